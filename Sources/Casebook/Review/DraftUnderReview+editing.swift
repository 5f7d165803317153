// The acts that put a draft right: edits, splits. Each key or command is one act, so that undoing takes back what was done at once.

public import CaseModel

extension DraftUnderReview {
    /// How many entities the draft itself brought.
    private var ownCount: Int { entities.count { $0.entry == id } }

    /// The act that gives a field of an item another value.
    ///
    /// A field that was said is put right, and what was said stays, superseded; one that wasn't is added. Victims, actors, provisions, roles
    /// and other spellings are added to those that there are.
    ///
    /// - Parameter statement: the statement to be put right, where the item has several of this field.
    /// - Throws: `EditProblem` where the value says nothing, or the item has no such field.
    public func editing(_ item: ReviewItem, _ edit: FieldEdit, at statement: Int? = nil, reason: String? = nil)
        throws(EditProblem) -> Act
    {
        let subject: EntityID
        switch item.content {
        case .event(let id), .person(let id): subject = id
        case .relation(let place): return try editingRelation(place, edit, reason)
        }
        let isEvent = draft.entities[subject.number].type == .event
        let ofPeople: Set<FieldEdit.Field> = [.name, .alias, .role]
        guard isEvent != ofPeople.contains(edit.field) else {
            throw EditProblem("\(edit.field.rawValue): \(isEvent ? "an event" : "a person") has no such field.")
        }
        guard let property = edit.property else { return try editingHead(item, edit, reason) }
        let said =
            statement ?? (edit.mayRepeat ? nil : item.statements.first { draft.statements[$0].property == property })
        guard let value = try edit.value() else { return try naming(edit, property, subject, said) }
        if let said, let now = draft.statements[said].local(value: value, in: self, of: statements[said].entry) {
            return .edited(Edited(draft: id, statement: statements[said], now: now, reason: reason))
        }
        return adding(
            [(subject, property, value)], to: item, replaces: said.map { [statements[$0]] })
    }

    /// Changes how an event or relation stands, or who denies it: that is said with its head.
    private func editingHead(_ item: ReviewItem, _ edit: FieldEdit, _ reason: String?) throws(EditProblem) -> Act {
        guard
            let place = item.statements.first(where: {
                draft.statements[$0].property == .kind || draft.statements[$0].property.isItemOfItsOwn
            })
        else { throw EditProblem("\(edit.field.rawValue): this item has no such field.") }
        let head = draft.statements[place]
        guard var now = head.local(value: head.value, in: self, of: statements[place].entry) else {
            throw EditProblem("\(edit.field.rawValue): this can't be put right here; reject it and add it anew.")
        }
        if edit.field == .standing {
            now.standing = try FieldEdit.one(edit.text, of: Standing.self)
        } else {
            now.deniedBy = ["", "no", "nobody"].contains(edit.text) ? nil : .unnamed(edit.text)
        }
        return .edited(Edited(draft: id, statement: statements[place], now: now, reason: reason))
    }

    private func editingRelation(_ place: Int, _ edit: FieldEdit, _ reason: String?) throws(EditProblem) -> Act {
        let head = draft.statements[place]
        if edit.field == .standing || edit.field == .deniedBy {
            guard let item = items.first(where: { $0.content == .relation(place) }) else {
                throw EditProblem("this relation is not in the draft any more.")
            }
            return try editingHead(item, edit, reason)
        }
        guard edit.field == .kind, let type = RelationType(rawValue: edit.text) else {
            throw EditProblem(
                "a relation has the fields standing, denied-by and kind, which is one of \(RelationType.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        guard var now = head.local(value: head.value, in: self, of: statements[place].entry) else {
            throw EditProblem("kind: this can't be put right here; reject it and add it anew.")
        }
        now.property = .relation(type)
        return .edited(Edited(draft: id, statement: statements[place], now: now, reason: reason))
    }

    /// Has an event name a place or somebody: one that the draft knows by this name, else a new one.
    private func naming(_ edit: FieldEdit, _ property: Property, _ event: EntityID, _ said: Int?) throws(EditProblem)
        -> Act
    {
        guard !edit.text.isEmpty else { throw EditProblem("\(edit.field.rawValue): there is no value.") }
        let isPlace = property == .place
        let key = SearchWords.key(of: edit.text)
        let known = draft.entities.first { entity in
            (entity.type == .place) == isPlace && entity.type != .event
                && draft.statements.contains {
                    guard $0.subject == entity.id, $0.property == .name || $0.property == .alias,
                        case .text(let name) = $0.value
                    else { return false }
                    return SearchWords.key(of: name) == key
                }
        }
        guard let item = items.first(where: { $0.content == .event(event) }) else {
            throw EditProblem("this event is not in the draft any more.")
        }
        let replaces = said.map { [statements[$0]] }
        if let known { return adding([(event, property, .entity(known.id))], to: item, replaces: replaces) }
        let new = EntityID(entities.count)
        return adding(
            [(new, .name, .text(edit.text)), (event, property, .entity(new))], to: item, replaces: replaces,
            entities: [isPlace ? .place : .person])
    }

    /// Adds statements; those about an entity with the number of the draft's entities and more are about the new ones.
    private func adding(
        _ said: [(subject: EntityID, property: Property, value: Value)], to item: ReviewItem, replaces: [ItemID]?,
        entities new: [EntityType] = []
    ) -> Act {
        let head = item.statements.first.map { draft.statements[$0] }
        var numbers = AddedNumbers(self, own: ownCount, new: new.count)
        let made = said.map { said in
            var value = said.value
            if case .entity(let id) = value { value = .entity(numbers.number(of: id)) }
            return Statement(
                subject: numbers.number(of: said.subject), property: said.property, value: value,
                spans: head?.spans ?? [], standing: head?.standing ?? .reported, rule: Self.addedRule, confidence: .sure
            )
        }
        // What is added to an item is accepted with it.
        return .added(
            Added(draft: id, entities: new, statements: made, others: numbers.others, replaces: replaces, waits: true))
    }

    /// The rule of what a member adds.
    static let addedRule = "added by a member"

    /// The act that takes people and statements out of an event and makes another of them: with everything else that is said of the first.
    ///
    /// - Parameters:
    ///   - people: those who go; they leave the first event.
    ///   - moved: other statements that go, by their places in the draft; all others are said of both.
    /// - Throws: `EditProblem` where it is no event, or nobody goes, or nobody stays.
    public func splitting(_ item: ReviewItem, people: [EntityID], moved: [Int] = []) throws(EditProblem) -> Act {
        guard case .event = item.content else { throw EditProblem("only an event can be split.") }
        func names(_ place: Int) -> EntityID? {
            guard case .entity(let id) = draft.statements[place].value,
                [.victim, .actor].contains(draft.statements[place].property)
            else { return nil }
            return id
        }
        let going = item.statements.filter { place in
            names(place).map { people.contains($0) } ?? false || moved.contains(place)
        }
        guard !going.isEmpty else { throw EditProblem("nobody and nothing of this event was named to go.") }
        let staying = item.statements.filter { names($0) != nil && !going.contains($0) }
        guard !staying.isEmpty || !going.contains(where: { names($0) != nil }) else {
            throw EditProblem("somebody has to stay; edit the event instead.")
        }
        guard !going.contains(where: { draft.statements[$0].property == .kind }) else {
            throw EditProblem("both have to be of some kind; split first, and put the kind right then.")
        }
        let movedFields = Set(going.map { draft.statements[$0].property })
        let copied = item.statements.filter { place in
            if going.contains(place) { return true }
            let isMoved = movedFields.contains(draft.statements[place].property)
            // The date that goes is the date of the new one; who acted, acted in both.
            return names(place) == nil ? !isMoved : draft.statements[place].property == .actor
        }
        var numbers = AddedNumbers(self, own: ownCount, new: 1)
        let statements = copied.map { place in
            var statement = draft.statements[place]
            statement.subject = EntityID(numbers.firstNew)
            if case .entity(let id) = statement.value { statement.value = .entity(numbers.number(of: id)) }
            statement.wordOf = statement.wordOf.map { numbers.number(of: $0) }
            statement.deniedBy = statement.deniedBy.map { numbers.number(of: $0) }
            return statement
        }
        return .added(
            Added(
                draft: id, entities: [.event], statements: statements, others: numbers.others,
                replaces: going.map { self.statements[$0] }, waits: item.state == .accepted ? nil : true))
    }

    /// The statements of an item of one field, for those who name one of several.
    public func statements(of item: ReviewItem, _ field: FieldEdit.Field) -> [Int] {
        item.statements.filter { draft.statements[$0].property == FieldEdit(field, "").property }
    }
}

/// Numbers of entities as an `Added` act counts them: the draft's own, the new ones, then those that other acts had added.
struct AddedNumbers {
    private let draft: DraftUnderReview
    private let own: Int
    private let new: Int
    private var named: [ItemID] = []

    init(_ draft: DraftUnderReview, own: Int, new: Int) {
        self.draft = draft
        self.own = own
        self.new = new
    }

    /// The number of the first new entity.
    var firstNew: Int { own }

    var others: [ItemID]? { named.isEmpty ? nil : named }

    /// Numbers from the count of the draft under review on are new ones.
    mutating func number(of id: EntityID) -> EntityID {
        if id.number < own { return id }
        if id.number >= draft.entities.count { return EntityID(own + id.number - draft.entities.count) }
        let name = draft.entities[id.number]
        let place = named.firstIndex(of: name) ?? named.count
        if place == named.count { named.append(name) }
        return EntityID(own + new + place)
    }

    mutating func number(of speaker: Speaker) -> Speaker {
        if case .entity(let id) = speaker { .entity(number(of: id)) } else { speaker }
    }
}

extension Statement {
    /// The statement with another value, its numbers those of the entry that brought it; nil where that can't say them.
    fileprivate func local(value: Value, in draft: DraftUnderReview, of entry: LedgerID) -> Statement? {
        let own = draft.entities.count { $0.entry == draft.id }
        func number(_ id: EntityID) -> EntityID? {
            guard draft.entities.indices.contains(id.number) else { return nil }
            let name = draft.entities[id.number]
            return name.entry == draft.id ? id : name.entry == entry ? EntityID(own + name.number) : nil
        }
        func number(_ speaker: Speaker) -> Speaker? {
            if case .entity(let id) = speaker { number(id).map { .entity($0) } } else { speaker }
        }
        var now = self
        now.value = value
        if case .entity(let id) = value {
            guard let id = number(id) else { return nil }
            now.value = .entity(id)
        }
        now.subject = number(subject) ?? EntityID(0)
        now.wordOf = wordOf.compactMap(number)
        now.deniedBy = deniedBy.flatMap(number)
        guard now.wordOf.count == wordOf.count, (now.deniedBy == nil) == (deniedBy == nil) else { return nil }
        now.rule = "put right by a member"
        now.confidence = .sure
        return now
    }
}
