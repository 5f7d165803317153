// What a publication is made from is the same, whether one connection reads it or several, and the same that SQL finds in one question after another.

import Bureau
import CaseModel
import Testing

@testable import Casebook

@Suite struct PublishingMaterialTests {
    private static let day = CivilDay(number: 20_600)

    /// A made-up casebook of some years, with marks of all kinds, holds, and mergers.
    private func casebook(seed: UInt64) async throws -> Casebook {
        var bureau = FictionalBureau(BureauSetting(seed: seed, statements: 2_500))
        let entries = bureau.all()
        var dice = Dice(seed: seed ^ 0x9A7E)
        var clock = (entries.map(\.clock).max() ?? 0) + 1
        var more: [LedgerEntry] = []
        func add(_ act: Act) {
            more.append(
                LedgerEntry(
                    id: LedgerID(log: (0x9A7E, seed), index: UInt64(more.count)), clock: clock,
                    time: "2026-06-05T10:00:00Z", author: dice.happens(50) ? "A. Editor" : "Editor", act: act))
            clock += dice.happens(70) ? 1 : 0
        }
        var people: [ItemID] = []
        for entry in entries {
            guard case .drafted(let drafted) = entry.act, !drafted.draft.statements.isEmpty else { continue }
            for (number, statement) in drafted.draft.statements.enumerated() {
                let item = ItemID(entry.id, statement: number)
                if dice.happens(60) { add(.marked(Marked(item: item, sensitivity: .public))) }
                if dice.happens(4) { add(.marked(Marked(item: item, sensitivity: .protected))) }
                if dice.happens(2) { add(.held(Held(item: item, reason: "asked", askedBy: "his sister Dana Testova"))) }
                if dice.happens(2) {
                    var now = statement
                    now.wordOf = [.unnamed("relatives"), .entity(statement.subject)]
                    now.deniedBy = .entity(statement.subject)
                    add(
                        .edited(
                            Edited(
                                draft: entry.id, statement: item, now: now, reason: "as it stands in\u{A0}the paper")))
                }
                if dice.happens(2), statement.property == .name {
                    add(
                        .decided(
                            Decided(draft: entry.id, decisions: [Decision(item, .reject, reason: "it is no name")])))
                }
            }
            if dice.happens(10) { add(.held(Held(source: entry.id, reason: "until the trial ends"))) }
            if dice.happens(10) { add(.marked(Marked(source: entry.id, sensitivity: dice.pick(Sensitivity.allCases)))) }
            if dice.happens(10) { add(.marked(Marked(source: entry.id, sensitivity: .internal))) }
            let all = drafted.draft.entities.map { ItemID(entry.id, entity: $0.id) }
            for (number, item) in all.enumerated() {
                if drafted.draft.entities[number].type == .person { people.append(item) }
                if dice.happens(10) { add(.marked(Marked(item: item, sensitivity: dice.pick(Sensitivity.allCases)))) }
                if dice.happens(20) {
                    add(.marked(Marked(item: item, consent: [.public, dice.pick(Consent.allCases)])))
                }
                if dice.happens(4) { add(.held(Held(item: item, reason: "asked"))) }
            }
        }
        for _ in 0..<12 {
            add(.merged(Merged(record: dice.pick(people), into: dice.pick(people), reason: "one and the same person")))
        }
        let casebook = try Casebook()
        try await casebook.take(entries + more)
        return casebook
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>, [[.public], [.public, .internal], []] as [Set<Sensitivity>])
    func readsTheSameBesideEachOther(seed: UInt64, levels: Set<Sensitivity>) async throws {
        let one = try await casebook(seed: seed)
        let many = try await Casebook(snapshot: try await one.snapshot())
        #expect(try await one.readsInOnePiece == false)
        #expect(try await many.readsInOnePiece)
        let slow = try await one.slowAnswer(levels, asOf: Self.day)
        let alone = try await one.answer(levels, asOf: Self.day)
        let together = try await many.answer(levels, asOf: Self.day)
        #expect(alone == slow)
        #expect(together == slow)
        #expect(slow.statements.isEmpty == levels.isEmpty)
        #expect(slow.words.count > 100)
        if !levels.isEmpty { #expect(slow.someWords.count < slow.words.count) }
        if !levels.isEmpty { #expect(slow.words.contains { $0.kind == .words && $0.of.hasPrefix("what a member") }) }
        // What came in after it was opened is read as well.
        let item = try #require(
            try await one.publishingMaterial([.public, .internal], asOf: Self.day).publishable.records.values.map(
                \.item
            ).min())
        let last = LedgerEntry(
            id: LedgerID(log: (0x9A7F, seed), index: 0), clock: 1_000_000, time: "2026-06-06T10:00:00Z", author: "Last",
            act: .held(Held(item: item, reason: "asked on the last day of all")))
        for casebook in [one, many] { try await casebook.take([last]) }
        let later = try await many.answer(levels, asOf: Self.day)
        #expect(try await one.slowAnswer(levels, asOf: Self.day) == later)
        #expect(later.words.count > slow.words.count)
    }

    /// Reading goes on where a part fails, and the error comes out.
    @Test func aPartThatFailsIsTold() async throws {
        let many = try await Casebook(snapshot: try await casebook(seed: 4).snapshot())
        await #expect(throws: DatabaseError.self) { try await many.failingPart() }
        #expect(try await many.parts(count: 50) == Array(0..<50))
    }
}

/// Everything that is to be the same.
private struct Answer: Equatable {
    var statements: [String]
    var records: [Int64: PublishableRecord]
    var sources: [Int64: String]
    var key: String?
    var held: [Hold]
    var words: Set<UnpublishedWords>
    /// With some of the people named, and some of the sources cited.
    var someWords: Set<UnpublishedWords>

    init(
        _ found: Publishable,
        words: (_ named: Set<Int64>, _ texts: Set<String>, _ cited: Set<Int64>) throws -> Set<UnpublishedWords>
    ) rethrows {
        statements = found.statements.map { "\($0)" }
        records = found.records
        sources = found.sources.mapValues { source in
            "\(source.id) \(source.card) \(String(describing: source.mark)) \(String(describing: source.published)) \(source.language) \(source.original) \(String(describing: source.evidence)) \(String(describing: source.file)) \(source.quotes.words(of: ByteSpan(0, 1_000_000)))"
        }
        (key, held) = (found.key, found.held)
        self.words = try words([], [], [])
        let named = found.records.filter { $0.key % 3 == 0 }
        someWords = try words(
            Set(named.keys), Set(named.values.map(\.name)), Set(found.sources.keys.filter { $0 % 2 == 0 }))
    }
}

extension Casebook {
    /// Whether parts are read by connections of their own.
    fileprivate var readsInOnePiece: Bool {
        get throws {
            let own = ObjectIdentifier(index.database)
            return try index.database.reading(parts: [{ ObjectIdentifier($0) != own }, { ObjectIdentifier($0) != own }])
                .allSatisfy(\.self)
        }
    }

    fileprivate func answer(_ levels: Set<Sensitivity>, asOf day: CivilDay) throws -> Answer {
        let read = try publishingMaterial(levels, asOf: day)
        return Answer(read.publishable) { read.words.words(named: $0, publicTexts: $1, cited: $2) }
    }

    fileprivate func slowAnswer(_ levels: Set<Sensitivity>, asOf day: CivilDay) throws -> Answer {
        let holds = try holds(asOf: day)
        let held = Set(
            try holds.compactMap { hold -> Int64? in
                if case .record(let record) = hold.target { try index.row(of: record.item) } else { nil }
            })
        return try Answer(try SlowPublishable(index, levels.subtracting([.protected]), holds).read()) {
            try SlowWords(index, named: $0, publicTexts: $1, cited: $2, held: held).found
        }
    }

    fileprivate func failingPart() throws {
        _ = try index.database.reading(
            parts: ["SELECT 1", "nonsense"].map { sql in { @Sendable database in try database.execute(sql) } })
    }

    fileprivate func parts(count: Int) throws -> [Int] {
        try index.database.reading(parts: (0..<count).map { number in { @Sendable _ in number } })
    }
}
