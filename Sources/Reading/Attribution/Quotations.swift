// The stretches of a text that stand in quotation marks.
import Syntax

/// The quotations of a page, as ranges of tokens between the marks.
struct Quotations {
    private(set) var ranges: [Range<Int>] = []

    /// Reads the marks line by line: a quotation ends with its line at the latest.
    init(_ page: Page) {
        var opened: Int?
        var line = -1
        for sentence in page.words.sentences {
            if sentence.line != line {
                if let start = opened { close(start, at: sentence.tokens.lowerBound) }
                opened = nil
                line = sentence.line
            }
            for token in sentence.tokens
            where page.tokens[token].shape == .punctuation && page.tokens[token].lower == "\"" {
                switch (opened, side(of: token, in: page)) {
                case (nil, .closing): continue
                case (nil, _): opened = token
                case (let start?, .opening):
                    close(start, at: token)
                    opened = token
                case (let start?, _):
                    close(start, at: token)
                    opened = nil
                }
            }
        }
        if let start = opened { close(start, at: page.tokens.count) }
    }

    private enum Side { case opening, closing, either }

    private func side(of token: Int, in page: Page) -> Side {
        let bytes = page.words.bytes
        let start = page.tokens[token].start
        guard start + 2 < bytes.count, bytes[start] == 0xE2, bytes[start + 1] == 0x80 else {
            if bytes[start] == 0xC2, start + 1 < bytes.count { return bytes[start + 1] == 0xAB ? .opening : .closing }
            return .either
        }
        switch bytes[start + 2] {
        case 0x9C, 0x9E: return .opening
        case 0x9D: return .closing
        default: return .either
        }
    }

    private mutating func close(_ start: Int, at end: Int) {
        if end > start + 1 { ranges.append(start + 1..<end) }
    }

    /// The quotations of one sentence, as ranges of units; marks themselves are left out.
    func units(of clause: ParsedSentence) -> [Range<Int>] {
        guard let first = clause.units.first?.tokens.lowerBound, let last = clause.units.last?.tokens.upperBound else {
            return []
        }
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= first { low = middle + 1 } else { high = middle }
        }
        var found: [Range<Int>] = []
        while low < ranges.count, ranges[low].lowerBound < last {
            let inside = clause.units.indices.filter { ranges[low].contains(clause.units[$0].tokens.lowerBound) }
            if let start = inside.first, let end = inside.last { found.append(start..<end + 1) }
            low += 1
        }
        return found
    }

    /// The quotation that holds a token.
    func holding(_ token: Int) -> Range<Int>? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(token) ? ranges[low] : nil
    }
}
