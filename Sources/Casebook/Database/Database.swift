// A thin layer over SQLite: an index in memory, statements that are prepared once, rows that are read in place.

import CSQLite

/// A database that lives in memory and nowhere else. Used by one task at a time: the casebook that owns it.
final class Database {
    let handle: OpaquePointer
    private var prepared: [StatementText: PreparedStatement] = [:]
    /// 64 MiB, as SQLite writes it.
    private static let pagesInReach = -65_536

    /// An empty database.
    init() throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(":memory:", &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw DatabaseError(code: code, message: "there is no memory for it", sql: "")
        }
        handle = opened
        // What would go to temporary files stays in memory too. With the journal, in memory as well, a run that fails can be taken back.
        try execute("PRAGMA temp_store = MEMORY; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    }

    /// The database that these bytes are, as `serialized` gave them.
    ///
    /// - Throws: `DatabaseError` where they are none.
    convenience init(serialized bytes: [UInt8]) throws {
        try self.init()
        guard let copy = sqlite3_malloc64(UInt64(max(1, bytes.count))) else {
            throw DatabaseError(code: SQLITE_NOMEM, message: "there is no memory for it", sql: "")
        }
        bytes.withUnsafeBytes { if let start = $0.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) } }
        // SQLite frees the copy, also when this fails.
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        let size = Int64(bytes.count)
        let code = sqlite3_deserialize(
            handle, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags)
        guard code == SQLITE_OK else { throw error(code, "") }
        // It lies in one piece of memory, from which pages are copied before they are read, unless they are among those kept in reach: 64 MiB of them.
        try execute("PRAGMA journal_mode = MEMORY; PRAGMA cache_size = \(Self.pagesInReach)")
        // Otherwise a gigabyte is the most that it may grow to.
        var limit = Int64(1) << 40
        _ = sqlite3_file_control(handle, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit)
        // The seal of the snapshot vouches for its bytes; this tells a database from anything else.
        try prepare("SELECT COUNT(*) FROM sqlite_schema").run()
    }

    /// Another connection to bytes that somebody else owns: it reads them where they are, without a copy.
    ///
    /// - Parameter bytes: must neither change nor be given back while this is in use.
    init(reading bytes: UnsafeMutablePointer<UInt8>, size: Int64) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(":memory:", &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw DatabaseError(code: code, message: "there is no memory for it", sql: "")
        }
        handle = opened
        let shared = sqlite3_deserialize(handle, "main", bytes, size, size, UInt32(SQLITE_DESERIALIZE_READONLY))
        guard shared == SQLITE_OK else { throw error(shared, "") }
        try execute("PRAGMA temp_store = MEMORY; PRAGMA mmap_size = \(size)")
    }

    deinit {
        prepared.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Asks something that reads everything once: few pages are kept in reach meanwhile, and none after.
    func readingEverything<Answer>(_ ask: () throws -> Answer) throws -> Answer {
        try execute("PRAGMA cache_size = -8192")
        defer {
            sqlite3_db_release_memory(handle)
            try? execute("PRAGMA cache_size = \(Self.pagesInReach)")
        }
        return try ask()
    }

    /// The whole database as it is now.
    func frozen() throws -> FrozenIndex {
        var size: Int64 = 0
        guard let bytes = sqlite3_serialize(handle, "main", &size, 0) else {
            throw DatabaseError(code: SQLITE_NOMEM, message: "there is no memory for a snapshot", sql: "")
        }
        return FrozenIndex(bytes: UnsafeRawBufferPointer(start: bytes, count: Int(size)))
    }

    /// Runs statements that give no rows.
    func execute(_ sql: String) throws {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, sql) }
    }

    /// The statement of a text, made once.
    func prepare(_ sql: String) throws -> PreparedStatement {
        let text = StatementText(sql: sql)
        if let statement = prepared[text] { return statement }
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else { throw error(code, sql) }
        let statement = PreparedStatement(made, sql: sql, database: handle)
        prepared[text] = statement
        return statement
    }

    /// All statements that were made so far.
    var preparedTexts: [String] { prepared.keys.map(\.sql) }

    /// How SQLite goes about a statement, one step each.
    func plan(of sql: String) throws -> [String] {
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, "EXPLAIN QUERY PLAN " + sql, -1, 0, &made, nil)
        guard code == SQLITE_OK, let made else { throw error(code, sql) }
        defer { sqlite3_finalize(made) }
        var steps: [String] = []
        while sqlite3_step(made) == SQLITE_ROW {
            steps.append(sqlite3_column_text(made, 3).map { String(cString: $0) } ?? "")
        }
        return steps
    }

    /// Does all of some work, or none of it where it throws.
    func transaction<Result>(_ work: () throws -> Result) throws -> Result {
        try execute("SAVEPOINT work")
        do {
            let result = try work()
            try execute("RELEASE work")
            return result
        } catch {
            try? execute("ROLLBACK TO work; RELEASE work")
            throw error
        }
    }

    private func error(_ code: Int32, _ sql: String) -> DatabaseError {
        DatabaseError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }
}

/// A statement's text as a key. It is looked up for every row, so that only its length and a few of its letters are hashed.
private struct StatementText: Hashable {
    let sql: String

    func hash(into hasher: inout Hasher) {
        var sql = sql
        sql.withUTF8 { bytes in
            hasher.combine(bytes.count)
            for place in stride(from: 7, to: bytes.count, by: 16) { hasher.combine(bytes[place]) }
        }
    }
}
