// An entry of the ledger as the casebook takes it: who, when, after what, and which act.

public import CaseModel

/// An entry that counts, with its place in the one order that every copy of a vault agrees on.
public struct LedgerEntry: Sendable {
    /// Which entry.
    public var id: LedgerID
    /// One more than the greatest of the entries that its author had seen (a Lamport clock): orders by causality, whatever came first here.
    public var clock: Int
    /// When it was written, as its device says: RFC 3339 in UTC.
    public var time: String
    /// Who wrote it, by the name they have among the members.
    public var author: String
    /// What it says.
    public var act: Act

    /// Makes an entry.
    public init(id: LedgerID, clock: Int, time: String, author: String, act: Act) {
        self.id = id
        self.clock = clock
        self.time = time
        self.author = author
        self.act = act
    }
}
