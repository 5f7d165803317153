// What FollowTheMoney and Uwazi can tell comes back, and nothing else.

import CaseModel
import OpenData
import Publication
import PublicationSupport
import Tables
import Testing

@Suite struct TableRoundTripTests {
    @Test(arguments: RoundTripTests.seeds) func followTheMoneyTellsWhatItCan(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let bytes = try #require(RoundTripTests.files(publication)["ftm/entities.ftm.json"])
        #expect(Exchange.format(of: bytes, name: "entities.ftm.json") == .followTheMoney)
        let exchange = try Exchange(bytes, as: .followTheMoney)
        #expect(exchange.problems.isEmpty, "\(exchange.problems)")
        let (told, wanted) = (TableTelling.all(of: exchange), TableTelling.followTheMoney(of: publication))
        #expect(told.subtracting(wanted).isEmpty)
        #expect(wanted.subtracting(told).isEmpty)
        #expect(!wanted.isEmpty)
    }

    @Test(arguments: RoundTripTests.seeds) func uwaziTellsWhatItCan(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let files = OpenData.files(of: publication).filter { $0.path.hasPrefix("uwazi/") }
        for file in files { #expect(Exchange.format(of: file.bytes, name: file.path) == .uwazi) }
        let exchange = try Exchange(uwazi: files.map(\.bytes))
        #expect(exchange.problems.isEmpty, "\(exchange.problems)")
        let (told, wanted) = (TableTelling.all(of: exchange), TableTelling.uwazi(of: publication))
        #expect(told.subtracting(wanted).isEmpty)
        #expect(wanted.subtracting(told).isEmpty)
        #expect(!wanted.isEmpty)
    }
}
