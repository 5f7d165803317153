// Finds which of thousands of strings stand inside a word, by their first letters.

/// Strings by their first few letters.
struct LetterWindows: Sendable {
    private let length: Int
    private var heads: [UInt64: [(letters: [UInt8], rule: Int32)]] = [:]
    /// One bit for a hash of each head, so that most places of most words are passed at once.
    private var bits = [UInt64](repeating: 0, count: 2048)

    init(length: Int) { self.length = length }

    var isEmpty: Bool { heads.isEmpty }

    /// - Parameter isNew: whether nothing was added for this rule before.
    mutating func add(_ letters: [UInt8], rule: Int32, isNew: Bool = false) {
        guard letters.count >= length else { return }
        let head = letters.prefix(length).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        if !isNew, heads[head]?.contains(where: { $0.rule == rule && $0.letters == letters }) ?? false { return }
        heads[head, default: []].append((letters, rule))
        let bit = Self.bit(head)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Every string that stands in the letters, with the place where it begins.
    func found(in letters: [UInt8], _ body: (_ rule: Int32, _ at: Int, _ length: Int) -> Void) {
        guard letters.count >= length, !heads.isEmpty else { return }
        let mask: UInt64 = (1 << UInt64(8 * length)) - 1
        var head: UInt64 = 0
        for place in letters.indices {
            head = (head << 8 | UInt64(letters[place])) & mask
            let start = place - length + 1
            guard start >= 0 else { continue }
            let bit = Self.bit(head)
            guard bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let ends = heads[head] else { continue }
            for (text, rule) in ends
            where start + text.count <= letters.count && letters[start..<start + text.count].elementsEqual(text) {
                body(rule, start, text.count)
            }
        }
    }

    private static func bit(_ head: UInt64) -> Int { Int((head &* 0x9E37_79B9_7F4A_7C15) >> 47) }
}

/// Says of most texts that they are none of some, without looking them up.
struct LetterFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    mutating func add(_ letters: some Sequence<UInt8>) {
        let bit = Self.bit(letters)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Whether a text may be one of them; false only where it is none.
    func mayHold(_ letters: some Sequence<UInt8>) -> Bool {
        let bit = Self.bit(letters)
        return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    private static func bit(_ letters: some Sequence<UInt8>) -> Int {
        let hash = letters.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 46)
    }
}
