// Everything that review does can be taken back, and brought back again.

import CaseModel
import Testing

@testable import Casebook

@Suite struct ReviewUndoTests {
    /// What can be done in review, by name, to a casebook with one accepted report and one that waits.
    static let deeds = [
        "accept event", "accept person", "accept relation", "accept all", "reject event", "reject person",
        "reject statement",
        "reopen", "edit date", "edit place", "edit known place", "edit kind", "edit name", "edit standing",
        "edit relation", "add victim",
        "add provision", "split", "split accepted", "link", "link accepted", "join", "prefer", "protect",
        "edit accepted", "edit twice",
    ]

    /// The acts that a deed is.
    private func acts(_ deed: String, _ desk: ReviewDesk, known: LedgerID, new: LedgerID) async throws -> [Act] {
        let review = try await desk.review(new)
        let old = try await desk.review(known)
        let event = try await desk.event(new)
        let person = try await desk.person(new, "Dana Probova")
        let relation = try #require(review.items.last)
        let oldEvent = try await desk.event(known)
        let oldPerson = try await desk.person(known, "Aidar Testov")
        func decided(_ item: ItemID, _ verdict: Decision.Verdict, _ record: ItemID? = nil) -> Act {
            .decided(Decided(draft: new, decisions: [Decision(item, verdict, record: record)]))
        }
        switch deed {
        case "accept event": return [decided(event.id, .accept)]
        case "accept person": return [decided(person.id, .accept)]
        case "accept relation": return [decided(relation.id, .accept)]
        case "accept all":
            let items = review.bulk(includingCheck: true).taken
            return [.decided(Decided(draft: new, decisions: items.map { Decision($0.id, .accept) }))]
        case "reject event": return [decided(event.id, .reject)]
        case "reject person": return [decided(person.id, .reject)]
        case "reject statement": return [decided(review.statements[event.statements[1]], .reject)]
        case "reopen": return [.decided(Decided(draft: known, decisions: [Decision(oldEvent.id, .reopen)]))]
        case "edit date": return [try review.editing(event, FieldEdit(.date, "2024-05-18"))]
        case "edit place": return [try review.editing(event, FieldEdit(.place, "Semey"))]
        case "edit known place": return [try review.editing(event, FieldEdit(.place, "taraz"))]
        case "edit kind": return [try review.editing(event, FieldEdit(.kind, "remand"))]
        case "edit name": return [try review.editing(person, FieldEdit(.name, "Dana A. Probova"))]
        case "edit standing": return [try review.editing(event, FieldEdit(.standing, "alleged"))]
        case "edit relation": return [try review.editing(relation, FieldEdit(.kind, "spouse-of"))]
        case "add victim": return [try review.editing(event, FieldEdit(.victim, "Somebody Newman"))]
        case "add provision": return [try review.editing(event, FieldEdit(.provision, "297(2) criminal KZ"))]
        case "split": return [try review.splitting(event, people: [EntityID(1)])]
        case "split accepted": return [try old.splitting(oldEvent, people: [EntityID(1)])]
        case "link": return [.linked(Linked(entity: person.id, record: oldPerson.id))]
        case "link accepted":
            return [.linked(Linked(entity: try await desk.person(known, "Berik Mustafin").id, record: oldPerson.id))]
        case "join": return [decided(event.id, .accept, oldEvent.id)]
        case "prefer":
            return [
                .preferred(
                    Preferred(
                        statement: old.statements[oldEvent.statements[0]],
                        over: [review.statements[event.statements[0]]],
                        reason: "seen"))
            ]
        case "protect": return [.marked(Marked(item: oldPerson.id, sensitivity: .protected))]
        case "edit accepted": return [try old.editing(oldEvent, FieldEdit(.date, "2024-05-15"))]
        default:
            return [
                try review.editing(event, FieldEdit(.date, "2024-05-18")),
                try review.editing(event, FieldEdit(.date, "2024-05-19")),
            ]
        }
    }

    @Test(arguments: deeds) func undoneIsAsBefore(_ deed: String) async throws {
        var desk = try ReviewDesk()
        let known = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Berik Mustafin"], on: "2024-05-16"))
        try await desk.acceptAll(known)
        let new = try await desk.add(
            Sketch.detention(of: ["Serik Ozgin", "Dana Probova"], on: "2024-05-17", in: "Taraz"))
        let states = [try await desk.casebook.fingerprint()]
        let items = [try await desk.review(known).items, try await desk.review(new).items]
        var entries: [LedgerEntry] = []
        for act in try await acts(deed, desk, known: known, new: new) { entries.append(try await desk.write(act)) }
        let after = try await desk.casebook.fingerprint()
        let isChanged = after.answers(without: []) != states[0].answers(without: [])
        #expect(isChanged, "\(deed) did nothing")

        var undone: [LedgerEntry] = []
        for entry in entries.reversed() { undone.append(try await desk.write(.undone(Undone(entry: entry.id)))) }
        let back = try await desk.casebook.fingerprint().answers(without: entries.map(\.id))
        let isBack = back == states[0].answers(without: [])
        #expect(isBack, "\(deed)\n\(back.difference(from: states[0].answers(without: [])))")
        #expect(try await [desk.review(known).items, desk.review(new).items] == items)

        for entry in undone.reversed() { try await desk.write(.undone(Undone(entry: entry.id))) }
        let again = try await desk.casebook.fingerprint().answers(without: [])
        let isAgain = again == after.answers(without: [])
        #expect(isAgain, "\(deed) brought back\n\(again.difference(from: after.answers(without: [])))")

        // The same entries in another order give the same.
        let other = try Casebook()
        for entry in desk.entries.shuffled() { try await other.take([entry]) }
        let shuffled = try await other.fingerprint()
        let here = try await desk.casebook.fingerprint()
        let isSame = shuffled == here
        #expect(isSame, "\(deed) in another order\n\(shuffled.difference(from: here))")
    }

    @Test func whatIsEditedSaysTheNewAndTheOldStays() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16"))
        for (field, text) in [
            (FieldEdit.Field.date, "17.05.2024"), (.place, "Semey"), (.term, "15 days"),
            (.facility, "remand prison No. 1"),
            (.kind, "administrative-arrest"), (.standing, "alleged"), (.deniedBy, "the police"),
        ] {
            let review = try await desk.review(id)
            try await desk.write(review.editing(#require(review.items.first), FieldEdit(field, text)))
        }
        let review = try await desk.review(id)
        let event = try #require(review.file.events.first)
        #expect(event.date?.value == EDTF("2024-05-17"))
        #expect(event.place.map { review.file.name(of: $0.value) } == "Semey")
        #expect(event.duration?.value == ISODuration("P15D"))
        #expect(event.facility?.value == "remand prison No. 1")
        #expect(event.kind.value == .administrativeArrest)
        #expect(event.standing == .alleged)
        #expect(event.deniedBy == .unnamed("the police"))
        // Edited before it was accepted, or after: the casebook says the same.
        try await desk.decide(id, [#require(review.items.first).id])
        let again = try await desk.review(id)
        try await desk.write(again.editing(#require(again.items.first), FieldEdit(.date, "2024-05-18")))
        let held = try await desk.casebook.held(asOf: #require(CivilDay(year: 2024, month: 5, day: 20)))
        #expect(held.first?.since == EDTF("2024-05-18"))
        #expect(held.first?.kind == .administrativeArrest)
    }

    @Test func aSplitEventIsTwo() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        let review = try await desk.review(id)
        try await desk.write(review.splitting(#require(review.items.first), people: [EntityID(1)]))
        let split = try await desk.review(id)
        let added = try #require(split.items.last)
        #expect(split.event(of: added)?.victims.map { split.file.name(of: $0.value) } == ["Dana Probova"])
        #expect(
            try #require(split.event(of: split.items[0])).victims.map { split.file.name(of: $0.value) } == [
                "Aidar Testov"
            ])
        #expect(added.state == .drafted)
        // The new one can be edited, given a new place, and split no further.
        try await desk.write(split.editing(added, FieldEdit(.date, "2024-05-20")))
        let dated = try await desk.review(id)
        try await desk.write(dated.editing(#require(dated.items.last), FieldEdit(.place, "Semey")))
        try await desk.acceptAll(id, includingCheck: true)
        let day = try #require(CivilDay(year: 2024, month: 5, day: 18))
        #expect(try await desk.casebook.held(asOf: day).map(\.name) == ["Aidar Testov"])
        let last = try await desk.review(id)
        let item = try #require(last.items.last { last.event(of: $0) != nil })
        let event = try #require(last.event(of: item))
        #expect(event.date?.value == EDTF("2024-05-20"))
        #expect(event.place.map { last.file.name(of: $0.value) } == "Semey")
        #expect(throws: EditProblem.self) { try last.splitting(item, people: [EntityID(1)]) }
    }

    @Test func whatIsPreferredStands() async throws {
        var desk = try ReviewDesk()
        let first = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-16"))
        try await desk.acceptAll(first)
        let second = try await desk.add(Sketch.detention(of: ["Aidar Testov"], on: "2024-05-17"))
        let oldEvent = try await desk.event(first)
        try await desk.write(
            .decided(
                Decided(
                    draft: second,
                    decisions: [
                        Decision(
                            desk.person(second, "Aidar Testov").id, .accept,
                            record: desk.person(first, "Aidar Testov").id),
                        Decision(desk.event(second).id, .accept, record: oldEvent.id),
                    ])))
        func since() async throws -> [EDTF?] {
            try await desk.casebook.held(asOf: #require(CivilDay(year: 2024, month: 5, day: 20))).map(\.since)
        }
        #expect(try await since() == [EDTF("2024-05-16")])
        let review = try await desk.review(second)
        let date = review.statements[try #require(review.draft.statements.firstIndex { $0.property == .date })]
        let others = try await desk.casebook.alternatives(to: date)
        #expect(others.count == 1)
        let act = try await desk.write(
            .preferred(Preferred(statement: date, over: others, reason: "the order says so")))
        #expect(try await since() == [EDTF("2024-05-17")])
        #expect(try await desk.casebook.act(act.id)?.words.contains("the order says so") == true)
        try await desk.write(.undone(Undone(entry: act.id)))
        #expect(try await since() == [EDTF("2024-05-16")])
    }

    @Test func undoGoesBackStepByStep() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        try await desk.decide(id, [desk.event(id).id])
        try await desk.decide(id, [#require(try await desk.review(id).items.last).id], .reject)
        func last() async throws -> DoneAct? {
            try await desk.casebook.acts(by: "Member 1", undoable: true, most: 1).first
        }
        #expect(try await last()?.words.contains("rejected") == true)
        let undone = try await desk.write(.undone(Undone(entry: #require(try await last()).id)))
        #expect(try await last()?.words.contains("accepted") == true)
        try await desk.write(.undone(Undone(entry: #require(try await last()).id)))
        #expect(try await last() == nil)
        #expect(try await desk.review(id).waiting.count == 4)
        // Undoing an undoing brings back what it undid.
        try await desk.write(.undone(Undone(entry: undone.id)))
        #expect(try await desk.review(id).waiting.count == 3)
        #expect(try await desk.casebook.acts(by: "Somebody else", undoable: true, most: 1).isEmpty)
    }

    @Test func whatMakesNoSenseIsRefused() async throws {
        var desk = try ReviewDesk()
        let id = try await desk.add(Sketch.detention(of: ["Aidar Testov", "Dana Probova"], on: "2024-05-16"))
        let review = try await desk.review(id)
        let (event, person, relation) = (review.items[0], review.items[1], review.items[3])
        for (item, edit) in [
            (event, FieldEdit(.date, "yesterday")), (event, FieldEdit(.date, "")), (event, FieldEdit(.kind, "party")),
            (event, FieldEdit(.term, "long")), (event, FieldEdit(.name, "X")), (person, FieldEdit(.date, "2024-05-16")),
            (event, FieldEdit(.provision, "297")), (event, FieldEdit(.provision, "297(2) church")),
            (relation, FieldEdit(.date, "2024")),
            (relation, FieldEdit(.kind, "friend-of")), (person, FieldEdit(.role, "king")),
            (event, FieldEdit(.place, "")),
        ] { #expect(throws: EditProblem.self, "\(edit)") { try review.editing(item, edit) } }
        #expect(throws: EditProblem.self) { try FieldEdit("date") }
        #expect(throws: EditProblem.self) { try FieldEdit("colour=red") }
        #expect(throws: EditProblem.self) { try review.splitting(event, people: []) }
        #expect(throws: EditProblem.self) { try review.splitting(event, people: [EntityID(0), EntityID(1)]) }
        #expect(throws: EditProblem.self) { try review.splitting(person, people: [EntityID(0)]) }
    }
}
