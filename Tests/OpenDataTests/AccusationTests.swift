// Nobody who is accused is described by it, in any format.

import CaseModel
import Foundation
import OpenData
import Publication
import PublicationSupport
import Testing

@Suite struct AccusationTests {
    private struct Line: Decodable {
        var id: String
        var schema: String
        var properties: [String: [String]]
    }

    @Test(arguments: RoundTripTests.seeds.prefix(60)) func noPersonHasATopicOrAnOffence(seed: UInt64) throws {
        let publication = RandomPublication.make(seed: seed)
        let bytes = try #require(RoundTripTests.files(publication)["ftm/entities.ftm.json"])
        let allowed: Set<String> = ["name", "alias", "classification", "keywords", "proof"]
        let lines = try bytes.split(separator: 10).map { try JSONDecoder().decode(Line.self, from: Data($0)) }
        let alleged = Set(
            lines.filter { $0.schema == "Event" && ($0.properties["name"] ?? [""])[0].hasPrefix("Alleged ") }.map(\.id))
        for line in lines {
            #expect(line.properties["topics"] == nil)
            if line.schema == "Person" {
                #expect(Set(line.properties.keys).isSubset(of: allowed))
                #expect((line.properties["classification"] ?? []).allSatisfy { PersonRole(rawValue: $0) != nil })
                #expect((line.properties["keywords"] ?? []).allSatisfy { $0 == "not named" })
            }
            if line.schema == "UnknownLink", let event = line.properties["subject"]?.first, alleged.contains(event) {
                #expect(line.properties["role"] != ["actor"])
                if line.properties["role"] == ["accused"] {
                    #expect(line.properties["summary"]?.contains { $0.contains("Alleged; not established.") } == true)
                }
            }
        }
        // Every offence, and every event that somebody alleges, is called so.
        for place in publication.entities.indices where publication.entities[place].type == .event {
            let told = publication.statements[publication.statements(about: place)].first {
                $0.statement.property == .kind
            }
            guard let statement = told?.statement else { continue }
            if statement.value == .eventKind(.offence) || statement.standing == .alleged {
                #expect(alleged.contains(publication.entities[place].id.description))
            }
        }
    }
}
