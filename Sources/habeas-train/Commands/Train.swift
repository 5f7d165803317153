// `habeas-train train`: learns the weights from the corpora.
import ArgumentParser
import FoundationEssentials

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learns all models and writes the weights.",
        discussion: """
            The same data give the same weights. It takes a few minutes on one core.

            Example:
              habeas-train train --data ../shared/corpus/training --reports ../shared/corpus/reports/en,Tests/Gold/en \\
                  --out Sources/EmbeddedData/weights
            """)

    @Option(help: "Folder of the training data.") var data = "../shared/corpus/training"
    @Option(help: "Folders of annotated reports whose names are learned too, parted by commas; `none` for none.")
    var reports = "../shared/corpus/reports/en,Tests/Gold/en"
    @Option(help: "Reports to leave out, parted by commas (for cross-validation).") var without = ""
    @Option(help: "Folder for the weights.") var out = "Sources/EmbeddedData/weights"

    func run() throws {
        var training = EnglishTraining(data: data)
        if reports != "none" { training.reports = reports.split(separator: ",").map(String.init) }
        training.leftOutReports = Set(without.split(separator: ",").map(String.init))
        training.progress = { print($0) }
        let bytes = try training.run()
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: out + "/en.habw", contents: Data(bytes)) else {
            throw CorpusError(description: "\(out)/en.habw: cannot be written")
        }
        print("\(out)/en.habw: \(bytes.count) bytes")
    }
}
