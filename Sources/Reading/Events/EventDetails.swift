// Reads what belongs to an event besides people and date: term, end, provisions, place, facility, hour.
import CaseModel
import Syntax

/// Reads the details of events in one sentence.
struct EventDetails {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page
    let triggers: [Int]

    private static let withTerm: Set<EventKind> = [
        .sentence, .administrativeArrest, .remand, .houseArrest, .ban, .travelBan, .illTreatment, .detention, .appeal,
    ]
    private static let withProvision: Set<EventKind> = [
        .charge, .offence, .sentence, .fine, .administrativeArrest, .remand, .trial, .appeal, .detention, .houseArrest,
        .search,
    ]

    func fill(_ event: inout EventDraft, from match: TriggerMatch) {
        readTerm(&event, match)
        readUntil(&event, match)
        readProvisions(&event, match)
        readPlace(&event, match)
        readHour(&event, match)
    }

    /// Whether no other trigger stands between two units.
    private func nothingBetween(_ a: Int, _ b: Int, except own: [Int]) -> Bool {
        !triggers.contains { !own.contains($0) && $0 > min(a, b) && $0 < max(a, b) && !isAuxiliary($0, of: own) }
    }

    /// "was" of "was put in detention" is no trigger of its own.
    private func isAuxiliary(_ unit: Int, of own: [Int]) -> Bool {
        guard [.aux, .auxPass].contains(clause.relation(of: unit)), let verb = clause.head(of: unit) else {
            return false
        }
        return own.contains(verb)
    }

    private func times(_ kind: TimeMention.Kind) -> [(time: Int, unit: Int)] {
        clause.units.indices.compactMap { unit in
            guard clause.units[unit].kind == .time, let time = index.time(at: clause.units[unit].tokens.lowerBound),
                page.times[time].kind == kind
            else { return nil }
            return (time, unit)
        }
    }

    private func readTerm(_ event: inout EventDraft, _ match: TriggerMatch) {
        if let time = match.duration {
            event.duration = page.times[time].duration
            event.durationMention = time
            return
        }
        guard Self.withTerm.contains(event.kind) else { return }
        let near = times(.duration).filter {
            nothingBetween($0.unit, match.head, except: match.units) && abs($0.unit - match.head) < 14
        }
        // "searched the flat for three hours and took him away": the length goes with the verb before it.
        let before = near.filter { time in
            event.kind != .detention || !triggers.contains { $0 < time.unit && !match.units.contains($0) }
        }
        let chosen = near.filter { $0.unit > match.head }.min { $0.unit < $1.unit } ?? before.max { $0.unit < $1.unit }
        guard var chosen else { return }
        // "reduced from five years to three months": what it is changed to.
        if word(before: chosen.unit) == "from" {
            let changed = times(.duration).first { $0.unit > chosen.unit && word(before: $0.unit) == "to" }
            guard let changed else { return }
            chosen = changed
        }
        guard let length = page.times[chosen.time].duration, suits(length, event.kind) else { return }
        event.duration = length
        event.durationMention = chosen.time
    }

    private func word(before unit: Int) -> String {
        let token = clause.units[unit].tokens.lowerBound - 1
        return token >= 0 ? page.tokens[token].lower : ""
    }

    private func suits(_ length: ISODuration, _ kind: EventKind) -> Bool {
        switch kind {
        case .sentence: length.roughDays >= 28
        case .administrativeArrest: length.roughDays <= 100
        case .remand, .houseArrest, .travelBan, .ban: length.roughDays >= 2
        case .detention: length.roughDays <= 60
        case .illTreatment: length.roughDays <= 400 && length.roughDays >= 1
        case .appeal: length.roughDays >= 28
        default: false
        }
    }

    private func readUntil(_ event: inout EventDraft, _ match: TriggerMatch) {
        for (time, unit) in times(.point) where page.times[time].bound == "until" && unit > match.head {
            guard nothingBetween(unit, match.head, except: match.units) else { continue }
            event.until = page.times[time].date
            return
        }
    }

    /// A citation belongs to the nearest trigger that takes provisions, before it rather than after.
    private func readProvisions(_ event: inout EventDraft, _ match: TriggerMatch) {
        guard Self.withProvision.contains(event.kind) else { return }
        for unit in clause.units.indices where clause.units[unit].kind == .citation {
            let before = triggers.filter { $0 <= unit }.max()
            let after = triggers.filter { $0 > unit }.min()
            let owner = before ?? after
            let isOwn = owner == match.head || (before != nil && match.units.contains(before ?? -1))
            if isOwn
                || (clause.subtree(of: match.head).contains(unit) && event.kind != .detention && event.kind != .search)
            {
                event.provisions += index.citations(from: clause.units[unit].tokens.lowerBound)
            }
        }
    }

    private func readPlace(_ event: inout EventDraft, _ match: TriggerMatch) {
        let anchors = match.units + (clause.head(of: match.head).map { [$0] } ?? [])
        for unit in anchors {
            for (preposition, oblique) in clause.obliques(of: unit)
            where ["in", "at", "near", "outside", "from", "to"].contains(preposition) {
                for entity in index.entities(at: clause.units[oblique].tokens.upperBound - 1) {
                    let draft = page.entities[entity]
                    if draft.type == .place, preposition != "from", preposition != "to", event.place == nil {
                        event.place = entity
                    }
                    if draft.type == .organisation,
                        draft.organisationKind == .prison || draft.organisationKind == .police,
                        event.facility == nil
                    {
                        event.facility = clause.units[oblique].tokens
                    }
                }
                guard event.kind == .transfer || event.kind == .detention else { continue }
                let range = nounPhrase(at: oblique)
                if preposition == "from", event.from == nil, isPlaceLike(oblique) { event.from = range }
                // "detained in Astana": a town is no place of holding.
                let isTown = index.entities(at: clause.units[oblique].tokens.upperBound - 1).contains {
                    page.entities[$0].type == .place
                }
                if preposition == "to" || (preposition == "in" || preposition == "at") && !isTown, event.to == nil,
                    isPlaceLike(oblique)
                {
                    event.to = range
                    if event.facility == nil, !isTown { event.facility = range }
                }
            }
        }
        if event.place == nil {
            event.place = nearestPlace(to: match)
        }
    }

    private func nearestPlace(to match: TriggerMatch) -> Int? {
        var best: (entity: Int, distance: Int)?
        for unit in clause.units.indices where clause.units[unit].kind == .name {
            guard unit > 0, ["in", "at", "near"].contains(clause.units[unit - 1].lower) else { continue }
            let places = index.entities(at: clause.units[unit].tokens.upperBound - 1).filter {
                page.entities[$0].type == .place
            }
            guard let place = places.first, nothingBetween(unit, match.head, except: match.units) else { continue }
            let distance = abs(unit - match.head)
            if distance < best?.distance ?? 20 { best = (place, distance) }
        }
        return best?.entity
    }

    private func isPlaceLike(_ unit: Int) -> Bool {
        let word = clause.units[unit]
        if word.kind == .time || word.tag == .pron { return false }
        if word.kind == .name {
            return index.entities(at: word.tokens.upperBound - 1).contains {
                page.entities[$0].type == .place || page.entities[$0].organisationKind == .prison
                    || page.entities[$0].organisationKind == .police
            }
        }
        // Searched like a home, but nobody is held there.
        if word.lemma == "car" { return false }
        return [.police, .prison, .home].contains { page.lexicon.things.holds($0, lemma: word.lemma) }
            || word.lemma == "hospital"
            || word.lemma == "airport"
    }

    /// The home or office that a search goes through, with whose it is.
    func home(searchedBy verb: Int) -> Range<Int>? {
        let thing = clause.isPassive(verb) ? clause.subjectHere(of: verb) : clause.object(of: verb)
        let places = [thing].compactMap { $0 } + clause.obliques(of: verb).map(\.unit)
        return places.first { page.lexicon.things.holds(.home, lemma: clause.units[$0].lemma) }.map {
            nounPhrase(at: $0)
        } ?? homeAfterPossessor(verb)
    }

    /// "searched Quispe's flat", where the tree takes the name for the object and "flat" for an adjective.
    private func homeAfterPossessor(_ verb: Int) -> Range<Int>? {
        for unit in verb + 1..<max(verb + 1, min(verb + 7, clause.units.count)) {
            if ["and", ",", ";"].contains(clause.units[unit].lower) { return nil }
            guard ["'s", "’s", "'", "’"].contains(clause.units[unit].lower), unit + 1 < clause.units.count else {
                continue
            }
            return page.lexicon.things.holds(.home, lemma: clause.units[unit + 1].lemma)
                ? clause.units[unit - 1].tokens.lowerBound..<clause.units[unit + 1].tokens.upperBound : nil
        }
        return nil
    }

    /// The tokens of a noun with what describes it, without its preposition.
    private func nounPhrase(at unit: Int) -> Range<Int> {
        let inside = clause.subtree(of: unit).filter {
            (clause.relation(of: $0) != .caseMark || ["'s", "’s"].contains(clause.units[$0].lower))
                && clause.units[$0].kind != .time
        }
        var first = unit
        var last = unit
        while inside.contains(first - 1), clause.relation(of: first - 1) != .det { first -= 1 }
        while inside.contains(last + 1), clause.units[last + 1].tag != .punct { last += 1 }
        return clause.units[first].tokens.lowerBound..<clause.units[last].tokens.upperBound
    }

    private func readHour(_ event: inout EventDraft, _ match: TriggerMatch) {
        for (time, unit) in times(.clock)
        where nothingBetween(unit, match.head, except: match.units) && abs(unit - match.head) < 14 {
            // "kept until five": what comes next begins then, not what goes before.
            if unit > match.head, unit > 0, ["until", "till"].contains(clause.units[unit - 1].lower) { continue }
            event.time = page.times[time].clock
            return
        }
    }
}
