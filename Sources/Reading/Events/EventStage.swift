// Reads events: a trigger, its participants by syntax, date, place, term and provisions.
import CaseModel
import Syntax

enum EventStage {
    static func read(_ page: inout Page, with models: EventModels = .trained) {
        UnnamedGroups.add(to: &page)
        let index = MentionIndex(page)
        var reader = EventReader(page: page, index: index, models: models)
        for clause in page.clauses { reader.read(clause) }
        page.events = reader.events
    }
}

/// Reads the sentences of one report in order, remembering what the last ones were about.
struct EventReader {
    let page: Page
    let index: MentionIndex
    let models: EventModels
    private(set) var events: [EventDraft] = []
    private var story: Story

    init(page: Page, index: MentionIndex, models: EventModels) {
        self.page = page
        self.index = index
        self.models = models
        story = Story(page)
    }

    mutating func read(_ clause: ParsedSentence) {
        story.enter(line: page.words.sentences[clause.sentence].line)
        let matches = TriggerFinder(clause: clause, index: index, page: page, lexicon: page.lexicon.triggers).matches()
        let heads = matches.map(\.head)
        let details = EventDetails(clause: clause, index: index, page: page, triggers: heads)
        for match in matches where match.kind != .offence {
            guard let event = longestTold(match, in: clause, triggers: heads, details: details) else { continue }
            // What happens to people without names is no step of the story of those who have one.
            if !event.victims.contains(where: { page.entities[$0.entity].type == .group }) { story.note(event) }
            events.append(event)
            events += Gapping(clause: clause, index: index, page: page).more(of: event)
        }
    }

    /// The event of the longest of the match's patterns that finds its people.
    private func longestTold(
        _ match: TriggerMatch, in clause: ParsedSentence, triggers: [Int], details: EventDetails
    ) -> EventDraft? {
        for reading in [match] + match.shorter where reading.kind != .offence {
            if let event = event(reading, in: clause, triggers: triggers, details: details) { return event }
        }
        return nil
    }

    private func event(_ match: TriggerMatch, in clause: ParsedSentence, triggers: [Int], details: EventDetails)
        -> EventDraft?
    {
        let finder = ParticipantFinder(clause: clause, index: index, page: page)
        let actors = finder.actors(of: match)
        let victimOptions =
            match.kind.isAct
            ? [] : VictimOptions(clause: clause, page: page, finder: finder, story: story).options(for: match)
        let chosen = victimOptions.best(models.victims)
        if match.pattern.flags.contains(.court), clause.isVerb(match.head), !clause.isPassive(match.head),
            !actors.contains(where: {
                page.entities[$0.entity].organisationKind == .court || page.entities[$0.entity].holdsOffice
            })
        {
            return nil
        }
        if match.kind.isAct ? actors.isEmpty : chosen?.entities.isEmpty ?? true { return nil }
        if match.pattern.flags.contains(.weak), !match.kind.isAct, chosen?.isSyntactic != true { return nil }
        if let chosen, servesDays(match, Set(chosen.entities)) { return nil }

        let first = match.units.min() ?? match.head
        let last = match.units.max() ?? match.head
        var event = EventDraft(
            kind: match.kind,
            trigger: clause.units[first].tokens.lowerBound..<clause.units[last].tokens.upperBound,
            sentence: clause.sentence, unit: match.head)
        event.saysNot = match.pattern.saysNot
        if let chosen {
            event.victims = zip(chosen.entities, chosen.units).map { entity, unit in
                EventDraft.Participant(entity: entity, span: page.span(clause.units[unit].tokens), rule: chosen.how)
            }
        }
        event.actors = actors.filter { actor in !event.victims.contains { $0.entity == actor.entity } }.map {
            EventDraft.Participant(entity: $0.entity, span: page.span(clause.units[$0.unit].tokens), rule: $0.how)
        }
        event.rule = "“\(match.pattern.text)”"
        details.fill(&event, from: match)
        let people = (match.kind.isAct ? event.actors : event.victims).map(\.entity)
        let options = DateOptions(clause: clause, index: index, page: page, story: story, triggers: triggers)
        let dateOptions = options.options(for: match, victims: people)
        if let date = dateOptions.best(models.dates) {
            event.date = date.date
            event.dateMention = date.time
            event.dateRule = date.rule
        }
        continueCustody(&event, match, in: clause)
        event.victimOptions = victimOptions
        event.dateOptions = dateOptions
        event.features = EventFeatures(clause: clause, page: page, story: story, models: models)
            .features(of: event, match: match, victims: chosen)
        // "in the case of a picket a year earlier", "for standing with a poster": the ground of a step against the person.
        event.isGround =
            event.kind == .protest
            && (event.dateRule == DateOptions.groundToldBefore || options.timeOfNoun(match) != nil)
        return event
    }
}

extension EventReader {
    private func leadsAway(_ match: TriggerMatch, in clause: ParsedSentence) -> Bool {
        match.units.contains { ["away", "off", "out"].contains(clause.units[$0].lower) }
    }

    /// "After serving this term", said of days of administrative arrest: nobody is convicted.
    private func servesDays(_ match: TriggerMatch, _ people: Set<Int>) -> Bool {
        match.kind == .sentence && match.duration == nil && match.pattern.text.hasPrefix("serve.v")
            && story.event(of: .administrativeArrest, people: people) != nil
            && story.event(of: .sentence, people: people) == nil
    }

    /// What a step of custody takes over from the step told just before.
    private func continueCustody(_ event: inout EventDraft, _ match: TriggerMatch, in clause: ParsedSentence) {
        let people = Set(event.victims.map(\.entity))
        guard !people.isEmpty else { return }
        // "was brought to the police and then placed in a detention centre": the second is a move.
        if event.kind == .detention, match.pattern.text.hasPrefix("place|put.v * in temporary"), event.to != nil,
            story.lastInLine?.kind == .detention,
            story.lastInLine?.victims.map(\.entity) == event.victims.map(\.entity),
            story.lastInLine?.sentence == event.sentence
        {
            event.kind = .transfer
            event.from = event.from ?? story.lastInLine?.facility
        }
        // "searched his flat and took him away", "searched his flat. He was led off": taken from there.
        if event.kind == .detention, event.from == nil, let last = story.lastInLine, last.kind == .search,
            last.victims.map(\.entity) == event.victims.map(\.entity),
            last.sentence == event.sentence
                ? clause.firstConjunct(of: match.head) == clause.firstConjunct(of: last.unit)
                : last.sentence + 1 == event.sentence && leadsAway(match, in: clause)
        {
            event.from = EventDetails(
                clause: page.clauses[last.sentence], index: index, page: page, triggers: []
            ).home(searchedBy: last.unit)
        }
        // "He was brought to the police": goes on with the detention told just before.
        if event.date == nil, event.kind == .transfer || event.facility != nil && event.kind == .detention,
            let before = story.datedEvent(of: .detention, people: people), event.sentence - before.sentence <= 4
        {
            event.date = before.date
            event.dateRule = "the day of the detention told just before"
        }
        // An arrest for days follows the detention told just before by a day or two.
        if event.kind == .administrativeArrest, event.dateMention == nil,
            let before = story.event(of: .detention, people: people), before.date?.day != nil,
            event.sentence - before.sentence <= 1
        {
            event.date = before.date
            event.dateRule = "about the day of the detention told just before"
        }
    }
}

extension [VictimOption] {
    /// The option a model likes best; of equals the first.
    func best(_ model: LinearModel) -> VictimOption? { model.best(of: map(\.features)).map { self[$0] } }
}

extension [DateOption] {
    /// The option a model likes best; of equals the first.
    func best(_ model: LinearModel) -> DateOption? { model.best(of: map(\.features)).map { self[$0] } }
}
