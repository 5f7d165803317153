// Writes comma-separated values as RFC 4180 has them: UTF-8 without a mark, CRLF, a row of headings.

/// One cell to be written.
public enum WrittenCell: Hashable, Sendable {
    /// Words, whoever wrote them; never run as a formula.
    case text(String)
    /// A number, a day, an identifier or a code of ours.
    case plain(String)
    /// Nothing.
    case none

    /// Words, or nothing.
    public static func text(orNone words: String?) -> WrittenCell { words.map { .text($0) } ?? .none }
}

/// A table in the making.
public struct CSVWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// - Parameter headings: of the columns; names of ours.
    public init(headings: [String]) { row(headings.map { .plain($0) }) }

    /// Adds a row.
    public mutating func row(_ cells: [WrittenCell]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let words): write(FormulaGuard.guarded(Self.writable(words)))
            case .plain(let words): write(words)
            case .none: break
            }
        }
        bytes += [13, 10]
    }

    private mutating func write(_ words: String) {
        let needsQuotes =
            words.utf8.contains { [34, 44, 59, 9, 10, 13].contains($0) }
            || words.utf8.first == 32 || words.utf8.last == 32
        guard needsQuotes else { return bytes.append(contentsOf: words.utf8) }
        bytes.append(34)
        for byte in words.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        bytes.append(34)
    }

    /// Words without control characters, which tables can't have; each becomes U+FFFD. Tabs and line ends stay.
    public static func writable(_ words: String) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 32 && ![9, 10, 13].contains(scalar.value) || scalar.value == 127
        }
        guard words.unicodeScalars.contains(where: isControl) else { return words }
        var written = String.UnicodeScalarView()
        for scalar in words.unicodeScalars { written.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
        return String(written)
    }
}
