// Lists of what somebody asks for: "We call on the authorities:" and the lines under it.
import Syntax

/// Which sentences stand under a call, as items of it.
struct AskLists {
    /// For each sentence the token of the word that asks, where it is such an item.
    private(set) var askedBy: [Int?]

    private static let words: Set<String> = [
        "call", "urge", "demand", "ask", "request", "appeal", "recommend", "recommendation", "insist", "action", "must",
        "should",
    ]
    private static let headings: Set<String> = [
        "actions requested", "action requested", "requested action", "requested actions", "recommendations",
        "our demands", "demands", "we demand", "we ask",
        "we urge", "take action", "what you can do", "we call", "please write", "requests", "we request",
    ]

    init(_ page: Page) {
        askedBy = Array(repeating: nil, count: page.words.sentences.count)
        var open: (word: Int, line: Int)?
        var lastLine = -1
        for (index, sentence) in page.words.sentences.enumerated() {
            let isNewLine = sentence.line != lastLine
            lastLine = sentence.line
            if isNewLine, let asked = open, sentence.line > asked.line {
                if Self.isItem(sentence.tokens, in: page) { askedBy[index] = asked.word } else { open = nil }
            } else if !isNewLine, let asked = open, index > 0, askedBy[index - 1] != nil || sentence.line == asked.line,
                Self.isItem(sentence.tokens, in: page)
            {
                askedBy[index] = asked.word
            }
            if let word = Self.call(in: sentence.tokens, of: page) { open = (word, sentence.line) }
        }
    }

    /// A sentence that ends with a colon and asks, or is a heading over demands.
    private static func call(in tokens: Range<Int>, of page: Page) -> Int? {
        guard let last = tokens.last else { return nil }
        if tokens.count <= 6 {
            let text = tokens.filter { page.tokens[$0].shape != .punctuation }.map { page.tokens[$0].lower }.joined(
                separator: " ")
            if headings.contains(text) { return tokens.lowerBound }
        }
        guard page.tokens[last].lower == ":" else { return nil }
        return tokens.last { words.contains(page.tokens[$0].lemma) && page.tokens[$0].tag != .punct }
    }

    /// Whether a line reads as one thing asked for: a bullet, "to ...", "(ii)", a bare verb.
    private static func isItem(_ tokens: Range<Int>, in page: Page) -> Bool {
        guard
            let first = tokens.first(where: {
                page.tokens[$0].shape != .punctuation && page.tokens[$0].shape != .number
            })
        else { return false }
        let token = page.tokens[first]
        if token.lower == "to" || token.lower == "that" { return true }
        if token.lower.allSatisfy({ "ivx".contains($0) }), first + 1 < tokens.upperBound { return true }
        if token.tag == .verb, token.lower == token.lemma { return true }
        return first > tokens.lowerBound && token.tag == .adv && first + 1 < tokens.upperBound
            && page.tokens[first + 1].tag == .verb
    }
}
