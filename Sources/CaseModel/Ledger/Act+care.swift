// Acts that say how careful to be with what is known, and acts about work that is to be done.

/// For whom something is.
public enum Sensitivity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case `public`, `internal`, protected

    private var rank: Int { self == .public ? 0 : self == .internal ? 1 : 2 }
    public static func < (a: Sensitivity, b: Sensitivity) -> Bool { a.rank < b.rank }
}

/// A use that a person has agreed to.
public enum Consent: String, CaseIterable, Hashable, Sendable, Codable {
    case send, partners, authorities, `public`, name
}

/// What a bureau knows of a source beside its text.
public struct SourceCard: Hashable, Sendable, Codable {
    /// Where it comes from.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case report, call, interview, hearing
        case ownKnowledge = "own-knowledge"
        case letter, table
    }

    /// Where it comes from.
    public var kind: Kind
    /// The headline, or what a note is called.
    public var title: String?
    /// Who wrote or told it; never published of a note.
    public var author: String?
    /// The name of the site.
    public var site: String?
    /// The name of the file.
    public var file: String?
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// Who translated it, where it is a translation; it is never a second source beside its original.
    public var translator: String?
    /// The original of a translation.
    public var translationOf: LedgerID?

    public init(
        kind: Kind, title: String? = nil, author: String? = nil, site: String? = nil, file: String? = nil,
        sensitivity: Sensitivity = .internal, translator: String? = nil, translationOf: LedgerID? = nil
    ) {
        self.kind = kind
        self.title = title
        self.author = author
        self.site = site
        self.file = file
        self.sensitivity = sensitivity
        self.translator = translator
        self.translationOf = translationOf
    }
}

/// A mark on a record, a statement or a source. Only what it names changes.
public struct Marked: Hashable, Sendable, Codable {
    /// What is marked: a record or a statement; nil where it is a source.
    public var item: ItemID?
    /// The source that is marked, with everything that it alone says.
    public var source: LedgerID?
    /// For whom it is from now on.
    public var sensitivity: Sensitivity?
    /// Statements that are for the same from now on.
    public var statements: [ItemID]?
    /// All uses that the person agrees to from now on.
    public var consent: [Consent]?
    /// Whether it may never be taken for another record.
    public var neverMerge: Bool?
    /// The one record that it is never to be taken for; nil for any.
    public var neverMergeWith: ItemID?

    public init(
        item: ItemID, sensitivity: Sensitivity? = nil, consent: [Consent]? = nil, neverMerge: Bool? = nil,
        neverMergeWith: ItemID? = nil, statements: [ItemID]? = nil
    ) {
        self.item = item
        self.sensitivity = sensitivity
        self.statements = statements
        self.consent = consent
        self.neverMerge = neverMerge
        self.neverMergeWith = neverMergeWith
    }

    public init(source: LedgerID, sensitivity: Sensitivity) {
        self.source = source
        self.sensitivity = sensitivity
    }
}

/// Every output of a person, case, event, statement or source is stopped; or may go on again.
public struct Held: Hashable, Sendable, Codable {
    /// The record or statement that is held back; nil where it is a source.
    public var item: ItemID?
    /// The source that is held back, with everything that rests on it.
    public var source: LedgerID?
    /// Why; nil ends the hold.
    public var reason: String?
    /// Who asked.
    public var askedBy: String?
    /// Until when; without a day until it is ended.
    public var until: EDTF?

    public init(item: ItemID, reason: String?, askedBy: String? = nil, until: EDTF? = nil) {
        self.item = item
        self.reason = reason
        self.askedBy = askedBy
        self.until = until
    }

    public init(source: LedgerID, reason: String?, askedBy: String? = nil, until: EDTF? = nil) {
        self.source = source
        self.reason = reason
        self.askedBy = askedBy
        self.until = until
    }
}

/// Something that is to happen: a hearing, the end of a term, a call to make.
public struct Appointed: Hashable, Sendable, Codable {
    /// The records it concerns.
    public var records: [ItemID]
    /// What it is, in a few words: "hearing", "end of the arrest".
    public var what: String
    /// The day.
    public var date: EDTF
    /// The hour, "10:30".
    public var time: String?
    /// Where.
    public var place: String?

    public init(records: [ItemID], what: String, date: EDTF, time: String? = nil, place: String? = nil) {
        self.records = records
        self.what = what
        self.date = date
        self.time = time
        self.place = place
    }
}

/// What became of an appointment.
public struct Closed: Hashable, Sendable, Codable {
    /// The entry that made the appointment.
    public var appointment: LedgerID
    /// What happened.
    public var outcome: String

    public init(appointment: LedgerID, outcome: String) {
        self.appointment = appointment
        self.outcome = outcome
    }
}

/// What the bureau did for somebody: a letter, a complaint, a visit.
public struct Intervened: Hashable, Sendable, Codable {
    /// The records it concerns.
    public var records: [ItemID]
    /// What was done.
    public var what: String
    /// To whom.
    public var to: String
    /// When.
    public var date: EDTF
    /// By when a reply is due.
    public var replyDue: EDTF?

    public init(records: [ItemID], what: String, to: String, date: EDTF, replyDue: EDTF? = nil) {
        self.records = records
        self.what = what
        self.to = to
        self.date = date
        self.replyDue = replyDue
    }
}

/// What came of an intervention.
public struct Answered: Hashable, Sendable, Codable {
    /// The entry that recorded the intervention.
    public var intervention: LedgerID
    /// What came back.
    public var result: String
    /// When.
    public var date: EDTF?

    public init(intervention: LedgerID, result: String, date: EDTF? = nil) {
        self.intervention = intervention
        self.result = result
        self.date = date
    }
}

/// A list that is kept under a name: the command that makes it.
public struct Saved: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The words of the command; empty removes the list.
    public var words: [String]

    public init(name: String, words: [String]) {
        self.name = name
        self.words = words
    }
}

/// Something was shown or taken out in the clear.
public struct Exported: Hashable, Sendable {
    /// What: "evidence", "proof".
    public var what: String
    /// The name of the item.
    public var item: String

    public init(what: String, item: String) {
        self.what = what
        self.item = item
    }
}

/// An act is taken back; naming an `Undone` brings its act back.
public struct Undone: Hashable, Sendable, Codable {
    /// The entry whose act no longer counts.
    public var entry: LedgerID
    /// Why, where somebody said so.
    public var reason: String?

    public init(entry: LedgerID, reason: String? = nil) {
        self.entry = entry
        self.reason = reason
    }
}
