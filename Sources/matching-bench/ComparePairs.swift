// F1 over labelled pairs at one threshold, and pairs a second on one core.

import ArgumentParser
import Glibc
import Matching

struct ComparePairs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs", abstract: "Compares labelled pairs of names: F1 at one threshold, pairs a second.")

    @Argument(help: "A .tsv or .csv of pairs.") var file: String
    @Option(help: "The score from which names are called the same.") var threshold = 0.5
    @Option(help: "Seconds to measure for.") var seconds = 1.0
    @Option(help: "Show what is wrong among every second pair: 0 or 1.") var errors: Int?
    @Flag(help: "Show the F1 at every threshold.") var sweep = false

    func run() throws {
        let pairs = try NamePair.read(file)
        let scores = pairs.map { $0.a.compared(with: $0.b).score }
        for (name, places) in [("all", 0..<2), ("even", 0..<1), ("odd", 1..<2)] {
            let kept = pairs.indices.filter { places.contains($0 % 2) }
            print("f1_\(name) \(rounded(NamePair.f1(pairs, scores, kept, threshold)))")
        }
        if sweep {
            for step in 1..<20 {
                let at = Double(step) / 20
                print("at \(at): \(rounded(NamePair.f1(pairs, scores, Array(pairs.indices), at)))")
            }
        }
        if let errors {
            for index in pairs.indices where index % 2 == errors && (scores[index] >= threshold) != pairs[index].isSame
            {
                let pair = pairs[index]
                let found = pair.a.compared(with: pair.b)
                print(
                    "\(pair.isSame ? "MISSED" : "WRONG") \(rounded(found.score)) \(pair.a.text) | \(pair.b.text) | \(found.reasons)"
                )
            }
            return
        }
        print("pairs_per_s \(Int(rate(pairs) { $0.a.compared(with: $0.b).score }))")
        let texts = pairs.map { ($0.a.text, $0.b.text, $0.a.kind) }
        print(
            "unprepared_pairs_per_s \(Int(rate(texts) { PreparedName($0.0, kind: $0.2).compared(with: PreparedName($0.1, kind: $0.2)).score }))"
        )
    }

    private func rate<Item>(_ items: [Item], _ work: (Item) -> Double) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var (done, sum) = (0, 0.0)
        repeat {
            for item in items { sum += work(item) }
            done += items.count
        } while start.duration(to: clock.now) < .seconds(seconds)
        if sum < 0 { print(sum) }
        return Double(done) / (start.duration(to: clock.now) / .seconds(1))
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

struct ExplainNames: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Compares two names and says why.")

    @Argument var a: String
    @Argument var b: String
    @Flag(help: "They are names of organisations.") var organisations = false

    func run() throws {
        let kind: NameKind = organisations ? .organisation : .person
        let found = PreparedName(a, kind: kind).compared(with: PreparedName(b, kind: kind))
        print(found.score, found.verdict, found.reasons)
        print(PreparedName(a, kind: kind).heard, "|", PreparedName(b, kind: kind).heard)
    }
}
