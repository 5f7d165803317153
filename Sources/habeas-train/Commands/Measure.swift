// `habeas-train measure`: prints how good the models are on data that they have not seen.
import ArgumentParser
import FoundationEssentials
import Syntax

struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints how good the models are on test data.",
        discussion: """
            Measures the weights inside this program, or others with --weights.

            Example:
              habeas-train measure --data ../shared/corpus/training
            """)

    @Option(help: "Folder of the training data.") var data = "../shared/corpus/training"
    @Option(help: "A weights file to measure instead of the weights inside this program.") var weights: String?
    @Option(help: "Folder of annotated reports on which names are measured.") var reports: String?
    @Option(help: "Only these reports, parted by commas.") var only = ""

    @Flag(help: "Only the figures that have a floor, one a line: a name, a tab, a percentage.") var plain = false

    func run() throws {
        let syntax = try SyntaxModel.reading(weights)
        let measurement = Measurement(syntax: syntax, data: data)
        if plain {
            for (name, share) in try measurement.figures() { print(name + "\t" + Self.percent(share)) }
            return
        }
        print("treebank              UPOS  lemma    UAS    LAS  LAS+subtypes  arguments  unlabelled")
        for (name, file, asUnits) in [
            ("EWT test", "en_ewt-ud-test.conllu.xz", false), ("EWT test, as units", "en_ewt-ud-test.conllu.xz", true),
            ("EWT dev", "en_ewt-ud-dev.conllu.xz", false),
            ("GUM test", "en_gum-open-test.conllu.xz", false),
            ("GUM test, as units", "en_gum-open-test.conllu.xz", true),
        ] {
            let result = try measurement.treebank(file, asUnits: asUnits)
            let numbers = [
                result.tagAccuracy, result.lemmaAccuracy, result.trees.uas, result.trees.las, result.trees.lasFine,
                result.trees.arguments,
                result.trees.argumentsUnlabelled,
            ]
            print(Self.pad(name, 20) + numbers.map { Self.percent($0) }.joined(separator: "  "))
        }
        print("names                 precision  recall  F1")
        for (name, file) in [("UNER test", "uner_en_ewt-test.iob2.xz"), ("UNER dev", "uner_en_ewt-dev.iob2.xz")] {
            printNames(name, try measurement.names(file))
        }
        if let reports {
            printNames(
                "reports",
                try measurement.names(inReports: reports, only: Set(only.split(separator: ",").map(String.init))))
        }
    }

    private func printNames(_ name: String, _ result: Measurement.Names) {
        print(
            Self.pad(name, 20)
                + [result.precision, result.recall, result.f1].map { Self.percent($0) }.joined(separator: "  "))
    }

    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// A share as a percentage with two places.
    static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10000).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
