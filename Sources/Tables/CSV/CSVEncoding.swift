// The encoding of CSV files from Russian and Kazakh editions of Excel, which they never name.

/// Knows windows-1251 by its bytes.
public enum CSVEncoding {
    /// Whether bytes that are no UTF-8 look like Cyrillic words in windows-1251: runs of letters, small ones in the majority.
    ///
    /// - Parameter bytes: the file, or its beginning.
    public static func looksLikeWindows1251(_ bytes: [UInt8]) -> Bool {
        var (small, capital, signs, other, runs) = (0, 0, 0, 0, 0)
        var wasHigh = false
        for byte in bytes.prefix(1 << 20) {
            defer { wasHigh = byte >= 0x80 }
            guard byte >= 0x80 else { continue }
            if !wasHigh { runs += 1 }
            switch byte {
            case 0xE0...0xFF, 0xB8: small += 1
            case 0xC0...0xDF, 0xA8: capital += 1
            // Quotes, dashes, № and blanks; letters of Ukrainian and Belarusian.
            case 0x84, 0x85, 0x91...0x97, 0xA0, 0xAB, 0xB9, 0xBB, 0xA1...0xA5, 0xAA, 0xAF, 0xB0, 0xB2...0xB4, 0xBA,
                0xBC...0xBF:
                signs += 1
            default: other += 1
            }
        }
        let letters = small + capital
        return letters > 0 && other * 50 <= letters && small >= capital && letters >= 2 * runs - signs
    }
}
