// Tables in text: columns where they fit, else each row as a record of its own.

import Presentation

extension PlainText {
    private static let gap = 2

    mutating func table(_ table: Document.Table, indent: Int) {
        if CleanText.isSeen(table.caption) {
            lines(CleanText.clean(table.caption), indent: indent)
            page.space()
        }
        let header = table.header.map { cell(words($0)) }
        let rows = table.rows.map { $0.map { cell(words($0)) } }
        let all = (header.isEmpty ? [] : [header]) + rows
        let widths = table.widths.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        if widths.reduce(indent + Self.gap * (widths.count - 1), +) <= Self.width {
            columns(header, rows, widths, indent)
        } else {
            records(header, rows, indent)
        }
    }

    private mutating func columns(_ header: [String], _ rows: [[String]], _ widths: [Int], _ indent: Int) {
        let line = widths.map { String(repeating: "-", count: $0) }
        for row in header.isEmpty ? rows : [header, line] + rows {
            var words = ""
            for (cell, width) in zip(row, widths) {
                words += cell + String(repeating: " ", count: width - cell.count + Self.gap)
            }
            while words.hasSuffix(" ") { words.removeLast() }
            page.line(String(repeating: " ", count: indent) + words)
        }
    }

    private mutating func records(_ header: [String], _ rows: [[String]], _ indent: Int) {
        for (index, row) in rows.enumerated() {
            if index > 0 { page.space() }
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                let name = header.isEmpty || header[column].isEmpty ? "" : header[column] + ": "
                lines(name + cell, indent: indent + (column == 0 ? 0 : 4))
            }
        }
    }

    /// What stands in a cell, on one line.
    private func cell(_ words: String) -> String {
        TextPage.wrap(words.replacing("\n", with: " "), .max).first ?? ""
    }
}
