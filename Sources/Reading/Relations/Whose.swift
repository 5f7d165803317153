// Whom a possessive or a general noun means where the mentions do not say.
import CaseModel
import Syntax

extension RelationText {
    /// The people or bodies that a possessive pronoun stands for.
    /// For a noun of kin or a lawyer's (`personal`), nobody who is there on duty: a judge's wife is not what reports tell of.
    func whose(_ token: Int, from low: Int, personal: Bool) -> [Int] {
        let word = lower(token)
        if word == "my" || word == "our" {
            let found = index.entities(at: token).filter { !isPlace($0) }
            return found.isEmpty && word == "my" ? narrator.map { [$0] } ?? [] : found
        }
        if word == "your" {
            let found = index.entities(at: token).filter { !isPlace($0) }
            return found.isEmpty ? addressee.map { [$0] } ?? [] : found
        }
        if word == "whose" {
            return lastNamed(before: token, from: low) { !isPlace($0) }.map { [$0] } ?? []
        }
        let found = index.entities(at: token).filter { word == "its" ? isOrganisation($0) : !isPlace($0) }
        if !found.isEmpty, !found.allSatisfy(isOnDuty) || !personal { return found }
        if personal, let person = found.first, let other = another(than: person, before: token) { return [other] }
        switch word {
        case "its":
            return lastNamed(before: token, from: previousSentence(of: low)) { isOrganisation($0) && !isOfState($0) }
                .map { [$0] } ?? []
        case "his", "her": return onlyPerson(before: token, from: low, her: word == "her").map { [$0] } ?? []
        default: return []
        }
    }

    /// The nearest person mentioned before a token, in this sentence or the two before, other than one.
    func another(than person: Int, before token: Int) -> Int? {
        let low = previousSentence(of: previousSentence(of: token))
        return lastNamed(before: token, from: low) { isPerson($0) && $0 != person && !isOnDuty($0) }
    }

    /// The nearest person before a token, other than one, whom the text calls by a noun ("the politician").
    func another(than person: Int, called noun: String, before token: Int) -> Int? {
        lastNamed(before: token, from: max(0, token - 400)) { $0 != person && isCalled($0, noun) }
    }

    /// Whether the text calls a person by a noun.
    func isCalled(_ person: Int, _ noun: String) -> Bool {
        isPerson(person)
            && page.entities[person].roles.contains {
                $0.role.rawValue == noun || page.words.string($0.span.start, $0.span.end).lowercased().hasSuffix(noun)
            }
    }

    /// The last entity named before a token, of those wanted.
    func lastNamed(before token: Int, from low: Int, where wanted: (Int) -> Bool) -> Int? {
        var position = token - 1
        while position >= low {
            if let mention = index.mention(at: position), let entity = mention.entities.first(where: wanted) {
                return entity
            }
            position -= 1
        }
        return nil
    }

    /// First token of the sentence before the one that holds a token, in the same line or the line before.
    func previousSentence(of token: Int) -> Int {
        guard token < count else { return token }
        let sentence = page.sentence(of: token)
        return max(page.words.sentences[max(0, sentence - 1)].tokens.lowerBound, token - 300)
    }

    /// Whom "his" or "her" means where the mentions do not say: of the last sentence that speaks of somebody who fits, the first
    /// (more often its subject), and the main person before anybody else in it; people on duty only where there is nobody else.
    private func onlyPerson(before token: Int, from low: Int, her: Bool) -> Int? {
        var range = low..<token
        for _ in 0..<8 {
            let fitting = people(in: range).filter { fits(page.entities[$0].gender, her: her) && !isOnDuty($0) }
            if let mainPerson, fitting.contains(mainPerson) { return mainPerson }
            if let first = fitting.first { return first }
            let start = previousSentence(of: range.lowerBound)
            guard start < range.lowerBound else { break }
            range = start..<range.lowerBound
        }
        guard let mainPerson, fits(page.entities[mainPerson].gender, her: her) else { return nil }
        return mainPerson
    }

    private func fits(_ gender: Gender, her: Bool) -> Bool { gender == .unknown || (gender == .female) == her }

    /// The different people mentioned in a range, in order.
    func people(in range: Range<Int>) -> [Int] {
        var found: [Int] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard let mention = index.mention(at: position) else {
                position += 1
                continue
            }
            for entity in mention.entities where isPerson(entity) && !found.contains(entity) { found.append(entity) }
            position = max(position + 1, mention.tokens.upperBound)
        }
        return found
    }

    /// The nearest body before a token that a general noun can mean ("the party", "the outlet").
    func nearestBody(calling noun: String, before token: Int, except excluded: [Int] = []) -> Int? {
        guard let kinds = Self.kinds(called: noun) else { return nil }
        var position = token - 1
        let low = max(0, token - 400)
        while position >= low {
            if let mention = index.mention(at: position) {
                let fitting = mention.entities.first { entity in
                    isOrganisation(entity) && !excluded.contains(entity)
                        && kinds.contains(page.entities[entity].organisationKind ?? .other)
                }
                if let fitting { return fitting }
            }
            position -= 1
        }
        return nil
    }

    /// Kinds of bodies that a general noun can mean; nil for a noun that means none.
    static func kinds(called noun: String) -> Set<OrganisationKind>? {
        switch noun {
        case "party", "bloc", "coalition", "alliance": [.party, .movement]
        case "movement", "campaign", "initiative": [.movement, .party, .ngo]
        case "outlet", "newspaper", "website", "channel", "magazine", "site", "station", "broadcaster", "portal",
            "weekly", "daily", "agency",
            "paper", "radio", "blog", "publication", "newsroom":
            [.media]
        case "organisation", "organization", "group", "ngo", "association", "union", "centre", "center", "foundation",
            "fund", "community",
            "league", "society", "committee", "network", "club", "charity", "institute", "council", "federation",
            "house":
            [.ngo, .movement, .other, .company, .party]
        case "company", "firm", "enterprise", "plant", "factory", "business", "studio", "shop", "school", "university",
            "college", "hospital":
            [.company, .other]
        case "service", "department", "directorate", "administration":
            [.government, .ministry, .police, .securityService]
        case "prison", "colony", "jail": [.prison]
        case "court", "tribunal": [.court]
        case "ministry": [.ministry]
        case "police": [.police]
        default: nil
        }
    }
}
