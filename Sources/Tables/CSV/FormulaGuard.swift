// Cells that a spreadsheet would run as formulas are written so that it does not, and read back as they were.

/// Keeps text from being run as a formula.
///
/// A cell is dangerous where its first character, after blanks, quotes and apostrophes, is `=`, `+`, `-` or `@` (also their full-width forms)
/// and what follows is more than a number, or where a tab or a line end stands before its first word. It is written with an apostrophe before it.
/// Reading takes an apostrophe off where what follows is dangerous. So every text comes back as it was: also one that had an apostrophe of its own.
public enum FormulaGuard {
    /// The text as it is written.
    public static func guarded(_ text: String) -> String { isDangerous(text) ? "'" + text : text }

    /// The text that was meant by a cell.
    public static func unguarded(_ cell: String) -> String {
        guard cell.unicodeScalars.first == "'" else { return cell }
        let rest = String(cell.unicodeScalars.dropFirst())
        return isDangerous(rest) ? rest : cell
    }

    /// Whether a spreadsheet might run it.
    public static func isDangerous(_ text: String) -> Bool {
        var rest = Substring(text).unicodeScalars
        while let first = rest.first {
            switch first {
            case "\t", "\r", "\n": return true
            case "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{FEFF}": rest.removeFirst()
            case _ where first.properties.isWhitespace || first.properties.generalCategory == .format:
                rest.removeFirst()
            case "=", "@", "\u{FF1D}", "\u{FF20}": return true
            case "+", "-", "\u{FF0B}", "\u{FF0D}": return !isNumber(rest)
            default: return false
            }
        }
        return false
    }

    /// A sign, digits, and perhaps a fraction.
    private static func isNumber(_ text: Substring.UnicodeScalarView) -> Bool {
        var digits = 0
        var marks = 0
        for scalar in text.dropFirst() {
            switch scalar {
            case "0"..."9": digits += 1
            case ".", ",": marks += 1
            default: return false
            }
        }
        return digits > 0 && marks <= 1
    }
}
