// One event told by several reports: joined only where it is plainly one, counted once from then on, and as before once that is undone.

import CaseModel
import Testing

@testable import Casebook

/// What a report tells of one event; the rest is as in the first telling.
struct Told: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var kind = EventKind.detention
    var names = ["Aidar Testov"]
    var date: String? = "2024-05-16"
    var place: String?
    var term: String?
    var facility: String?
    var time: String?
    var provision: Provision?
    var deniedBy: String?
    /// Whether the people are those who did it.
    var isDoneByThem = false
    var group: String?

    init(_ what: String, _ change: (inout Told) -> Void = { _ in }) {
        testDescription = what
        change(&self)
    }

    var draft: Draft {
        var sketch = Sketch("\(names.joined(separator: ", ")) and \(group ?? "nobody") at \(place ?? "a place").")
        var people = names.map { sketch.person($0) }
        if let group { people.append(sketch.named(.group, group)) }
        let town = place.map { sketch.named(.place, $0) }
        sketch.event(
            kind, "at", of: isDoneByThem ? [] : people, on: date, in: town, term: term, facility: facility, time: time,
            provision: provision, by: isDoneByThem ? people : [], deniedBy: deniedBy)
        return sketch.draft
    }
}

@Suite struct SameEventTests {
    /// Accepts all of some reports, each event as a record of its own; people of one name are one record, that of the first.
    private func accepted(_ told: [Told]) async throws -> (desk: ReviewDesk, events: [ItemID]) {
        var desk = try ReviewDesk()
        var records: [String: ItemID] = [:]
        var events: [ItemID] = []
        for one in told {
            let draft = one.draft
            let id = try await desk.add(draft)
            var decisions: [Decision] = []
            for entity in draft.entities where entity.type == .person || entity.type == .group {
                let name = draft.statements.first { $0.subject == entity.id && $0.property == .name }?.value
                guard case .text(let name)? = name else { continue }
                let item = ItemID(id, entity: entity.id)
                decisions.append(Decision(item, .accept, record: records[name] ?? item))
                if records[name] == nil { records[name] = item }
            }
            let event = ItemID(id, entity: try #require(draft.entities.first { $0.type == .event }).id)
            try await desk.write(.decided(Decided(draft: id, decisions: decisions + [Decision(event, .accept)])))
            events.append(event)
        }
        return (desk, events)
    }

    private func count(_ casebook: Casebook, _ kind: EventKind = .detention) async throws -> Int {
        try await casebook.count(by: .kind).filter { $0.key == kind.rawValue }.map {
            $0.reported.events + $0.alleged.events
        }.reduce(0, +)
    }

    /// What may be said beside one another of one event.
    static let agreeing: [[Told]] = [
        [Told("the same"), Told("again")],
        [Told("a place") { $0.place = "Almaty" }, Told("none")],
        [Told("a place") { $0.place = "Almaty" }, Told("in Russian") { $0.place = "Алматы" }],
        [Told("an hour") { $0.time = "17:00" }, Told("in words") { $0.time = "5 p.m." }],
        [Told("an hour") { $0.time = "17:00" }, Told("no number") { $0.time = "in the evening" }],
        [
            Told("a facility") { $0.facility = "the Taraz Police Department" },
            Told("less of it") { $0.facility = "police department" },
        ],
        [
            Told("a part") { $0.provision = Provision(article: "296", part: "3", code: .criminal) },
            Told("none") { $0.provision = Provision(article: "296", code: .criminal) },
        ],
        [
            Told("two") { $0.names = ["Aidar Testov", "Dana Probova"] },
            Told("turned") { $0.names = ["Dana Probova", "Aidar Testov"] },
        ],
        [
            Told("with others") { $0.group = "three others" },
            Told("with the same others") { $0.group = "three others" },
        ],
        [
            Told("a rally") { ($0.kind, $0.isDoneByThem) = (.protest, true) },
            Told("the rally") { ($0.kind, $0.isDoneByThem) = (.protest, true) },
        ],
        [Told("a year"), Told("none") { $0.date = "XXXX-05-16" }],
    ]

    @Test(arguments: agreeing) func theyAreOneAndCountOnce(told: [Told]) async throws {
        var (desk, events) = try await accepted(told)
        let kind = told[0].kind
        #expect(try await count(desk.casebook, kind) == 2)
        let before = try await desk.casebook.fingerprint()
        let joins = try await desk.casebook.suggestedJoins()
        #expect(joins.map(\.into.item) == [events[0]] && joins.map(\.event.item) == [events[1]])
        let join = try #require(joins.first)
        #expect(join.kind == kind && join.date == EDTF("2024-05-16") && !join.reasons.isEmpty && !join.isProtected)
        #expect(Set(join.people.map(\.name)).isSuperset(of: told[0].names))
        #expect(join.sources.map(\.id) == [events[1].entry] && join.intoSources.map(\.id) == [events[0].entry])

        var written: [LedgerEntry] = []
        for act in join.acts { written.append(try await desk.write(act)) }
        #expect(try await count(desk.casebook, kind) == 1)
        #expect(try await desk.casebook.suggestedJoins().isEmpty)
        for entry in written { try await desk.write(.undone(Undone(entry: entry.id))) }
        let after = try await desk.casebook.fingerprint().answers(without: written.map(\.id))
        let isBack = after == before.answers(without: [])
        #expect(isBack, "\(after.difference(from: before.answers(without: [])))")
        #expect(try await desk.casebook.suggestedJoins() == joins)
    }

    /// What is not plainly one with a detention of Aidar Testov, or with what it is beside.
    static let apart: [[Told]] = [
        [Told("a detention"), Told("a search") { $0.kind = .search }],
        [Told("a day"), Told("the next") { $0.date = "2024-05-17" }],
        [Told("a day"), Told("only the month") { $0.date = "2024-05" }],
        [Told("a month") { $0.date = "2024-05" }, Told("the same month") { $0.date = "2024-05" }],
        [Told("no day") { $0.date = nil }, Told("none either") { $0.date = nil }],
        [Told("no year") { $0.date = "XXXX-05-16" }, Told("none either") { $0.date = "XXXX-05-16" }],
        [Told("a place") { $0.place = "Almaty" }, Told("another") { $0.place = "Taraz" }],
        [
            Told("a facility") { $0.facility = "remand prison No. 1" },
            Told("another") { $0.facility = "remand prison No. 2" },
        ],
        [Told("an hour") { $0.time = "09:00" }, Told("another") { $0.time = "17:00" }],
        [
            Told("an article") { $0.provision = Provision(article: "296", code: .criminal) },
            Told("another") { $0.provision = Provision(article: "297", code: .criminal) },
        ],
        [
            Told("a code") { $0.provision = Provision(article: "488", code: .criminal) },
            Told("another") { $0.provision = Provision(article: "488", code: .administrative) },
        ],
        [Told("a term") { $0.term = "P15D" }, Told("another") { $0.term = "P10D" }],
        [Told("told"), Told("denied") { $0.deniedBy = "the police" }],
        [Told("one"), Told("one more person") { $0.names = ["Aidar Testov", "Dana Probova"] }],
        [Told("somebody"), Told("somebody else") { $0.names = ["Dana Probova"] }],
        [Told("one"), Told("with others") { $0.group = "three others" }],
        [
            Told("only others") { ($0.names, $0.group) = ([], "three others") },
            Told("only the others") { ($0.names, $0.group) = ([], "three others") },
        ],
        [Told("nobody") { $0.names = [] }, Told("nobody either") { $0.names = [] }],
    ]

    @Test(arguments: apart) func theyStayApart(told: [Told]) async throws {
        for order in [told, told.reversed()] {
            let (desk, _) = try await accepted(order)
            #expect(try await desk.casebook.suggestedJoins().isEmpty)
        }
    }

    @Test func twoEventsOfOneSourceAreTwo() async throws {
        var sketch = Sketch("Aidar Testov was questioned, and questioned again.")
        let person = sketch.person("Aidar Testov")
        sketch.event(.interrogation, "questioned", of: [person], on: "2024-05-16")
        sketch.event(.interrogation, "questioned again", of: [person], on: "2024-05-16")
        var desk = try ReviewDesk()
        let first = try await desk.add(sketch.draft)
        try await desk.acceptAll(first)
        #expect(try await desk.casebook.suggestedJoins().isEmpty)
        // Nor is a third telling either of the two: nobody knows which.
        let second = try await desk.add(Told("one") { $0.kind = .interrogation }.draft)
        let item = try await desk.person(second, "Aidar Testov")
        let known = try await desk.person(first, "Aidar Testov").id
        try await desk.write(.linked(Linked(entity: item.id, record: known)))
        #expect(try await desk.event(second, .interrogation).sameEvent == nil)
        try await desk.acceptAll(second)
        #expect(try await count(desk.casebook, .interrogation) == 3)
        #expect(try await desk.casebook.suggestedJoins().isEmpty)
    }

    @Test func rowsOfOneTableAreOneSource() async throws {
        var device = Device(1)
        let table = device.write(
            .imported(Imported(table: "Arrests", file: "a.csv", source: "00", mapping: "", rows: 2)))
        var entries = [table]
        for number in 1...2 {
            let links = entries.dropFirst().first.map {
                [Noted.Link(EntityID(0), is: ItemID($0.id, entity: EntityID(0)))]
            }
            entries.append(
                device.write(
                    .noted(
                        Noted(
                            about: SourceCard(kind: .table),
                            draft: Drafts.detention(of: "Aidar Testov", on: "2024-05-16"), links: links ?? [],
                            row: TableRow(table: table.id, key: "\(number)", digest: "\(number)", number: number)))))
        }
        let casebook = try Casebook()
        try await casebook.take(entries)
        #expect(try await count(casebook) == 2)
        #expect(try await casebook.suggestedJoins().isEmpty)
    }

    @Test func ofThreeTellingsAllJoinTheFirstInEveryOrderOfArrival() async throws {
        let told = [Told("one"), Told("two") { $0.place = "Almaty" }, Told("three") { $0.time = "17:00" }]
        var (desk, events) = try await accepted(told)
        let joins = try await desk.casebook.suggestedJoins()
        #expect(joins.map(\.into.item) == [events[0], events[0]])
        #expect(joins.map(\.event.item) == [events[1], events[2]])
        for _ in 0..<8 {
            let other = try Casebook()
            for entry in desk.entries.shuffled() { try await other.take([entry]) }
            #expect(try await other.suggestedJoins() == joins)
        }
        // What was joined goes with it when the whole is joined to an earlier one.
        try await desk.write(.linked(Linked(entity: events[2], record: events[1])))
        let rest = try await desk.casebook.suggestedJoins()
        #expect(rest.map(\.event.item) == [events[1]] && rest.first?.tellings == [events[1], events[2]].sorted())
        for act in rest.flatMap(\.acts) { try await desk.write(act) }
        #expect(try await count(desk.casebook) == 1)
    }

    @Test func whatAgreesWithTwoThatDisagreeStaysAlone() async throws {
        let told = [
            Told("open"), Told("here") { $0.place = "Almaty" }, Told("here too") { $0.place = "Almaty" },
            Told("there") { $0.place = "Taraz" },
        ]
        let (desk, events) = try await accepted(told)
        let joins = try await desk.casebook.suggestedJoins()
        #expect(joins.map(\.into.item) == [events[1]] && joins.map(\.event.item) == [events[2]])
    }

    @Test func aMergerOfPeopleBringsTheirEventsTogether() async throws {
        var desk = try ReviewDesk()
        let first = try await desk.add(Told("one").draft)
        let second = try await desk.add(Told("two") { $0.names = ["A. Testov"] }.draft)
        try await desk.acceptAll(first)
        try await desk.acceptAll(second)
        #expect(try await desk.casebook.suggestedJoins().isEmpty)
        let (one, other) = (ItemID(first, entity: EntityID(0)), ItemID(second, entity: EntityID(0)))
        let merged = try await desk.write(.merged(Merged(record: other, into: one)))
        #expect(try await desk.casebook.suggestedJoins(about: [one]).count == 1)
        #expect(try await desk.casebook.suggestedJoins() == desk.casebook.suggestedJoins(about: [other]))
        try await desk.write(.undone(Undone(entry: merged.id)))
        #expect(try await desk.casebook.suggestedJoins().isEmpty)
    }

    @Test func aBulkAcceptanceJoinsWhatIsPlainlyKnown() async throws {
        for (told, isJoined) in [
            (Told("the same"), true), (Told("another hour") { $0.time = "17:00" }, false),
            (Told("one more") { $0.names.append("Dana Probova") }, false),
        ] {
            var desk = try ReviewDesk()
            let first = try await desk.add(Told("known") { $0.time = "09:00" }.draft)
            try await desk.acceptAll(first)
            let second = try await desk.add(told.draft)
            // Somebody of the same name is not yet the same person.
            #expect(try await desk.event(second).sameEvent == nil)
            let person = try await desk.person(second, "Aidar Testov")
            try await desk.write(.linked(Linked(entity: person.id, record: ItemID(first, entity: EntityID(0)))))
            let review = try await desk.review(second)
            let items = review.bulk(includingCheck: true).taken
            #expect(
                try await desk.event(second).likeEvent
                    == (told.names.count > 1 ? ItemID(first, entity: EntityID(1)) : nil))
            #expect(review.accepting(items, joining: false).allSatisfy { $0.record == nil })
            let decisions = review.accepting(items, joining: true)
            #expect(decisions.count(where: { $0.record != nil }) == (isJoined ? 1 : 0), "\(told.testDescription)")
            let entry = try await desk.write(.decided(Decided(draft: second, decisions: decisions)))
            #expect(try await count(desk.casebook) == (isJoined ? 1 : 2), "\(told.testDescription)")
            try await desk.write(.undone(Undone(entry: entry.id)))
            #expect(try await count(desk.casebook) == 1)
            #expect(try await desk.review(second).bulk(includingCheck: true).taken == items)
        }
    }

    @Test func protectedNamesAreCovered() async throws {
        var (desk, events) = try await accepted([Told("one"), Told("two")])
        let person = ItemID(events[0].entry, entity: EntityID(0))
        try await desk.write(.marked(Marked(item: person, sensitivity: .protected)))
        let covered = try await desk.casebook.suggestedJoins()
        #expect(covered.flatMap(\.people).map(\.name) == ["somebody protected"])
        let open = try await desk.casebook.suggestedJoins(includingProtected: true)
        #expect(open.flatMap(\.people).map(\.name) == ["Aidar Testov"])
        try await desk.write(.marked(Marked(item: person, sensitivity: .internal)))
        let review = try await desk.review(events[1].entry)
        let statement = try #require(review.items.first { $0.id == events[1] }?.statements.first)
        try await desk.write(.marked(Marked(item: review.statements[statement], sensitivity: .protected)))
        #expect(try await desk.casebook.suggestedJoins().map(\.isProtected) == [true])
    }
}
