// Word files: what was put in is read again, nothing breaks out, and nothing tells who made them.
import BrowserSupport
import Documents
import Foundation
import TestSupport
import Testing

@Suite(.blocking) struct WordTests {
    @Test(arguments: 0..<300) func whatWasPutInIsReadAgain(seed: Int) throws {
        var chance = RandomDocument(seed: UInt64(seed))
        let document = chance.document()
        let file = try document.docx()
        #expect(try document.docx() == file)
        let (read, expected) = (try WordReader(file), Expected(document))
        #expect(Array(read.words.unicodeScalars) == Array(expected.words.unicodeScalars))
        #expect(read.notes == expected.notes)
        #expect(read.noteWords.sorted { $0.key < $1.key }.map(\.value) == expected.noteWords)
    }

    @Test func propertiesTellNothing() throws {
        var document = Example.dossier
        let plain = try WordReader(try document.docx())
        let start =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        let end = "<dc:language>en</dc:language></cp:coreProperties>"
        #expect(plain.text("docProps/core.xml") == start + end)
        document.propertyTitle = "A <title>"
        let titled = try WordReader(try document.docx())
        #expect(titled.text("docProps/core.xml") == start + "<dc:title>A &lt;title&gt;</dc:title>" + end)
        for part in plain.parts.keys {
            for word in ["rsid", "w:author", "w:date", "/work", "/home", "/tmp", "attachedTemplate", "Bolat"]
            where word != "Bolat" || !["word/document.xml", "word/header1.xml"].contains(part) {
                #expect(!plain.text(part).contains(word), "\(part): \(word)")
            }
        }
    }

    @Test func aNoteCitedAgainHasItsFirstNumber() throws {
        let read = try WordReader(try Example.dossier.docx())
        #expect(read.notes.prefix(5) == [1, 2, 3, 1, 1] && read.noteWords.count == 3)
        #expect(read.text("word/document.xml").contains("NOTEREF _note1 "))
    }

    @Test(.wants(program: "unzip"), .wants(program: "python3")) func zipIsReadByOthers() throws {
        let folder = try TemporaryFolder()
        let file = folder.place("dossier.docx")
        try Data(try Example.dossier.docx()).write(to: file)
        let unzip = try Program.run(try #require(Program.path(of: "unzip")), ["-t", file.path])
        #expect(unzip.exit == 0 && unzip.output.contains("No errors detected"), "\(unzip.output)\(unzip.errors)")
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as z:
                assert z.testzip() is None
                for i in z.infolist():
                    assert i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra and not i.comment and not i.external_attr, i
                    print(i.filename)
            """
        let python = try Program.run(try #require(Program.path(of: "python3")), ["-c", script, file.path])
        #expect(python.exit == 0, "\(python.errors)")
        #expect(python.output.split(separator: "\n").map(String.init) == WordReader.names)
    }

    /// The schemas of Office hold for the example and for documents of chance.
    @Test(.wants(program: "python3")) func schemasHold() throws {
        let folder = try TemporaryFolder()
        var documents = [Example.dossier, Example.letter]
        for seed in 0..<8 {
            var chance = RandomDocument(seed: 2_000 + UInt64(seed))
            documents.append(chance.document())
        }
        for (number, document) in documents.enumerated() {
            try Data(try document.docx()).write(to: folder.place("\(number).docx"))
        }
        let run = try Program.run(
            Repository.root.appending(path: "Tests/Outside/docx.sh").path,
            documents.indices.map { folder.place("\($0).docx").path })
        if run.exit == 3 {
            print("SKIPPED schemasHold: \(run.errors)")
            return
        }
        #expect(run.exit == 0, "\(run.output.prefix(4_000))\(run.errors)")
    }

    @Test func namesOfPlacesAreWrittenNowhere() throws {
        let document = Document(
            language: "en", title: "Places",
            blocks: [
                .paragraph(.anchor("witness-Aigerim"), "Here. ", .link("there", to: .anchor("witness-Aigerim"))),
                .paragraph(.link("nowhere", to: .anchor("witness-Aigerim-2"))),
            ])
        let word = try WordReader(try document.docx())
        for text in word.parts.keys.map(word.text) + [
            String(decoding: document.html(), as: UTF8.self), document.plainText(),
        ] {
            #expect(!text.contains("Aigerim"))
        }
        #expect(word.text("word/document.xml").matches(of: /w:anchor="_place1"/).count == 1)
        #expect(String(decoding: document.html(), as: UTF8.self).contains(##"<a href="#place-1">there</a>"##))
    }

    /// LibreOffice opens the example and documents of chance, and reads in them what was put in.
    @Test(.wants(program: "soffice")) func libreOfficeOpensIt() throws {
        let folder = try TemporaryFolder()
        var documents = [Example.dossier, Example.letter]
        for seed in 0..<8 {
            var chance = RandomDocument(seed: 1_000 + UInt64(seed))
            documents.append(chance.document())
        }
        for (number, document) in documents.enumerated() {
            try Data(try document.docx()).write(to: folder.place("\(number).docx"))
        }
        // It is known to wait for ever at times.
        let timeout = try #require(Program.path(of: "timeout"))
        for format in ["pdf", "txt:Text (encoded):UTF8"] {
            let run = try Program.run(
                timeout,
                [
                    "120", "soffice",
                    "-env:UserInstallation=\(folder.place("profile").absoluteString)", "--headless", "--convert-to",
                    format, "--outdir",
                    folder.url.path,
                ] + documents.indices.map { folder.place("\($0).docx").path })
            #expect(
                run.exit == 0 && !(run.output + run.errors).lowercased().contains("error"), "\(run.output)\(run.errors)"
            )
        }
        for (number, document) in documents.enumerated() {
            let pdf = try Data(contentsOf: folder.place("\(number).pdf"))
            #expect(pdf.starts(with: Data("%PDF-".utf8)) && pdf.count > 1_000)
            let text = try String(contentsOf: folder.place("\(number).txt"), encoding: .utf8)
            // Without spaces, which LibreOffice adds between blocks, and what it shows in another way.
            #expect(Self.letters(text).contains(Self.letters(Expected(document).words)), "document \(number)")
        }
    }

    private static func letters(_ text: String) -> String { text.filter { $0.isLetter } }
}

/// A folder that goes with the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "habeas-documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func place(_ name: String) -> URL { url.appending(path: name) }
}
