// How an event stands: reported, or alleged, because the report hedges or because it rests on the word of one side.
import CaseModel
import Syntax

/// Reads the hedges around a trigger.
struct StandingReader {
    let clause: ParsedSentence
    let hedges: HedgeLexicon

    /// Kinds that are accusations when one side tells them.
    static let accusations: Set<EventKind> = [.illTreatment, .threat, .attack]
    /// Kinds of which an authority's denial is noted and not taken as their end.
    static let deniable: Set<EventKind> = [.illTreatment, .threat, .attack, .death, .disappearance]

    private static let conceding: Set<String> = [
        "confirm", "admit", "acknowledge", "concede", "establish", "find", "show",
    ]

    /// The words that make an event alleged, or nil where it is reported.
    func hedge(on event: EventDraft, own: Range<Int>, chain: [SpeechFrame]) -> [Int]? {
        for frame in chain {
            if frame.kind == .claim || frame.kind == .opinion || frame.kind == .rumour { return [frame.word] }
            guard Self.accusations.contains(event.kind), frame.source == .privateVoice, frame.kind == .say else {
                continue
            }
            if frame.sentence != clause.sentence || !Self.conceding.contains(clause.units[frame.word].lemma) {
                return [frame.word]
            }
        }
        return beside(event.unit, own: own) ?? above(event.unit, own: own) ?? remark(after: event.unit)
    }

    /// "allegedly beaten", "an alleged beating".
    private func beside(_ head: Int, own: Range<Int>) -> [Int]? {
        for unit in Set(own).union([head]) {
            for child in clause.children[unit] where abs(child - unit) < 6 {
                let lower = clause.units[child].lower
                if hedges.isAdverb(lower) || (clause.relation(of: child) == .amod && hedges.isAdjective(lower)) {
                    return [child]
                }
            }
        }
        var place = own.lowerBound - 1
        while place >= 0, own.lowerBound - place < 6 {
            let unit = clause.units[place]
            if hedges.isAdverb(unit.lower) { return [place] }
            if unit.tag != .aux, unit.tag != .adv, unit.tag != .part, unit.kind != .time, unit.tag != .det,
                unit.tag != .adp
            {
                break
            }
            place -= 1
        }
        return nil
    }

    /// "is said to have been beaten", "reports that he was beaten".
    private func above(_ head: Int, own: Range<Int>) -> [Int]? {
        var current = head
        for _ in 0..<10 {
            guard let governor = clause.head(of: current) else { return nil }
            let relation = clause.relation(of: current)
            let word = clause.units[governor]
            if !own.contains(governor) {
                if relation == .xcomp || relation == .ccomp || relation == .csubj, clause.isVerb(governor),
                    hedges.isPassive(word.lemma),
                    clause.isPassive(governor), clause.agent(of: governor) == nil
                {
                    return [governor]
                }
                if relation == .acl || relation == .ccomp, word.tag == .noun, hedges.isNoun(word.lemma),
                    clause.dependents(of: current, .mark).contains(where: { clause.units[$0].lower == "that" })
                {
                    return [governor]
                }
                if relation == .nmod, current == head || own.contains(current), word.tag == .noun,
                    hedges.isNoun(word.lemma),
                    ["of", "about"].contains(clause.preposition(of: current) ?? "")
                {
                    return [governor]
                }
                if relation == .aclRelcl { return nil }
                for child in clause.children[governor]
                where hedges.isAdverb(clause.units[child].lower) && relation == .conj { return [child] }
            }
            current = governor
        }
        return nil
    }

    /// "..., but nobody confirms it".
    private func remark(after head: Int) -> [Int]? {
        guard head + 2 < clause.units.count else { return nil }
        for unit in head + 1..<clause.units.count
        where ["confirm", "verify", "unconfirmed"].contains(clause.units[unit].lemma) {
            if clause.units[unit].lemma == "unconfirmed" { return [unit] }
            let before = clause.units[max(head, unit - 5)..<unit].map(\.lower)
            if before.contains(where: { ["nobody", "not", "n't", "nothing", "none", "never"].contains($0) }) {
                return [unit]
            }
        }
        return nil
    }
}

extension EventDraft {
    /// Takes over speakers and denial of another telling; of an accusation the telling that rests on somebody's word decides.
    mutating func takeStanding(from other: EventDraft) {
        // A headline speaks for nobody; a fuller telling that names its source counts.
        let isDatedThere = dateMention != nil && dateMention == other.dateMention
        if wordOf.isEmpty, !other.wordOf.isEmpty, sentence == 0 || isDatedThere {
            wordOf = other.wordOf
            wordOfSpan = other.wordOfSpan
        }
        // Who tells of the accusation says more than that somebody accuses.
        if kind == .offence, !wordOf.contains(where: \.isNamed), other.wordOf.contains(where: \.isNamed) {
            wordOf = other.wordOf
            wordOfSpan = other.wordOfSpan
        }
        deniedBy = deniedBy ?? other.deniedBy
        let isOneSided =
            StandingReader.accusations.contains(kind) && (standing == .alleged || other.standing == .alleged)
        standing =
            deniedBy != nil || isOneSided || (standing == .alleged && other.standing == .alleged) ? .alleged : .reported
    }
}

extension Speaker {
    fileprivate var isNamed: Bool {
        if case .entity = self { true } else { false }
    }
}
