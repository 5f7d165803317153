// What went out: a publication, and what it held.

/// Something was published: a site, a dossier, a data set, an appeal, a bulletin, a file for a partner.
public struct Published: Hashable, Sendable, Codable {
    /// What was made: "site", "data", "dossier", "submission", "bulletin", "share".
    public var what: String
    /// Where it was written or to whom it went, as the member called it; never a path.
    public var to: String
    /// The day it tells of.
    public var day: EDTF
    /// The people, bodies, events and sources that are in it, by their records.
    public var items: [ItemID]
    /// The sources that are cited in it.
    public var sources: [LedgerID]
    /// The SHA-256 of its list of files, in hexadecimal digits.
    public var digest: String
    /// Sixteen random bytes in hexadecimal digits, of which the identifiers of everything published are made. The first in the ledger counts.
    public var key: String
    /// Who else agreed, where two have to.
    public var agreed: String?

    public init(
        what: String, to: String, day: EDTF, items: [ItemID], sources: [LedgerID], digest: String, key: String,
        agreed: String? = nil
    ) {
        self.what = what
        self.to = to
        self.day = day
        self.items = items
        self.sources = sources
        self.digest = digest
        self.key = key
        self.agreed = agreed
    }
}
