// What speaks for and against an event: the words, the participants found, the date found.
import CaseModel
import Syntax

/// Describes an event for the model that decides whether to keep it.
struct EventFeatures {
    let clause: ParsedSentence
    let page: Page
    let story: Story
    let models: EventModels

    func features(of event: EventDraft, match: TriggerMatch, victims: VictimOption?) -> Features {
        var features = Features()
        let kind = event.kind.rawValue
        features.add("prior", match.pattern.flags.contains(.weak) ? 0 : 1)
        features.add("kind \(kind)")
        features.add("pattern \(kind) \(match.pattern.text)")
        features.add("verb", if: match.pattern.isVerbal)
        features.add("noun \(kind)", if: !match.pattern.isVerbal)
        features.add("weak", if: match.pattern.flags.contains(.weak))
        features.add("light", if: match.pattern.flags.contains(.light))
        features.add("words \(min(match.pattern.weight / 2, 4))")
        if let victims {
            features.add("victims syntactic", if: victims.isSyntactic)
            features.add("victims \(victims.isSyntactic ? "syntactic" : "near") \(kind)")
            features.add("victims \(victims.how)")
            features.add("victims \(certainty(event.victimOptions.map { models.victims.score($0.features) }))")
        }
        features.add("several", if: event.participants.count > 1)
        features.add("has actor", if: !event.actors.isEmpty)
        features.add("has term", if: event.duration != nil)
        features.add("has provision", if: !event.provisions.isEmpty)
        features.add("no date", if: event.date == nil)
        features.add("date in sentence", if: event.dateMention != nil)
        features.add("date from story", if: event.date != nil && event.dateMention == nil)
        features.add("no date \(kind)", if: event.date == nil)
        features.add("date \(certainty(event.dateOptions.map { models.dates.score($0.features) }))")
        describeClause(match, into: &features)
        describePlace(match, into: &features)
        let people = Set(event.participants)
        if let twin = story.event(of: event.kind, people: people) {
            features.add("told before")
            features.add("told before, no date now", if: event.date == nil)
            features.add("told before, same date", if: event.date == twin.date)
            features.add("told before \(kind)")
        }
        return features
    }

    /// The chance of the best option, in four steps.
    private func certainty(_ scores: [Float]) -> String {
        guard let best = scores.max() else { return "only choice" }
        let chance = 1 / scores.reduce(0) { $0 + Exponential.value(Double($1 - best)) }
        switch chance {
        case 0.95...: return "certain"
        case 0.8..<0.95: return "likely"
        case 0.6..<0.8: return "open"
        default: return "unclear"
        }
    }

    private func describeClause(_ match: TriggerMatch, into features: inout Features) {
        let verb = clause.isVerb(match.head) ? match.head : nearestVerb(above: match.head)
        features.add("head \(clause.units[match.head].tag.label)")
        features.add("link \(clause.relation(of: match.head).label)")
        guard let verb else {
            features.add("no verb")
            return
        }
        let form = clause.units[verb].lower
        features.add("passive", if: clause.isPassive(verb))
        features.add("ing", if: form.hasSuffix("ing"))
        features.add("infinitive", if: clause.dependents(of: verb, .mark).contains { clause.units[$0].lower == "to" })
        features.add("verb link \(clause.relation(of: verb).label)")
        for auxiliary in clause.auxiliaries(of: verb) { features.add("aux \(auxiliary)") }
        features.add("negated", if: clause.isNegated(verb) || clause.isNegated(match.head))
        features.add("present", if: form == clause.units[verb].lemma && clause.auxiliaries(of: verb).isEmpty)
        for mark in clause.dependents(of: verb, .mark)
        where ["if", "that", "after", "before", "because", "unless", "whether"].contains(clause.units[mark].lower) {
            features.add("mark \(clause.units[mark].lower)")
        }
        if verb != match.head { features.add("under \(clause.units[verb].lemma)") }
        if let governor = nearestVerb(above: verb) { features.add("governor \(clause.units[governor].lemma)") }
    }

    private func describePlace(_ match: TriggerMatch, into features: inout Features) {
        let sentence = page.words.sentences[clause.sentence]
        features.add("headline", if: sentence.line == 0)
        features.add("question", if: clause.units.last?.lower == "?")
        features.add("list item", if: ["–", "-", "•", "*"].contains(clause.units.first?.lower ?? ""))
        features.add("short sentence", if: clause.units.count < 6)
        let before = match.head > 0 ? clause.units[match.head - 1].lower : ""
        if ["a", "the", "his", "her", "their", "no", "any", "of", "'s", "to", "for", "after", "since", "before"]
            .contains(before)
        {
            features.add("after \(before)")
        }
        features.add("no period", if: clause.units.last.map { $0.tag != .punct } ?? true)
    }

    private func nearestVerb(above unit: Int) -> Int? {
        var current = unit
        for _ in 0..<6 {
            guard let head = clause.head(of: current) else { return nil }
            if clause.isVerb(head) { return head }
            current = head
        }
        return nil
    }
}
