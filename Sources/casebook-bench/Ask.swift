// Asks a casebook the questions of a working day, many times over, and prints how long the slowest twentieth takes.

import ArgumentParser
import Bureau
import CaseLogic
import CaseModel
import Casebook
import Glibc

struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Opens a snapshot and asks it; prints the seconds to the first answer and the 95th percentiles.")

    static let day = CivilDay(number: 19_000)

    @Option(help: "How many questions of each kind.") var rounds = 200
    @Option var seed: UInt64 = 1
    @Flag(help: "Also each way of counting for itself.") var each = false
    @Option(help: "A file for the words that were searched, a line each.") var words: String
    @Argument(help: "The snapshot.") var snapshot: String

    func run() async throws {
        let start = ContinuousClock.now
        let casebook = try Casebook(snapshot: try Self.bytes(of: snapshot))
        let held = try await casebook.held(asOf: Self.day)
        report("first_answer_s", Self.seconds(since: start))
        guard !held.isEmpty else { throw Broken("nobody is held") }

        var dice = Dice(seed: seed)
        let days = (0..<rounds).map { _ in CivilDay(number: dice.roll(16_500...21_000)) }
        try await measure("held", days) { _ = try await casebook.held(asOf: $0) }
        try await measure("due", days) {
            _ = try await casebook.due(asOf: $0, within: 7, rules: DeadlineRule.shipped(), country: "KZ")
        }
        try await measure("cases", Array(0..<rounds)) { number in
            let state = ([nil] + CaseState.allCases)[number % (CaseState.allCases.count + 1)]
            let filter = CaseFilter(state: state, kind: number % 3 == 0 ? .detention : nil)
            let order = CaseOrder.allCases[number % CaseOrder.allCases.count]
            _ = try await casebook.caseCounts(filter, asOf: Self.day)
            _ = try await casebook.cases(filter, order, page: 1 + number % 20, asOf: Self.day)
        }
        try await measure("events", Array(0..<rounds)) { number in
            let kind = number % 2 == 0 ? nil : EventKind.allCases[number % EventKind.allCases.count]
            _ = try await casebook.events(
                kind: kind, month: number % 3 == 0 ? "2020-05" : nil, page: 1 + number % 20)
        }
        let people = (0..<rounds).map { _ in dice.pick(held) }
        try await measure("history", people) { _ = try await casebook.history(of: $0.person) }
        try await measure("show", people) { _ = try await casebook.file(of: $0.person, asOf: Self.day) }
        try await measure("count", (0..<rounds).map { $0 }) { number in
            _ = try await casebook.count(by: CountKey.allCases[number % CountKey.allCases.count])
        }
        if each {
            for key in CountKey.allCases {
                try await measure("count_\(key.rawValue)", Array(0..<20)) { _ in _ = try await casebook.count(by: key) }
            }
            try await measure("joins", [0, 1, 2]) { _ in _ = try await casebook.suggestedJoins() }
            try await measure("joins_of_a_person", people) { _ = try await casebook.suggestedJoins(about: [$0.person]) }
        }
        let questions = people.map { Self.question(about: $0, &dice) }
        try await measure("search", questions) { _ = try await casebook.search($0) }
        guard let file = fopen(words, "w") else { throw Broken("\(words) can't be written") }
        for question in questions { fputs(question + "\n", file) }
        fclose(file)
        report("memory_mb", peakMemory())
    }

    /// What somebody might type: a name, a name and a word, words that stand in most reports, a phrase.
    private static func question(about person: HeldPerson, _ dice: inout Dice) -> String {
        let surname = person.name.split(separator: " ").last.map(String.init) ?? person.name
        switch dice.roll(0...5) {
        case 0, 1: return surname
        case 2: return person.name
        case 3: return "\(surname) \(dice.pick(["remand", "sentence", "lawyer", "article"]))"
        case 4: return dice.pick(["detained city", "remand prison", "several hundred signatures", "ministry month"])
        default: return "\"\(dice.pick(["went on trial", "remand prison No", "water protests"]))\" \(surname)"
        }
    }

    /// Seconds of the processor, so that other work on the machine does not decide; nothing here waits for anything else.
    private func measure<Question>(
        _ name: String, _ questions: [Question], _ ask: (Question) async throws -> Void
    ) async throws {
        var times: [Double] = []
        for question in questions {
            let start = processorSeconds()
            try await ask(question)
            times.append(1000 * (processorSeconds() - start))
        }
        times.sort()
        report("\(name)_p95_ms", times[times.count * 95 / 100])
        report("\(name)_median_ms", times[times.count / 2])
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (whole, rest) = (ContinuousClock.now - start).components
        return Double(whole) + Double(rest) / 1e18
    }

    static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw Broken("\(path) can't be read") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }
}
