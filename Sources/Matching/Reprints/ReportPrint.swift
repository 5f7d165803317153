// What is kept of a report's text to tell whether another is a reprint of it: its runs of three words, as numbers.

/// The runs of three neighbouring words of a text, as numbers; equal texts have equal prints.
///
/// Capitals, accents, punctuation, line breaks and the letters "ё" and "е" make no difference. Prepared in time linear in the length of the text.
public struct ReportPrint: Hashable, Sendable {
    /// The numbers of the runs, in ascending order, each once.
    let runs: [UInt32]

    /// Reads a text.
    public init(_ text: String) {
        var hashes: [UInt32] = []
        var (first, second) = (UInt64(0), UInt64(0))
        var count = 0
        WordHashes.forEach(in: text) { word in
            count += 1
            if count >= 3 { hashes.append(Self.number(first, second, word)) }
            (first, second) = (second, word)
        }
        // Texts of one or two words have one run.
        if count > 0, count < 3 { hashes.append(Self.number(0, first, second)) }
        hashes.sort()
        var runs: [UInt32] = []
        runs.reserveCapacity(hashes.count)
        for hash in hashes where runs.last != hash { runs.append(hash) }
        self.runs = runs
    }

    /// The number of different runs.
    public var count: Int { runs.count }

    /// The share of the shorter text's runs that the other has too, from 0 to 1; symmetric. 0 where one of them has no words.
    public func containment(with other: ReportPrint) -> Double {
        let (a, b) = (runs, other.runs)
        guard !a.isEmpty, !b.isEmpty else { return 0 }
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
        return Double(shared) / Double(min(a.count, b.count))
    }

    private static func number(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt32 {
        var hash =
            (a &* 0x9E37_79B9_7F4A_7C15) ^ (b &* 0xC2B2_AE3D_27D4_EB4F &+ 0x1656_67B1) ^ (c &* 0x27D4_EB2F_1656_67C5)
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
