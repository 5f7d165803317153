// Looks for many patterns at once, in one pass over the bytes.

/// A search for many byte patterns: the last eight bytes seen are looked up in a table of how patterns end.
struct PatternSearch: Sendable {
    private struct Pattern {
        /// As it is compared: folded where letters may be of either case.
        var bytes: [UInt8]
        var isExact: Bool
    }

    private var patterns: [Pattern] = []
    /// Patterns by their last eight bytes, folded.
    private var byEnding: [UInt64: [Int32]] = [:]
    /// One bit for each hash of such an ending; most positions end here.
    private var filter = [UInt64](repeating: 0, count: 1 << 15)

    /// The fewest bytes of a pattern.
    static let shortest = 8

    /// Adds a pattern and returns its number; `nil` where it is too short to be looked for.
    mutating func add(_ bytes: [UInt8], exact: Bool) -> Int? {
        guard bytes.count >= Self.shortest else { return nil }
        let ending = bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1.folded) }
        byEnding[ending, default: []].append(Int32(patterns.count))
        let bit = Self.hash(ending)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        patterns.append(Pattern(bytes: bytes, isExact: exact))
        return patterns.count - 1
    }

    @inline(__always) private static func hash(_ ending: UInt64) -> Int {
        Int(truncatingIfNeeded: (ending &* 0x9E37_79B9_7F4A_7C15) >> 43)
    }

    /// Calls with the number of each pattern found and the place of its first byte.
    func forEachMatch(in bytes: UnsafeRawBufferPointer, _ found: (Int, Int) -> Void) {
        filter.withUnsafeBufferPointer { filter in
            var ending: UInt64 = 0
            for index in 0..<bytes.count {
                ending = ending << 8 | UInt64(bytes[index].folded)
                let bit = Self.hash(ending)
                if filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0, index >= 7, let numbers = byEnding[ending] {
                    for number in numbers where matches(Int(number), endingAt: index, in: bytes) {
                        found(Int(number), index + 1 - patterns[Int(number)].bytes.count)
                    }
                }
            }
        }
    }

    private func matches(_ number: Int, endingAt last: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let pattern = patterns[number]
        let start = last + 1 - pattern.bytes.count
        guard start >= 0 else { return false }
        for (offset, byte) in pattern.bytes.enumerated() {
            let found = bytes[start + offset]
            if (pattern.isExact ? found : found.folded) != byte { return false }
        }
        return true
    }
}
