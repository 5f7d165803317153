// How well reports are read: every correctness floor, on the development corpus and on our own annotated reports.
import CaseModel
import Foundation
import Presentation
import Reading
import Scoring
import TestSupport
import Testing

@Suite struct FloorTests {
    @Test func floorsAreKnown() {
        #expect(Floors.tested.count >= 13 && Set(Floors.all.map(\.measure)).count == Floors.all.count)
    }

    @Test(.wants(shared: "corpus/reports/en"), arguments: Floors.tested) func developmentCorpus(floor: Floor) throws {
        let value = try #require(Measured.corpus?.value(of: floor.measure))
        #expect(floor.reaches(floor.floor, value), "\(floor.measure): \(value), the floor is \(floor.floor)")
    }

    @Test(.wants(repository: "Tests/Gold/en"), arguments: Floors.own) func ownReports(floor: Floor) throws {
        let value = try #require(Measured.own?.value(of: floor.measure))
        let limit = try #require(floor.own)
        #expect(floor.reaches(limit, value), "\(floor.measure): \(value), the floor is \(limit)")
    }
}

/// What the reader makes of annotated reports, read once for all tests.
enum Measured {
    static let corpus = Shared.place("corpus/reports/en").flatMap { try? score(of: $0) }
    static let own = Repository.place("Tests/Gold/en").flatMap { try? score(of: $0) }

    private static func score(of folder: URL) throws -> Score {
        let reader = Reader()
        var gold: [String: AnnotatedReport] = [:]
        var predicted: [String: AnnotatedReport] = [:]
        for file in sortedFiles(in: folder, ending: "json") {
            let name = file.deletingPathExtension().lastPathComponent
            let text = file.deletingPathExtension().appendingPathExtension("txt")
            guard !keptAside.contains(name), let words = try? String(contentsOf: text, encoding: .utf8) else {
                continue
            }
            let data = try Data(contentsOf: file)
            gold[name] = try AnnotatedReport(json: Array(data))
            let draft = reader.read(words, context: try context(of: name, data))
            let source = Source(
                id: name, byteCount: words.utf8.count, text: words, mediaType: "text/plain", encoding: "utf-8",
                capture: CaptureRecord(way: .bytes, name: name), map: SourceMap(identity: words.utf8.count))
            predicted[name] = try AnnotatedReport(json: ReportJSON(Report(draft, source: source)).bytes())
        }
        return Score(gold: gold, predicted: predicted)
    }

    /// The day of publication is given where the page has it only as metadata.
    private static func context(of name: String, _ gold: Data) throws -> ReadingContext {
        struct Meta: Decodable {
            struct Fields: Decodable { var published: String? }
            var metadata: Fields?
        }
        let day = try JSONDecoder().decode(Meta.self, from: gold).metadata?.published.flatMap {
            EDTF(String($0.prefix(10)))
        }
        return ReadingContext(id: name, language: "en", published: day)
    }
}

extension Score {
    /// The value of a measure by its name in the table of floors.
    fileprivate func value(of measure: String) -> Double? {
        switch measure {
        case "headline": headline
        case "must_not": brokenShare
        case "wronged": Double(wronged)
        case "sure_precision": surePrecision
        case "sure_share": sureShare
        default: Layer(rawValue: measure).map(f1)
        }
    }
}
