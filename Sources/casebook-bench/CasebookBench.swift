// What Benchmarks/casebook runs: a made-up casebook written to a vault, folded, and asked; no product.

import ArgumentParser
import Glibc

@main
struct CasebookBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casebook-bench", abstract: "Makes casebooks that are invented, to be measured from outside.",
        subcommands: [VaultOf.self, FoldOf.self, Ask.self, AskRooms.self])
}

/// What went wrong in a measure.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Prints a figure: a name and a number.
func report(_ name: String, _ value: Double) { print(name, (value * 1_000_000).rounded() / 1_000_000) }

/// Seconds of the processor that this process has used, over all its threads.
func processorSeconds() -> Double {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(used.ru_utime) + seconds(used.ru_stime)
}

/// The most memory that this process has used, in MB.
func peakMemory() -> Double {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    return Double(used.ru_maxrss) / 1024
}
