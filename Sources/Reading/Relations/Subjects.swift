// Finds who is said to be something: "X is one of the founders", "she worked as editor", "view the party as a successor".
import CaseModel
import Syntax

/// Who a noun is said of by a verb.
struct Predication {
    var entities: [Int]
    var tokens: Range<Int>
    var isNegated = false
    var isAlleged = false
    var isFormer = false
}

extension RelationText {
    private static let being: Set<String> = [
        "is", "was", "are", "were", "be", "been", "being", "became", "become", "becomes", "remains", "remained", "'s",
        "am", "'m", "elected",
        "appointed", "named", "chosen", "considered", "deemed", "declared", "called",
    ]
    private static let adverbs: Set<String> = [
        "also", "still", "now", "currently", "once", "then", "already", "allegedly", "reportedly", "both", "himself",
        "herself", "long",
        "previously", "formerly", "not", "n't", "never", "only", "simply", "later", "until", "recently", "himself",
        "herself", "themselves",
    ]
    private static let doubts: Set<String> = [
        "accused", "accuse", "accuses", "alleged", "allegedly", "allege", "alleges", "suspected", "claims", "claim",
        "claimed", "considered",
        "presents", "presented", "calls", "described", "labelled", "supposedly", "purportedly", "charged", "says",
        "believed", "reportedly",
        "view", "views", "viewed", "regard", "regards", "regarded",
    ]
    private static let viewing: Set<String> = [
        "view", "see", "regard", "consider", "describe", "call", "declare", "recognise", "recognize", "present",
        "treat", "label", "brand",
        "deem",
    ]

    /// Whom a verb right before the phrase says it of.
    func predication(of noun: Int, phraseStart: Int, from low: Int, in clause: ParsedSentence?) -> Predication? {
        var position = phraseStart - 1
        var found = Predication(entities: [], tokens: 0..<0)
        while position >= low,
            Self.adverbs.contains(lower(position)) || index.time(at: position) != nil || lower(position) == "since"
                || lower(position) == "from"
        {
            note(lower(position), in: &found)
            position -= 1
        }
        guard position >= low else { return nil }
        let link = lower(position)
        guard Self.being.contains(link) || link == "as" else { return nil }
        var before = position - 1
        if ["denies", "denied", "deny", "denying"].contains(lower(before)) { found.isNegated = true }
        while before >= low,
            Self.adverbs.contains(lower(before)) || tag(before) == .aux || lower(before) == "to"
                || Self.being.contains(lower(before))
        {
            note(lower(before), in: &found)
            if ["denies", "denied", "deny", "denying"].contains(lower(before - 1)) { found.isNegated = true }
            if lower(before) == "to", lower(before - 1) == "used" { found.isFormer = true }
            before -= 1
        }
        if let (entities, tokens) = subject(
            before: before, link: link, noun: noun, phraseStart: phraseStart, from: low, in: clause)
        {
            found.entities = entities
            found.tokens = tokens
        }
        var scan = max(low, before - 6)
        while scan <= before {
            if Self.doubts.contains(lower(scan)) { found.isAlleged = true }
            scan += 1
        }
        return found.entities.isEmpty ? nil : found
    }

    private func note(_ word: String, in found: inout Predication) {
        switch word {
        case "not", "n't", "never": found.isNegated = true
        case "allegedly", "reportedly": found.isAlleged = true
        case "formerly", "previously", "once": found.isFormer = true
        default: break
        }
    }

    private func subject(
        before: Int, link: String, noun: Int, phraseStart: Int, from low: Int, in clause: ParsedSentence?
    ) -> (entities: [Int], tokens: Range<Int>)? {
        if link == "as" { return subjectOfAs(before: before, from: low, in: clause) }
        if lower(before) == "i", let narrator { return ([narrator], before..<before + 1) }
        if let found = mentioned(endingAt: before, from: low) { return found }
        if let clause, let unit = clause.unit(holding: noun) {
            let own = clause.subjectHere(of: unit) ?? clause.head(of: unit).flatMap { clause.subjectHere(of: $0) }
            if let own {
                let entities = clause.conjuncts(of: own).flatMap {
                    index.entities(at: clause.units[$0].tokens.upperBound - 1)
                }
                if !entities.isEmpty { return (entities, clause.units[own].tokens) }
            }
        }
        guard let person = lastNamed(before: before + 1, from: low, where: isPerson) else { return nil }
        return ([person], before..<before + 1)
    }

    /// "X, 34, is": who stands right before the verb.
    private func mentioned(endingAt start: Int, from low: Int) -> (entities: [Int], tokens: Range<Int>)? {
        var position = start
        var steps = 0
        while position >= low, steps < 12 {
            steps += 1
            if let mention = index.mention(at: position), !mention.entities.isEmpty {
                let entities = mention.entities.filter { !isPlace($0) }
                if !entities.isEmpty {
                    var all = entities
                    let start = mention.tokens.lowerBound
                    if lower(start - 1) == "and", let other = name(to: start - 2), start - 2 >= low {
                        all = people(other) + all
                    }
                    return (all, mention.tokens)
                }
            }
            let word = lower(position)
            guard
                word == "," || word == "who" || word == ")" || word == "(" || tag(position) == .num
                    || index.time(at: position) != nil
                    || word == "which" || word == "that"
            else { return nil }
            position -= 1
        }
        return nil
    }

    /// "worked as", "known as", "view X as": the object of verbs of viewing, else the subject.
    private func subjectOfAs(before: Int, from low: Int, in clause: ParsedSentence?) -> (
        entities: [Int], tokens: Range<Int>
    )? {
        var position = before
        while position >= low, before - position < 12 {
            if tag(position) == .verb {
                let lemma = page.tokens[position].lemma
                if Self.viewing.contains(lemma), position < before, let seen = seenObject(position + 1..<before + 1) {
                    return seen
                }
                if let clause, let unit = clause.unit(holding: position) {
                    if let subject = clause.subject(of: unit) {
                        let entities = index.entities(at: clause.units[subject].tokens.upperBound - 1).filter {
                            !isPlace($0)
                        }
                        if !entities.isEmpty { return (entities, clause.units[subject].tokens) }
                    }
                }
                break
            }
            position -= 1
        }
        guard let person = lastNamed(before: max(position, low), from: low, where: isPerson) else { return nil }
        return ([person], before..<before + 1)
    }

    private func seenObject(_ range: Range<Int>) -> (entities: [Int], tokens: Range<Int>)? {
        for position in range.reversed() {
            if let mention = index.mention(at: position), !mention.entities.isEmpty {
                return (mention.entities.filter { !isPlace($0) }, mention.tokens)
            }
            if let body = nearestBody(calling: lower(position), before: range.lowerBound) { return ([body], range) }
        }
        return nil
    }

    /// Who has or leaves the people a noun names: "she has two sons", "Bakirov leaves a wife".
    func havingSubject(before phraseStart: Int, from low: Int, in clause: ParsedSentence?) -> [Int] {
        let verb = phraseStart - 1
        guard verb >= low,
            ["has", "have", "had", "leaves", "left", "leaving", "having", "supports", "raises"].contains(lower(verb))
        else { return [] }
        if let clause, let unit = clause.unit(holding: verb), let subject = clause.subject(of: unit) {
            let people = index.entities(at: clause.units[subject].tokens.upperBound - 1).filter(isPerson)
            if !people.isEmpty { return people }
        }
        var position = verb - 1
        while position >= low {
            let people = index.mention(at: position)?.form == .noun ? [] : index.entities(at: position).filter(isPerson)
            if !people.isEmpty, isLikelySubject(position, from: low) { return people }
            position -= 1
        }
        return []
    }

    private func isLikelySubject(_ token: Int, from low: Int) -> Bool {
        guard let start = index.mention(at: token)?.tokens.lowerBound else { return false }
        return start == low || tag(start - 1) != .adp
    }
}
