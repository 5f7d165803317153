// The views folded from statements: people, organisations, places, events and relations, as people look at them.

/// A value together with the words it rests on and the rule that read it.
public struct Sourced<Content: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public var value: Content
    /// The words it rests on.
    public var spans: [ByteSpan]
    /// The rule that read it.
    public var rule: String

    /// Makes a sourced value.
    public init(_ value: Content, spans: [ByteSpan], rule: String) {
        self.value = value
        self.spans = spans
        self.rule = rule
    }
}

/// A person as the statements of a draft describe them.
public struct PersonView: Hashable, Sendable {
    /// The entity in the draft.
    public var id: EntityID
    /// The fullest form of the name in the text.
    public var name: Sourced<String>
    /// The other forms of the name, in order of first mention.
    public var aliases: [Sourced<String>] = []
    /// What the report calls the person: activist, judge, relative.
    public var roles: [Sourced<PersonRole>] = []
    /// The person must never be merged with another record (the "certain Ivanov" of a charge).
    public var neverMerge: Sourced<String>?
    /// `sure` where the text gives enough to take the name for a person's without a look.
    public var confidence: Confidence = .check
}

/// An organisation as the statements of a draft describe it.
public struct OrganisationView: Hashable, Sendable {
    /// The entity in the draft.
    public var id: EntityID
    /// The fullest form of the name in the text.
    public var name: Sourced<String>
    /// The other forms of the name: acronyms, short forms.
    public var aliases: [Sourced<String>] = []
    /// What kind of body it is; `other` where the words don't tell.
    public var kind: Sourced<OrganisationKind>
    /// `sure` where the text gives enough to take the name for a body's without a look.
    public var confidence: Confidence = .check
}

/// A place that the report names.
public struct PlaceView: Hashable, Sendable {
    /// The entity in the draft.
    public var id: EntityID
    /// The name as the text writes it first.
    public var name: Sourced<String>
}

/// People counted or described, not named.
public struct GroupView: Hashable, Sendable {
    /// The entity in the draft.
    public var id: EntityID
    /// The words that describe it: "about forty people".
    public var description: Sourced<String>
    /// How many people, where the words give a number.
    public var size: Int?
}

/// An event as the statements about it describe it.
public struct EventView: Hashable, Sendable {
    /// The entity in the draft.
    public var id: EntityID
    /// What happened.
    public var kind: Sourced<EventKind>
    /// The day, or as much of it as the text gives.
    public var date: Sourced<EDTF>?
    /// Whom it was done to; people, organisations or groups.
    public var victims: [Sourced<EntityID>] = []
    /// Who did it; the doers of an offence, a protest or a statement stand here.
    public var actors: [Sourced<EntityID>] = []
    /// The town or country where it happened.
    public var place: Sourced<EntityID>?
    /// The building or institution: "remand prison No. 1".
    public var facility: Sourced<String>?
    /// Where somebody was taken from.
    public var from: Sourced<String>?
    /// Where somebody was taken to.
    public var to: Sourced<String>?
    /// The day up to which an order or term runs.
    public var until: Sourced<EDTF>?
    /// The time of day, in the words of the text.
    public var time: Sourced<String>?
    /// The term or length of time.
    public var duration: Sourced<ISODuration>?
    /// The provisions of law cited for it.
    public var provisions: [Sourced<Provision>] = []
    /// How it stands: reported by the source in its own voice, or alleged.
    public var standing: Standing = .reported
    /// Who denies it.
    public var deniedBy: Speaker?
    /// On whose word it is told, the outermost speaker first; empty for the source's own voice.
    public var wordOf: [Speaker] = []
    /// `sure` where it should be right without a look.
    public var confidence: Confidence = .check
}

/// A relation between two people or organisations.
public struct RelationView: Hashable, Sendable {
    /// What `from` is to `to`.
    public var type: RelationType
    /// The person or body that the relation starts from.
    public var from: EntityID
    /// The person or body at its other end.
    public var to: EntityID
    /// Whether it no longer holds ("his former wife").
    public var isFormer: Bool
    /// How it stands: reported, or only alleged.
    public var standing: Standing
    /// The words it rests on.
    public var spans: [ByteSpan]
    /// The rule that read it.
    public var rule: String
    /// `sure` where it should be right without a look.
    public var confidence: Confidence
}

/// A draft folded into views: the case file of one report.
public struct CaseFile: Hashable, Sendable {
    /// The statements that the views are folded from.
    public var draft: Draft
    /// People with names, in order of first mention.
    public var persons: [PersonView]
    /// Bodies with names, in order of first mention.
    public var organisations: [OrganisationView]
    /// Places with names, in order of first mention.
    public var places: [PlaceView]
    /// People who are only counted or described.
    public var groups: [GroupView]
    /// Events, in the order of the draft.
    public var events: [EventView]
    /// Relations between people and bodies.
    public var relations: [RelationView]

    /// Folds the statements of a draft into views, in the order of its entities.
    public init(folding draft: Draft) {
        self.draft = draft
        persons = []
        organisations = []
        places = []
        groups = []
        events = []
        relations = []
        let about = Dictionary(grouping: draft.statements, by: \.subject)
        for entity in draft.entities {
            let statements = about[entity.id] ?? []
            switch entity.type {
            case .person: if let view = PersonView(entity.id, folding: statements) { persons.append(view) }
            case .organisation:
                if let view = OrganisationView(entity.id, folding: statements) { organisations.append(view) }
            case .place: if let view = PlaceView(entity.id, folding: statements) { places.append(view) }
            case .group: if let view = GroupView(entity.id, folding: statements) { groups.append(view) }
            case .event: if let view = EventView(entity.id, folding: statements) { events.append(view) }
            }
            relations += statements.compactMap { RelationView(folding: $0) }
        }
    }

    /// The names that readers know entities by; events have none.
    public var names: [EntityID: String] {
        var names: [EntityID: String] = [:]
        for person in persons { names[person.id] = person.name.value }
        for organisation in organisations { names[organisation.id] = organisation.name.value }
        for place in places { names[place.id] = place.name.value }
        for group in groups { names[group.id] = group.description.value }
        return names
    }

    /// The name a reader knows an entity by; empty for events. For many names ask `names` once.
    public func name(of id: EntityID) -> String {
        persons.first { $0.id == id }?.name.value ?? organisations.first { $0.id == id }?.name.value
            ?? places.first { $0.id == id }?.name.value ?? groups.first { $0.id == id }?.description.value ?? ""
    }

    /// The name of a speaker, or the words for one without a name.
    public func name(of speaker: Speaker) -> String {
        switch speaker {
        case .entity(let id): name(of: id)
        case .unnamed(let words): words
        }
    }
}

extension EventView {
    /// Whether it may have happened by the end of a day: the earliest day that its date allows is no later, or it has none.
    public func mayHaveHappened(by day: CivilDay) -> Bool { date?.value.earliest.map { $0 <= day } ?? true }
}
