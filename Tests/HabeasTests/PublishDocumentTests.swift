// Dossiers, submissions and bulletins through the commands: no consent, no file; what went out is in the ledger; what was changed is looked through again.
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct PublishDocumentTests {
    private static let report = """
        Journalist Ivan Sampleov was detained in Exampleville on 3 May 2024. On 5 May 2024 the Exampleville City Court ordered his arrest for two months.
        His lawyer Anna Testova told reporters that police beat him. Pyotr Hiddenin was detained with him.

        """

    /// A casebook in which Ivan agreed to something, and nobody else to anything.
    private static func desk(consent: String) throws -> VaultDesk {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key && habeas unlock").exit == 0)
        try desk.write("report.txt", report)
        #expect(try desk.sh("habeas add report.txt --published 2024-05-06").exit == 0)
        #expect(try desk.sh("habeas accept --all --including-check").exit == 0)
        let marked = try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent \(consent)")
        #expect(marked.exit == 0, "\(marked.errors)")
        return desk
    }

    @Test func withoutConsentThereIsNoFile() throws {
        let desk = try Self.desk(consent: "send,name")
        let refused = try desk.sh("habeas publish submission un --person 'Ivan Sampleov' --as-of 2024-06-01")
        #expect(refused.exit == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("Ivan Sampleov did not agree to this use (authorities); nothing was made."))
        let nobody = try desk.sh("habeas publish dossier out --person 'Pyotr Hiddenin'")
        #expect(nobody.exit == 1 && nobody.errors.contains("did not agree"))
        let unnamed = try desk.sh("habeas publish submission un")
        #expect(unnamed.exit == 64 || unnamed.exit == 2)
        let public_ = try desk.sh("habeas bulletin --since 2024-05-01 --as-of 2024-06-01")
        #expect(public_.exit == 1 && public_.output.isEmpty && public_.errors.contains("nobody may be in this"))
        for folder in ["un", "out"] { #expect(!FileManager.default.fileExists(atPath: desk.path(folder))) }
        // A dossier needs no more than that it may be sent.
        let dossier = try desk.sh("habeas publish dossier out --person 'Ivan Sampleov' --as-of 2024-06-01")
        #expect(dossier.exit == 0, "\(dossier.errors)")
    }

    @Test func withConsentThereAreFilesThatTellOfNobodyElse() throws {
        let desk = try Self.desk(consent: "send,authorities,public,name")
        for line in [
            "habeas publish dossier out --as-of 2024-06-01 --lang ru",
            "habeas publish submission un --person 'Ivan Sampleov' --as-of 2024-06-01",
            "habeas bulletin --since 2024-05-01 news --as-of 2024-06-01",
        ] {
            let run = try desk.sh(line)
            #expect(run.exit == 0, "\(line): \(run.errors)")
        }
        let files = try desk.files(in: "out").merging(desk.files(in: "un")) { first, _ in first }
            .merging(desk.files(in: "news")) { first, _ in first }
        #expect(files.keys.filter { $0.hasSuffix(".docx") }.count == 4)
        for (name, bytes) in files where name.hasSuffix(".txt") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("Ivan Sampleov") && !text.contains("Hiddenin"), "\(name)")
        }
        let wgad = try #require(files.first { $0.key.hasPrefix("wgad-") && $0.key.hasSuffix(".txt") })
        let text = String(decoding: wgad.value, as: UTF8.self)
        #expect(
            text.contains("3 May 2024") && text.contains("Exampleville City Court") && text.contains("not a verdict"))
        // The digest of the file that was taken in stands among the exhibits of what isn't public, and nowhere else.
        let digest = try desk.sh("sha256sum report.txt | cut -c1-64").output.trimmingCharacters(in: .newlines)
        #expect(digest.count == 64 && text.contains(digest))
        #expect(
            !files.contains {
                $0.key.hasPrefix("bulletin") && String(decoding: $0.value, as: UTF8.self).contains(digest)
            })
        let list = try desk.sh("habeas publish list --json").output
        for what in ["dossier", "submission", "bulletin"] { #expect(list.contains("\"what\":\"\(what)\"")) }
    }

    @Test func aChangedBulletinIsLookedThroughAgain() throws {
        let desk = try Self.desk(consent: "public,name")
        let first = "habeas bulletin --since 2024-05-01 --as-of 2024-06-01 news"
        #expect(try desk.sh(first).exit == 0)
        #expect(try desk.sh("sed 's/^# .*/# Changed by hand/' news/bulletin.txt >changed.txt").exit == 0)
        #expect(try desk.sh("\(first) --from changed.txt").exit == 0)
        let page = try #require(try desk.files(in: "news")["bulletin.html"])
        #expect(String(decoding: page, as: UTF8.self).contains("Changed by hand"))
        #expect(try desk.sh("echo 'With Pyotr Hiddenin.' >>changed.txt").exit == 0)
        let refused = try desk.sh("\(first) --from changed.txt")
        #expect(refused.exit == 1 && refused.errors.contains("Nothing was published"))
        #expect(try desk.files(in: "news")["bulletin.html"] == page)
        #expect(try desk.sh("habeas bulletin --since 2024-07-01 --as-of 2024-06-01").exit == 1)
    }
}
