// A table that a program wrote: columns are known by their headings, cells are kept to the letter.

import CaseModel

struct ExchangeTable {
    struct Row {
        /// Where it stands, for messages.
        let place: String
        fileprivate let cells: [String]
        fileprivate let columns: [String: Int]

        /// The cell under a heading; empty where there is none.
        subscript(heading: String) -> String {
            guard let column = columns[heading], cells.indices.contains(column) else { return "" }
            return cells[column]
        }

        subscript(orNone heading: String) -> String? {
            let cell = self[heading]
            return cell.isEmpty ? nil : cell
        }
    }

    let name: String
    let headings: [String]
    let rows: [Row]

    /// - Parameter plain: makes headings of other programs ours ("Public id": public_id).
    /// - Throws: `TableError` naming the file.
    init(
        _ bytes: [UInt8], name: String, plain: (String) -> String = { $0 }, limits: TableLimits = .standard
    ) throws(TableError) {
        guard bytes.count <= limits.fileBytes else {
            throw TableError("\(name) is larger than \(limits.fileBytes >> 20) MB; split it.")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw TableError("\(name) is no text in UTF-8; save it again as CSV in UTF-8.")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = bytes[start...].prefix { $0 != 10 && $0 != 13 }
        let separator: UInt8 =
            head.count(where: { $0 == 0x3B }) > head.count(where: { $0 == 0x2C }) ? 0x3B : 0x2C
        var reader = CSVReader(bytes, separator: separator, from: start)
        var meter = TableMeter(limits)
        var columns: [String: Int] = [:]
        var headings: [String] = []
        var rows: [Row] = []
        var number = 1
        do {
            while let cells = try reader.next(row: number, meter: &meter) {
                if number > 1, cells.count == 1, cells[0].isEmpty { continue }
                try meter.addRow(cells: cells.count, at: number)
                let words = cells.map { FormulaGuard.unguarded(String(decoding: $0, as: UTF8.self)) }
                if number == 1 {
                    headings = words.map(plain)
                    for (column, heading) in headings.enumerated() where columns[heading] == nil {
                        columns[heading] = column
                    }
                } else {
                    rows.append(Row(place: "\(name), row \(number)", cells: words, columns: columns))
                }
                number += 1
            }
        } catch {
            throw TableError("\(name): \(error.description)")
        }
        if headings.isEmpty { throw TableError("\(name) is empty.") }
        self.name = name
        self.headings = headings
        self.rows = rows
    }

    /// Refuses a table without some columns.
    func need(_ wanted: [String]) throws(TableError) {
        if let missing = wanted.first(where: { !headings.contains($0) }) {
            throw TableError("\(name) has no column '\(missing)'; give it as it was published.")
        }
    }
}
