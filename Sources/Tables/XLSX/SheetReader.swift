// The cells of one sheet of a workbook.

import CaseModel

/// Reads a sheet's part.
struct SheetReader {
    let strings: [String]
    let looks: [NumberLook]
    let from1904: Bool

    /// A cell while it is read.
    private struct Open {
        var column = 0
        var type = "n"
        var style = 0
        var value: [UInt8] = []
        var hasValue = false
        var inline: [UInt8] = []
        var hasFormula = false
    }

    /// The rows and merged cells.
    func read(_ bytes: [UInt8], into sheet: inout Sheet, meter: inout TableMeter) throws(TableError) {
        var rows: [Row] = []
        var merged: [MergedCells] = []
        var row = Row(0, [])
        var cell: Open?
        var (isValue, isText, isHint) = (false, false, false)
        var counter = meter
        let columns = meter.limits.columns
        try XMLScanner.scan(bytes) { event throws(TableError) in
            switch event {
            case .start("row", let attributes):
                let number = attributes["r"].flatMap { Int($0) } ?? row.number + 1
                guard number > row.number, number <= 10_000_000 else {
                    throw TableError("the rows of a sheet are out of order; save it again.")
                }
                row = Row(number, [])
            case .end("row"):
                if !row.isEmpty {
                    try counter.addRow(cells: row.cells.count, at: row.number)
                    rows.append(row)
                }
            case .start("c", let attributes):
                var open = Open()
                open.column = attributes["r"].flatMap { ColumnName.parts($0.utf8)?.column } ?? row.cells.count
                open.type = attributes["t"] ?? "n"
                open.style = attributes["s"].flatMap { Int($0) } ?? 0
                cell = open
            case .end("c"):
                if let open = cell {
                    let made = finished(open)
                    try counter.add(text: made.text.utf8.count, at: row.number)
                    if !made.isEmpty {
                        guard open.column < columns else {
                            throw TableError("row \(row.number) has more than \(columns) columns; is this a table?")
                        }
                        while row.cells.count < open.column { row.cells.append(Cell()) }
                        if row.cells.count == open.column {
                            row.cells.append(made)
                        } else {
                            row.cells[open.column] = made
                        }
                    }
                }
                cell = nil
            case .start("v", _):
                isValue = true
                cell?.hasValue = true
            case .end("v"): isValue = false
            case .start("t", _): isText = true
            case .end("t"): isText = false
            case .start("rPh", _): isHint = true
            case .end("rPh"): isHint = false
            case .start("f", _): cell?.hasFormula = true
            case .start("mergeCell", let attributes):
                if let range = Self.range(attributes["ref"] ?? ""), merged.count < 100_000 { merged.append(range) }
            case .text(let bytes):
                if isValue { cell?.value += bytes } else if isText, !isHint { cell?.inline += bytes }
            default: break
            }
        }
        meter = counter
        sheet.rows = rows
        sheet.merged = merged
    }

    /// The cell that was read. A formula counts by the value that the spreadsheet kept with it.
    private func finished(_ open: Open) -> Cell {
        let value = String(decoding: open.value, as: UTF8.self)
        if open.hasFormula, !open.hasValue, open.type != "inlineStr" {
            return Cell(
                "",
                problem: "it is a formula whose value was not kept; open the file in a spreadsheet and save it there")
        }
        switch open.type {
        case "s":
            return Cell(Int(value).flatMap { strings.indices.contains($0) ? Sheet.trimmed(strings[$0]) : nil } ?? "")
        case "str": return Cell(Sheet.trimmed(value))
        case "inlineStr": return Cell(Sheet.trimmed(String(decoding: open.inline, as: UTF8.self)))
        case "b": return Cell(value == "1" ? "TRUE" : value == "0" ? "FALSE" : "")
        case "e": return Cell(value, problem: "it is a formula that failed (\(value))")
        case "d":
            guard let day = EDTF(String(value.prefix(10)))?.day else { return Cell(Sheet.trimmed(value)) }
            return Cell(day.description, date: day)
        default: return number(value, looks.indices.contains(open.style) ? looks[open.style] : .number)
        }
    }

    private func number(_ value: String, _ look: NumberLook) -> Cell {
        guard !value.isEmpty else { return Cell() }
        guard let number = Double(value), number.isFinite else { return Cell(Sheet.trimmed(value)) }
        switch look {
        case .number: break
        case .time where number >= 0 && number < 1: return Cell(Self.hour(number), number: number)
        case .date, .dateAndTime, .time:
            let whole = number.rounded(.down)
            guard abs(whole) < 3_000_000, let day = DateCell.day(serial: Int(whole), from1904: from1904) else { break }
            let hour = look == .dateAndTime && number > whole ? " " + Self.hour(number - whole) : ""
            return Cell(day.description + hour, number: number, date: day)
        }
        if number == number.rounded(), abs(number) < 1e15 { return Cell(String(Int(number)), number: number) }
        return Cell("\(number)", number: number)
    }

    /// Part of a day as an hour.
    private static func hour(_ part: Double) -> String {
        let minutes = min(1_439, Int((part * 1_440).rounded()))
        return "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    private static func range(_ reference: String) -> MergedCells? {
        let parts = reference.split(separator: ":").compactMap { ColumnName.parts($0.utf8) }
        guard parts.count == 2, parts[0].row <= parts[1].row, parts[0].column <= parts[1].column else { return nil }
        return MergedCells(rows: parts[0].row...parts[1].row, columns: parts[0].column...parts[1].column)
    }
}
