// A table as a file has it: sheets, rows, cells. The front of the room is `TableFile`.

public import CaseModel

/// One cell.
public struct Cell: Hashable, Sendable {
    /// What stands there, as a person sees it; without blanks around it.
    public var text: String
    /// The number, where the spreadsheet keeps one.
    public var number: Double?
    /// The day, where the spreadsheet shows the number as a date.
    public var date: CivilDay?
    /// Why it can't be relied on: a formula that failed, a formula whose value was not kept.
    public var problem: String?

    public init(_ text: String = "", number: Double? = nil, date: CivilDay? = nil, problem: String? = nil) {
        self.text = text
        self.number = number
        self.date = date
        self.problem = problem
    }

    /// Whether nothing stands there.
    public var isEmpty: Bool { text.isEmpty && problem == nil }
}

/// One row with its number in the file, from 1.
public struct Row: Hashable, Sendable {
    public var number: Int
    public var cells: [Cell]

    public init(_ number: Int, _ cells: [Cell]) {
        self.number = number
        self.cells = cells
    }

    /// The cell of a column, from 0; empty beyond the last.
    public subscript(column: Int) -> Cell { cells.indices.contains(column) ? cells[column] : Cell() }

    /// Whether nothing stands in it.
    public var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

/// One sheet of a spreadsheet; a CSV file has one without a name.
public struct Sheet: Hashable, Sendable {
    public var name: String
    /// Whether the spreadsheet does not show it.
    public var isHidden: Bool
    /// The rows that are not empty, in order.
    public var rows: [Row]
    /// Whether the spreadsheet counts its days from 1904.
    public var from1904 = false
    /// Cells that were merged into one, as rows (by number) and columns (from 0).
    public var merged: [MergedCells]

    public init(name: String, isHidden: Bool = false, rows: [Row] = [], merged: [MergedCells] = []) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
        self.merged = merged
    }

    /// The row with a number.
    public func row(_ number: Int) -> Row? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }
}

/// A rectangle of cells that is shown as one.
public struct MergedCells: Hashable, Sendable {
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// The letters of a column, from 0: A, B, ... Z, AA.
public enum ColumnName {
    public static func letters(_ column: Int) -> String {
        var (name, rest) = ("", column + 1)
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }

    /// The column of letters at the front of a reference such as `AB12`, and the row's number.
    static func parts(_ reference: some Sequence<UInt8>) -> (column: Int, row: Int)? {
        var (column, row, letters) = (0, 0, 0)
        for byte in reference {
            switch byte {
            case 0x24: continue
            case 0x41...0x5A where row == 0, 0x61...0x7A where row == 0:
                letters += 1
                guard letters <= 3 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
            case 0x30...0x39 where letters > 0:
                row = row * 10 + Int(byte & 0xF)
                guard row <= 10_000_000 else { return nil }
            default: return nil
            }
        }
        return letters > 0 && row > 0 ? (column - 1, row) : nil
    }
}
