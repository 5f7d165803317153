// What is protected stays out of every list: the open answers are those of a casebook in which nobody ever accepted it, the whole ones those of a
// casebook in which nobody ever protected it.

import Bureau
import CaseLogic
import CaseModel
import Testing

@testable import Casebook

@Suite struct OpenReadingTests {
    /// A made-up casebook, and what a member may say of a part of its events' statements.
    private func casebook(
        seed: UInt64, then act: (ItemID) -> Act?
    ) async throws -> (casebook: Casebook, chosen: Int) {
        var setting = BureauSetting(seed: seed, statements: 500)
        setting.casesAtOnce = 6
        var made = FictionalBureau(setting)
        let entries = made.all()
        var dice = Dice(seed: seed ^ 0x0BE2)
        var more: [LedgerEntry] = []
        let clock = (entries.map(\.clock).max() ?? 0) + 1
        var chosen = 0
        for entry in entries {
            guard case .drafted(let drafted) = entry.act else { continue }
            let isWholeDraft = dice.happens(10)
            for (number, statement) in drafted.draft.statements.enumerated() {
                // Not whether an event is one: without a kind it is none in either casebook.
                guard drafted.draft.entities[statement.subject.number].type == .event else { continue }
                guard isWholeDraft || dice.happens(12) else { continue }
                guard let act = act(ItemID(entry.id, statement: number)) else { continue }
                chosen += 1
                more.append(
                    LedgerEntry(
                        id: LedgerID(log: (0x0BE2, 0), index: UInt64(chosen)), clock: clock + chosen,
                        time: "2026-06-05T10:00:00Z", author: "A. Editor", act: act))
            }
        }
        let casebook = try Casebook()
        try await casebook.take(entries + more)
        return (casebook, chosen)
    }

    private struct Answers: Equatable {
        var held: [[String]] = []
        var counts: [[EventCount]] = []
        var intervals: [[String]] = []
        var changes: [[String]] = []
        var due: [[String]] = []
    }

    private func answers(of casebook: Casebook, includingProtected whole: Bool) async throws -> Answers {
        var answers = Answers()
        for day in stride(from: 14_000, through: 20_500, by: 650) {
            let held = try await casebook.held(
                asOf: CivilDay(number: day), includingUnknown: true, includingProtected: whole, withStatements: true)
            answers.held.append(
                held.map { held in
                    var line = "\(held.name) \(held.since?.description ?? "") \(held.kind) \(held.state)"
                    line += " \(held.place ?? "") \(held.heldBy) \(held.provisions) \(held.termEnds?.description ?? "")"
                    return line + held.rests.map { "\n  \($0.property) \($0.value) \($0.quote)" }.sorted().joined()
                })
            let due = try await casebook.due(
                asOf: CivilDay(number: day), within: 60, rules: DeadlineRule.shipped(), country: "KZ",
                includingProtected: whole, withStatements: true)
            answers.due.append(due.map { "\($0.day) \($0.what) \($0.records.map(\.name)) \($0.rests.map(\.value))" })
        }
        for key in CountKey.allCases {
            answers.counts.append(try await casebook.count(by: key, includingProtected: whole))
        }
        for group in try await casebook.intervals(listed: 5, includingProtected: whole) {
            answers.intervals.append(
                ["\(group.kind) \(group.code) \(group.statistics)"]
                    + (group.longest + group.shortest).map { "\($0.person.name) \($0.days) \($0.start)" })
        }
        let changes = try await casebook.changes(
            since: CivilDay(number: 14_000), until: CivilDay(number: 21_500), includingProtected: whole)
        answers.changes = changes.map { change in
            [change.record?.name ?? ""]
                + change.items.filter { [.event, .status, .termOver].contains($0.kind) }.map {
                    "\($0.kind) \($0.words)"
                }
        }.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
        return answers
    }

    private func expectSame(_ one: Answers, _ other: Answers, _ comment: Comment) {
        #expect(one.held == other.held, comment)
        #expect(one.counts == other.counts, comment)
        #expect(one.intervals == other.intervals, comment)
        #expect(one.changes == other.changes, comment)
        #expect(one.due == other.due, comment)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func openAnswersAreThoseOfACasebookWithoutWhatIsProtected(seed: UInt64) async throws {
        let (marked, chosen) = try await casebook(seed: seed) {
            .marked(Marked(item: $0, sensitivity: .protected))
        }
        let (rejected, _) = try await casebook(seed: seed) {
            .decided(Decided(draft: $0.entry, decisions: [Decision($0, .reject)]))
        }
        #expect(chosen > 20)
        let open = try await answers(of: marked, includingProtected: false)
        expectSame(open, try await answers(of: rejected, includingProtected: true), "seed \(seed)")
        let whole = try await answers(of: marked, includingProtected: true)
        #expect(open.counts != whole.counts && open.held != whole.held, "nothing was protected that counts")
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func wholeAnswersAreThoseOfACasebookInWhichNothingIsProtected(seed: UInt64) async throws {
        let (marked, _) = try await casebook(seed: seed) { .marked(Marked(item: $0, sensitivity: .protected)) }
        let (plain, _) = try await casebook(seed: seed) { _ in nil }
        expectSame(
            try await answers(of: marked, includingProtected: true),
            try await answers(of: plain, includingProtected: true), "seed \(seed)")
    }
}
