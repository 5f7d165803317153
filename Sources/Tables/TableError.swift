// Why a file is not read as a table, in one sentence: what, and what to do.

/// A table that was refused; nothing was changed.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// How much of a table is taken on; a bureau's largest is far below.
public struct TableLimits: Hashable, Sendable {
    /// Bytes of the file.
    public var fileBytes = 64 << 20
    /// Bytes of all parts of a packed file together.
    public var unpackedBytes = 512 << 20
    /// How many times larger a part may be than it is packed, beyond its first megabyte.
    public var ratio = 200
    public var rows = 200_000
    public var columns = 1_000
    public var cells = 8_000_000
    /// Bytes of one cell.
    public var cellBytes = 200_000
    /// Bytes of all cells together.
    public var textBytes = 256 << 20

    public init() {}

    /// What `habeas` uses.
    public static let standard = TableLimits()
}

/// Counts what was taken, and stops where it is too much.
struct TableMeter {
    let limits: TableLimits
    private var rows = 0
    private var cells = 0
    private var bytes = 0

    init(_ limits: TableLimits) { self.limits = limits }

    mutating func addRow(cells count: Int, at number: Int) throws(TableError) {
        rows += 1
        cells += count
        if rows > limits.rows {
            throw TableError("it has more than \(limits.rows) rows; split it into several files.")
        }
        if count > limits.columns {
            throw TableError("row \(number) has more than \(limits.columns) cells; is this a table?")
        }
        if cells > limits.cells {
            throw TableError("it has more than \(limits.cells) cells; split it into several files.")
        }
    }

    mutating func add(text: Int, at number: Int) throws(TableError) {
        bytes += text
        if text > limits.cellBytes {
            throw TableError(
                "a cell in row \(number) has more than \(limits.cellBytes / 1000) kB; shorten it, or look for a quote that is never closed."
            )
        }
        if bytes > limits.textBytes {
            throw TableError("it has more than \(limits.textBytes >> 20) MB of text; split it.")
        }
    }
}
