// One event by its fields: as a member types it, or as a row of a table has it.

public import CaseModel

/// A value and the words it was read from.
public struct Said<Content: Sendable & Hashable>: Sendable, Hashable {
    /// The value.
    public var value: Content
    /// Where the words stand; none where nobody wrote them down.
    public var spans: [ByteSpan]

    public init(_ value: Content, _ spans: [ByteSpan] = []) {
        self.value = value
        self.spans = spans
    }
}

/// An event with everything that a table or a form has of it.
public struct EventFields: Sendable {
    /// What happened.
    public var kind: Said<EventKind>
    /// To whom; of an act such as a protest, who did it.
    public var people: [EntityID] = []
    /// Who did it to them.
    public var by: [Said<String>] = []
    public var place: Said<String>?
    public var facility: Said<String>?
    public var from: Said<String>?
    public var to: Said<String>?
    public var date: Said<EDTF>?
    public var until: Said<EDTF>?
    public var time: Said<String>?
    public var duration: Said<ISODuration>?
    public var provisions: [Said<Provision>] = []
    /// On whose word it is, from the nearest to the source to the farthest.
    public var saidBy: [Said<String>] = []
    /// Whether the source says it in its own voice.
    public var standing = Standing.reported

    public init(kind: Said<EventKind>) { self.kind = kind }
}

extension NoteWriter {
    /// Adds an event and the statements about it; returns the event.
    @discardableResult
    public mutating func add(_ fields: EventFields, peopleSpans: [EntityID: [ByteSpan]] = [:]) -> EntityID {
        let event = entity(.event)
        let (speakers, stood) = (wordOf, standing)
        defer { (wordOf, standing) = (speakers, stood) }
        wordOf = fields.saidBy.map { .unnamed($0.value) }
        standing = fields.standing
        state(event, .kind, .eventKind(fields.kind.value), fields.kind.spans)
        for person in fields.people {
            state(
                event, fields.kind.value.isAct ? .actor : .victim, .entity(person), peopleSpans[person] ?? [])
        }
        for body in fields.by {
            state(event, .actor, .entity(named(body.value, .organisation, body.spans)), body.spans)
        }
        if let place = fields.place {
            state(event, .place, .entity(named(place.value, .place, place.spans)), place.spans)
        }
        for (property, words) in [
            (Property.facility, fields.facility), (.from, fields.from), (.to, fields.to), (.time, fields.time),
        ] {
            if let words { state(event, property, .text(words.value), words.spans) }
        }
        if let date = fields.date { state(event, .date, .date(date.value), date.spans) }
        if let until = fields.until { state(event, .until, .date(until.value), until.spans) }
        if let duration = fields.duration { state(event, .duration, .duration(duration.value), duration.spans) }
        for provision in fields.provisions { state(event, .provision, .provision(provision.value), provision.spans) }
        return event
    }
}
