// Numbers for words with the dependents they have so far, so that states which share a subtree share what was summed for it.

/// Gives equal numbers only to the same word with the same dependents; a word without dependents has its place as number.
struct SubtreeNumbers {
    private struct Entry {
        /// The number without the newest dependent, and that dependent.
        var parts: UInt64 = .max
        var number: Int32 = -1
    }

    /// Of two subtrees that fall on one entry the newer stays; the other gets a second number when it comes again.
    private var entries: [Entry] = []
    private var next: Int32 = 0

    /// Forgets everything; `count` words and the root have their places as numbers.
    mutating func start(_ count: Int) {
        entries = [Entry](repeating: Entry(), count: Slots.count(atLeast: 8 * count))
        next = Int32(count) + 1
    }

    /// The number of a subtree that got one more dependent.
    mutating func number(of subtree: Int32, with dependent: Int32) -> Int32 {
        let parts = UInt64(UInt32(bitPattern: subtree)) << 32 | UInt64(UInt32(bitPattern: dependent))
        let slot = Slots.slot(of: parts, among: entries.count)
        if entries[slot].parts == parts { return entries[slot].number }
        defer { next += 1 }
        entries[slot] = Entry(parts: parts, number: next)
        return next
    }
}

/// Where keys lie in a small table without probing.
enum Slots {
    /// A power of two.
    static func count(atLeast wanted: Int) -> Int {
        var count = 64
        while count < wanted { count *= 2 }
        return count
    }

    /// The place of a key in a table of so many places, a power of two.
    @inline(__always)
    static func slot(of key: UInt64, among count: Int) -> Int {
        // All parts of a key must reach the low bits.
        let mixed = (key ^ key &>> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed &>> 40) & (count &- 1)
    }
}
