// Superlatives of the source: kept as claims to check against the casebook, never believed.
public import CaseModel

/// A superlative or "first" that the source states.
public struct ClaimToCheck: Hashable, Sendable {
    /// The words: "a record year".
    public var words: String
    /// Where they stand.
    public var span: ByteSpan
    /// Computed intervals that it may be about, told in the unit that the claim names.
    public var intervals: [Interval]
    /// Why it is listed.
    public var rule: String
}

struct ClaimReader {
    let text: String

    func claims(beside intervals: [Interval]) -> [ClaimToCheck] {
        var claims: [ClaimToCheck] = []
        let words = Words(text)
        for index in words.list.indices where claims.count < 200 {
            guard let range = claim(at: index, in: words) else { continue }
            let span = ByteSpan(words.list[range.lowerBound].start, words.list[range.upperBound - 1].end)
            let unit = range.lazy.compactMap { Self.units[words.lower($0)] }.first
            let about = intervals.filter { unit != nil && $0.length.unit == unit && $0.length.value > 0 }
            claims.append(
                ClaimToCheck(
                    words: Wording.quote([span], in: text) ?? "", span: span, intervals: about,
                    rule: "the source says so; to be checked against all cases on record"))
        }
        return claims
    }

    /// Words of which every claim has one.
    static let telltales: [String] = ["record", "unprecedented", "first"] + superlatives.sorted()
    static let units: [String: IntervalLength.Unit] = [
        "day": .day, "days": .day, "month": .month, "months": .month, "year": .year, "years": .year,
    ]
    private static let superlatives: Set<String> = [
        "longest", "shortest", "harshest", "heaviest", "highest", "largest", "biggest", "youngest", "oldest", "fastest",
        "worst", "lowest", "severest", "toughest",
    ]
    private static let scopes: Set<String> = [
        "ever", "history", "since", "date", "yet", "far", "independence", "decades", "recent", "country", "world",
    ]

    /// "a record year", "the longest term ever", "for the first time", "unprecedented".
    private func claim(at index: Int, in words: Words) -> Range<Int>? {
        switch words.lower(index) {
        case "record":
            let before = words.lower(index - 1)
            let after = words.lower(index + 1)
            guard before == "a" || before == "the" || before == "in",
                before != "in" || ["time", "numbers"].contains(after), words.isJoined(index, index + 1)
            else { return nil }
            guard
                ![
                    "of", "that", "was", "is", "and", "or", "in", "for", "with", "to", "on", "as", "which", "books",
                    "had", "has", "shows", "by", "at", "label", "company",
                ].contains(after)
            else { return nil }
            return before == "in" ? index..<(index + 2) : (index - 1)..<(index + 2)
        case "unprecedented": return index..<(index + 1)
        case "first":
            guard words.lower(index - 1) == "the", words.lower(index - 2) == "for", words.lower(index + 1) == "time"
            else { return nil }
            return (index - 2)..<(index + 2)
        case let word where Self.superlatives.contains(word):
            let end = min(index + 9, words.list.count)
            guard
                let scope = ((index + 1)..<max(index + 1, end)).first(where: {
                    Self.scopes.contains(words.lower($0)) && words.isJoined(index, $0)
                })
            else { return nil }
            return index..<(scope + 1)
        default: return nil
        }
    }
}

/// The words of a text with their bytes; a mark of punctuation parts two words.
private struct Words {
    struct Word {
        var start: Int
        var end: Int
        /// Whether a full stop, comma or line end stands before it.
        var isParted: Bool
    }

    let bytes: [UInt8]
    private(set) var list: [Word] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var at = 0
        var isParted = true
        while at < bytes.count {
            let byte = bytes[at]
            if (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 128 {
                let start = at
                while at < bytes.count,
                    (bytes[at] | 32) >= 97 && (bytes[at] | 32) <= 122 || bytes[at] >= 128 || bytes[at] == 45
                { at += 1 }
                list.append(Word(start: start, end: at, isParted: isParted))
                isParted = false
            } else {
                if byte == 46 || byte == 44 || byte == 10 || byte == 59 || byte == 33 || byte == 63 { isParted = true }
                at += 1
            }
        }
    }

    func lower(_ index: Int) -> String {
        guard list.indices.contains(index), list[index].end - list[index].start <= 15 else { return "" }
        return String(decoding: bytes[list[index].start..<list[index].end], as: UTF8.self).lowercased()
    }

    /// Whether nothing parts the words from one to another.
    func isJoined(_ first: Int, _ last: Int) -> Bool {
        guard first < last, list.indices.contains(last) else { return false }
        return !list[(first + 1)...last].contains { $0.isParted }
    }
}
