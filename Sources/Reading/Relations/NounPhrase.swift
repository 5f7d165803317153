// The phrase around a relation noun: how it opens, and whose it is ("his", "Syzdykov's", "the party's", "Fund").
import CaseModel
import Syntax

/// How the phrase of a noun opens.
struct PhraseOpening {
    enum Owner { case none, pronoun, genitive, compound }
    /// First token of the phrase.
    var start: Int
    var owner = Owner.none
    /// Whom the owner means; empty where it is unknown.
    var owners: [Int] = []
    var ownerTokens = 0..<0
    /// "the", "a", "both", "two", as far as there is one.
    var determiner: String?
    var isFormer = false
    var isAlleged = false
    var isNegated = false
    /// "one of the founders".
    var isOneOf = false
}

extension RelationText {
    static let possessives: Set<String> = ["his", "her", "their", "its", "my", "our", "your", "whose"]
    private static let determiners: Set<String> = [
        "the", "a", "an", "another", "one", "both", "two", "three", "four", "five", "some", "several", "this", "that",
        "no", "any", "all", "each", "these", "those", "many",
    ]
    private static let former: Set<String> = [
        "former", "ex", "ex-", "then", "past", "previous", "onetime", "one-time", "erstwhile", "divorced", "estranged",
    ]
    private static let alleged: Set<String> = [
        "alleged", "purported", "supposed", "suspected", "so-called", "self-styled", "self-proclaimed",
    ]

    /// Reads a phrase to the left of its noun, not beyond `low`.
    func opening(before noun: Int, from low: Int, personal: Bool = false) -> PhraseOpening {
        var opening = PhraseOpening(start: noun)
        var position = noun - 1
        while position >= low, noun - position < 12 {
            let word = lower(position)
            if word == "'s" || word == "'" {
                readGenitive(endingAt: position, from: low, into: &opening)
                return opening
            }
            if Self.possessives.contains(word) {
                opening.start = position
                opening.owner = .pronoun
                opening.ownerTokens = position..<position + 1
                opening.owners = whose(position, from: low, personal: personal)
                return opening
            }
            if Self.determiners.contains(word) {
                opening.start = position
                opening.determiner = word
                if word == "no" { opening.isNegated = true }
                position -= 1
                if word == "the" || word == "a" || word == "an" {
                    readOneOf(before: position, from: low, into: &opening)
                    return opening
                }
                continue
            }
            if let mention = name(to: position) {
                if mention.entities.contains(where: isPerson) { return opening }
                readCompound(mention, into: &opening)
                opening.start = mention.tokens.lowerBound
                position = mention.tokens.lowerBound - 1
                continue
            }
            if word == "and", tag(position - 1) == .noun, name(to: position - 1) == nil, opening.start == position + 1 {
                // "her colleague and co-suspect": the owner of the first is the owner of the second.
                position -= 1
                opening.start = position
                continue
            }
            guard isInsideNounPhrase(position), index.time(at: position) == nil else { return opening }
            if Self.former.contains(word) { opening.isFormer = true }
            if Self.alleged.contains(word) { opening.isAlleged = true }
            if let mention = index.mention(at: position), mention.form == .noun, mention.head == position {
                readCompound(mention, into: &opening)
            }
            opening.start = position
            position -= 1
        }
        return opening
    }

    /// "Fund director": the body that the words before the noun name, where no other owner is known.
    private func readCompound(_ mention: Mention, into opening: inout PhraseOpening) {
        let bodies = bodies(mention)
        guard opening.owners.isEmpty, !bodies.isEmpty else { return }
        opening.owner = .compound
        opening.owners = bodies
        opening.ownerTokens = mention.tokens
    }

    private func readGenitive(endingAt position: Int, from low: Int, into opening: inout PhraseOpening) {
        opening.owner = .genitive
        let mention = index.mention(at: position - 1)
        opening.owners = mention?.entities.filter { !isPlace($0) } ?? []
        let start = max(mention?.tokens.lowerBound ?? position - 1, low)
        opening.ownerTokens = start..<position
        if opening.owners.isEmpty, let body = nearestBody(calling: lower(position - 1), before: start) {
            opening.owners = [body]
        }
        opening.start = start
        if opening.start > low, lower(opening.start - 1) == "the" { opening.start -= 1 }
    }

    /// "one of the founders": the phrase begins with "one".
    private func readOneOf(before position: Int, from low: Int, into opening: inout PhraseOpening) {
        guard position > low, lower(position) == "of", name(to: position - 1) == nil else { return }
        let first = lower(position - 1)
        guard Self.determiners.contains(first) || tag(position - 1) == .num || first == "among" else { return }
        opening.start = position - 1
        opening.isOneOf = first == "one" || first == "another"
    }
}
