// What a publication may be built from: the accepted statements of some levels, with the records and sources that they name.

public import CaseModel

/// A record with everything that decides on whether it may be published. Records are known by their rows.
public struct PublishableRecord: Hashable, Sendable {
    /// The record.
    public var item: ItemID
    /// What it is.
    public var type: EntityType
    /// What the casebook calls it.
    public var name: String
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// Whether a member said so, and it is not only what records begin as.
    public var isMarked: Bool
    /// Whether words call the person a child.
    public var isChild: Bool
    /// The uses that the person agreed to. Of a merged record: those that every mark on it has.
    public var consent: Set<Consent>
    /// Whether every output of it is stopped.
    public var isHeld = false
    /// Dates of an event that were told without a year, and the year that was found: from another event by its row, or from the day of publication.
    public var told: EDTF?
    public var yearFound: Int?
    public var yearFrom: Int64?
    /// The day on which an event came in.
    public var entered: CivilDay?
}

/// What a file that is kept is known by: nothing of where it lies.
public struct FileDigest: Hashable, Sendable {
    /// SHA-256 in hexadecimal digits.
    public var sha256: String
    /// In bytes.
    public var size: Int
}

/// An accepted statement.
public struct PublishableStatement: Sendable {
    /// The record it is about.
    public var subject: Int64
    public var property: Property
    /// The value; where it is a record, `.mark`, and the record in `other`.
    public var value: Value
    public var other: Int64?
    /// Who says so, the outermost first.
    public var wordOf: [PublishableSpeaker]
    public var deniedBy: PublishableSpeaker?
    public var standing: Standing
    public var isFormer: Bool
    /// The source, and its words.
    public var source: Int64
    public var spans: [ByteSpan]
    /// The statement itself.
    public var row: Int64
}

/// Somebody on whose word a statement rests.
public enum PublishableSpeaker: Hashable, Sendable {
    case record(Int64)
    case words(String)
}

/// A source of published statements.
public struct PublishableSource: Sendable {
    public var id: LedgerID
    public var card: SourceCard
    /// Whether a member marked it, and as what.
    public var mark: Sensitivity?
    public var published: EDTF?
    public var language: String
    /// Its text, to be quoted.
    public var quotes: Quotes
    /// The file it was read from, by the id of its blob.
    public var evidence: String?
    /// What that file is known by.
    public var file: FileDigest?
    /// Sources with one number say one thing: reprints and translations.
    public var original: Int64
}

/// What may be published before a policy is asked.
public struct Publishable: Sendable {
    /// Records by their rows.
    public var records: [Int64: PublishableRecord]
    /// In the order of subjects; of statements that disagree the one that stands comes first.
    public var statements: [PublishableStatement]
    public var sources: [Int64: PublishableSource]
    /// What the identifiers of publications are made of; nil before the first.
    public var key: String?
    /// Entries of which every output is stopped.
    public var held: [Hold]
}

extension Casebook {
    /// A number that is another one as soon as anything new was taken in.
    public func newest() throws -> Int64 {
        try index.database.prepare("SELECT MAX(id) FROM entry").first { $0.int(0) } ?? 0
    }
}
