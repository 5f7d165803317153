// A draft made of annotated gold, so that every form of output can be tested on true case files, apart from how well the reader reads.
import CaseModel
import Foundation

/// The keys of a gold report that a draft is made of.
private struct GoldReport: Decodable {
    struct Named: Decodable {
        var name: String
        var aliases: [String]?
        var roles: [String]?
        var kind: String?
    }
    struct Law: Decodable {
        var article: String
        var part: String?
        var code: String
        var country: String?
        var evidence: String?
    }
    struct Event: Decodable {
        var kind: String
        var date: String?
        var victims: [String]
        var actors: [String]
        var place: String?
        var provisions: [String]?
        var duration: String?
        var status: String
        var denied_by: String?
        var attributed_to: String?
        var word_of: [String]?
        var facility, from, to, until, time: String?
        var evidence: String?
        var trigger: String?
    }
    struct Relation: Decodable {
        var type: String
        var from: String
        var to: String
        var former: Bool?
        var status: String?
        var evidence: String?
    }
    struct Ban: Decodable {
        var kind: String
        var victims: [String]
        var evidence: String?
    }
    var document_date: String?
    var persons: [Named]
    var organisations: [Named]
    var places: [String]
    var provisions: [Law]
    var events: [Event]
    var relations: [Relation]
    var must_not: [Ban]?
}

/// Builds drafts from gold.
struct GoldDraft {
    private let text: [UInt8]
    private var draft: Draft
    private var ids: [String: EntityID] = [:]

    /// The draft that a perfect reader would make of an annotated report.
    static func of(text: URL, gold: URL) throws -> Draft {
        let report = try JSONDecoder().decode(GoldReport.self, from: Data(contentsOf: gold))
        let words = try String(contentsOf: text, encoding: .utf8)
        var builder = GoldDraft(
            id: text.deletingPathExtension().lastPathComponent, text: words, date: report.document_date)
        builder.add(report)
        return builder.draft
    }

    private init(id: String, text: String, date: String?) {
        self.text = Array(text.utf8)
        draft = Draft(
            id: id, language: "en", documentDate: date.flatMap { EDTF($0) },
            documentDateOrigin: date == nil ? nil : .text, text: text)
    }

    private mutating func add(_ report: GoldReport) {
        for person in report.persons {
            let id = add(.person, named: person.name, aliases: person.aliases)
            for role in (person.roles ?? []).compactMap(PersonRole.init(rawValue:)) {
                state(id, .role, .role(role), at: person.name)
            }
        }
        for body in report.organisations {
            let id = add(.organisation, named: body.name, aliases: body.aliases)
            if let kind = body.kind.flatMap(OrganisationKind.init(rawValue:)) {
                state(id, .organisationKind, .organisationKind(kind), at: body.name)
            }
        }
        for place in report.places { _ = add(.place, named: place, aliases: nil) }
        for law in report.provisions {
            guard let code = LegalCode(rawValue: law.code) else { continue }
            let provision = Provision(article: law.article, part: law.part, code: code, country: law.country)
            draft.citations.append(Draft.Citation(provision: provision, span: span(of: law.evidence ?? law.article)))
        }
        for event in report.events { add(event) }
        for relation in report.relations { add(relation) }
        for (index, ban) in (report.must_not ?? []).enumerated() {
            guard let kind = EventKind(rawValue: ban.kind) else { continue }
            let reasons = SetAside.Reason.allCases
            draft.setAside.append(
                SetAside(
                    kind: kind, participants: ban.victims.compactMap { ids[$0] },
                    reason: reasons[index % reasons.count],
                    explanation: "named as a ban in the gold", spans: [span(of: ban.evidence ?? "")]))
        }
    }

    private mutating func add(_ type: EntityType, named name: String, aliases: [String]?) -> EntityID {
        let id = EntityID(draft.entities.count)
        draft.entities.append(Entity(id: id, type: type))
        ids[name] = id
        if type != .event { state(id, .name, .text(name), at: name, confidence: .sure) }
        for alias in aliases ?? [] {
            ids[alias] = ids[alias] ?? id
            state(id, .alias, .text(alias), at: alias)
        }
        return id
    }

    private mutating func add(_ event: GoldReport.Event) {
        guard let kind = EventKind(rawValue: event.kind) else { return }
        let id = add(.event, named: "event \(draft.entities.count)", aliases: nil)
        let words = event.evidence ?? ""
        let chain = event.word_of ?? event.attributed_to.map { [$0] } ?? []
        draft.statements.append(
            Statement(
                subject: id, property: .kind, value: .eventKind(kind),
                spans: [span(of: event.trigger ?? words, inside: words)],
                wordOf: chain.map(speaker), standing: event.status == "alleged" ? .alleged : .reported,
                deniedBy: event.denied_by.map(speaker), rule: "annotated",
                confidence: id.number % 3 == 0 ? .check : .sure))
        for victim in event.victims { state(id, .victim, .entity(entity(victim)), at: victim) }
        for actor in event.actors { state(id, .actor, .entity(entity(actor)), at: actor) }
        if let place = event.place { state(id, .place, .entity(entity(place)), at: place) }
        if let date = event.date.flatMap({ EDTF($0) }) { state(id, .date, .date(date), at: words) }
        if let until = event.until.flatMap({ EDTF($0) }) { state(id, .until, .date(until), at: words) }
        if let duration = event.duration.flatMap({ ISODuration($0) }) {
            state(id, .duration, .duration(duration), at: words)
        }
        for key in event.provisions ?? [] {
            if let cited = draft.citations.first(where: { $0.provision.key == key }) {
                state(id, .provision, .provision(cited.provision), at: words)
            }
        }
        let texts: [(Property, String?)] = [
            (.facility, event.facility), (.from, event.from), (.to, event.to), (.time, event.time),
        ]
        for case (let property, let text?) in texts { state(id, property, .text(text), at: text) }
    }

    private mutating func add(_ relation: GoldReport.Relation) {
        guard let type = RelationType(rawValue: relation.type) else { return }
        let from = entity(relation.from)
        draft.statements.append(
            Statement(
                subject: from, property: .relation(type), value: .entity(entity(relation.to)),
                spans: [span(of: relation.evidence ?? relation.from)],
                standing: relation.status == "alleged" ? .alleged : .reported,
                isFormer: relation.former ?? false, rule: "annotated", confidence: .sure))
    }

    private mutating func state(
        _ id: EntityID, _ property: Property, _ value: Value, at words: String, confidence: Confidence = .check
    ) {
        draft.statements.append(
            Statement(
                subject: id, property: property, value: value, spans: [span(of: words)], rule: "annotated",
                confidence: confidence))
    }

    private mutating func entity(_ name: String) -> EntityID { ids[name] ?? add(.person, named: name, aliases: nil) }

    private func speaker(_ name: String) -> Speaker { ids[name].map(Speaker.entity) ?? .unnamed(name) }

    /// The place of words inside a longer quote.
    private func span(of words: String, inside quote: String) -> ByteSpan {
        guard let place = quote.range(of: words) else { return span(of: quote) }
        let start = span(of: quote).start + quote.utf8.distance(from: quote.startIndex, to: place.lowerBound)
        return ByteSpan(start, start + words.utf8.count)
    }

    /// The first place of the words in the text, or its first byte.
    private func span(of words: String) -> ByteSpan {
        let sought = Array(words.utf8)
        guard !sought.isEmpty, sought.count <= text.count else { return ByteSpan(0, 0) }
        for start in 0...(text.count - sought.count)
        where text[start] == sought[0] && text[start..<start + sought.count].elementsEqual(sought) {
            return ByteSpan(start, start + sought.count)
        }
        return ByteSpan(0, 0)
    }
}
