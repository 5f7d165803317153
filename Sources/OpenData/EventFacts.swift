// One event as a row: of each field what stands, as tables have no place for statements that disagree.

import CaseModel
import Publication

/// What tables tell of an event.
struct EventFacts {
    let entity: Int
    let id: String
    private(set) var kind: EventKind?
    private(set) var date: EDTF?
    private(set) var until: EDTF?
    private(set) var time: String?
    private(set) var place: Int?
    private(set) var facility: String?
    private(set) var from: String?
    private(set) var to: String?
    private(set) var duration: ISODuration?
    private(set) var provisions: [Provision] = []
    /// Who it was done to and who did it; each once.
    private(set) var participants: [(side: Property, entity: Int)] = []
    private(set) var standing = Standing.reported
    /// On whose word the event is.
    private(set) var wordOf: [Speaker] = []
    private(set) var deniedBy: Speaker?
    /// Places of the sources of all its statements, in order.
    private(set) var sources: [Int] = []

    init(_ event: Int, in publication: Publication) {
        entity = event
        id = publication.entities[event].id.description
        var found: Set<Int> = []
        for published in publication.statements[publication.statements(about: event)] {
            let statement = published.statement
            found.insert(published.source)
            switch (statement.property, statement.value) {
            case (.kind, .eventKind(let told)):
                guard kind == nil else { continue }
                kind = told
                (standing, wordOf, deniedBy) = (statement.standing, statement.wordOf, statement.deniedBy)
            case (.date, .date(let told)): date = date ?? told
            case (.until, .date(let told)): until = until ?? told
            case (.time, .text(let told)): time = time ?? told
            case (.place, .entity(let told)): place = place ?? told.number
            case (.facility, .text(let told)): facility = facility ?? told
            case (.from, .text(let told)): from = from ?? told
            case (.to, .text(let told)): to = to ?? told
            case (.duration, .duration(let told)): duration = duration ?? told
            case (.provision, .provision(let told)): if !provisions.contains(told) { provisions.append(told) }
            case (.victim, .entity(let told)), (.actor, .entity(let told)):
                if !participants.contains(where: { $0 == (statement.property, told.number) }) {
                    participants.append((statement.property, told.number))
                }
            default: break
            }
        }
        sources = found.sorted()
    }

    /// Whether what happened is somebody's version: no file may tell it as a fact.
    var isAccusation: Bool { kind == .offence || standing == .alleged }

    /// What happened, in English: "Detention", "Alleged offence".
    var title: String {
        guard let kind else { return "Event" }
        let words = kind.rawValue.replacing("-", with: " ")
        return isAccusation ? "Alleged " + words : words.prefix(1).uppercased() + words.dropFirst()
    }

    /// On whose word it is and who denies it, in English; empty of what a source says in its own voice.
    func word(in publication: Publication) -> String {
        var parts: [String] = []
        let speakers = wordOf.map { publication.name(of: $0) }
        if !speakers.isEmpty { parts.append("According to \(speakers.joined(separator: ", according to ")).") }
        if isAccusation { parts.append("Alleged; not established.") }
        if standing != .reported, standing != .alleged { parts.append("Standing: \(standing.rawValue).") }
        if let deniedBy { parts.append("Denied by \(publication.name(of: deniedBy)).") }
        return parts.joined(separator: " ")
    }
}

extension Publication {
    /// The events, in the order of their identifiers.
    var events: [EventFacts] {
        entities.indices.filter { entities[$0].type == .event }.map { EventFacts($0, in: self) }
    }

    /// What a speaker is called: a name, an office, or the words for somebody without one.
    func name(of speaker: Speaker) -> String {
        switch speaker {
        case .unnamed(let words): words
        case .entity(let id): label(of: id.number)
        }
    }

    /// What an entity is called where something has to stand: its name, or its office ("a judge, not named").
    func label(of entity: Int) -> String {
        let name = name(of: entity)
        if !name.isEmpty { return name }
        switch entities[entity].type {
        case .person:
            return roles(of: entity).first.map { "\($0.rawValue.replacing("-", with: " ")), not named" } ?? "not named"
        case .group: return "a group"
        case .event: return EventFacts(entity, in: self).title
        case .organisation, .place: return "not named"
        }
    }

    /// The texts that a property of an entity has, each once.
    func texts(_ property: Property, of entity: Int) -> [String] {
        var found: [String] = []
        for published in statements[statements(about: entity)] where published.statement.property == property {
            if case .text(let text) = published.statement.value, !found.contains(text) { found.append(text) }
        }
        return found
    }

    /// What an organisation is.
    func organisationKind(of entity: Int) -> OrganisationKind? {
        for published in statements[statements(about: entity)] {
            if case .organisationKind(let kind) = published.statement.value { return kind }
        }
        return nil
    }

    /// How many a group has.
    func size(of entity: Int) -> Int? {
        for published in statements[statements(about: entity)] {
            if published.statement.property == .size, case .number(let number) = published.statement.value {
                return number
            }
        }
        return nil
    }

    /// The relations, each once: places of statements.
    var relations: [Int] {
        var seen: Set<RelationKey> = []
        return statements.indices.filter { place in
            let statement = statements[place].statement
            guard case .relation = statement.property, case .entity(let other) = statement.value else { return false }
            return seen.insert(
                RelationKey(subject: statement.subject, property: statement.property, object: other)
            ).inserted
        }
    }
}

private struct RelationKey: Hashable {
    var subject: EntityID
    var property: Property
    var object: EntityID
}
