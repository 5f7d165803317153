// Provisions and country measured on annotated reports: our own, and those beside the repository.
import CaseModel
import Foundation
import TestSupport
import Testing

@testable import Reading

struct ProvisionGoldTests {
    @Test func ourOwnReports() throws { try measure(Repository.files(in: "Tests/Gold/en", ending: "txt")) }

    @Test(.wants(shared: "corpus/reports/en")) func developmentReports() throws {
        try measure(sortedFiles(in: #require(Shared.place("corpus/reports/en")), ending: "txt"))
    }

    private func measure(_ files: [URL]) throws {
        var right = 0
        var extra: [String] = []
        var missed: [String] = []
        var countries: [String] = []
        for file in files where !keptAside.contains(file.deletingPathExtension().lastPathComponent) {
            let gold = file.deletingPathExtension().appendingPathExtension("json")
            guard FileManager.default.fileExists(atPath: gold.path) else { continue }
            let report = try GoldReport(contentsOf: gold)
            let name = file.lastPathComponent
            let bytes = Array(try Data(contentsOf: file))
            let found = Set(
                ProvisionStage.find(in: bytes, country: nil).map {
                    key($0.provision.article, $0.provision.part, $0.provision.code.rawValue)
                })
            let wanted = Set(report.provisions.filter { $0.optional != true }.map { key($0.article, $0.part, $0.code) })
            let allowed = Set(report.provisions.map { key($0.article, $0.part, $0.code) })
            right += found.intersection(wanted).count
            extra += found.subtracting(allowed).map { name + " " + $0 }
            missed += wanted.subtracting(found).map { name + " " + $0 }
            let country = CountryGuess.country(in: CitationPieces(bytes))
            if let named = report.country, named != country {
                countries.append("\(name): \(named), guessed \(country ?? "none")")
            }
        }
        let f1 = Double(2 * right) / Double(max(1, 2 * right + extra.count + missed.count))
        #expect(right > 20)
        #expect(f1 >= 0.97, "extra \(extra.sorted()), missed \(missed.sorted())")
        #expect(countries.count <= files.count / 20, "\(countries)")
    }

    /// Article and part joined, marks made points, as `score.py` does.
    private func key(_ article: String, _ part: String?, _ code: String) -> String {
        let joined = [article, part ?? ""].filter { !$0.isEmpty }.joined(separator: ".").lowercased()
        let parts = joined.split { !($0.isLetter || $0.isNumber) }
        return parts.joined(separator: ".") + " " + code
    }
}
