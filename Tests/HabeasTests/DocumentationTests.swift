// What the program takes and gives is documented: every option, every key of the JSON.
import Foundation
import Presentation
import TestSupport
import Testing

@Suite struct DocumentationTests {
    @Test func everyOptionIsDocumented() throws {
        let help = try HabeasProgram.run(["read", "--help"]).output
        let page = try text("docs/command-line.md")
        let options = Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }).subtracting(["--version"])
        #expect(options.count >= 8)
        for option in options { #expect(page.contains(option), "docs/command-line.md does not name \(option)") }
    }

    @Test func everyCommandOfTheVaultIsDocumentedWithItsOptions() throws {
        let page = try text("docs/command-line.md")
        let commands = """
            init,unlock,lock,add,log,evidence list,evidence show,evidence export,erase,member list,member invite,member request,member add,
            member role,member remove,passwd,recover,device add,device list,device adopt,device update,backup,restore,merge-from,verify,
            checkpoint,prove,check-proof,held,person show,case show,search,due,changes,count,intervals,gaps,list ask,list save,
            list remove,publish data,publish dossier,publish submission,bulletin,share,timestamp request,timestamp send,timestamp add,timestamp list,timestamp verify
            """.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { $0.trimmingCharacters(in: .whitespaces) }
        for command in commands {
            let words = command.split(separator: " ").map(String.init)
            for word in words { #expect(page.contains(word), "docs/command-line.md does not name \(command)") }
            let help = try HabeasProgram.run(words + ["--help"])
            #expect(help.exit == 0)
            #expect(command == "lock" || help.output.contains("Examples:"), "\(command) --help has no examples")
            for option in help.output.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) })
            where option != "--version" {
                #expect(page.contains(option), "docs/command-line.md does not name \(option) of \(command)")
            }
        }
    }

    @Test func everyKeyOfTheJSONIsDocumented() throws {
        let page = try text("docs/json.md")
        var keys: Set<String> = []
        for report in OwnGold.reports {
            let json = try ReportJSON(report.perfectReport(), explain: true).bytes()
            collect(try JSONSerialization.jsonObject(with: Data(json)), into: &keys)
        }
        #expect(keys.count > 60)
        for key in keys { #expect(page.contains("`\(key)`"), "docs/json.md does not name \(key)") }
    }

    @Test func everyLinkBetweenTheDocumentsHasItsTarget() throws {
        for file in [
            "README.md", "CONTRIBUTING.md", "Examples/README.md", "Benchmarks/README.md", "docs/limits.md",
            "docs/security.md", "docs/command-line.md",
            "docs/decisions/README.md",
        ] {
            let folder = Repository.root.appending(path: file).deletingLastPathComponent()
            for link in try text(file).matches(of: /\]\(([^)#]+)\)/).map({ String($0.output.1) })
            where !link.contains("://") {
                #expect(
                    FileManager.default.fileExists(atPath: folder.appending(path: link).path),
                    "\(file) links to \(link)")
            }
        }
    }

    @Test func theSessionInTheReadmeIsWhatTheProgramSays() throws {
        let program = try #require(HabeasProgram.path, "the program habeas was not built beside the tests")
        let said = try Program.run(
            "/bin/bash", [Repository.root.appending(path: "bin/docs").path, "--check", "session"],
            environment: ["PATH": "/usr/bin:/bin", "HABEAS": program])
        #expect(said.exit == 0, "\(said.errors)")
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }

    private func collect(_ value: Any, into keys: inout Set<String>) {
        if let object = value as? [String: Any] {
            for (key, inner) in object {
                keys.insert(key)
                // Under spans and rules stand the names of fields, which are keys of the item itself.
                if key != "spans", key != "rules" { collect(inner, into: &keys) }
            }
        } else if let list = value as? [Any] {
            for inner in list { collect(inner, into: &keys) }
        }
    }
}
