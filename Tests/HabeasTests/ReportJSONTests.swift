// The JSON of a draft: the shape that the scorer reads, with every span where its words are.
import CaseModel
import Foundation
import Presentation
import Scoring
import Testing

@Suite struct ReportJSONTests {
    @Test(arguments: OwnGold.reports) func perfectDraftScoresPerfectly(report: OwnGold) throws {
        let json = try ReportJSON(report.perfectReport()).bytes()
        let score = try Score(gold: ["1": report.annotation()], predicted: ["1": AnnotatedReport(json: json)])
        for layer in [Layer.persons, .organisations, .provisions, .events, .eventUnits, .dates, .relations, .durations]
        {
            #expect(score.f1(layer) == 1, "\(layer): \(score.mistakes)")
        }
        #expect(score.broken == 0 && score.wronged == 0)
    }

    @Test(arguments: OwnGold.reports) func spansAndQuotesAreOfTheText(report: OwnGold) throws {
        let perfect = try report.perfectReport()
        let text = Array(perfect.draft.text.utf8)
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(ReportJSON(perfect, explain: true).bytes())) as? [String: Any])
        var seen = 0
        for key in ["persons", "organisations", "places", "provisions", "events", "relations"] {
            for item in try #require(object[key] as? [[String: Any]]) {
                let quote = try #require(item["quote"] as? String)
                #expect(quote.isEmpty || perfect.draft.text.contains(quote))
                #expect(!(try #require(item["rule"] as? String)).isEmpty)
                #expect(["sure", "check"].contains(item["confidence"] as? String))
                for (_, spans) in try #require(item["spans"] as? [String: [[Int]]]) {
                    for span in spans {
                        #expect(span.count == 2 && 0 <= span[0] && span[0] <= span[1] && span[1] <= text.count)
                        seen += 1
                    }
                }
            }
        }
        #expect(seen > 20)
    }

    @Test func keysStandInTheirOrder() throws {
        let report = try #require(OwnGold.reports.first).perfectReport()
        let json = String(decoding: ReportJSON(report).bytes(), as: UTF8.self)
        let keys = [
            "id", "lang", "title", "document_date", "persons", "organisations", "places", "provisions", "events",
            "relations", "set_aside", "unread",
        ]
        let places = keys.map { json.range(of: "\"\($0)\":")?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        let found = places.compactMap { $0 }
        #expect(found == found.sorted())
        #expect(!json.contains("\n"), "one line a report")
    }

    @Test func stringsAreEscaped() throws {
        var json = JSONWriter()
        json.object { json in
            json.key("a\"b")
            json.array { json in
                json.string("line\nend\ttab\\ \u{1}\u{7F} “ы” 🕊")
                json.number(-3)
                json.bool(true)
                json.string(orNull: nil)
            }
            json.key("empty")
            json.object { _ in }
        }
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
        let list = try #require(object["a\"b"] as? [Any])
        #expect(list[0] as? String == "line\nend\ttab\\ \u{1}\u{7F} “ы” 🕊")
        #expect(list[1] as? Int == -3 && list[2] as? Bool == true && list[3] is NSNull)
        #expect((object["empty"] as? [String: Any])?.isEmpty == true)
    }
}
