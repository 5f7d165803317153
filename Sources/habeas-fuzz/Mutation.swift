// How a report is damaged: bytes flipped, pieces cut, doubled and moved between reports, and tokens that parsers trip over.

/// A stream of numbers that only its seed decides.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// The next number below a bound.
    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 1) % max(bound, 1)
    }
}

enum Mutation {
    private static let tokens: [[UInt8]] = [
        "<", ">", "</", "<!--", "-->", "<script>", "</p>", "<table>", "<article>", "&", "&#", "&#x", ";", "\"", "'",
        "“", "”", "’", "(", ")", ", ",
        ". ", "\n", "\n\n", "\u{0}", "\u{FEFF}", "\u{301}", "\u{202E}", "\u{1F1F0}", "и", "ş", "Article ", "Part ",
        "§ ", "2024-", "31 February ",
        "on the ", " and ", " of ", "the couple ", "both ", "his ", " not ", " if ", " said ", "a certain ", "17:00",
        "15 days", " a year ago", "()",
        "[[", "1,000,000,000,000,000,000,000", "99999999999999999999", "0", "-", "–", "…",
        "Articles 1, 2, 3 and 4(5)(6)(7)", "<time datetime=\"",
        "<meta charset=\"koi8-r\">", "<script type=\"application/ld+json\">{\"datePublished\":", "<b><i><u>",
    ].map { Array($0.utf8) }

    /// One damaged report.
    static func damage(_ seeds: [[UInt8]], with chance: inout Chance) -> [UInt8] {
        var input = seeds[chance.below(seeds.count)]
        if input.count > 60_000 { input = Array(input.prefix(60_000)) }
        for _ in 0...chance.below(8) {
            let place = chance.below(input.count + 1)
            let length = min(chance.below(chance.below(2) == 0 ? 8 : 600), input.count - place)
            switch chance.below(9) {
            case 0: if place < input.count { input[place] = UInt8(chance.below(256)) }
            case 1: input.removeSubrange(place..<place + length)
            case 2: input.insert(contentsOf: tokens[chance.below(tokens.count)], at: place)
            case 3:
                let piece = Array(input[place..<place + length])
                for _ in 0...chance.below(6) { input.insert(contentsOf: piece, at: place) }
            case 4:
                let other = seeds[chance.below(seeds.count)]
                let start = chance.below(other.count)
                input.insert(contentsOf: other[start..<min(start + chance.below(800), other.count)], at: place)
            case 5: input = Array(input.prefix(place))
            case 6: input.replaceSubrange(place..<place + length, with: tokens[chance.below(tokens.count)])
            case 7:
                input.insert(
                    contentsOf: Array(repeating: tokens[chance.below(tokens.count)], count: chance.below(60)).joined(),
                    at: place)
            default: input[place..<place + length].reverse()
            }
            if input.isEmpty { input = tokens[chance.below(tokens.count)] }
        }
        return input
    }
}
