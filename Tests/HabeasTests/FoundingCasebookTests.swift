// The report that Habeas was founded on, and the page like it, through the casebook: what was asked of the draft stands in the person's file.
import CaseModel
import Foundation
import TestSupport
import Testing

/// A vault into which one report was added and accepted whole, and what the program says of it.
private struct FoundingVault {
    let desk: VaultDesk
    let page: FoundingCase
    /// Sixteen days after the search.
    let day: String

    init(_ page: FoundingCase) throws {
        self.page = page
        desk = try VaultDesk()
        day = try #require(EDTF(page.searched)?.day).adding(days: 16).description
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key 2>&1").exit == 0)
        let file = try #require(page.path)
        try FileManager.default.copyItem(at: file, to: desk.folder.appending(path: file.lastPathComponent))
        #expect(try desk.habeas("add", file.lastPathComponent).exit == 0)
        #expect(try desk.habeas("accept", "--all", "--including-check").exit == 0)
        #expect(try desk.habeas("inbox").errors.contains("nothing waits"))
    }

    /// The lines that a command prints with --json.
    func lines(_ arguments: String..., asOf: Bool = true) throws -> [[String: Any]] {
        let line = arguments.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try desk.sh("habeas \(line) --json \(asOf ? "--as-of \(day)" : "")")
        #expect(outcome.exit == 0, "\(arguments): \(outcome.errors)")
        return try outcome.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    func file(_ who: String, _ command: String = "person") throws -> RecordObject {
        let found = try lines(command, "show", who)
        return RecordObject(json: try #require(found.first))
    }
}

/// What `person show --json` and `case show --json` print.
private struct RecordObject {
    let json: [String: Any]

    func list(_ key: String) -> [[String: Any]] { json[key] as? [[String: Any]] ?? [] }

    func events(_ kind: String) -> [[String: Any]] { list("events").filter { $0["kind"] as? String == kind } }

    func event(_ kind: String, on date: String) -> [String: Any]? {
        events(kind).first { ($0["date"] as? String)?.hasPrefix(date) ?? false }
    }

    func relations(_ type: String) -> [[String: Any]] { list("relations").filter { $0["type"] as? String == type } }
}

private func names(_ value: Any?) -> [String] {
    (value as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
}

@Suite struct FoundingCasebookTests {
    @Test(arguments: FoundingCase.present) func thePersonsFileHoldsTheirCase(page: FoundingCase) throws {
        let vault = try FoundingVault(page)
        let file = try vault.file(page.activist)

        // The year by inference, said so, and asked about.
        let search = try #require(file.event("search", on: page.searched))
        #expect((search["date_rule"] as? String)?.contains("year") == true)
        #expect(file.events("search").count == 1 && names(search["actors"]).sorted() == page.searchers.sorted())
        #expect(file.list("gaps").contains { $0["kind"] as? String == "year" })
        // "Today" is no day; the charge is under its article.
        let charge = try #require(file.events("charge").first)
        #expect(file.events("charge").count == 1 && charge["date"] is NSNull)
        #expect(charge["provisions"] as? [String] == [page.provision])

        // The offence is alleged, on the word of the lawyer, who has it from an accuser; each statement with its words.
        let offence = try #require(file.event("offence", on: page.sold))
        #expect(file.events("offence").allSatisfy { $0["status"] as? String == "alleged" })
        let speakers = try #require(offence["word_of"] as? [String])
        #expect(speakers.count == 2 && speakers.first == page.lawyer && speakers.last?.contains("accuser") == true)
        let statements = try #require(offence["statements"] as? [[String: Any]])
        #expect(
            statements.allSatisfy { $0["word_of"] as? [String] == speakers && $0["status"] as? String == "alleged" })
        #expect(statements.allSatisfy { ($0["quote"] as? String)?.isEmpty == false })
        let matter = try #require(file.list("proceedings").first { $0["code"] as? String == "criminal" })
        #expect(matter["provisions"] as? [String] == [page.provision])
        #expect(matter["alleged_acts"] as? [String] == [try #require(offence["item"] as? String)])

        // Nothing that is only possible, or that was done to others.
        for kind in ["sentence", "statement", "threat", "ban"] { #expect(file.events(kind).isEmpty, "\(kind)") }
        #expect(
            file.relations("spouse-of").contains { [$0["from"], $0["to"]].contains { $0 as? String == page.wife } })
        #expect(
            file.relations("lawyer-of").contains {
                $0["from"] as? String == page.lawyer && $0["to"] as? String == page.activist
            })
    }

    @Test(arguments: FoundingCase.present) func custodyIsAChainWithItsDays(page: FoundingCase) throws {
        let vault = try FoundingVault(page)
        let file = try vault.file(page.activist)
        let custody = try #require(file.list("custodies").first { $0["from"] as? String == page.searched })
        #expect(custody["day"] as? Int == 17 && custody["end"] is NSNull)
        let holds = try #require(custody["holds"] as? [[String: Any]])
        #expect(holds.count == 2)
        #expect((holds.first?["facility"] as? String)?.contains(page.police) == true)
        #expect(holds.first?["until_time"] as? String == page.clock)
        #expect((holds.last?["facility"] as? String)?.contains(page.centre) == true)
        #expect(holds.last?["from_time"] as? String == page.clock && holds.last?["until"] is NSNull)
        let text = try vault.desk.habeas("person", "show", page.activist, "--as-of", vault.day).output
        #expect(text.contains("taken from") && text.contains(page.home))
        #expect((file.json["status"] as? [String: Any])?["since"] as? String == page.searched)

        // The arrest of some days: its end is computed, and nobody told of a release.
        let arrest = try #require(file.events("administrative-arrest").first)
        #expect(arrest["duration"] as? String == page.arrestDays)
        let earlier = try #require(file.list("custodies").first { $0["from"] as? String == page.administrative })
        #expect(earlier["term_ends"] as? String == page.arrestEnd && earlier["end"] as? String == "term-over")
        #expect((earlier["term_rule"] as? String)?.contains(page.administrative) == true)
        #expect(file.list("gaps").contains { $0["kind"] as? String == "release" })

        let held = try vault.lines("held").filter { $0["name"] as? String == page.activist }
        #expect(held.count == 1 && held.first?["since"] as? String == page.searched && held.first?["day"] as? Int == 17)
        #expect((held.first?["facility"] as? String)?.contains(page.centre) == true)
        #expect(held.first?["provisions"] as? [String] == [page.provision])
        // While the arrest ran it was that.
        let then = try vault.desk.habeas("held", "--as-of", page.administrative, "--json").output
        #expect(then.contains("\"term_ends\":\"\(page.arrestEnd)\""), "\(then)")
    }

    @Test(arguments: FoundingCase.present) func theIntervalsAreComputed(page: FoundingCase) throws {
        let vault = try FoundingVault(page)
        let own = try vault.file(page.activist).list("intervals")
        let deed = try #require(own.first { $0["kind"] as? String == "offence-to-detention" })
        #expect(deed["length"] as? String == "29 days" && deed["fewest_days"] as? Int == 29)
        #expect((deed["rule"] as? String)?.contains(page.sold) == true)
        let all = try vault.lines("intervals")
        for (code, kind, days) in [
            ("criminal", "offence-to-detention", 29...29), ("administrative", "offence-to-prosecution", 301...430),
        ] {
            let row = try #require(all.first { $0["kind"] as? String == kind && $0["code"] as? String == code })
            let longest = try #require((row["longest"] as? [[String: Any]])?.first)
            #expect(row["count"] as? Int == 1 && longest["person"] as? String == page.activist)
            #expect(days.contains(try #require(longest["most_days"] as? Int)), "\(longest)")
        }
    }

    @Test(arguments: FoundingCase.present) func othersAreWhatTheyAreAndNoMore(page: FoundingCase) throws {
        let vault = try FoundingVault(page)
        // The buyer is nobody we know, and never will be somebody else.
        let people = try vault.lines("person", "list", asOf: false)
        let buyer = try #require(people.first { $0["name"] as? String == page.buyer })
        #expect(
            people.filter { $0["never_merge"] as? Bool == true }.count == 1 && buyer["never_merge"] as? Bool == true)
        #expect(buyer["events"] as? Int == 0)
        let merged = try vault.desk.habeas("person", "merge", page.buyer, page.activist)
        #expect(merged.exit == 1 && merged.errors.contains("never to be merged"), "\(merged.errors)")
        for suggested in try vault.lines("person", "list", "--may-be-one", asOf: false) {
            #expect(suggested["name"] as? String != page.buyer && suggested["into_name"] as? String != page.buyer)
        }
        // The wife: her telephone was taken, and nothing else was done to her.
        let wife = try vault.file(page.wife)
        #expect(wife.events("seizure").map { names($0["victims"]) } == [[page.wife]])
        #expect(wife.list("events").count == 1 && wife.list("custodies").isEmpty)
        // The authorities' view of the party is theirs.
        let party = try vault.file(page.party, "case")
        let views = party.relations("successor-of")
        #expect(Set(views.compactMap { $0["to"] as? String }) == Set(page.banned))
        #expect(views.allSatisfy { $0["status"] as? String == "alleged" })
        #expect(!party.events("ban").contains { names($0["victims"]).contains(page.party) })
        #expect(try vault.file(page.lawyer).list("events").isEmpty)
    }

    @Test(.wants(shared: "seed/report.txt")) func theRecordYearIsCheckedAgainstAllOnRecord() throws {
        let vault = try FoundingVault(.seed)
        let alone = try #require(try vault.lines("intervals", "--claims").first)
        #expect((alone["words"] as? String)?.contains("record year") == true)
        let interval = try #require(alone["interval"] as? [String: Any])
        #expect(interval["person"] as? String == FoundingCase.seed.activist)
        #expect(interval["code"] as? String == "administrative")
        #expect(alone["population"] as? Int == 1 && alone["verdict"] as? String == "open")
        // Another case, made up, in which it took longer.
        try vault.desk.write(
            "longer.txt",
            """
            Activist Detained

            Damir Alimov was detained by police on the 3rd of May of 2024 in an administrative case of an unauthorized protest three years \
            ago. He was arrested and detained for 15 days for a picket in Taraz.
            """)
        #expect(try vault.desk.habeas("add", "longer.txt").exit == 0)
        #expect(try vault.desk.habeas("accept", "--all", "--including-check").exit == 0)
        let compared = try #require(try vault.lines("intervals", "--claims").first)
        #expect(compared["population"] as? Int == 2, "\(compared)")
        #expect(compared["verdict"] as? String == "fails", "\(compared)")
    }

    @Test(arguments: FoundingCase.present) func whatContradictsItStandsBesideIt(page: FoundingCase) throws {
        let vault = try FoundingVault(page)
        // The police's account, made up: a day later.
        let later = try #require(EDTF(page.searched)?.day).adding(days: 1).description
        try vault.desk.write(
            "police.txt", "Police comment\n\nOn \(later), police detained activist \(page.activist) in a street.\n")
        #expect(try vault.desk.habeas("add", "police.txt").exit == 0)
        let bulk = try vault.desk.habeas("accept", "--all", "--including-check")
        #expect(bulk.output.contains("conflict:") && bulk.output.contains(page.searched), "\(bulk.output)")
        let known = try #require(
            vault.lines("person", "list", page.activist, asOf: false).compactMap { $0["item"] as? String }.first)
        let draft = try #require(vault.lines("inbox", asOf: false).first?["draft"] as? String)
        let items = try vault.lines("review", draft, asOf: false)
        let person = try #require(items.first { $0["type"] as? String == "person" }?["item"] as? String)
        let event = try #require(items.first { $0["type"] as? String == "event" })
        let stops = try #require(event["stops"] as? [[String: Any]])
        let contradicted = try #require(stops.compactMap { $0["known"] as? String }.first)
        #expect(try vault.desk.habeas("link", person, known).exit == 0)
        #expect(try vault.desk.habeas("join", try #require(event["item"] as? String), contradicted).exit == 0)
        let file = try vault.file(page.activist)
        let sides = file.list("disagreements").filter { "\($0)".contains(later) && "\($0)".contains(page.searched) }
        #expect(!sides.isEmpty, "\(file.list("disagreements"))")
        let text = try vault.desk.habeas("person", "show", page.activist, "--as-of", vault.day).output
        #expect(text.uppercased().contains("DISAGREE"), "\(text)")
    }
}
