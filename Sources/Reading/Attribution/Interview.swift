// Interviews: questions on lines of their own, and answers in the first person of one who was named before.
import CaseModel
import Syntax

/// Who answers on which lines of a page that is an interview.
struct Interview {
    /// The person who answers.
    private(set) var speaker: Int?
    private var answers: Set<Int> = []

    init(_ page: Page) {
        var lines: [(line: Int, tokens: Range<Int>)] = []
        for sentence in page.words.sentences {
            if let last = lines.last, last.line == sentence.line {
                lines[lines.count - 1].tokens = last.tokens.lowerBound..<sentence.tokens.upperBound
            } else {
                lines.append((sentence.line, sentence.tokens))
            }
        }
        var questions = 0
        for (place, line) in lines.enumerated() where place > 0 {
            let before = lines[place - 1]
            guard
                Self.isQuestion(before.tokens, in: page)
                    || answers.contains(before.line) && !Self.isQuestion(line.tokens, in: page)
            else { continue }
            guard Self.isInFirstPerson(line.tokens, in: page) else { continue }
            answers.insert(line.line)
            questions += Self.isQuestion(before.tokens, in: page) ? 1 : 0
        }
        guard questions >= 3, let first = answers.min() else {
            answers = []
            return
        }
        // Whom the lines before the first answer name first.
        speaker =
            page.mentions.first { mention in
                guard mention.form == .name, let entity = mention.entities.first else { return false }
                return page.entities[entity].type == .person
                    && page.words.sentences[page.sentence(of: mention.head)].line < first
            }?.entities.first
    }

    /// The person who speaks on a line, where it is an answer.
    func speaker(onLine line: Int) -> Int? { answers.contains(line) ? speaker : nil }

    private static func isQuestion(_ tokens: Range<Int>, in page: Page) -> Bool {
        tokens.suffix(2).contains { page.tokens[$0].lower == "?" }
    }

    private static func isInFirstPerson(_ tokens: Range<Int>, in page: Page) -> Bool {
        tokens.contains { ["i", "me", "my", "we", "us", "our"].contains(page.tokens[$0].lower) }
    }
}
