// Questions one asks of a parsed sentence: who is the subject, the object, the agent of a verb; is it passive, negated, in the future.
import Syntax

extension ParsedSentence {
    func head(of unit: Int) -> Int? {
        let head = tree.heads[unit]
        return head >= 0 ? head : nil
    }

    func relation(of unit: Int) -> DependencyRelation { tree.relations[unit] }

    /// The dependents of a unit that stand in one of the relations, in order.
    func dependents(of unit: Int, _ wanted: DependencyRelation...) -> [Int] {
        children[unit].filter { wanted.contains(tree.relations[$0]) }
    }

    func isVerb(_ unit: Int) -> Bool { units[unit].tag == .verb || units[unit].tag == .aux }

    /// A unit and everything under it, in order of the sentence.
    func subtree(of unit: Int) -> [Int] {
        var found: [Int] = []
        var open = [unit]
        while let next = open.popLast() {
            found.append(next)
            open.append(contentsOf: children[next])
        }
        return found.sorted()
    }

    /// The units joined to a unit by "and" or commas, the unit itself first.
    func conjuncts(of unit: Int) -> [Int] {
        var found = [unit]
        var position = 0
        while position < found.count {
            found += dependents(of: found[position], .conj)
            position += 1
        }
        return found
    }

    /// The first unit of a coordination that a unit belongs to.
    func firstConjunct(of unit: Int) -> Int {
        var current = unit
        while relation(of: current) == .conj, let head = head(of: current) { current = head }
        return current
    }

    /// The prepositions or markers of a unit, as one lower-case string ("out of"), or nil.
    func preposition(of unit: Int) -> String? {
        let marks = dependents(of: unit, .caseMark).filter { units[$0].lower != "'s" && units[$0].lower != "'" }
        guard let first = marks.first else { return nil }
        return marks.count == 1 ? units[first].lower : marks.map { units[$0].lower }.joined(separator: " ")
    }

    /// The nominals that hang on a unit by a preposition, with it.
    func obliques(of unit: Int) -> [(preposition: String, unit: Int)] {
        children[unit].compactMap { child in
            switch tree.relations[child] {
            case .obl, .oblAgent, .nmod, .oblTmod, .oblNpmod, .nmodTmod, .nmodNpmod:
                preposition(of: child).map { ($0, child) }
            default: nil
            }
        }
    }

    /// Auxiliaries of a verb, as lemmas in order; those of the first conjunct count for "was arrested and charged".
    func auxiliaries(of verb: Int) -> [String] {
        let own = dependents(of: verb, .aux, .auxPass, .cop).map { units[$0].lemma }
        if !own.isEmpty { return own }
        if relation(of: verb) == .conj, let head = head(of: verb), isVerb(head), subjectHere(of: verb) == nil {
            return auxiliaries(of: head)
        }
        return own
    }

    /// Whether the verb's form can be a past participle.
    func isParticiple(_ verb: Int) -> Bool {
        let form = units[verb].lower
        return form != units[verb].lemma && !form.hasSuffix("ing") && !form.hasSuffix("s")
            || Self.bareParticiples.contains(form)
    }

    private static let bareParticiples: Set<String> = [
        "put", "cut", "let", "hit", "set", "shot", "beat", "hurt", "shut", "split",
    ]

    /// Whether the subject of the verb undergoes what it says.
    func isPassive(_ verb: Int) -> Bool {
        if !dependents(of: verb, .auxPass, .nsubjPass, .oblAgent).isEmpty { return true }
        let own = dependents(of: verb, .aux, .cop).map { units[$0].lemma }
        if let last = own.last, last == "be" || last == "get" {
            return isParticiple(verb) && !units[verb].lower.hasSuffix("ing")
        }
        if !own.isEmpty { return false }
        switch relation(of: verb) {
        case .acl, .amod: return isParticiple(verb)
        case .conj:
            guard let head = head(of: verb), isVerb(head), subjectHere(of: verb) == nil, isParticiple(verb) else {
                return false
            }
            return isPassive(head)
        default: return false
        }
    }

    /// The subject that hangs on the verb itself.
    func subjectHere(of verb: Int) -> Int? { dependents(of: verb, .nsubj, .nsubjPass).first }

    /// The subject of a verb, looked for up the tree where the verb has none of its own, with how it was found.
    func subject(of verb: Int, depth: Int = 0) -> Int? {
        if let own = subjectHere(of: verb) { return antecedent(of: own) ?? own }
        guard depth < 5, let head = head(of: verb) else { return nil }
        switch relation(of: verb) {
        case .conj, .parataxis:
            return isVerb(head) || units[head].tag == .adj ? subject(of: head, depth: depth + 1) : nil
        case .xcomp, .advcl:
            guard isVerb(head) || units[head].tag == .adj else { return nil }
            if relation(of: verb) == .xcomp, let object = object(of: head), !isPassive(head) { return object }
            return subject(of: head, depth: depth + 1)
        case .ccomp:
            return nil
        case .acl:
            return isParticiple(verb) || units[verb].lower.hasSuffix("ing") ? head : subject(of: head, depth: depth + 1)
        case .aclRelcl:
            // "is a founder and stands accused": no relative clause opens with a bare "and".
            if verb > 0, units[verb - 1].lower == "and", let subject = subjectHere(of: head) { return subject }
            return head
        default: return nil
        }
    }

    /// For a relative pronoun the noun it stands for.
    func antecedent(of unit: Int) -> Int? {
        guard ["who", "which", "that", "whom"].contains(units[unit].lower),
            units[unit].tag == .pron || units[unit].tag == .sconj
        else { return nil }
        var current = unit
        for _ in 0..<6 {
            guard let head = head(of: current) else { return nil }
            if relation(of: current) == .aclRelcl { return head }
            current = head
        }
        return nil
    }

    /// The direct object of a verb; for "whom the court sentenced" the noun the clause describes.
    func object(of verb: Int) -> Int? {
        if let own = dependents(of: verb, .obj).first ?? dependents(of: verb, .iobj).first {
            return antecedent(of: own) ?? own
        }
        if relation(of: verb) == .aclRelcl, let head = head(of: verb), let subject = subjectHere(of: verb),
            antecedent(of: subject) == nil, !isPassive(verb)
        {
            return head
        }
        return nil
    }

    /// The doer that a passive verb or a noun names with "by".
    func agent(of unit: Int) -> Int? {
        dependents(of: unit, .oblAgent).first
            ?? obliques(of: unit).first { $0.preposition == "by" && units[$0.unit].kind != .time }?.unit
    }

    /// Whose the noun is: "Syzdykov's arrest", "his arrest".
    func possessor(of noun: Int) -> Int? { dependents(of: noun, .nmodPoss).first }

    /// Whether a word is negated where it stands: "not", "never", "no", "nobody".
    func isNegated(_ unit: Int) -> Bool {
        for child in children[unit] {
            let lemma = units[child].lemma
            switch tree.relations[child] {
            case .advmod, .aux, .auxPass, .ccomp, .det, .dep, .mark, .cc:
                if Self.negations.contains(units[child].lower) || lemma == "not" { return true }
            case .nsubj, .nsubjPass, .obj:
                if Self.nobodies.contains(units[child].lower) { return true }
                if children[child].contains(where: { units[$0].lower == "no" || units[$0].lower == "neither" }) {
                    return true
                }
            default: break
            }
        }
        return false
    }

    private static let negations: Set<String> = ["not", "n't", "never", "no", "neither", "nor", "without"]
    private static let nobodies: Set<String> = ["nobody", "none", "nothing", "no-one", "neither"]
}
