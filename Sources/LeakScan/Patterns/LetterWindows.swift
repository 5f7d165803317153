// Finds which of thousands of strings stand inside a word, by their first letters.

/// Strings by their first few letters.
struct LetterWindows: Sendable {
    private let length: Int
    private var heads: [UInt64: [(letters: [UInt8], rule: Int32)]] = [:]
    /// The first eight letters of those that have as many, and the heads of the others, so that most places of most words are passed at once.
    private var long = HashFilter(count: 1 << 10)
    private var short = HashFilter(count: 1 << 10)
    /// For how many each was made, and how many they hold.
    private var room = (long: 1 << 10, short: 1 << 10)
    private var count = (long: 0, short: 0)

    init(length: Int) { self.length = length }

    var isEmpty: Bool { heads.isEmpty }

    /// - Parameter isNew: whether nothing was added for this rule before.
    mutating func add(_ letters: [UInt8], rule: Int32, isNew: Bool = false) {
        guard letters.count >= length else { return }
        let head = letters.prefix(length).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        if !isNew, heads[head]?.contains(where: { $0.rule == rule && $0.letters == letters }) ?? false { return }
        heads[head, default: []].append((letters, rule))
        if letters.count < 8 { count.short += 1 } else { count.long += 1 }
        guard count.long > room.long || count.short > room.short else { return note(letters, head) }
        while room.long < count.long { room.long *= 2 }
        while room.short < count.short { room.short *= 2 }
        (long, short) = (HashFilter(count: room.long), HashFilter(count: room.short))
        for (head, ends) in heads { for (letters, _) in ends { note(letters, head) } }
    }

    private mutating func note(_ letters: [UInt8], _ head: UInt64) {
        if letters.count < 8 { return short.add(head) }
        long.add(letters.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// Every string that stands in the letters, with the place where it begins.
    func found(in letters: [UInt8], _ body: (_ rule: Int32, _ at: Int, _ length: Int) -> Void) {
        letters.withUnsafeBufferPointer { found(in: $0, isAnyCase: false, body) }
    }

    /// Every string that stands in the letters, with the place where it begins.
    ///
    /// - Parameter isAnyCase: whether English capitals count as small letters.
    @inline(__always)
    func found(
        in letters: UnsafeBufferPointer<UInt8>, isAnyCase: Bool,
        _ body: (_ rule: Int32, _ at: Int, _ length: Int) -> Void
    ) {
        guard letters.count >= length, !heads.isEmpty else { return }
        let count = letters.count
        let shift = UInt64(64 - 8 * length)
        // Eight letters from each place on, or what there is.
        var eight: UInt64 = 0
        for place in 0..<7 {
            eight = eight << 8 | (place < count ? UInt64(Self.letter(letters[place], isAnyCase)) : 0)
        }
        for start in 0...(count - length) {
            let isLong = start &+ 8 <= count
            eight = eight << 8 | (isLong ? UInt64(Self.letter(letters[start &+ 7], isAnyCase)) : 0)
            let head = eight >> shift
            guard short.mayHold(head) || (isLong && long.mayHold(eight)), let ends = heads[head] else { continue }
            for (text, rule) in ends where Self.stands(text, in: letters, at: start, isAnyCase) {
                body(rule, start, text.count)
            }
        }
    }

    /// Whether any string stands in the letters.
    func standIn(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        var isFound = false
        found(in: letters, isAnyCase: false) { _, _, _ in isFound = true }
        return isFound
    }

    private static func stands(
        _ text: [UInt8], in letters: UnsafeBufferPointer<UInt8>, at start: Int, _ isAnyCase: Bool
    ) -> Bool {
        guard start + text.count <= letters.count else { return false }
        for place in text.indices where letter(letters[start + place], isAnyCase) != text[place] { return false }
        return true
    }

    @inline(__always)
    private static func letter(_ byte: UInt8, _ isAnyCase: Bool) -> UInt8 {
        isAnyCase && byte &- 0x41 < 26 ? byte | 32 : byte
    }
}
