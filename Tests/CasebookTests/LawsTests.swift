// The laws of the fold, on made-up casebooks: order of arrival, splitting, crashes and snapshots change nothing; undoing is as before; held is who is held.

import Bureau
import CaseLogic
import CaseModel
import Testing

@testable import Casebook

@Suite struct LawsTests {
    /// A made-up casebook with, beside what its bureau does, acts that make no sense.
    private func entries(seed: UInt64, statements: Int = 350, chaos: Int = 0) -> [LedgerEntry] {
        var setting = BureauSetting(seed: seed, statements: statements)
        setting.casesAtOnce = max(2, statements / 80)
        var bureau = FictionalBureau(setting)
        let entries = bureau.all()
        var more = Chaos(seed: seed, after: entries)
        return entries + (0..<chaos).compactMap { _ in more.next() }
    }

    private func folded(_ entries: [LedgerEntry]) async throws -> Casebook {
        let casebook = try Casebook()
        try await casebook.take(entries)
        return casebook
    }

    private func runs(_ entries: [LedgerEntry], _ dice: inout Dice) -> [ArraySlice<LedgerEntry>] {
        var runs: [ArraySlice<LedgerEntry>] = []
        var rest = entries[...]
        while !rest.isEmpty {
            let count = dice.happens(50) ? dice.roll(1...4) : dice.roll(1...60)
            runs.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return runs
    }

    private func expectSame(_ one: Casebook, _ other: Casebook, _ comment: Comment) async throws {
        let (mine, theirs) = (try await one.fingerprint(), try await other.fingerprint())
        let isSame = mine == theirs
        #expect(isSame, "\(comment)\n\(mine.difference(from: theirs))")
        let day = CivilDay(number: 18_500)
        #expect(
            try await Set(one.held(asOf: day, includingUnknown: true))
                == Set(other.held(asOf: day, includingUnknown: true)))
        #expect(try await Set(one.inbox()) == Set(other.inbox()))
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>) func anyOrderAndAnySplitting(seed: UInt64) async throws {
        let entries = entries(seed: seed, chaos: 60)
        let expected = try await folded(entries)
        var dice = Dice(seed: seed)
        for round in 0..<3 {
            let shuffled = round == 0 ? entries : entries.shuffled(using: &dice)
            let casebook = try Casebook()
            for run in runs(shuffled, &dice) { try await casebook.take(Array(run)) }
            try await expectSame(casebook, expected, "seed \(seed), round \(round)")
        }
    }

    /// The list of those held says of a day what the file of each says of it: nothing that came later.
    @Test(arguments: 31...33 as ClosedRange<UInt64>) func heldSaysWhatTheFileSaysOfThatDay(seed: UInt64) async throws {
        let casebook = try await folded(entries(seed: seed, statements: 900))
        var compared = 0
        for number in stride(from: 14_000, through: 20_500, by: 83) {
            let day = CivilDay(number: number)
            for held in try await casebook.held(asOf: day, includingProtected: true) {
                let file = try #require(
                    try await casebook.file(of: held.person, asOf: day, includingProtected: true))
                let custody = file.findings.custodies.last { $0.person == file.subject && $0.from == held.since }
                let hold = try #require(custody?.holds.last, "\(held.name) on \(day)")
                #expect(hold.kind == held.kind, "\(held.name) on \(day)")
                #expect(custody?.holds.last { $0.facility != nil }?.facility?.value == held.facility)
                #expect(custody?.termEnds?.date == held.termEnds, "\(held.name) on \(day)")
                compared += 1
            }
        }
        #expect(compared > 50)
    }

    @Test(arguments: 11...12 as ClosedRange<UInt64>) func aRunThatFailsLeavesNothing(seed: UInt64) async throws {
        let entries = entries(seed: seed, chaos: 20)
        let expected = try await folded(entries)
        var dice = Dice(seed: seed)
        let casebook = try Casebook()
        var failures = 0
        for run in runs(entries, &dice) {
            for pages in [0, dice.roll(0...3), dice.roll(1...12)] {
                let before = try await casebook.fingerprint()
                try await casebook.limit(pages: pages)
                do {
                    try await casebook.take(Array(run))
                } catch is DatabaseError {
                    failures += 1
                    let after = try await casebook.fingerprint()
                    let isSame = after == before
                    #expect(isSame, "a run that failed left something\n\(after.difference(from: before))")
                }
                try await casebook.limit(pages: nil)
            }
            try await casebook.take(Array(run))
        }
        #expect(failures > 5)
        try await expectSame(casebook, expected, "seed \(seed)")
    }

    @Test(arguments: 21...22 as ClosedRange<UInt64>) func aSnapshotGoesOnAsTheCasebookDid(seed: UInt64) async throws {
        let entries = entries(seed: seed, chaos: 40)
        let expected = try await folded(entries)
        var dice = Dice(seed: seed)
        for _ in 0..<3 {
            let at = dice.roll(0...entries.count)
            let shuffled = entries.shuffled(using: &dice)
            let casebook = try await folded(Array(shuffled.prefix(at)))
            let resumed = try Casebook(snapshot: try await casebook.snapshot())
            // What was there already comes again now and then.
            try await resumed.take(Array(shuffled.suffix(from: max(0, at - 20))))
            try await expectSame(resumed, expected, "seed \(seed), snapshot after \(at)")
        }
    }

    /// Goes through a casebook act by act, and takes each back and forth once.
    @Test(arguments: 31...34 as ClosedRange<UInt64>) func undoingIsAsBefore(seed: UInt64) async throws {
        let all = entries(seed: seed, statements: 60, chaos: 30)
        var kinds: Set<Act.Kind> = []
        let casebook = try Casebook()
        var clock = 10_000_000
        for (number, entry) in all.enumerated() {
            func undo(_ entry: LedgerID, _ place: Int) -> LedgerEntry {
                clock += 1
                return LedgerEntry(
                    id: LedgerID(log: (9, UInt64(number)), index: UInt64(place)), clock: clock,
                    time: "2027-01-01T00:00:00Z", author: "Second thoughts", act: .undone(Undone(entry: entry)))
            }
            let before = try await casebook.fingerprint().answers(without: [])
            try await casebook.take([entry])
            let after = try await casebook.fingerprint().answers(without: [])
            let first = undo(entry.id, 0)
            try await casebook.take([first])
            let undone = try await casebook.fingerprint().answers(without: [entry.id])
            let isAsBefore = undone == before
            #expect(isAsBefore, "undoing \(entry.act.kind) \(entry.id)\n\(undone.difference(from: before))")
            try await casebook.take([undo(first.id, 1)])
            let redone = try await casebook.fingerprint().answers(without: [])
            let isAsAfter = redone == after
            #expect(isAsAfter, "redoing \(entry.act.kind) \(entry.id)\n\(redone.difference(from: after))")
            kinds.insert(entry.act.kind)
            if !isAsBefore || !isAsAfter { break }
        }
        #expect(kinds.count >= 8, "only \(kinds.count) kinds of acts")
    }

    @Test(arguments: 41...42 as ClosedRange<UInt64>) func mergingAndPartingIsAsBefore(seed: UInt64) async throws {
        let entries = entries(seed: seed)
        let casebook = try await folded(entries)
        let before = try await casebook.fingerprint().answers(without: [])
        var dice = Dice(seed: seed)
        let records = try await casebook.recordNames()
        for round in 0..<20 {
            let (one, other) = (dice.pick(records), dice.pick(records))
            func entry(_ place: UInt64, _ act: Act) -> LedgerEntry {
                LedgerEntry(
                    id: LedgerID(log: (8, UInt64(round)), index: place), clock: 1_000_000 + round * 2 + Int(place),
                    time: "2027-01-01T00:00:00Z", author: "Somebody", act: act)
            }
            try await casebook.take([entry(0, .merged(Merged(record: one, into: other)))])
            try await casebook.take([entry(1, .parted(Parted(record: one)))])
            let after = try await casebook.fingerprint().answers(without: [])
            // A record that was merged before is parted from that too; that is another state.
            if try await casebook.wasMerged(one) { continue }
            let isSame = after == before
            #expect(isSame, "\(one) into \(other)\n\(after.difference(from: before))")
            if !isSame { break }
        }
    }

    @Test(arguments: 51...53 as ClosedRange<UInt64>) func heldIsWhoIsHeld(seed: UInt64) async throws {
        var bureau = FictionalBureau(BureauSetting(seed: seed, statements: 5_000))
        let casebook = try await folded(bureau.all())
        #expect(bureau.truth.statements >= 5_000)
        var dice = Dice(seed: seed)
        for _ in 0..<40 {
            let day = CivilDay(number: 15_700 + dice.roll(0...7_500))
            let held = Set(try await casebook.held(asOf: day, includingProtected: true).map(\.person))
            let truth = bureau.truth.held(on: day)
            let (more, fewer) = (held.subtracting(truth), truth.subtracting(held))
            #expect(held == truth, "\(day): \(more.sorted().prefix(3)) are not held, \(fewer.sorted().prefix(3)) are")
        }
        #expect(Set(try await casebook.inbox().map(\.id)) == bureau.truth.waiting)
        #expect(try await casebook.eventCounts() == bureau.truth.events)
    }
}

extension Casebook {
    func recordNames() throws -> [ItemID] {
        try index.database.prepare("SELECT id FROM record WHERE type IN ('person', 'event')").all { $0.int(0) }
            .compactMap { try index.entity(at: $0) }.sorted()
    }

    /// Whether a record had been merged before.
    func wasMerged(_ item: ItemID) throws -> Bool {
        guard let row = try index.row(of: item) else { return false }
        return try index.database.prepare(
            "SELECT COUNT(*) > 1 FROM naming JOIN entry ON entry.id = entry WHERE item = ? AND kind = 'merged'"
        ).first(row) { $0.bool(0) } ?? false
    }

    func eventCounts() throws -> [EventKind: Int] {
        var counts: [EventKind: Int] = [:]
        try index.database.prepare("SELECT kind, COUNT(*) FROM event GROUP BY kind").each { row in
            if let kind = EventKind(rawValue: row.string(0)) { counts[kind] = row.number(1) }
        }
        return counts
    }
}
