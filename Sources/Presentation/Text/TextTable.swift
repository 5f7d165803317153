// A table in text that is never wider than the terminal: cells that don't fit go on in the next line.

/// Rows in columns.
public struct TextTable: Sendable {
    private let columns: [String]
    private var rows: [[String]] = []
    private let style: TextStyle

    /// An empty table.
    ///
    /// - Parameter columns: the headings.
    public init(_ columns: [String], style: TextStyle) {
        self.columns = columns
        self.style = style
    }

    /// Adds a row; missing cells are empty.
    public mutating func add(_ cells: [String]) {
        rows.append((0..<columns.count).map { $0 < cells.count ? TextPage.clean(cells[$0]) : "" })
    }

    /// Whether it has no row.
    public var isEmpty: Bool { rows.isEmpty }

    /// The table, each line ended.
    public func text() -> String {
        guard !rows.isEmpty else { return "" }
        // A column in which nothing stands is left out.
        let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let widths = self.widths(of: shown)
        var text = line(shown.map { columns[$0].uppercased() }, widths, isBold: true)
        for row in rows {
            let cells = zip(shown, widths).map { TextPage.wrap(row[$0], $1, breaksWords: true) }
            for number in 0..<(cells.map(\.count).max() ?? 0) {
                text += line(cells.map { number < $0.count ? $0[number] : "" }, widths, isBold: false)
            }
        }
        return text
    }

    private static let gap = 2

    /// As wide as what stands in them; where that is too much the widest give way, one character at a time, down to their longest words; where
    /// even that is too much, words are broken.
    private func widths(of shown: [Int]) -> [Int] {
        func longestWord(_ column: Int) -> Int {
            (rows.map { $0[column] } + [columns[column]]).flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 0
        }
        let least = shown.map { min(24, longestWord($0)) }
        var widths = shown.map { column in max(columns[column].count, rows.map { $0[column].count }.max() ?? 0) }
        let room = style.width - Self.gap * (shown.count - 1)
        var sum = widths.reduce(0, +)
        for floor in [least, shown.map { _ in 6 }] {
            while sum > room,
                let column = widths.indices.filter({ widths[$0] > floor[$0] }).max(by: { widths[$0] < widths[$1] })
            {
                widths[column] -= 1
                sum -= 1
            }
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int], isBold: Bool) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            let fitting = cell.count > width ? String(cell.prefix(width)) : cell
            line += fitting + String(repeating: " ", count: width - fitting.count + Self.gap)
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return (isBold && style.isStyled ? "\u{1B}[1m\(line)\u{1B}[0m" : line) + "\n"
    }
}
