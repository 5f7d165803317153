// Pages of HTML and text: valid, readable by everybody, with what was put in and nothing that breaks out.
import BrowserSupport
import Documents
import Foundation
import TestSupport
import Testing

@Suite(.blocking) struct PageTests {
    private static func chance(_ count: Int) -> [Document] {
        (0..<count).map { seed in
            var chance = RandomDocument(seed: 5_000 + UInt64(seed))
            return chance.document()
        }
    }

    /// What Python's own reader of HTML finds: the elements, and the words in order.
    @Test(.wants(program: "python3")) func whatWasPutInIsReadAgain() throws {
        let folder = try TemporaryFolder()
        let documents = [Example.dossier, Example.letter] + Self.chance(100)
        for (number, document) in documents.enumerated() {
            #expect(document.html() == document.html())
            try Data(document.html()).write(to: folder.place("\(number).html"))
        }
        let script = """
            import sys, html.parser
            class Reader(html.parser.HTMLParser):
                def __init__(self):
                    super().__init__(); self.words = ""; self.hidden = 0; self.tags = set()
                def handle_starttag(self, tag, values):
                    self.tags.add(tag)
                    if any(k.startswith("on") or k == "src" for k, v in values): self.tags.add("BAD")
                    for k, v in values:
                        if k == "href" and not (v.startswith("https://") or v.startswith("#")): self.tags.add("BAD")
                    if tag in ("head", "sup", "section"): self.hidden += 1
                def handle_endtag(self, tag):
                    if tag in ("head", "sup", "section"): self.hidden -= 1
                def handle_data(self, data):
                    if not self.hidden: self.words += data
            for number in range(int(sys.argv[2])):
                reader = Reader()
                reader.feed(open(f"{sys.argv[1]}/{number}.html", encoding="utf-8", newline="").read()); reader.close()
                open(f"{sys.argv[1]}/{number}.txt", "w", encoding="utf-8").write(reader.words)
                print(*sorted(reader.tags))
            """
        let python = try Program.run(
            try #require(Program.path(of: "python3")), ["-c", script, folder.url.path, "\(documents.count)"])
        #expect(python.exit == 0, "\(python.errors)")
        let known = Set(
            "a blockquote body br caption code col colgroup dd div dl dt em footer h1 h2 h3 h4 h5 head header html li main meta ol p section small span strong style sup table tbody td th thead title tr ul"
                .split(separator: " "))
        let tags = python.output.split(separator: "\n")
        #expect(tags.count == documents.count)
        for line in tags { #expect(Set(line.split(separator: " ")).subtracting(known) == []) }
        for (number, document) in documents.enumerated() {
            let text = try String(contentsOf: folder.place("\(number).txt"), encoding: .utf8)
            #expect(Self.solid(text).contains(Self.solid(Expected(document).words)), "document \(number)")
        }
    }

    @Test(arguments: 0..<100) func textHoldsEverythingInItsColumns(seed: Int) {
        var chance = RandomDocument(seed: UInt64(seed))
        let document = chance.document()
        let text = document.plainText()
        #expect(text == document.plainText())
        for line in text.split(separator: "\n") where line.count > 78 {
            let words = line.split(separator: " ")
            #expect(words.count <= 2 || words.contains { $0.count > 24 }, "\(line)")
        }
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control)
        }
        for (index, note) in Expected(document).noteWords.enumerated() where Expected.isSeen(note) {
            #expect(text.contains("[\(index + 1)] "))
        }
    }

    @Test func tablesThatFitAreColumns() {
        let document = Document(
            language: "en", title: "Counts",
            blocks: [
                .table(.init("Held", header: [["Month"], ["People"]], rows: [[["May"], ["12"]], [["June 2026"]]])),
                .heading(3, "Notes on it"), .heading(1, ""), .heading(4, "Deeper"),
            ])
        #expect(
            document.plainText() == """
                Counts
                ======

                Held

                Month      People
                ---------  ------
                May        12
                June 2026

                Notes on it
                ===========

                Deeper
                ------

                """)
    }

    @Test(.wants(program: "java")) func validatorFindsNothing() throws {
        let folder = try TemporaryFolder()
        for (number, document) in ([Example.dossier, Example.letter] + Self.chance(20)).enumerated() {
            try Data(document.html()).write(to: folder.place("\(number).html"))
        }
        let run = try Program.run(Repository.root.appending(path: "Tests/Outside/html.sh").path, [folder.url.path])
        if run.exit == 3 {
            print("SKIPPED validatorFindsNothing: \(run.errors)")
            return
        }
        #expect(run.exit == 0, "\(run.output.prefix(4_000))")
    }

    @Test(.wantsBrowser, .wants(program: "python3")) func readableByEverybody() throws {
        let fetched = try Program.run(Repository.root.appending(path: "Tests/Outside/axe.sh").path, [])
        if fetched.exit == 3 {
            print("SKIPPED readableByEverybody: \(fetched.errors)")
            return
        }
        let axe = try Axe(script: URL(filePath: fetched.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        let folder = try TemporaryFolder()
        try Data(Example.dossier.html()).write(to: folder.place("page.html"))
        let browser = try WebDriver()
        try browser.go(to: folder.place("page.html").absoluteString)
        let report = try axe.report(on: browser)
        #expect(report.violations.isEmpty && report.passed > 10, "\(report.violations)")
        #expect(try browser.console().isEmpty)
    }

    private static func solid(_ words: String) -> String {
        String(
            String.UnicodeScalarView(
                words.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "☐" && $0 != "☒" }))
    }
}
