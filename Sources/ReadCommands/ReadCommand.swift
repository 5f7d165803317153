// `habeas read`: reports in, case files out.
package import ArgumentParser
package import CaseModel
import Glibc
import Presentation
import Reading

package struct ReadCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads reports and drafts their case files.",
        discussion: """
            Reads web pages (.html) and plain text, offline. A folder stands for the reports in it, '-' for standard input.

            Examples:
              habeas read page.html                        the case file, to read in the terminal
              habeas read page.html --explain              with the rule and the words behind every item
              habeas read page.html --format html >a.html  the report beside its draft, to open in a browser
              habeas read reports/ --format json --out drafts   one file a report
              curl -s URL | habeas read - --published 2024-05-17
            """)

    @Argument(help: ArgumentHelp("Files or folders; '-' is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(help: "What comes out: text, json (one line a report) or html (one page a report).")
    var format: Format = .text

    @Flag(help: "Print only the text that would be read, without reading it.")
    var textOnly = false

    /// For `Benchmarks/reading/main-text`, whose answers have no headlines: with `--text-only`, without headline and date line.
    @Flag(help: .hidden)
    var withoutHead = false

    @Option(
        help: ArgumentHelp("Day of publication, where the page does not give it.", valueName: "YYYY-MM-DD"),
        transform: PublishedDay.read)
    var published: EDTF?

    @Option(help: ArgumentHelp("Language of the reports (en), where the page does not give it.", valueName: "code"))
    var lang: String?

    @Flag(help: "Give the rule and the words behind every item.")
    var explain = false

    @Option(help: ArgumentHelp("How many reports to read at a time (all cores).", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp("Write one file a report into this folder, named by the report's file.", valueName: "folder")
    )
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Folder of word lists to add to those of the program; see 'habeas lexicon'.", valueName: "folder"))
    var lexicon: String?

    package init() {}

    package mutating func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number of 1 or more") }
        if let lang, lang != "en" { throw ValidationError("--lang \(lang): only English (en) is read so far") }
        if files.isEmpty, isatty(STDIN_FILENO) == 1 { throw ValidationError("Name a file, a folder or '-' to read") }
    }

    package func run() async throws {
        let reader = try Reader(lexicon: lexicon.map(LexiconFolder.lexicon) ?? .english)
        var (inputs, problems) = InputList.expand(files)
        if out != nil { problems += InputList.partSameNames(&inputs) }
        for problem in problems { Messages.say(problem) }
        let work = ReadingWork(
            reader: reader, style: textOnly ? .bare : format.style, published: published, language: lang,
            explain: explain, isHeadless: withoutHead,
            textStyle: out == nil ? Terminal.textStyle : TextStyle())
        let destination: any Destination
        if let out {
            destination = try FolderDestination(out, ending: textOnly ? "txt" : format.ending)
        } else {
            destination = StandardOutput()
        }
        let failed =
            try await ReadingRun(work: work, destination: destination, jobs: jobs ?? coreCount()).run(inputs)
            + problems.count
        if failed > 0 {
            throw Exit.Failure(exit: failed >= inputs.count + problems.count ? .refused : .partFailed)
        }
    }

    private func coreCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// The forms a case file comes in.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, html

    var ending: String { self == .text ? "txt" : rawValue }

    var style: ReadingWork.Style {
        switch self {
        case .text: .text
        case .json: .json
        case .html: .html
        }
    }
}

/// The day of publication as the command line gives it.
package enum PublishedDay {
    /// Reads `YYYY-MM-DD`.
    package static func read(_ argument: String) throws -> EDTF {
        let isDay = argument.utf8.count == 10 && argument.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isDay, let day = EDTF(argument) else {
            throw ValidationError("--published \(argument): not a day written like 2024-05-17")
        }
        return day
    }
}
