// Turns what the stages found into entities and statements.
import CaseModel
import Syntax

enum DraftStage {
    static func draft(of page: Page) -> Draft {
        var builder = DraftBuilder(page)
        for index in page.entities.indices { builder.addEntity(index) }
        for relation in page.relations { builder.addRelation(relation) }
        for event in page.events { builder.addEvent(event) }
        for item in page.setAside { builder.addSetAside(item) }
        return builder.draft
    }
}

/// Collects the statements of one draft; identifiers follow the order of first mention.
struct DraftBuilder {
    private let page: Page
    private(set) var draft: Draft
    /// Identifier of each entity of the page that the draft lists.
    private var identifiers: [Int: EntityID] = [:]

    init(_ page: Page) {
        self.page = page
        draft = Draft(
            id: page.context.id, language: page.context.language ?? "en", documentDate: page.documentDate,
            documentDateOrigin: page.documentDateOrigin, text: page.text)
        draft.citations = page.citations.map { Draft.Citation(provision: $0.provision, span: page.span($0.tokens)) }
    }

    private mutating func newID(_ type: EntityType) -> EntityID {
        let id = EntityID(draft.entities.count)
        draft.entities.append(Entity(id: id, type: type))
        return id
    }

    /// Adds an entity with what is said of it; one that is not to be listed is added only when something refers to it.
    mutating func addEntity(_ index: Int) {
        if page.entities[index].isListed { _ = identifier(index) }
    }

    private mutating func identifier(_ index: Int) -> EntityID {
        if let known = identifiers[index] { return known }
        let entity = page.entities[index]
        let id = newID(entity.type)
        identifiers[index] = id
        let span = [entity.nameSpan]
        func say(_ property: Property, _ value: Value, _ spans: [ByteSpan], _ rule: String) -> Statement {
            Statement(
                subject: id, property: property, value: value, spans: spans, rule: rule, confidence: entity.confidence)
        }
        draft.statements.append(say(.name, .text(entity.name), span, "fullest form in the report"))
        for alias in entity.aliases where alias != entity.name {
            draft.statements.append(say(.alias, .text(alias), span, "another form in the report"))
        }
        for (role, place) in entity.roles {
            draft.statements.append(say(.role, .role(role), [place], "the report calls them so"))
        }
        if let kind = entity.organisationKind {
            draft.statements.append(say(.organisationKind, .organisationKind(kind), span, "words of the name"))
        }
        if entity.neverMerge {
            draft.statements.append(say(.neverMerge, .mark, span, "“a certain”: nobody we could know again"))
        }
        if let size = entity.size { draft.statements.append(say(.size, .number(size), span, "counted in the report")) }
        return id
    }

    mutating func addRelation(_ relation: RelationDraft) {
        let from = identifier(relation.from)
        let to = identifier(relation.to)
        draft.statements.append(
            Statement(
                subject: from, property: .relation(relation.type), value: .entity(to), spans: relation.spans,
                standing: relation.standing, isFormer: relation.isFormer, rule: relation.rule,
                confidence: relation.confidence))
    }

    mutating func addEvent(_ event: EventDraft) {
        let id = newID(.event)
        let trigger = page.span(event.trigger)
        let wordOf = event.wordOf.map { speaker($0) }
        let deniedBy = event.deniedBy.map { speaker($0) }
        let confidence: Confidence = event.score >= EventDraft.sureFrom ? .sure : .check
        var statements: [Statement] = []
        func say(_ property: Property, _ value: Value, _ spans: [ByteSpan], _ rule: String) {
            statements.append(
                Statement(
                    subject: id, property: property, value: value, spans: spans, wordOf: wordOf,
                    standing: event.standing,
                    deniedBy: deniedBy, rule: rule, confidence: confidence))
        }
        say(.kind, .eventKind(event.kind), [trigger], event.rule)
        for victim in event.victims { say(.victim, .entity(identifier(victim.entity)), [victim.span], victim.rule) }
        for actor in event.actors { say(.actor, .entity(identifier(actor.entity)), [actor.span], actor.rule) }
        if let date = event.date {
            let span = event.dateMention.map { page.span(page.times[$0].tokens) } ?? trigger
            say(.date, .date(date), [span], event.dateRule)
        }
        if let place = event.place {
            say(.place, .entity(identifier(place)), [page.entities[place].nameSpan], "place of the sentence")
        }
        for (property, range) in [(Property.facility, event.facility), (.from, event.from), (.to, event.to)] {
            guard let range else { continue }
            say(property, .text(page.words.string(range)), [page.span(range)], "place of holding, by its preposition")
        }
        if let until = event.until { say(.until, .date(until), [trigger], "after “until”") }
        if let time = event.time { say(.time, .text(time), [trigger], "hour in the sentence") }
        if let duration = event.duration {
            let span = event.durationMention.map { page.span(page.times[$0].tokens) } ?? trigger
            say(.duration, .duration(duration), [span], "length of time beside the trigger")
        }
        for index in event.provisions {
            say(
                .provision, .provision(page.citations[index].provision), [page.span(page.citations[index].tokens)],
                "cited beside it")
        }
        draft.statements += statements
    }

    mutating func addSetAside(_ item: SetAsideDraft) {
        draft.setAside.append(
            SetAside(
                kind: item.kind, participants: item.participants.map { identifier($0) }, date: item.date,
                reason: item.reason,
                explanation: item.explanation, spans: [page.span(item.tokens)]))
    }

    /// Entities in speakers are numbers of the page until here.
    private mutating func speaker(_ speaker: Speaker) -> Speaker {
        guard case .entity(let index) = speaker, page.entities.indices.contains(index.number) else { return speaker }
        return .entity(identifier(index.number))
    }
}
