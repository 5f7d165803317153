// Reads the list of articles of one citation with their parts: "182, part 2, and 405, part 2", "174(2) and 256(1)", "12-14".
import CaseModel

struct ArticleListReader {
    let text: CitationPieces
    let names: CodeNameReader
    let isPlural: Bool
    let isSection: Bool

    /// The articles from a number on, and the piece after them.
    func list(from index: Int) -> (articles: [Citation.Article], end: Int)? {
        guard let (first, afterFirst) = articles(at: index) else { return nil }
        var articles = first
        var end = afterFirst
        for _ in 0..<40 {
            guard let next = nextArticles(after: end, count: articles.count) else { break }
            if let part = next.morePart {
                articles[articles.count - 1].parts.append(contentsOf: part)
            } else {
                articles += next.articles
            }
            end = next.end
        }
        return (articles, end)
    }

    /// Further articles of a list, or a further part of its last article.
    private struct Next {
        var articles: [Citation.Article]
        var morePart: [String]?
        var end: Int
    }

    /// What a separator leads to: further articles, or a further part of the last article.
    private func nextArticles(after end: Int, count: Int) -> Next? {
        var at = names.glossEnd(end) ?? end
        let start = at
        while at < start + 4, LegalWords.isSeparator(text.lower(at)) { at += 1 }
        guard at > start else { return nil }
        if at - start == 1, text.lower(start) == "in" || text.lower(start) == "with" || text.lower(start) == "as" {
            return nil
        }
        // "Article 488, part 1 and part 6"
        if start == end, let (parts, after, _) = wordedParts(at: at), !leadsToHead(after) {
            return Next(articles: [], morePart: parts, end: after)
        }
        guard text.isNumber(at), !LegalWords.isYear(text.number(at)), let (found, after) = articles(at: at) else {
            return nil
        }
        return isArticle(found, at: at, after: after, count: count)
            ? Next(articles: found, morePart: nil, end: after) : nil
    }

    /// Whether a number after a separator is an article and not a count or a date.
    private func isArticle(_ found: [Citation.Article], at index: Int, after: Int, count: Int) -> Bool {
        let next = text.lower(after)
        if [
            "years", "year", "months", "days", "people", "others", "persons", "tenge", "roubles", "rubles", "percent",
            "million",
        ].contains(next) {
            return false
        }
        if found.contains(where: { !$0.parts.isEmpty || $0.number.contains { "-./".contains($0) } }) { return true }
        if names.name(after: after) != nil { return true }
        if isPlural, count == 1 { return true }
        if text.isWord(after) {
            return LegalWords.followers.contains(next) && (isPlural || text.lower(index - 1) != ",")
        }
        if text.kind(after) == .lineEnd || !isPlural {
            return isPlural || text.lower(index - 1) == "and" && !text.isMark(after, ":")
        }
        return !text.isMark(after, ":") && !text.isMark(after, "%")
    }

    // MARK: One article, or the ends of a range

    private func articles(at index: Int) -> (articles: [Citation.Article], end: Int)? {
        guard text.isNumber(index), let numbers = numbers(at: index) else { return nil }
        var end = index + 1
        var last = numbers.last ?? ""
        if LegalWords.latin.contains(text.lower(end)) {
            last += " " + text.lower(end)
            end += 1
            if text.isNumber(end), text.number(end).utf8.count == 1, !text.isCapitalised(end + 1) {  // "144 bis 2"
                last += " " + text.number(end)
                end += 1
            }
        } else if isSection || isPlural, isLoneLetter(end) {
            last += text.text(end)
            end += 1
        }
        var articles = numbers.dropLast().map { Citation.Article(number: $0, parts: []) }
        articles.append(Citation.Article(number: last, parts: []))
        if let (more, after) = range(from: last, at: end) {
            return (articles + more.map { Citation.Article(number: $0, parts: []) }, after)
        }
        if let stroke = strokePart(of: index, numbers: numbers) {
            articles[articles.count - 1] = Citation.Article(number: stroke.article, parts: [stroke.part])
        }
        if let (bracketed, after) = bracketParts(at: end) {
            // "Article 307(1), part 2": where a part follows, the bracket belongs to the number (307¹).
            if bracketed.count == 1, let (parts, afterParts) = parts(at: after), !isSection {
                articles[articles.count - 1].number += "(" + (bracketed.first ?? "") + ")"
                articles[articles.count - 1].parts += parts
                end = afterParts
            } else {
                articles[articles.count - 1].parts += bracketed
                end = after
            }
        } else if let (parts, after) = parts(at: end) {
            articles[articles.count - 1].parts += parts
            end = after
        }
        return (articles, end)
    }

    /// "153 A": a letter that belongs to the number, before a mark, "of", "and" or the end.
    private func isLoneLetter(_ index: Int) -> Bool {
        guard text.isWord(index), text.pieces[index].end - text.pieces[index].start == 1, text.isCapitalised(index)
        else { return false }
        return !text.isWord(index + 1) && !text.isMark(index + 1, ".")
            || ["of", "and", "or"].contains(text.lower(index + 1))
    }

    /// The numbers one piece holds: "36/307-1" are two articles; `nil` for "16th" and the like.
    private func numbers(at index: Int) -> [String]? {
        let number = text.number(index)
        if number.hasSuffix("th") || number.hasSuffix("st") || number.hasSuffix("nd") || number.hasSuffix("rd") {
            return nil
        }
        let letters = number.utf8.reduce(0) { $0 + ((48...57).contains($1) || [45, 46, 47].contains($1) ? 0 : 1) }
        let isLatin = LegalWords.latin.contains(String(number.drop { $0.isNumber }).lowercased())  // "96bis"
        guard letters <= 2 || isLatin, number.utf8.count <= 14 else { return nil }
        guard number.contains("/") else {
            guard isPlural, let dash = number.firstIndex(of: "-"), let low = Int(number[..<dash]),
                let high = Int(number[number.index(after: dash)...]), high > low
            else { return [number] }
            return (low...min(high, low + 30)).map { String($0) }  // "ss. 12-14"
        }
        let sides = number.split(separator: "/").map { String($0) }
        guard sides.count > 2 || strokePart(of: index, numbers: sides) == nil else { return [number] }
        return sides
    }

    /// "314/2": part 2 of article 314, where what follows the stroke is small.
    private func strokePart(of index: Int, numbers: [String]) -> (article: String, part: String)? {
        let sides = text.number(index).split(separator: "/").map { String($0) }
        guard sides.count == 2, let part = Int(sides[1]), part <= 20,
            let article = Int(sides[0].prefix { $0.isNumber }), article > part || sides[1].count == 1
        else { return nil }
        return (sides[0], sides[1])
    }

    /// The rest of "12–14" or "12 to 14".
    private func range(from first: String, at index: Int) -> (numbers: [String], end: Int)? {
        let isRange =
            text.isDash(index) && text.isNumber(index + 1) && !text.isMark(index, "-")
            || isPlural && ["to", "through"].contains(text.lower(index)) && text.isNumber(index + 1)
        guard isRange, let low = Int(first), let high = Int(text.number(index + 1)), high > low, high < 2000,
            high - low <= 60
        else { return nil }
        return ((low + 1...high).map { String($0) }, index + 2)
    }

    // MARK: Parts

    /// The parts that follow an article in words: ", part 2", "(part 2)", "p. 4", "part one", ", section 9".
    private func parts(at index: Int) -> (parts: [String], end: Int)? {
        var at = index
        var parts: [String] = []
        var rank = 0
        var end = index
        let isOpen = text.isMark(at, "(")
        for _ in 0..<3 {
            if text.isMark(at, "(") && isOpen && at == index || text.isMark(at, ",")
                || text.isMark(at, ".") && !text.isCapitalised(at + 1)
            {
                at += 1
            }
            guard let (values, after, own) = wordedParts(at: at) ?? ordinalPart(at: at), !leadsToHead(after) else {
                break
            }
            at = after
            if own > rank {
                parts = values
                rank = own
            }
            end = at
            if text.lower(at) == "of" || isOpen && text.isMark(at, ")") { break }
        }
        if isOpen {
            // "(part 2, paragraph 1)"
            guard text.isMark(end, ")") else { return nil }
            end += 1
        }
        return parts.isEmpty ? nil : (parts, end)
    }

    /// "(2)", "(1)(b)", "(1) and (2)".
    private func bracketParts(at index: Int) -> (parts: [String], end: Int)? {
        guard let (first, after) = bracket(at: index) else { return nil }
        var parts = [first]
        var end = after
        while let (inner, next) = bracket(at: end), let last = parts.last {
            parts[parts.count - 1] = last + "(" + inner + ")"
            end = next
        }
        while ["and", ",", "or", "&"].contains(text.lower(end)), let (value, next) = bracket(at: end + 1) {
            parts.append(value)
            end = next
        }
        return (parts, end)
    }

    private func bracket(at index: Int) -> (value: String, end: Int)? {
        guard text.isMark(index, "("), text.isMark(index + 2, ")") else { return nil }
        let value = text.text(index + 1)
        if text.isNumber(index + 1) { return value.utf8.count <= 3 ? (value, index + 3) : nil }
        let isRoman = value.utf8.count <= 4 && value.allSatisfy { "ivxIVX".contains($0) }
        guard text.isWord(index + 1), value.utf8.count == 1 || isRoman else { return nil }
        return (value, index + 3)
    }

    /// "part 2", "parts 1 and 2", "p. 4", "part one", "paragraph (b)".
    func wordedParts(at index: Int) -> (parts: [String], end: Int, rank: Int)? {
        let word = text.isMark(index, utf8: [0xC2, 0xB6]) ? "¶" : text.isSectionSign(index) ? "§" : text.lower(index)
        guard let rank = LegalWords.partRank(word) else { return nil }
        var at = index + 1
        if text.isMark(at, ".") { at += 1 }
        guard let (first, after) = partValue(at: at) else { return nil }
        var parts = [first]
        var end = after
        while ["and", ",", "or", "&"].contains(text.lower(end)) {
            var next = end + 1
            if text.lower(end) == ",", ["and", "or"].contains(text.lower(next)) { next += 1 }
            guard LegalWords.isPluralPart(word), let (value, last) = partValue(at: next),
                Int(value).map({ $0 <= 40 }) ?? true, text.lower(last) != "years"
            else { break }
            parts.append(value)
            end = last
        }
        return (parts, end, rank)
    }

    private func ordinalPart(at index: Int) -> (parts: [String], end: Int, rank: Int)? {
        let at = text.lower(index) == "the" ? index + 1 : index
        guard let ordinal = LegalWords.ordinals[text.lower(at)], let rank = LegalWords.partRank(text.lower(at + 1)),
            text.lower(at + 2) != "of"
        else { return nil }
        return ([ordinal], at + 2, rank)
    }

    private func partValue(at index: Int) -> (value: String, end: Int)? {
        if let inner = bracket(at: index) { return inner }
        if text.isQuote(index), text.isWord(index + 1), text.pieces[index + 1].end - text.pieces[index + 1].start == 1,
            text.isQuote(index + 2)
        {
            return (text.text(index + 1), index + 3)
        }
        if text.isNumber(index) {
            let value = text.number(index)
            guard value.utf8.count <= 5, !LegalWords.isYear(value), numbers(at: index) != nil else { return nil }
            if text.isMark(index + 1, "("), let inner = bracket(at: index + 1) {
                return (value + "(" + inner.value + ")", inner.end)
            }
            return (value, index + 1)
        }
        guard text.isWord(index) else { return nil }
        let word = text.lower(index)
        if let number = LegalWords.numberWords[word] { return (number, index + 1) }
        let isRoman = word.utf8.count <= 4 && word.allSatisfy { "ivx".contains($0) } && text.isCapitalised(index)
        if isRoman { return (text.text(index), index + 1) }
        return word.utf8.count == 1 && word != "s"
            && (word != "a" || !text.isWord(index + 1) || text.lower(index + 1) == "of")
            ? (text.text(index), index + 1) : nil
    }

    /// Whether "of Article" or an article word follows, so that what was read belongs to the next citation.
    private func leadsToHead(_ index: Int) -> Bool {
        var at = index
        if text.isMark(at, ",") { at += 1 }
        if text.lower(at) == "of" { at += 1 }
        if text.lower(at) == "the" { at += 1 }
        guard LegalWords.isHead(text.lower(at)) else { return false }
        // ", and Article 5" is another citation; ", Article 5" or " of Article 5" owns the part.
        return text.isNumber(at + 1) || text.isMark(at + 1, ".") && text.isNumber(at + 2)
    }
}
