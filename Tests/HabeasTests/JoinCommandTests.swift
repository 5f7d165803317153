// Two reports of one arrest, through the program: they count once, and as before when that is undone.
import Foundation
import TestSupport
import Testing

@Suite struct JoinCommandTests {
    /// A vault with some of the reports in Examples/casebook, added and waiting.
    private func vault(_ names: [String]) throws -> VaultDesk {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key 2>&1").exit == 0)
        for name in names {
            let report = try #require(Repository.place("Examples/casebook/\(name)"))
            try FileManager.default.copyItem(at: report, to: desk.folder.appending(path: name))
            #expect(try desk.sh("habeas add \(name)").exit == 0)
        }
        return desk
    }

    private let reports = ["01-detained-in-taraz.txt", "04-reprint.txt"]

    private func values(_ key: String, in lines: String) throws -> [String] {
        try lines.split(separator: "\n").compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?[key] as? String
        }
    }

    /// How many events of a kind the casebook counts.
    private func count(_ kind: String, _ desk: VaultDesk) throws -> Int {
        let lines = try desk.habeas("count", "--by", "kind", "--json").output
        for line in lines.split(separator: "\n") {
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                object["key"] as? String == kind
            else { continue }
            return ["reported", "alleged"].compactMap { (object[$0] as? [String: Any])?["events"] as? Int }
                .reduce(0, +)
        }
        return 0
    }

    private func records(_ name: String, _ desk: VaultDesk) throws -> [String] {
        try values("item", in: desk.habeas("person", "list", name, "--json").output)
    }

    @Test func afterAMergerAllThatIsPlainlyOneIsJoined() throws {
        let desk = try vault(reports)
        #expect(try desk.habeas("accept", "--all", "--including-check").exit == 0)
        #expect(try count("detention", desk) == 2)
        #expect(try desk.habeas("join", "--suggested").errors.contains("no accepted events are plainly one"))
        var said = ""
        for name in ["Daniyar Seitkaliev", "Aigerim Seitkalieva"] {
            let both = try records(name, desk)
            #expect(both.count == 2)
            said = try desk.habeas("person", "merge", both[1], both[0]).errors
            #expect(said.contains("could now be joined") && said.contains("habeas join --suggested"), "\(said)")
        }
        let suggested = try desk.habeas("join", "--suggested")
        #expect(suggested.exit == 0 && suggested.output.hasPrefix("INTERNAL"))
        for words in [
            "2024-05-16  detention: Daniyar Seitkaliev\n", "Activist Detained in Taraz After Search of His Flat",
            "Opposition Politician Arrested, Wife Says Drugs Were Planted",
            "of one kind, on one day, of the same person",
        ] { #expect(suggested.output.contains(words), "\(words)\n\(suggested.output)") }
        #expect(try count("detention", desk) == 2, "nothing is written by a list")

        let joined = try desk.habeas("join", "--all", "--json")
        #expect(try values("stamp", in: joined.output).allSatisfy { $0 == "INTERNAL" })
        let kinds = try values("kind", in: joined.output)
        #expect(kinds.contains("detention") && kinds.contains("search"))
        #expect(try count("detention", desk) == 1 && count("search", desk) == 1)
        let again = try desk.habeas("join", "--all")
        #expect(again.exit == 0 && again.errors.contains("no accepted events are plainly one"))
        for _ in kinds { #expect(try desk.habeas("undo").errors.contains("undone: linked")) }
        #expect(try count("detention", desk) == 2 && count("search", desk) == 2)
    }

    @Test func acceptingADraftJoinsWhatIsPlainlyKnown() throws {
        let desk = try vault(reports)
        let drafts = try values("item", in: desk.habeas("inbox", "--json").output)
        try #require(drafts.count == 2)
        let (second, first) = (drafts[0], drafts[1])
        #expect(try desk.habeas("accept", first, "--including-check").exit == 0)
        // Everybody is said to be known, then all is accepted in one go.
        for name in ["Daniyar Seitkaliev", "Aigerim Seitkalieva"] {
            let known = try #require(try records(name, desk).first)
            let items = try desk.habeas("review", second, "--json").output.split(separator: "\n")
            let item = try #require(
                items.first { $0.contains("\"type\":\"person\"") && $0.contains("\"words\":\"\(name)") })
            #expect(try desk.habeas("link", try #require(values("item", in: String(item)).first), known).exit == 0)
        }
        let apart = try desk.habeas("accept", second, "--including-check", "--no-join")
        #expect(apart.output.contains("plainly an event that is known"), "\(apart.output)")
        #expect(try count("detention", desk) == 2)
        #expect(try desk.habeas("undo").exit == 0)
        #expect(try count("detention", desk) == 1)
        let joined = try desk.habeas("accept", "--all", "--including-check")
        #expect(joined.errors.contains("of them joined with"), "\(joined.errors)")
        #expect(!joined.output.contains("plainly an event that is known"))
        #expect(try count("detention", desk) == 1 && count("search", desk) == 1)
        // At the keys, too.
        #expect(try desk.habeas("undo").exit == 0)
        let walked = try desk.habeas("review", second, "--no-join", input: "A\nq\n")
        #expect(walked.output.contains("accepted: ") && !walked.output.contains("joined with"), "\(walked.output)")
        #expect(try desk.habeas("undo").exit == 0)
        let keys = try desk.habeas("review", second, input: "A\nq\n")
        #expect(keys.output.contains("joined with"), "\(keys.output)")
        #expect(try count("detention", desk) == 1)
    }

    @Test func itIsOneOfThreeThings() throws {
        for arguments in [
            ["join"], ["join", "k7f3.1"], ["join", "--all", "--suggested"], ["join", "k7f3.1", "k7f3.2", "--all"],
        ] { #expect(try HabeasProgram.run(arguments).exit == 2, "\(arguments)") }
    }
}
