// One statement of SQL, made ready once and run with many values.

import CSQLite

/// A value that a statement can be given.
protocol Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

/// SQLite copies the value before the call returns.
private let copied = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, Int64(self))
    }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, self ? 1 : 0)
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text64(
                    statement, place, characters.baseAddress, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withUnsafeBytes { sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied) }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        if let self { self.bind(to: statement, at: place) } else { sqlite3_bind_null(statement, place) }
    }
}

/// A prepared statement; it belongs to its database.
final class PreparedStatement {
    private let handle: OpaquePointer
    private let sql: String
    private let database: OpaquePointer
    private let parameters: Int32
    private var isRunning = false

    init(_ handle: OpaquePointer, sql: String, database: OpaquePointer) {
        self.handle = handle
        self.sql = sql
        self.database = database
        parameters = sqlite3_bind_parameter_count(handle)
    }

    deinit { sqlite3_finalize(handle) }

    /// Runs it and passes by its rows.
    func run<each Given: Bindable>(_ values: repeat each Given) throws {
        try start(repeat each values)
        defer { end() }
        while try step() {}
    }

    /// Gives each row to a closure.
    func each<each Given: Bindable>(_ values: repeat each Given, row: (Row) throws -> Void) throws {
        try start(repeat each values)
        defer { end() }
        while try step() { try row(Row(handle: handle)) }
    }

    /// What a closure makes of each row.
    func all<each Given: Bindable, Value>(_ values: repeat each Given, row: (Row) throws -> Value) throws -> [Value] {
        try start(repeat each values)
        defer { end() }
        var found: [Value] = []
        while try step() { found.append(try row(Row(handle: handle))) }
        return found
    }

    /// What a closure makes of the first row; nil where there is none.
    func first<each Given: Bindable, Value>(_ values: repeat each Given, row: (Row) throws -> Value?) throws -> Value? {
        try start(repeat each values)
        defer { end() }
        return try step() ? try row(Row(handle: handle)) : nil
    }

    private func start<each Given: Bindable>(_ values: repeat each Given) throws {
        guard !isRunning else { throw misuse() }
        var count: Int32 = 0
        for value in repeat each values {
            count += 1
            let code = value.bind(to: handle, at: count)
            guard code == SQLITE_OK else { throw error(code) }
        }
        guard count == parameters else { throw misuse() }
        isRunning = true
    }

    private func misuse() -> DatabaseError {
        DatabaseError(code: SQLITE_MISUSE, message: "a statement was used wrongly", sql: sql)
    }

    private func end() {
        sqlite3_reset(handle)
        isRunning = false
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(code: code, message: String(cString: sqlite3_errmsg(database)), sql: sql)
    }
}

/// A row while it is read; not to be kept.
struct Row {
    fileprivate let handle: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func number(_ column: Int32) -> Int? { isNull(column) ? nil : Int(sqlite3_column_int64(handle, column)) }
    func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }
    func bool(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }

    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func string(_ column: Int32) -> String { text(column) ?? "" }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// The bytes of a column in place: not to be kept. Empty where it is NULL.
    func inPlace<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
