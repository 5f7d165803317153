// Rows of tables in the fold: one row counts once, the last that was taken in, while its import stands, in every order of arrival.

import CaseModel
import Casebook
import Testing

@Suite struct TableTests {
    private let day = CivilDay(year: 2024, month: 5, day: 20) ?? CivilDay(number: 0)

    private func held(_ entries: [LedgerEntry]) async throws -> [String] {
        let casebook = try Casebook()
        try await casebook.take(entries)
        return try await casebook.held(asOf: day).map { "\($0.name) \($0.since?.description ?? "")" }.sorted()
    }

    /// Asks in the given order, in others, and with one entry at a time.
    private func heldInAnyOrder(_ entries: [LedgerEntry]) async throws -> [String] {
        let expected = try await held(entries)
        for _ in 0..<12 {
            #expect(try await held(entries.shuffled()) == expected)
            let casebook = try Casebook()
            for entry in entries.shuffled() { try await casebook.take([entry]) }
            #expect(
                try await casebook.held(asOf: day).map { "\($0.name) \($0.since?.description ?? "")" }.sorted()
                    == expected)
        }
        return expected
    }

    private func table(_ device: inout Device, _ name: String = "Arrests") -> LedgerEntry {
        device.write(.imported(Imported(table: name, file: "a.csv", source: "00", mapping: "", rows: 2)))
    }

    private func row(
        _ device: inout Device, of table: LedgerEntry, _ key: String, _ name: String, on date: String,
        links: [Noted.Link] = []
    ) -> LedgerEntry {
        let note = Noted(
            about: SourceCard(kind: .table), draft: Drafts.detention(of: name, on: date), links: links,
            row: TableRow(table: table.id, key: key, digest: name + date, number: 2))
        return device.write(.noted(note), after: table)
    }

    @Test func anImportIsUndoneAndDoneAgainInOneStep() async throws {
        var (here, there) = (Device(1), Device(2))
        let table = table(&here)
        let rows = [
            row(&here, of: table, "1", "Aidar Testov", on: "2024-05-16"),
            row(&here, of: table, "2", "Berik Testov", on: "2024-05-17"),
        ]
        let undone = there.write(.undone(Undone(entry: table.id)), after: rows[1])
        let redone = there.write(.undone(Undone(entry: undone.id)))
        #expect(try await heldInAnyOrder([table] + rows).count == 2)
        #expect(try await heldInAnyOrder([table] + rows + [undone]).isEmpty)
        #expect(try await heldInAnyOrder([table] + rows + [undone, redone]).count == 2)
        // A row without its table waits for it.
        #expect(try await held(rows).isEmpty)
    }

    @Test func aRowThatComesTwiceCountsOnceAndTheLastOneWins() async throws {
        var (here, there) = (Device(1), Device(2))
        let first = table(&here)
        let old = row(&here, of: first, "1", "Aidar Testov", on: "2024-05-16")
        let second = table(&there)
        let same = row(&there, of: second, "1", "Aidar Testov", on: "2024-05-16")
        #expect(try await heldInAnyOrder([first, old, second, same]) == ["Aidar Testov 2024-05-16"])
        let third = here.write(
            .imported(Imported(table: "Arrests", file: "b.csv", source: "00", mapping: "", rows: 1)), after: same)
        let right = row(
            &here, of: third, "1", "Aidar Testov", on: "2024-05-18",
            links: [Noted.Link(EntityID(0), is: ItemID(old.id, entity: EntityID(0)))])
        let all = [first, old, second, same, third, right]
        #expect(try await heldInAnyOrder(all) == ["Aidar Testov 2024-05-18"])
        // Without the later import it is as it was.
        let undone = here.write(.undone(Undone(entry: third.id)))
        #expect(try await heldInAnyOrder(all + [undone]) == ["Aidar Testov 2024-05-16"])
        // Each row can be undone for itself.
        let withoutRow = there.write(.undone(Undone(entry: right.id)), after: undone)
        let redone = there.write(.undone(Undone(entry: undone.id)))
        #expect(try await heldInAnyOrder(all + [undone, withoutRow, redone]) == ["Aidar Testov 2024-05-16"])
    }

    @Test func aRowPutRightKeepsItsRecord() async throws {
        var device = Device(1)
        let first = table(&device)
        let old = row(&device, of: first, "1", "Aidar Testof", on: "2024-05-16")
        let known = row(&device, of: first, "2", "Aidar Testov", on: "2024-05-10")
        let (one, other) = (ItemID(old.id, entity: EntityID(0)), ItemID(known.id, entity: EntityID(0)))
        let merged = device.write(.merged(Merged(record: one, into: other)))
        let second = table(&device)
        let right = row(
            &device, of: second, "1", "Aidar Testov", on: "2024-05-16", links: [Noted.Link(EntityID(0), is: one)])
        #expect(try await heldInAnyOrder([first, old, known, merged, second, right]).count == 1)
    }

    @Test func aMembersNoteCountsAtOnceAndAReadOneWaits() async throws {
        var device = Device(1)
        let draft = Drafts.detention(of: "Aidar Testov", on: "2024-05-16")
        let own = device.write(.noted(Noted(about: SourceCard(kind: .call), draft: draft)))
        #expect(try await heldInAnyOrder([own]).count == 1)
        let read = device.write(.noted(Noted(about: SourceCard(kind: .call), draft: draft, reader: "reader")))
        #expect(try await heldInAnyOrder([read]).isEmpty)
        let casebook = try Casebook()
        try await casebook.take([read])
        #expect(try await casebook.inbox().map(\.id) == [read.id])
        #expect(try await heldInAnyOrder([read, device.write(.accepting(read))]).count == 1)
    }

    @Test func aNoteAboutAKnownPersonWaitsForThem() async throws {
        var (here, there) = (Device(1), Device(2))
        let first = here.write(
            .noted(Noted(about: SourceCard(kind: .call), draft: Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        )
        let second = there.write(
            .noted(
                Noted(
                    about: SourceCard(kind: .call), draft: Drafts.detention(of: "A. Testov", on: "2024-05-17"),
                    links: [Noted.Link(EntityID(0), is: ItemID(first.id, entity: EntityID(0)))])), after: first)
        #expect(try await held([second]).isEmpty)
        #expect(try await heldInAnyOrder([first, second]).map { $0.prefix(12) } == ["Aidar Testov"])
    }

    @Test func whatANoteSaysComesBackFromItsFields() throws {
        let log = LedgerID(log: (1, 2), index: 3)
        let note = Act.noted(
            Noted(
                about: SourceCard(kind: .table, title: "t", sensitivity: .protected),
                draft: Drafts.detention(of: "Aidar Testov", on: "2024-05-16"),
                links: [Noted.Link(EntityID(1), is: ItemID(log, entity: EntityID(4)))], reader: "r",
                row: TableRow(table: log, key: "k", digest: "d", sheet: "s", number: 7)))
        let imported = Act.imported(Imported(table: "t", file: "f", source: "00", mapping: "m", rows: 1))
        let held = Act.held(Held(source: log, reason: "asked", askedBy: "the family", until: EDTF("2026-01-01")))
        for act in [note, imported, held] {
            let fields = try act.fields()
            let back = try Act(type: act.kind.rawValue) { name in fields.first { $0.name == name }?.value }
            #expect(try back?.fields() == fields)
        }
    }
}
