// Reads what ties a person to a body without a relation noun: "X of the Helsinki Committee", "X (website Navid)", "her employer, Y".
import CaseModel
import Syntax

extension RelationText {
    /// The body of "the publishing house Dicle Kitap, where X is an editor".
    func bodyOfWhere(before token: Int, from low: Int) -> Int? {
        var position = token - 1
        while position > low {
            if lower(position) == "where" {
                return lastNamed(before: position, from: max(low, position - 4), where: isOrganisation)
            }
            position -= 1
        }
        return nil
    }

    /// The body of "electrician, plant “Azotmash”": a name right after the comma, or after one noun.
    func bodyAfterComma(_ token: Int, to high: Int) -> Int? {
        guard lower(token) == "," else { return nil }
        var position = token + 1
        while position < high, position - token < 5 {
            if let mention = name(from: position) { return bodies(mention).first { !isOfState($0) } }
            guard tag(position) == .noun || tag(position) == .adj || tag(position) == .propn || lower(position) == "\""
            else { return nil }
            position += 1
        }
        return nil
    }
}

/// Finds ties of people to bodies that stand right beside their names.
struct OrganisationTies {
    let text: RelationText

    func read(into list: inout RelationList) {
        for mention in text.page.mentions where mention.form == .name {
            let start = mention.tokens.lowerBound
            let sentence = text.near(start, in: text.page.words.sentences[text.page.sentence(of: start)].tokens)
            if mention.entities.contains(where: text.isPerson) {
                readAfterName(mention, in: sentence, into: &list)
            } else if mention.entities.contains(where: text.isOrganisation) {
                readOwned(mention, in: sentence, into: &list)
            }
        }
    }

    /// "Sitora Hakimova of the Helsinki Aid Committee", "Kalule, of the Front", "Bakhtovar (website Navid)".
    private func readAfterName(_ mention: Mention, in sentence: Range<Int>, into list: inout RelationList) {
        guard let person = mention.entities.first(where: text.isPerson), mention.entities.count == 1 else { return }
        var position = text.afterBrackets(mention.tokens.upperBound, within: sentence.upperBound)
        var inBrackets = false
        if position > mention.tokens.upperBound || text.lower(position) == "(" {
            if bracketsHoldBody(mention.tokens.upperBound + 1, to: sentence.upperBound) {
                position = mention.tokens.upperBound + 1
                inBrackets = true
            }
        }
        if !inBrackets {
            if text.lower(position) == ",", ["of", "from", "with"].contains(text.lower(position + 1)) { position += 1 }
            guard ["of", "from", "with", "at"].contains(text.lower(position)) else { return }
            guard text.lower(position) == "of" || text.lower(position) == "from" || text.lower(position - 1) == ","
            else { return }
            position += 1
        }
        let first = position
        while position < sentence.upperBound, position - first < 8 {
            if let body = text.name(from: position), !text.bodies(body).isEmpty {
                let end = body.tokens.upperBound
                if text.lower(end) == "'s" { return }
                let people = inBrackets ? [person] : allBefore(mention, in: sentence)
                for organisation in text.bodies(body) {
                    guard let type = tie(of: person, to: organisation, mention: mention, in: sentence) else { continue }
                    for person in people {
                        list.add(
                            type, from: person, to: organisation, tokens: [mention.tokens, body.tokens],
                            rule: inBrackets
                                ? "the body stands in brackets after the name" : "“of” a body after the name",
                            sure: !inBrackets)
                    }
                }
                return
            }
            if text.name(from: position) != nil { return }
            guard text.lower(position) == "the" || text.lower(position) == "a" || text.isInsideNounPhrase(position),
                text.tag(position) != .verb
            else { return }
            position += 1
        }
    }

    /// "Journalists A and B of the radio": both, where the noun before them is plural.
    private func allBefore(_ mention: Mention, in sentence: Range<Int>) -> [Int] {
        let own = text.people(mention)
        let all = text.joined(before: mention, people: own, from: sentence.lowerBound)
        guard all.count > 1, let first = all.first else { return own }
        var position = mention.tokens.lowerBound - 1
        while position >= sentence.lowerBound, mention.tokens.lowerBound - position < 30 {
            if let name = text.name(to: position), name.entities.contains(first) {
                let noun = name.tokens.lowerBound - 1
                return text.tag(noun) == .noun && text.lower(noun).hasSuffix("s") ? all : own
            }
            position -= 1
        }
        return own
    }

    private func bracketsHoldBody(_ start: Int, to high: Int) -> Bool {
        var position = start
        while position < high, position - start < 6 {
            if let mention = text.name(from: position) {
                return !text.bodies(mention).isEmpty && text.lower(mention.tokens.upperBound) == ")"
                    || text.lower(mention.tokens.upperBound + 1) == ")" && !text.bodies(mention).isEmpty
            }
            guard
                text.tag(position) == .noun || text.tag(position) == .adj || text.lower(position) == "\""
                    || text.lower(position) == "the"
            else { return false }
            position += 1
        }
        return false
    }

    /// What belonging to a body of its kind makes of a person.
    private func tie(of person: Int, to organisation: Int, mention: Mention, in sentence: Range<Int>) -> RelationType? {
        let draft = text.page.entities[organisation]
        switch draft.organisationKind {
        case .party, .movement: return .memberOf
        case .prison: return nil
        case .police, .securityService, .court, .prosecution, .ministry, .government:
            let roles = text.page.entities[person].roles.map(\.role)
            return roles.contains { [.judge, .prosecutor, .police, .official].contains($0) } ? .employeeOf : nil
        default:
            if isStudent(mention, in: sentence) { return nil }
            let words = draft.name.split(separator: " ").map { $0.lowercased() }
            return words.contains(where: Self.memberships.contains) ? .memberOf : .employeeOf
        }
    }

    private static let memberships: Set<String> = [
        "league", "union", "association", "society", "bar", "federation", "club", "party", "movement", "front",
        "alliance", "coalition",
        "brotherhood", "congregation", "community", "church",
    ]

    private func isStudent(_ mention: Mention, in sentence: Range<Int>) -> Bool {
        for position in max(sentence.lowerBound, mention.tokens.lowerBound - 6)..<mention.tokens.lowerBound
        where ["student", "students", "graduate", "graduates", "pupil", "pupils", "undergraduate"].contains(
            text.lower(position))
        {
            return true
        }
        return false
    }

    // MARK: - "her employer, Narxoz University"

    /// A body named after a noun with a possessor.
    private func readOwned(_ mention: Mention, in sentence: Range<Int>, into list: inout RelationList) {
        guard let organisation = mention.entities.first(where: text.isOrganisation) else { return }
        var noun = mention.tokens.lowerBound - 1
        if text.lower(noun) == "\"" { noun -= 1 }
        let closed = text.lower(noun) == ","
        if closed { noun -= 1 }
        if text.lower(noun) == "the" && text.lower(noun - 1) == "," { noun -= 2 }
        guard noun > sentence.lowerBound, text.tag(noun) == .noun, let type = Self.owned(text.lower(noun)) else {
            return
        }
        let opening = text.opening(before: noun, from: sentence.lowerBound)
        guard opening.owner == .pronoun || opening.owner == .genitive else { return }
        for person in opening.owners where text.isPerson(person) {
            list.add(
                type, from: person, to: organisation, former: opening.isFormer,
                tokens: [opening.start..<noun + 1, mention.tokens],
                rule: "“\(text.lower(noun))” of a person, with its name")
        }
    }

    private static func owned(_ noun: String) -> RelationType? {
        switch noun {
        case "employer", "newspaper", "outlet", "workplace", "channel", "university", "school", "newsroom", "website",
            "magazine", "company":
            .employeeOf
        case "party", "movement", "union", "bloc", "church", "coalition": .memberOf
        case "group", "organisation", "organization", "foundation", "ngo", "association", "centre", "center": .leaderOf
        default: nil
        }
    }
}
