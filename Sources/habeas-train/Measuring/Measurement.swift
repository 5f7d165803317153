// The tables: how the models do on the test parts of the corpora.
import Syntax

/// Measures the models on data that they have not seen.
struct Measurement {
    var syntax: SyntaxModel
    var data: String

    /// Right tags and trees on one treebank, words cut as the treebank cuts them.
    struct Treebanks {
        var words = 0
        var tags = 0
        var lemmas = 0
        var lemmaWords = 0
        var trees = TreeScore()

        var tagAccuracy: Double { Double(tags) / Double(max(words, 1)) }
        var lemmaAccuracy: Double { Double(lemmas) / Double(max(lemmaWords, 1)) }
    }

    /// Measures tags, lemmas and trees; `asUnits` joins hyphenated words and names first, as the reader does.
    func treebank(_ file: String, asUnits: Bool = false) throws -> Treebanks {
        var sentences = try Treebank.read(data + "/en/" + file)
        if asUnits {
            sentences = sentences.map(\.withWholeWords.withUnits)
        }
        let treebank = TreebankText(sentences)
        var text = treebank.text
        syntax.tag(&text)
        var result = Treebanks()
        for (token, word) in zip(text.tokens, treebank.words) {
            result.words += 1
            if token.tag == word.tag { result.tags += 1 }
            if word.tag != .propn, word.tag != .num, word.lemma != "_" {
                result.lemmaWords += 1
                if token.lemma == Token.plain(word.lemma) { result.lemmas += 1 }
            }
        }
        for (example, sentence) in zip(EnglishTraining.examples(treebank, syntax), sentences) {
            result.trees.add(
                syntax.parse(example.words), gold: example.heads, example.relations, tags: sentence.words.map(\.tag))
        }
        return result
    }

    /// Right, found and gold names; people, organisations and places only.
    struct Names {
        var right = 0
        var found = 0
        var gold = 0

        var precision: Double { Double(right) / Double(max(found, 1)) }
        var recall: Double { Double(right) / Double(max(gold, 1)) }
        var f1: Double { TreeScore.f1(right, found, gold) }

        mutating func add(found: [NameSpan], gold: [NameSpan]) {
            let these = Set(found.filter { $0.kind != .other })
            let those = Set(gold.filter { $0.kind != .other })
            right += these.intersection(those).count
            self.found += these.count
            self.gold += those.count
        }
    }

    /// Measures names on a part of UNER.
    func names(_ file: String) throws -> Names {
        var result = Names()
        let sentences = try NameCorpus.read(data + "/en/" + file, separator: "\t", word: 1, tag: 2, name: "uner")
        for example in EnglishTraining.examples(sentences, syntax) {
            let gold = example.text.sentences.flatMap {
                NameLabel.names(Array(example.labels[$0.tokens]), from: $0.tokens.lowerBound)
            }
            result.add(found: syntax.names(in: example.text), gold: gold)
        }
        return result
    }

    /// Measures names on annotated reports.
    func names(inReports folder: String, only: Set<String>) throws -> Names {
        var result = Names()
        for report in try ReportNames.read(folder, leavingOut: [], syntax: syntax)
        where only.isEmpty || only.contains(report.id) {
            result.add(found: syntax.names(in: report.text), gold: report.names)
        }
        return result
    }

    /// The figures that have a floor, by their names in `Benchmarks/floors.tsv`.
    func figures() throws -> [(measure: String, share: Double)] {
        let web = try treebank("en_ewt-ud-test.conllu.xz")
        return [
            ("upos", web.tagAccuracy), ("lemmas", web.lemmaAccuracy), ("uas", web.trees.uas), ("las", web.trees.las),
            ("event_arguments", web.trees.arguments), ("names", try names("uner_en_ewt-test.iob2.xz").f1),
        ]
    }
}
