// Builds a case file out of an annotated report, so that the logic is tested on right facts; also a small builder for made-up cases.
import CaseModel
import Foundation
import TestSupport

/// What these tests read of an annotated report.
struct GoldReport: Decodable {
    struct Named: Decodable {
        var name: String
        var aliases: [String]?
        var kind: String?
    }
    struct Event: Decodable {
        var kind: String
        var date: String?
        var victims: [String]
        var actors: [String]
        var place: String?
        var provisions: [String]?
        var duration: String?
        var status: String?
        var denied_by: String?
        var attributed_to: String?
        var evidence: String?
        var facility: String?
        var from: String?
        var to: String?
        var until: String?
        var time: String?
    }
    struct Relation: Decodable {
        var type: String
        var from: String
        var to: String
        var former: Bool?
        var evidence: String?
    }

    var document_date: String?
    var persons: [Named]
    var organisations: [Named]
    var events: [Event]
    var relations: [Relation]
}

/// Collects entities and statements and folds them.
struct CaseFileBuilder {
    private(set) var draft: Draft
    private var ids: [String: EntityID] = [:]

    init(text: String = "", documentDate: String? = nil) {
        draft = Draft(id: "test", language: "en", documentDate: documentDate.flatMap { EDTF($0) }, text: text)
    }

    var file: CaseFile { CaseFile(folding: draft) }

    /// The entity of that name, made where it is new.
    mutating func entity(_ name: String, _ type: EntityType) -> EntityID {
        if let id = ids[name] { return id }
        let id = newEntity(type)
        ids[name] = id
        say(id, .name, .text(name), at: span(of: name))
        return id
    }

    mutating func person(_ name: String) -> EntityID { entity(name, .person) }

    private mutating func newEntity(_ type: EntityType) -> EntityID {
        let id = EntityID(draft.entities.count)
        draft.entities.append(Entity(id: id, type: type))
        return id
    }

    mutating func say(
        _ subject: EntityID, _ property: Property, _ value: Value, at spans: [ByteSpan], standing: Standing = .reported,
        deniedBy: Speaker? = nil
    ) {
        draft.statements.append(
            Statement(
                subject: subject, property: property, value: value, spans: spans, standing: standing,
                deniedBy: deniedBy, rule: "gold", confidence: .sure))
    }

    /// One event; names of people and bodies that are new become entities.
    @discardableResult
    mutating func event(_ event: GoldReport.Event) -> EntityID {
        let victims = event.victims.map { entity($0, .person) }
        let actors = event.actors.map {
            entity($0, EventKind(rawValue: event.kind)?.isAct ?? false ? .person : .organisation)
        }
        let place = event.place.map { entity($0, .place) }
        let denier = event.denied_by.map { $0 == "unnamed" ? Speaker.unnamed("unnamed") : .entity(entity($0, .person)) }
        let id = newEntity(.event)
        let spans = span(of: event.evidence ?? "")
        guard let kind = EventKind(rawValue: event.kind) else { return id }
        say(
            id, .kind, .eventKind(kind), at: spans, standing: event.status == "alleged" ? .alleged : .reported,
            deniedBy: denier)
        for victim in victims { say(id, .victim, .entity(victim), at: spans) }
        for actor in actors { say(id, .actor, .entity(actor), at: spans) }
        if let place { say(id, .place, .entity(place), at: spans) }
        if let date = event.date.flatMap({ EDTF($0) }) { say(id, .date, .date(date), at: spans) }
        if let until = event.until.flatMap({ EDTF($0) }) { say(id, .until, .date(until), at: spans) }
        if let duration = event.duration.flatMap({ ISODuration($0) }) {
            say(id, .duration, .duration(duration), at: spans)
        }
        for (property, value) in [
            (Property.facility, event.facility), (.from, event.from), (.to, event.to), (.time, event.time),
        ] {
            if let value { say(id, property, .text(value), at: spans) }
        }
        for provision in (event.provisions ?? []).compactMap({ Self.provision($0) }) {
            say(id, .provision, .provision(provision), at: spans)
        }
        return id
    }

    /// "297/2 criminal"
    static func provision(_ key: String) -> Provision? {
        let words = key.split(separator: " ")
        guard words.count == 2, let code = LegalCode(rawValue: String(words[1])) else { return nil }
        let parts = words[0].split(separator: "/", maxSplits: 1).map(String.init)
        return Provision(article: parts[0], part: parts.count > 1 ? parts[1] : nil, code: code)
    }

    private func span(of words: String) -> [ByteSpan] {
        guard !words.isEmpty, let range = draft.text.range(of: words) else { return [ByteSpan(0, 0)] }
        let start = draft.text.utf8.distance(from: draft.text.utf8.startIndex, to: range.lowerBound)
        return [ByteSpan(start, start + words.utf8.count)]
    }
}

extension CaseFileBuilder {
    /// The case file that a reader without a mistake would make of an annotated report.
    init(gold url: URL) throws {
        let report = try JSONDecoder().decode(GoldReport.self, from: Data(contentsOf: url))
        let text = try String(contentsOf: url.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
        self.init(text: text, documentDate: report.document_date)
        for person in report.persons { _ = entity(person.name, .person) }
        for organisation in report.organisations {
            let id = entity(organisation.name, .organisation)
            if let kind = organisation.kind.flatMap({ OrganisationKind(rawValue: $0) }) {
                say(id, .organisationKind, .organisationKind(kind), at: [])
            }
        }
        for event in report.events { self.event(event) }
        for relation in report.relations {
            guard let type = RelationType(rawValue: relation.type) else { continue }
            let from = entity(relation.from, .person)
            let to = entity(relation.to, .person)
            say(from, .relation(type), .entity(to), at: [])
        }
    }
}
