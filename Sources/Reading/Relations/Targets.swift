// Finds whom or what a noun phrase names after its preposition: "lawyer for A and B", "head of the Osh-based association “Taza Suu”".
import CaseModel
import Syntax

/// The other end of a relation and where it is named.
struct Target {
    var entities: [Int]
    var tokens: Range<Int>
    var preposition: String
}

extension RelationText {
    static let targetPrepositions: Set<String> = ["of", "for", "to", "with", "at", "from", "in", "on"]
    private static let containers: Set<String> = [
        "branch", "office", "board", "council", "department", "section", "chapter", "wing", "cell", "bureau",
        "leadership", "staff", "team",
        "group", "committee", "division", "section", "presidium", "headquarters", "one", "committee", "edition",
        "service", "arm", "regional",
        "faculty", "creation", "organisation", "unit",
    ]

    /// The entities in the prepositional phrase that follows `start`, not beyond `high`.
    func target(after start: Int, to high: Int) -> Target? {
        var position = start
        // "founder and head of", "a member, and later leader, of"
        if lower(position) == "and" || lower(position) == "or" {
            var end = position + 1
            while end < high, end - position < 5, isInsideNounPhrase(end), name(from: end) == nil { end += 1 }
            if end > position + 1, Self.targetPrepositions.contains(lower(end)) { position = end }
        }
        guard position < high, Self.targetPrepositions.contains(lower(position)) else { return nil }
        let preposition = lower(position)
        guard let found = nominal(from: position + 1, to: high) else { return nil }
        let end = lower(found.end) == "\"" ? found.end + 1 : found.end
        return Target(entities: found.entities, tokens: position..<min(end, high), preposition: preposition)
    }

    /// The entities that a noun phrase starting at `start` names or means, with those joined to it.
    func nominal(from start: Int, to high: Int) -> (entities: [Int], end: Int)? {
        var position = start
        var nested = 0
        let limit = min(high, start + 12)
        var described: (entities: [Int], end: Int)?
        var byOwner = false
        while position < limit {
            if let mention = name(from: position) {
                let end = mention.tokens.upperBound
                let isOwner =
                    lower(end) == "'s"
                    || lower(end) == "'" && page.tokens[mention.tokens.upperBound - 1].lower.hasSuffix("s")
                let wanted = mention.entities.filter { !isPlace($0) }
                if wanted.isEmpty || isOwner {
                    // "of the radio's Baku bureau": the radio, unless another name follows.
                    let bodies = bodies(mention)
                    if isOwner, !bodies.isEmpty {
                        described = (bodies, end)
                        byOwner = true
                    }
                    position = isOwner ? end + 1 : end
                    continue
                }
                return joinedNominals(wanted, end: end, to: high)
            }
            let word = lower(position)
            if ["who", "whom", "which", "whose"].contains(word) { break }
            if word == "no." || word == "no" || word == "number", let numbered = numbered(position + 1) {
                return ([numbered], position + 2)
            }
            if let mention = index.mention(at: position), mention.form != .name, mention.head == position,
                !mention.entities.isEmpty
            {
                let wanted = mention.entities.filter { !isPlace($0) }
                let next = position + 1
                if mention.form == .pronoun, tag(next) == .noun || tag(next) == .adj || tag(next) == .propn {
                    // "of his party": the pronoun is only the owner.
                } else if !wanted.isEmpty {
                    if lower(next) == "'s" || lower(next) == "'" {
                        position = next + 1
                        continue
                    }
                    if mention.form == .pronoun || mention.form == .group && name(from: next) == nil {
                        return (wanted, next)
                    }
                    described = (wanted, next)
                }
            } else if Self.kinds(called: word) != nil, described == nil, name(from: position + 1) == nil,
                let body = nearestBody(calling: word, before: position)
            {
                described = ([body], position + 1)
            }
            if word == ",", described == nil, position > start, tag(position - 1) == .noun,
                !Self.severalPeople.contains(lower(position - 1)), !lower(position - 1).hasSuffix("s"),
                let named = namedAfterComma(position, to: high)
            {
                return named
            }
            if word == "of" || word == "for" || word == "on" || word == "in" {
                guard nested < 2, Self.containers.contains(lower(position - 1)) || tag(position - 1) == .propn else {
                    break
                }
                nested += 1
                described = nil
            } else {
                let opens =
                    ["the", "a", "an", "both", "this", "that", "\"", "No", "'s", "'"].contains(word)
                    || Self.possessives.contains(word)
                guard opens || isInsideNounPhrase(position), index.time(at: position) == nil else { break }
            }
            position += 1
        }
        if byOwner, let owner = described { return (owner.entities, position) }
        return described
    }

    private static let severalPeople: Set<String> = [
        "duo", "trio", "pair", "couple", "family", "men", "women", "people", "children", "defence", "defense",
    ]

    /// The person of an item of a numbered list: "brother of No. 6" and a line "6. Sanat Bukenov".
    private func numbered(_ token: Int) -> Int? {
        guard tag(token) == .num || token < count && page.tokens[token].shape == .number else { return nil }
        return numberedPeople[lower(token)]
    }

    /// "to the cleric, Sheikh Abdulmumini Gwandu": the name that says who the noun before the comma is.
    private func namedAfterComma(_ comma: Int, to high: Int) -> (entities: [Int], end: Int)? {
        var position = comma + 1
        while position < min(high, comma + 4) {
            if let mention = name(from: position) {
                let wanted = mention.entities.filter { !isPlace($0) }
                return wanted.isEmpty ? nil : (wanted, mention.tokens.upperBound)
            }
            guard tag(position) == .propn || Self.titles.contains(lower(position)) || lower(position) == "\"" else {
                return nil
            }
            position += 1
        }
        return nil
    }

    /// "A, B and C" after a preposition.
    private func joinedNominals(_ first: [Int], end: Int, to high: Int) -> (entities: [Int], end: Int) {
        var all = first
        var end = end
        let wantsPeople = first.contains(where: isPerson)
        while end < high {
            var position = end
            if lower(position) == "\"" { position += 1 }
            position = afterBrackets(position, within: high)
            let comma = lower(position) == ","
            guard comma || lower(position) == "and" else { break }
            position += 1
            if lower(position) == "and" { position += 1 } else if comma, !listGoesOn(from: position, to: high) { break }
            var skipped = 0
            while position < high, skipped < 6, name(from: position) == nil,
                isInsideNounPhrase(position) || ["the", "a", "his", "her", "their"].contains(lower(position))
            {
                position += 1
                skipped += 1
            }
            guard position < high, let next = name(from: position) else { break }
            let found = wantsPeople ? people(next) : bodies(next)
            guard !found.isEmpty, lower(next.tokens.upperBound) != "'s" else { break }
            // "a member of A and B was": a verb after the second name begins a new clause.
            if !comma, !wantsPeople, [.verb, .aux].contains(tag(next.tokens.upperBound)) { break }
            all += found.filter { !all.contains($0) }
            end = next.tokens.upperBound
        }
        return (all, end)
    }

    /// Whether a comma is followed by names up to an "and": a list, and not an apposition.
    private func listGoesOn(from start: Int, to high: Int) -> Bool {
        var position = start
        while position < high, position - start < 16 {
            if let mention = name(from: position) {
                position = mention.tokens.upperBound
                if lower(position) == "and" || lower(position) == "," && lower(position + 1) == "and" { return true }
                if lower(position) == "." || position >= high { return position - start < 8 && lower(position) == "." }
                guard lower(position) == "," || lower(position) == "(" else { return false }
            } else if !isInsideNounPhrase(position),
                !["the", "a", "his", "her", "their", ",", ")", "("].contains(lower(position))
            {
                return false
            }
            position += 1
        }
        return false
    }
}
