// A file of open data as rows of an import: nothing is lost on the way, and every statement rests on words.

import CaseLogic
import CaseModel
import OpenData
import Publication
import PublicationSupport
import Tables
import Testing

@Suite struct ExchangeRowsTests {
    /// The identifier of somebody whom a row names, by the key the row gives.
    private func id(_ entity: EntityID, in row: PlannedRow) -> String {
        let key = row.people.first { $0.entity == entity }?.key ?? row.key
        return key.split(separator: "\u{1F}").last.map(String.init) ?? ""
    }

    @Test(arguments: RoundTripTests.seeds) func rowsSayWhatTheFileSays(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let exchange = try Exchange(PublicationJSON.whole(publication), as: .publication)
        let rows = exchange.rows(table: "t") { bytes in "\(bytes.count)" }
        let told = rows.flatMap { row in
            row.draft.statements.map { statement in Telling(statement, id: { id($0, in: row) }) }
        }
        let wanted = exchange.statements.map { said in
            Telling(said.statement, id: { exchange.things[$0.number].id })
        }
        #expect(told.count == wanted.count && Set(told) == Set(wanted))
        #expect(Set(rows.map(\.key)).count == rows.count)
        for row in rows {
            let size = row.draft.text.utf8.count
            #expect(row.draft.statements.allSatisfy { !$0.spans.isEmpty && $0.spans.allSatisfy { $0.end <= size } })
        }
    }

    @Test(arguments: RoundTripTests.seeds.prefix(50)) func oneCaseIsAPartOfTheWhole(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let whole = Telling.all(of: try Exchange(PublicationJSON.whole(publication), as: .publication))
        for person in publication.cases {
            let bytes = PublicationJSON.oneCase(PublishedCase(of: person, in: publication), in: publication)
            let one = try Exchange(bytes, as: .publication)
            #expect(one.problems.isEmpty, "\(one.problems)")
            let told = Telling.all(of: one)
            #expect(Set(told).isSubset(of: whole))
            let id = publication.entities[person].id.description
            #expect(told.filter { $0.subject == id } == whole.filter { $0.subject == id })
        }
    }
}
