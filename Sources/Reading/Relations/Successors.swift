// Reads which body is seen as the heir of which: "view the new party as a successor to two banned organisations", "formerly known as".
import CaseModel
import Syntax

struct Successors {
    let text: RelationText

    func read(into list: inout RelationList) {
        for sentence in text.page.words.sentences {
            for position in sentence.tokens
            where ["successor", "continuation", "successors", "reincarnation"].contains(text.lower(position)) {
                readHeir(at: position, in: text.near(position, in: sentence.tokens), into: &list)
            }
            for position in sentence.tokens
            where text.lower(position) == "formerly" || text.lower(position) == "renamed" {
                readRenamed(at: position, in: text.near(position, in: sentence.tokens), into: &list)
            }
        }
    }

    /// "a successor to two previously banned organizations": the last so many bodies named before.
    private func readHeir(at noun: Int, in sentence: Range<Int>, into list: inout RelationList) {
        guard ["to", "of"].contains(text.lower(noun + 1)) else { return }
        let opening = text.opening(before: noun, from: sentence.lowerBound)
        var older: [Int] = []
        var end = noun + 2
        var number: Int?
        while end < sentence.upperBound, end - noun < 10 {
            if let mention = text.name(from: end) {
                older = text.bodies(mention)
                break
            }
            number = number ?? Self.numbers[text.lower(end)]
            if let number, text.lower(end).hasSuffix("s"),
                RelationText.kinds(called: String(text.lower(end).dropLast())) != nil || text.lower(end) == "parties"
            {
                older = lastBodies(number, before: sentence.lowerBound)
                break
            }
            guard text.isInsideNounPhrase(end) || text.lower(end) == "the" else { break }
            end += 1
        }
        guard !older.isEmpty else { return }
        guard let (newer, alleged) = heir(before: opening.start, in: sentence, except: older) else { return }
        for body in older {
            list.add(
                .successorOf, from: newer, to: body, alleged: alleged,
                tokens: [opening.start..<min(end + 1, sentence.upperBound)],
                rule: alleged ? "“\(text.lower(noun))” as somebody sees it" : "“\(text.lower(noun))”")
        }
    }

    private static let numbers: [String: Int] = ["two": 2, "both": 2, "three": 3, "2": 2, "3": 3]

    private func lastBodies(_ number: Int, before token: Int) -> [Int] {
        var found: [Int] = []
        var position = token - 1
        while position >= max(0, token - 80), found.count < number {
            if let mention = text.index.mention(at: position), mention.form == .name {
                for body in text.bodies(mention) where !text.isOfState(body) && !found.contains(body) {
                    found.append(body)
                }
                position = mention.tokens.lowerBound
            }
            position -= 1
        }
        return found.count == number ? found.reversed() : []
    }

    private func heir(before token: Int, in sentence: Range<Int>, except older: [Int]) -> (Int, Bool)? {
        let alleged = (sentence.lowerBound..<token).contains {
            Self.views.contains(text.page.tokens[$0].lemma) || Self.views.contains(text.lower($0))
        }
        var position = token - 1
        while position >= sentence.lowerBound {
            if let mention = text.index.mention(at: position),
                let body = mention.entities.first(where: {
                    text.isOrganisation($0) && !older.contains($0) && !text.isOfState($0)
                })
            {
                return (body, alleged)
            }
            if text.tag(position) == .noun,
                let body = text.nearestBody(calling: text.lower(position), before: position, except: older)
            {
                return (body, alleged)
            }
            position -= 1
        }
        return nil
    }

    private static let views: Set<String> = [
        "view", "see", "regard", "consider", "call", "describe", "say", "claim", "allege", "deem", "believe", "views",
        "sees", "regards", "considers",
        "accuse",
    ]

    /// "ORG, formerly known as ORG", "ORG was renamed ORG".
    private func readRenamed(at word: Int, in sentence: Range<Int>, into list: inout RelationList) {
        var next = word + 1
        while next < sentence.upperBound, next - word < 6, text.name(from: next) == nil { next += 1 }
        guard let after = text.name(from: next), let second = text.bodies(after).first else { return }
        guard
            let first = text.lastNamed(
                before: word, from: max(sentence.lowerBound, word - 6),
                where: { text.isOrganisation($0) && $0 != second })
        else { return }
        let (newer, older) = text.lower(word) == "renamed" ? (second, first) : (first, second)
        list.add(.successorOf, from: newer, to: older, tokens: [word..<next], rule: "“\(text.lower(word))”")
    }
}
