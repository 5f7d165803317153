// Reads a word list from inside the binary: tab-separated lines under a header line, `#` before notes.
import EmbeddedData

/// The rows of one embedded word list, without its header and notes.
struct LexiconFile {
    /// The cells of each row, in the order of the file; missing cells at the end of a line are empty.
    let rows: [[String]]

    /// Reads `lexicons/LANGUAGE/NAME.tsv`; a file that does not exist gives no rows.
    init(_ name: String, language: String = "en") {
        let file = habeas_embedded("lexicons/\(language)/\(name).tsv")
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
        var rows: [[String]] = []
        var width = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            var cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            while cells.count < width { cells.append("") }
            if width == 0 { width = cells.count } else { rows.append(cells) }
        }
        self.rows = rows
    }
}
