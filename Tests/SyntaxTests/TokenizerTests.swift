// Tokens and sentences of marked text: blanks in the expected line part tokens, `|` parts sentences.
import Syntax
import Testing

struct TokenizerTests {
    private let model = SyntaxModel()

    /// The tokens of a text, parted by blanks, its sentences parted by ` | `.
    private func cut(_ text: String) -> String {
        let result = model.tokenize(Array(text.utf8))
        return result.sentences.map { sentence in
            sentence.tokens.map { result.string(result.tokens[$0].start, result.tokens[$0].end) }.joined(separator: " ")
        }.joined(separator: " | ")
    }

    @Test(arguments: [
        ("He didn't say who they're after.", "He did n't say who they 're after ."),
        ("Syzdykov’s wife cannot leave.", "Syzdykov ’s wife can not leave ."),
        ("The activists' homes", "The activists ' homes"),
        ("Article 297(2), Art. 272.3 and No. 5", "Article 297 ( 2 ) , Art. 272.3 and No. 5"),
        ("fined 1,200,000 tenge at 17:00 on 6.11.2024", "fined 1,200,000 tenge at 17:00 on 6.11.2024"),
        ("a 15-day arrest, the 16th, 5pm, 5 p.m.", "a 15-day arrest , the 16th , 5 pm , 5 p.m."),
        ("a pro-government al-Ani O'Brien", "a pro-government al-Ani O'Brien"),
        ("the party “Alga, Kazakhstan!” and", "the party “ Alga , Kazakhstan ! ” and"),
        ("Astana–Almaty -- and — so…", "Astana – Almaty -- and — so …"),
        ("see https://example.org/a,b. Next", "see https://example.org/a,b . | Next"),
        ("mail bureau@example.org or example.com.", "mail bureau@example.org or example.com ."),
        ("$100 or 50%", "$ 100 or 50 %"),
    ])
    func tokens(_ text: String, _ expected: String) { #expect(cut(text) == expected) }

    @Test(arguments: [
        ("He left. She stayed.", "He left . | She stayed ."),
        ("Mr. Lee met Gen. A. Petrov. They spoke.", "Mr. Lee met Gen. A. Petrov . | They spoke ."),
        (
            "Citizens P. A. Sidorenko and M. B. Iskanderov were fined.",
            "Citizens P. A. Sidorenko and M. B. Iskanderov were fined ."
        ),
        ("It is plan B. The court agreed.", "It is plan B . | The court agreed ."),
        ("against A and B. The court agreed.", "against A and B . | The court agreed ."),
        ("at 5 p.m. on Monday", "at 5 p.m. on Monday"),
        ("at 5 p.m. The police came.", "at 5 p.m. | The police came ."),
        ("in the U.S. Senate", "in the U.S. Senate"),
        ("“Free them!” he said. “Now.” They left.", "“ Free them ! ” he said . | “ Now . ” | They left ."),
        ("the \"Oyan, Qazaqstan!\" Movement rallied.", "the \" Oyan , Qazaqstan ! \" Movement rallied ."),
        ("1. First\n2. Second", "1. First | 2. Second"),
        ("• one\n– two", "• one | – two"),
        ("one line\nanother line", "one line | another line"),
        ("(He was ill.) She was not.", "( He was ill . ) | She was not ."),
        ("It ended.[12] Then more.", "It ended . [ 12 ] | Then more ."),
        ("He said no. It was over.", "He said no . | It was over ."),
    ])
    func sentences(_ text: String, _ expected: String) { #expect(cut(text) == expected) }

    @Test func lowerIsPlain() {
        let result = model.tokenize(Array("Don’t “go” — ÇA".utf8))
        #expect(result.tokens.map(\.lower) == ["do", "n't", "\"", "go", "\"", "-", "ça"])
    }

    @Test func everyByteOfAWordIsInOneToken() {
        let bytes: [UInt8] =
            Array("a\u{FEFF}b ".utf8) + [0xFF, 0xC3, 0x28, 0xE2, 0x82] + Array(" Ж.\r\n\u{2028}x".utf8)
        let result = model.tokenize(bytes)
        #expect(result.sentences.map(\.tokens).flatMap { $0 } == Array(result.tokens.indices))
        for (left, right) in zip(result.tokens, result.tokens.dropFirst()) { #expect(left.end <= right.start) }
        #expect(result.sentences.last?.line == 1)
    }

    @Test func aLongLineIsCutInLinearTime() {
        for unit in ["a", "A.", "'", "\"!", "1.", "a-", "a@", "«", "\u{301}", "a.b"] {
            let result = model.tokenize(Array(String(repeating: unit, count: 200_000).utf8))
            #expect(!result.tokens.isEmpty)
        }
    }
}
