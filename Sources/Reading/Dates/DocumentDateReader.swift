// Finds the day of the document in its text: a line of its own, a dateline, "Published 10 April 2024", the date under a signature.
import CaseModel
import Syntax

/// Reads date lines at the top and the bottom of a page.
struct DocumentDateReader {
    /// How a line shows that it dates the document, best first.
    enum Sign: Int { case published, ownLine, dateline, updated, signed }

    let page: Page
    /// Tokens of each line that has any, in order.
    private let lines: [Range<Int>]
    private let places: PageLines

    private static let published: Set<String> = ["published", "posted", "issued", "date", "released", "publication"]
    private static let updated: Set<String> = [
        "updated", "update", "affairs", "compiled", "modified", "revised", "edited", "of",
    ]
    private static let prepositions: Set<String> = [
        "of", "on", "in", "since", "until", "by", "from", "before", "after", "during", "between", "for", "at", "to",
        "born",
    ]

    init(page: Page) {
        self.page = page
        places = PageLines(page: page)
        lines = places.lines
    }

    /// Mentions that date the document, with the best day among them.
    func read() -> (day: EDTF?, mentions: [Int]) {
        let zone = zone()
        var found: [(sign: Sign, mention: Int, day: EDTF)] = []
        var datelines: [Int] = []
        for (index, mention) in page.times.enumerated() where mention.kind == .point && mention.bound == nil {
            guard let line = lineIndex(of: mention.tokens.lowerBound), zone.contains(line) else { continue }
            guard case .calendar(let date)? = mention.expression, date.day != nil, date.month != nil else { continue }
            guard let sign = sign(of: mention.tokens, in: lines[line], number: line) else { continue }
            datelines.append(index)
            if let resolved = DateResolver().resolve(.calendar(date)), resolved.date.isDay {
                found.append((sign, index, resolved.date))
            }
        }
        let best = found.min { ($0.sign.rawValue, $0.mention) < ($1.sign.rawValue, $1.mention) }
        return (best?.day, datelines)
    }

    /// The day on which a letter or note that the page publishes was written: "Written on 5 December" near the top.
    func writingDay(published: CivilDay?) -> CivilDay? {
        for mention in page.times where mention.kind == .point && mention.bound == nil {
            let first = mention.tokens.lowerBound
            guard let line = lineIndex(of: first), line < 5, first > 1, let expression = mention.expression else {
                continue
            }
            let before = page.tokens[first - 1].lower == "on" ? first - 2 : first - 1
            guard before >= 0, page.tokens[before].shape != .lower,
                ["written", "recorded", "dictated"].contains(page.tokens[before].lower)
            else { continue }
            var resolver = DateResolver()
            resolver.document = published
            if let day = resolver.resolve(expression)?.date.day { return day }
        }
        return nil
    }

    /// The lines in which a document dates itself: the first seven and the last three.
    private func zone() -> IndexSetOfLines { IndexSetOfLines(count: lines.count) }

    private func lineIndex(of token: Int) -> Int? { places.index(of: token) }

    private func sign(of tokens: Range<Int>, in line: Range<Int>, number: Int) -> Sign? {
        let before = line.lowerBound..<tokens.lowerBound
        if before.suffix(5).contains(where: { ["birth", "born", "b."].contains(page.tokens[$0].lower) }) { return nil }
        if let word = metadataWord(before) { return word }
        if isPublicationLine(line, before: tokens) { return .published }
        // "of 6 June 2022" is a date of something else.
        if let last = before.last, Self.prepositions.contains(page.tokens[last].lower) { return nil }
        // A sentence of its own: "A. Rakhimova, advocate. 19 September 2022."
        let sentence = page.words.sentences[page.sentence(of: tokens.lowerBound)].tokens
        if sentence.count <= tokens.count + 1, tokens.upperBound >= line.upperBound - 1,
            sentence.lowerBound == tokens.lowerBound,
            sentence.lowerBound > line.lowerBound
        {
            return number < 7 ? .ownLine : .signed
        }
        var rest = afterClock(tokens.upperBound, in: line)
        // "GENEVA (11 June 2024) -"
        if rest < line.upperBound - 1, page.tokens[rest].lower == ")",
            before.last.map({ page.tokens[$0].lower == "(" }) ?? false
        {
            rest += 1
        }
        let isWhole =
            rest >= line.upperBound || (rest..<line.upperBound).allSatisfy { page.tokens[$0].shape == .punctuation }
        if before.allSatisfy({ page.tokens[$0].shape == .punctuation }) {
            guard isWhole else { return nil }
            return isHeadingOfMore(number) ? nil : .ownLine
        }
        guard before.count <= 16, afterByline(before).allSatisfy({ isOfDateline($0) }) else {
            // A line without a verb that ends with the date: "From our correspondent in Kostanay. August 22, 2024".
            if isWhole, number < 4, isHeader(line, before: tokens.lowerBound) { return .ownLine }
            if isWhole, line.allSatisfy({ page.tokens[$0].shape != .lower }), number < 4 { return .ownLine }
            let isShort =
                line.count <= 22 && isWhole
                && !(line.contains { page.tokens[$0].tag == .verb || page.tokens[$0].tag == .aux })
            return isShort ? (number < 7 ? .ownLine : .signed) : nil
        }
        if isWhole { return number < 7 ? .ownLine : .signed }
        let next = page.tokens[rest]
        // "TBILISI, December 11, 2024—", "Dushanbe, September 4, 2020. Ten days", "ALMATY, Nov 6 (Reuters) -"
        if next.lower == "-" || next.lower == "/" || next.lower == "--" || next.lower == ":" || next.lower == "."
            || next.lower == "("
            || next.lower == "|"
        {
            return number < 7 ? .dateline : nil
        }
        return nil
    }

    /// "Monitoring group 'A', issue 26, 1 March 2024": a line near the top that ends with the date and is no sentence.
    private func isHeader(_ line: Range<Int>, before date: Int) -> Bool {
        guard line.count <= 24, date > line.lowerBound, let last = line.last, page.tokens[last].lower != "." else {
            return false
        }
        return [",", "|", "-", "/", ":", ")"].contains(page.tokens[date - 1].lower)
    }

    /// "Published by the Centre for Press Solidarity, Vilnius, on 5 June 2024"
    private func isPublicationLine(_ line: Range<Int>, before date: Range<Int>) -> Bool {
        guard line.count <= 24, page.tokens[line.lowerBound].shape != .lower,
            Self.published.contains(page.tokens[line.lowerBound].lower)
        else { return false }
        return afterClock(date.upperBound, in: line) >= line.upperBound
            || (date.upperBound..<line.upperBound).allSatisfy { page.tokens[$0].shape == .punctuation }
    }

    private func metadataWord(_ before: Range<Int>) -> Sign? {
        for token in before.suffix(5).reversed() {
            let lower = page.tokens[token].lower
            if lower == "of", token > before.lowerBound, page.tokens[token - 1].lower == "as" { return .updated }
            let isLabel =
                page.tokens[token].shape != .lower || before.first.map({ page.tokens[$0].lower == "(" }) ?? false
                || token > before.lowerBound && ["last", "first", "page"].contains(page.tokens[token - 1].lower)
            guard isLabel else { continue }
            if Self.published.contains(lower) { return .published }
            if lower != "of", Self.updated.contains(lower) { return .updated }
            if lower == "." || lower == ";" || lower == ")" { return nil }
        }
        return nil
    }

    /// What follows "By our staff," or "From our correspondent in Quetta," at the head of a line.
    private func afterByline(_ words: Range<Int>) -> Range<Int> {
        guard let first = words.first, ["by", "from"].contains(page.tokens[first].lower),
            page.tokens[first].shape != .lower,
            let comma = words.first(where: { [",", "|", "."].contains(page.tokens[$0].lower) }), comma - first <= 6
        else { return words }
        return comma..<words.upperBound
    }

    private func isOfDateline(_ token: Int) -> Bool {
        let token = page.tokens[token]
        switch token.shape {
        case .punctuation: return token.lower != ";" && token.lower != "?" && token.lower != "\""
        case .capitalised, .upper, .mixed: return true
        case .number: return false
        case .lower: return token.lower == "and" || token.lower == "of" || token.lower == "the"
        }
    }

    /// The token after a time of day that follows the date.
    private func afterClock(_ token: Int, in line: Range<Int>) -> Int {
        var next = token
        if next < line.upperBound, page.tokens[next].lower == "," || page.tokens[next].lower == "at" { next += 1 }
        if let end = places.clockEnd(next) ?? (next < line.upperBound ? places.clockEnd(next + 1) : nil) { return end }
        return token
    }

    /// Whether more lines like this stand below: headings of a chronology, not the day of the document.
    private func isHeadingOfMore(_ number: Int) -> Bool {
        var count = 0
        for mention in page.times where mention.kind == .point {
            guard let line = lineIndex(of: mention.tokens.lowerBound), line != number,
                mention.tokens.lowerBound == lines[line].lowerBound,
                case .calendar(let date)? = mention.expression, date.day != nil, date.month != nil
            else { continue }
            if mention.tokens.upperBound >= lines[line].upperBound - 1 { count += 1 }
        }
        return count > 1
    }
}

/// The first seven and the last three of so many lines.
struct IndexSetOfLines {
    let count: Int
    func contains(_ line: Int) -> Bool { line < 7 || line >= count - 3 }
}
