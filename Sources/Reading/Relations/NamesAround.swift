// Finds the names that a noun phrase describes, beside it: "his wife, Aigul", "Sofia, her daughter", "X and Y, editors of".
import CaseModel
import Syntax

/// The people a noun describes and how they were found.
struct Described {
    var people: [Int]
    var tokens: Range<Int>
    /// Nothing but titles stands between the noun and the name.
    var isDirect: Bool
    var rule: String
}

extension RelationText {
    private static let introductions: [[String]] = [
        ["named"], ["called"], ["known", "as"], ["identified", "as"], ["namely"], ["by", "the", "name", "of"],
        ["including"], ["who", "is", "called"],
        ["one", "of", "whom", ","], ["among", "them"], ["one", "of", "them", ","], ["by", "name"],
    ]
    private static let ranks: Set<String> = [
        "elder", "eldest", "older", "oldest", "younger", "youngest", "first", "second", "one", "latter", "other",
    ]

    /// The names after a noun phrase that ends before `start`, not beyond `high`.
    func described(after start: Int, to high: Int, plural: Bool) -> Described? {
        var position = start
        let mark = lower(position)
        let sawComma = mark == ","
        let sawMark = sawComma || mark == ":" || mark == "-" || mark == "(" || mark == "--"
        if sawMark { position += 1 }
        position = afterIntroduction(position, to: high)
        let introduced = position > start + (sawMark ? 1 : 0)
        guard let mention = nameAhead(position, to: high, direct: !sawMark && !introduced) else { return nil }
        let found = people(mention)
        guard !found.isEmpty else { return nil }
        if sawComma, !introduced, !closesApposition(mention, to: high) { return nil }
        var all = found
        var end = mention.tokens.upperBound
        if plural { (all, end) = joined(to: mention, people: found, to: high) }
        return Described(
            people: all, tokens: mention.tokens.lowerBound..<end, isDirect: !sawMark,
            rule: sawMark ? "named after the noun, between commas" : "named right after the noun")
    }

    private func afterIntroduction(_ start: Int, to high: Int) -> Int {
        var position = start
        for words in Self.introductions where position + words.count < high {
            if words.indices.allSatisfy({ lower(position + $0) == words[$0] }) {
                position += words.count
                break
            }
        }
        // "the elder of whom, Sanzhar"
        if lower(position) == "the", Self.ranks.contains(lower(position + 1)) {
            var end = position + 2
            if lower(end) == "of", ["whom", "them"].contains(lower(end + 1)) { end += 2 }
            if end > position + 2 || lower(end) == "," { position = lower(end) == "," ? end + 1 : end }
        }
        return position
    }

    /// The name of a person with no more than titles (or, after a comma, a description) before it.
    private func nameAhead(_ start: Int, to high: Int, direct: Bool) -> Mention? {
        var position = start
        let limit = min(high, start + (direct ? 4 : 9))
        while position < limit {
            if let mention = name(from: position) {
                if mention.entities.contains(where: isPerson) { return mention }
                if direct { return nil }
                position = mention.tokens.upperBound
                continue
            }
            let word = lower(position)
            if direct {
                guard tag(position) == .propn || Self.titles.contains(word) || word == "." || word == "\"",
                    index.time(at: position) == nil
                else {
                    return nil
                }
            } else {
                let isPlain =
                    word == "a" || word == "an" || word == "the" || word == "of" || word == "and" || word == "."
                    || isInsideNounPhrase(position)
                // "his relatives (wife A and son B)": another noun says more.
                if lexicon.noun(word)?.noun.isKin == true { return nil }
                guard isPlain, index.time(at: position) == nil, index.mention(at: position)?.form != .pronoun else {
                    return nil
                }
            }
            position += 1
        }
        return nil
    }

    static let titles: Set<String> = [
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "sir", "madam", "sheikh", "imam",
        "father", "rev", "rev.", "hon",
        "hon.", "justice", "colonel", "major", "captain", "lieutenant", "general", "adv", "adv.", "senior", "barrister",
        "advocate", "counsel",
    ]

    /// Whether a name between commas is what the noun means and not the subject of the next clause: it is closed, or new to the text.
    private func closesApposition(_ mention: Mention, to high: Int) -> Bool {
        let end = afterBrackets(mention.tokens.upperBound, within: high)
        if end >= high { return true }
        switch lower(end) {
        case ",", ".", ";", ":", ")", "-", "--", "and", "who", "whose", "\"", "?", "!": return true
        default: return isFirst(mention)
        }
    }

    /// The names that follow a name by "," and "and".
    func joined(to mention: Mention, people first: [Int], to high: Int) -> (people: [Int], end: Int) {
        var all = first
        var end = mention.tokens.upperBound
        while true {
            var position = afterBrackets(end, within: high)
            guard position < high, [",", "and", "&", ";"].contains(lower(position)) else { break }
            position += 1
            if lower(position) == "and" { position += 1 }
            var skipped = 0
            while position < high, skipped < 4, name(from: position) == nil,
                isInsideNounPhrase(position) || Self.titles.contains(lower(position))
                    || ["the", "a", "an"].contains(lower(position))
            {
                position += 1
                skipped += 1
            }
            guard position < high, let next = name(from: position) else { break }
            let found = people(next)
            guard !found.isEmpty, !found.contains(where: all.contains) else { break }
            all += found
            end = next.tokens.upperBound
        }
        return (all, end)
    }

    /// Small words between a name and the phrase that describes it.
    private static let links: Set<String> = [
        "both", "and", "of", "from", "in", "the", "a", "an", "at", "b", "b.", "born", "aged", "also", "now", "himself",
        "herself", ".", "'s",
    ]

    /// The names that a phrase starting at `start` describes from behind: "X, 34, the wife of Y", "X (brother of Y)".
    func described(before start: Int, from low: Int, plural: Bool) -> Described? {
        var position = start - 1
        var crossed = false
        var steps = 0
        // "the flat of Gusev's parents": the phrase hangs on a preposition and describes nobody.
        if tag(position) == .adp { return nil }
        while position >= low, steps < 16 {
            steps += 1
            let word = lower(position)
            if word == ")" {
                position = beforeBrackets(position, from: low)
                continue
            }
            if [",", "(", "-", "--", ":"].contains(word) {
                crossed = true
                position -= 1
                continue
            }
            if let mention = name(to: position) {
                let found = people(mention)
                if lower(mention.tokens.upperBound) == "'s" {
                    // "X, Y's wife and Z's mother": Y is only the owner.
                    position = mention.tokens.lowerBound - 1
                    continue
                }
                if !found.isEmpty {
                    guard crossed else { return nil }
                    let all = plural ? joined(before: mention, people: found, from: low) : found
                    return Described(
                        people: all, tokens: mention.tokens, isDirect: true,
                        rule: "the noun describes the name before it")
                }
                position = mention.tokens.lowerBound - 1
                continue
            }
            if index.time(at: position) != nil {
                position -= 1
                continue
            }
            if crossed, let mention = index.mention(at: position), mention.form == .noun, mention.head == position,
                people(mention).count == 1
            {
                return Described(
                    people: people(mention), tokens: mention.tokens, isDirect: false,
                    rule: "the noun describes whom the words before it mean")
            }
            // "his wife, Aigul, and their daughter": people joined, none described.
            if word == "and",
                lower(position - 1) == "," || lower(position - 1) == ")" || !people(name(to: position - 1)).isEmpty
            {
                return nil
            }
            guard Self.links.contains(word) || isInsideNounPhrase(position) && tag(position) != .verb else {
                return nil
            }
            position -= 1
        }
        return nil
    }

    private func beforeBrackets(_ token: Int, from low: Int) -> Int {
        var position = token
        while position >= low, token - position < 20 {
            if lower(position) == "(" { return position - 1 }
            position -= 1
        }
        return token - 1
    }

    /// The names that stand before a name, joined to it by "and" or commas, and its own.
    func joined(before mention: Mention, people last: [Int], from low: Int) -> [Int] {
        var all = last
        var start = mention.tokens.lowerBound
        while true {
            var position = start - 1
            guard position >= low, lower(position) == "and" || lower(position) == "," else { break }
            position -= 1
            if lower(position) == "," { position -= 1 }
            if lower(position) == ")" { position = beforeBrackets(position, from: low) }
            guard position >= low, let next = name(to: position) else { break }
            let found = people(next)
            guard !found.isEmpty, !found.contains(where: all.contains) else { break }
            all = found + all
            start = next.tokens.lowerBound
        }
        return all
    }
}
