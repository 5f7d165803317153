// No sentence is longer than every stage of the reading can take: what keeps time linear in the length of a text.
import Testing

@testable import Syntax

@Suite struct SentenceLengthTests {
    @Test(arguments: [
        "a ", "He was detained ", ".", ". ", "\"", ".\"", "a.\"\"\"\"\"\"\"\"", "(", "( ", ")", "?!", ",", "Mr. ", "7 ",
        "A. ",
        "“He said, ", "...", "[12]", "Aidar Samatov, ", "no. 5 ",
    ])
    func everySentenceIsBounded(piece: String) {
        for text in [String(repeating: piece, count: 5000), "He left." + String(repeating: piece, count: 5000)] {
            let words = SyntaxModel(nil).tokenize(Array(text.utf8))
            let longest = words.sentences.map(\.tokens.count).max() ?? 0
            #expect(longest <= SentenceSplitter.longest + SentenceSplitter.mostClosers + 3, "\(longest) tokens")
            #expect(words.sentences.reduce(0) { $0 + $1.tokens.count } == words.tokens.count, "no token is lost")
        }
    }
}
