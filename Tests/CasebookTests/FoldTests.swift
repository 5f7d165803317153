// The fold: what entries make of the casebook, and that their order of arrival makes nothing of it.

import CaseModel
import Casebook
import Testing

@Suite struct FoldTests {
    private let day = CivilDay(year: 2024, month: 5, day: 20) ?? CivilDay(number: 0)

    private func held(_ entries: [LedgerEntry]) async throws -> [HeldPerson] {
        let casebook = try Casebook()
        try await casebook.take(entries)
        return try await casebook.held(asOf: day)
    }

    @Test func anAcceptedDetentionIsACustody() async throws {
        var device = Device(1)
        let draft = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        #expect(try await held([draft]).isEmpty)
        let accepted = device.write(.accepting(draft))
        let people = try await held([draft, accepted])
        #expect(people.map(\.name) == ["Aidar Testov"])
        #expect(people.first?.day == 5)
        #expect(people.first?.state == .held)
    }

    @Test func undoingIsAsIfItHadNotBeen() async throws {
        var device = Device(1)
        let draft = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        let accepted = device.write(.accepting(draft))
        let undone = device.write(.undone(Undone(entry: accepted.id)))
        let redone = device.write(.undone(Undone(entry: undone.id)))
        #expect(try await held([draft, accepted, undone]).isEmpty)
        #expect(try await held([draft, accepted, undone, redone]).count == 1)
    }

    @Test func everyOrderOfArrivalGivesTheSame() async throws {
        var (here, there) = (Device(1), Device(2))
        let first = here.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        let second = there.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-17", id: "b")))
        let entries = [
            first, second, here.write(.accepting(first)), there.write(.accepting(second)),
            here.write(
                .merged(
                    Merged(
                        record: ItemID(second.id, entity: EntityID(0)), into: ItemID(first.id, entity: EntityID(0)))),
                after: second),
        ]
        let expected = try await held(entries)
        #expect(expected.count == 1)
        for _ in 0..<20 {
            #expect(try await held(entries.shuffled()) == expected)
            // One at a time, each in a run of its own.
            let casebook = try Casebook()
            for entry in entries.shuffled() { try await casebook.take([entry]) }
            #expect(try await casebook.held(asOf: day) == expected)
        }
    }

    @Test func partingAfterMergingIsAsBefore() async throws {
        var device = Device(1)
        let first = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        let second = device.write(.drafted(Drafts.detention(of: "A. Testov", on: "2024-05-17", id: "b")))
        let before = [first, second, device.write(.accepting(first)), device.write(.accepting(second))]
        let (one, other) = (ItemID(first.id, entity: EntityID(0)), ItemID(second.id, entity: EntityID(0)))
        let merged = device.write(.merged(Merged(record: other, into: one)))
        let parted = device.write(.parted(Parted(record: other)))
        #expect(try await held(before).count == 2)
        #expect(try await held(before + [merged]).count == 1)
        #expect(try await held(before + [merged, parted]) == held(before))
    }

    @Test func aSnapshotAnswersAsTheCasebookDid() async throws {
        var device = Device(1)
        let draft = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        let casebook = try Casebook()
        try await casebook.take([draft])
        let resumed = try Casebook(snapshot: try await casebook.snapshot())
        try await resumed.take([draft, device.write(.accepting(draft))])
        #expect(try await resumed.held(asOf: day).count == 1)
    }
}
