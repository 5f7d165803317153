// Places of one name are one place, and bodies of one name of their own one body, unless the casebook has several of that name.

import CaseModel
import Testing

@testable import Casebook

@Suite struct KnownNamesTests {
    /// Takes two reports of detentions in places in, the first with its place accepted, and gives what would be decided with the second event.
    private func decided(_ first: [String], then second: String) async throws -> (of: ItemID?, ItemID?) {
        var desk = try ReviewDesk()
        var known: ItemID?
        for (number, place) in first.enumerated() {
            let draft = try await desk.add(
                Sketch.detention(
                    of: [["Aidar Testov", "Berik Mustafin"][number]], on: "2024-05-0\(number + 1)", in: place))
            try await desk.acceptAll(draft)
            if known == nil { known = ItemID(draft, entity: try await entity(.place, draft, desk)) }
        }
        let draft = try await desk.add(Sketch.detention(of: ["Dana Probova"], on: "2024-06-16", in: second))
        let event = ItemID(draft, entity: try await entity(.event, draft, desk))
        let more = try await desk.casebook.knownNames(in: [Decision(event, .accept)])
        #expect(more.allSatisfy { $0.verdict == .accept })
        try await desk.write(.decided(Decided(draft: draft, decisions: [Decision(event, .accept)] + more)))
        // Decided on once, it is not decided on again.
        #expect(try await desk.casebook.knownNames(in: [Decision(event, .accept)]).isEmpty)
        return (known, more.first?.record)
    }

    private func entity(_ type: EntityType, _ draft: LedgerID, _ desk: ReviewDesk) async throws -> EntityID {
        let found = try await desk.review(draft).file.draft.entities.first { $0.type == type }
        return try #require(found?.id)
    }

    @Test(arguments: ["Almaty", "Алматы", "almaty"]) func aPlaceOfAKnownNameIsThatPlace(name: String) async throws {
        let (known, record) = try await decided(["Almaty"], then: name)
        #expect(known != nil && record == known)
    }

    @Test(arguments: ["Taraz", "Almaty Region"]) func anotherNameIsAnotherPlace(name: String) async throws {
        #expect(try await decided(["Almaty"], then: name).1 == nil)
    }

    @Test func whereTwoPlacesBearTheNameNobodyChooses() async throws {
        #expect(try await decided(["Oktyabr", "Oktyabr"], then: "Oktyabr").1 == nil)
    }

    @Test(arguments: [
        ("Taraz City Court", true), ("City Court", false), ("Ministry of Justice", false), ("Open Steppe", true),
        ("ROVD", false), ("Special Forces of the Ministry of Internal Affairs", false), ("Prosecutor's Office", false),
        ("Zhambyl Regional Court", true), ("Court No. 2", false), ("Таразский городской суд", true),
        ("Городской суд", false), ("the police", false), ("Supreme Court of Kazakhstan", true),
    ]) func aBodyIsKnownByANameOfItsOwn(name: String, isProper: Bool) async throws {
        #expect(BodyName.isProper(name) == isProper, "\(name)")
        var desk = try ReviewDesk()
        var records: [ItemID?] = []
        for (number, person) in ["Aidar Testov", "Dana Probova"].enumerated() {
            var sketch = Sketch("\(person) was detained on 2024-05-0\(number + 1) by \(name).")
            let (victim, body) = (sketch.person(person), sketch.named(.organisation, name))
            sketch.event(.detention, "detained", of: [victim], on: "2024-05-0\(number + 1)", by: [body])
            let draft = try await desk.add(sketch.draft)
            let event = ItemID(draft, entity: try await entity(.event, draft, desk))
            let more = try await desk.casebook.knownNames(in: [Decision(event, .accept)])
            try await desk.write(.decided(Decided(draft: draft, decisions: [Decision(event, .accept)] + more)))
            records.append(try await desk.casebook.record(of: ItemID(draft, entity: body))?.id)
        }
        #expect(records.allSatisfy { $0 != nil })
        #expect((records[0] == records[1]) == isProper, "\(name)")
    }
}
