// Who says "I" in a letter or a statement.
import CaseModel
import Syntax

/// Finds the writer: "My name is …", "I, …,", a signature, "a letter from …".
enum Narrator {
    static func find(in page: Page, startAt: [Int32]) -> Int? {
        func person(_ token: Int) -> Int? {
            guard token >= 0, token < startAt.count, startAt[token] >= 0 else { return nil }
            return page.mentions[Int(startAt[token])].entities.first { page.entities[$0].type == .person }
        }
        let tokens = page.tokens
        var saysI = false
        for position in tokens.indices {
            let lower = tokens[position].lower
            if lower == "i" || lower == "my" { saysI = true }
            if lower == "i", position + 2 < tokens.count, tokens[position + 1].lower == ",",
                let writer = person(position + 2)
            {
                return writer
            }
            if lower == "name", position > 0, tokens[position - 1].lower == "my", position + 2 < tokens.count,
                tokens[position + 1].lower == "is", let writer = person(position + 2)
            {
                return writer
            }
        }
        guard saysI else { return nil }
        return signature(in: page, person: person) ?? title(in: page, person: person)
    }

    /// The name in the lines above a salutation.
    static func addressee(in page: Page, startAt: [Int32]) -> Int? {
        let sentences = page.words.sentences.prefix(10)
        guard let salutation = sentences.firstIndex(where: { page.tokens[$0.tokens.lowerBound].lower == "dear" }) else {
            return nil
        }
        let low = salutation > 0 ? sentences[max(0, salutation - 3)].tokens.lowerBound : 0
        for position in (low..<sentences[salutation].tokens.upperBound).reversed() where startAt[position] >= 0 {
            if let person = page.mentions[Int(startAt[position])].entities.first(where: {
                page.entities[$0].type == .person
            }) {
                return person
            }
        }
        return nil
    }

    /// A name that stands alone in one of the last lines, or after "Yours".
    private static func signature(in page: Page, person: (Int) -> Int?) -> Int? {
        for sentence in page.words.sentences.suffix(4).reversed() {
            for position in sentence.tokens.prefix(5) {
                guard let writer = person(position) else { continue }
                let before = sentence.tokens.lowerBound..<position
                let closes = before.allSatisfy {
                    page.tokens[$0].shape == .punctuation || closings.contains(page.tokens[$0].lower)
                }
                if closes, sentence.tokens.upperBound - position <= 8 { return writer }
            }
        }
        return nil
    }

    /// "A letter from …" in the first lines.
    private static func title(in page: Page, person: (Int) -> Int?) -> Int? {
        for sentence in page.words.sentences.prefix(3) {
            for position in sentence.tokens
            where page.tokens[position].lower == "from" || page.tokens[position].lower == "by"
                || page.tokens[position].lower == "of"
            {
                let before = position > 0 ? page.tokens[position - 1].lower : ""
                if writings.contains(before), let writer = person(position + 1) { return writer }
            }
        }
        return nil
    }

    private static let closings: Set<String> = [
        "yours", "sincerely", "faithfully", "respectfully", "regards", "truly", "your", "signed", "lawyer", "advocate",
        "attorney", "kind",
        "best", "with", "respect",
    ]
    private static let writings: Set<String> = [
        "letter", "statement", "appeal", "diary", "notes", "testimony", "story",
    ]
}
