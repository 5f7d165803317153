// The atom of a case file: one statement about one thing, with its words, its speakers and its standing.

/// Names a person, organisation, place or event within one draft; unique there.
public struct EntityID: Hashable, Sendable, Comparable {
    /// Position in the order of first mention, across all types.
    public let number: Int

    /// Makes an identifier from its number.
    public init(_ number: Int) { self.number = number }

    /// Orders by number.
    public static func < (a: EntityID, b: EntityID) -> Bool { a.number < b.number }
}

/// What a statement may be about.
public enum EntityType: String, CaseIterable, Hashable, Sendable, Codable {
    case person, organisation, place, event
    /// People counted or described but not named ("about 40 people", "participants in the visit").
    case group
}

/// Something statements are made about.
public struct Entity: Hashable, Sendable, Codable {
    /// Its identifier in this draft.
    public let id: EntityID
    /// What it is.
    public let type: EntityType

    /// Makes an entity.
    public init(id: EntityID, type: EntityType) {
        self.id = id
        self.type = type
    }
}

/// What a statement says of its subject.
public enum Property: Hashable, Sendable {
    // Of people, organisations, places and groups.
    case name, alias, role, organisationKind, neverMerge, size
    case relation(RelationType)
    // Of events.
    case kind, victim, actor, place, facility, from, to, date, until, time, duration, provision
}

/// The value a statement gives to a property.
public enum Value: Hashable, Sendable {
    case text(String)
    case entity(EntityID)
    case date(EDTF)
    case duration(ISODuration)
    case provision(Provision)
    case eventKind(EventKind)
    case role(PersonRole)
    case organisationKind(OrganisationKind)
    case number(Int)
    /// For marks such as "never merge".
    case mark
}

/// Somebody on whose word a statement rests.
public enum Speaker: Hashable, Sendable {
    /// A person or organisation of the draft.
    case entity(EntityID)
    /// Somebody without a name: "accuser (unnamed)", "investigators", "the family".
    case unnamed(String)
}

/// One statement: subject, property, value, and everything that lets a reader check it.
public struct Statement: Hashable, Sendable {
    /// What it is about.
    public var subject: EntityID
    /// What it says of it.
    public var property: Property
    /// The value it gives.
    public var value: Value
    /// The words it rests on, in the text of the source.
    public var spans: [ByteSpan]
    /// Who says so, outermost first; empty for the report's own voice.
    public var wordOf: [Speaker]
    /// How it stands.
    public var standing: Standing
    /// Who denies it in the report, if anybody does.
    public var deniedBy: Speaker?
    /// Whether the state it describes is over ("former leader", "divorced").
    public var isFormer: Bool
    /// The rule that read it, in words that a monitor can follow.
    public var rule: String
    /// Whether the reader vouches for it.
    public var confidence: Confidence
    /// What a person has decided about it.
    public var review: Review
    /// Who made it: a version of the reader, or a member.
    public var madeBy: String

    /// Makes a statement; what is not given has the value of a plain, drafted report.
    public init(
        subject: EntityID, property: Property, value: Value, spans: [ByteSpan], wordOf: [Speaker] = [],
        standing: Standing = .reported, deniedBy: Speaker? = nil, isFormer: Bool = false, rule: String,
        confidence: Confidence = .check, review: Review = .drafted, madeBy: String = Draft.reader
    ) {
        self.subject = subject
        self.property = property
        self.value = value
        self.spans = spans
        self.wordOf = wordOf
        self.standing = standing
        self.deniedBy = deniedBy
        self.isFormer = isFormer
        self.rule = rule
        self.confidence = confidence
        self.review = review
        self.madeBy = madeBy
    }
}
