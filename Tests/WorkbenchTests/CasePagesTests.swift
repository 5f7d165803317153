// The pages about cases, asked as a browser asks them, over a vault with the sample reports; each number against the casebook's own answer.

import CaseLogic
import CaseModel
import Casebook
import Desk
import Foundation
import Phrases
import TestSupport
import Testing
import Vault

@testable import Workbench

/// A workbench over a vault in a folder of its own, with the sample casebook; somebody has signed in.
private final class OpenWorkbench: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cases-\(UUID().uuidString.prefix(8))")
    let workbench: Workbench
    let desk: Desk
    let token: String

    /// Some days after the last of the sample reports.
    static let now: Int64 = 1_735_000_000_000
    static let day = CivilDay(number: Int(now / 86_400_000))

    init(role: Role = .owner, language: Language = .en) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let vaultSetting = VaultSetting(stateFolder: folder.path + "/state", workFactor: 4, now: { Self.now })
        let words = try AgePassphrase("seven quiet words of an owner")
        let vault = try await Vault.make(
            in: FolderStore(folder: folder.path + "/vault"), at: "vault", owner: "Owner", passphrase: words,
            setting: vaultSetting
        ).vault
        let keeper = CasebookKeeper(vault)
        var member = try await vault.signIn(passphrase: words)
        desk = Desk(vault: vault, keeper: keeper, casebook: try await keeper.current())
        let samples = try #require(Repository.place("Examples/casebook"))
        try await SampleCasebook(folder: samples.path).take(into: desk, by: member)
        if role != .owner {
            let others = try AgePassphrase("seven other words of somebody")
            try await vault.addMember(name: "Other", role: role, passphrase: others)
            member = try await vault.signIn(passphrase: others)
        }
        workbench = Workbench(
            WorkbenchSetting(folder: folder.path + "/vault", hosts: ["here"], vault: vaultSetting, clock: { 0 }))
        _ = workbench.open(OpenVault(desk: desk, since: 0))
        let visitor = workbench.visitors.welcome(language: language, peer: "", browser: "")
        token = visitor.token
        let signedIn = member
        workbench.visitors.change(token) { $0.member = signedIn }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func get(_ path: String) async -> (status: Int, text: String) {
        let parts = path.split(separator: "?", maxSplits: 1)
        let answer = await workbench.answer(
            WebRequest(
                method: "GET", path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
                headers: ["host": "here", "cookie": "habeas=\(token)"]))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> (status: Int, to: String) {
        let visitor = try #require(workbench.visitors.visitor(token))
        let body = (fields + [("token", visitor.formToken)]).map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }.joined(separator: "&")
        let pieces = Pieces(Array(body.utf8))
        let answer = await workbench.answer(
            WebRequest(
                method: "POST", path: path, headers: ["host": "here", "cookie": "habeas=\(token)"],
                body: WebBody { await pieces.next() }))
        return (answer.status, answer.headers.first { $0.name == "Location" }?.value ?? "")
    }

    private actor Pieces {
        private var bytes: [UInt8]?
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        func next() -> [UInt8]? {
            defer { bytes = nil }
            return bytes
        }
    }

    func casebook() async throws -> Casebook { try await desk.keeper.current() }

    func everybody(protected: Bool = false) async throws -> [ListedCase] {
        try await casebook().cases(CaseFilter(), .name, asOf: Self.day, includingProtected: protected)
    }
}

private func links(_ text: String) -> [String] {
    text.matches(of: /href="(\/records\/[0-9a-z-]+)"/).map { String($0.output.1) }
}

@Suite struct CasePagesTests {
    @Test func theListSaysWhatTheCasebookSays() async throws {
        let open = try await OpenWorkbench()
        let casebook = try await open.casebook()
        let counts = try await casebook.caseCounts(asOf: OpenWorkbench.day)
        #expect(counts.all > 5)
        #expect(counts.byState.values.reduce(0, +) == counts.all)
        let held = try await casebook.held(asOf: OpenWorkbench.day)
        #expect(counts.byState[.held] == Set(held.map(\.person)).count)
        for state in CaseState.allCases.map(Optional.init) + [nil] {
            let page = await open.get("/cases?status=\(state?.rawValue ?? "all")")
            #expect(page.status == 200)
            let rows = page.text.matches(of: /<th scope="row">/).count
            #expect(
                rows == min(50, state.map { counts.byState[$0] ?? 0 } ?? counts.all), "\(String(describing: state))")
            // Each count stands beside its state.
            for (_, count) in counts.byState { #expect(page.text.contains("class=\"n\">\(count)<")) }
        }
        // A person who is held, with the number of the day that the casebook counts.
        let first = try #require(held.first { $0.day != nil })
        let text = await open.get("/cases").text
        #expect(text.contains("day \(first.day ?? 0)"))
        #expect(links(text).contains(WebName.path(of: first.person)))
    }

    @Test func filtersTakeCodesOnly() async throws {
        let open = try await OpenWorkbench()
        let all = try await open.everybody()
        let casebook = try await open.casebook()
        for kind in [EventKind.detention, .travelBan, .death] {
            let text = await open.get("/cases?status=all&kind=\(kind.rawValue)").text
            var expected: Set<String> = []
            for one in all {
                let file = try #require(try await casebook.file(of: one.person, asOf: OpenWorkbench.day))
                if file.file.events.contains(where: { event in
                    event.kind.value == kind && event.victims.contains { $0.value == file.subject }
                        && [.reported, .alleged].contains(event.standing)
                }) {
                    expected.insert(WebName.path(of: one.person))
                }
            }
            #expect(Set(links(text)) == expected, "\(kind)")
        }
        // What is no code is not taken, and never comes back.
        let odd = await open.get("/cases?status=%3Cscript%3E&kind=%3Cb%3E&page=-4&sort=x")
        #expect(odd.status == 200 && !odd.text.contains("<b>&") && !odd.text.contains("<script>"))
    }

    @Test func everyRecordHasItsPageInThreeLanguages() async throws {
        for language in Language.allCases {
            let open = try await OpenWorkbench(language: language)
            var waiting = links(await open.get("/cases?status=all").text) + links(await open.get("/events").text)
            var seen = Set(waiting)
            var count = 0
            while let path = waiting.popLast(), count < 80 {
                count += 1
                let page = await open.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.text.contains("⟦"), "\(path): a phrase is missing")
                #expect(!page.text.contains(try Regex("\\{[a-z]+\\}")), "\(path): a place of a phrase is empty")
                #expect(page.text.utf8.count < 120_000)
                // Titles are words of the catalogue, whatever the record is called.
                #expect(page.text.contains("· Habeas</title>"))
                waiting += links(page.text).filter { seen.insert($0).inserted }
            }
            #expect(count > 20)
        }
    }

    @Test func aCaseFileHasWhatTheFileHas() async throws {
        let open = try await OpenWorkbench()
        let casebook = try await open.casebook()
        for one in try await open.everybody() {
            let file = try #require(try await casebook.file(of: one.person, asOf: OpenWorkbench.day))
            let text = await open.get(WebName.path(of: one.person)).text
            #expect(text.matches(of: /<li id="e\d+">/).count == file.file.events.count)
            // Every mark of the timeline leads to a line of the chronology.
            for mark in text.matches(of: /href="#(e\d+)"/) { #expect(text.contains("id=\"\(mark.output.1)\"")) }
            let clock = file.findings.custodies.last { $0.person == file.subject && $0.goesOn }?.clock
            if let clock, file.status?.kind.isHeld ?? false { #expect(text.contains("ay \(clock.day)<")) }
        }
    }

    @Test func whoIsProtectedIsNowhere() async throws {
        let open = try await OpenWorkbench()
        let someone = try #require(try await open.everybody().first { $0.state == .held })
        let path = WebName.path(of: someone.person)
        #expect(await open.get(path).status == 200)
        let before = try await open.casebook().caseCounts(asOf: OpenWorkbench.day)
        let done = try await open.post("\(path)/mark", [("sensitivity", "protected")])
        #expect(done.status == 303 && done.to == "/cases")
        #expect(await open.get(path).status == 404)
        for page in ["/cases?status=all", "/cases", "/events"] {
            let text = await open.get(page).text
            #expect(!links(text).contains(path), "\(page)")
        }
        let after = try await open.casebook().caseCounts(asOf: OpenWorkbench.day)
        #expect(after.all < before.all && after.leftOut > before.leftOut)
        #expect(await open.get("/cases?status=all").text.contains("left out"))
        open.workbench.visitors.change(open.token) { $0.showsProtected = true }
        #expect(await open.get(path).status == 200)
        #expect(links(await open.get("/cases?status=all").text).contains(path))
    }

    @Test func formsDoWhatTheySay() async throws {
        let open = try await OpenWorkbench()
        let someone = try #require(try await open.everybody().first)
        let path = WebName.path(of: someone.person)
        let day = OpenWorkbench.day
        _ = try await open.post("\(path)/appoint", [("what", "a hearing"), ("day", "2025-01-20"), ("time", "10:30")])
        #expect(await open.get(path).text.contains("a hearing"))
        _ = try await open.post("\(path)/hold", [("reason", "the family asks"), ("until", "")])
        #expect(try await open.casebook().holds(asOf: day).count == 1)
        #expect(await open.get(path).text.contains("the family asks"))
        _ = try await open.post("\(path)/hold/end", [])
        #expect(try await open.casebook().holds(asOf: day).isEmpty)
        _ = try await open.post("\(path)/consent", [("use", "send"), ("use", "name"), ("use", "nonsense")])
        #expect(try await open.casebook().marks(of: someone.person)?.consent == [.name, .send])
        _ = try await open.post("\(path)/never-merge", [("never", "yes")])
        #expect(try await open.casebook().marks(of: someone.person)?.isNeverMerged == true)
        // Each of them is in the history, the newest first.
        let kinds = try await open.casebook().history(of: someone.person).map(\.done.kind)
        #expect(Array(kinds.prefix(5)) == [.marked, .marked, .held, .held, .appointed])
        // Without what a form needs nothing is written.
        let count = kinds.count
        for form in ["hold", "appoint", "prefer"] { _ = try await open.post("\(path)/\(form)", []) }
        #expect(try await open.casebook().history(of: someone.person).count == count)
        _ = try await open.post("/cases/lists", [("name", "detained"), ("status", "all"), ("kind", "detention")])
        #expect(await open.get("/cases").text.contains("/cases?status=all&amp;kind=detention"))
    }

    @Test func aReaderLooksAndChangesNothing() async throws {
        let open = try await OpenWorkbench(role: .reader)
        let someone = try #require(try await open.everybody().first)
        let path = WebName.path(of: someone.person)
        let text = await open.get(path).text
        #expect(!text.contains("action=\"\(path)"))
        for form in ["mark", "consent", "never-merge", "hold", "hold/end", "appoint", "prefer", "merge", "part"] {
            #expect(try await open.post("\(path)/\(form)", [("reason", "x"), ("sensitivity", "public")]).status == 403)
        }
        #expect(await open.get("\(path)/same").status == 403)
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let open = try await OpenWorkbench()
        let someone = try #require(try await open.everybody().first)
        var names = ["x", "0-0-e0", "\(WebName.of(someone.person))9", "00000000000000000000000000000000-1-e1"]
        names.append(WebName.of(someone.person).replacing("-e", with: "-s"))
        for name in names { #expect(await open.get("/records/\(name)").status == 404, "\(name)") }
        for odd in ["?y=99999999999999999999", "?y=0", "?part=-1", "?part=x&y=2024"] {
            #expect(await open.get(WebName.path(of: someone.person) + odd).status == 200)
        }
    }
}
