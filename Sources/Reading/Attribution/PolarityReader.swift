// Whether an event stands as a fact where it is told, or is denied, only possible, to come or asked for.
import CaseModel
import Syntax

/// Why an event is not recorded, and the units that show it.
struct Reservation {
    var reason: SetAside.Reason
    var units: [Int]
}

/// Reads what governs a trigger in one sentence: its auxiliaries and "not", and upward the verbs and nouns it hangs on.
///
/// Finds: "was not arrested", "if convicted", "called for the release of", "refused to extradite".
/// Leaves alone: "despite his release", "failed to prevent his deportation", "not only fined but jailed".
struct PolarityReader {
    let clause: ParsedSentence
    let lexicon: PolarityLexicon
    /// Units of the trigger itself, whose words say nothing against it.
    private(set) var own: Range<Int> = 0..<0
    private var saysNot = false
    private var turnedBy: [Int] = []
    private var isTurned = false
    private var verdict: Reservation?
    private var isSettled = false
    private(set) var kind = EventKind.statement

    init(clause: ParsedSentence, lexicon: PolarityLexicon = .english) {
        self.clause = clause
        self.lexicon = lexicon
    }

    /// The reservation on an event, or nil where it stands.
    /// - Parameter saysNot: whether the words of the trigger themselves say "not" ("not allowed to leave the city").
    static func reservation(on event: EventDraft, in clause: ParsedSentence, saysNot: Bool) -> Reservation? {
        guard clause.units.indices.contains(event.unit) else { return nil }
        var reader = PolarityReader(clause: clause)
        reader.own = clause.units(of: event)
        reader.kind = event.kind
        return reader.read(event.unit, saysNot: saysNot)
    }

    private mutating func read(_ head: Int, saysNot: Bool) -> Reservation? {
        self.saysNot = saysNot
        if !saysNot {
            for unit in own where VerbGroup.isNegation(unit, in: clause) { turn([unit]) }
            for unit in own where clause.units[unit].tag.isNominal { deny(unit) }
        }
        let verbs = own.filter { clause.units[$0].tag == .verb }
        let adjective = own.first { clause.units[$0].tag == .adj && clause.units[$0].lower.hasSuffix("ed") }
        if let first = verbs.first ?? own.first(where: { clause.units[$0].tag == .aux }) ?? adjective {
            weigh(verb: first, carries: true)
            for verb in Set([first, head]) where clause.isVerb(verb) && !isSettled { mark(of: verb) }
        }
        if !clause.isVerb(head) || verbs.isEmpty {
            noun(head)
            if own.lowerBound > 0, ["not", "n't", "never"].contains(clause.units[own.lowerBound - 1].lower) {
                turn([own.lowerBound - 1])
            }
            if own.lowerBound > 1, clause.units[own.lowerBound - 1].lower == "longer" { turn([own.lowerBound - 2]) }
            if own.lowerBound > 1, clause.units[own.lowerBound - 1].lower == "to" { before(own.lowerBound - 1) }
        }
        listed()
        var current = head
        var steps = 0
        while !isSettled, verdict == nil, steps < 14, let next = step(from: current) {
            current = next
            steps += 1
        }
        if verdict == nil, isTurned { verdict = Reservation(reason: .negated, units: turnedBy) }
        return verdict
    }

    // MARK: - Effects

    /// Turns the event around, once for each word.
    mutating func turn(_ units: [Int]) {
        if saysNot, units.allSatisfy({ own.contains($0) }) { return }
        guard !units.allSatisfy({ turnedBy.contains($0) }) else { return }
        isTurned.toggle()
        turnedBy += units
    }

    /// "no charge", "nobody".
    private mutating func deny(_ noun: Int) {
        if let word = clause.denial(of: noun) { turn([word]) }
    }

    mutating func apply(_ effect: PolarityLexicon.Effect, _ units: [Int]) {
        guard verdict == nil, !isSettled else { return }
        switch effect {
        case .asked: conclude(.askedFor, units)
        case .forecast, .would: conclude(.forecast, units)
        case .hypothetical: conclude(.hypothetical, units)
        case .refuted: conclude(.refuted, units)
        case .not: turn(units)
        case .fact: isSettled = true
        case .through, .plain: break
        }
    }

    private mutating func conclude(_ reason: SetAside.Reason, _ units: [Int]) {
        verdict = Reservation(reason: isTurned && reason != .askedFor ? .negated : reason, units: units + turnedBy)
    }

    /// Auxiliaries and negation of a verb; of one that only carries the event too.
    mutating func weigh(verb: Int, carries: Bool) {
        let group = VerbGroup(before: verb, in: clause, lexicon: lexicon)
        for unit in group.negations { turn([unit]) }
        if group.negations.isEmpty,
            let word = clause.children[verb].first(where: { VerbGroup.isNegation($0, in: clause) }),
            clause.units[word].lower != "nor" || word < verb, abs(word - verb) < 6
        {
            turn([word])
        }
        for place in clause.dependents(of: verb, .nsubj, .nsubjPass, .obj, .iobj)
        where !(min(place, verb)...max(place, verb)).contains(where: { [":", ";"].contains(clause.units[$0].lower) }) {
            deny(place)
        }
        if clause.subjectHere(of: verb) == nil, clause.relation(of: verb) == .conj,
            let subject = clause.subject(of: verb)
        {
            deny(subject)
        }
        for (unit, effect) in group.modals where !own.contains(unit) {
            // "could not prevent": the negation is all there is to it.
            if effect == .hypothetical, !group.negations.isEmpty { continue }
            apply(effect, [unit])
        }
        if let to = group.infinitive, to > 0 { before(to) }
        inverted(verb)
    }

    /// The word straight before "to": "is due to stand trial", "refused to extradite".
    private mutating func before(_ to: Int) {
        var place = to - 1
        while place > 0, clause.units[place].tag == .adv { place -= 1 }
        guard !own.contains(place) else { return }
        let unit = clause.units[place]
        let wordClass: PolarityLexicon.WordClass? =
            switch unit.tag {
            case .verb: .verb
            case .adj: .adj
            case .noun: .noun
            default: nil
            }
        // "have ten days to appeal".
        if unit.kind == .time, !kind.isHeld { return apply(.hypothetical, [place]) }
        guard let wordClass, let effect = effect(of: unit, wordClass, on: "clause") else { return }
        // The tree will come to a verb that really governs; here only what needs no tree.
        if wordClass != .verb || effect == .forecast { apply(effect, [place]) }
    }

    /// What a governing word does to its complement; a particle counts: "put off".
    func effect(ofGovernor unit: Int, _ wordClass: PolarityLexicon.WordClass, on complement: String)
        -> PolarityLexicon.Effect?
    {
        let word = clause.units[unit]
        if wordClass == .verb,
            let particle = clause.dependents(of: unit, .compoundPrt, .advmod).first(where: { $0 == unit + 1 }),
            let effect = lexicon.effect(of: word.lemma + " " + clause.units[particle].lower, .verb, on: complement)
        {
            return effect
        }
        return effect(of: word, wordClass, on: complement)
    }

    func effect(of unit: Unit, _ wordClass: PolarityLexicon.WordClass, on complement: String) -> PolarityLexicon
        .Effect?
    {
        lexicon.effect(of: unit.lemma, wordClass, on: complement)
            ?? lexicon.effect(of: unit.lower, wordClass, on: complement)
    }

    /// "Should the judgment be upheld", "Had he been jailed".
    private mutating func inverted(_ verb: Int) {
        guard
            let auxiliary = clause.children[verb].first(where: {
                ["should", "had", "were"].contains(clause.units[$0].lower)
            }),
            let subject = clause.subjectHere(of: verb), auxiliary < subject, clause.units.last?.lower != "?"
        else { return }
        let opens = auxiliary == 0 || [",", ";", "\"", "(", "–", "—"].contains(clause.units[auxiliary - 1].lower)
        if opens { apply(.hypothetical, [auxiliary]) }
    }

    /// The conjunction of a clause: "if convicted", "without being charged".
    mutating func mark(of verb: Int) {
        for child in clause.dependents(of: verb, .mark, .caseMark, .advmod, .cc, .dep)
        where child < verb && !own.contains(child) {
            let unit = clause.units[child]
            guard let effect = lexicon.effect(of: unit.lower, .mark) else { continue }
            if unit.lower == "if", child > 0,
                clause.units[child - 1].lower == "as" || clause.units[child - 1].lower == "even"
            {
                continue
            }
            apply(effect, [child])
        }
    }

    /// What stands before a noun: "no arrest", "possible arrest", "without trial", "pending trial".
    mutating func noun(_ head: Int) {
        deny(head)
        for child in clause.dependents(of: head, .amod, .compound, .advmod) where !own.contains(child) {
            if let effect = effect(of: clause.units[child], .amod, on: "-") { apply(effect, [child]) }
        }
        var left = head
        while left > 0, !own.contains(left - 1) || left - 1 >= own.lowerBound {
            let tag = clause.units[left - 1].tag
            let isInside =
                own.contains(left - 1) || tag == .det || tag == .adj || tag == .num || tag == .propn
                || (tag == .pron && clause.units[left - 1].lower != "it") || clause.units[left - 1].lower == "'s"
                || tag == .noun
            guard isInside else { break }
            left -= 1
        }
        guard left > 0 else { return }
        if clause.units[left].lower == "any", ["before", "without"].contains(clause.units[left - 1].lower) {
            return turn([left - 1, left])
        }
        for length in stride(from: min(4, left), through: 1, by: -1) {
            let words = (left - length..<left).map { clause.units[$0].lower }.joined(separator: " ")
            if let effect = lexicon.effect(of: words, .adp) { return apply(effect, Array(left - length..<left)) }
        }
    }
}

extension EventKind {
    /// Kinds in which people are held for a length of time.
    var isHeld: Bool {
        switch self {
        case .detention, .remand, .administrativeArrest, .houseArrest, .sentence: true
        default: false
        }
    }
}
