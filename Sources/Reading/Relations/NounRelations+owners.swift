// Finds whose a relation noun is: its owner, the phrase after it, or what the words around it leave to be understood.
import CaseModel
import Syntax

extension NounRelations {
    /// The people or bodies that the phrase itself names or means.
    func owners(_ match: RelationNounMatch, opening: PhraseOpening, phrase: Target?, finder: HolderFinder) -> [Int] {
        let isOwned = opening.owner == .pronoun || opening.owner == .genitive
        var targets = opening.owners
        if let phrase, !isOwned || targets.isEmpty { targets = phrase.entities }
        if targets.isEmpty, ["whom", "who", "that"].contains(text.lower(match.tokens.upperBound)) {
            targets = text.people(text.index.mention(at: match.tokens.upperBound + 1))
        }
        let isDescribed = text.index.mention(at: opening.ownerTokens.lowerBound)?.form == .noun
        if opening.owner == .genitive, isDescribed, targets.count == 1 {
            // "Nika, the politician's nephew": the politician is somebody else, whom the text has called so.
            let noun = text.lower(opening.ownerTokens.upperBound - 1)
            if finder.describesBefore(targets[0]) {
                let other = text.another(than: targets[0], called: noun, before: opening.start)
                targets = (other ?? text.mainPerson).map { [$0] } ?? []
            } else if !text.isCalled(targets[0], noun),
                let other = text.another(than: targets[0], called: noun, before: opening.start)
            {
                targets = [other]
            }
        }
        if opening.owner == .pronoun, targets.count == 1, finder.describesBefore(targets[0]) {
            // "Viera Shumskaya, his mother": not her own.
            targets = text.another(than: targets[0], before: opening.start).map { [$0] } ?? []
        }
        if opening.owner == .pronoun, targets.count == 1, finder.describesAfter(targets[0]) {
            // "their son, Kyaw Zin": not his own.
            let isTheirs = text.lower(opening.ownerTokens.lowerBound) == "their"
            targets = isTheirs ? [] : text.another(than: targets[0], before: opening.start).map { [$0] } ?? []
        }
        if targets.isEmpty, opening.owner == .pronoun, text.lower(opening.ownerTokens.lowerBound) == "their",
            let lastKin,
            lastKin.noun.towardPerson == .spouseOf
        {
            // "his wife B … their son": of both.
            return lastKin.targets + lastKin.holders
        }
        return targets
    }

    /// "its founder", "its accountant": of a party or an association rather than of a ministry.
    func preferFreeBody(_ match: RelationNounMatch, _ opening: inout PhraseOpening) {
        guard opening.owner == .pronoun, text.lower(opening.ownerTokens.lowerBound) == "its", !opening.owners.isEmpty,
            opening.owners.allSatisfy({ text.isOrganisation($0) && text.isOfState($0) }),
            match.noun.towardOrganisation != nil,
            !Self.ofState.contains(text.lower(match.tokens.upperBound - 1)),
            !Self.ofAny.contains(text.lower(match.tokens.upperBound - 1))
        else { return }
        let start = opening.start
        let free = text.lastNamed(before: start, from: max(0, start - 300)) {
            text.isOrganisation($0) && !text.isOfState($0)
        }
        if let free { opening.owners = [free] }
    }

    /// The phrase after the noun, unless it belongs to another noun that stands between ("a cameraman and member of the party").
    func belongsTo(_ match: RelationNounMatch, _ phrase: Target?) -> Target? {
        guard let phrase, text.lower(match.tokens.upperBound) == "and" else { return phrase }
        for position in match.tokens.upperBound + 1..<phrase.tokens.lowerBound {
            guard let other = lexicon.noun(text.lower(position))?.noun else { continue }
            if other.towardOrganisation != match.noun.towardOrganisation, match.noun.towardOrganisation == .employeeOf {
                return nil
            }
        }
        return phrase
    }

    /// Whose a noun without owner is: that of the noun before it, the person or the body that the text speaks of.
    func implied(_ match: RelationNounMatch, opening: PhraseOpening, holder: Holder, in sentence: Range<Int>) -> [Int] {
        let noun = match.noun
        if noun.isOfMain {
            let subject = text.lastNamed(before: opening.start, from: sentence.lowerBound) {
                text.isPerson($0) && !holder.people.contains($0)
            }
            if match.isPlural { return subject.map { [$0] } ?? [] }
            return text.mainPerson.map { [$0] } ?? []
        }
        if noun.isKin || noun.towardPerson == .associateOf, noun.towardOrganisation == nil {
            if let earlier, earlier.noun.isKin, noun.isKin, opening.determiner != "the",
                handsOn(earlier, to: opening.start)
            {
                return earlier.targets
            }
            guard let determiner = opening.determiner, determiner != "the", !holder.isSaid else { return [] }
            // "along with a friend, Y": of whom the sentence has just spoken; "another brother, Y": of the one whose brother came before.
            let before = text.lastNamed(before: opening.start, from: sentence.lowerBound) {
                text.isPerson($0) && !text.isOnDuty($0) && !holder.people.contains($0)
            }
            if let before { return [before] }
            return determiner == "another" && noun.towardPerson == lastKin?.noun.towardPerson
                ? lastKin?.targets ?? [] : []
        }
        guard noun.towardOrganisation == .leaderOf || noun.towardOrganisation == .employeeOf,
            noun.towardPerson != .lawyerOf
        else { return [] }
        if holder.isSaid, let body = text.bodyOfWhere(before: opening.start, from: sentence.lowerBound) {
            return [body]
        }
        if opening.determiner == nil, let body = text.bodyAfterComma(match.tokens.upperBound, to: sentence.upperBound) {
            return [body]
        }
        if let earlier, noun.towardPerson == nil, opening.determiner == nil,
            earlier.targets.allSatisfy(text.isOrganisation),
            follows(opening.start, in: sentence)
        {
            return earlier.targets
        }
        guard opening.determiner == "the", !holder.isDirect || noun.towardOrganisation == .leaderOf, !holder.isSaid
        else { return [] }
        guard !Self.ofState.contains(text.lower(match.tokens.upperBound - 1)) else { return [] }
        return text.lastNamed(before: opening.start, from: max(0, opening.start - 300)) {
            text.isOrganisation($0) && !text.isOfState($0)
        }.map { [$0] }
            ?? []
    }

    private static let ofState: Set<String> = [
        "judge", "magistrate", "justice", "prosecutor", "investigator", "detective", "inspector", "officer", "official",
        "agent", "operative",
        "bailiff", "registrar", "commander", "chief", "warden", "commandant", "superintendent", "principal", "expert",
        "engineer", "worker", "president",
    ]
    /// Nouns that fit ministries and parties alike.
    private static let ofAny: Set<String> = [
        "head", "deputy", "director", "employee", "representative", "spokesman", "spokeswoman", "spokesperson",
        "secretary", "governor", "minister",
    ]

    func handsOn(_ earlier: Earlier, to start: Int) -> Bool {
        start >= earlier.end && start - earlier.end <= 4 && ["and", ",", "&", "("].contains(text.lower(start - 1))
    }

    func follows(_ start: Int, in sentence: Range<Int>) -> Bool {
        start > sentence.lowerBound && ["and", ",", "&", ";"].contains(text.lower(start - 1))
    }
}
