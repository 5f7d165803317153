// The form of the index, by a name that changes whenever the form or the fold does.

/// The tables of the index.
enum Schema {
    /// A snapshot with another name is thrown away and the index built again.
    static let name = "casebook 20"

    /// The statements that make the tables.
    static var sql: String { String(decoding: PackageResources.Schema_sql, as: UTF8.self) }
}

/// Numbers of rows: an entry's own, and those of its entities and statements.
enum RowNumber {
    private static let bits: Int64 = 20

    /// The most entities, and the most statements, of one entry.
    static let most = 1 << 20

    /// The number of an entity or a statement.
    static func of(_ number: Int, in entry: Int64) -> Int64 { entry << bits | Int64(number) }

    /// The entry that brought an entity or a statement.
    static func entry(of row: Int64) -> Int64 { row >> bits }

    /// Its number within the entry.
    static func number(of row: Int64) -> Int { Int(row & (1 << bits - 1)) }
}
