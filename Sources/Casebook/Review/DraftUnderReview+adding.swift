// An event that the reader missed, made by a member of marked words of the report.

public import CaseModel

/// An event as a member types it.
public struct NewEvent: Hashable, Sendable {
    /// What happened.
    public var kind: EventKind
    /// The words of the report that it rests on.
    public var words: ByteSpan
    /// Whom it concerns, by their names: of an offence, a protest or a statement the doers.
    public var people: [String] = []
    /// Who did it, by name.
    public var by: [String] = []
    /// When, where, under which article, for how long; as typed, empty for what is not known.
    public var date = ""
    public var place = ""
    public var provision = ""
    public var term = ""
    /// How it stands.
    public var standing = Standing.reported
    /// On whose word, where it is not the report's own.
    public var wordOf: String?
    /// Who denies it.
    public var deniedBy: String?

    public init(_ kind: EventKind, words: ByteSpan) {
        self.kind = kind
        self.words = words
    }
}

extension DraftUnderReview {
    /// The act that adds an event on the words of the report; it is accepted with that.
    ///
    /// Somebody whom the draft names, by any of the names it has for them, is that one; anybody else is new.
    /// - Throws: `EditProblem` where a value says nothing.
    public func adding(_ event: NewEvent) throws(EditProblem) -> Act {
        guard event.words.count > 0, event.words.start >= 0, event.words.end <= draft.text.utf8.count else {
            throw EditProblem("the words are not in the report.")
        }
        var types: [EntityType] = [.event]
        var newNames: [(name: String, place: Int)] = []
        let known = names
        func entity(_ name: String, _ type: EntityType) -> EntityID {
            let key = SearchWords.key(of: name)
            if let id = known[key], type != .place || draft.entities[id.number].type == .place { return id }
            if let made = newNames.first(where: { $0.name == key && types[$0.place] == type }) {
                return EntityID(entities.count + made.place)
            }
            newNames.append((key, types.count))
            types.append(type)
            return EntityID(entities.count + types.count - 1)
        }
        let subject = EntityID(entities.count)
        var said: [(EntityID, Property, Value)] = [(subject, .kind, .eventKind(event.kind))]
        var spoken: [String: EntityID] = [:]
        func name(_ text: String, _ type: EntityType) -> EntityID {
            let id = entity(text, type)
            if id.number >= entities.count, spoken[text] == nil {
                said.append((id, .name, .text(text)))
                spoken[text] = id
            }
            return id
        }
        for person in event.people {
            said.append((subject, event.kind.isAct ? .actor : .victim, .entity(name(person, .person))))
        }
        for body in event.by { said.append((subject, .actor, .entity(name(body, .organisation)))) }
        if !event.place.isEmpty { said.append((subject, .place, .entity(name(event.place, .place)))) }
        for (field, typed) in [(.date, event.date), (.provision, event.provision), (.term, event.term)]
            as [(FieldEdit.Field, String)] where !typed.isEmpty
        {
            let edit = FieldEdit(field, typed)
            if let property = edit.property, let value = try edit.value() { said.append((subject, property, value)) }
        }
        let speaker = event.wordOf.map { name in
            known[SearchWords.key(of: name)].map { Speaker.entity($0) } ?? .unnamed(name)
        }
        let denier = event.deniedBy.map { name in
            known[SearchWords.key(of: name)].map { Speaker.entity($0) } ?? .unnamed(name)
        }
        var numbers = AddedNumbers(self, own: entities.count { $0.entry == id }, new: types.count)
        let statements = said.map { who, property, value in
            var value = value
            if case .entity(let other) = value { value = .entity(numbers.number(of: other)) }
            return Statement(
                subject: numbers.number(of: who), property: property, value: value, spans: [event.words],
                wordOf: speaker.map { [numbers.number(of: $0)] } ?? [], standing: event.standing,
                deniedBy: property == .kind ? denier.map { numbers.number(of: $0) } : nil,
                rule: Self.addedRule, confidence: .sure)
        }
        return .added(Added(draft: id, entities: types, statements: statements, others: numbers.others))
    }

    /// Everybody and everything that the draft names, by the key of each name.
    private var names: [String: EntityID] {
        var names: [String: EntityID] = [:]
        for statement in draft.statements where statement.property == .name || statement.property == .alias {
            guard case .text(let name) = statement.value, draft.entities[statement.subject.number].type != .event else {
                continue
            }
            let key = SearchWords.key(of: name)
            if names[key] == nil { names[key] = statement.subject }
        }
        return names
    }
}
