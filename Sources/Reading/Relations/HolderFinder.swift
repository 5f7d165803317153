// Finds whom a relation noun describes, trying the surest place first.
import CaseModel
import Syntax

/// Whom a relation noun describes.
struct Holder {
    var people: [Int]
    var tokens: Range<Int>
    var rule: String
    var isDirect = false
    /// By a name that stands at the noun, before or after it.
    var isNamed = false
    /// By a verb ("X is the head").
    var isSaid = false
    var isNegated = false
    var isAlleged = false
    var isFormer = false
}

struct HolderFinder {
    let text: RelationText
    let match: RelationNounMatch
    let opening: PhraseOpening
    let phrase: Target?
    let sentence: Range<Int>
    let clause: ParsedSentence?
    let plural: Bool
    var targets: [Int] = []

    private var isOwned: Bool { opening.owner == .pronoun || opening.owner == .genitive }

    /// The people described, or nil where nobody is.
    func holder() -> Holder? {
        let head = match.tokens.upperBound - 1
        if let mention = text.index.mention(at: head), mention.form == .name {
            let people = text.people(mention)
            if !people.isEmpty {
                return Holder(people: people, tokens: mention.tokens, rule: "title of the name", isDirect: true)
            }
        }
        if plural, match.noun.isKin, let mention = text.index.mention(at: match.tokens.lowerBound - 1),
            !mention.tokens.contains(match.tokens.lowerBound),
            mention.tokens.contains(where: { text.page.tokens[$0].shape != .lower }), text.people(mention).count > 1
        {
            // "the Otim brothers"
            return Holder(
                people: text.people(mention), tokens: mention.tokens, rule: "all who bear the name", isDirect: true)
        }
        let end = endOfNouns()
        let isOwner = text.lower(end) == "'s" || text.lower(end) == "'"
        if !isOwner, let found = after(end), found.isDirect { return found }
        if let said = said() { return said }
        if !isOwner, let chosen = chosen(after: end) { return chosen }
        let beforeFirst = phrase != nil && !isOwned
        if beforeFirst, let found = before() { return found }
        if !isOwner {
            if let found = after(end) { return found }
            if let phrase, let found = after(phrase.tokens.upperBound, strict: true) { return found }
            if let found = equated(after: phrase?.tokens.upperBound ?? end) { return found }
        }
        if !beforeFirst, let found = before() { return found }
        return meant(at: head) ?? ofSheet()
    }

    /// "colleague and co-suspect": where the joined nouns end.
    private func endOfNouns() -> Int {
        var end = match.tokens.upperBound
        if text.lower(end) == "as" {
            // "his successor as mayor, X"
            return (end..<min(end + 5, sentence.upperBound)).first { text.lower($0) == "," } ?? end
        }
        guard text.lower(end) == "and" else { return end }
        var position = end + 1
        while position < sentence.upperBound, position - end < 4, text.name(from: position) == nil,
            text.tag(position) == .noun || text.tag(position) == .adj
        {
            position += 1
        }
        if position > end + 1 { end = position }
        return end
    }

    /// Whether the name that the phrase describes from behind is this person.
    func describesBefore(_ person: Int) -> Bool {
        let next = text.tag(match.tokens.upperBound)
        if match.noun.isInverse || next == .verb || next == .aux { return false }
        return text.described(before: opening.start, from: sentence.lowerBound, plural: false)?.people == [person]
            && after(match.tokens.upperBound) == nil
    }

    /// Whether the name that follows the phrase is this person.
    func describesAfter(_ person: Int) -> Bool {
        text.described(after: endOfNouns(), to: sentence.upperBound, plural: false)?.people == [person]
    }

    private func usable(_ found: Described?) -> Described? {
        guard let found, !found.people.contains(where: targets.contains) else { return nil }
        return found
    }

    private func after(_ start: Int, strict: Bool = false) -> Holder? {
        guard start < sentence.upperBound,
            let found = usable(text.described(after: start, to: sentence.upperBound, plural: plural))
        else { return nil }
        if strict, !found.isDirect, !isClosed(found.tokens.upperBound) { return nil }
        return Holder(
            people: found.people, tokens: found.tokens, rule: found.rule, isDirect: found.isDirect, isNamed: true)
    }

    private func isClosed(_ token: Int) -> Bool {
        token >= sentence.upperBound || [",", ".", ")", ";", ":", "-", "and", "who"].contains(text.lower(token))
    }

    private func before() -> Holder? {
        // "according to Kim, her client is": a verb follows, so the phrase is a subject and describes nobody.
        let next = text.tag(match.tokens.upperBound)
        if isOwned, next == .verb || next == .aux { return nil }
        if let first = firstOfOthers() { return first }
        guard let found = usable(text.described(before: opening.start, from: sentence.lowerBound, plural: plural))
        else { return nil }
        return Holder(people: found.people, tokens: found.tokens, rule: found.rule, isDirect: true, isNamed: true)
    }

    /// "Haddad and two other members of the movement": he is one of them.
    private func firstOfOthers() -> Holder? {
        guard plural, (opening.start..<match.tokens.lowerBound).contains(where: { text.lower($0) == "other" }),
            text.lower(opening.start - 1) == "and", let mention = text.name(to: opening.start - 2),
            !text.people(mention).isEmpty
        else { return nil }
        let people = text.joined(before: mention, people: text.people(mention), from: sentence.lowerBound)
        return Holder(people: people, tokens: mention.tokens, rule: "named before “other”", isDirect: true)
    }

    private func said() -> Holder? {
        guard
            let found = text.predication(
                of: match.tokens.upperBound - 1, phraseStart: opening.start, from: sentence.lowerBound, in: clause)
        else { return nil }
        let entities = found.entities.filter { !targets.contains($0) }
        guard !entities.isEmpty else { return nil }
        return Holder(
            people: entities, tokens: found.tokens, rule: "said of the subject", isDirect: false, isSaid: true,
            isNegated: found.isNegated,
            isAlleged: found.isAlleged, isFormer: found.isFormer)
    }

    /// "the party's coordinators were A and B".
    private func equated(after start: Int) -> Holder? {
        guard ["is", "was", "are", "were", "being"].contains(text.lower(start)), isOwned || phrase != nil else {
            return nil
        }
        var position = start + 1
        while position < sentence.upperBound, position - start < 8 {
            if let mention = text.name(from: position), mention.entities.contains(where: text.isPerson) {
                var people = text.people(mention)
                var end = mention.tokens.upperBound
                if plural { (people, end) = text.joined(to: mention, people: people, to: sentence.upperBound) }
                return Holder(
                    people: people, tokens: mention.tokens.lowerBound..<end, rule: "the verb makes them the same")
            }
            guard
                text.isInsideNounPhrase(position) && text.tag(position) != .verb
                    || ["a", "an", "the"].contains(text.lower(position))
            else { return nil }
            position += 1
        }
        return nil
    }

    /// "The lawyer whom Bobokalonova had chosen, Faizinisso Alifshoeva".
    private func chosen(after start: Int) -> Holder? {
        guard ["whom", "who", "that"].contains(text.lower(start)),
            text.name(from: start + 1) != nil || text.index.mention(at: start + 1) != nil
        else { return nil }
        var position = start + 1
        while position < sentence.upperBound, position - start < 12 {
            if text.lower(position) == "," { return after(position, strict: true) }
            position += 1
        }
        return nil
    }

    /// "Occupation: editor of the weekly …" in a line without a verb: the person the sheet is about.
    private func ofSheet() -> Holder? {
        guard !isOwned, !match.isPlural, opening.determiner == nil, let main = text.mainPerson, !targets.contains(main)
        else { return nil }
        guard phrase != nil || text.bodyAfterComma(match.tokens.upperBound, to: sentence.upperBound) != nil else {
            return nil
        }
        let before = sentence.lowerBound..<opening.start
        guard before.isEmpty || before.contains(where: { text.lower($0) == ":" }) else { return nil }
        guard before.allSatisfy({ text.tag($0) != .aux && text.people(text.index.mention(at: $0)).isEmpty }) else {
            return nil
        }
        guard sentence.allSatisfy({ text.tag($0) != .aux && (text.tag($0) != .verb || text.lower($0).hasSuffix("ed")) })
        else { return nil }
        return Holder(people: [main], tokens: match.tokens, rule: "said in a line of a sheet about one person")
    }

    /// What the noun means here by the mentions of the page.
    private func meant(at head: Int) -> Holder? {
        guard isOwned, match.noun.towardPerson == .lawyerOf, !match.noun.isInverse,
            let mention = text.index.mention(at: head), mention.form == .noun, mention.head == head
        else { return nil }
        let people = text.people(mention).filter { !targets.contains($0) }
        guard !people.isEmpty, people.count <= (plural ? 4 : 1) else { return nil }
        return Holder(people: people, tokens: mention.tokens, rule: "whom the noun means here")
    }
}
