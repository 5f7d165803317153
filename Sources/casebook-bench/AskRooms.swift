// Asks a casebook what the rooms of the workbench show: once when nothing is worked out yet, and then many times.

import ArgumentParser
import Bureau
import CaseLogic
import CaseModel
import Casebook

struct AskRooms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rooms",
        abstract: "Opens a snapshot and asks what lists, statistics, network and changes ask; prints milliseconds.",
        discussion: "For each question the first answer, and the 95th percentile of those after it.")

    @Option(help: "How many questions of each kind.") var rounds = 60
    @Option var seed: UInt64 = 1
    @Argument(help: "The snapshot.") var snapshot: String

    func run() async throws {
        let casebook = try Casebook(snapshot: try Ask.bytes(of: snapshot))
        let day = Ask.day
        let held = try await casebook.held(asOf: day)
        guard !held.isEmpty else { throw Broken("nobody is held") }
        var dice = Dice(seed: seed)
        let rules = DeadlineRule.shipped()

        try await measure("due_month") { _ in
            _ = try await casebook.keptDue(asOf: day, within: 30, rules: rules)
        }
        try await measure("due_feed") { _ in
            _ = try await casebook.keptDue(asOf: day, within: 120, rules: rules)
        }
        try await measure("sources") { _ = try await casebook.sources(.report, from: 25 * $0) }
        let listed = try await casebook.sources(.report, from: 0, limit: rounds + 1).sources
        try await measure("source") { number in
            let id = listed[number % listed.count].id
            _ = try await casebook.source(id)
            _ = try await casebook.text(ofSource: id)
            _ = try await casebook.statements(ofSource: id)
        }
        try await measure("reprints") { _ = try await casebook.reprints(ofSource: listed[$0 % listed.count].id) }
        try await measure("provisions") { _ in _ = try await casebook.provisions() }
        let most = try await casebook.provisions().max { $0.reported < $1.reported }
        if let most {
            try await measure("people_under") { _ = try await casebook.people(under: most.provision, from: 50 * $0) }
        }
        try await measure("body_kinds") { _ in _ = try await casebook.bodyCounts() }
        try await measure("bodies") { _ = try await casebook.bodies(nil, from: 25 * ($0 % 8)) }
        for key in [CountKey.month, .kind, .provision, .place] {
            try await measure("count_\(key.rawValue)") { _ in _ = try await casebook.keptCount(by: key) }
        }
        try await measure("lengths") { _ in _ = try await casebook.keptIntervals() }
        var filter = EventFilter()
        filter.kinds = [.detention]
        let detentions = filter
        try await measure("events_counted") {
            _ = try await casebook.events(counted: detentions, from: 50 * $0)
        }
        try await measure("network") { _ in _ = try await casebook.network(most: 48) }
        let people = (0...rounds).map { _ in dice.pick(held).person }
        try await measure("network_around") { _ = try await casebook.network(around: people[$0], most: 48) }
        let bodies = try await casebook.bodies(nil, from: 0, limit: rounds + 1).bodies
        try await measure("network_around_body") {
            _ = try await casebook.network(around: bodies[$0 % bodies.count].record.item, most: 48)
        }
        let last = listed.first.flatMap { EDTF(String($0.added.prefix(10)))?.earliest } ?? day
        try await measure("changes_week") {
            _ = try await casebook.changes(
                since: last.adding(days: -6), until: last.adding(days: 1), from: 20 * $0, limit: 20)
        }
        try await measure("changes_other_week") { number in
            let start = last.adding(days: -7 * (number + 2))
            _ = try await casebook.changes(since: start, until: start.adding(days: 7), from: 0, limit: 20)
        }
        try await measure("search_statements") { number in
            let name = held[number * 7 % held.count].name
            for source in try await casebook.search(name).sources {
                _ = try await casebook.statements(ofSource: source.id, touching: source.places, limit: 12)
            }
        }
    }

    private func measure(_ name: String, _ ask: (Int) async throws -> Void) async throws {
        var times: [Double] = []
        for number in 0...rounds {
            let start = processorSeconds()
            try await ask(number)
            times.append(1000 * (processorSeconds() - start))
        }
        report("\(name)_first_ms", times[0])
        let later = times.dropFirst().sorted()
        report("\(name)_p95_ms", later[later.count * 95 / 100])
    }
}
