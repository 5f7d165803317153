// Small commands over the parts of Matching, for Benchmarks/matching.

import ArgumentParser

@main
struct MatchingBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matching-bench", abstract: "Measures the parts of Matching.",
        subcommands: [ComparePairs.self, ExplainNames.self, SearchPeople.self, FindReprints.self])
}
