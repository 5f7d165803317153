// Open data through the command: no consent, no file; the same casebook, the same bytes; no cell is a formula.
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct PublishDataTests {
    private static let report = """
        Journalist Ivan Sampleov was detained in Exampleville on 3 May 2024. On 5 May 2024 the Exampleville City Court ordered his arrest for two months.
        Pyotr Hiddenin was detained with him.

        """

    private static func desk(consent: String) throws -> VaultDesk {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key && habeas unlock").exit == 0)
        try desk.write("report.txt", report)
        #expect(try desk.sh("habeas add report.txt --published 2024-05-06").exit == 0)
        #expect(try desk.sh("habeas accept --all --including-check").exit == 0)
        let event = try desk.sh(
            "habeas event add --kind search --person 'Ivan Sampleov' --date 2024-05-02 --place '=cmd|calc!A1' --by '@Sampleville Police'"
        )
        #expect(event.exit == 0, "\(event.errors)")
        let marked = try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent \(consent)")
        #expect(marked.exit == 0, "\(marked.errors)")
        return desk
    }

    @Test func withoutConsentThereIsNoFile() throws {
        let desk = try Self.desk(consent: "send,partners,authorities,name")
        for line in ["habeas publish data out", "habeas publish data out --person 'Ivan Sampleov'"] {
            let refused = try desk.sh(line)
            #expect(refused.exit == 1 && refused.output.isEmpty)
            #expect(refused.errors.split(separator: "\n").count == 1 && refused.errors.contains("public"))
        }
        #expect(!FileManager.default.fileExists(atPath: desk.path("out")))
        #expect(try desk.sh("habeas publish list --json").output.isEmpty)
    }

    @Test func theSameCasebookGivesTheSameBytes() throws {
        let desk = try Self.desk(consent: "public,name")
        for folder in ["one", "two"] {
            let run = try desk.sh("habeas publish data \(folder) --as-of 2024-06-01 --json")
            #expect(run.exit == 0, "\(run.errors)")
        }
        let files = try desk.files(in: "one")
        #expect(try desk.files(in: "two") == files)
        for name in ["README.txt", "publication.json", "schema.json", "csv/people.csv", "ftm/entities.ftm.json"] {
            #expect(files[name] != nil, "\(name) is missing")
        }
        for (name, bytes) in files {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Hiddenin"), "\(name)")
        }
        #expect(try desk.sh("habeas publish data one --as-of 2024-06-01 --diff").exit == 0)
        #expect(try desk.sh("habeas publish list --json").output.contains("\"what\":\"data\""))
    }

    @Test func noCellIsAFormula() throws {
        let desk = try Self.desk(consent: "public,name")
        #expect(try desk.sh("habeas publish data out --as-of 2024-06-01").exit == 0)
        let tables = try desk.files(in: "out").filter { $0.key.hasSuffix(".csv") }
        var guarded = 0
        for (name, bytes) in tables {
            let text = String(decoding: bytes, as: UTF8.self)
            for line in text.split(whereSeparator: \.isNewline) {
                for cell in line.split(separator: ",") {
                    let content = cell.drop { $0 == "\"" }
                    #expect(!"=@".contains(content.first ?? " "), "\(name): \(cell)")
                    if content.hasPrefix("'=cmd") || content.hasPrefix("'@Sample") { guarded += 1 }
                }
            }
        }
        #expect(guarded > 0)
    }
}
