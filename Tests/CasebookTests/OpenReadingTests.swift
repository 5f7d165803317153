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
        /// The words that statements rest on, by the day and the statement's name.
        var quotes: [String: String] = [:]
    }

    private func answers(of casebook: Casebook, includingProtected whole: Bool) async throws -> Answers {
        var answers = Answers()
        for day in stride(from: 14_000, through: 20_500, by: 650) {
            let held = try await casebook.held(
                asOf: CivilDay(number: day), includingUnknown: true, includingProtected: whole, withStatements: true)
            for rest in held.flatMap(\.rests) { answers.quotes["\(day) \(rest.item)"] = rest.quote }
            answers.held.append(
                held.map { held in
                    var line = "\(held.name) \(held.since?.description ?? "") \(held.kind) \(held.state)"
                    line += " \(held.place ?? "") \(held.heldBy) \(held.provisions) \(held.termEnds?.description ?? "")"
                    return line + held.rests.map { "\n  \($0.property) \($0.value)" }.sorted().joined()
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
        // Quotes are the same words, but for those that are covered.
        #expect(one.quotes.keys.sorted() == other.quotes.keys.sorted(), comment)
        for (statement, quote) in one.quotes {
            var rest = (other.quotes[statement] ?? "")[...]
            for piece in quote.split(separator: "*") {
                let found = rest.firstRange(of: piece.drop { $0 == " " })
                #expect(found != nil, "\(comment): “\(quote)” and “\(other.quotes[statement] ?? "")”")
                rest = found.map { rest[$0.upperBound...] } ?? ""
            }
        }
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

    /// Two reports of one detention, joined; one tells the place as well.
    private func twoReports(_ more: (LedgerEntry, LedgerEntry) -> [Act]) async throws -> (Casebook, place: ItemID) {
        var device = Device(1)
        let known = device.write(.drafted(Drafts.detention(of: "Aidar Testov", on: "2024-05-16")))
        var draft = Drafts.detention(of: "Aidar Testov", on: "2024-05-16", id: "b")
        draft.statements[1].value = .text("Karaganda")
        let secret = device.write(.drafted(draft))
        var entries = [known, secret, device.write(.accepting(known))]
        func item(_ entry: LedgerEntry, _ number: Int) -> ItemID { ItemID(entry.id, entity: EntityID(number)) }
        let decisions = [0, 2].map { Decision(item(secret, $0), .accept, record: item(known, $0)) }
        entries.append(device.write(.decided(Decided(draft: secret.id, decisions: decisions))))
        for act in more(known, secret) { entries.append(device.write(act)) }
        let casebook = try Casebook()
        try await casebook.take(entries)
        return (casebook, item(secret, 1))
    }

    private static let day = CivilDay(number: 19_860)

    @Test func aProtectedReportCountsForNothing() async throws {
        let (casebook, place) = try await twoReports { known, _ in
            [.marked(Marked(source: known.id, sensitivity: .protected))]
        }
        let held = try await casebook.held(asOf: Self.day)
        // The name is known from the other report, too.
        #expect(held.map(\.name) == ["Aidar Testov"])
        #expect(held.map(\.place) == ["Karaganda"])
        #expect(try await casebook.count(by: .place).map(\.key) == ["Karaganda"])
        let whole = try await casebook.held(asOf: Self.day, includingProtected: true)
        #expect(whole.map(\.place) == ["Almaty"])
        #expect(try await casebook.record(of: place)?.sensitivity == .internal)
    }

    @Test func whatOnlyAProtectedReportNamesIsProtected() async throws {
        let (casebook, place) = try await twoReports { _, secret in
            [.marked(Marked(source: secret.id, sensitivity: .protected))]
        }
        #expect(try await casebook.record(of: place)?.sensitivity == .protected)
        #expect(try await casebook.held(asOf: Self.day).map(\.place) == ["Almaty"])
    }

    @Test func bothReportsProtectedLeaveNobody() async throws {
        let (casebook, _) = try await twoReports { known, secret in
            [known, secret].map { .marked(Marked(source: $0.id, sensitivity: .protected)) }
        }
        #expect(try await casebook.held(asOf: Self.day).isEmpty)
        #expect(try await casebook.count(by: .kind).isEmpty)
        #expect(try await casebook.protectedHeld(asOf: Self.day) == 1)
        #expect(try await casebook.held(asOf: Self.day, includingProtected: true).count == 1)
    }

    @Test func aMarkThatIsTakenBackIsAsBefore() async throws {
        let (marked, _) = try await twoReports { known, secret in
            [
                .marked(Marked(source: known.id, sensitivity: .protected)),
                .marked(Marked(source: known.id, sensitivity: .internal)),
            ]
        }
        let (plain, _) = try await twoReports { _, _ in [] }
        #expect(try await marked.held(asOf: Self.day) == plain.held(asOf: Self.day))
        #expect(try await marked.count(by: .place) == plain.count(by: .place))
    }

    @Test func aProtectedEventIsInNoList() async throws {
        let (casebook, _) = try await twoReports { known, _ in
            [.marked(Marked(item: ItemID(known.id, entity: EntityID(2)), sensitivity: .protected))]
        }
        #expect(try await casebook.held(asOf: Self.day).isEmpty)
        #expect(try await casebook.count(by: .kind).isEmpty)
        let from = CivilDay(number: Self.day.number - 1)
        let changes = try await casebook.changes(since: from, until: CivilDay(number: 21_000))
        #expect(changes.flatMap(\.items).filter { $0.kind == .event }.isEmpty)
        #expect(try await casebook.held(asOf: Self.day, includingProtected: true).count == 1)
    }

    @Test func aPersonIsMarkedWithAllThatIsSaidOfThemAndOthersStay() async throws {
        var desk = try ReviewDesk()
        let alone = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16"))
        let shared = try await desk.add(Sketch.detention(of: ["Dana Probova", "Berik Mustafin"], on: "2024-05-15"))
        for draft in [alone, shared] { try await desk.acceptAll(draft) }
        let before = try await desk.casebook.count(by: .kind)
        for (draft, name, events) in [(alone, "Aidar Testov", 1), (shared, "Dana Probova", 1)] {
            let person = try await desk.person(draft, name).id
            let said = try await desk.casebook.statements(aboutPerson: person, toBe: .protected)
            let mark = try await desk.write(
                .marked(Marked(item: person, sensitivity: .protected, statements: said)))
            let count = try await desk.casebook.count(by: .kind)
            #expect(count.map(\.reported.events) == [events], "\(name)")
            #expect(count.first?.reported.most == (name == "Dana Probova" ? 1 : 2), "\(name)")
            #expect(try await !desk.casebook.held(asOf: Self.day).contains { $0.name == name })
            let whole = try await desk.casebook.count(by: .kind, includingProtected: true)
            #expect(whole == before)
            if name == "Aidar Testov" { continue }
            try await desk.write(.undone(Undone(entry: mark.id)))
            #expect(try await desk.casebook.held(asOf: Self.day).contains { $0.name == name })
        }
        let person = try await desk.person(shared, "Berik Mustafin").id
        let open = try await desk.casebook.statements(aboutPerson: person, toBe: .public)
        let hidden = try await desk.casebook.statements(aboutPerson: person, toBe: .protected)
        #expect(Set(hidden).isStrictSubset(of: Set(open)))
    }
}
