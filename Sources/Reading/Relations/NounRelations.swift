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
    struct Earlier {
        var targets: [Int]
        var holders: [Int] = []
        var end: Int
        var noun: RelationNoun
    }
    var earlier: Earlier?
    /// The last noun of kin on the page.
    var lastKin: Earlier?

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
                if let match = text.relationNoun(at: position, to: sentence.tokens.upperBound) {
                    read(match, in: text.near(position, in: sentence.tokens), clause: clause)
                    position = match.tokens.upperBound
                } else {
                    position += 1
                }
            }
        }
    }

    private mutating func read(_ match: RelationNounMatch, in sentence: Range<Int>, clause: ParsedSentence?) {
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
        var targets = owners(match, opening: opening, phrase: phrase, finder: finder)
        finder.targets = targets
        guard let holder = finder.holder() ?? inherited(match, opening: opening, phrase: phrase) else {
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
        if match.noun.isKin { lastKin = Earlier(targets: targets, holders: holder.people, end: end, noun: match.noun) }
        earlier = Earlier(
            targets: targets, holders: holder.people, end: max(end, holder.tokens.upperBound), noun: match.noun)
        add(match, opening: opening, preposition: isOwned ? nil : phrase?.preposition, targets: targets, holder: holder)
    }

    /// "is a lecturer at A and a founding member of B": of whom the first noun was said.
    private func inherited(_ match: RelationNounMatch, opening: PhraseOpening, phrase: Target?) -> Holder? {
        guard let earlier, !earlier.holders.isEmpty, phrase != nil,
            opening.owner == .none || opening.owner == .compound,
            text.lower(opening.start - 1) == "and", ![",", ";"].contains(text.lower(opening.start - 2)),
            opening.start - earlier.end < 14
        else { return nil }
        return Holder(people: earlier.holders, tokens: match.tokens, rule: "joined by “and” to what was said before")
    }

    private mutating func add(
        _ match: RelationNounMatch, opening: PhraseOpening, preposition: String?, targets: [Int], holder: Holder
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
                    sure: holder.isNamed && !holder.isAlleged && (opening.owner != .none || preposition != nil))
                if match.noun.isShared || match.noun.isDeputy, text.isPerson(target),
                    let shared = match.noun.towardOrganisation
                {
                    sharing.append((person, target, shared, match.tokens))
                }
            }
        }
    }

    /// What the noun says toward a target; "lawyer for a foundation" is its lawyer, "of a foundation" works there.
    private func type(of match: RelationNounMatch, toward target: Int, opening: PhraseOpening, preposition: String?)
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
}
