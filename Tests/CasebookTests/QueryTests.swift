// Questions to the casebook: files of people, search, changes, counts.

import CaseLogic
import CaseModel
import Testing

@testable import Casebook

@Suite struct QueryTests {
    private let day = CivilDay(year: 2024, month: 5, day: 20) ?? CivilDay(number: 0)

    private func casebook(_ entries: [LedgerEntry]) async throws -> Casebook {
        let casebook = try Casebook()
        try await casebook.take(entries)
        return casebook
    }

    /// Two reports of one person: one with a day without a year, one with the year.
    private func twoReports() -> (entries: [LedgerEntry], person: ItemID) {
        var device = Device(1)
        let first = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "XXXX-05-16")))
        let second = device.write(.drafted(Drafts.detention(of: "Айдар Тестов", on: "2024-05-16", id: "b")))
        let (one, other) = (ItemID(first.id, entity: EntityID(0)), ItemID(second.id, entity: EntityID(0)))
        let merged = device.write(.merged(Merged(record: other, into: one)), after: second)
        return ([first, second, device.write(.accepting(first)), device.write(.accepting(second)), merged], one)
    }

    @Test func aYearThatOneReportLeavesOpenComesFromAnother() async throws {
        let (entries, person) = twoReports()
        for order in [entries, entries.reversed(), entries.shuffled()] {
            let file = try #require(try await casebook(order).file(of: person, asOf: day))
            let dates = file.file.events.compactMap(\.date)
            #expect(dates.map(\.value.description) == ["2024-05-16", "2024-05-16"])
            let resolved = try #require(dates.first { $0.rule.contains("year from") })
            #expect(resolved.rule.contains("2024-05-16"))
            #expect(file.file.draft.statements.contains { $0.property == .date && $0.standing == .computed })
            // One custody, told twice.
            #expect(file.findings.custodies.count == 1)
            #expect(file.status?.kind == .detained)
        }
        let count = try await casebook(entries).count(by: .year)
        #expect(count.map(\.key) == ["2024"])
    }

    @Test func aYearStaysOpenWhereTwoYearsWouldDo() async throws {
        var (entries, person) = twoReports()
        var device = Device(2)
        let third = device.write(
            .drafted(Drafts.detention(of: "A. Testov", on: "2023-05-16", id: "c")), after: entries.last)
        let accepted = device.write(.accepting(third))
        let merged = device.write(.merged(Merged(record: ItemID(third.id, entity: EntityID(0)), into: person)))
        entries += [third, accepted]
        let count = try await casebook(entries + [merged]).count(by: .year)
        #expect(Set(count.map(\.key)) == ["", "2023", "2024"])
        // Parted again, it is as before.
        let parted = device.write(.parted(Parted(record: ItemID(third.id, entity: EntityID(0)))))
        let before = try await casebook(entries).count(by: .year)
        #expect(try await casebook(entries + [merged, parted]).count(by: .year) == before)
        #expect(before.map(\.key) == ["2023", "2024"])
    }

    @Test func aNameIsFoundInAnyScriptAndByItsBeginning() async throws {
        let (entries, person) = twoReports()
        let casebook = try await casebook(entries)
        for typed in [
            "Aidar Testov", "Айдар Тестов", "testov", "Тест", "AIDAR TEST", person.description, person.shortName,
        ] {
            #expect(try await casebook.records(named: typed).map(\.item) == [person], "\(typed)")
        }
        #expect(try await casebook.records(named: "Nobody").isEmpty)
        #expect(try await casebook.records(named: "Almaty", types: [.person]).isEmpty)
    }

    @Test func wordsAreFoundWithWhatStandsAroundThem() async throws {
        let (entries, _) = twoReports()
        let casebook = try await casebook(entries)
        let found = try await casebook.search("Тестов detain")
        #expect(found.sources.count == 2)
        let first = try #require(found.sources.first)
        let marked = first.marks.map { mark in
            String(decoding: Array(first.excerpt.utf8)[mark.start..<mark.end], as: UTF8.self)
        }
        #expect(marked.contains("detained"))
        #expect(try await casebook.search("\"was detained in\"").sources.count == 2)
        #expect(try await casebook.search("\"detained was\"").sources.isEmpty)
        #expect(try await casebook.search("released").sources.isEmpty)
        #expect(try await casebook.search("Алматы").records.map(\.name) == ["Almaty", "Almaty"])
        #expect(try await casebook.search("\" ' ( * NEAR").sources.isEmpty)
    }

    @Test func whatDoesNotCountIsNotFound() async throws {
        var device = Device(1)
        let draft = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        let undone = device.write(.undone(Undone(entry: draft.id)))
        let redone = device.write(.undone(Undone(entry: undone.id)))
        #expect(try await casebook([draft]).search("testov").sources.count == 1)
        #expect(try await casebook([draft, undone]).search("testov").sources.isEmpty)
        #expect(try await casebook([draft, undone, redone]).search("testov").sources.count == 1)
    }

    @Test func aProtectedPersonIsLeftOutUnlessAskedFor() async throws {
        var (entries, person) = twoReports()
        var device = Device(2)
        entries.append(device.write(.marked(Marked(item: person, sensitivity: .protected)), after: entries.last))
        let casebook = try await casebook(entries)
        #expect(try await casebook.held(asOf: day).isEmpty)
        #expect(try await casebook.protectedHeld(asOf: day) == 1)
        #expect(try await casebook.held(asOf: day, includingProtected: true).count == 1)
        let found = try await casebook.search("testov")
        #expect(found.records.isEmpty)
        #expect(found.leftOut > 0)
        #expect(!found.sources.contains { $0.excerpt.contains("Testov") || $0.excerpt.contains("Тестов") })
        #expect(try await casebook.search("testov", includingProtected: true).records.count == 1)
        let place = try #require(try await casebook.records(named: "Almaty").first)
        let file = try #require(try await casebook.file(of: place.item, asOf: day))
        #expect(!file.file.names.values.contains { $0.contains("Testov") })
        #expect(!file.file.draft.text.contains("Testov"))
    }

    @Test func heldSaysWhatItRestsOn() async throws {
        let (entries, _) = twoReports()
        let held = try await casebook(entries).held(asOf: day, withStatements: true)
        let person = try #require(held.first)
        #expect(held.count == 1)
        #expect(person.day == 5)
        #expect(person.place == "Almaty")
        #expect(person.rests.contains { $0.property == "date" && $0.quote.contains("was detained") })
        // After thirty silent days nobody knows.
        let later = day.adding(days: 60)
        #expect(try await casebook(entries).held(asOf: later).isEmpty)
        #expect(try await casebook(entries).held(asOf: later, includingUnknown: true).map(\.state) == [.unknown])
    }

    @Test func changesAreTheNewEventsStatesAndDecisions() async throws {
        let (entries, person) = twoReports()
        let entered = CivilDay(year: 2026, month: 5, day: 1) ?? day
        let casebook = try await casebook(entries)
        let changes = try await casebook.changes(since: entered, until: entered.adding(days: 1))
        let own = try #require(changes.first { $0.record?.item == person })
        #expect(own.items.filter { $0.kind == .event }.count == 2)
        #expect(own.items.contains { $0.kind == .merged && $0.by == "Member 1" })
        #expect(own.items.contains { $0.kind == .status })
        #expect(try await casebook.changes(since: entered.adding(days: 1), until: entered.adding(days: 2)).isEmpty)
    }

    @Test func eventsAreCountedByStanding() async throws {
        let (entries, _) = twoReports()
        let casebook = try await casebook(entries)
        let kinds = try await casebook.count(by: .kind)
        #expect(kinds.map(\.key) == ["detention"])
        #expect(kinds.first?.reported.events == 2)
        #expect(kinds.first?.reported.most == 2)
        #expect(kinds.first?.alleged.events == 0)
        var filter = EventFilter()
        filter.from = CivilDay(year: 2025, month: 1, day: 1)
        #expect(try await casebook.count(by: .kind, filter).isEmpty)
        filter = EventFilter()
        filter.participant = try await casebook.records(named: "Testov").first?.item
        #expect(try await casebook.count(by: .month, filter).map(\.key) == ["2024-05"])
        filter.article = "'; DROP TABLE event; --"
        #expect(try await casebook.count(by: .kind, filter).isEmpty)
        #expect(try await casebook.count(by: .kind).count == 1)
    }

    @Test func aLargeFileSaysThatItHoldsTheNewest() async throws {
        for count in [JoinedCase.mostEvents, JoinedCase.mostEvents + 3] {
            var device = Device(1)
            var entries: [LedgerEntry] = []
            var town: ItemID?
            for number in 0..<count {
                let day = CivilDay(number: 18_000 + number).description
                let entry = device.write(.drafted(Drafts.detention(of: "Person \(number)", on: day, id: "\(number)")))
                let (place, event) = (ItemID(entry.id, entity: EntityID(1)), ItemID(entry.id, entity: EntityID(2)))
                let decisions = [Decision(event, .accept), Decision(place, .accept, record: town ?? place)]
                town = town ?? place
                entries += [entry, device.write(.decided(Decided(draft: entry.id, decisions: decisions)))]
            }
            let casebook = try Casebook()
            try await casebook.take(entries)
            let item = try #require(town)
            let file = try #require(try await casebook.file(of: item, asOf: CivilDay(number: 20_000)))
            #expect(file.file.events.count == JoinedCase.mostEvents)
            #expect(file.eventsInAll == (count > JoinedCase.mostEvents ? count : nil))
            #expect(file.file.events.contains { $0.date?.value.earliest == CivilDay(number: 18_000 + count - 1) })
        }
    }
}
