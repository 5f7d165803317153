// Places of one name are one place, unless the casebook has several of that name.

import CaseModel
import Testing

@testable import Casebook

@Suite struct KnownPlacesTests {
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
        let more = try await desk.casebook.knownPlaces(namedBy: [Decision(event, .accept)])
        #expect(more.allSatisfy { $0.verdict == .accept })
        try await desk.write(.decided(Decided(draft: draft, decisions: [Decision(event, .accept)] + more)))
        // Decided on once, it is not decided on again.
        #expect(try await desk.casebook.knownPlaces(namedBy: [Decision(event, .accept)]).isEmpty)
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
}
