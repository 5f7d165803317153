// Reprints are found, and reports of one event by different hands are none.
import Foundation
import Matching
import TestSupport
import Testing

@testable import matching_bench

@Suite struct ReprintTests {
    private static let files: [(name: String, text: String)] =
        Repository.files(in: "Benchmarks/matching/reports", ending: "txt").compactMap { url in
            (try? String(contentsOf: url, encoding: .utf8)).map { (name: url.lastPathComponent, text: $0) }
        }

    @Test(arguments: [UInt64(1), 2, 3])
    func reprintsAreFoundAndOtherHandsAreNot(seed: UInt64) throws {
        #expect(Self.files.count >= 20)
        let score = ReprintScore(MadeReport.all(Self.files, reprints: 3, seed: seed))
        #expect(score.hands > 100)
        #expect(score.f1 >= (try #require(leastAllowed(for: "reprints_f1"))), "\(score.errors)")
        #expect(
            Double(score.wrongHands) <= (try #require(leastAllowed(for: "reprints_hands_wrong"))), "\(score.errors)")
    }

    @Test func capitalsMarksAndLineBreaksMakeNoDifference() {
        let text = "Полиция Караганды задержала журналиста Ерлана Өмірова у здания суда.\nЕё коллега ушёл сам."
        let print = ReportPrint(text)
        #expect(ReportPrint(text.uppercased().replacingOccurrences(of: "\n", with: " \r\n — ")) == print)
        #expect(ReportPrint(text.replacingOccurrences(of: "ё", with: "е")) == print)
        #expect(ReportPrint("The café's \u{AB}owner\u{BB} left") == ReportPrint("the cafes owner left"))
    }

    @Test func containmentIsSymmetricAndWholeForAPart() {
        for (a, b) in zip(Self.files, Self.files.dropFirst()) {
            let (first, second) = (ReportPrint(a.text), ReportPrint(b.text))
            #expect(first.containment(with: second) == second.containment(with: first))
            #expect(first.isReprint(of: second) == second.isReprint(of: first))
            let both = ReportPrint(a.text + b.text)
            #expect(first.containment(with: both) == 1)
            #expect(second.isReprint(of: both))
        }
    }

    @Test func onlyWhatIsThereIsFound() {
        var random = Seeded(2)
        var index = ReprintIndex<Int>()
        var truth: Set<Int> = []
        let prints = Self.files.map { ReportPrint($0.text) }
        for _ in 0..<500 {
            let id = Int.random(in: 0..<prints.count, using: &random)
            if Bool.random(using: &random) {
                index.insert(id, prints[id])
                truth.insert(id)
            } else {
                index.remove(id)
                truth.remove(id)
            }
            #expect(index.count == truth.count)
        }
        for id in prints.indices {
            #expect(index.reprints(of: prints[id]).contains { $0.id == id } == truth.contains(id))
        }
    }

    @Test func shortNoticesAreReprintsOnlyIfEqual() {
        var index = ReprintIndex<Int>()
        index.insert(1, ReportPrint("Two men were detained in Karasu on Monday, police said."))
        #expect(
            index.reprints(of: ReportPrint("Two men were detained in Karasu on Monday, police said!")).map(\.id) == [1])
        #expect(index.reprints(of: ReportPrint("Two men were detained in Karasu on Friday, police said.")).isEmpty)
        #expect(index.reprints(of: ReportPrint("")).isEmpty)
        index.insert(2, ReportPrint(""))
        #expect(index.reprints(of: ReportPrint("")).isEmpty)
    }
}
