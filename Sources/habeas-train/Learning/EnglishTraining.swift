// Trains all English models, one after the other, and gives the bytes of the weights file.
import Syntax

/// How long each model is trained and how many rows its table may have.
struct TrainingPlan {
    var taggerRounds = 8
    var foldRounds = 4
    var parserRounds = 6
    var labelRounds = 8
    var beam = 4
    var nameRounds = 10
    var nameMargin: Int32 = 40
    var taggerBits = 14
    var moveBits = 18
    var labelBits = 14
    var nameBits = 14
    var folds = 4
}

struct EnglishTraining {
    /// Folder of the training data.
    var data: String
    /// Folders of annotated reports whose names are learned too.
    var reports: [String] = []
    var leftOutReports: Set<String> = []
    var plan = TrainingPlan()
    var progress: (String) -> Void = { _ in }

    /// Trains everything.
    func run() throws -> [UInt8] {
        progress("reading the treebanks")
        let trees = try treebanks()
        let whole = trees.map(\.withWholeWords)
        let changed = zip(trees, whole).filter { $0.words.count != $1.words.count }.map(\.1)
        let text = TreebankText(trees + changed)
        let wordsBytes = TaggerTraining.words([text])
        let known = try Self.table(wordsBytes, 4)
        progress("learning dictionary forms")
        let lemmas = LemmaTraining.tables([text])
        let base = [("words", wordsBytes), ("lemmas", lemmas.rules), ("edits", lemmas.edits)]

        progress("learning parts of speech")
        let tagger = TaggerTraining.weights([text], words: known, rounds: plan.taggerRounds, bits: plan.taggerBits)

        progress("tagging the treebanks by models that have not seen them")
        let folds = foldModels(trees + changed, known: known, base: base)
        let tagging = base + [("tagger", tagger)]
        let whileTagging = SyntaxModel(EmbeddedFile(copying: WeightsFile.bytes(of: tagging)))
        progress("learning names")
        let names = try nameWeights(whileTagging, folds: folds, known: known, base: tagging)

        let examples = parserExamples(trees, changed, folds)
        progress("learning to parse \(examples.count) sentences")
        var parser = ParserTraining()
        parser.beam = plan.beam
        parser.run(examples, known: known, rounds: plan.parserRounds, labelRounds: plan.labelRounds) { round, _ in
            progress("round \(round + 1) of \(plan.parserRounds)")
        }
        return WeightsFile.bytes(
            of: tagging + [
                ("moves", parser.moves.bytes(bits: plan.moveBits)),
                ("labels", parser.labels.bytes(bits: plan.labelBits)), ("names", names),
            ])
    }

    /// All training sentences of the parser: as the treebanks cut them, with whole hyphenated words, and with names as one word.
    func parserExamples(_ trees: [TreeSentence], _ changed: [TreeSentence], _ folds: [SyntaxModel]) -> [ParserExample] {
        let units = trees.compactMap { sentence -> TreeSentence? in
            let units = sentence.withWholeWords.withUnits
            return units.words.contains { $0.unit != nil } ? units : nil
        }
        return parserExamples(trees, folds) + parserExamples(changed, folds) + parserExamples(units, folds)
    }

    static func table(_ bytes: [UInt8], _ width: Int) throws -> RowTable {
        guard let table = RowTable(EmbeddedFile(copying: bytes).bytes, width: width) else {
            throw CorpusError(description: "a table of width \(width) cannot be read back")
        }
        return table
    }

    /// The treebanks' training sentences, with the names of EWT where known.
    private func treebanks() throws -> [TreeSentence] {
        var web = try Treebank.read(data + "/en/en_ewt-ud-train.conllu.xz")
        let names = try NameCorpus.read(
            data + "/en/uner_en_ewt-train.iob2.xz", separator: "\t", word: 1, tag: 2, name: "uner")
        if names.count == web.count {
            for (index, sentence) in names.enumerated() where sentence.forms.count == web[index].words.count {
                for name in sentence.names {
                    for word in name.tokens { web[index].words[word].name = word == name.tokens.lowerBound ? "B" : "I" }
                }
            }
        }
        return try web + Treebank.read(data + "/en/en_gum-open-train.conllu.xz")
    }

    /// One tagging model for each part of the sentences, trained on the other parts.
    private func foldModels(_ sentences: [TreeSentence], known: RowTable, base: [(String, [UInt8])]) -> [SyntaxModel] {
        (0..<plan.folds).map { fold in
            let rest = sentences.filter { Self.fold(of: $0, plan.folds) != fold }
            let weights = TaggerTraining.weights(
                [TreebankText(rest)], words: known, rounds: plan.foldRounds, bits: plan.taggerBits)
            return SyntaxModel(EmbeddedFile(copying: WeightsFile.bytes(of: base + [("tagger", weights)])))
        }
    }

    /// Which part a sentence belongs to; sentences of a document stay together.
    static func fold(of sentence: TreeSentence, _ folds: Int) -> Int {
        fold(of: sentence.document, folds)
    }

    static func fold(of document: String, _ folds: Int) -> Int {
        Int(FeatureHash.word(document) % UInt64(folds))
    }

    /// Sentences as the parser will meet them: with tags and lemmas of models that have not seen them.
    private func parserExamples(_ sentences: [TreeSentence], _ folds: [SyntaxModel]) -> [ParserExample] {
        folds.indices.flatMap { fold in
            Self.examples(TreebankText(sentences.filter { Self.fold(of: $0, folds.count) == fold }), folds[fold])
        }
    }

    /// Treebank sentences tagged by a model.
    static func examples(_ treebank: TreebankText, _ syntax: SyntaxModel) -> [ParserExample] {
        var text = treebank.text
        syntax.tag(&text)
        return zip(text.sentences, treebank.sentences).map { range, sentence in
            ParserExample(
                words: zip(text.tokens[range.tokens], sentence.words).map { token, word in
                    word.unit.map { ParserWord(lower: token.lower, lemma: token.lower, tag: $0) }
                        ?? ParserWord(lower: token.lower, lemma: token.lemma, tag: token.tag)
                },
                heads: sentence.words.map(\.head), relations: sentence.words.map(\.relation))
        }
    }
}
