// The calendar: what is planned, what became of it, and what a calendar program is shown.

import CaseModel
import Foundation
import Presentation
import TestSupport
import Testing

@testable import Workbench

@Suite struct CalendarFeedTests {
    /// A workbench with a hearing on 28 November, made by the form, and the address of its member's link.
    private func planned() async throws -> (RoomBench, RoomVisitor, link: String) {
        let bench = try await RoomBench()
        var visitor = try await bench.visitor()
        try await visitor.open("/appointments/new")
        try await visitor.send(
            "/appointments/new",
            [
                ("from", "/appointments/new"), ("kind", "hearing"), ("what", "the case of Nurpeisov; bring papers"),
                ("day", "2026-11-28"), ("hour", "10:30"), ("place", "Taraz city court"), ("people", "Bolat Nurpeisov"),
            ])
        let page = try await visitor.send("/calendar/link", [])
        let link = try #require(page.text.firstMatch(of: /\/calendar\/[0-9a-f]{32}\.ics/)?.output)
        return (bench, visitor, String(link))
    }

    @Test func whatHappenedClosesAnAppointmentAndOffersTheNext() async throws {
        var (bench, visitor, _) = try await planned()
        defer { withExtendedLifetime(bench) {} }
        let page = try await visitor.open("/calendar")
        #expect(page.text.contains("the case of Nurpeisov") && page.text.contains("28 November 2026"))
        let links = page.text.matches(of: /href="(\/appointments\/[0-9a-f-]+)"/).map { String($0.output.1) }
        let address = try #require(links.first)
        try await visitor.open(address)
        #expect(try await visitor.send(address + "/close", [("outcome", " ")]).text.contains("role=\"alert\""))
        let after = try await visitor.send(
            address + "/close", [("outcome", "put off"), ("next-day", "2026-12-05"), ("next-hour", "11:00")])
        #expect(after.text.contains("5 December 2026") && !after.text.contains("28 November 2026"))
        let closed = try await visitor.open(address)
        #expect(closed.text.contains("put off"))
        // Whoever comes second is shown what the first wrote, and changes nothing.
        try await visitor.open("/calendar")
        let second = try await visitor.send(address + "/close", [("outcome", "held")])
        #expect(second.text.contains("put off") && second.text.contains("role=\"alert\""))
    }

    @Test func aCalendarProgramIsShownNoNameAndOnlyWhileTheVaultIsOpen() async throws {
        var (bench, visitor, link) = try await planned()
        var program = RoomVisitor(workbench: bench.workbench, language: "en")
        let feed = try await program.open(link)
        #expect(feed.status == 200 && feed.headers["Content-Type"] == "text/calendar; charset=utf-8")
        #expect(feed.headers["Set-Cookie"] == nil)
        #expect(feed.text.contains("SUMMARY:hearing\\, case ") && feed.text.contains("DTSTART:20261128T103000\r\n"))
        for word in ["Nurpeisov", "Bolat", "papers", "Taraz"] { #expect(!feed.text.contains(word), "\(word)") }
        #expect(feed.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        let again = try await program.open(link)
        #expect(again.text == feed.text)
        // Nothing while locked, and not even whether there is such a link; then the same again, out of the vault.
        let other = bench.again()
        var locked = RoomVisitor(workbench: other, language: "en")
        for address in [link, "/calendar/\(String(repeating: "0", count: 32)).ics"] {
            let answer = try await locked.open(address)
            #expect(answer.status == 503 && answer.bytes.isEmpty)
        }
        _ = try await other.open(with: RoomBench.passphrase)
        #expect(try await locked.open(link).text == feed.text)
        // Another in its place has other names for the same; then none.
        let page = try await visitor.send("/calendar/link", [])
        let next = String(try #require(page.text.firstMatch(of: /\/calendar\/[0-9a-f]{32}\.ics/)?.output))
        #expect(try await program.open(link).status == 404)
        let renamed = try await program.open(next)
        #expect(renamed.status == 200 && renamed.text != feed.text)
        try await visitor.send("/calendar/link/end", [])
        #expect(try await program.open(next).status == 404)
    }

    @Test(arguments: [1, 74, 75, 76, 149, 150, 151, 600]) func longLinesAreFoldedBetweenCharacters(_ length: Int) {
        for letter in ["a", "ә", "世", "😀"] {
            let line = String(repeating: letter, count: length)
            let folded = String(decoding: ICalendarLine.folded(line), as: UTF8.self)
            #expect(folded.hasSuffix("\r\n"))
            let pieces = folded.dropLast().split(separator: "\r\n")
            #expect(pieces.allSatisfy { $0.utf8.count <= 75 })
            #expect(folded.replacing("\r\n ", with: "").dropLast() == line[...])
        }
    }

    @Test func anotherProgramReadsTheCalendar() async throws {
        let (bench, _, link) = try await planned()
        var program = RoomVisitor(workbench: bench.workbench, language: "en")
        let feed = try await program.open(link)
        let script = Repository.root.appending(path: "Tests/Outside/icalendar.sh").path
        let read = try Program.run(script, [], input: Data(feed.bytes))
        guard read.exit != 3 else {
            return print("SKIPPED anotherProgramReadsTheCalendar: icalendar could not be fetched")
        }
        #expect(read.exit == 0, "\(read.errors)")
        let lines = read.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.contains { $0.first == "2026-11-28T10:30:00" && $0[1].hasPrefix("hearing, case ") })
    }
}
