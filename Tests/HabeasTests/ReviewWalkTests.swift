// The walk through a draft, at a pseudo terminal and without one.
import Foundation
import TestSupport
import Testing

@Suite struct ReviewWalkTests {
    /// What a walk with some keys shows. Everybody in the reports is made up.
    private func walk(_ desk: VaultDesk, _ keys: String, _ arguments: String = "") throws -> String {
        let script = Repository.root.appending(path: "Tests/Outside/reviewkeys.py").path
        let outcome = try desk.sh("NO_COLOR=1 timeout 90 python3 \(script) '\(keys)' \(arguments) 2>&1")
        return outcome.output
    }

    private func keys(_ shown: String) -> Int {
        shown.firstMatch(of: /keys: ([0-9]+)/).flatMap { Int($0.output.1) } ?? -1
    }

    private func waiting(_ desk: VaultDesk) throws -> Int {
        let lines = try desk.habeas("inbox", "--json").output
        return lines.matches(of: /"waiting":([0-9]+)/).compactMap { Int($0.output.1) }.reduce(0, +)
    }

    private func vault(_ reports: [(name: String, text: String)]) throws -> VaultDesk {
        let desk = try VaultDesk()
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key 2>&1").exit == 0)
        for report in reports {
            try desk.write(report.name, report.text)
            #expect(try desk.sh("habeas add \(report.name)").exit == 0)
        }
        return desk
    }

    private let first = """
        Activist detained in Almaty

        On 16 May 2024, police detained activist Aidar Testov and journalist Dana Probova in Almaty. On 17 May 2024, a court sentenced Aidar Testov to 15 days of administrative arrest.
        """
    private let second = """
        Activist held

        On 17 May 2024, police detained activist Aidar Testov in Almaty.
        """

    @Test func aReportTakesFewKeys() throws {
        let desk = try vault([])
        try FileManager.default.copyItem(
            at: Repository.root.appending(path: "Examples/party-founder.html"),
            to: desk.folder.appending(path: "page.html"))
        #expect(try desk.sh("habeas add page.html").exit == 0)
        let items = try waiting(desk)
        #expect(items > 8)
        let shown = try walk(desk, "...")
        #expect((8..<30).contains(keys(shown)), "\(shown.suffix(400))")
        #expect(shown.contains("exit: 0") && shown.contains("terminal as before: True"), "\(shown.suffix(200))")
        #expect(try waiting(desk) == 0)
    }

    @Test func oneStopsAndGoesOn() throws {
        let desk = try vault([("first.txt", first)])
        let before = try waiting(desk)
        let shown = try walk(desk, "aq")
        #expect(shown.contains("exit: 0"))
        #expect(try waiting(desk) < before)
        // Undone: as before. Then put off, and one key too many.
        #expect(try walk(desk, "uznq").contains("undone: accepted"))
        #expect(try waiting(desk) == before)
        // Ended from outside: what was decided is kept, the terminal is as it was.
        let ended = try walk(desk, "a!TERM")
        #expect(ended.contains("exit: -15") && ended.contains("terminal as before: True"), "\(ended.suffix(200))")
        #expect(try waiting(desk) < before)
    }

    @Test func everyKeyDoesWhatItSays() throws {
        let desk = try vault([("first.txt", first)])
        let edited = try walk(desk, "edate=2024-05-15\\nq")
        #expect(edited.contains("→ 15 May 2024: Detention"), "\(edited)")
        let wrong = try walk(desk, "edate=never\\nq")
        #expect(wrong.contains("'never' is no date"))
        let split = try walk(desk, "s2\\nq")
        #expect(split.contains("the new event comes after"), "\(split)")
        #expect(try walk(desk, "?q").contains("put a value right"))
        #expect(try walk(desk, "...").contains("nothing is left to decide"))
        let held = try desk.habeas("held", "--as-of", "2024-05-20", "--json").output
        #expect(held.contains("Aidar Testov"))
        // Somebody else's account of the same: linked, joined, protected.
        try desk.write("second.txt", second)
        #expect(try desk.sh("habeas add second.txt").exit == 0)
        let linked = try walk(desk, "l1q")
        #expect(linked.contains("linked to Aidar Testov"), "\(linked)")
        #expect(linked.contains("conflict: Aidar Testov in the casebook: the date is 2024-05-15 there"), "\(linked)")
        #expect(try walk(desk, "x1q").contains("protected"))
        let joined = try walk(desk, "j1")
        #expect(joined.contains("joined"), "\(joined)")
        #expect(try desk.habeas("undo").errors.contains("accepted detention"))
    }

    @Test func itRunsWhereTheKeysOfTheVaultAre() throws {
        let desk = try vault([("first.txt", first)])
        #expect(try desk.sh("habeas unlock").exit == 0)
        desk.environment["HABEAS_PASSPHRASE_FILE"] = nil
        let shown = try walk(desk, "...")
        #expect(
            shown.contains("nothing is left to decide") && shown.contains("terminal as before: True"),
            "\(shown.suffix(300))")
        #expect(try desk.sh("habeas undo && habeas lock").exit == 0)
    }

    @Test func withoutATerminalEachLineIsAKey() throws {
        let desk = try vault([("first.txt", first)])
        let before = try waiting(desk)
        let shown = try desk.habeas("review", input: "e date=2024-05-15\na\nq\n")
        #expect(shown.exit == 0)
        #expect(
            shown.output.contains("→ 15 May 2024: Detention") && !shown.output.contains("\u{1B}"), "\(shown.output)")
        #expect(try waiting(desk) < before)
        // The end of the input is an end, too.
        #expect(try desk.habeas("review", input: "").exit == 0)
    }

    @Test func everyCommandIsDocumentedWithItsOptions() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/review.md"), encoding: .utf8)
        let common: Set = ["--vault", "--passphrase-file", "--version", "--help"]
        for command in "inbox,review,accept,reject,reopen,edit,split,link,join,prefer,mark,undo".split(separator: ",") {
            #expect(page.contains("| `\(command)"), "docs/review.md does not name \(command)")
            let help = try HabeasProgram.run([String(command), "--help"])
            #expect(help.exit == 0 && help.output.contains("Examples:"), "\(command) --help has no examples")
            for option in help.output.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) })
            where !common.contains(option) {
                #expect(page.contains(option), "docs/review.md does not name \(option) of \(command)")
            }
        }
    }
}
