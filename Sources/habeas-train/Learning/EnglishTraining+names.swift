// The corpora of names, made ready for the name tagger.
import Syntax

extension EnglishTraining {
    /// Learns the weights of the name tagger from UNER, tagged by models that have not seen it, and from the annotated reports.
    func nameWeights(_ syntax: SyntaxModel, folds: [SyntaxModel], known: RowTable, base: [(String, [UInt8])]) throws
        -> [UInt8]
    {
        let file = data + "/en/uner_en_ewt-train.iob2.xz"
        let web = try NameCorpus.read(file, separator: "\t", word: 1, tag: 2, name: "uner")
        var examples = folds.indices.flatMap { fold in
            Self.examples(web.filter { Self.fold(of: $0.document, folds.count) == fold }, folds[fold])
        }
        let first = nameWeights(examples, known)
        guard !reports.isEmpty else { return first }
        let model = SyntaxModel(EmbeddedFile(copying: WeightsFile.bytes(of: base + [("names", first)])))
        for folder in reports {
            for report in try ReportNames.read(folder, leavingOut: leftOutReports, syntax: syntax) {
                let filled = model.names(in: report.text)
                examples.append(NameExample(text: report.text, labels: report.labels(filledBy: filled)))
            }
        }
        return nameWeights(examples, known)
    }

    private func nameWeights(_ examples: [NameExample], _ known: RowTable) -> [UInt8] {
        NameTraining.weights(
            examples, words: known, rounds: plan.nameRounds, bits: plan.nameBits, margin: plan.nameMargin)
    }

    /// Documents of a corpus, tagged.
    static func examples(_ sentences: [NamedSentence], _ syntax: SyntaxModel) -> [NameExample] {
        var result: [NameExample] = []
        var start = 0
        while start < sentences.count {
            var end = start + 1
            while end < sentences.count, sentences[end].document == sentences[start].document { end += 1 }
            let part = Array(sentences[start..<end])
            var text = NameCorpus.text(part).text
            syntax.tag(&text)
            result.append(
                NameExample(text: text, labels: part.flatMap { NameLabel.labels($0.names, count: $0.forms.count) }))
            start = end
        }
        return result
    }
}
