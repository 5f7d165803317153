// What is kept of a report's text to tell whether another is a reprint of it: its runs of three words, as numbers.

/// The runs of three neighbouring words of a text, as numbers; equal texts have equal prints.
///
/// What is quoted doesn't count: two hands that tell of one event quote the same words. Capitals, accents, punctuation, line breaks and the letters "ё" and "е" make no
/// difference. Prepared in time linear in the length of the text.
public struct ReportPrint: Hashable, Sendable {
    /// The numbers of the runs, in ascending order, each once.
    let runs: [UInt32]

    /// Reads a text.
    public init(_ text: String) {
        var (told, all): ([UInt32], [UInt32]) = ([], [])
        var (first, second) = (UInt64(0), UInt64(0))
        // How many of the last words stand between quotation marks.
        var (count, quoted) = (0, 0)
        WordHashes.forEach(in: text) { word, isQuoted in
            count += 1
            quoted = isQuoted ? quoted + 1 : 0
            if count >= 3 {
                let number = Self.number(first, second, word)
                all.append(number)
                if quoted < 3 { told.append(number) }
            }
            (first, second) = (second, word)
        }
        // Texts of one or two words have one run.
        if count > 0, count < 3 { all.append(Self.number(0, first, second)) }
        runs = Self.each(told.count < Self.leastRuns ? all : told)
    }

    /// Of texts with fewer runs told by the writer, what is quoted counts too; and of shorter ones only equal ones are reprints.
    private static let leastRuns = 12

    private static func each(_ numbers: [UInt32]) -> [UInt32] {
        var runs: [UInt32] = []
        runs.reserveCapacity(numbers.count)
        for number in numbers.sorted() where runs.last != number { runs.append(number) }
        return runs
    }

    /// The number of different runs.
    public var count: Int { runs.count }

    /// The share of the shorter text's runs that the other has too, from 0 to 1; symmetric. 0 where one of them has no words.
    public func containment(with other: ReportPrint) -> Double {
        let least = min(runs.count, other.runs.count)
        return least == 0 ? 0 : Double(shared(with: other)) / Double(least)
    }

    /// Whether one of two texts repeats the other, whole or in part; symmetric.
    ///
    /// Reports of one event by different hands share names and dates, a few runs in a hundred. A reprint with a tenth of its words
    /// changed keeps two thirds of its runs; two such reprints with other ends cut off keep a fourth of them in common.
    public func isReprint(of other: ReportPrint) -> Bool {
        let least = min(runs.count, other.runs.count)
        // Short notices are alike without being copied.
        if least < Self.leastRuns { return least > 0 && self == other }
        let shared = shared(with: other)
        let share = Double(shared) / Double(least)
        // A footer that two pages have under every text is ten words or so.
        return share >= 0.6 || (share >= 0.2 && shared >= 12)
    }

    private func shared(with other: ReportPrint) -> Int {
        let (a, b) = (runs, other.runs)
        var (i, j, shared) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                (i, j, shared) = (i + 1, j + 1, shared + 1)
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return shared
    }

    /// The runs under which a text is looked up: of longer texts every fourth, the same ones in every text that has them.
    var sample: ArraySlice<UInt32> {
        if runs.count < 40 { return runs[...] }
        // The runs are numbers in ascending order: the lowest quarter of all numbers.
        return runs.prefix { $0 < 1 << 30 }
    }

    private static func number(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt32 {
        var hash =
            (a &* 0x9E37_79B9_7F4A_7C15) ^ (b &* 0xC2B2_AE3D_27D4_EB4F &+ 0x1656_67B1) ^ (c &* 0x27D4_EB2F_1656_67C5)
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
