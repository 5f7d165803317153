// Small texts through the trained models: words that must come out right whatever else changes.
import Syntax
import Testing

struct ModelTests {
    private let model = SyntaxModel()

    private func tagged(_ text: String) -> TokenizedText {
        var result = model.tokenize(Array(text.utf8))
        model.tag(&result)
        return result
    }

    @Test func modelsAreThere() { #expect(model.isTrained) }

    @Test(arguments: [
        ("Police detained him.", "detained", "detain"), ("They seized her phone.", "seized", "seize"),
        ("The arrests continued.", "arrests", "arrest"), ("He was beaten by guards.", "beaten", "beat"),
        ("He was beaten by guards.", "was", "be"), ("They were taken away.", "taken", "take"),
        ("She fled the country.", "fled", "flee"), ("A case was opened.", "opened", "open"),
        ("The trial is beginning.", "beginning", "begin"), ("He was charged with fraud.", "charged", "charge"),
        ("She was sentenced to prison.", "sentenced", "sentence"), ("He was barred from leaving.", "barred", "bar"),
        ("The embassy was bombed.", "bombed", "bomb"), ("They were raiding houses.", "raiding", "raid"),
        ("Officers stopped the car.", "stopped", "stop"), ("The activists were released.", "activists", "activist"),
        ("Two women were fined.", "women", "woman"), ("He has been held since May.", "held", "hold"),
    ])
    func lemmas(_ text: String, _ word: String, _ lemma: String) {
        #expect(tagged(text).tokens.first { $0.lower == word }?.lemma == lemma)
    }

    @Test func tags() {
        let text = tagged("The court sentenced Aidar Syzdykov to five years in prison on Monday.")
        #expect(
            text.tokens.map(\.tag) == [
                .det, .noun, .verb, .propn, .propn, .adp, .num, .noun, .adp, .noun, .adp, .propn, .punct,
            ])
    }

    @Test func aTree() {
        let text = tagged("The court sentenced him to five years.")
        let tree = model.parse(text.tokens.map { ParserWord(lower: $0.lower, lemma: $0.lemma, tag: $0.tag) })
        #expect(tree.heads == [1, 2, -1, 2, 6, 6, 2, 2])
        #expect(tree.relations.map(\.label) == ["det", "nsubj", "root", "obj", "case", "nummod", "obl", "punct"])
    }

    @Test func everyTreeHasOneRootAndNoCycle() {
        for text in ["", ".", "a", "He , he , he ( ( (", "of of of the the and and", "one\ntwo three"] {
            let text = tagged(text)
            for sentence in text.sentences {
                let words = text.tokens[sentence.tokens]
                let tree = model.parse(words.map { ParserWord(lower: $0.lower, lemma: $0.lemma, tag: $0.tag) })
                #expect(tree.heads.count { $0 < 0 } == 1)
                for start in tree.heads.indices {
                    var word = start
                    var steps = 0
                    while word >= 0, steps <= tree.heads.count {
                        word = tree.heads[word]
                        steps += 1
                    }
                    #expect(steps <= tree.heads.count)
                }
            }
        }
    }

    @Test(arguments: [
        "Lawyer [[Gulnara Juasbekova]] said that [[Aidar Syzdykov]] was held in [[Almaty]].",
        "[[Mohammed al-Ajami]] was arrested in [[Cairo]], his lawyer said.",
        "Judge [[Nguyen Thi Ha]] fined [[Okello Odongo]] in [[Kampala]].",
    ])
    func names(_ marked: String) {
        let plain = marked.replacing("[[", with: "").replacing("]]", with: "")
        let text = tagged(plain)
        let expected = marked.split(separator: "[[", omittingEmptySubsequences: false).dropFirst().compactMap {
            $0.split(separator: "]]").first.map(String.init)
        }
        #expect(model.names(in: text).map { text.string($0.tokens) } == expected)
    }

    @Test func theSameTextGivesTheSameResult() {
        let text = String(repeating: "Police in Astana searched the flat of Marat Zhylanbayev on 5 May. ", count: 20)
        let first = tagged(text)
        let second = tagged(text)
        #expect(first.tokens == second.tokens)
        #expect(model.names(in: first) == model.names(in: second))
    }
}
