// What governs a trigger up the tree: the verbs, nouns and conjunctions it hangs on.
import CaseModel
import Syntax

extension PolarityReader {
    // MARK: - Up the tree

    /// Goes from a unit to what it hangs on, and weighs it; nil where the way ends.
    mutating func step(from unit: Int) -> Int? {
        guard let head = clause.head(of: unit) else { return nil }
        if own.contains(head) { return head }
        if (min(unit, head)...max(unit, head)).contains(where: { clause.units[$0].lower == ";" }) { return nil }
        switch clause.relation(of: unit) {
        case .conj: return conjunct(unit, of: head)
        case .ccomp, .xcomp, .csubj, .csubjPass: return complement(unit, of: head)
        case .advcl: return adverbial(unit, of: head)
        case .acl: return described(unit, by: head)
        case .obj, .iobj: return nominal(unit, of: head, as: "object")
        case .nsubjPass: return nominal(unit, of: head, as: clause.isVerb(head) ? "object" : "subject")
        case .nsubj: return nominal(unit, of: head, as: "subject")
        case .obl, .oblAgent, .nmod, .oblTmod, .oblNpmod, .nmodTmod, .nmodNpmod:
            return nominal(
                unit, of: head,
                as: clause.preposition(of: unit).map { String($0.split(separator: " ").first ?? "") } ?? "object")
        case .compound: return nominal(unit, of: head, as: "compound")
        default: return nil
        }
    }

    private mutating func conjunct(_ unit: Int, of head: Int) -> Int? {
        guard clause.isVerb(unit), clause.isVerb(head) else { return head }
        // "and was then let go": another step of the story.
        if unit > 1, clause.units[unit - 1].lower == "then" || clause.units[unit - 2].lower == "then" { return nil }
        let group = VerbGroup(before: unit, in: clause, lexicon: lexicon)
        let isBound = !group.hasFiniteAuxiliary && clause.subjectHere(of: unit) == nil && group.modals.isEmpty
        guard isBound else {
            return clause.subjectHere(of: unit) == nil ? head : nil
        }
        let above = VerbGroup(before: head, in: clause, lexicon: lexicon)
        // A finite verb that stands for itself: "will appeal and was fined", "did not go but sent a letter".
        let isFiniteAlone = !clause.isParticiple(unit) || (above.modals.isEmpty && above.negations.isEmpty)
        let links = clause.dependents(of: unit, .cc).map { clause.units[$0].lower }
        if links.contains("but") { return isFiniteAlone ? nil : head }
        if links.contains("or") || links.contains("nor") {
            for word in above.negations where !own.contains(word) { turn([word]) }
        }
        for (word, effect) in above.modals
        where !own.contains(word) && !(effect == .hypothetical && !above.negations.isEmpty) {
            if clause.units[unit].lower == clause.units[unit].lemma || clause.isPassive(head)
                || clause.isParticiple(unit)
            {
                apply(effect, [word])
            }
        }
        mark(of: head)
        return head
    }

    private mutating func complement(_ unit: Int, of head: Int) -> Int? {
        let governor = clause.units[head]
        let wordClass: PolarityLexicon.WordClass =
            clause.isVerb(head) ? .verb : governor.tag == .adj || governor.tag == .adv ? .adj : .noun
        let effect = effect(ofGovernor: head, wordClass, on: "clause")
        let group = VerbGroup(before: head, in: clause, lexicon: lexicon)
        let isNegated =
            !group.negations.isEmpty || clause.children[head].contains { VerbGroup.isNegation($0, in: clause) }
        switch effect {
        case .refuted where isNegated: return nil
        // "The defence appealed, and the order was quashed": told as past, so not asked for.
        case .asked where isToldAsPast(unit): return nil
        case .hypothetical, .forecast, .asked, .refuted:
            if let effect { apply(effect, [head]) }
            return nil
        case .not:
            guard isWithoutTense(unit) else { return nil }
            // Those who tried to march have protested.
            if !(kind.isAct && ["try", "attempt"].contains(governor.lemma)) { turn([head]) }
        default: break
        }
        guard
            clause.relation(of: unit) == .xcomp || effect == .not || effect == .through || effect == .plain
                || wordClass == .adj
        else { return nil }
        weigh(verb: head, carries: true)
        if clause.isVerb(head) { mark(of: head) }
        return head
    }

    private func isToldAsPast(_ verb: Int) -> Bool {
        let form = VerbGroup(before: verb, in: clause, lexicon: lexicon)
        return form.hasFiniteAuxiliary && form.modals.isEmpty
    }

    /// An infinitive or a gerund, which is what "refuse", "fail" and "try" govern.
    private func isWithoutTense(_ verb: Int) -> Bool {
        let form = VerbGroup(before: verb, in: clause, lexicon: lexicon)
        return form.infinitive != nil || (!form.hasFiniteAuxiliary && clause.units[verb].lower.hasSuffix("ing"))
    }

    private mutating func adverbial(_ unit: Int, of head: Int) -> Int? {
        // "came to arrest him": the purpose may not have been reached; a protest or statement has happened by itself.
        let hasTo =
            clause.units[unit].lower == clause.units[unit].lemma
            && clause.dependents(of: unit, .mark).contains { clause.units[$0].lower == "to" }
        guard hasTo else { return nil }
        switch effect(ofGovernor: head, .verb, on: "clause") {
        case nil, .plain, .through, .fact, .would:
            if !kind.isAct, kind != .appeal { apply(.hypothetical, [head]) }
        case let effect?: apply(effect, [head])
        }
        return nil
    }

    /// A clause that describes a noun: "a request to release him", "people arrested on Monday".
    private mutating func described(_ unit: Int, by noun: Int) -> Int? {
        let marks = clause.dependents(of: unit, .mark).map { clause.units[$0].lower }
        guard marks.contains("to") || marks.contains("that") else { return nil }
        let word = clause.units[noun]
        if isContrary(noun) {
            apply(.refuted, [noun])
        } else if let effect = effect(of: word, .noun, on: "clause") {
            apply(effect, [noun])
        } else if marks.contains("to"), !kind.isAct, kind != .appeal, !isSingledOut(noun) {
            // "money to release him": what a noun is for has not happened yet.
            apply(.hypothetical, [noun, unit])
        }
        return nil
    }

    /// "the fourth Cambodian to be returned": it has happened.
    private func isSingledOut(_ noun: Int) -> Bool {
        ["first", "second", "third", "fourth", "fifth", "last", "latest", "only", "next", "one"].contains(
            clause.units[noun].lower)
            || clause.dependents(of: noun, .amod, .nummod, .det).contains {
                let lower = clause.units[$0].lower
                return ["first", "last", "latest", "only", "one"].contains(lower) || lower.hasSuffix("th")
                    || lower == "second" || lower == "third"
            }
    }

    /// "contrary to reports that".
    private func isContrary(_ noun: Int) -> Bool {
        (max(0, noun - 5)..<noun).contains { clause.units[$0].lower == "contrary" }
    }

    /// A noun as object, subject or after a preposition.
    private mutating func nominal(_ unit: Int, of head: Int, as place: String) -> Int? {
        let governor = clause.units[head]
        if clause.isVerb(head) {
            let effect = effect(ofGovernor: head, .verb, on: place)
            switch effect {
            case .plain, .through, .forecast, .not:
                if effect == .not { turn([head]) }
                weigh(verb: head, carries: true)
                mark(of: head)
                if effect == .forecast { apply(.forecast, [head]) }
                return head
            case nil: return nil
            case .refuted where !VerbGroup(before: head, in: clause, lexicon: lexicon).negations.isEmpty: return nil
            case let effect?:
                apply(effect, [head])
                return nil
            }
        }
        if governor.tag == .adj, place == "subject" || lexicon.effect(of: governor.lemma, .adj, on: place) != nil {
            if let effect = effect(of: governor, .adj, on: place) { apply(effect, [head]) }
            return nil
        }
        guard governor.tag.isNominal else { return nil }
        guard let effect = effect(of: governor, .noun, on: place) else { return nil }
        switch effect {
        case .through:
            noun(head)
            return head
        case .not:
            turn([head])
            return head
        default:
            // "no risk of", "withdrew the request": what is wanted or possible is no fact either way.
            apply(effect, [head])
            return nil
        }
    }
}
