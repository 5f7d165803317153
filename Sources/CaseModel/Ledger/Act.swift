// What an entry of the ledger says: the acts of which a casebook is the sum. The vault seals them without knowing what they mean.

/// One act: something that came in, or that a member decided. Nothing is ever changed or deleted; a later act says otherwise.
public enum Act: Hashable, Sendable {
    case captured(Captured)
    case drafted(Drafted)
    case noted(Noted)
    case imported(Imported)
    case decided(Decided)
    case added(Added)
    case edited(Edited)
    case linked(Linked)
    case merged(Merged)
    case parted(Parted)
    case preferred(Preferred)
    case marked(Marked)
    case held(Held)
    case appointed(Appointed)
    case closed(Closed)
    case intervened(Intervened)
    case answered(Answered)
    case saved(Saved)
    case exported(Exported)
    case published(Published)
    case agreed(Agreed)
    case ruled(Ruled)
    case undone(Undone)

    /// The kinds of acts, by the names that entries carry.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case captured, drafted, noted, imported, decided, added, edited, linked, merged, parted, preferred, marked
        case held = "held-back"
        case appointed, closed, intervened, answered, saved, exported, published, agreed, ruled, undone
    }

    /// Which kind it is.
    public var kind: Kind {
        switch self {
        case .captured: .captured
        case .drafted: .drafted
        case .noted: .noted
        case .imported: .imported
        case .decided: .decided
        case .added: .added
        case .edited: .edited
        case .linked: .linked
        case .merged: .merged
        case .parted: .parted
        case .preferred: .preferred
        case .marked: .marked
        case .held: .held
        case .appointed: .appointed
        case .closed: .closed
        case .intervened: .intervened
        case .answered: .answered
        case .saved: .saved
        case .exported: .exported
        case .published: .published
        case .agreed: .agreed
        case .ruled: .ruled
        case .undone: .undone
        }
    }
}

/// A file was taken in as evidence. What it was and how it came stands in fields of their own, so that each can be proved alone.
public struct Captured: Hashable, Sendable {
    /// The name of the file.
    public var name: String
    /// The reference to the sealed bytes, as the entry's field `evidence` has it; nil where that was not asked for.
    public var evidence: [UInt8]?
    /// How it came in, as the entry's field `record` has it (JSON).
    public var record: [UInt8]?

    public init(name: String, evidence: [UInt8]? = nil, record: [UInt8]? = nil) {
        self.name = name
        self.evidence = evidence
        self.record = record
    }
}

/// A report was read: its draft waits in the inbox.
public struct Drafted: Hashable, Sendable {
    /// The file it was read from, by the id of its blob in hexadecimal digits.
    public var source: String
    /// The program that read it.
    public var reader: String
    /// What is known of the report beside its text.
    public var about: SourceCard
    /// What was read.
    public var draft: Draft

    public init(source: String, reader: String, about: SourceCard, draft: Draft) {
        self.source = source
        self.reader = reader
        self.about = about
        self.draft = draft
    }
}

/// Decisions about items of a draft.
public struct Decided: Hashable, Sendable {
    /// The entry that brought the draft.
    public var draft: LedgerID
    /// What was decided, by item.
    public var decisions: [Decision]

    public init(draft: LedgerID, decisions: [Decision]) {
        self.draft = draft
        self.decisions = decisions
    }
}

/// What was decided about one item.
public struct Decision: Hashable, Sendable, Codable {
    /// What to do with it.
    public enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
        case accept, reject
        /// Back to where it was before any decision.
        case reopen
    }

    /// An entity (with all statements about it that have no decision of their own) or a single statement.
    public var item: ItemID
    /// What was decided.
    public var verdict: Verdict
    /// Of an accepted entity: the record that it is; nil for the one that it was linked to before, else a new one.
    public var record: ItemID?
    /// Why, where somebody said so.
    public var reason: String?

    public init(_ item: ItemID, _ verdict: Verdict, record: ItemID? = nil, reason: String? = nil) {
        self.item = item
        self.verdict = verdict
        self.record = record
        self.reason = reason
    }
}

/// What the reader missed: entities and statements that a member adds to a source, on its words.
public struct Added: Hashable, Sendable, Codable {
    /// The entry that brought the source.
    public var draft: LedgerID
    /// New entities. In `statements`, numbers from the count of the draft's entities on mean these.
    public var entities: [EntityType]
    /// New statements; accepted as they are, unless they wait.
    public var statements: [Statement]
    /// Entities that earlier acts added to the source: the numbers after those of `entities` mean them.
    public var others: [ItemID]?
    /// Statements that these stand in the place of, as where an event is split; they stay, superseded.
    public var replaces: [ItemID]?
    /// Whether the new entities wait for review as those of a reader do; nil for no.
    public var waits: Bool?

    public init(
        draft: LedgerID, entities: [EntityType], statements: [Statement], others: [ItemID]? = nil,
        replaces: [ItemID]? = nil, waits: Bool? = nil
    ) {
        self.draft = draft
        self.entities = entities
        self.statements = statements
        self.others = others
        self.replaces = replaces
        self.waits = waits
    }
}

/// A statement was put right. The old one stays, superseded.
public struct Edited: Hashable, Sendable, Codable {
    /// The entry that brought the source.
    public var draft: LedgerID
    /// The statement.
    public var statement: ItemID
    /// What it says now, of the same subject; numbers are those of the entry that brought the statement (see `Added`).
    public var now: Statement
    /// Why, where somebody said so.
    public var reason: String?

    public init(draft: LedgerID, statement: ItemID, now: Statement, reason: String? = nil) {
        self.draft = draft
        self.statement = statement
        self.now = now
        self.reason = reason
    }
}

/// An entity is another record than was thought: a person somebody else, an event one that is known already. Counts once it is accepted.
public struct Linked: Hashable, Sendable, Codable {
    /// The entity.
    public var entity: ItemID
    /// The record that it is; itself, to make it a record of its own.
    public var record: ItemID

    public init(entity: ItemID, record: ItemID) {
        self.entity = entity
        self.record = record
    }
}

/// Two records are one. Every statement keeps its source, and `Parted` takes it back.
public struct Merged: Hashable, Sendable, Codable {
    /// The record that goes by the name of the other from now on.
    public var record: ItemID
    /// The record that stays.
    public var into: ItemID
    /// Why, where somebody said so.
    public var reason: String?

    public init(record: ItemID, into: ItemID, reason: String? = nil) {
        self.record = record
        self.into = into
        self.reason = reason
    }
}

/// A record that was merged stands for itself again.
public struct Parted: Hashable, Sendable, Codable {
    /// The record.
    public var record: ItemID

    public init(record: ItemID) { self.record = record }
}

/// Of several statements that disagree one is preferred.
public struct Preferred: Hashable, Sendable, Codable {
    /// The statement that is preferred; nil takes a preference back.
    public var statement: ItemID?
    /// Those that it is preferred to.
    public var over: [ItemID]
    /// Why.
    public var reason: String

    public init(statement: ItemID?, over: [ItemID], reason: String) {
        self.statement = statement
        self.over = over
        self.reason = reason
    }
}
