// Reads relations that a noun states: "his wife, Aigul", "X, head of the union", "its spokeswoman Y", "A is one of the founders of B".
import CaseModel
import Syntax

/// Reads the relation nouns of a page, sentence by sentence.
struct NounRelations {
    let text: RelationText
    let lexicon: RelationLexicon
    var list: RelationList
    /// Lawyers named without a client, with the words that call them so.
    private(set) var lawyersWithoutClient: [(lawyer: Int, tokens: Range<Int>)] = []
    /// "his deputy", "her party colleague": the two and what they share once the body is known.
    private(set) var sharing: [(holder: Int, other: Int, relation: RelationType, tokens: Range<Int>)] = []

    /// A noun of the sentence before, for what it hands on to the next ("its chief, A, and camera operator B").
    private struct Earlier {
        var targets: [Int]
        var end: Int
        var noun: RelationNoun
    }
    private var earlier: Earlier?
    /// The last noun of kin on the page.
    private var lastKin: Earlier?

    init(_ text: RelationText, lexicon: RelationLexicon, list: RelationList) {
        self.text = text
        self.lexicon = lexicon
        self.list = list
    }

    mutating func read() {
        for (number, sentence) in text.page.words.sentences.enumerated() {
            earlier = nil
            let clause = number < text.page.clauses.count ? text.page.clauses[number] : nil
            var position = sentence.tokens.lowerBound
            while position < sentence.tokens.upperBound {
                if let match = match(at: position, to: sentence.tokens.upperBound) {
                    read(match, in: text.near(position, in: sentence.tokens), clause: clause)
                    position = match.tokens.upperBound
                } else {
                    position += 1
                }
            }
        }
    }

    /// A relation noun in the text.
    struct Match {
        var tokens: Range<Int>
        var noun: RelationNoun
        var isPlural: Bool
    }

    /// The longest relation noun that starts at a token.
    func match(at start: Int, to high: Int) -> Match? {
        let longest = min(lexicon.length(from: text.lower(start)), high - start)
        var length = longest
        while length > 0 {
            let words =
                length == 1 ? text.lower(start) : (start..<start + length).map(text.lower).joined(separator: " ")
            if let found = lexicon.noun(words) {
                let match = Match(tokens: start..<start + length, noun: found.noun, isPlural: found.isPlural)
                return isUsedAsNoun(match) ? match : nil
            }
            length -= 1
        }
        return nil
    }

    private func isUsedAsNoun(_ match: Match) -> Bool {
        let head = match.tokens.upperBound - 1
        let tag = text.tag(head)
        if tag == .verb || tag == .aux { return false }
        // "lawyer fees", "member states": another noun follows and is the head.
        let next = head + 1
        if text.tag(next) == .noun, text.name(from: next) == nil, text.index.time(at: next) == nil,
            lexicon.noun(text.lower(next)) == nil
        {
            return RelationText.titles.contains(text.lower(next))
        }
        if let mention = text.index.mention(at: head), mention.form == .name,
            !mention.entities.contains(where: text.isPerson)
        {
            return false
        }
        return true
    }

    private mutating func read(_ match: Match, in sentence: Range<Int>, clause: ParsedSentence?) {
        let start = match.tokens.lowerBound
        let end = match.tokens.upperBound
        var opening = text.opening(
            before: start, from: sentence.lowerBound,
            personal: match.noun.isKin || match.noun.towardPerson == .lawyerOf && !match.noun.isInverse)
        guard !opening.isNegated else { return }
        preferFreeBody(match, &opening)
        let plural = (match.isPlural && !opening.isOneOf) || opening.determiner == "both"
        let phrase = belongsTo(match, text.target(after: end, to: sentence.upperBound))
        let isOwned = opening.owner == .pronoun || opening.owner == .genitive
        if match.noun.isKin, !isOwned, phrase == nil {
            let having = text.havingSubject(before: opening.start, from: sentence.lowerBound, in: clause)
            if !having.isEmpty {
                opening.owners = having
                opening.owner = .pronoun
            }
        }
        var finder = HolderFinder(
            text: text, match: match, opening: opening, phrase: phrase, sentence: sentence, clause: clause,
            plural: plural)
        var targets = opening.owners
        if let phrase, !isOwned || targets.isEmpty { targets = phrase.entities }
        if targets.isEmpty, ["whom", "who", "that"].contains(text.lower(end)) {
            targets = text.people(text.index.mention(at: end + 1))
        }
        let isDescribed = text.index.mention(at: opening.ownerTokens.lowerBound)?.form == .noun
        if opening.owner == .genitive, isDescribed, targets.count == 1, finder.describesBefore(targets[0]),
            let main = text.mainPerson
        {
            // "Nika, the politician's nephew": the politician is somebody else.
            targets = main == targets[0] ? [] : [main]
        }
        if opening.owner == .pronoun, targets.count == 1, finder.describesBefore(targets[0]) {
            // "Viera Shumskaya, his mother": not her own.
            targets = text.another(than: targets[0], before: opening.start).map { [$0] } ?? []
        }
        finder.targets = targets
        guard let holder = finder.holder() else {
            // "his relatives (wife A and son B)" hands on whose they are.
            if match.noun.isKin, !targets.isEmpty { earlier = Earlier(targets: targets, end: end, noun: match.noun) }
            return
        }
        guard !holder.isNegated else { return }
        if targets.isEmpty, opening.owner == .pronoun,
            !["its", "our", "my", "your"].contains(text.lower(opening.ownerTokens.lowerBound))
        {
            // "According to his lawyer X, Haddad was beaten": whom the sentence names next.
            let next = text.people(in: holder.tokens.upperBound..<max(holder.tokens.upperBound, sentence.upperBound))
            targets = next.first { !holder.people.contains($0) && !text.isOnDuty($0) }.map { [$0] } ?? []
        }
        if targets.isEmpty { targets = implied(match, opening: opening, holder: holder, in: sentence) }
        let called = opening.start..<end
        if targets.isEmpty {
            addPairs(match, holder: holder, called: called)
            addBoth(match, opening: opening, in: sentence)
            if match.noun.towardPerson == .lawyerOf, !match.noun.isInverse {
                for lawyer in holder.people { lawyersWithoutClient.append((lawyer, called)) }
            }
            return
        }
        if isOwned, let phrase, match.noun.towardOrganisation != nil, match.noun.towardPerson != .lawyerOf {
            // "his deputy at the Justice Forum"
            add(
                match, opening: opening, preposition: phrase.preposition,
                targets: phrase.entities.filter(text.isOrganisation), holder: holder)
        }
        if match.noun.isKin { lastKin = Earlier(targets: targets, end: end, noun: match.noun) }
        earlier = Earlier(targets: targets, end: max(end, holder.tokens.upperBound), noun: match.noun)
        add(match, opening: opening, preposition: isOwned ? nil : phrase?.preposition, targets: targets, holder: holder)
    }

    /// "its founder", "its accountant": of a party or an association rather than of a ministry.
    private func preferFreeBody(_ match: Match, _ opening: inout PhraseOpening) {
        guard opening.owner == .pronoun, text.lower(opening.ownerTokens.lowerBound) == "its", !opening.owners.isEmpty,
            opening.owners.allSatisfy({ text.isOrganisation($0) && text.isOfState($0) }),
            match.noun.towardOrganisation != nil,
            !Self.ofState.contains(text.lower(match.tokens.upperBound - 1))
        else { return }
        let start = opening.start
        let free = text.lastNamed(before: start, from: max(0, start - 300)) {
            text.isOrganisation($0) && !text.isOfState($0)
        }
        if let free { opening.owners = [free] }
    }

    /// The phrase after the noun, unless it belongs to another noun that stands between ("a cameraman and member of the party").
    private func belongsTo(_ match: Match, _ phrase: Target?) -> Target? {
        guard let phrase, text.lower(match.tokens.upperBound) == "and" else { return phrase }
        for position in match.tokens.upperBound + 1..<phrase.tokens.lowerBound {
            guard let other = lexicon.noun(text.lower(position))?.noun else { continue }
            if other.towardOrganisation != match.noun.towardOrganisation, match.noun.towardOrganisation == .employeeOf {
                return nil
            }
        }
        return phrase
    }

    private mutating func add(
        _ match: Match, opening: PhraseOpening, preposition: String?, targets: [Int], holder: Holder
    ) {
        let tokens = [
            min(
                opening.start, opening.ownerTokens.isEmpty ? opening.start : opening.ownerTokens.lowerBound)..<match
                .tokens.upperBound, holder.tokens,
        ]
        let words = text.page.words.string(match.tokens)
        for target in match.noun.towardPerson == .spouseOf ? Array(targets.prefix(1)) : targets {
            guard let type = type(of: match, toward: target, opening: opening, preposition: preposition) else {
                continue
            }
            for person in holder.people where !targets.contains(person) {
                let (from, to) = match.noun.isInverse ? (target, person) : (person, target)
                list.add(
                    type, from: from, to: to, former: match.noun.isFormer || opening.isFormer || holder.isFormer,
                    alleged: opening.isAlleged || holder.isAlleged, tokens: tokens, rule: "“\(words)”: \(holder.rule)",
                    sure: holder.isDirect && opening.owner != .none)
                if match.noun.isShared || match.noun.isDeputy, text.isPerson(target),
                    let shared = match.noun.towardOrganisation
                {
                    sharing.append((person, target, shared, match.tokens))
                }
            }
        }
    }

    /// What the noun says toward a target; "lawyer for a foundation" is its lawyer, "of a foundation" works there.
    private func type(of match: Match, toward target: Int, opening: PhraseOpening, preposition: String?)
        -> RelationType?
    {
        let noun = match.noun
        let word = text.lower(match.tokens.lowerBound)
        let isOnlyEditor =
            word == "editor" && match.tokens.count == 1 && preposition == nil
            && (opening.owner == .pronoun || opening.owner == .genitive)
        let isDeputy = word == "deputy" || word.hasPrefix("vice")
        if text.isPerson(target) { return noun.towardPerson }
        guard text.isOrganisation(target) else { return nil }
        if noun.towardPerson == .lawyerOf, !text.isOfState(target), preposition == "for" || preposition == nil {
            return .lawyerOf
        }
        if noun.towardPerson == .lawyerOf, noun.isInverse { return nil }
        // The one editor of an outlet is its head; its editors are staff. A deputy head serves in a body of the state.
        if isOnlyEditor { return .leaderOf }
        if noun.towardOrganisation == .leaderOf, isDeputy, text.isOfState(target) { return .employeeOf }
        return noun.towardOrganisation
    }

    /// Whose a noun without owner is: that of the noun before it, the person or the body that the text speaks of.
    private func implied(_ match: Match, opening: PhraseOpening, holder: Holder, in sentence: Range<Int>) -> [Int] {
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
        "engineer", "worker", "president", "head", "deputy", "director", "employee", "representative", "spokesman",
        "spokeswoman",
        "spokesperson", "secretary", "governor", "minister",
    ]

    private func handsOn(_ earlier: Earlier, to start: Int) -> Bool {
        start >= earlier.end && start - earlier.end <= 4 && ["and", ",", "&", "("].contains(text.lower(start - 1))
    }

    private func follows(_ start: Int, in sentence: Range<Int>) -> Bool {
        start > sentence.lowerBound && ["and", ",", "&", ";"].contains(text.lower(start - 1))
    }

    /// "the brothers A and B", "the spouses A and B": the people named stand so to one another.
    private mutating func addPairs(_ match: Match, holder: Holder, called: Range<Int>) {
        guard match.isPlural, holder.people.count > 1, let type = match.noun.towardPerson, type.isSymmetric else {
            return
        }
        if type == .associateOf, holder.people.count > 4 { return }
        let words = text.page.words.string(match.tokens)
        for (number, first) in holder.people.enumerated() {
            for second in holder.people[(number + 1)...] {
                list.add(
                    type, from: first, to: second, former: match.noun.isFormer, tokens: [called, holder.tokens],
                    rule: "“\(words)” of each other", sure: holder.isDirect)
            }
            if type == .spouseOf { break }
        }
    }

    /// "father and son A and B", "husband and wife A and B".
    private mutating func addBoth(_ match: Match, opening: PhraseOpening, in sentence: Range<Int>) {
        let end = match.tokens.upperBound
        guard match.noun.isKin, let type = match.noun.towardPerson, text.lower(end) == "and",
            let other = self.match(at: end + 1, to: sentence.upperBound), other.noun.isKin,
            let found = text.described(after: other.tokens.upperBound, to: sentence.upperBound, plural: true),
            found.people.count == 2
        else { return }
        list.add(
            type, from: found.people[0], to: found.people[1],
            tokens: [match.tokens.lowerBound..<other.tokens.upperBound, found.tokens],
            rule: "“\(text.page.words.string(match.tokens.lowerBound..<other.tokens.upperBound))”", sure: true)
    }
}
