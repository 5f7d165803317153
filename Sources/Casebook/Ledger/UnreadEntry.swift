// An entry of the ledger whose act is still bytes: many of them take no more room than the log they come from.

public import CaseModel

/// An entry that counts, as the ledger keeps it.
public struct UnreadEntry: Sendable {
    /// Which entry.
    public var id: LedgerID
    /// One more than the greatest of the entries that its author had seen.
    public var clock: Int
    /// When it was written, as its device says: RFC 3339 in UTC.
    public var time: String
    /// Who wrote it, by the name they have among the members.
    public var author: String
    /// What kind of act it is.
    public var type: String
    /// What it says.
    public var fields: [ActField]

    /// Makes an entry.
    public init(id: LedgerID, clock: Int, time: String, author: String, type: String, fields: [ActField]) {
        self.id = id
        self.clock = clock
        self.time = time
        self.author = author
        self.type = type
        self.fields = fields
    }

    /// The entry with its act; nil where this version knows no such act.
    ///
    /// - Throws: `ActUnreadable`.
    func read() throws -> LedgerEntry? {
        try Act(type: type) { name in fields.first { $0.name == name }?.value }.map {
            LedgerEntry(id: id, clock: clock, time: time, author: author, act: $0)
        }
    }
}
