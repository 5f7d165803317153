// Reads relations that a verb states: "founded by X", "X, who heads the union", "represented by Y", "used to work for Z".
import CaseModel
import Syntax

struct VerbRelations {
    let text: RelationText
    let lexicon: RelationLexicon

    func read(into list: inout RelationList) {
        for clause in text.page.clauses {
            for unit in clause.units.indices where clause.units[unit].kind == .word {
                let word = clause.units[unit]
                guard word.tag == .verb || word.tag == .adj || word.tag == .noun && word.lower != word.lemma else {
                    continue
                }
                guard let verb = verb(word) else { continue }
                read(verb, at: unit, in: clause, into: &list)
            }
        }
    }

    private func verb(_ word: Unit) -> RelationVerb? {
        if text.lower(word.tokens.upperBound) == "up", let verb = lexicon.verb(word.lemma + " up") { return verb }
        return lexicon.verb(word.lemma) ?? lexicon.verb(lemma(word.lower))
    }

    /// The dictionary form where the tagger took a participle for an adjective ("married", "divorced").
    private func lemma(_ form: String) -> String {
        switch form {
        case "married": "marry"
        case "divorced": "divorce"
        case "founded": "found"
        case "headed": "head"
        case "led": "lead"
        case "chaired": "chair"
        case "employed": "employ"
        case "represented", "representing": "represent"
        default: ""
        }
    }

    private func read(_ verb: RelationVerb, at unit: Int, in clause: ParsedSentence, into list: inout RelationList) {
        guard !clause.isNegated(unit) else { return }
        let token = clause.units[unit].tokens.lowerBound
        let sentence = text.near(token, in: text.page.words.sentences[clause.sentence].tokens)
        let ends = VerbEnds(text: text, clause: clause, unit: unit, token: token, sentence: sentence)
        let passive =
            clause.isPassive(unit) || text.lower(token + 1) == "by"
            || text.lower(token - 1) == "was" && text.lower(token).hasSuffix("ed")
        let subjects: [Int]
        let others: [Int]
        if let link = verb.links.first(where: { text.lower(token + 1) == $0 || ends.hasLink($0) }) {
            subjects = ends.subjects()
            others = ends.linked(by: link)
        } else if !verb.links.isEmpty, !(verb.wantsPerson && verb.links.contains("to") || verb.links.contains("from")) {
            return
        } else if passive {
            subjects = ends.agents()
            others = ends.passiveSubjects()
        } else {
            subjects = ends.subjects()
            others = ends.objects()
        }
        let together = verb.relation == .founderOf ? ends.companions() : []
        for other in others where fits(other, verb) {
            for subject in subjects + together where subject != other && fits(subject: subject, verb) {
                list.add(
                    verb.relation, from: subject, to: other, former: verb.isFormer || isFormer(token, sentence),
                    alleged: isAlleged(token, sentence),
                    tokens: [token..<token + 1], rule: "verb “\(text.lower(token))”", sure: false)
            }
        }
    }

    private func fits(_ other: Int, _ verb: RelationVerb) -> Bool {
        if verb.wantsPerson { return text.isPerson(other) }
        if verb.wantsOrganisation {
            return text.isOrganisation(other) && !(text.isOfState(other) && verb.relation != .employeeOf)
        }
        return true
    }

    private func fits(subject: Int, _ verb: RelationVerb) -> Bool {
        if verb.relation == .successorOf { return true }
        guard text.isPerson(subject) else {
            return verb.relation == .founderOf && text.isOrganisation(subject) && !text.isOfState(subject)
        }
        return !verb.wantsLawyer || text.page.entities[subject].roles.contains { $0.role == .lawyer }
    }

    private func isFormer(_ token: Int, _ sentence: Range<Int>) -> Bool {
        for position in max(sentence.lowerBound, token - 4)..<token
        where ["used", "formerly", "previously", "once", "had"].contains(text.lower(position)) {
            return true
        }
        return false
    }

    private func isAlleged(_ token: Int, _ sentence: Range<Int>) -> Bool {
        for position in max(sentence.lowerBound, token - 5)..<token
        where ["allegedly", "reportedly", "accused", "alleged", "suspected", "claims", "alleges", "supposedly"]
            .contains(text.lower(position))
        {
            return true
        }
        return false
    }
}

/// The two ends of a verb, by the parse and, where it fails, by what stands beside it.
struct VerbEnds {
    let text: RelationText
    let clause: ParsedSentence
    let unit: Int
    let token: Int
    let sentence: Range<Int>

    private func entities(at unit: Int) -> [Int] {
        let finder = ParticipantFinder(clause: clause, index: text.index, page: text.page)
        var found: [Int] = []
        for conjunct in clause.conjuncts(of: unit) {
            for entity in finder.entities(at: conjunct) where !text.isPlace(entity) && !found.contains(entity) {
                found.append(entity)
            }
        }
        return found
    }

    func subjects() -> [Int] {
        if let subject = clause.subject(of: unit) {
            if text.lower(clause.units[subject].tokens.lowerBound) == "i", let narrator = text.narrator {
                return [narrator]
            }
            let found = entities(at: subject)
            if !found.isEmpty { return found }
        }
        // "who heads", "X, who used to head": the name nearest before.
        var position = token - 1
        while position >= sentence.lowerBound, token - position < 14 {
            if text.lower(position) == "i", let narrator = text.narrator { return [narrator] }
            if let mention = text.index.mention(at: position), !mention.entities.isEmpty {
                let people = text.people(mention)
                if !people.isEmpty { return people }
            }
            if text.tag(position) == .verb, text.lower(position) != "used" { return [] }
            position -= 1
        }
        return []
    }

    func objects() -> [Int] {
        if let found = text.nominal(from: token + 1, to: sentence.upperBound) { return found.entities }
        if let object = clause.object(of: unit) {
            let found = entities(at: object)
            if !found.isEmpty { return found }
        }
        let named = relativeHead()
        return named.isEmpty ? relativeBefore() : named
    }

    /// "the union, which Okoth heads": the name before the relative pronoun.
    private func relativeBefore() -> [Int] {
        var position = token - 1
        while position > sentence.lowerBound, token - position < 8 {
            if ["which", "that", "whom"].contains(text.lower(position)) {
                let end = text.lower(position - 1) == "," ? position - 2 : position - 1
                return text.index.entities(at: end).filter { !text.isPlace($0) }
            }
            position -= 1
        }
        return []
    }

    /// "the organisation he used to head, Golos-Volga": the noun the clause describes, or the name after the comma.
    private func relativeHead() -> [Int] {
        guard text.lower(token + 1) == ",", let mention = text.name(from: token + 2) ?? text.name(from: token + 3)
        else { return [] }
        return text.bodies(mention)
    }

    /// "founded the movement together with Y".
    func companions() -> [Int] {
        var position = token + 1
        while position < sentence.upperBound, position - token < 16 {
            if text.lower(position) == "with" {
                return text.nominal(from: position + 1, to: sentence.upperBound)?.entities.filter(text.isPerson) ?? []
            }
            if text.tag(position) == .verb || text.tag(position) == .aux { return [] }
            position += 1
        }
        return []
    }

    func passiveSubjects() -> [Int] {
        let subject = clause.subject(of: unit)
        if let subject {
            let found = entities(at: subject)
            if !found.isEmpty { return found }
        }
        var position = token - 1
        while position >= sentence.lowerBound, token - position < 10 {
            if let mention = text.index.mention(at: position), !mention.entities.isEmpty {
                return mention.entities.filter { !text.isPlace($0) }
            }
            if let body = text.nearestBody(calling: text.lower(position), before: position) { return [body] }
            position -= 1
        }
        return []
    }

    func agents() -> [Int] {
        if let agent = clause.agent(of: unit) {
            let found = entities(at: agent)
            if !found.isEmpty { return found }
        }
        var position = token + 1
        while position < sentence.upperBound, position - token < 14, text.tag(position) != .verb {
            if text.lower(position) == "by" {
                return text.nominal(from: position + 1, to: sentence.upperBound)?.entities ?? []
            }
            position += 1
        }
        return []
    }

    func hasLink(_ link: String) -> Bool { clause.obliques(of: unit).contains { $0.preposition == link } }

    func linked(by link: String) -> [Int] {
        if text.lower(token + 1) == link, let found = text.nominal(from: token + 2, to: sentence.upperBound) {
            return found.entities
        }
        for (preposition, other) in clause.obliques(of: unit) where preposition == link {
            let found = entities(at: other)
            if !found.isEmpty { return found }
        }
        return []
    }
}
