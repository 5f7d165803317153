// What the fields of forms are filled in with: facts of a case, each with footnotes to its sources, or nothing.

import CaseLogic
import CaseModel
import Documents
import Phrases
import Publication

/// Where the answer to a field comes from, by the name that the table of forms gives it.
enum FormFact: String, CaseIterable, Sendable {
    /// Never known to the casebook: asked always.
    case none
    case name, activity, consent, countries, urgency
    case arrestDate = "arrest-date"
    case arrestPlace = "arrest-place"
    case arrestForces = "arrest-forces"
    case accusation, law
    case detentionDate = "detention-date"
    case detentionLength = "detention-length"
    case detentionForces = "detention-forces"
    case detentionPlaces = "detention-places"
    case detentionOrders = "detention-orders"
    case circumstances, remedies, perpetrators
    case illTreatment = "ill-treatment"
    case orders, term, exercise, delays, lawyers, trials, belonging
}

/// What is known of one fact.
struct FormAnswer {
    /// Lines with footnotes; empty where nothing is known.
    var lines: [[Document.Inline]]
    /// Whether more has to be asked all the same.
    var isPartial = false
}

extension CaseParts {
    /// What is recorded of a fact. What rests on no words of a source, such as that nothing is recorded against somebody, rests on the records.
    func answer(_ fact: FormFact) -> FormAnswer {
        var answer = recorded(fact)
        for place in answer.lines.indices where !answer.lines[place].contains(where: \.isNote) {
            answer.lines[place].append(recordsNote)
        }
        return answer
    }

    private func recorded(_ fact: FormFact) -> FormAnswer {
        switch fact {
        case .none: FormAnswer(lines: [])
        case .name: nameAnswer()
        case .activity:
            FormAnswer(lines: roleLines() + ties([.memberOf, .leaderOf, .founderOf, .employeeOf], from: true))
        case .consent: consentAnswer()
        case .countries: countryAnswer()
        case .urgency: urgencyAnswer()
        case .arrestDate: FormAnswer(lines: arrest.map { dated($0) } ?? [])
        case .arrestPlace: FormAnswer(lines: arrestPlaces())
        case .arrestForces: FormAnswer(lines: arrest.map { doers(of: [$0]) } ?? [])
        case .accusation: FormAnswer(lines: lines(accusations))
        case .law: FormAnswer(lines: lawLines())
        case .detentionDate:
            FormAnswer(lines: beginLines())
        case .detentionLength: FormAnswer(lines: lengthLines())
        case .detentionForces: FormAnswer(lines: holderLines())
        case .detentionPlaces: FormAnswer(lines: placeLines())
        case .detentionOrders: FormAnswer(lines: lines((custody?.orders ?? []).compactMap { event($0) }))
        case .circumstances: FormAnswer(lines: lines(events))
        case .remedies: FormAnswer(lines: lines(of: [.appeal]))
        case .perpetrators: FormAnswer(lines: doers(of: events.filter { !$0.kind.value.isAct }))
        case .illTreatment: FormAnswer(lines: lines(of: [.illTreatment, .threat, .attack, .death, .disappearance]))
        case .orders:
            FormAnswer(lines: lines((custody?.orders ?? []).compactMap { event($0) }) + openQuestions([.courtOrder]))
        case .term: FormAnswer(lines: lengthLines() + openQuestions([.release]))
        case .exercise: FormAnswer(lines: roleLines() + lines(of: [.protest, .statement]))
        case .delays: FormAnswer(lines: file.findings.intervals.filter { $0.person == file.subject }.map(line))
        case .lawyers: FormAnswer(lines: ties([.lawyerOf], from: false) + openQuestions([.lawyer]))
        case .trials: FormAnswer(lines: lines(of: [.trial, .sentence, .appeal]))
        case .belonging:
            FormAnswer(lines: roleLines() + ties([.memberOf, .leaderOf, .founderOf, .associateOf], from: true))
        }
    }

    // MARK: Who

    private func nameAnswer() -> FormAnswer {
        let isFull = publication.entities[file.person].naming == .full
        let line = [Inline.text(name + ".")] + notes(about: .name)
        return FormAnswer(
            lines: isFull ? [line] : [line, [.text(words("doc.naming.initials"))]], isPartial: !isFull)
    }

    /// What the person is known as.
    func roleLines() -> [[Inline]] {
        guard !roles.isEmpty else { return [] }
        let text = words.list(roles.map { words.role($0) })
        return [[.text(text.prefix(1).uppercased() + text.dropFirst() + ".")] + notes(about: .role)]
    }

    private func ties(_ types: Set<RelationType>, from isFrom: Bool) -> [[Inline]] {
        file.relationsOnce.filter { types.contains($0.type) && (isFrom ? $0.from : $0.to) == file.subject }.map(line)
    }

    /// The consents without which there would be no submission.
    private func consentAnswer() -> FormAnswer {
        let isFull = publication.entities[file.person].naming == .full
        return FormAnswer(
            lines: [[.text(words(isFull ? "doc.consent.full" : "doc.consent.initials"))]], isPartial: true)
    }

    private var recordsNote: Inline { .note(Document.Footnote(words("doc.note.records"))) }

    private func countryAnswer() -> FormAnswer {
        let cited = events.flatMap(\.provisions).filter { $0.value.country != nil }
        var countries: [String] = []
        for country in cited.compactMap(\.value.country) where !countries.contains(country) {
            countries.append(country)
        }
        guard !countries.isEmpty else { return FormAnswer(lines: []) }
        return FormAnswer(lines: [
            line("doc.countries", ["countries": .text(words.list(countries))], notes(cited.flatMap(\.spans)))
        ])
    }

    // MARK: Arrest

    /// The event with which the custody began.
    private var arrest: EventView? { custody?.holds.first?.events.first.flatMap { event($0) } }

    private func dated(_ event: EventView) -> [[Inline]] {
        guard let date = event.date else { return [] }
        let day = words.date(date.value)
        let text =
            event.time.map { words("doc.dated", ["date": .text(day), "time": .text($0.value)]) } ?? day + "."
        return [[.text(text)] + notes(date.spans + (event.time?.spans ?? []))]
    }

    private func arrestPlaces() -> [[Inline]] {
        guard let arrest else { return [] }
        let told = [arrest.from?.value, arrest.facility?.value, arrest.place.map { said.name($0.value) }].compactMap(
            \.self)
        let spans = (arrest.from?.spans ?? []) + (arrest.facility?.spans ?? []) + (arrest.place?.spans ?? [])
        return told.isEmpty ? [] : [[.text(told.joined(separator: ", ") + ".")] + notes(spans)]
    }

    /// Who acted in some events, each once, with what they did.
    private func doers(of events: [EventView]) -> [[Inline]] {
        var order: [EntityID] = []
        var deeds: [EntityID: [EventView]] = [:]
        for event in events {
            for actor in event.actors.map(\.value) where actor != file.subject {
                if deeds[actor] == nil { order.append(actor) }
                deeds[actor, default: []].append(event)
            }
        }
        return order.map { actor in
            let events = deeds[actor] ?? []
            let kinds = events.map { event in
                let alleged = said.isAlleged(event) ? ", " + (said.word(of: event) ?? "") : ""
                return "\(words.kind(event.kind.value)), \(words.date(orNone: event.date?.value))\(alleged)"
            }
            return [.text("\(said.name(actor)) (\(kinds.joined(separator: "; "))).")]
                + notes(events.flatMap { $0.kind.spans + $0.actors.filter { $0.value == actor }.flatMap(\.spans) })
        }
    }

    // MARK: Reasons

    private func lawLines() -> [[Inline]] {
        var order: [String] = []
        var spans: [String: [ByteSpan]] = [:]
        for event in events {
            for provision in event.provisions {
                let text = words.provision(provision.value)
                if spans[text] == nil { order.append(text) }
                spans[text, default: []] += provision.spans + event.kind.spans
            }
        }
        return order.map { [.text($0 + ".")] + notes(spans[$0] ?? []) }
    }

    // MARK: Detention

    /// When the custody began, and what other custodies there are.
    private func beginLines() -> [[Inline]] {
        guard let custody, let from = custody.from else { return [] }
        let begun = [Inline.text(words.date(from) + ".")] + notes(ofEvents: custody.holds.first?.events ?? [])
        return [begun]
            + custodies.filter { $0 != custody }.map { other in
                line(
                    "doc.otherCustody",
                    [
                        "from": .text(words.date(orNone: other.from)),
                        "until": .text(other.until.map(words.date) ?? words("word.notSaid")),
                    ], notes(ofEvents: other.events))
            }
    }

    private func lengthLines() -> [[Inline]] {
        guard let custody else { return [] }
        var lines: [[Inline]] = []
        let began = notes(ofEvents: custody.holds.first?.events ?? [])
        if let clock = custody.clock {
            lines.append(
                line(
                    clock.isApproximate ? "doc.clock.about" : "doc.clock",
                    [
                        "n": .number(clock.day), "date": .text(words.date(clock.asOf)),
                        "from": .text(words.date(orNone: custody.from)),
                    ], began))
        } else if let until = custody.until {
            lines.append(
                line(
                    "doc.length.until",
                    ["from": .text(words.date(orNone: custody.from)), "until": .text(words.date(until))],
                    notes(ofEvents: custody.events)))
        }
        if let ends = ends(custody) { lines.append([.text(ends)] + endNotes(custody)) }
        return lines
    }

    private func holderLines() -> [[Inline]] {
        guard let last = custody?.holds.last else { return [] }
        let holders = last.order == nil ? last.by.map(said.name) : []
        let names = holders + [last.facility?.value].compactMap(\.self)
        return names.isEmpty ? [] : [[.text(words.list(names) + ".")] + notes(ofEvents: last.events)]
    }

    private func placeLines() -> [[Inline]] {
        (custody?.holds ?? []).compactMap { hold in
            let place = [hold.facility?.value, hold.place.map(said.name)].compactMap(\.self)
            guard !place.isEmpty else { return nil }
            return [.text("\(words.date(orNone: hold.from)): \(place.joined(separator: ", ")).")]
                + notes(ofEvents: hold.events)
        }
    }

    private func urgencyAnswer() -> FormAnswer {
        let word: Word = state == .held ? "doc.urgency.held" : "doc.urgency.not"
        let state = [Inline.text(words(word, ["state": .text(stateWords)]))]
        let grounds = notes(ofEvents: file.status?.events ?? events.map(\.id))
        return FormAnswer(lines: [state + grounds] + (self.state == .held ? lengthLines() : []), isPartial: true)
    }

    // MARK: Pieces

    private func lines(of kinds: Set<EventKind>) -> [[Inline]] {
        lines(events.filter { kinds.contains($0.kind.value) })
    }

    /// A relation as a line.
    func line(_ relation: RelationView) -> [Inline] {
        let former = relation.isFormer ? words("case.former") + " " : ""
        let alleged = relation.standing == .alleged ? " (\(words("standing.alleged")))" : ""
        let (from, to) = (said.name(relation.from), said.name(relation.to))
        return [.text("\(from): \(former)\(words.relation(relation.type)) \(to)\(alleged).")] + notes(relation.spans)
    }

    /// A computed length of time as a line.
    private func line(_ interval: Interval) -> [Inline] {
        let length = interval.length
        var said =
            length.value == 0
            ? words("doc.length.under.\(length.unit.rawValue)")
            : words("length.\(length.unit.rawValue)", ["n": .number(length.value)])
        if length.isApproximate, length.value > 0 { said = words("date.about", ["date": .text(said)]) }
        return line(
            "doc.interval.\(interval.kind.rawValue)",
            [
                "length": .text(said), "start": .text(words.date(interval.start)),
                "end": .text(words.date(interval.end)),
            ], notes(interval.spans))
    }

    private func openQuestions(_ kinds: Set<Gap.Kind>) -> [[Inline]] {
        gaps.filter { kinds.contains($0.gap.kind) }.map {
            [.text(words("doc.open", ["question": .text($0.question)]))] + notes($0.gap.spans)
        }
    }
}

extension Document.Inline {
    var isNote: Bool { if case .note = self { true } else { false } }
}
