// Examples for the event models: the choices that reading a report opened, and which of them its gold confirms.
package import CaseModel
import Syntax

/// What training needs of the gold of one report.
package struct GoldEvents: Sendable {
    package struct Event: Sendable {
        package var kinds: [EventKind]
        /// Right dates; `nil` among them where leaving the date out is right.
        package var dates: [EDTF?]
        package var participants: [String]
        package var isOptional: Bool
        /// Where the text tells it.
        package var evidence: ByteSpan?
        package var trigger: ByteSpan?

        package init(
            kinds: [EventKind], dates: [EDTF?], participants: [String], isOptional: Bool, evidence: ByteSpan?,
            trigger: ByteSpan?
        ) {
            self.kinds = kinds
            self.dates = dates
            self.participants = participants
            self.isOptional = isOptional
            self.evidence = evidence
            self.trigger = trigger
        }
    }

    /// Each person and organisation with all forms of its name, the name first.
    package var names: [[String]]
    package var events: [Event]

    package init(names: [[String]], events: [Event]) {
        self.names = names
        self.events = events
    }
}

/// The examples of one report.
package struct EventExamples: Sendable {
    /// Choices between options, with those that are right.
    package var victims: [(options: [Features], right: Set<Int>)] = []
    package var dates: [(options: [Features], right: Set<Int>)] = []
    /// Events as read, and whether the gold has them.
    package var events: [(features: Features, isRight: Bool, told: String)] = []
    /// What went wrong, a line each, for whoever writes rules.
    package var errors: [String] = []
}

extension Reader {
    /// Reads a report with the given models and compares every choice with the gold.
    package func examples(_ text: String, context: ReadingContext, gold: GoldEvents, models: EventModels)
        -> EventExamples
    {
        let page = analysed(text, context: context, models: models)
        let people = GoldNames(gold, page)
        var examples = EventExamples()
        for event in page.events {
            let span = page.span(event.trigger)
            let told = gold.events.filter { $0.kinds.contains(event.kind) && $0.isTold(at: span) }
            if !told.isEmpty, !event.victimOptions.isEmpty {
                let scores = event.victimOptions.map { option in
                    told.map { people.agreement(option.entities, $0.participants) }.max() ?? 0
                }
                if let best = scores.max(), best > 0 {
                    examples.victims.append(
                        (event.victimOptions.map(\.features), Set(scores.indices.filter { scores[$0] == best })))
                }
            }
            let chosen = event.participants
            let same = told.filter { people.agreement(chosen, $0.participants) > 0 || $0.participants.isEmpty }
            if !same.isEmpty {
                let right = event.dateOptions.indices.filter { index in
                    same.contains { $0.allows(event.dateOptions[index].date) }
                }
                if !right.isEmpty { examples.dates.append((event.dateOptions.map(\.features), Set(right))) }
            }
            if EventSettling.isOfUnnamedPeople(event, in: page) { continue }
            let hits = gold.events.filter { one in
                one.kinds.contains(event.kind) && one.allows(event.date)
                    && (people.agreement(chosen, one.participants) > 0 || (one.participants.isEmpty && chosen.isEmpty))
            }
            let isOptional = gold.events.contains { one in
                one.isOptional && one.kinds.contains(event.kind) && people.agreement(chosen, one.participants) > 0
            }
            // What a careful monitor may leave out teaches nothing.
            if !hits.contains(where: { !$0.isOptional }), isOptional { continue }
            let description = [
                context.id, event.kind.rawValue, event.date?.description ?? "-",
                chosen.map { page.entities[$0].name }.joined(separator: ", "), page.words.string(event.trigger),
            ]
            examples.events.append(
                (EventSettling.features(of: event, in: page), !hits.isEmpty, description.joined(separator: " | ")))
        }
        examples.errors = errors(of: page, gold, people)
        return examples
    }

    private func errors(of page: Page, _ gold: GoldEvents, _ people: GoldNames) -> [String] {
        func line(_ what: String, _ kind: String, _ event: EventDraft?, _ one: GoldEvents.Event?, _ span: ByteSpan?)
            -> String
        {
            let ours = event.map { draft in
                "\(draft.date?.description ?? "-") \(draft.participants.map { page.entities[$0].name }) \(draft.rule)"
            }
            let theirs = one.map { "\($0.dates.first??.description ?? "-") \($0.participants)" }
            let words = span.map { page.words.string($0.start, $0.end) } ?? ""
            return "\(page.context.id) \(what) \(kind)\n    ours \(ours ?? "-") | gold \(theirs ?? "-")\n    \(words)"
        }
        var lines: [String] = []
        for one in gold.events where !one.isOptional {
            let kind = one.kinds[0].rawValue
            let told = page.events.filter { one.kinds.contains($0.kind) && one.isTold(at: page.span($0.trigger)) }
            let right = page.events.contains { event in
                one.kinds.contains(event.kind) && one.allows(event.date)
                    && (people.agreement(event.participants, one.participants) > 0
                        || (one.participants.isEmpty && event.participants.isEmpty))
            }
            if right { continue }
            guard let first = told.first else {
                let aside = page.setAside.contains {
                    one.kinds.contains($0.kind) && one.isTold(at: page.span($0.tokens))
                }
                lines.append(line(aside ? "SET ASIDE" : "NO TRIGGER", kind, nil, one, one.evidence ?? one.trigger))
                continue
            }
            let who = people.agreement(first.participants, one.participants) > 0
            lines.append(line(who ? "WRONG DATE" : "WRONG PEOPLE", kind, first, one, one.evidence ?? one.trigger))
        }
        for event in page.events where event.score >= EventSettling.keptFrom {
            let span = page.span(event.trigger)
            if gold.events.contains(where: { $0.kinds.contains(event.kind) && $0.isTold(at: span) }) { continue }
            let sentence = page.words.sentences[event.sentence].tokens
            lines.append(line("EXTRA", event.kind.rawValue, event, nil, page.span(sentence)))
        }
        return lines
    }
}

extension EventDraft {
    /// Whom the event is about: its doers where it is an act, else those it was done to.
    var participants: [Int] {
        kind.isAct || kind == .appeal ? (victims + actors).map(\.entity) : victims.map(\.entity)
    }
}

extension GoldEvents.Event {
    fileprivate func isTold(at span: ByteSpan) -> Bool { (trigger ?? evidence)?.overlaps(span) ?? false }

    fileprivate func allows(_ date: EDTF?) -> Bool { dates.contains(date) }
}

/// Matches entities of a page with the names of the gold.
private struct GoldNames {
    private var nameOf: [Int: Int] = [:]
    private let gold: GoldEvents

    init(_ gold: GoldEvents, _ page: Page) {
        self.gold = gold
        for (index, entity) in page.entities.enumerated() where entity.type == .person || entity.type == .organisation {
            let forms = Set(([entity.name] + entity.aliases).map { $0.lowercased() })
            let exact = gold.names.firstIndex { names in names.contains { forms.contains($0.lowercased()) } }
            if let exact { nameOf[index] = exact }
        }
    }

    private func number(_ name: String) -> Int? {
        let lower = name.lowercased()
        return gold.names.firstIndex { $0.contains { $0.lowercased() == lower } }
    }

    /// Shared participants over all participants.
    func agreement(_ entities: [Int], _ names: [String]) -> Double {
        let ours = Set(entities.map { nameOf[$0] ?? -1 - $0 })
        let theirs = Set(names.compactMap(number))
        guard !ours.isEmpty, !theirs.isEmpty else { return ours.isEmpty && theirs.isEmpty ? 0.5 : 0 }
        return Double(ours.intersection(theirs).count) / Double(ours.union(theirs).count)
    }
}
