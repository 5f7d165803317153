// Drafts for tests of review, sketched in a few lines, and a casebook in which somebody decides about them.

import CaseModel
import Foundation

@testable import Casebook

/// A draft in the making: each thing rests on the first place where its words stand.
struct Sketch {
    let text: String
    var published: EDTF?
    private var entities: [Entity] = []
    private var statements: [Statement] = []

    init(_ text: String, published: String? = nil) {
        self.text = text
        self.published = published.flatMap { EDTF($0) }
    }

    var draft: Draft {
        Draft(
            id: "sketch", language: "en", documentDate: published, text: text, entities: entities,
            statements: statements)
    }

    private func span(_ words: String) -> [ByteSpan] {
        guard let range = text.range(of: words) else { return [] }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return [ByteSpan(start, start + words.utf8.count)]
    }

    private mutating func entity(_ type: EntityType) -> EntityID {
        let id = EntityID(entities.count)
        entities.append(Entity(id: id, type: type))
        return id
    }

    private mutating func say(
        _ subject: EntityID, _ property: Property, _ value: Value, _ words: String, sure: Bool = true,
        deniedBy: Speaker? = nil
    ) {
        statements.append(
            Statement(
                subject: subject, property: property, value: value, spans: span(words), deniedBy: deniedBy,
                rule: "sketched", confidence: sure ? .sure : .check))
    }

    mutating func named(_ type: EntityType, _ name: String, sure: Bool = true) -> EntityID {
        let id = entity(type)
        say(id, .name, .text(name), name, sure: sure)
        return id
    }

    mutating func person(_ name: String, sure: Bool = true) -> EntityID { named(.person, name, sure: sure) }

    @discardableResult
    mutating func event(
        _ kind: EventKind, _ words: String, of people: [EntityID], on date: String? = nil, in place: EntityID? = nil,
        term: String? = nil, facility: String? = nil, time: String? = nil, provision: Provision? = nil,
        by actors: [EntityID] = [], sure: Bool = true, deniedBy: String? = nil
    ) -> EntityID {
        let id = entity(.event)
        say(id, .kind, .eventKind(kind), words, sure: sure, deniedBy: deniedBy.map { .unnamed($0) })
        for person in people { say(id, .victim, .entity(person), name(of: person), sure: sure) }
        if let date = date.flatMap({ EDTF($0) }) { say(id, .date, .date(date), words, sure: sure) }
        if let place { say(id, .place, .entity(place), name(of: place), sure: sure) }
        if let term = term.flatMap({ ISODuration($0) }) { say(id, .duration, .duration(term), words, sure: sure) }
        if let facility { say(id, .facility, .text(facility), words, sure: sure) }
        if let time { say(id, .time, .text(time), words, sure: sure) }
        if let provision { say(id, .provision, .provision(provision), words, sure: sure) }
        for actor in actors { say(id, .actor, .entity(actor), name(of: actor), sure: sure) }
        return id
    }

    mutating func relation(_ type: RelationType, _ from: EntityID, _ to: EntityID, sure: Bool = true) {
        say(from, .relation(type), .entity(to), name(of: from), sure: sure)
    }

    private func name(of id: EntityID) -> String {
        for statement in statements where statement.subject == id && statement.property == .name {
            if case .text(let name) = statement.value { return name }
        }
        return ""
    }

    /// "On DATE NAMES were detained in Almaty.", with a relation between the first two.
    static func detention(of names: [String], on date: String, in place: String = "Almaty", sure: Bool = true) -> Draft
    {
        var sketch = Sketch("On \(date) \(names.joined(separator: ", ")) were detained in \(place).")
        let people = names.map { sketch.person($0, sure: sure) }
        let town = sketch.named(.place, place)
        sketch.event(.detention, "detained", of: people, on: date, in: town, sure: sure)
        if people.count > 1 { sketch.relation(.associateOf, people[0], people[1], sure: sure) }
        return sketch.draft
    }
}

/// A casebook at which one member works.
struct ReviewDesk {
    let casebook: Casebook
    var device = Device(1)
    private(set) var entries: [LedgerEntry] = []

    init() throws { casebook = try Casebook() }

    @discardableResult
    mutating func write(_ act: Act) async throws -> LedgerEntry {
        let entry = device.write(act)
        entries.append(entry)
        try await casebook.take([entry])
        return entry
    }

    mutating func add(_ draft: Draft) async throws -> LedgerID { try await write(.drafted(draft)).id }

    mutating func decide(_ draft: LedgerID, _ items: [ItemID], _ verdict: Decision.Verdict = .accept) async throws {
        try await write(.decided(Decided(draft: draft, decisions: items.map { Decision($0, verdict) })))
    }

    /// Accepts what a bulk acceptance takes.
    mutating func acceptAll(_ draft: LedgerID, includingCheck: Bool = false) async throws {
        let taken = try await review(draft).bulk(includingCheck: includingCheck).taken
        try await decide(draft, taken.map(\.id))
    }

    func review(_ draft: LedgerID) async throws -> DraftUnderReview {
        guard let found = try await casebook.draft(draft) else { throw EditProblem("no draft \(draft)") }
        return found
    }

    /// The item of the first event of a kind.
    func event(_ draft: LedgerID, _ kind: EventKind = .detention) async throws -> ReviewItem {
        let review = try await review(draft)
        guard let item = review.items.first(where: { review.event(of: $0)?.kind.value == kind }) else {
            throw EditProblem("no event of the kind \(kind)")
        }
        return item
    }

    func person(_ draft: LedgerID, _ name: String) async throws -> ReviewItem {
        let review = try await review(draft)
        guard
            let item = review.items.first(where: {
                if case .person(let id) = $0.content { review.file.name(of: id) == name } else { false }
            })
        else { throw EditProblem("nobody called \(name)") }
        return item
    }
}
