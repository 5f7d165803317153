// Programs that are not ours open what is written: Office's schemas, the validator of HTML, LibreOffice; and nothing but the language stands in properties.

import CaseModel
import Foundation
import Phrases
import Publication
import PublicationSupport
import TestSupport
import Testing

@testable import Publishing

@Suite struct DocumentJudgeTests {
    /// Documents of a few publications in all languages, in a new folder.
    private static func written() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-publishing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let withCases = (0..<100 as Range<UInt64>).lazy.map { RandomPublication.make(seed: $0) }
            .filter { !$0.cases.isEmpty }
        for (language, publication) in zip(Language.allCases, withCases) {
            let text = Bulletin.text(of: publication, since: .init(number: 0), in: language)
            let files =
                try Dossier.files(of: publication, in: language)
                + Submission.files(of: publication, form: nil, in: language)
                + Bulletin.files(of: text, publication, in: language)
            for file in files {
                try Data(file.bytes).write(to: folder.appending(path: "\(language.rawValue)-\(file.path)"))
            }
        }
        return folder
    }

    private static func names(_ folder: URL, _ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
    }

    @Test func pagesAndWordFilesAreValid() throws {
        let folder = try Self.written()
        defer { try? FileManager.default.removeItem(at: folder) }
        let scripts = Repository.root.appending(path: "Tests/Outside")
        for (script, ending) in [("html.sh", ".html"), ("docx.sh", ".docx")] {
            let names = try Self.names(folder, ending)
            #expect(names.count >= 9)
            let run = try Program.run(
                scripts.appending(path: script).path, names.map { folder.appending(path: $0).path })
            if run.exit == 3 {
                print("SKIPPED pagesAndWordFilesAreValid: \(run.errors)")
            } else {
                #expect(run.exit == 0 && run.output.isEmpty, "\(run.output.prefix(2_000))\(run.errors.prefix(500))")
            }
        }
    }

    @Test(.wants(program: "soffice"), .wants(program: "timeout")) func libreOfficeOpensThem() throws {
        let folder = try Self.written()
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try Self.names(folder, ".docx").map { folder.appending(path: $0).path }
        let timeout = try #require(Program.path(of: "timeout"))
        let run = try Program.run(
            timeout,
            [
                "200", "soffice", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
                "--headless",
                "--convert-to", "pdf", "--outdir", folder.path,
            ] + names)
        #expect(
            run.exit == 0 && !(run.output + run.errors).lowercased().contains("error"), "\(run.output)\(run.errors)")
        #expect(try Self.names(folder, ".pdf").count == names.count)
    }

    @Test(.wants(program: "python3")) func propertiesHoldNothing() throws {
        let folder = try Self.written()
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try Self.names(folder, ".docx").map { folder.appending(path: $0).path }
        let python = try #require(Program.path(of: "python3"))
        let code = """
            import re, sys, zipfile
            for name in sys.argv[1:]:
                with zipfile.ZipFile(name) as file:
                    for part in file.namelist():
                        if part.startswith("docProps/"): print(part, re.sub("<[^>]*>", "", file.read(part).decode()).strip())
                        if file.getinfo(part).date_time != (1980, 1, 1, 0, 0, 0): print("dated", part)
            """
        let run = try Program.run(python, ["-c", code] + names)
        #expect(run.exit == 0, "\(run.errors)")
        let lines = Set(run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        #expect(
            lines.isSubset(of: ["docProps/core.xml en", "docProps/core.xml ru", "docProps/core.xml kk"]), "\(lines)")
    }
}
