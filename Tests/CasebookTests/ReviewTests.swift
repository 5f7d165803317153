// Review: what stops a bulk acceptance, and that every decision can be taken back.

import Bureau
import CaseModel
import Testing

@testable import Casebook

@Suite struct ReviewTests {
    // MARK: Stops

    @Test func whatIsSureIsTakenAndTheRestWaits() async throws {
        var desk = try ReviewDesk()
        let sure = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        let unsure = try await desk.add(Sketch.detention(of: ["Berik Mustafin"], on: "2023-01-09", sure: false))
        let (taken, left) = try await desk.review(sure).bulk(includingCheck: false)
        #expect(taken.count == 4 && left.isEmpty)
        let review = try await desk.review(unsure)
        #expect(review.bulk(includingCheck: false).taken.isEmpty)
        #expect(review.bulk(includingCheck: true).taken.count == 2)
        #expect(review.items.allSatisfy { $0.stops.map(\.kind) == [.check] })
        try await desk.acceptAll(sure)
        #expect(try await desk.review(sure).waiting.isEmpty)
        #expect(try await desk.casebook.inbox().map(\.id) == [unsure])
    }

    @Test func whatContradictsTheCasebookWaits() async throws {
        // A day later; another place on the day; a different day long after is another detention.
        for (date, place, points) in [
            ("2024-05-17", "Almaty", 1), ("2024-05-16", "Taraz", 1), ("2024-05-16", "Almaty", 0),
            ("2023-05-16", "Almaty", 0),
        ] {
            var desk = try ReviewDesk()
            let first = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16"))
            try await desk.acceptAll(first)
            let known = try await desk.person(first, "Aidar Testov").id
            let second = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: date, in: place))
            // Not yet linked, the name alone makes it a question.
            #expect(
                try await desk.event(second).stops.filter { $0.kind == .conflict }.count == points, "\(date) \(place)")
            try await desk.write(.linked(Linked(entity: desk.person(second, "Aidar Testov").id, record: known)))
            let item = try await desk.event(second)
            #expect(item.stops.filter { $0.kind == .conflict }.count == points, "\(date) \(place), linked")
            #expect(item.stops.allSatisfy { $0.known == ItemID(first, entity: EntityID(2)) })
            let isSame = points == 0 && date == "2024-05-16"
            #expect((item.sameEvent != nil) == isSame)
            let (taken, left) = try await desk.review(second).bulk(includingCheck: true)
            #expect(taken.contains { $0.id == item.id } == (points == 0))
            #expect(left.contains { $0.id == item.id } == (points > 0))
        }
    }

    @Test func aTermAndADenialContradict() async throws {
        var desk = try ReviewDesk()
        for (number, term, denier) in [(0, "P15D", nil), (1, "P10D", nil), (2, "P15D", "the police")]
            as [(Int, String, String?)]
        {
            var sketch = Sketch("Aidar Testov was arrested for some days.")
            let person = sketch.person("Aidar Testov")
            sketch.event(
                .administrativeArrest, "arrested", of: [person], on: "2024-05-16", term: term, deniedBy: denier)
            let id = try await desk.add(sketch.draft)
            if number == 0 {
                try await desk.acceptAll(id)
            } else {
                #expect(try await desk.event(id, .administrativeArrest).stops.map(\.kind) == [.conflict], "\(number)")
            }
        }
    }

    @Test func somebodyElseOfTheNameIsNoConflictOnceThatIsSaid() async throws {
        var desk = try ReviewDesk()
        try await desk.acceptAll(desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16")))
        let second = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-17"))
        let person = try await desk.person(second, "Aidar Testov")
        #expect(person.known.count == 1)
        try await desk.write(.linked(Linked(entity: person.id, record: person.id)))
        #expect(try await desk.event(second).stops.isEmpty)
    }

    @Test func aConflictStaysHoweverOftenAllIsAccepted() async throws {
        var desk = try ReviewDesk()
        try await desk.acceptAll(desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16")))
        let second = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-17"))
        // The person becomes a record of their own, and nobody has said that they are another.
        for _ in 0..<2 {
            try await desk.acceptAll(second, includingCheck: true)
            #expect(try await desk.event(second).stops.map(\.kind) == [.conflict])
            #expect(try await desk.event(second).state == .drafted)
        }
    }

    @Test func childrenWaitAndStartProtected() async throws {
        var desk = try ReviewDesk()
        var sketch = Sketch("On 16 May the 15-year-old Arman Testov and Dana Probova were detained.")
        let (child, grown) = (sketch.person("Arman Testov"), sketch.person("Dana Probova"))
        sketch.event(.detention, "detained", of: [child, grown], on: "2024-05-16")
        sketch.relation(.siblingOf, grown, child)
        let id = try await desk.add(sketch.draft)
        let (taken, left) = try await desk.review(id).bulk(includingCheck: true)
        #expect(taken.map(\.id) == [ItemID(id, entity: grown)])
        #expect(left.count == 3 && left.allSatisfy { $0.stops.map(\.kind) == [.child] })
        try await desk.decide(id, left.map(\.id))
        let record = try #require(try await desk.casebook.record(of: ItemID(id, entity: child)))
        #expect(record.sensitivity == .protected)
        #expect(try await desk.casebook.record(of: ItemID(id, entity: grown))?.sensitivity == .internal)
        // A member may say otherwise.
        try await desk.write(.marked(Marked(item: record.id, sensitivity: .internal)))
        #expect(try await desk.casebook.record(of: record.id)?.sensitivity == .internal)
    }

    @Test func contactDetailsStartProtected() async throws {
        var desk = try ReviewDesk()
        var sketch = Sketch("Aidar Testov was detained at 12 Abai Street; call +7 701 123 45 67.")
        let person = sketch.person("Aidar Testov")
        sketch.event(.detention, "detained at 12 Abai Street", of: [person])
        let id = try await desk.add(sketch.draft)
        let review = try await desk.review(id)
        let protected = review.sensitivities.enumerated().filter { $1 == .protected }.map {
            review.draft.statements[$0.offset].property
        }
        #expect(protected == [.kind])
        // Taking a mark back leaves them protected.
        let statement = review.statements[try #require(review.sensitivities.firstIndex(of: .protected))]
        let mark = try await desk.write(.marked(Marked(item: statement, sensitivity: .public)))
        #expect(try await desk.review(id).sensitivities.contains(.public))
        try await desk.write(.undone(Undone(entry: mark.id)))
        #expect(try await desk.review(id).sensitivities == review.sensitivities)
    }

    /// Whatever the casebook: what has a reason to wait is there after a bulk acceptance as it was, and no child was taken.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func aBulkAcceptanceTakesNoStop(seed: UInt64) async throws {
        var setting = BureauSetting(seed: seed, statements: 250)
        setting.casesAtOnce = 4
        var bureau = FictionalBureau(setting)
        var desk = try ReviewDesk()
        var drafts: [LedgerID] = []
        // The bureau's own decisions are left out, so that every report waits; some are sure of nothing, some name a child.
        for entry in bureau.all() {
            guard case .drafted(var drafted) = entry.act else { continue }
            if drafts.count % 3 == 1 {
                for place in drafted.draft.statements.indices { drafted.draft.statements[place].confidence = .check }
            }
            drafts.append(try await desk.write(.drafted(drafted)).id)
        }
        var stopped = 0
        for (number, draft) in drafts.enumerated() {
            let includingCheck = number.isMultiple(of: 2)
            let before = try await desk.review(draft)
            try await desk.acceptAll(draft, includingCheck: includingCheck)
            let after = try await desk.review(draft)
            for item in before.items {
                let now = try #require(after.item(item.id))
                let waits = item.stops.contains { !includingCheck || $0.kind != .check }
                stopped += waits ? 1 : 0
                // A person to be checked may come with a sure event that names them.
                if case .person = item.content, item.isCovered, item.stops.allSatisfy({ $0.kind == .check }) {
                    continue
                }
                #expect(now.state == (waits ? item.state : .accepted), "seed \(seed), \(item.content): \(item.stops)")
            }
        }
        #expect(stopped > 0)
    }

    // MARK: Items

    @Test func itemsKeepTheirNumbers() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        let before = try await desk.review(id)
        #expect(before.items.map(\.number) == [1, 2, 3, 4])
        let numbers = before.items.map { ($0.number, $0.id) }
        let event = try await desk.event(id)
        try await desk.write(before.editing(event, FieldEdit(.date, "2024-05-17")))
        try await desk.write(before.splitting(event, people: [EntityID(1)]))
        try await desk.decide(id, [event.id])
        let after = try await desk.review(id)
        for (number, name) in numbers { #expect(after.items.first { $0.id == name }?.number == number) }
        #expect(after.items.count == 5)
        let shortest = after.shortName
        #expect(try await desk.casebook.sources(named: shortest) == [id])
        #expect(id.shortName.hasPrefix(shortest) && shortest.count >= 4)
    }

    @Test func anEventBringsThePeopleItNames() async throws {
        var desk = try ReviewDesk()
        let names = (1...40).map { "Person\($0) Testov\($0)" }
        let id = try await desk.add(Sketch.detention(of: names, on: "2024-05-16"))
        #expect(
            try await desk.review(id).items.allSatisfy { if case .person = $0.content { $0.isCovered } else { true } })
        try await desk.decide(id, [desk.event(id).id])
        // Forty records in one step; what is left is the relation.
        #expect(try await desk.review(id).waiting.count == 1)
        #expect(try await desk.casebook.held(asOf: #require(CivilDay(year: 2024, month: 5, day: 20))).count == 40)
    }

    @Test func whoIsRejectedTakesPartInNothing() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        try await desk.decide(id, [desk.person(id, "Dana Probova").id], .reject)
        try await desk.decide(id, [desk.event(id).id])
        let held = try await desk.casebook.held(asOf: #require(CivilDay(year: 2024, month: 5, day: 20)))
        #expect(held.map(\.name) == ["Aidar Testov"])
    }

    @Test func knownPeopleAreSuggestedInAnyScript() async throws {
        var desk = try ReviewDesk()
        try await desk.acceptAll(desk.add(Sketch.detention(of: ["Marat Zhylanbaev", "Ivan Petrov"], on: "2024-05-16")))
        for (name, isKnown) in [("Marat Zhylanbayev", true), ("Марат Жыланбаев", true), ("Dana Probova", false)] {
            let id = try await desk.add(Sketch.detention(of: [name], on: "2020-01-01"))
            let known = try await desk.person(id, name).known
            #expect(known.map(\.name) == (isKnown ? ["Marat Zhylanbaev"] : []), "\(name)")
            #expect(known.allSatisfy { !$0.reasons.isEmpty })
        }
        // The index goes with what changes.
        let late = try await desk.add(Sketch.detention(of: ["Dana Probova"], on: "2019-01-01"))
        try await desk.acceptAll(late)
        let again = try await desk.add(Sketch.detention(of: ["Dana Probova"], on: "2018-01-01"))
        let suggested = try await desk.person(again, "Dana Probova").known
        #expect(suggested.map(\.record) == [ItemID(late, entity: EntityID(0))])
        // Never across a mark.
        try await desk.write(.marked(Marked(item: suggested[0].record, neverMerge: true)))
        #expect(try await desk.person(again, "Dana Probova").known.isEmpty)
    }
}
