// How each view is folded from the statements about one entity; of two statements on one value, the first in the text stands.

private func texts(_ statements: [Statement], _ property: Property) -> [Sourced<String>] {
    statements.compactMap { statement in
        guard statement.property == property, case .text(let text) = statement.value else { return nil }
        return Sourced(text, spans: statement.spans, rule: statement.rule)
    }
}

private func entities(_ statements: [Statement], _ property: Property) -> [Sourced<EntityID>] {
    statements.compactMap { statement in
        guard statement.property == property, case .entity(let id) = statement.value else { return nil }
        return Sourced(id, spans: statement.spans, rule: statement.rule)
    }
}

private func dates(_ statements: [Statement], _ property: Property) -> [Sourced<EDTF>] {
    statements.compactMap { statement in
        guard statement.property == property, case .date(let date) = statement.value else { return nil }
        return Sourced(date, spans: statement.spans, rule: statement.rule)
    }
}

extension PersonView {
    init?(_ id: EntityID, folding statements: [Statement]) {
        guard let name = texts(statements, .name).first else { return nil }
        self.init(id: id, name: name)
        aliases = texts(statements, .alias)
        for statement in statements {
            switch (statement.property, statement.value) {
            case (.role, .role(let role)): roles.append(Sourced(role, spans: statement.spans, rule: statement.rule))
            case (.neverMerge, _): neverMerge = Sourced("never merge", spans: statement.spans, rule: statement.rule)
            case (.name, _): confidence = statement.confidence
            default: break
            }
        }
    }
}

extension OrganisationView {
    init?(_ id: EntityID, folding statements: [Statement]) {
        guard let name = texts(statements, .name).first else { return nil }
        let kind: Sourced<OrganisationKind>? = statements.lazy.compactMap { statement in
            guard case .organisationKind(let kind) = statement.value else { return nil }
            return Sourced(kind, spans: statement.spans, rule: statement.rule)
        }.first
        self.init(id: id, name: name, kind: kind ?? Sourced(.other, spans: name.spans, rule: "no word says what it is"))
        aliases = texts(statements, .alias)
        confidence = statements.first { $0.property == .name }?.confidence ?? .check
    }
}

extension PlaceView {
    init?(_ id: EntityID, folding statements: [Statement]) {
        guard let name = texts(statements, .name).first else { return nil }
        self.init(id: id, name: name)
    }
}

extension GroupView {
    init?(_ id: EntityID, folding statements: [Statement]) {
        guard let name = texts(statements, .name).first else { return nil }
        self.init(id: id, description: name)
        for case .number(let size) in statements.map(\.value) { self.size = size }
    }
}

extension EventView {
    init?(_ id: EntityID, folding statements: [Statement]) {
        var kind: Sourced<EventKind>?
        for statement in statements {
            if case .eventKind(let value) = statement.value, kind == nil {
                kind = Sourced(value, spans: statement.spans, rule: statement.rule)
            }
        }
        guard let kind, let head = statements.first(where: { $0.property == .kind }) else { return nil }
        self.init(id: id, kind: kind)
        standing = head.standing
        deniedBy = head.deniedBy
        wordOf = head.wordOf
        confidence = head.confidence
        date = dates(statements, .date).first
        until = dates(statements, .until).first
        victims = entities(statements, .victim)
        actors = entities(statements, .actor)
        place = entities(statements, .place).first
        facility = texts(statements, .facility).first
        from = texts(statements, .from).first
        to = texts(statements, .to).first
        time = texts(statements, .time).first
        for statement in statements {
            switch statement.value {
            case .duration(let value) where duration == nil:
                duration = Sourced(value, spans: statement.spans, rule: statement.rule)
            case .provision(let value):
                provisions.append(Sourced(value, spans: statement.spans, rule: statement.rule))
            default: break
            }
        }
    }
}

extension RelationView {
    init?(folding statement: Statement) {
        guard case .relation(let type) = statement.property, case .entity(let other) = statement.value else {
            return nil
        }
        self.init(
            type: type, from: statement.subject, to: other, isFormer: statement.isFormer, standing: statement.standing,
            spans: statement.spans, rule: statement.rule, confidence: statement.confidence)
    }
}
