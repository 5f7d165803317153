// F1 of finding reprints, and how quickly a report is looked up among very many.

import ArgumentParser
import Glibc
import Matching

struct FindReprints: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprints", abstract: "Makes reprints of reports and looks for them.")

    @Argument(help: "Files named EVENT.HAND.txt or EVENT.HAND.reprint.txt.") var files: [String]
    @Option(help: "How many reprints to make of each.") var reprints = 3
    @Option(help: "What the made reprints depend on.") var seed: UInt64 = 1
    @Option(help: "How many reports to time a search among.") var among = 20_000
    @Flag(help: "Show what is wrong.") var errors = false

    func run() throws {
        let texts = try files.map { path in
            (name: path.split(separator: "/").last.map(String.init) ?? path, text: try contents(of: path))
        }
        let score = ReprintScore(MadeReport.all(texts, reprints: reprints, seed: seed))
        print("f1 \(score.f1)")
        print("found \(score.right)\nmissed \(score.missed)\nwrong \(score.wrong)")
        print("wrong_hands \(score.wrongHands)\nhands \(score.hands)\nmost_shared \(score.mostShared)")
        if errors { for line in score.errors { print(line) } }
        time(texts.map(\.text))
    }

    private func time(_ texts: [String]) {
        var random = Seeded(seed)
        let words = texts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        guard !words.isEmpty else { return }
        let reports = (0..<among).map { _ in
            (0..<300).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " ")
        }
        let clock = ContinuousClock()
        var prints: [ReportPrint] = []
        let reading = clock.measure { prints = reports.map { ReportPrint($0) } }
        var index = ReprintIndex<Int>()
        let before = residentMegabytes()
        let building = clock.measure { for (number, print) in prints.enumerated() { index.insert(number, print) } }
        print("print_mb_per_s \(Double(reports.reduce(0) { $0 + $1.utf8.count }) / 1e6 / seconds(reading))")
        print("insert_ms \(seconds(building) * 1000 / Double(among))")
        print("memory_mb \(residentMegabytes() - before)")
        let searching = clock.measure { for number in 0..<200 { _ = index.reprints(of: prints[number]) } }
        print("search_ms \(seconds(searching) * 1000 / 200)")
    }
}
