import CaseModel
import Foundation
import Reading
import Scoring
import TestSupport
import Testing

@Suite(.wants(shared: "vectors/dates-en")) struct DateVectorTests {
    @Test func readsTheVectorsInScope() throws {
        let floor = try #require(Floors.all.first { $0.measure == "dates_en" }?.floor)
        let dates = Dates()
        var right = 0
        var inScope = 0
        for file in DateVector.files {
            let place = try #require(Shared.place("vectors/dates-en/\(file).json"))
            for vector in try DateVector.cases(of: file, in: Data(contentsOf: place)) where vector.leftOut == nil {
                inScope += 1
                switch vector.verdict(on: answers(dates, vector)) {
                case .right: right += 1
                case .wrong: break
                case .lengthAsDate(let why): Issue.record("\(vector.id): \(why)")
                }
            }
        }
        #expect(inScope > 900)
        #expect(Double(right) / Double(inScope) >= floor)
    }

    private func answers(_ dates: Dates, _ vector: DateVector) -> [DateAnswer] {
        let bytes = Array(vector.input.utf8)
        return dates.findEagerly(in: vector.input, reference: vector.reference).filter { $0.kind != .clock }.map {
            found in
            DateAnswer(
                text: String(decoding: bytes[found.span.start..<found.span.end], as: UTF8.self), date: found.date,
                duration: found.duration, bound: found.bound)
        }
    }

    @Test func listsWhatIsLeftOut() throws {
        let page = try String(contentsOf: Repository.root.appending(path: "docs/dates-scope.md"), encoding: .utf8)
        for file in DateVector.files {
            let place = try #require(Shared.place("vectors/dates-en/\(file).json"))
            let cases = try DateVector.cases(of: file, in: Data(contentsOf: place))
            let left = cases.filter { $0.leftOut != nil }.count
            #expect(
                page.contains("| \(file) | \(cases.count) | \(cases.count - left) | \(left) |"),
                "run bin/… to write docs/dates-scope.md again")
        }
    }
}
