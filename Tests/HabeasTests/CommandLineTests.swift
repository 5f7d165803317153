// The command as scripts use it: what it says, where it says it, and how it ends.
import Foundation
import TestSupport
import Testing

/// The program that was built with these tests.
enum HabeasProgram {
    /// Its path: beside the bundle that holds the tests.
    static let path = Program.built("habeas")

    static func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
        try Program.run(
            #require(path, "the program habeas was not built beside the tests"), arguments, input: Data(input.utf8))
    }
}

/// A folder that goes away with the test.
final class Workplace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "habeas-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file and gives its path.
    func write(_ name: String, _ content: String) throws -> String { try write(name, Data(content.utf8)) }

    func write(_ name: String, _ content: Data) throws -> String {
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: place)
        return place.path
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    func content(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}

private let report = """
    Two activists detained in Karakol
    On 3 March 2024 police in Karakol detained the activist Nurlan Sadykov. His lawyer Irina Pak said that he was charged \
    under Article 278 of the Criminal Code.
    """

@Suite struct CommandLineTests {
    let place: Workplace
    init() throws { place = try Workplace() }

    /// One sentence on standard error, naming what it is about.
    private func expectOneSentence(
        _ errors: String, about name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let lines = errors.split(separator: "\n")
        #expect(lines.count == 1, "\(errors)", sourceLocation: sourceLocation)
        #expect(
            errors.hasPrefix("habeas: ") && errors.hasSuffix(".\n") && errors.contains(name), "\(errors)",
            sourceLocation: sourceLocation)
    }

    @Test func readsAFileAsText() throws {
        let outcome = try HabeasProgram.run(["read", place.write("a.txt", report)])
        #expect(outcome.exit == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.hasPrefix("Two activists detained in Karakol\n"))
        #expect(outcome.output.contains("Article 278, criminal code"))
        #expect(!outcome.output.contains("\u{1B}"), "no colour where there is no terminal")
    }

    @Test func readsStandardInputAsJSON() throws {
        let outcome = try HabeasProgram.run(
            ["read", "-", "--format", "json", "--published", "2024-03-05"], input: report)
        #expect(outcome.exit == 0 && outcome.errors.isEmpty)
        let object = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(object["document_date"] as? String == "2024-03-05")
        #expect(outcome.output.last == "\n" && outcome.output.split(separator: "\n").count == 1)
    }

    @Test func printsTheTextAlone() throws {
        let html =
            "<html><body><nav>Menu</nav><article><h1>Title here</h1><p>\(report)</p><p>\(report)</p></article></body></html>"
        let outcome = try HabeasProgram.run(["read", place.write("a.html", html), "--text-only"])
        #expect(outcome.exit == 0)
        #expect(
            outcome.output.contains("detained the activist Nurlan Sadykov") && !outcome.output.contains("<p>")
                && !outcome.output.contains("Menu"))
    }

    @Test func refusesAMissingFile() throws {
        let outcome = try HabeasProgram.run(["read", place.path("none.txt")])
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        expectOneSentence(outcome.errors, about: "none.txt")
    }

    @Test(arguments: ["empty", "binary", "pdf", "zip"]) func refusesWhatIsNoReport(kind: String) throws {
        let contents: [String: Data] = [
            "empty": Data(), "binary": Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }),
            "pdf": Data("%PDF-1.7\n%\u{E2}\u{E3}\n".utf8), "zip": Data([0x50, 0x4B, 3, 4, 20, 0, 0, 0]),
        ]
        let outcome = try HabeasProgram.run([
            "read", place.write("\(kind).txt", #require(contents[kind])), "--format", "json",
        ])
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        expectOneSentence(outcome.errors, about: "\(kind).txt")
    }

    @Test func readsTheOthersWhenOneFails() throws {
        let files = try [place.write("a.txt", report), place.path("none.txt"), place.write("b.txt", report)]
        let outcome = try HabeasProgram.run(["read", "--format", "json"] + files)
        #expect(outcome.exit == 3)
        expectOneSentence(outcome.errors, about: "none.txt")
        #expect(outcome.output.split(separator: "\n").count == 2)
    }

    @Test(arguments: [
        ["read", "--jobs", "0", "x"], ["read", "--published", "yesterday", "x"],
        ["read", "--published", "2024-02-30", "x"],
        ["read", "--format", "pdf", "x"], ["read", "--lang", "xx", "x"], ["red"], ["read", "--frobnicate"],
    ])
    func saysWhatIsWrongWithTheUsage(arguments: [String]) throws {
        let outcome = try HabeasProgram.run(arguments)
        #expect(outcome.exit == 2 && outcome.output.isEmpty)
        expectOneSentence(outcome.errors, about: arguments.count > 1 ? arguments[1] : "red")
    }

    @Test func helpHasExamplesAndVersionIsOneLine() throws {
        let help = try HabeasProgram.run(["read", "--help"])
        #expect(help.exit == 0 && help.output.contains("Examples:") && help.errors.isEmpty)
        let version = try HabeasProgram.run(["--version"])
        #expect(version.exit == 0 && version.output.split(separator: "\n").count == 1)
    }

    @Test func writesOneFileAReport() throws {
        let files = try [
            place.write("in/a.txt", report),
            place.write("in/deep/b.html", "<p>" + String(repeating: report, count: 4) + "</p>"),
        ]
        let outcome = try HabeasProgram.run(["read", place.path("in"), "--format", "json", "--out", place.path("out")])
        #expect(outcome.exit == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(files.count == 2 && place.exists("out/a.json") && place.exists("out/b.json"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path("out")).sorted() == ["a.json", "b.json"])
    }

    @Test func neverWritesTwoReportsOverOneAnother() throws {
        let first = try place.write("x/a.txt", report)
        let second = try place.write("y/a.txt", "Another report about nothing at all")
        let outcome = try HabeasProgram.run(["read", first, second, "--out", place.path("out")])
        #expect(outcome.exit == 3)
        expectOneSentence(outcome.errors, about: "y/a.txt")
        #expect(try place.content("out/a.txt").contains("Karakol"))
    }

    @Test func aFolderWithoutReportsIsSaidSo() throws {
        _ = try place.write("in/picture.png", "x")
        let outcome = try HabeasProgram.run(["read", place.path("in")])
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        expectOneSentence(outcome.errors, about: place.path("in"))
    }

    @Test func aPipeNamedAsAFileIsRefusedAtOnce() throws {
        #expect(mkfifo(place.path("pipe"), 0o600) == 0)
        let outcome = try HabeasProgram.run(["read", place.path("pipe")])
        #expect(outcome.exit == 1)
        expectOneSentence(outcome.errors, about: "pipe")
    }

    @Test func sameBytesWithAnyNumberOfJobs() throws {
        for index in 0..<12 {
            _ = try place.write(
                "in/\(index).txt", report + "\nNumber \(index)\n" + String(repeating: report, count: index % 4))
        }
        let one = try HabeasProgram.run(["read", place.path("in"), "--format", "json", "--jobs", "1"])
        #expect(one.exit == 0 && one.output.split(separator: "\n").count == 12)
        for jobs in ["2", "3", "16"] {
            #expect(
                try HabeasProgram.run(["read", place.path("in"), "--format", "json", "--jobs", jobs]).output
                    == one.output)
        }
    }

    @Test func aNameCanNotPlayTricksOnTheTerminal() throws {
        let outcome = try HabeasProgram.run(["read", place.path("a\u{1B}[31m\nhabeas: all is well.txt")])
        #expect(outcome.exit == 1)
        #expect(!outcome.errors.contains("\u{1B}") && outcome.errors.split(separator: "\n").count == 1)
    }

    // MARK: Word lists

    @Test func aWordListOfTheProgramShowsHowToAddToIt() throws {
        let names = try HabeasProgram.run(["lexicon"]).output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
        #expect(names.contains("triggers") && names.count >= 8)
        for name in names {
            let list = try HabeasProgram.run(["lexicon", "show", name])
            #expect(list.exit == 0 && list.errors.isEmpty)
            _ = try place.write("all/\(name).tsv", list.output)
        }
        let outcome = try HabeasProgram.run(
            ["read", "-", "--format", "json", "--lexicon", place.path("all")], input: report)
        #expect(outcome.exit == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(
            try outcome.output == HabeasProgram.run(["read", "-", "--format", "json"], input: report).output,
            "adding what is there changes nothing")
        let none = try HabeasProgram.run(["lexicon", "show", "nouns"])
        #expect(none.exit == 1 && none.output.isEmpty)
        expectOneSentence(none.errors, about: "nouns")
    }

    @Test func wordsThatAreAddedAreRead() throws {
        let text = "The monitor wrote that police snaffled the activist Aidar Samatov in Astana on 3 May 2024."
        _ = try place.write("words/triggers.tsv", "kind\tpattern\tvictim\tactor\tflags\ndetention\tsnaffle.v\tO\tS\n")
        _ = try place.write("words/notes.txt", "passed over")
        let arguments = ["read", "-", "--lexicon", place.path("words")]
        let outcome = try HabeasProgram.run(arguments, input: text)
        #expect(outcome.exit == 0 && outcome.output.contains("Detention of Aidar Samatov"), "\(outcome)")
        #expect(try HabeasProgram.run(arguments, input: text).output == outcome.output)
        #expect(try !HabeasProgram.run(["read", "-"], input: text).output.contains("Detention of"))
    }

    @Test func aWordListThatIsWrongIsRefusedWithItsLine() throws {
        let file = try place.write("bad/triggers.tsv", "kind\tpattern\tvictim\tactor\tflags\n# mine\ndetaind\tgrab.v\n")
        let outcome = try HabeasProgram.run(["read", "-", "--lexicon", place.path("bad")], input: report)
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        expectOneSentence(outcome.errors, about: "\(file) line 3: 'detaind'")
        _ = try place.write("other/nouns.tsv", "noun\n")
        for (folder, word) in [
            ("other", "nouns.tsv"), ("none", "no such folder"), ("bad/triggers.tsv", "not a folder"),
        ] {
            let refused = try HabeasProgram.run(["read", "-", "--lexicon", place.path(folder)], input: report)
            #expect(refused.exit == 1 && refused.output.isEmpty)
            expectOneSentence(refused.errors, about: word)
        }
    }
}
