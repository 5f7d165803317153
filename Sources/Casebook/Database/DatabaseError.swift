// What can go wrong with the index's database.

/// A call of SQLite's that failed. The index can always be built again from the ledger.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
    /// SQLite's result code.
    public let code: Int32
    /// SQLite's own words.
    public let message: String
    /// The statement that failed; empty where it was none. It never holds values.
    public let sql: String

    public var description: String {
        "the index failed (\(message), code \(code))\(sql.isEmpty ? "" : " at: \(sql)"). Nothing in the vault is lost; the index is built again when the vault is opened next."
    }
}
