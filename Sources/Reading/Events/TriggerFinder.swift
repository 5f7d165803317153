// Finds the words of a sentence that name events.
import CaseModel
import Syntax

/// A trigger pattern found in a sentence.
struct TriggerMatch {
    var pattern: TriggerPattern
    /// The unit whose syntax gives the participants: the verb, or the last noun of the pattern.
    var head: Int
    /// All units of the pattern that must be there, in order.
    var units: [Int]
    /// Index into `Page.times` of the length of time in the pattern.
    var duration: Int?
    /// Shorter patterns with the same head, the longest first: read where the longer one finds nobody it could concern.
    var shorter: [TriggerMatch] = []

    var kind: EventKind { pattern.kind }
}

/// Matches the trigger list against the units of one sentence.
struct TriggerFinder {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page
    let lexicon: TriggerLexicon

    /// All matches, one for each head: the one with the most words, earlier lines of the list first.
    func matches() -> [TriggerMatch] {
        var found: [Int: [TriggerMatch]] = [:]
        var words = WordSketch()
        for unit in clause.units where unit.kind == .word {
            words.insert(unit.lemma)
            if unit.lower != unit.lemma { words.insert(unit.lower) }
        }
        for start in clause.units.indices {
            for pattern in lexicon.patterns(beginningWith: clause.units[start], among: words) {
                guard let match = match(pattern, from: start), fits(match) else { continue }
                found[match.head, default: []].append(match)
            }
        }
        let best = found.values.compactMap { Self.longest(of: $0) }
        return withoutInner(best.sorted { ($0.units[0], $0.head) < ($1.units[0], $1.head) })
    }

    /// The match with the most words, of equals the earliest line of the list, with the two next ones behind it.
    private static func longest(of matches: [TriggerMatch]) -> TriggerMatch? {
        let order = matches.indices.sorted {
            (-matches[$0].pattern.weight, $0) < (-matches[$1].pattern.weight, $1)
        }
        guard let first = order.first else { return nil }
        var best = matches[first]
        if best.pattern.flags.contains(.weak) { best.shorter = order.dropFirst().prefix(2).map { matches[$0] } }
        return best
    }

    /// Drops a match whose words all lie in a longer one ("detention" in "ordered his detention").
    private func withoutInner(_ matches: [TriggerMatch]) -> [TriggerMatch] {
        matches.filter { match in
            !matches.contains { other in
                other.head != match.head && other.pattern.weight > match.pattern.weight
                    && match.units.allSatisfy(other.units.contains)
            }
        }
    }

    private func match(_ pattern: TriggerPattern, from start: Int) -> TriggerMatch? {
        var path = Path()
        guard step(pattern.elements, 0, at: start, into: &path) else { return nil }
        var found = TriggerMatch(pattern: pattern, head: start, units: path.units, duration: path.duration)
        var verb: Int?
        var noun: Int?
        for unit in found.units {
            if clause.units[unit].tag == .verb || clause.units[unit].tag == .aux { verb = verb ?? unit }
            if clause.units[unit].tag.isNominal && clause.units[unit].kind == .word { noun = unit }
        }
        let last = found.units.last ?? start
        found.head = (pattern.isVerbal ? verb : noun ?? verb) ?? last
        return found
    }

    /// The units that a pattern has taken so far: little to copy where two ways are tried.
    private struct Path {
        var units: [Int] = []
        var duration: Int?
    }

    /// Finds units for the elements from `next` on.
    private func step(_ elements: [TriggerPattern.Element], _ next: Int, at position: Int, into path: inout Path)
        -> Bool
    {
        guard next < elements.count else { return true }
        let element = elements[next]
        switch element {
        case .gap:
            for skip in 0...5 where position + skip <= clause.units.count {
                if skip > 0, blocksGap(position + skip - 1) { return false }
                var attempt = path
                if step(elements, next + 1, at: position + skip, into: &attempt) {
                    path = attempt
                    return true
                }
            }
            return false
        case .optional(let words):
            if position < clause.units.count, words.contains(clause.units[position].lemma) {
                var attempt = path
                attempt.units.append(position)
                if step(elements, next + 1, at: position + 1, into: &attempt) {
                    path = attempt
                    return true
                }
            }
            return step(elements, next + 1, at: position, into: &path)
        default:
            // "was then arrested", "sentenced on Tuesday to": a date or adverb may stand between any two words.
            var place = position
            if !path.units.isEmpty, place < clause.units.count, isLoose(place), !holds(element, place) {
                place += 1
                while place < clause.units.count, place - position < 3, isLoose(place), !holds(element, place) {
                    place += 1
                }
            }
            guard place < clause.units.count, holds(element, place) else { return false }
            path.units.append(place)
            if element.isDuration { path.duration = index.time(at: clause.units[place].tokens.lowerBound) }
            return step(elements, next + 1, at: place + 1, into: &path)
        }
    }

    private func isLoose(_ unit: Int) -> Bool {
        let unit = clause.units[unit]
        return unit.kind == .time || unit.tag == .adv || unit.lower == "on" || unit.tag == .det || unit.tag == .num
            || (unit.tag == .pron && !["who", "which", "that", "what"].contains(unit.lower))
            || (unit.tag == .part && unit.lower != "to" && unit.lower != "not" && unit.lower != "n't")
    }

    private func blocksGap(_ unit: Int) -> Bool {
        let lower = clause.units[unit].lower
        return lower == ";" || lower == "." || lower == ":" || lower == "|" || lower == "but" || lower == "who"
            || lower == "which"
    }

    private func holds(_ element: TriggerPattern.Element, _ position: Int) -> Bool {
        let unit = clause.units[position]
        switch element {
        case .word(let words, let wordClass):
            guard unit.kind == .word, words.contains(unit.lemma) || words.contains(unit.lower) else { return false }
            switch wordClass {
            case .any: return true
            case .verb: return unit.tag == .verb || unit.tag == .aux || (unit.tag == .adj && unit.lower != unit.lemma)
            case .noun: return unit.tag == .noun || unit.tag == .propn
            case .adjective: return unit.tag == .adj || unit.tag == .verb
            }
        case .duration:
            guard unit.kind == .time, let time = index.time(at: unit.tokens.lowerBound) else { return false }
            return page.times[time].duration != nil && page.times[time].kind == .duration
        case .citation: return unit.kind == .citation
        case .money: return unit.tag == .num || unit.tag == .sym
        case .place:
            return index.entities(at: unit.tokens.upperBound - 1).contains { page.entities[$0].type == .place }
        case .thing(let thing): return isThing(thing, position)
        case .any(let parts): return parts.contains { holds($0, position) }
        case .gap, .optional: return false
        }
    }

    private func isThing(_ thing: TriggerPattern.ThingClass, _ position: Int) -> Bool {
        let unit = clause.units[position]
        if unit.kind == .word, page.lexicon.things.holds(thing, lemma: unit.lemma) { return true }
        for entity in index.entities(at: unit.tokens.upperBound - 1).map({ page.entities[$0] }) {
            switch (thing, entity.organisationKind) {
            case (.police, .police), (.police, .securityService), (.prison, .prison), (.court, .court): return true
            default: break
            }
            if thing == .person, entity.type == .person || entity.type == .group { return true }
        }
        return thing == .person && unit.tag == .pron && unit.lower != "it"
    }

    /// Whether a match makes sense: a term must suit the kind.
    private func fits(_ match: TriggerMatch) -> Bool {
        if match.pattern.flags.contains(.belongings), takesSomebody(match.head) { return false }
        guard match.pattern.flags.contains(.term) else { return true }
        guard let index = match.duration, let length = page.times[index].duration else { return false }
        let isShort = length.roughDays < 100
        switch match.kind {
        case .administrativeArrest: return isShort && !length.description.contains("M")
        case .remand: return length.roughDays >= 28
        case .sentence: return !isShort
        default: return true
        }
    }
}

extension TriggerFinder {
    /// "took him away": nobody's belongings.
    private func takesSomebody(_ verb: Int) -> Bool {
        guard let object = clause.isPassive(verb) ? clause.subjectHere(of: verb) : clause.object(of: verb) else {
            return false
        }
        if ["he", "him", "she", "her", "me", "us"].contains(clause.units[object].lower) { return true }
        let meant = index.mention(at: clause.units[object].tokens.upperBound - 1)
        guard let meant, meant.head < clause.units[object].tokens.upperBound else { return false }
        return meant.entities.contains { page.entities[$0].type == .person || page.entities[$0].type == .group }
    }
}

/// Nouns for the things that patterns ask for: police stations, prisons, courts, homes.
struct ThingWords: Sendable {
    private var words: [TriggerPattern.ThingClass: Set<String>] = [:]

    init(_ file: LexiconFile) {
        for row in file.rows where row.count >= 2 {
            guard let thing = TriggerPattern.ThingClass(rawValue: row[0]) else { continue }
            words[thing, default: []].insert(row[1])
        }
    }

    func holds(_ thing: TriggerPattern.ThingClass, lemma: String) -> Bool { words[thing]?.contains(lemma) ?? false }
}
