// `habeas-train speed`: how many words a second each stage does on one core.
import ArgumentParser
import Foundation
import Syntax

struct Speed: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints how many words a second the models read.",
        discussion: """
            Build with `-c release` for true figures.

            Example:
              habeas-train speed ../shared/corpus/reports/en/3*.txt
            """)

    @Argument(help: "Text files.") var files: [String]
    @Option(help: "How often the texts are read.") var times = 20
    @Option(help: "A weights file to use instead of the weights inside this program.") var weights: String?

    func run() throws {
        let texts = files.compactMap { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } }
        let start = Self.processorTime
        let syntax = try SyntaxModel.reading(weights)
        let loaded = Self.processorTime - start
        var words = 0
        var durations = [Double](repeating: 0, count: 4)
        for _ in 0..<times {
            for bytes in texts {
                let begin = Self.processorTime
                var text = syntax.tokenize(bytes)
                let cut = Self.processorTime
                syntax.tag(&text)
                let tagged = Self.processorTime
                let names = syntax.names(in: text)
                let named = Self.processorTime
                for sentence in text.sentences {
                    _ = syntax.parse(
                        text.tokens[sentence.tokens].map { ParserWord(lower: $0.lower, lemma: $0.lemma, tag: $0.tag) })
                }
                let parsed = Self.processorTime
                words += text.tokens.count
                _ = names
                for (stage, time) in [cut - begin, tagged - cut, named - tagged, parsed - named].enumerated() {
                    durations[stage] += time
                }
            }
        }
        print("loading: \(Int(loaded * 1_000_000)) µs")
        for (name, time) in zip(["cutting", "tagging", "names", "parsing"], durations) {
            print("\(name): \(Int(Double(words) / time)) words/s")
        }
        print("together: \(Int(Double(words) / durations.reduce(0, +))) words/s")
    }
}

extension Speed {
    /// Seconds of processor time that this process has used: other work on the machine does not count.
    private static var processorTime: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

extension SyntaxModel {
    /// The models of a weights file, or those inside this program where none is given.
    static func reading(_ path: String?) throws -> SyntaxModel {
        var model = SyntaxModel()
        if let path {
            guard let file = FileManager.default.contents(atPath: path) else {
                throw CorpusError(description: "\(path): cannot be read")
            }
            model = SyntaxModel(EmbeddedFile(copying: [UInt8](file)))
        }
        guard model.isTrained else { throw CorpusError(description: "there are no weights; run `habeas-train train`") }
        return model
    }
}
