// F1 over labelled pairs of names, at one threshold each; the floors are those of Benchmarks/matching/floors.tsv.
import Foundation
import Matching
import TestSupport
import Testing

@testable import matching_bench

@Suite struct NameVectorTests {
    @Test(
        .wants(shared: "vectors/names"),
        arguments: [("ru-kk-latin.tsv", 0.5, "names_kazakh_f1"), ("name_bench.csv", 0.4, "names_bench_f1")])
    func f1(file: String, threshold: Double, measure: String) throws {
        let path = try #require(Shared.place("vectors/names/" + file)).path
        let floor = try #require(leastAllowed(for: measure))
        let pairs = try NamePair.read(path)
        #expect(pairs.count > 250)
        let scores = pairs.map { $0.a.compared(with: $0.b).score }
        let all = NamePair.f1(pairs, scores, Array(pairs.indices), threshold)
        #expect(all >= floor, "\(file): \(all)")
        // Rules that fit only the half they were made with would show here.
        for half in 0..<2 {
            let kept = pairs.indices.filter { $0 % 2 == half }
            #expect(NamePair.f1(pairs, scores, kept, threshold) >= floor - 0.04, "\(file), half \(half)")
        }
    }
}

/// What must be reached, from Benchmarks/matching/floors.tsv.
func leastAllowed(for measure: String) -> Double? {
    let file = Repository.root.appending(path: "Benchmarks/matching/floors.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    for row in text.split(separator: "\n") {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        if cells.count > 2, cells[0] == measure { return Double(cells[2]) }
    }
    return nil
}
