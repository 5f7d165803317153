// Reads citations of law piece by piece: parts before the article, the articles, their parts, and the code named beside them.
import CaseModel

/// One citation: "Articles 182, part 2, and 405, part 2, of the Criminal Code".
struct Citation {
    struct Article {
        var number: String
        var parts: [String]
    }

    var articles: [Article]
    /// Pieces of the citation with its parts and the name of its code.
    var pieces: Range<Int>
    /// The piece after the last article and its parts, before the code.
    var listEnd: Int
    /// The code named right beside it.
    var code: CodeName?
    /// Whether the word for it was "section", as common-law countries cite acts.
    var isSection: Bool
    /// Whether nothing but "and", a comma or an explanation in brackets stands between it and the citation before.
    var joinsPrevious = false
}

struct CitationParser {
    let text: CitationPieces
    let names: CodeNameReader

    /// Stands for the article cited last until it is known.
    private static let sameArticle = "="

    /// All citations of the text, in order.
    func citations() -> [Citation] {
        var found: [Citation] = []
        var at = 0
        while at < text.count {
            guard var citation = citation(at: at) else {
                at += 1
                continue
            }
            if citation.articles.first?.number == Self.sameArticle {
                // "part 3 of the same article"
                guard let article = found.last?.articles.last?.number else {
                    at += 1
                    continue
                }
                citation.articles[0].number = article
            }
            if let last = found.last {
                citation.joinsPrevious = joins(last.pieces.upperBound, citation.pieces.lowerBound)
            }
            at = max(citation.pieces.upperBound, at + 1)
            found.append(citation)
        }
        return found
    }

    /// The citation that starts at a piece, with a part, an article word, or a bare number before the name of a code.
    private func citation(at index: Int) -> Citation? {
        switch text.kind(index) {
        case .number: return bareCitation(at: index)
        case .lineEnd: return nil
        case .mark:
            guard text.isSectionSign(index) else { return nil }
            return headedCitation(at: index, start: index, partsBefore: [])
        case .word:
            guard (index + 1...index + 7).contains(where: { text.isNumber($0) }) else { return nil }
            let word = text.lower(index)
            if LegalWords.isHead(word), word != "s" || !text.isQuote(index - 1) {
                return headedCitation(at: index, start: index, partsBefore: [])
            }
            if let (parts, start, head) = partsBefore(at: index, word: word) {
                if text.lower(head) == "same" || text.lower(head) == "that" {
                    return Citation(
                        articles: [Citation.Article(number: Self.sameArticle, parts: parts)],
                        pieces: start..<(head + 2), listEnd: head + 2,
                        code: nil, isSection: false)
                }
                return headedCitation(at: head, start: start, partsBefore: parts)
            }
            return nil
        }
    }

    // MARK: "Article 297, part 2"

    private func headedCitation(at head: Int, start: Int, partsBefore: [String]) -> Citation? {
        guard let (afterHead, isPlural) = headEnd(head) else { return nil }
        let word = text.isSectionSign(head) ? "§" : text.lower(head)
        let reader = ArticleListReader(
            text: text, names: names, isPlural: isPlural, isSection: word.hasPrefix("s") || word == "§")
        guard let (list, end) = reader.list(from: afterHead) else { return nil }
        var articles = list
        if !partsBefore.isEmpty {
            for position in articles.indices where articles[position].parts.isEmpty {
                articles[position].parts = partsBefore
            }
        }
        var citation = Citation(
            articles: articles, pieces: start..<end, listEnd: end, code: nil, isSection: reader.isSection)
        if let name = names.name(after: end) {
            citation.code = name
            citation.pieces = start..<name.pieces.upperBound
        } else if let name = names.name(before: start) {
            citation.code = name
            citation.pieces = min(name.pieces.lowerBound, start)..<end
        }
        return isLaw(citation, head: head) ? citation : nil
    }

    /// After the word for article ("Art." with its point), and whether it is plural; `nil` where no number follows.
    private func headEnd(_ head: Int) -> (Int, isPlural: Bool)? {
        var at = head + 1
        var isPlural = false
        if text.isSectionSign(head) {
            if text.isSectionSign(at) {
                at += 1
                isPlural = true
            }
        } else {
            isPlural = LegalWords.isPluralHead(text.lower(head))
            if text.isMark(at, ".") { at += 1 }
            if ["no", "nos", "number"].contains(text.lower(at)) { at += text.isMark(at + 1, ".") ? 2 : 1 }
        }
        return text.isNumber(at) ? (at, isPlural) : nil
    }

    /// Whether an article word with a number is a citation and not a ward of a prison or the organisation ARTICLE 19.
    private func isLaw(_ citation: Citation, head: Int) -> Bool {
        guard citation.code == nil else { return true }
        let number = citation.articles.first?.number ?? ""
        let next = text.lower(citation.pieces.upperBound)
        if number == "19" || number == "18", citation.articles.count == 1, text.isCapitalised(head),
            citation.articles[0].parts.isEmpty
        {
            let before = text.lower(citation.pieces.lowerBound - 1)
            if text.isAllCapitals(head)
                || !["under", "of", "with", "by", "violating", "violates", "to", "in", "("].contains(before)
            {
                return false
            }
        }
        guard citation.isSection else { return true }
        if next == "of" || next == "in" || next == "at" {
            var at = citation.pieces.upperBound + 1
            while at < citation.pieces.upperBound + 6, text.isWord(at) {
                if LegalWords.buildings.contains(text.lower(at)) { return false }
                at += 1
            }
        }
        return true
    }

    // MARK: "part 1 of Article 205.2"

    /// A part before its article, the first piece of it and the piece of the article word.
    private func partsBefore(at index: Int, word: String) -> (parts: [String], start: Int, head: Int)? {
        guard LegalWords.isPart(word) else { return nil }
        let reader = ArticleListReader(text: text, names: names, isPlural: false, isSection: false)
        var start = index
        var parts: [String] = []
        var at = index
        var rank = 0
        if let ordinal = LegalWords.ordinals[text.lower(index - 1)] {
            parts = [ordinal]
            start = index - 1
            at = index + 1
        } else {
            guard let (values, end, own) = reader.wordedParts(at: index) else { return nil }
            parts = values
            rank = own
            at = end
        }
        // "paragraph 2, part 4, of Article 190": the part counts.
        for _ in 0..<3 {
            var next = at
            if text.isMark(next, ",") { next += 1 }
            if text.lower(next) == "of" { next += 1 }
            if text.lower(next) == "the" { next += 1 }
            if text.lower(next) == "same" || text.lower(next) == "that", text.lower(next + 1) == "article" {
                return (parts, start, next)
            }
            if LegalWords.isHead(text.lower(next)) || text.isSectionSign(next) {
                return headEnd(next) == nil ? nil : (parts, start, next)
            }
            guard let (values, end, own) = reader.wordedParts(at: next) else { return nil }
            if own > rank {
                parts = values
                rank = own
            }
            at = end
        }
        return nil
    }

    // MARK: "under 293-1 of the CC"

    private func bareCitation(at index: Int) -> Citation? {
        let before = text.lower(index - 1)
        guard ["under", "of", "on", "by", "with", "to", "and", "(", ",", ":", "charges", "charge"].contains(before),
            text.pieces[index].end - text.pieces[index].start >= 2
        else { return nil }
        let reader = ArticleListReader(text: text, names: names, isPlural: true, isSection: false)
        guard let (articles, end) = reader.list(from: index),
            !LegalWords.isYear(articles[0].number) || articles[0].number.contains("-"),
            let name = names.name(after: end), let code = name.code, code != .other, code != .constitution,
            !text.isMark(end, "(") || articles.count > 1 || !articles[0].parts.isEmpty
        else { return nil }
        return Citation(
            articles: articles, pieces: index..<name.pieces.upperBound, listEnd: end, code: name, isSection: false)
    }

    // MARK: Chains

    private func joins(_ end: Int, _ start: Int) -> Bool {
        var at = names.glossEnd(end) ?? end
        var separators = 0
        while at < start, separators < 4 {
            guard LegalWords.isSeparator(text.lower(at)) else { return false }
            at += 1
            separators += 1
        }
        return at == start && separators > 0
    }
}
