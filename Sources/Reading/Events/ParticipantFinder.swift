// Finds whom a trigger concerns and who did it, by the roles its pattern names.
import CaseModel
import Syntax

/// A participant with the unit that names it and how it was found.
struct FoundParticipant {
    var entity: Int
    var unit: Int
    var how: String
}

/// Reads the participants of triggers in one sentence.
struct ParticipantFinder {
    let clause: ParsedSentence
    let index: MentionIndex
    let page: Page

    /// Every set of victims that a role of the pattern gives, in the order of the roles.
    func victims(of match: TriggerMatch) -> [(role: TriggerPattern.Role, found: [FoundParticipant])] {
        let bodies = bodiesBefore(match)
        if !bodies.isEmpty { return [(.head, bodies)] }
        return match.pattern.victim.flatMap { role in
            units(in: role, of: match).compactMap { unit in
                let found = participants(at: unit, thing: match.pattern.flags.contains(.thing), how: role.words)
                    .filter { canBeVictim($0.entity, of: match) }
                return found.isEmpty ? nil : (role, found)
            }
        }
    }

    /// "the movements “A” and “B”, banned by the court": a bare participle after the names of bodies describes them.
    private func bodiesBefore(_ match: TriggerMatch) -> [FoundParticipant] {
        let head = match.head
        guard match.kind == .ban, clause.isVerb(head), clause.isParticiple(head),
            clause.dependents(of: head, .aux, .auxPass, .nsubj, .nsubjPass, .obj).isEmpty, head > 1,
            clause.units[head - 1].lower == ","
        else { return [] }
        var found: [FoundParticipant] = []
        for unit in stride(from: head - 1, through: max(0, head - 16), by: -1) {
            let word = clause.units[unit]
            if word.kind == .name {
                let bodies = entities(at: unit).filter { page.entities[$0].type == .organisation }
                if bodies.isEmpty { break }
                found = bodies.map { FoundParticipant(entity: $0, unit: unit, how: "named right before it") } + found
            } else if word.tag != .punct, word.lower != "and" {
                break
            }
        }
        return found.filter { canBeVictim($0.entity, of: match) }
    }

    func actors(of match: TriggerMatch) -> [FoundParticipant] {
        for role in match.pattern.actor {
            for unit in units(in: role, of: match) {
                let found = participants(at: unit, thing: false, how: role.words).filter {
                    canBeActor($0.entity, of: match)
                }
                if !found.isEmpty { return withEmployers(found) }
            }
        }
        return []
    }

    /// "Judge N of the City Court" acts for the court as well.
    private func withEmployers(_ found: [FoundParticipant]) -> [FoundParticipant] {
        var all = found
        for actor in found where page.entities[actor.entity].type == .person {
            for (preposition, unit) in clause.obliques(of: actor.unit) where ["of", "from", "at"].contains(preposition)
            {
                for entity in entities(at: unit)
                where page.entities[entity].type == .organisation && !all.contains(where: { $0.entity == entity }) {
                    all.append(FoundParticipant(entity: entity, unit: unit, how: actor.how))
                }
            }
        }
        return all
    }

    // MARK: - Units in a role

    func units(in role: TriggerPattern.Role, of match: TriggerMatch) -> [Int] {
        let head = centre(of: match)
        switch role {
        case .subject:
            if clause.isVerb(head) {
                return clause.isPassive(head) ? compact(clause.agent(of: head)) : compact(clause.subject(of: head))
            }
            return governors(of: match).flatMap { compact(clause.subject(of: $0)) }
        case .object:
            if clause.isVerb(head) {
                return clause.isPassive(head) ? compact(clause.subject(of: head)) : compact(clause.object(of: head))
            }
            return governors(of: match).flatMap { verb in
                clause.isPassive(verb)
                    ? compact(clause.subject(of: verb))
                    : compact(clause.object(of: verb)).filter { !match.units.contains($0) }
            }
        case .receiver:
            let verbs = clause.isVerb(head) ? [head] : governors(of: match)
            return verbs.flatMap { verb in
                clause.isPassive(verb) ? compact(clause.subject(of: verb)) : clause.dependents(of: verb, .iobj)
            }
        case .possessor:
            return nouns(of: match).flatMap { compact(clause.possessor(of: $0)) }
        case .compound:
            return nouns(of: match).flatMap { clause.dependents(of: $0, .compound, .nmod, .flat) }
                .filter { clause.units[$0].kind == .name }
        case .head:
            return clause.relation(of: head) == .amod || clause.relation(of: head) == .acl
                ? compact(clause.head(of: head)) : []
        case .preposition(let preposition):
            return anchors(of: match).flatMap { clause.obliques(of: $0) }.filter { $0.preposition == preposition }.map(
                \.unit)
        case .under(let preposition):
            return compact(clause.object(of: head)).flatMap { clause.obliques(of: $0) }.filter {
                $0.preposition == preposition
            }.map(\.unit)
        case .line, .clause:
            return []
        }
    }

    /// The unit whose dependents are the participants: of "is on hunger strike" the noun that "is" belongs to.
    private func centre(of match: TriggerMatch) -> Int {
        let isLink = clause.relation(of: match.head) == .cop || clause.relation(of: match.head) == .aux
        return isLink ? clause.head(of: match.head) ?? match.head : match.head
    }

    private func compact(_ unit: Int?) -> [Int] { unit.map { [$0] } ?? [] }

    /// The verbs that a noun trigger depends on, nearest first.
    private func governors(of match: TriggerMatch) -> [Int] {
        var verbs: [Int] = []
        for unit in match.units where clause.isVerb(unit) && unit != match.head { verbs.append(unit) }
        var current = match.head
        for _ in 0..<5 {
            guard let head = clause.head(of: current) else { break }
            if clause.isVerb(head) {
                if !verbs.contains(head) { verbs.append(head) }
                break
            }
            if clause.relation(of: current) == .aclRelcl { break }
            current = head
        }
        return verbs
    }

    /// The nouns of the trigger, and the object or passive subject of its verb.
    private func nouns(of match: TriggerMatch) -> [Int] {
        var found = match.units.filter { !clause.isVerb($0) }
        if clause.isVerb(match.head) {
            let object =
                clause.isPassive(match.head) ? clause.subjectHere(of: match.head) : clause.object(of: match.head)
            for unit in compact(object).flatMap({ clause.conjuncts(of: $0) }) where !found.contains(unit) {
                found.append(unit)
            }
        }
        return found
    }

    /// Units that a prepositional phrase of the trigger may hang on.
    private func anchors(of match: TriggerMatch) -> [Int] {
        var found = match.units
        for unit in nouns(of: match) + governors(of: match) where !found.contains(unit) { found.append(unit) }
        return found
    }

    // MARK: - Entities at a unit

    /// The people and organisations at a unit and its conjuncts; for a thing, its owner.
    func participants(at unit: Int, thing: Bool, how: String) -> [FoundParticipant] {
        var found: [FoundParticipant] = []
        for conjunct in clause.conjuncts(of: unit) {
            var here = entities(at: conjunct).map { FoundParticipant(entity: $0, unit: conjunct, how: how) }
            if here.isEmpty || (thing && here.allSatisfy { page.entities[$0.entity].type == .place }) {
                let owners =
                    compact(clause.possessor(of: conjunct))
                    + clause.obliques(of: conjunct)
                    .filter { ["of", "belonging to", "from", "at"].contains($0.preposition) && isOwned(conjunct) }.map(
                        \.unit)
                // "her child" is not the mother.
                if thing || !isPersonal(conjunct) && !isKin(conjunct) {
                    here = owners.flatMap { owner in
                        clause.conjuncts(of: owner).flatMap { unit in
                            bodies(of: unit).map {
                                FoundParticipant(entity: $0, unit: unit, how: "owner of what it was done to")
                            }
                        }
                    }
                }
            }
            for participant in here where !found.contains(where: { $0.entity == participant.entity }) {
                found.append(participant)
            }
        }
        return found.filter { page.entities[$0.entity].type != .place }
    }

    /// The entities at a unit; of "an employee of the Committee" the Committee.
    private func bodies(of unit: Int) -> [Int] {
        let here = entities(at: unit)
        if !here.isEmpty || clause.units[unit].kind == .name { return here }
        return clause.obliques(of: unit).filter { ["of", "from", "at"].contains($0.preposition) }.flatMap {
            entities(at: $0.unit).filter { page.entities[$0].type == .organisation }
        }
    }

    private func isKin(_ unit: Int) -> Bool {
        Self.family.contains(clause.units[unit].lemma)
    }

    private static let family: Set<String> = [
        "child", "baby", "infant", "son", "daughter", "wife", "husband", "mother", "father", "brother", "sister",
    ]
    /// What somebody says is no thing that can be searched or taken.
    private static let words: Set<String> = ["speech", "statement", "word", "interview", "testimony"]

    private func isOwned(_ unit: Int) -> Bool {
        clause.units[unit].kind == .word && !Self.words.contains(clause.units[unit].lemma)
    }

    private func isPersonal(_ unit: Int) -> Bool { clause.units[unit].tag == .pron || clause.units[unit].kind == .name }

    /// The entities meant at a unit, or by the name beside its noun ("the activist Aidar Syzdykov").
    func entities(at unit: Int) -> [Int] {
        let tokens = clause.units[unit].tokens
        let here = index.entities(at: tokens.upperBound - 1)
        if !here.isEmpty { return here }
        if let antecedent = clause.antecedent(of: unit) { return entities(at: antecedent) }
        for child in clause.dependents(of: unit, .appos, .flat, .compound, .nmod)
        where clause.units[child].kind == .name {
            if clause.relation(of: child) == .nmod, clause.preposition(of: child) != nil { continue }
            let named = index.entities(at: clause.units[child].tokens.upperBound - 1)
            if named.contains(where: { page.entities[$0].type != .place }) { return named }
        }
        return []
    }

    // MARK: - Who can be what

    func canBeVictim(_ entity: Int, of match: TriggerMatch) -> Bool {
        let draft = page.entities[entity]
        switch draft.type {
        case .place, .event: return false
        case .person, .group: return true
        case .organisation:
            if match.pattern.flags.contains(.person) { return false }
            switch match.kind {
            case .search, .seizure, .ban, .refusal, .fine, .charge, .attack, .trial, .appeal, .threat, .sentence:
                switch draft.organisationKind {
                case .police, .securityService, .court, .prosecution, .prison, .ministry: return false
                default: return true
                }
            default: return false
            }
        }
    }

    private func canBeActor(_ entity: Int, of match: TriggerMatch) -> Bool {
        let draft = page.entities[entity]
        if match.kind == .statement {
            switch draft.organisationKind {
            case .ngo, .media, .international, .movement, .party, .other: return true
            default: return false
            }
        }
        if match.kind == .protest { return draft.type == .person || draft.type == .group }
        if match.kind.isAct { return draft.type != .place }
        switch draft.type {
        case .organisation: return true
        case .person:
            let roles = draft.roles.map(\.role)
            return roles.contains(.police) || roles.contains(.judge) || roles.contains(.prosecutor)
                || roles.contains(.official)
                || match.kind == .attack || match.kind == .illTreatment || match.kind == .threat
        default: return false
        }
    }
}

extension TriggerPattern.Role {
    /// The role in words for the explanation.
    var words: String {
        switch self {
        case .subject: "subject of the verb"
        case .object: "object of the verb"
        case .receiver: "receiver"
        case .possessor: "possessor of the noun"
        case .compound: "name before the noun"
        case .head: "the noun it describes"
        case .line, .clause: "named in the same line"
        case .preposition(let preposition): "after “\(preposition)”"
        case .under(let preposition): "after “\(preposition)”"
        }
    }
}
