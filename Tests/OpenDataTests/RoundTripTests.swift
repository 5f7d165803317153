// What was exported and comes back is the same.

import CaseModel
import OpenData
import Publication
import PublicationSupport
import Tables
import Testing

@Suite struct RoundTripTests {
    static let seeds = (0..<200).map { UInt64($0) }

    static func files(_ publication: Publication) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: OpenData.files(of: publication).map { ($0.path, $0.bytes) })
    }

    @Test(arguments: seeds) func jsonGivesAllStatementsBack(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let bytes = PublicationJSON.whole(publication)
        #expect(Exchange.format(of: bytes, name: "x.json") == .publication)
        let exchange = try Exchange(bytes, as: .publication)
        #expect(exchange.problems.isEmpty)
        #expect(Telling.all(of: exchange) == Telling.all(of: publication))
        #expect(exchange.things.map(\.id) == publication.entities.map(\.id.description))
        #expect(exchange.things.map(\.type) == publication.entities.map(\.type))
        #expect(exchange.origins.map(\.title) == publication.sources.map(\.title))
        #expect(exchange.origins.map(\.published) == publication.sources.map(\.published))
        #expect(exchange.origins.map(\.original) == publication.sources.map(\.original))
    }

    @Test(arguments: seeds) func tablesGiveAllStatementsBack(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        var files: [String: [UInt8]] = [:]
        for (path, bytes) in Self.files(publication) where path.hasPrefix("csv/") {
            files[String(path.dropFirst(4))] = bytes
        }
        let exchange = try Exchange(package: files)
        #expect(exchange.problems.isEmpty)
        #expect(Telling.all(of: exchange) == Telling.all(of: publication, words: CSVWriter.writable))
        #expect(exchange.things.map(\.type) == publication.entities.map(\.type))
        #expect(exchange.origins.map(\.title) == publication.sources.map { $0.title.map(CSVWriter.writable) })
    }

    @Test(arguments: seeds.prefix(20)) func theSamePublicationGivesTheSameBytes(seed: UInt64) {
        let once = OpenData.files(of: RandomPublication.make(seed: seed))
        let again = OpenData.files(of: RandomPublication.make(seed: seed))
        #expect(once == again)
        #expect(Set(once.map(\.path)).count == once.count)
    }

    @Test func anythingCutShortIsRefusedInASentence() throws {
        let bytes = PublicationJSON.whole(RandomPublication.make(seed: 1))
        for length in stride(from: 1, to: bytes.count - 2, by: 97) {
            #expect(throws: TableError.self) { try Exchange(Array(bytes.prefix(length)), as: .publication) }
        }
    }
}
