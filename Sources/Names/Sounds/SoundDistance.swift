// How far two words lie apart in sound: the cheapest way to turn one into the other.

/// Weighted distance between the sounds of two words.
public enum SoundDistance {
    /// The longest run of sounds that is compared; what follows is left out.
    public static let longest = 32

    /// The cost of the cheapest way from one run of sounds to another, in units of which a change between unlike consonants is
    /// `SoundCosts.unit`; any number above `limit` where it costs more than that.
    ///
    /// Symmetric; zero exactly where the runs are equal.
    public static func cost(
        _ a: Span<UInt8>, _ aRange: Range<Int>, _ b: Span<UInt8>, _ bRange: Range<Int>, limit: Int32
    ) -> Int32 {
        var (aStart, bStart) = (aRange.lowerBound, bRange.lowerBound)
        var (aEnd, bEnd) = (min(aRange.upperBound, aStart + longest), min(bRange.upperBound, bStart + longest))
        while aStart < aEnd, bStart < bEnd, a[aStart] == b[bStart] { (aStart, bStart) = (aStart + 1, bStart + 1) }
        while aStart < aEnd, bStart < bEnd, a[aEnd - 1] == b[bEnd - 1] { (aEnd, bEnd) = (aEnd - 1, bEnd - 1) }
        let (rows, columns) = (aEnd - aStart, bEnd - bStart)
        let (changes, gaps) = (SoundCosts.changes, SoundCosts.gaps)
        if rows == 0 { return total(gaps, b, bStart..<bEnd) }
        if columns == 0 { return total(gaps, a, aStart..<aEnd) }
        var before = InlineArray<33, Int32>(repeating: 0)
        var last = InlineArray<33, Int32>(repeating: 0)
        for column in 0..<columns { last[column + 1] = last[column] + gap(gaps, b[bStart + column]) }
        var leastBefore: Int32 = 0
        for row in 0..<rows {
            var line = InlineArray<33, Int32>(repeating: 0)
            let sound = a[aStart + row]
            let drop = gap(gaps, sound)
            line[0] = last[0] + drop
            var least = line[0]
            for column in 0..<columns {
                let other = b[bStart + column]
                var best = last[column] + change(changes, sound, other)
                best = min(best, last[column + 1] + drop, line[column] + gap(gaps, other))
                if row > 0, column > 0, sound == b[bStart + column - 1], other == a[aStart + row - 1] {
                    best = min(best, before[column - 1] + SoundCosts.swap)
                }
                line[column + 1] = best
                least = min(least, best)
            }
            if least > limit, leastBefore + SoundCosts.swap > limit { return min(least, leastBefore + SoundCosts.swap) }
            leastBefore = least
            (before, last) = (last, line)
        }
        return last[columns]
    }

    /// The cost between whole words.
    public static func cost(_ a: [UInt8], _ b: [UInt8]) -> Int32 {
        cost(a.span, 0..<a.count, b.span, 0..<b.count, limit: .max)
    }

    @inline(__always)
    private static func change(_ table: [UInt8], _ a: UInt8, _ b: UInt8) -> Int32 {
        if a == b { return 0 }
        return isLetter(a) && isLetter(b) ? Int32(table[Int(a & 0x3F) << 6 | Int(b & 0x3F)]) : SoundCosts.unit
    }

    @inline(__always)
    private static func gap(_ table: [UInt8], _ sound: UInt8) -> Int32 {
        isLetter(sound) ? Int32(table[Int(sound & 0x3F)]) : SoundCosts.unit
    }

    @inline(__always)
    private static func isLetter(_ sound: UInt8) -> Bool { sound &- 0x40 < 0x40 }

    private static func total(_ table: [UInt8], _ sounds: Span<UInt8>, _ range: Range<Int>) -> Int32 {
        var sum: Int32 = 0
        for index in range { sum += gap(table, sounds[index]) }
        return sum
    }
}
