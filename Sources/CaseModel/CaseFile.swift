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
    public var id: EntityID
    public var name: Sourced<String>
    public var aliases: [Sourced<String>] = []
    public var roles: [Sourced<PersonRole>] = []
    /// The person must never be merged with another record (the "certain Ivanov" of a charge).
    public var neverMerge: Sourced<String>?
    public var confidence: Confidence = .check
}

/// An organisation as the statements of a draft describe it.
public struct OrganisationView: Hashable, Sendable {
    public var id: EntityID
    public var name: Sourced<String>
    public var aliases: [Sourced<String>] = []
    public var kind: Sourced<OrganisationKind>
    public var confidence: Confidence = .check
}

/// A place that the report names.
public struct PlaceView: Hashable, Sendable {
    public var id: EntityID
    public var name: Sourced<String>
}

/// People counted or described, not named.
public struct GroupView: Hashable, Sendable {
    public var id: EntityID
    public var description: Sourced<String>
    public var size: Int?
}

/// An event as the statements about it describe it.
public struct EventView: Hashable, Sendable {
    public var id: EntityID
    public var kind: Sourced<EventKind>
    public var date: Sourced<EDTF>?
    public var victims: [Sourced<EntityID>] = []
    public var actors: [Sourced<EntityID>] = []
    public var place: Sourced<EntityID>?
    public var facility: Sourced<String>?
    public var from: Sourced<String>?
    public var to: Sourced<String>?
    public var until: Sourced<EDTF>?
    public var time: Sourced<String>?
    public var duration: Sourced<ISODuration>?
    public var provisions: [Sourced<Provision>] = []
    public var standing: Standing = .reported
    public var deniedBy: Speaker?
    public var wordOf: [Speaker] = []
    public var confidence: Confidence = .check
}

/// A relation between two people or organisations.
public struct RelationView: Hashable, Sendable {
    public var type: RelationType
    public var from: EntityID
    public var to: EntityID
    public var isFormer: Bool
    public var standing: Standing
    public var spans: [ByteSpan]
    public var rule: String
    public var confidence: Confidence
}

/// A draft folded into views: the case file of one report.
public struct CaseFile: Hashable, Sendable {
    public var draft: Draft
    public var persons: [PersonView]
    public var organisations: [OrganisationView]
    public var places: [PlaceView]
    public var groups: [GroupView]
    public var events: [EventView]
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

    /// The name a reader knows an entity by; empty for events.
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
