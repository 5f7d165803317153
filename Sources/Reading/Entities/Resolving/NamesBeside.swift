// Finds the names that a noun describes beside it: "lawyer Meirzhan Doskaraev", "his wife, Aigul,", "Aigul, his wife", "the deputy head of the colony, Mukhtar Seilov,".
import CaseModel
import Syntax

extension PageText {
    /// The people whom a noun describes beside it; none where it stands alone.
    func namesBeside(_ noun: DescribedNoun, in sentence: Range<Int>) -> [Int] {
        let after = noun.head + 1
        // "the politician's nephew" describes nobody beside it.
        if lower(after) == "'s" || lower(after) == "'" { return [] }
        if after < sentence.upperBound, let name = personStarting(at: after) {
            return noun.isPlural ? list(from: name, in: sentence) : name.entities
        }
        let before = noun.tokens.lowerBound - 1
        if noun.isPlural, let name = nameAt(before), name.entities.count > 1 { return name.entities }
        if let name = nameAhead(of: noun, in: sentence) {
            return noun.isPlural ? list(from: name, in: sentence) : name.entities
        }
        return nameBehind(noun, in: sentence)
    }

    /// A name after a comma, right behind the noun or behind what completes it.
    private func nameAhead(of noun: DescribedNoun, in sentence: Range<Int>) -> Mention? {
        let isOwned = noun.determiner == .possessive || noun.kin != nil && noun.determiner != .indefinite
        guard
            isOwned || noun.determiner != .bare || tokens[noun.phrase.lowerBound].shape == .capitalised
                || [":", "("].contains(lower(noun.head + 1))
        else { return nil }
        var comma = noun.head + 1
        if !noun.isPlural, ["of", "for", "at", "from", "in", "on", "as", "whom", "who", "with"].contains(lower(comma)) {
            let isClause = lower(comma).hasPrefix("who")
            var steps = 0
            while comma < sentence.upperBound, steps < 10, ![",", ".", ";", ":", "(", ")"].contains(lower(comma)) {
                if !isClause, tag(comma) == .verb || tag(comma) == .aux { return nil }
                if !isClause, let name = nameAt(comma), isPerson(name) { return nil }
                comma += 1
                steps += 1
            }
            guard lower(comma) == "," else { return nil }
        }
        guard comma < sentence.upperBound, [",", ":", "(", "-"].contains(lower(comma)) else { return nil }
        var start = comma + 1
        // "His co-defendant, retired nurse Chan Suk-yi,"
        if isOwned || noun.determiner == .definite {
            while start < min(comma + 6, sentence.upperBound), nameAt(start) == nil, tokens[start].shape == .lower,
                [.adj, .noun, .det].contains(tag(start)),
                !Self.possessives.contains(lower(start))
            { start += 1 }
        }
        guard let name = personStarting(at: start) else { return nil }
        let end = name.tokens.upperBound
        let closes =
            end >= sentence.upperBound
            || [",", ".", ";", ")", "(", "-", ":", "and", "who", "whose", "\""].contains(lower(end))
        // "he told the lawyer, Kim said": not beside.
        return closes || isOwned && comma == noun.head + 1 && tag(end) != .verb ? name : nil
    }

    /// "Aigul Tokpayeva, 31, his wife", "Kim (the lawyer)".
    private func nameBehind(_ noun: DescribedNoun, in sentence: Range<Int>) -> [Int] {
        let before = noun.tokens.lowerBound - 1
        guard before > sentence.lowerBound, [",", "(", "-"].contains(lower(before)) else { return [] }
        var end = before - 1
        if tokens[end].shape == .number, end > sentence.lowerBound, lower(end - 1) == "," { end -= 2 }
        if end > sentence.lowerBound + 2, lower(end) == ")" { end -= 3 }
        guard let name = nameAt(end), isPerson(name), name.tokens.upperBound == end + 1,
            !noun.isPlural || name.entities.count > 1, !startsClause(noun)
        else { return [] }
        return name.entities
    }

    /// Whether the noun is the subject of a clause and does not describe the name before it.
    private func startsClause(_ noun: DescribedNoun) -> Bool {
        if speaks(noun) { return true }
        guard
            isSubject(noun.head)
                || noun.determiner == .definite && noun.kin == nil && [.verb, .aux].contains(tag(noun.head + 1))
                || lower(noun.head + 1) == "\""
        else { return false }
        let next = tag(noun.head + 1)
        return next == .verb || next == .aux || lower(noun.head + 1) == "\""
    }

    /// "the police took Kim, his lawyer and witnesses said": the noun speaks and is no second name of Kim.
    func speaks(_ noun: DescribedNoun) -> Bool {
        var next = noun.head + 1
        if lower(next) == "and" {
            next += 1
            while next < noun.head + 7,
                tag(next).isNominal || tag(next) == .det || tag(next) == .adj || tag(next) == .pron
            { next += 1 }
        }
        return [
            "said", "says", "say", "told", "tells", "added", "reported", "reports", "confirmed", "claimed", "claims",
            "stated",
            "alleged", "believes", "recalled", "insisted", "insists", "explained", "explains", "adds",
        ].contains(lower(next))
    }

    /// The people of a list that starts with a name: "X, Y and Z".
    func list(from name: Mention, in sentence: Range<Int>) -> [Int] {
        var found = name.entities
        var end = name.tokens.upperBound
        for _ in 0..<12 {
            guard end < sentence.upperBound, [",", "and", "&"].contains(lower(end)) else { break }
            let start = lower(end + 1) == "and" ? end + 2 : end + 1
            guard let next = personStarting(at: start) else { break }
            for entity in next.entities where !found.contains(entity) { found.append(entity) }
            end = next.tokens.upperBound
        }
        return found
    }
}
