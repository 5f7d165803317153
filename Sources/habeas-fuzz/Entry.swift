// Throws damaged reports at everything between a file and its page, for as long as it is told to; a crash or a slow answer ends it.
import ArgumentParser

@main
struct HabeasFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "habeas-fuzz",
        abstract: "Reads damaged copies of the reports in some folders until the time is over.",
        discussion: "The input being read lies in the file --last: after a crash it is the one that crashed.")

    @Argument(help: "Folders with web pages and texts to start from.")
    var folders: [String]

    @Option(help: "How long.")
    var minutes: Double = 10

    @Option(help: "Where chance begins; the same seed makes the same inputs.")
    var seed: UInt64 = 1

    @Option(help: "The file that holds the input being read.")
    var last = "/tmp/habeas-fuzz-last"

    @Option(help: "Seconds after which an answer is too slow.")
    var slow = 5.0

    func run() throws {
        let seeds = folders.flatMap(Seeds.read)
        guard !seeds.isEmpty else { throw ValidationError("no .html or .txt in these folders") }
        var chance = Chance(seed: seed)
        let target = Target()
        let clock = ContinuousClock()
        let end = clock.now + .seconds(minutes * 60)
        var (count, refused, slowest) = (0, 0, 0.0)
        while clock.now < end {
            let input = Mutation.damage(seeds, with: &chance)
            guard Seeds.write(input, to: last) else { throw ValidationError("can't write \(last)") }
            let begin = clock.now
            if !target.read(input) { refused += 1 }
            let took = (clock.now - begin).seconds
            slowest = max(slowest, took)
            if took > slow {
                print("too slow: \(took) s for \(input.count) bytes, which are in \(last)")
                throw ExitCode(1)
            }
            count += 1
            if count % 2000 == 0 { print("\(count) inputs, \(refused) refused, slowest \(slowest) s") }
        }
        print(
            "clean: \(count) inputs from \(seeds.count) reports, \(refused) refused, slowest \(slowest) s, seed \(seed)"
        )
    }
}

extension Duration {
    /// The whole length in seconds.
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
