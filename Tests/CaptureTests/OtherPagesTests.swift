// The pages of the corpus line by line, and the pages of others by the benchmark's count.
import CaseModel
import Foundation
import TestSupport
import Testing

@testable import Capture

@Suite struct OtherPagesTests {
    /// Pages that have their article beside them, those kept aside left out.
    static let pages: [URL] = ["en", "ru"].flatMap { language -> [URL] in
        guard let folder = Shared.place("corpus/reports/\(language)") else { return [] }
        return sortedFiles(in: folder, ending: "html").filter {
            !keptAside.contains(String($0.lastPathComponent.prefix(3)))
        }
    }

    @Test(.wants(shared: "corpus/reports"), arguments: pages)
    func articleComesOutLineByLine(page: URL) throws {
        let wanted = try String(contentsOf: page.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
        let source = try Capture.read(path: page.path)
        let (found, lines) = (source.text.split(separator: "\n"), wanted.split(separator: "\n"))
        #expect(found == lines)
        #expect(!source.leftOut.isEmpty)
    }

    private struct Answer: Decodable { var articleBody: String }

    @Test(.wants(shared: "vectors/main-text"), .wants(program: "gzip"))
    func mainTextOfOtherPagesReachesTheFloor() throws {
        let folder = try #require(Shared.place("vectors/main-text"))
        let answers = try JSONDecoder().decode(
            [String: Answer].self, from: Data(contentsOf: folder.appending(path: "ground-truth.json")))
        let gzip = try #require(Program.path(of: "gzip"))
        var sum = 0.0
        for (name, answer) in answers {
            let page = try Program.run(gzip, ["-dc", folder.appending(path: "html/\(name).html.gz").path]).output
            let source = try captured(page)
            let body = String(decoding: Array(source.text.utf8.dropFirst(source.bodyStart)), as: UTF8.self)
            sum += f1(grams(answer.articleBody), grams(body))
        }
        let floor = try #require(Floors.all.first { $0.measure == "main_text" })
        #expect(floor.reaches(floor.floor, sum / Double(answers.count)))
    }

    /// Runs of four words and how often each occurs.
    private func grams(_ text: String) -> [[Substring]: Int] {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        var counts: [[Substring]: Int] = [:]
        for start in 0..<max(1, words.count - 3) where !words.isEmpty {
            counts[Array(words[start..<min(start + 4, words.count)]), default: 0] += 1
        }
        return counts
    }

    private func f1(_ wanted: [[Substring]: Int], _ found: [[Substring]: Int]) -> Double {
        let both = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        let all = wanted.values.reduce(0, +) + found.values.reduce(0, +)
        return all == 0 ? 1 : 2 * Double(both) / Double(all)
    }
}
