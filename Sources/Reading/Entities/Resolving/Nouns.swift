// Whom "the activist", "his wife", "her client" and "the court" mean.
import CaseModel
import Syntax

extension MentionResolver {
    /// Nouns that anybody in the hands of the state can be.
    static let ofAnybodyHeld: Set<String> = [
        "defendant", "accused", "detainee", "prisoner", "convict", "suspect", "inmate", "arrestee", "victim",
        "deceased", "political prisoner", "prisoner of conscience",
        "captive", "appellant", "applicant", "patient", "citizen", "client", "person", "individual", "dissident",
        "critic", "opposition figure",
    ]
    static let ofAnybody: Set<String> = [
        "man", "woman", "boy", "girl", "teenager", "young man", "young woman", "youth", "person", "lady", "old man",
    ]
    private static let offices: Set<PersonRole> = [.judge, .prosecutor, .police, .official, .lawyer]

    /// The mention that a noun phrase makes, or nil where it means nobody in particular.
    mutating func noun(_ noun: DescribedNoun, in sentence: Range<Int>) -> Mention? {
        var mention = Mention(tokens: noun.tokens, head: noun.head, form: noun.isPlural ? .group : .noun, entities: [])
        let possessors =
            noun.determiner == .possessive
            ? noun.possessor.map { entityOfPossessor(at: $0) } ?? [] : ofPossessor(noun, in: sentence)
        mention.possessor = possessors.first { text.page.entities[$0].type == .person }
        let beside = text.namesBeside(noun, in: sentence)
        if !beside.isEmpty {
            mention.entities = beside
            if noun.kin != nil {
                for possessor in possessors where text.page.entities[possessor].type == .person {
                    for person in beside { ties.note(person, is: noun, of: possessor) }
                }
            }
            for person in beside where noun.gender != .unknown { set(noun.gender, of: person) }
            return mention
        }
        if noun.isPlural {
            mention.entities = group(noun, possessors: possessors, at: noun.head, in: sentence)
            noteUnnamed(noun, mention)
            return mention
        }
        if noun.kin != nil, noun.determiner == .possessive || !possessors.isEmpty {
            if let possessor = mention.possessor {
                if let known = ties.person(noun, of: possessor, genders: genders) {
                    mention.entities = [known]
                    return mention
                }
                if noun.noun == "client", let client = client(of: possessor, at: noun.head) {
                    mention.entities = [client]
                    return mention
                }
                keepOpen(noun)
            }
            noteUnnamed(noun, mention)
            return mention
        }
        // "the colony's doctor", "her editor": only somebody whom the text calls so.
        if noun.determiner == .possessive {
            if let known = called(noun).first(where: { !possessors.contains($0) }), called(noun).count == 1 {
                mention.entities = [known]
            } else {
                noteUnnamed(noun, mention)
            }
            return mention
        }
        guard isDefinite(noun, in: sentence) else {
            noteUnnamed(noun, mention)
            return noun.determiner == .indefinite || noun.determiner == .bare ? mention : nil
        }
        if let person = person(called: noun, at: noun.head, in: sentence) {
            mention.entities = [person]
            if Self.ofAnybodyHeld.contains(noun.noun) { held.insert(person) }
        } else {
            noteUnnamed(noun, mention)
        }
        return mention
    }

    /// Somebody without a name can be what a later pronoun means.
    private mutating func noteUnnamed(_ noun: DescribedNoun, _ mention: Mention) {
        guard mention.entities.isEmpty else { return }
        let sentence = text.sentence(of: noun.head)
        let line = text.line(of: noun.head)
        if noun.isPlural {
            if noun.determiner != .definite { unnamedPlurals.insert(noun.noun) }
            if text.isSubject(noun.head) || noun.determiner == .bare && text.lower(noun.head + 1) == "who" {
                discourse.note(
                    SpokenGroup(members: [], token: noun.head, sentence: sentence, line: line, noun: noun.noun))
            }
            return
        }
        unnamed[noun.noun] = noun.head
        discourse.note(
            Spoken(
                entity: nil, token: noun.head, sentence: sentence, line: line, isSubject: text.isSubject(noun.head),
                gender: noun.gender, noun: noun.noun),
            isPerson: true)
    }

    /// "the wife of Aidar Syzdykov": whose, after "of" or "for".
    private func ofPossessor(_ noun: DescribedNoun, in sentence: Range<Int>) -> [Int] {
        guard noun.kin != nil, ["of", "for", "to"].contains(text.lower(noun.head + 1)) else { return [] }
        var index = noun.head + 2
        let limit = min(sentence.upperBound, index + 8)
        while index < limit {
            if let name = text.nameStarting(at: index) { return text.isPerson(name) ? name.entities : [] }
            switch text.tag(index) {
            case .det, .adj, .noun, .propn, .num: index += 1
            default: return []
            }
        }
        return []
    }

    /// "the activist", and in headings also "Activist".
    private func isDefinite(_ noun: DescribedNoun, in sentence: Range<Int>) -> Bool {
        if noun.isOther { return false }
        switch noun.determiner {
        case .definite: return true
        case .possessive: return true
        case .indefinite: return false
        case .bare:
            return isHeading(sentence)
                && (text.tokens[noun.phrase.lowerBound].shape != .lower || text.isSubject(noun.head)
                    || noun.phrase.lowerBound - sentence.lowerBound <= 4)
        }
    }

    private func isHeading(_ sentence: Range<Int>) -> Bool {
        text.lower(sentence.upperBound - 1) != "."
            && text.page.words.sentences[text.sentence(of: sentence.lowerBound)].line <= 2 && sentence.count <= 24
    }

    private func client(of lawyer: Int, at index: Int) -> Int? {
        if let known = ties.clients[lawyer] { return known }
        func canBe(_ person: Int?) -> Bool {
            guard let person, person != lawyer, !holdsOffice(person) else { return false }
            return !(roles[person] ?? []).contains(.relative)
        }
        // Whom the paragraph or the report is about.
        if let first = firstInLine[text.line(of: index)], canBe(first),
            discourse.people.contains(where: { $0.entity == first && $0.line == text.line(of: index) })
        {
            return first
        }
        if canBe(mainPerson) { return mainPerson }
        return discourse.people.last { canBe($0.entity) }?.entity
    }

    /// The person whom a definite noun means.
    func person(called noun: DescribedNoun, at index: Int, in sentence: Range<Int>) -> Int? {
        let isAnybody = Self.ofAnybody.contains(noun.noun)
        // "Sofia, the accused's daughter": the accused is not Sofia.
        let excluded =
            text.lower(noun.head + 1) == "'s" && text.lower(noun.tokens.lowerBound - 1) == ","
            ? text.nameAt(noun.tokens.lowerBound - 2)?.entities.first : nil
        var candidates = discourse.people
        // Those whom the text calls by this noun count wherever they stand.
        if let mainPerson, !candidates.contains(where: { $0.entity == mainPerson }) {
            candidates.insert(far(mainPerson), at: 0)
        }
        for person in called(noun).prefix(30) where !candidates.contains(where: { $0.entity == person }) {
            candidates.insert(far(person), at: 0)
        }
        var best: (entity: Int?, score: Double)?
        for spoken in candidates.reversed() {
            guard noun.gender == .unknown || spoken.gender == .unknown || spoken.gender == noun.gender else { continue }
            var score = max(-0.5, recency(of: spoken, at: index))
            guard let entity = spoken.entity else {
                if spoken.noun == noun.noun { score += 3 } else { continue }
                if score > (best?.score ?? 0) { best = (nil, score) }
                continue
            }
            guard entity != excluded, let fit = fit(of: entity, noun, isAnybody: isAnybody) else { continue }
            score += fit
            if held.contains(entity), Self.ofAnybodyHeld.contains(noun.noun) { score += 1.5 }
            if entity == mainPerson { score += 0.8 }
            if firstInLine[text.line(of: index)] == entity { score += 0.6 }
            if best == nil || score > (best?.score ?? 0) { best = (entity, score) }
        }
        guard let best, best.score >= (isAnybody ? 2.8 : 2.2) else { return nil }
        return best.entity
    }

    private func far(_ person: Int) -> Spoken {
        Spoken(entity: person, token: -1, sentence: -100, line: -1, isSubject: false, gender: genders[person])
    }

    private func called(_ noun: DescribedNoun) -> [Int] { peopleByNoun[noun.noun] ?? [] }

    /// How well a person fits a noun; nil where they cannot be it.
    private func fit(of person: Int, _ noun: DescribedNoun, isAnybody: Bool) -> Double? {
        let nouns = roleNouns[person] ?? []
        let known = roles[person] ?? []
        if nouns.contains(noun.noun) { return 4 }
        if nouns.contains(where: { $0.hasSuffix(" " + noun.noun) || noun.noun.hasSuffix(" " + $0) }) { return 3.5 }
        if let role = noun.role, Self.offices.contains(role) {
            return known.contains(role) && !nouns.isEmpty && noun.noun != "deputy" ? 1.5 : nil
        }
        if holdsOffice(person) { return isAnybody ? -1 : nil }
        if isAnybody { return noun.gender == genders[person] ? 1 : -0.5 }
        if Self.ofAnybodyHeld.contains(noun.noun) {
            return known == [.relative] || known == [.witness] || known == [.relative, .witness] ? -0.5 : 1.6
        }
        if noun.kin != nil { return nil }
        guard let role = noun.role else { return 0 }
        if known.contains(role), role != .other { return 2.5 }
        switch role {
        case .witness: return known.contains(.witness) ? 2 : nil
        case .activist, .humanRightsDefender, .politician, .journalist:
            if !known.isDisjoint(with: [.activist, .humanRightsDefender, .politician, .journalist]) { return 1.6 }
            return known.isEmpty || known == [.other] ? 0.8 : 0
        default: return known.isEmpty ? 0.4 : -0.4
        }
    }
}
