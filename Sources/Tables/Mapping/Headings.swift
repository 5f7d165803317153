// The headings of a table: which row they stand in, and what each column is called.

/// Finds and names the columns of a sheet.
public struct Headings: Sendable {
    /// The rows that they stand in.
    public let rows: ClosedRange<Int>
    /// What each column is called, from the first; two of one name are told apart by a number: "Date (2)".
    public let names: [String]

    /// The headings in given rows. Where two rows have them, a column is called by both: "Detention / Date".
    public init(of sheet: Sheet, in rows: ClosedRange<Int>) {
        self.rows = rows
        let width = sheet.rows.map(\.cells.count).max() ?? 0
        var names: [String] = []
        var seen: [String: Int] = [:]
        for column in 0..<width {
            var parts: [String] = []
            for number in rows {
                let text = Self.text(at: column, row: number, in: sheet)
                if !text.isEmpty, parts.last != text { parts.append(text) }
            }
            let joined = parts.joined(separator: " / ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let name = joined.isEmpty ? "column \(ColumnName.letters(column))" : joined
            seen[name, default: 0] += 1
            names.append(seen[name] == 1 ? name : "\(name) (\(seen[name] ?? 0))")
        }
        // Columns without a heading in which nothing stands are none.
        let used = names.indices.filter { column in
            !names[column].hasPrefix("column ")
                || sheet.rows.contains { $0.number > rows.upperBound && !$0[column].isEmpty }
        }
        self.names = Array(names.prefix((used.last ?? -1) + 1))
    }

    /// The text of a cell, or of the merged cells that it is part of.
    private static func text(at column: Int, row: Int, in sheet: Sheet) -> String {
        if let own = sheet.row(row)?[column], !own.isEmpty { return own.text }
        guard let merged = sheet.merged.first(where: { $0.rows.contains(row) && $0.columns.contains(column) }) else {
            return ""
        }
        return sheet.row(merged.rows.lowerBound)?[merged.columns.lowerBound].text ?? ""
    }

    /// The rows in which the headings of a sheet most likely stand, among the first thirty.
    public static func find(in sheet: Sheet) -> ClosedRange<Int> {
        var best: (row: Int, score: Double)?
        for (place, row) in sheet.rows.prefix(30).enumerated() {
            let filled = row.cells.filter { !$0.isEmpty }
            guard filled.count >= 2 || sheet.rows.count == 1 else { continue }
            let known = filled.filter { cell in
                cell.text.count <= 60
                    && (WordList.shared.meaning("heading", of: cell.text) != nil
                        || WordList.shared.meaning("field", within: cell.text) != nil
                        || WordList.shared.meaning("event", within: cell.text) != nil)
            }
            // Headings are words, all different, of which some are known.
            let words = filled.filter { $0.number == nil && $0.date == nil && !($0.text.first?.isNumber ?? true) }
            guard Set(filled.map(\.text)).count * 10 >= filled.count * 8 || filled.count < 4 else { continue }
            let score = Double(known.count) * 2 + Double(words.count) / Double(filled.count) - Double(place) * 0.3
            if score > best?.score ?? 0.5 { best = (row.number, score) }
        }
        let first = best?.row ?? sheet.rows.first?.number ?? 1
        // Cells merged side by side have the headings proper under them; those merged downwards reach there too.
        let last = sheet.merged.filter { $0.rows.contains(first) && ($0.columns.count > 1 || $0.rows.count > 1) }
        guard last.contains(where: { $0.columns.count > 1 && $0.rows.count == 1 }) else {
            let depth = last.map(\.rows.upperBound).max() ?? first
            return first...max(first, min(depth, first + 4))
        }
        return first...max(first + 1, min(last.map(\.rows.upperBound).max() ?? first, first + 4))
    }
}
