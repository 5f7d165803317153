// A draft made of annotated gold or of made-up events, so that logic and output are tested on right facts, however well the reader reads.
public import CaseModel
public import Foundation

/// Builds drafts from gold.
public struct GoldDraft {
    /// What was built so far.
    public private(set) var draft: Draft
    private let text: [UInt8]
    private var ids: [String: EntityID] = [:]

    /// Starts an empty draft of a text.
    public init(id: String = "test", text: String = "", date: String? = nil) {
        self.text = Array(text.utf8)
        draft = Draft(
            id: id, language: "en", documentDate: date.flatMap { EDTF($0) },
            documentDateOrigin: date == nil ? nil : .text, text: text)
    }

    /// Builds the draft that a perfect reader would make of an annotated report, whose text stands beside it.
    public init(gold url: URL) throws {
        let report = try GoldReport(contentsOf: url)
        let text = try String(contentsOf: url.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
        self.init(id: url.deletingPathExtension().lastPathComponent, text: text, date: report.documentDate)
        add(report)
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
        for (index, ban) in (report.mustNot ?? []).enumerated() {
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

    /// Adds one event; people and bodies whose names are new become entities.
    public mutating func add(_ event: GoldReport.Event) {
        guard let kind = EventKind(rawValue: event.kind) else { return }
        let id = add(.event, named: "event \(draft.entities.count)", aliases: nil)
        let words = event.evidence ?? ""
        let chain = event.wordOf ?? event.attributedTo.map { [$0] } ?? []
        let victims = event.victims.map { entity($0, .person) }
        let actors = event.actors.map { entity($0, kind.isAct ? .person : .organisation) }
        draft.statements.append(
            Statement(
                subject: id, property: .kind, value: .eventKind(kind),
                spans: [span(of: event.trigger ?? words, inside: words)],
                wordOf: chain.map(speaker), standing: event.status == "alleged" ? .alleged : .reported,
                deniedBy: event.deniedBy.map(speaker), rule: "annotated",
                confidence: id.number % 3 == 0 ? .check : .sure))
        for (name, victim) in zip(event.victims, victims) { state(id, .victim, .entity(victim), at: name) }
        for (name, actor) in zip(event.actors, actors) { state(id, .actor, .entity(actor), at: name) }
        if let place = event.place { state(id, .place, .entity(entity(place, .place)), at: place) }
        if let date = event.date.flatMap({ EDTF($0) }) { state(id, .date, .date(date), at: words) }
        if let until = event.until.flatMap({ EDTF($0) }) { state(id, .until, .date(until), at: words) }
        if let duration = event.duration.flatMap({ ISODuration($0) }) {
            state(id, .duration, .duration(duration), at: words)
        }
        for key in event.provisions ?? [] {
            let cited = draft.citations.first { $0.provision.key == key }?.provision
            if let provision = cited ?? provision(key) { state(id, .provision, .provision(provision), at: words) }
        }
        let texts: [(Property, String?)] = [
            (.facility, event.facility), (.from, event.from), (.to, event.to), (.time, event.time),
        ]
        for case (let property, let text?) in texts { state(id, property, .text(text), at: text) }
    }

    private mutating func add(_ relation: GoldReport.Relation) {
        guard let type = RelationType(rawValue: relation.type) else { return }
        let from = entity(relation.from, .person)
        draft.statements.append(
            Statement(
                subject: from, property: .relation(type), value: .entity(entity(relation.to, .person)),
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

    /// The person, body or place of that name, made where it is new.
    @discardableResult
    public mutating func entity(_ name: String, _ type: EntityType) -> EntityID {
        ids[name] ?? add(type, named: name, aliases: nil)
    }

    /// A provision written as "297/2 criminal".
    private func provision(_ key: String) -> Provision? {
        let words = key.split(separator: " ")
        guard words.count == 2, let code = LegalCode(rawValue: String(words[1])) else { return nil }
        let parts = words[0].split(separator: "/", maxSplits: 1).map(String.init)
        return Provision(article: parts[0], part: parts.count > 1 ? parts[1] : nil, code: code)
    }

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
