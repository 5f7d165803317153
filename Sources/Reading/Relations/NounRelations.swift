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
                    read(match, in: sentence.tokens, clause: clause)
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
        var opening = text.opening(before: start, from: sentence.lowerBound)
        guard !opening.isNegated else { return }
        let plural = (match.isPlural && !opening.isOneOf) || opening.determiner == "both"
        let phrase = text.target(after: end, to: sentence.upperBound)
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
        if let phrase, !isOwned { targets = phrase.entities }
        if targets.isEmpty, ["whom", "who", "that"].contains(text.lower(end)) {
            targets = text.people(text.index.mention(at: end + 1))
        }
        finder.targets = targets
        guard let holder = finder.holder(), !holder.isNegated else { return }
        if targets.isEmpty { targets = implied(match, opening: opening, holder: holder, in: sentence) }
        let called = opening.start..<end
        if targets.isEmpty {
            addPairs(match, holder: holder, called: called)
            if match.noun.towardPerson == .lawyerOf, !match.noun.isInverse {
                for lawyer in holder.people { lawyersWithoutClient.append((lawyer, called)) }
            }
            return
        }
        earlier = Earlier(targets: targets, end: max(end, holder.tokens.upperBound), noun: match.noun)
        add(match, opening: opening, preposition: isOwned ? nil : phrase?.preposition, targets: targets, holder: holder)
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
            guard let type = type(of: match.noun, toward: target, preposition: preposition) else { continue }
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
    private func type(of noun: RelationNoun, toward target: Int, preposition: String?) -> RelationType? {
        if text.isPerson(target) { return noun.towardPerson }
        guard text.isOrganisation(target) else { return nil }
        if noun.towardPerson == .lawyerOf, !text.isOfState(target), preposition == "for" || preposition == nil {
            return .lawyerOf
        }
        if noun.towardPerson == .lawyerOf, noun.isInverse { return nil }
        return noun.towardOrganisation
    }

    /// The body that a noun without owner belongs to: that of the noun before it, or the one the text speaks of.
    private func implied(_ match: Match, opening: PhraseOpening, holder: Holder, in sentence: Range<Int>) -> [Int] {
        let noun = match.noun
        guard noun.towardOrganisation == .leaderOf || noun.towardOrganisation == .employeeOf, noun.towardPerson == nil
        else {
            if let earlier, noun.isKin, earlier.noun.isKin, opening.determiner == nil,
                handsOn(earlier, to: opening.start)
            {
                return earlier.targets
            }
            return []
        }
        if let earlier, opening.determiner == nil, earlier.targets.allSatisfy(text.isOrganisation),
            follows(opening.start, in: sentence)
        {
            return earlier.targets
        }
        if holder.isSaid, let body = text.bodyOfWhere(before: opening.start, from: sentence.lowerBound) {
            return [body]
        }
        if let body = text.bodyAfterComma(match.tokens.upperBound, to: sentence.upperBound), opening.determiner == nil {
            return [body]
        }
        guard opening.determiner == "the", !holder.isDirect || noun.towardOrganisation == .leaderOf, !holder.isSaid
        else { return [] }
        guard !Self.ofState.contains(text.lower(match.tokens.upperBound - 1)) else { return [] }
        return text.lastNamed(before: opening.start, from: max(0, opening.start - 120)) {
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

    private func handsOn(_ earlier: Earlier, to start: Int) -> Bool {
        start >= earlier.end && start - earlier.end <= 3 && ["and", ",", "&"].contains(text.lower(start - 1))
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
}
