// Whom "he", "she", "they", "it" and "who" mean.
import CaseModel
import Syntax

/// A pronoun by whom it can mean.
enum Pronoun {
    case he, she, they, it, relative, i, we

    init?(_ word: String) {
        switch word {
        case "he", "him", "his", "himself": self = .he
        case "she", "her", "hers", "herself": self = .she
        case "they", "them", "their", "theirs", "themselves": self = .they
        case "it", "its", "itself": self = .it
        case "who", "whom", "whose": self = .relative
        case "i", "me", "my", "mine", "myself": self = .i
        case "we", "us", "our", "ours", "ourselves": self = .we
        default: return nil
        }
    }
}

extension MentionResolver {
    private static let undergoing: Set<String> = [
        "detain", "arrest", "sentence", "charge", "convict", "release", "fine", "question", "jail", "accuse", "acquit",
        "beat", "take", "summon", "kill", "remand",
        "try", "transfer", "hold", "imprison", "free", "interrogate", "torture", "search", "abduct", "deport", "kidnap",
        "indict", "suspect", "prosecute", "hospitalise",
        "hospitalize", "blindfold", "handcuff", "threaten", "place", "move", "return", "deny", "serve", "plead",
    ]
    private static let saying: Set<String> = [
        "say", "tell", "add", "state", "explain", "note", "announce", "write", "claim", "believe", "think", "argue",
        "stress", "report", "confirm", "deny", "insist", "object",
    ]

    /// The person whom "he" or "she" means.
    /// It is clear where nobody else comes near, so that the pronoun also tells the gender of the person.
    func person(for pronoun: Pronoun, at index: Int, in sentence: Range<Int>) -> (person: Int, isClear: Bool)? {
        let wanted: Gender = pronoun == .he ? .male : .female
        if text.lower(index).hasSuffix("self"), let own = subjectHere(of: index, gender: wanted) { return (own, false) }
        let verb = text.verb(over: index)
        let hasClient = hasClient(index, in: sentence)
        let told = toldOf(at: index, in: sentence)
        let excluded: (entities: [Int], token: Int) = isPossessive(index) ? ([], -1) : subjectOfSameClause(as: index)
        var best: (entity: Int?, score: Double)?
        var isFirst = true
        var second: Double?
        for spoken in discourse.people.reversed() {
            guard spoken.gender == wanted || spoken.gender == .unknown, spoken.token != index else { continue }
            if let entity = spoken.entity, excluded.entities.contains(entity) { continue }
            if excluded.token == spoken.token { continue }
            // Somebody without a name whose gender is not known is no "she".
            if spoken.entity == nil, spoken.gender == .unknown, wanted == .female { continue }
            var score = recency(of: spoken, at: index)
            guard score > -1 else { continue }
            if spoken.gender == wanted { score += 0.9 }
            if let told, let entity = spoken.entity { score += told.weight(of: entity) }
            if isFirst { score += 0.4 }
            isFirst = false
            if hasClient, let entity = spoken.entity {
                score += roles[entity]?.contains(.lawyer) ?? false ? 2 : -2
            } else if let entity = spoken.entity {
                if entity == mainPerson { score += 0.5 }
                if firstInLine[text.line(of: index)] == entity { score += 0.5 }
                if holdsOffice(entity) {
                    if let verb, verb.isSubject, !verb.isPassive, Self.saying.contains(verb.verb.lemma) {
                        score -= 0.3
                    } else {
                        score -= spoken.isSubject && spoken.sentence == text.sentence(of: index) ? 0.6 : 1.2
                    }
                    if let verb, Self.undergoing.contains(verb.verb.lemma), verb.isPassive || !verb.isSubject {
                        score -= 1
                    }
                }
            } else {
                score -= spoken.line == text.line(of: index) ? 0.4 : 1.2
                if spoken.gender == .unknown { score -= 0.5 }
                if let verb, Self.undergoing.contains(verb.verb.lemma), verb.isPassive || !verb.isSubject {
                    score -= 0.8
                }
            }
            if best == nil || score > (best?.score ?? 0) {
                second = best?.score
                best = (spoken.entity, score)
            } else if score > (second ?? -9) {
                second = score
            }
        }
        if let best, best.score >= 0.8 { return best.entity.map { ($0, best.score - (second ?? -1) >= 1) } }
        if let ahead = personAhead(of: index, in: sentence, gender: wanted) { return (ahead, false) }
        // Whom the whole report is about, if nobody else is near.
        if best == nil, let mainPerson, genders[mainPerson] == wanted || genders[mainPerson] == .unknown {
            return (mainPerson, false)
        }
        return nil
    }

    /// "his client", "he said that his client": only a lawyer has one.
    private func hasClient(_ index: Int, in sentence: Range<Int>) -> Bool {
        let isOwn = isPossessive(index)
        guard isOwn || index <= sentence.lowerBound + 1 else { return false }
        let limit = min(isOwn ? index + 3 : index + 7, sentence.upperBound)
        return (index + 1..<max(index + 1, limit)).contains { place in
            ["client", "clients"].contains(text.lower(place))
                && (isOwn || ["his", "her"].contains(text.lower(place - 1)))
        }
    }

    /// "himself" is the subject of its own clause.
    private func subjectHere(of index: Int, gender: Gender) -> Int? {
        guard let (clause, unit) = text.place(of: index) else { return nil }
        var current = unit
        for _ in 0..<4 {
            guard let head = clause.head(of: current) else { return nil }
            if clause.isVerb(head), let subject = clause.subject(of: head), subject != unit {
                let people = meant(at: clause.units[subject].tokens.upperBound - 1)
                guard people.count == 1, text.page.entities[people[0]].type == .person else { return nil }
                return genders[people[0]] == gender || genders[people[0]] == .unknown ? people[0] : nil
            }
            current = head
        }
        return nil
    }

    /// How present somebody still is.
    func recency(of spoken: Spoken, at index: Int) -> Double {
        let distance = text.sentence(of: index) - spoken.sentence
        let isSameLine = spoken.line == text.line(of: index)
        var score: Double
        switch distance {
        case ...0: score = 2.6
        case 1: score = 2.2
        case 2: score = 1.3
        case 3: score = 0.7
        case 4...6: score = isSameLine ? 0.4 : 0
        default: score = isSameLine ? 0.2 : -0.8 - Double(min(distance, 40)) / 60
        }
        if text.isQuoted(spoken.token) != text.isQuoted(index) {
            score -= 0.4
        } else if spoken.isSubject, distance <= 2 {
            score += distance == 0 ? 1.1 : 0.7
        }
        if !isSameLine, distance > 0 { score -= 0.5 }
        return score
    }

    private func isPossessive(_ index: Int) -> Bool {
        let word = text.lower(index)
        if word == "his" || word == "their" || word == "its" { return true }
        if word == "her" {
            return text.tag(index + 1).isNominal || text.tag(index + 1) == .adj || text.tag(index + 1) == .num
        }
        return false
    }

    /// "He told him": an object is not the subject of its own clause.
    private func subjectOfSameClause(as index: Int) -> (entities: [Int], token: Int) {
        guard !text.lower(index).hasSuffix("self"), let (clause, unit) = text.place(of: index),
            let head = clause.head(of: unit), clause.isVerb(head)
        else { return ([], -1) }
        switch clause.relation(of: unit) {
        case .obj, .iobj, .obl, .oblAgent:
            guard let subject = clause.subjectHere(of: head), subject != unit else { return ([], -1) }
            let token = clause.units[subject].tokens.upperBound - 1
            return (meant(at: token), token)
        default: return ([], -1)
        }
    }

    /// The entities that a token names or was found to mean.
    func meant(at token: Int) -> [Int] {
        if let name = text.nameAt(token) { return name.entities }
        var index = mentions.count - 1
        while index >= 0, mentions[index].head > token - 200 {
            if mentions[index].head == token { return mentions[index].entities }
            index -= 1
        }
        return []
    }

    /// "When he left the court, Syzdykov ...": a name later in the sentence.
    private func personAhead(of index: Int, in sentence: Range<Int>, gender: Gender) -> Int? {
        for token in index + 1..<max(index + 1, min(sentence.upperBound, index + 25)) {
            guard let name = text.nameStarting(at: token), text.isPerson(name), name.entities.count == 1 else {
                continue
            }
            let entity = name.entities[0]
            if genders[entity] == gender || genders[entity] == .unknown { return entity }
        }
        return nil
    }

    /// Whom "they" means: the group spoken of last.
    func people(at index: Int, in sentence: Range<Int>) -> [Int] {
        let current = text.sentence(of: index)
        // "the police ... they": a body of many people, spoken of after the last group.
        if let body = discourse.bodies.last, let entity = body.entity, body.isSubject, body.sentence == current,
            body.token > (discourse.groups.last?.token ?? -1),
            [.police, .securityService, .government, .prosecution].contains(text.page.entities[entity].organisationKind)
        {
            return [entity]
        }
        for group in discourse.groups.reversed() {
            guard current - group.sentence <= 2, group.line == text.line(of: index) || current - group.sentence <= 1
            else { break }
            return group.members
        }
        // "X and Y ... their", within the sentence.
        let here = peopleJoined(before: index, in: sentence)
        return here.count > 1 ? here : []
    }

    private func peopleJoined(before index: Int, in sentence: Range<Int>) -> [Int] {
        var found: [Int] = []
        var sawAnd = false
        var position = sentence.lowerBound
        while position < index {
            if let name = text.nameStarting(at: position), text.isPerson(name) {
                for entity in name.entities where !found.contains(entity) { found.append(entity) }
                position = name.tokens.upperBound
                if text.lower(position) == "and" { sawAnd = true }
                continue
            }
            position += 1
        }
        return sawAnd && found.count == 2 ? found : []
    }

    /// The body that "it" means.
    func thing(at index: Int, in sentence: Range<Int>) -> Int? {
        // As an object or in "it is said that" the word mostly means no body.
        if text.lower(index) == "it",
            !text.isSubject(index) || text.lower(index + 1) == "is"
                || text.lower(index + 1) == "was" && text.tag(index + 2) != .verb
        {
            return nil
        }
        var best: (entity: Int, score: Double)?
        for spoken in discourse.bodies.reversed() {
            guard let entity = spoken.entity, spoken.token != index else { continue }
            let distance = text.sentence(of: index) - spoken.sentence
            guard distance <= 2, distance == 0 || spoken.line == text.line(of: index) || distance == 1 else { continue }
            var score = recency(of: spoken, at: index)
            switch text.page.entities[entity].organisationKind {
            case .party, .movement, .ngo, .media, .company: score += 0.6
            case .court, .police, .prison, .securityService, .prosecution, .ministry:
                score -= text.lower(index) == "its" ? 0.9 : 0.5
            default: break
            }
            if !spoken.isSubject, text.lower(index) == "it" { score -= 0.8 }
            if best == nil || score > (best?.score ?? 0) { best = (entity, score) }
        }
        guard let best, best.score >= 2 else { return nil }
        return best.entity
    }

    /// Whom "who" and "whose" mean: the nearest person before them, named or described.
    func antecedent(of index: Int, in sentence: Range<Int>) -> [Int] {
        var position = index - 1
        var mention = mentions.count - 1
        while position >= sentence.lowerBound, index - position < 40 {
            if let name = text.nameAt(position) {
                if text.isPerson(name) {
                    return name.entities.count == 1 && isPluralAfter(index)
                        ? joined(endingWith: name, in: sentence) : name.entities
                }
                if text.lower(index) == "whose", text.lower(index - 1) != ",", position == index - 1 {
                    return name.entities
                }
                position = name.tokens.lowerBound - 1
                continue
            }
            while mention >= 0, mentions[mention].head > position { mention -= 1 }
            if mention >= 0, mentions[mention].head == position, mentions[mention].form != .pronoun {
                let entities = mentions[mention].entities
                let isBody = entities.contains { text.page.entities[$0].type != .person }
                if !isBody, text.describedNoun(endingAt: position, in: sentence) != nil { return entities }
            }
            position -= 1
        }
        return []
    }

    private func isPluralAfter(_ index: Int) -> Bool { ["were", "are", "have"].contains(text.lower(index + 1)) }

    private func joined(endingWith name: Mention, in sentence: Range<Int>) -> [Int] {
        let group = peopleJoined(before: name.tokens.upperBound, in: sentence)
        return group.contains(name.entities[0]) ? group : name.entities
    }
}
