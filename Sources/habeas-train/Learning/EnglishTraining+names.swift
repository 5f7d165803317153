// The corpora of names, made ready for the name tagger.
import Syntax

extension EnglishTraining {
    /// Learns the weights of the name tagger from all corpora of names and from the annotated reports.
    func nameWeights(_ syntax: SyntaxModel, known: RowTable, base: [(String, [UInt8])]) throws -> [UInt8] {
        let folder = data + "/en/"
        var examples: [NameExample] = []
        examples += Self.examples(
            try NameCorpus.read(folder + "uner_en_ewt-train.iob2.xz", separator: "\t", word: 1, tag: 2, name: "uner"),
            syntax)
        for part in ["train", "dev"] {
            let file = folder + "crossner-politics-\(part).txt.xz"
            examples += Self.examples(
                try NameCorpus.read(file, separator: "\t", word: 0, tag: 1, name: "crossner"), syntax)
        }
        let first = NameTraining.weights(examples, words: known, rounds: plan.nameRounds, bits: plan.nameBits)
        guard let reports else { return first }
        let model = SyntaxModel(EmbeddedFile(copying: WeightsFile.bytes(of: base + [("names", first)])))
        for report in try ReportNames.read(reports, leavingOut: leftOutReports, syntax: syntax) {
            let filled = model.names(in: report.text)
            examples.append(NameExample(text: report.text, labels: report.labels(filledBy: filled)))
        }
        return NameTraining.weights(examples, words: known, rounds: plan.nameRounds, bits: plan.nameBits)
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
