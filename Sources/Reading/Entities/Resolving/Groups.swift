// Whom "the couple", "both women", "the two", "the three activists" mean together.
import CaseModel
import Syntax

extension MentionResolver {
    private static let closeKin: Set<String> = ["brother", "sister", "sibling", "twin", "spouse", "parent"]
    private static let pairs: Set<String> = ["couple", "spouses", "pair", "duo"]

    /// Words for several people that are no nouns for a person: "the couple", "both", "the two", "the latter".
    mutating func groupWord(at index: Int, in sentence: Range<Int>) -> Mention? {
        let word = text.lower(index)
        let before = text.lower(index - 1)
        var mention = Mention(tokens: index..<index + 1, head: index, form: .group, entities: [])
        if Self.pairs.contains(word), ["the", "this", "both"].contains(before) {
            mention.tokens = index - 1..<index + 1
            if let name = text.personStarting(at: index + 1) {
                mention.entities = text.list(from: name, in: sentence)
                return mention
            }
            mention.entities = couple(at: index)
            return mention
        }
        if let siblings = kinPair(at: index, in: sentence) { return siblings }
        if word == "trio", before == "the" {
            mention.tokens = index - 1..<index + 1
            mention.entities = people(count: 3, gender: .unknown, at: index) { _ in true }
            return mention
        }
        if word == "latter" || word == "former", before == "the", !text.tag(index + 1).isNominal,
            text.tag(index + 1) != .adj
        {
            mention.tokens = index - 1..<index + 1
            mention.form = .noun
            guard let group = discourse.groups.last, group.members.count == 2 else { return mention }
            mention.entities = [word == "former" ? group.members[0] : group.members[1]]
            return mention
        }
        if word == "both" || word == "neither" {
            guard !isFollowedByNoun(index), text.lower(index + 1) != "sides" else { return nil }
            // "neither allowed nor refused", "both feared and loved" join words.
            let next = (index + 1..<min(index + 5, sentence.upperBound)).contains {
                ["nor", "and", "or"].contains(text.lower($0))
            }
            guard !next || word == "both" && text.tag(index + 1) == .aux else { return nil }
            let bodies = pairOfBodies(before: index)
            mention.entities =
                bodies.isEmpty ? people(count: 2, gender: .unknown, at: index) { _ in true } : bodies
            return mention
        }
        if let number = PageText.numbers[word], ["the", "all", "these", "those", "other"].contains(before),
            !isFollowedByNoun(index)
        {
            mention.tokens = index - 1..<index + 1
            mention.entities = people(count: number, gender: .unknown, at: index) { _ in true }
            return mention
        }
        return nil
    }

    /// "“Democratic Lake” and “Ata Jol”, both banned": the two bodies named right before.
    private func pairOfBodies(before index: Int) -> [Int] {
        var found: [Int] = []
        var sawAnd = false
        var position = index - 1
        while position >= 0, index - position < 24 {
            if let name = text.nameAt(position) {
                guard !found.isEmpty || position >= index - 3 else { return [] }
                guard found.isEmpty || sawAnd else { return [] }
                guard name.entities.count == 1, text.page.entities[name.entities[0]].type == .organisation else {
                    return []
                }
                found.insert(name.entities[0], at: 0)
                if found.count == 2 { return found[0] == found[1] ? [] : found }
                position = name.tokens.lowerBound - 1
                continue
            }
            if text.lower(position) == "and" {
                sawAnd = true
            } else if text.tokens[position].shape != .punctuation, text.tag(position) != .det {
                return []
            }
            position -= 1
        }
        return []
    }

    private func isFollowedByNoun(_ index: Int) -> Bool {
        var next = index + 1
        while text.tag(next) == .adj || text.tag(next) == .det || text.tag(next) == .num || text.lower(next) == "'s"
            || text.tag(next) == .verb && text.lower(next).hasSuffix("ed") && text.tag(next + 1).isNominal
        {
            next += 1
        }
        return text.tag(next).isNominal || text.tag(next) == .propn
            || text.tag(next) == .pron && text.lower(next) != "them" && PageText.possessives.contains(text.lower(next))
    }

    private func couple(at index: Int) -> [Int] {
        // The latest person who has a husband or wife here.
        for spoken in discourse.people.reversed() {
            if let person = spoken.entity, let spouse = ties.spouse(of: person) { return [person, spouse].sorted() }
        }
        if let group = discourse.groups.last(where: { $0.members.count == 2 }) { return group.members }
        return people(count: 2, gender: .unknown, at: index) { !self.holdsOffice($0) }
    }

    /// "the brother and sister", "mother and son": two people who are tied so.
    private func kinPair(at index: Int, in sentence: Range<Int>) -> Mention? {
        guard text.lower(index + 1) == "and", index + 2 < sentence.upperBound,
            ["the", "both"].contains(text.lower(index - 1)) || index == sentence.lowerBound,
            let first = text.lexicon.kin.ending(at: index, from: index, in: text.tokens),
            text.lexicon.kin.ending(at: index + 2, from: index + 2, in: text.tokens) != nil,
            let pair = ties.lastPair(tied: first.value.relation)
        else { return nil }
        return Mention(tokens: index..<index + 3, head: index, form: .group, entities: pair)
    }

    /// The people of a plural noun: "the three activists", "both women", "the brothers", "his parents".
    func group(_ noun: DescribedNoun, possessors: [Int], at index: Int, in sentence: Range<Int>) -> [Int] {
        guard
            noun.determiner == .definite || noun.number != nil && lower(noun) == "the" || noun.determiner == .possessive
        else { return [] }
        if noun.isOther || noun.kin != nil && noun.determiner != .possessive && !Self.closeKin.contains(noun.noun) {
            return []
        }
        if noun.determiner == .possessive {
            guard let possessor = possessors.first, noun.kin != nil else { return [] }
            var found: [Int] = []
            for person in genders.indices where text.page.entities[person].type == .person {
                var single = noun
                single.isPlural = false
                if ties.person(single, of: possessor, genders: genders) == person { found.append(person) }
            }
            return found.count > 1 ? found : []
        }
        if Self.closeKin.contains(noun.noun) {
            if let group = discourse.groups.last(where: { $0.members.count == 2 || $0.members.count == noun.number }),
                fitsAll(group.members, noun)
            {
                return group.members
            }
            return []
        }
        if unnamedPlurals.contains(noun.noun), noun.number == nil { return [] }
        return people(count: noun.number, gender: noun.gender, at: index) { person in
            self.fitsPlural(person, noun)
        }
    }

    private func lower(_ noun: DescribedNoun) -> String { text.lower(noun.tokens.lowerBound) }

    private func fitsAll(_ members: [Int], _ noun: DescribedNoun) -> Bool {
        members.allSatisfy { noun.gender == .unknown || genders[$0] == .unknown || genders[$0] == noun.gender }
    }

    private func fitsPlural(_ person: Int, _ noun: DescribedNoun) -> Bool {
        if let role = noun.role, [.judge, .prosecutor, .police, .lawyer, .official].contains(role) {
            return roles[person]?.contains(role) ?? false
        }
        if holdsOffice(person) { return false }
        if noun.role == .witness { return roles[person]?.contains(.witness) ?? false }
        if roleNouns[person]?.contains(noun.noun) ?? false { return true }
        if noun.role == .other, !Self.ofAnybodyHeld.contains(noun.noun), !Self.ofAnybody.contains(noun.noun) {
            return false
        }
        return true
    }

    /// The people spoken of together last, of a count and gender; where nobody was, the last ones spoken of.
    private func people(count: Int?, gender: Gender, at index: Int, where fits: (Int) -> Bool) -> [Int] {
        func suits(_ person: Int) -> Bool {
            fits(person) && (gender == .unknown || genders[person] == .unknown || genders[person] == gender)
        }
        let sentence = text.sentence(of: index)
        for group in discourse.groups.reversed() where !group.members.isEmpty {
            guard sentence - group.sentence <= 12 else { break }
            let members = group.members.filter { suits($0) }
            if members.count == (count ?? group.members.count), members.count > 1 { return members }
        }
        guard let count, count <= 6 else {
            // Everybody spoken of in this paragraph and the one before.
            let line = text.line(of: index)
            let near = discourse.people.filter { $0.line >= line - 1 }.compactMap(\.entity).filter { suits($0) }
            return near.count >= 2 && near.count <= 6 ? near.sorted() : []
        }
        let last = discourse.people.compactMap { spoken in
            spoken.entity.flatMap { suits($0) && sentence - spoken.sentence <= 8 ? $0 : nil }
        }.suffix(count)
        return last.count == count ? last.sorted() : []
    }
}
