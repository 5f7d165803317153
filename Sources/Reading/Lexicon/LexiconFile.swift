// Reads a word list from inside the binary: tab-separated lines under a header line, `#` before notes.
import EmbeddedData

/// The rows of one embedded word list, without its header and notes.
struct LexiconFile {
    /// The cells of each row; missing cells at the end of a line are empty. Rows that were added stand first.
    let rows: [[String]]

    /// Reads `lexicons/LANGUAGE/NAME.tsv`; a file that does not exist gives no rows of its own.
    init(_ name: String, language: String = "en", adding added: [[String]] = []) {
        let table = TableText(Self.bytes(of: name, language: language))
        rows = added + table.rows.map(\.cells)
    }

    /// The file as it stands in the binary, with header and notes.
    static func bytes(of name: String, language: String = "en") -> [UInt8] {
        let file = habeas_embedded("lexicons/\(language)/\(name).tsv")
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}

/// Tab-separated lines: the first that is no note is the header.
struct TableText {
    /// The cells of the header; empty where there is none.
    private(set) var header: [String] = []
    /// The rows with the number of their line, counted from 1.
    private(set) var rows: [(line: Int, cells: [String])] = []

    init(_ bytes: [UInt8]) {
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            var cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            if header.isEmpty {
                header = cells
                continue
            }
            while cells.count < header.count { cells.append("") }
            rows.append((number, cells))
        }
    }
}
