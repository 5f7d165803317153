// Reads events: a trigger, its participants by syntax, date, place, term and provisions.
import CaseModel
import Syntax

enum EventStage {
    static func read(_ page: inout Page) {
        let index = MentionIndex(page)
        var reader = EventReader(page: page, index: index)
        for clause in page.clauses { reader.read(clause) }
        page.events = EventMerging.merged(reader.events, in: page)
    }
}

/// Reads the sentences of one report in order, remembering what the last ones were about.
struct EventReader {
    let page: Page
    let index: MentionIndex
    private(set) var events: [EventDraft] = []
    private var story = Story()

    init(page: Page, index: MentionIndex) {
        self.page = page
        self.index = index
    }

    mutating func read(_ clause: ParsedSentence) {
        let line = page.words.sentences[clause.sentence].line
        story.enter(line: line)
        let matches = TriggerFinder(clause: clause, index: index, page: page, lexicon: .english).matches()
        let heads = matches.map(\.head)
        let finder = ParticipantFinder(clause: clause, index: index, page: page)
        let dates = EventDates(clause: clause, index: index, page: page, triggers: heads)
        let details = EventDetails(clause: clause, index: index, page: page, triggers: heads)
        for match in matches where match.kind != .offence {
            guard var event = draft(match, in: clause, with: finder) else { continue }
            details.fill(&event, from: match)
            if let date = dates.date(of: match) {
                event.date = page.times[date.time].date
                event.dateMention = date.time
                event.dateRule = page.times[date.time].rule
            } else if let inherited = story.date(for: event, in: clause) {
                event.date = inherited.date
                event.dateRule = inherited.rule
            }
            story.note(event)
            events.append(event)
        }
    }

    private func draft(_ match: TriggerMatch, in clause: ParsedSentence, with finder: ParticipantFinder) -> EventDraft? {
        let flags = match.pattern.flags
        var victims = match.pattern.victim.isEmpty || match.kind.isAct ? [] : finder.victims(of: match)
        let actors = finder.actors(of: match)
        if flags.contains(.court), !actors.contains(where: { page.entities[$0.entity].organisationKind == .court }), victims.isEmpty {
            return nil
        }
        var rule = "“\(match.pattern.text)”"
        if victims.isEmpty, !match.kind.isAct {
            if flags.contains(.weak) { return nil }
            victims = story.victims(for: match, in: clause, page: page)
            if !victims.isEmpty { rule += ", whom the report was speaking of" }
        }
        if match.kind.isAct, actors.isEmpty { return nil }
        if victims.isEmpty, actors.isEmpty, match.kind != .detention { return nil }
        let first = match.units.min() ?? match.head
        let last = match.units.max() ?? match.head
        var event = EventDraft(
            kind: match.kind,
            trigger: clause.units[first].tokens.lowerBound..<clause.units[last].tokens.upperBound,
            sentence: clause.sentence, unit: match.head)
        event.victims = victims.map { participant($0, in: clause) }
        event.actors = actors.filter { actor in !victims.contains { $0.entity == actor.entity } }.map { participant($0, in: clause) }
        event.rule = rule
        return event
    }

    private func participant(_ found: FoundParticipant, in clause: ParsedSentence) -> EventDraft.Participant {
        EventDraft.Participant(entity: found.entity, span: page.span(clause.units[found.unit].tokens), rule: found.how)
    }
}
