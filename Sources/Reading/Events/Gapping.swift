// Reads what a coordination leaves out: "A was sentenced to sixteen years and B to seven".
import CaseModel
import Syntax

/// Finds further people of an event whose verb is not said again.
struct Gapping {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page

    private static let joints: Set<String> = ["and", ",", ";", "while", "but", "to", "for", "–", "got", "only"]

    /// Copies of an event for "and B (to) seven": another person, another term, the same verb and date.
    func more(of event: EventDraft) -> [EventDraft] {
        guard let mention = event.durationMention, let length = event.duration, !event.kind.isAct,
            let start = clause.unit(holding: page.times[mention].tokens.lowerBound)
        else { return [] }
        var copies: [EventDraft] = []
        var position = start + 1
        while position < clause.units.count {
            // joint, person, perhaps "to", then a term or a bare number
            guard Self.joints.contains(clause.units[position].lower) else { break }
            while position < clause.units.count, Self.joints.contains(clause.units[position].lower) { position += 1 }
            guard position < clause.units.count, let person = person(at: position) else { break }
            let named = position
            position += 1
            while position < clause.units.count, Self.joints.contains(clause.units[position].lower) { position += 1 }
            guard position < clause.units.count, let term = term(at: position, like: length) else { break }
            var copy = event
            copy.victims = [
                EventDraft.Participant(
                    entity: person, span: page.span(clause.units[named].tokens), rule: "the verb is not said again")
            ]
            copy.duration = term.length
            copy.durationMention = term.mention
            copy.trigger = clause.units[named].tokens
            copy.provisions = []
            copies.append(copy)
            position += 1
        }
        return copies
    }

    private func person(at unit: Int) -> Int? {
        let entities = index.entities(at: clause.units[unit].tokens.upperBound - 1)
        guard entities.count == 1, page.entities[entities[0]].type == .person else { return nil }
        return entities[0]
    }

    private func term(at unit: Int, like length: ISODuration) -> (length: ISODuration?, mention: Int?)? {
        let word = clause.units[unit]
        if word.kind == .time, let time = index.time(at: word.tokens.lowerBound), let own = page.times[time].duration {
            return (own, time)
        }
        guard word.tag == .num, let number = number(word.lower) else { return nil }
        let unit = length.description.last { $0.isLetter } ?? "Y"
        return (ISODuration("P\(number)\(unit)"), nil)
    }

    private func number(_ word: String) -> Int? {
        if let number = Int(word) { return number }
        guard let cardinal = DateLexicon.english[word]?.cardinal, cardinal > 0 else { return nil }
        return cardinal
    }
}
