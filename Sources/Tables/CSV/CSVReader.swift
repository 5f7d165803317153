// Comma-separated values (RFC 4180) as programs really write them: other separators, quotes and line ends inside cells.

/// Reads the text of a CSV file.
struct CSVReader {
    let bytes: [UInt8]
    let separator: UInt8
    private var at: Int

    /// - Parameter separator: the byte between cells.
    init(_ bytes: [UInt8], separator: UInt8, from start: Int = 0) {
        self.bytes = bytes
        self.separator = separator
        at = start
    }

    private static let quote: UInt8 = 0x22
    private static let (newline, carriageReturn): (UInt8, UInt8) = (10, 13)

    /// The cells of the next row as bytes; nil at the end.
    ///
    /// - Throws: `TableError` where a quote is never closed or a cell is longer than the limit.
    mutating func next(row: Int, meter: inout TableMeter) throws(TableError) -> [[UInt8]]? {
        guard at < bytes.count else { return nil }
        var cells: [[UInt8]] = []
        while true {
            let cell = try cell(row: row)
            try meter.add(text: cell.count, at: row)
            cells.append(cell)
            guard at < bytes.count else { break }
            let byte = bytes[at]
            at += 1
            if byte == separator { continue }
            if byte == Self.carriageReturn, at < bytes.count, bytes[at] == Self.newline { at += 1 }
            break
        }
        return cells
    }

    /// One cell, up to the separator or line end after it.
    private mutating func cell(row: Int) throws(TableError) -> [UInt8] {
        guard at < bytes.count, bytes[at] == Self.quote else { return bare() }
        at += 1
        var cell: [UInt8] = []
        while let end = bytes[at...].firstIndex(of: Self.quote) {
            cell += bytes[at..<end]
            at = end + 1
            guard at < bytes.count, bytes[at] == Self.quote else {
                // What stands between the quote and the separator belongs to the cell, as in "a" b.
                return cell + bare()
            }
            cell.append(Self.quote)
            at += 1
        }
        throw TableError("a quote that begins in row \(row) is never closed; close it, or save the table again.")
    }

    private mutating func bare() -> [UInt8] {
        let start = at
        while at < bytes.count, bytes[at] != separator, bytes[at] != Self.newline, bytes[at] != Self.carriageReturn {
            at += 1
        }
        return Array(bytes[start..<at])
    }
}

/// Which separator a file uses.
enum CSVDialect {
    static let separators: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

    /// What a separator is called in a mapping.
    static func name(_ separator: UInt8) -> String { separator == 0x09 ? "tab" : String(UnicodeScalar(separator)) }

    /// The separator of a name.
    static func separator(named name: String) -> UInt8? { separators.first { self.name($0) == name } }

    /// The separator that the file names in its first line (`sep=;`), with the length of that line; else the one that parts the first rows
    /// most evenly.
    static func detect(_ bytes: [UInt8]) -> (separator: UInt8, start: Int) {
        if bytes.count > 5, bytes.starts(with: Array("sep=".utf8)), separators.contains(bytes[4]),
            let end = bytes.prefix(8).firstIndex(of: 10)
        {
            return (bytes[4], end + 1)
        }
        var best: (separator: UInt8, score: Double) = (0x2C, -1)
        let head = Array(bytes.prefix(65_536))
        for separator in separators {
            var reader = CSVReader(head, separator: separator)
            var meter = TableMeter(TableLimits())
            var counts: [Int: Int] = [:]
            var rows = 0
            while rows < 60, let cells = try? reader.next(row: rows + 1, meter: &meter) {
                guard cells.count > 1 || cells.first?.isEmpty == false else { continue }
                rows += 1
                counts[cells.count, default: 0] += 1
            }
            guard rows > 0, let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.key > 1 else {
                continue
            }
            let score = Double(most.value) / Double(rows) + Double(min(most.key, 20)) / 1_000
            if score > best.score { best = (separator, score) }
        }
        return (best.separator, 0)
    }
}

extension Sheet {
    /// The sheet of a CSV text.
    static func csv(_ bytes: [UInt8], separator: UInt8, from start: Int, limits: TableLimits) throws(TableError)
        -> Sheet
    {
        var reader = CSVReader(bytes, separator: separator, from: start)
        var meter = TableMeter(limits)
        var sheet = Sheet(name: "")
        var number = start > 0 ? 2 : 1
        while let cells = try reader.next(row: number, meter: &meter) {
            let row = Row(number, cells.map { Cell(trimmed(String(decoding: $0, as: UTF8.self))) })
            if !row.isEmpty {
                try meter.addRow(cells: cells.count, at: number)
                sheet.rows.append(row)
            }
            number += 1
        }
        return sheet
    }

    /// Without blanks around it, and with line ends of one kind.
    static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
        }
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        var result = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in scalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar == "\n", wasReturn {
                // Counted already.
            } else {
                result.append(scalar.value < 32 && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
            }
            wasReturn = scalar == "\r"
        }
        return String(result)
    }
}
