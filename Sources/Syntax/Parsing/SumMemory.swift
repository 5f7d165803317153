// Sums of one sentence, found again by the words and subtrees that their features look at.

/// Numbers of sums by key; the sums themselves follow in the order of their numbers.
struct SumMemory {
    /// Groups of features that look at the same words or subtrees.
    enum Part: UInt64 {
        case top, below, next, topAndNext, belowAndTop, belowAndNext, threeWords
        case dependentsOfTop, dependentsOfTopAndNext, dependentsOfTopAndBelow, dependentsOfBelow, dependentsOfNext
    }

    private struct Entry {
        var key: UInt64 = .max
        var number: Int32 = 0
    }

    /// Of two keys that fall on one entry the newer stays; the other gets a second number when it comes again.
    private var entries: [Entry]
    private var count = 0
    var sums: [MoveScores.Sum] = []

    init(words: Int) {
        entries = [Entry](repeating: Entry(), count: Slots.count(atLeast: 64 * words))
        sums.reserveCapacity(64 * words)
    }

    /// The key of a sum; places and numbers must be at least -1 and less than 2^20 - 1.
    @inline(__always)
    static func key(_ part: Part, _ a: Int, _ b: Int, _ c: Int) -> UInt64 {
        part.rawValue &<< 60 | UInt64(truncatingIfNeeded: (a &+ 1) &<< 40 | (b &+ 1) &<< 20 | (c &+ 1))
    }

    /// The number of the next sum.
    @inline(__always)
    mutating func newNumber() -> Int {
        defer { count &+= 1 }
        return count
    }

    /// The number of the sum of a key, and whether it is still to be made.
    @inline(__always)
    mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
        let slot = Slots.slot(of: key, among: entries.count)
        if entries[slot].key == key { return (Int(entries[slot].number), false) }
        let number = newNumber()
        entries[slot] = Entry(key: key, number: Int32(truncatingIfNeeded: number))
        return (number, true)
    }
}
