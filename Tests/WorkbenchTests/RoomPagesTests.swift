// The rooms in which one looks things up, over the sample casebook.

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

@Suite struct RoomPagesTests {
    private static let rooms = [
        "/search", "/calendar", "/appointments/new", "/sources", "/sources?kind=note", "/sources?kind=table",
        "/sources?kind=file", "/provisions", "/organisations", "/organisations?kind=court", "/statistics",
        "/statistics?year=all", "/network", "/changes", "/changes?from=2026-11-01&to=2026-11-30",
    ]

    @Test(arguments: ["en", "ru", "kk"]) func everyRoomSpeaksTheLanguage(_ language: String) async throws {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor(language)
        for room in Self.rooms {
            let page = try await visitor.open(room)
            #expect(page.status == 200, "\(room)")
            #expect(page.text.contains("<html lang=\"\(language)\""), "\(room)")
            // A key that is in no table shows itself so.
            #expect(!page.text.contains("⟦"), "\(room)")
            #expect(page.bytes.count < 100_000, "\(room) has \(page.bytes.count) bytes")
            #expect(page.text.components(separatedBy: "<h1").count == 2, "\(room)")
        }
        for start in [
            "/provisions", "/network", "/statistics/events?kind", "/statistics/events?provision", "/statistics/lengths",
        ] {
            let from = start.hasPrefix("/statistics") ? "/statistics" : start
            let link = try #require(try await visitor.open(from).link(start + (start == from ? "/" : "")), "\(start)")
            let page = try await visitor.open(link)
            #expect(page.status == 200 && !page.text.contains("⟦"), "\(link)")
        }
        let source = try #require(try await visitor.open("/sources").link("/sources/"))
        #expect(try await !visitor.open(source).text.contains("⟦"))
    }

    @Test func theDeadlinesOfTheLawHaveWordsInAllLanguages() {
        for rule in DeadlineRule.shipped() {
            for language in Language.allCases {
                #expect(Phrasebook(language: language).ifAny(rule.word) != nil, "\(rule.word.key)")
            }
        }
        #expect(Catalogue.inside.problems.isEmpty, "\(Catalogue.inside.problems)")
    }

    @Test(arguments: [
        "/sources/00000000000000000000000000000000-3", "/sources/nothing", "/provisions/0123456789abcdef01234567",
        "/network/00000000000000000000000000000000-3-e1", "/statistics/events", "/statistics/events?place=nobody",
        "/statistics/events?provision=0", "/statistics/lengths/none/none",
        "/appointments/00000000000000000000000000000000-3",
        "/search/0123", "/sources/00000000000000000000000000000000-3/original",
        "/appointments/new/00000000000000000000000000000000-3-e1", "/calendar/0123456789abcdef0123456789abcdef.ics",
    ]) func whatIsNotThereIsNotFound(_ path: String) async throws {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor()
        #expect(try await visitor.open(path).status == 404)
    }

    @Test func anAddressOfASearchHoldsNoWord() async throws {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor()
        try await visitor.open("/")
        for words in ["Сейткалиев", "Seitkaliev", "seitkal"] {
            let page = try await visitor.send("/search", [("words", words)])
            #expect(visitor.path.wholeMatch(of: /\/search\/[0-9a-f]{32}/) != nil, "\(visitor.path)")
            #expect(page.text.contains("<mark>Seitkaliev"), "\(words)")
            #expect(page.link("/records/") != nil && page.link("/sources/") != nil)
            #expect(!page.text.prefix(400).contains("eitkal"))
        }
        let people = try await visitor.open(visitor.path + "?kind=person")
        #expect(people.text.contains("/records/") && !people.text.contains("<mark>"))
        let nothing = try await visitor.send("/search", [("words", "zzyzx")])
        #expect(nothing.status == 200 && nothing.text.contains("Nothing was found"))
        // Somebody else's question is nobody's.
        let path = visitor.path
        var other = try await bench.visitor()
        #expect(try await other.open(path).status == 404)
    }

    @Test func aProtectedSourceAndItsPeopleAreInNoRoom() async throws {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor()
        let words =
            "Zaure Kalybekova was detained by police in Taraz on 20 November 2026 under Article 274 of the Criminal Code. The court fined her."
        try await visitor.open("/inbox")
        try await visitor.send("/inbox/paste", [("text", words), ("published", "2026-11-21"), ("protected", "yes")])
        let casebook = try await bench.desk.keeper.current()
        let waiting = try #require(try await casebook.inbox(includingProtected: true).first)
        let draft = try #require(try await casebook.draft(waiting.id))
        let member = await (try bench.desk).vault.opener
        let taken = draft.bulk(includingCheck: true).taken
        try await bench.desk.write(
            [try await bench.desk.deciding(draft.accepting(taken, joining: true), on: draft.id)], by: member)
        let name = "Kalybekova"
        let address = "/sources/\(WebName.of(waiting.id))"
        #expect(try await visitor.open(address).status == 404)
        #expect(try await visitor.open(address + "/original").status == 404)
        for room in Self.rooms {
            let page = try await visitor.open(room)
            #expect(!page.text.contains(name) && !page.text.contains(WebName.of(waiting.id)), "\(room)")
        }
        try await visitor.open("/search")
        #expect(try await !visitor.send("/search", [("words", name)]).main.contains("<mark>"))
        // Shown where it is asked for.
        workbenchShowsProtected(bench)
        #expect(try await visitor.open(address).text.contains(name))
        try await visitor.open("/search")
        #expect(try await visitor.send("/search", [("words", name)]).text.contains("<mark>\(name)"))
    }

    private func workbenchShowsProtected(_ bench: RoomBench) {
        for visitor in bench.workbench.visitors.signedIn {
            bench.workbench.visitors.change(visitor.token) { $0.showsProtected = true }
        }
    }

    @Test func anOriginalIsGivenOutWholeAndVerified() async throws {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor()
        let source = try #require(try await visitor.open("/sources").link("/sources/"))
        let page = try await visitor.open(source)
        let file = try #require(page.text.firstMatch(of: /\d\d-[a-z-]+\.txt/)?.output)
        let original = try await visitor.open(source + "/original")
        let kept = try Data(contentsOf: Repository.root.appending(path: "Examples/casebook/\(file)"))
        #expect(original.bytes == Array(kept))
        #expect(original.headers["Content-Type"] == "application/octet-stream")
        #expect(original.headers["X-Content-Type-Options"] == "nosniff")
        #expect(original.headers["Content-Disposition"] == "attachment; filename=\"\(file)\"")
        try await visitor.open(source)
        #expect(try await visitor.send(source + "/verify", []).text.contains("it is what was kept"))
        try await visitor.send(source + "/sensitivity", [("level", "protected")])
        #expect(try await visitor.open(source).status == 404)
    }

    @Test(arguments: [
        ("a.txt", "a.txt"), ("../../etc/passwd", "_.._etc_passwd"), ("повестка.pdf", "________.pdf"),
        ("\"; x=\"", "___x__"), ("\"\"", "original"),
        ("", "original"), (".bashrc", "bashrc"), ("a\r\nSet-Cookie: b.txt", "a__Set-Cookie__b.txt"),
    ]) func namesOfDownloadsAreSafe(_ name: String, _ expected: String) {
        #expect(OriginalFile.safeName(name) == expected)
    }

    @Test func theSameCasebookGivesTheSameDrawing() async throws {
        let bench = try await RoomBench()
        let casebook = try await bench.desk.keeper.current()
        let network = try await casebook.network()
        #expect(network.records.count > 5 && network.ties.count > 5)
        func drawn(_ network: Network) -> [UInt8] {
            var page = Page(Phrasebook(language: .en), hidden: nil, formToken: "")
            NetworkDrawing(network).draw(on: &page)
            return page.bytes
        }
        #expect(try await drawn(network) == drawn(casebook.network()))
        let again = try Casebook(snapshot: try await casebook.snapshot())
        #expect(try await drawn(network) == drawn(again.network()))
    }
}
