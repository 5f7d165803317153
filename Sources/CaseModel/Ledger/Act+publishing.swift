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
    /// The digest of everything that went out, to which members agreed.
    public var agreedDigest: String?

    public init(
        what: String, to: String, day: EDTF, items: [ItemID], sources: [LedgerID], digest: String, key: String,
        agreedDigest: String? = nil
    ) {
        self.what = what
        self.to = to
        self.day = day
        self.items = items
        self.sources = sources
        self.digest = digest
        self.key = key
        self.agreedDigest = agreedDigest
    }
}

/// A member agreed to a publication as it would go out.
public struct Agreed: Hashable, Sendable, Codable {
    /// What is to be made: "site".
    public var what: String
    /// The day it tells of.
    public var day: EDTF
    /// The SHA-256 of everything that would go out, in hexadecimal digits: agreeing to it is agreeing to nothing else.
    public var digest: String

    public init(what: String, day: EDTF, digest: String) {
        self.what = what
        self.day = day
        self.digest = digest
    }
}

/// What a bureau ruled for everything that goes out. What is nil stays as it was.
public struct Ruled: Hashable, Sendable, Codable {
    /// How many members have to agree: one or two.
    public var publishers: Int?
    /// Sixteen random bytes in hexadecimal digits, of which identifiers are made until a publication is recorded: without them no two members could
    /// see the same before the first. The first in the ledger counts.
    public var key: String?
    /// The text of the policy that is used where none is given; empty for the one that the program comes with.
    public var policy: String?

    public init(publishers: Int? = nil, key: String? = nil, policy: String? = nil) {
        self.publishers = publishers
        self.key = key
        self.policy = policy
    }
}
