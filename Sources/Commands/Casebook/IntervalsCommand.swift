// `habeas intervals`: how long it takes from one kind of event to another, and whether a record that a report states is one.

public import ArgumentParser
public import CaseLogic
import CaseModel
import Casebook
import Presentation
import ReadCommands

extension Interval.Kind: ExpressibleByArgument {}

struct IntervalsCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "intervals",
        abstract: "Shows how long it took from one kind of event to another: count, median, percentiles, the longest.",
        discussion: """
            Days that are only roughly known give two numbers, at least and at most. With --claims, superlatives that reports state ("a record year") are checked against
            all lengths of that kind on record.

            Examples:
              habeas intervals
              habeas intervals --kind detention-to-court --top 10
              habeas intervals --claims --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Option(
        help: ArgumentHelp(
            "Only these: \(Interval.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: [Interval.Kind] = []

    @Option(help: ArgumentHelp("How many of the longest and of the shortest are named.", valueName: "n"))
    var top = 3

    @Flag(help: "Checks the superlatives that reports state.")
    var claims = false

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        let day = try options.asOf.map { try QueryOptions.day($0, "--as-of") }
        if claims { return try await check(desk, day) }
        let session = desk.session
        let groups = try await desk.casebook.intervals(
            Set(kind), asOf: day, listed: max(0, top), includingProtected: options.protected)
        if options.json {
            for group in groups { try session.line { json in write(group, to: &json) } }
            return
        }
        guard !groups.isEmpty else { return session.say("no two dated events of one matter are on record.") }
        try session.stamp("days from one event to another", asOf: day)
        try session.table(
            ["from-to", "code", "cases", "median", "10 %", "90 %", "shortest", "longest"],
            groups.map { group in
                let all = group.statistics
                return [
                    group.kind.rawValue, group.code.rawValue, "\(all.count)", words(all.median),
                    words(all.percentile(10)),
                    words(all.percentile(90)), named(group.shortest.first), named(group.longest.first),
                ]
            })
        for group in groups where top > 1 && group.longest.count > 1 {
            try session.print(
                "\nThe longest from \(group.kind.rawValue) (\(group.code.rawValue)), of \(group.statistics.count):")
            for interval in group.longest {
                try session.print("  \(named(interval))  \(interval.start) to \(interval.finish)")
            }
        }
    }

    private func words(_ length: LengthRange?) -> String {
        guard let length else { return "" }
        return length.fewest == length.most ? "\(length.fewest)" : "\(length.fewest) to \(length.most)"
    }

    private func named(_ interval: RecordedInterval?) -> String {
        interval.map { "\(words($0.days)) \(Messages.printable($0.person.name))" } ?? ""
    }

    private func write(_ group: IntervalGroup, to json: inout JSONWriter) {
        json.member("kind", group.kind.rawValue)
        json.member("code", group.code.rawValue)
        json.member("count", group.statistics.count)
        for (key, percent) in [("p10", 10), ("p25", 25), ("median", 50), ("p75", 75), ("p90", 90)] {
            json.range(key, group.statistics.percentile(percent))
        }
        json.list("longest", of: group.longest) { json, interval in json.interval(interval) }
        json.list("shortest", of: group.shortest) { json, interval in json.interval(interval) }
    }

    private func check(_ desk: CommandDesk, _ day: CivilDay?) async throws {
        let session = desk.session
        let found = try await desk.casebook.checkedClaims(asOf: day, includingProtected: options.protected)
            .filter { kind.isEmpty || $0.interval.map { kind.contains($0.kind) } ?? false }
        if options.json {
            for claim in found {
                try session.line { json in
                    json.member("words", claim.words)
                    json.member("quote", claim.quote)
                    json.member("source", claim.source.description)
                    json.member("title", claim.title)
                    if let interval = claim.interval, let check = claim.check {
                        json.key("interval")
                        json.interval(interval)
                        json.member("verdict", check.verdict.rawValue)
                        json.member("place_first", check.place.lowerBound)
                        json.member("place_last", check.place.upperBound)
                        json.member("population", check.population)
                        json.range("median", claim.median)
                        json.member("answer", check.words)
                    } else {
                        json.member("verdict", ClaimCheck.Verdict.open.rawValue)
                        json.member("answer", Self.nothing)
                    }
                }
            }
            return
        }
        guard !found.isEmpty else { return session.say("no report states a superlative.") }
        try session.stamp("superlatives of reports, checked", asOf: day)
        for claim in found {
            try session.print(
                "\n“\(Messages.printable(claim.words))” in \(Messages.printable(claim.title))  [\(claim.source.shortName.prefix(5))]"
            )
            try session.print("  “\(Messages.printable(claim.quote))”")
            if let interval = claim.interval, let check = claim.check {
                let length = interval.length?.description ?? words(interval.days) + " days"
                try session.print(
                    "  \(interval.kind.rawValue) of \(Messages.printable(interval.person.name)), \(length) (\(interval.start) to \(interval.finish)): \(check.words); median \(words(claim.median)) days"
                )
            } else {
                try session.print("  \(Self.nothing)")
            }
        }
    }

    private static let nothing = "no length on record that it may be about"
}

extension JSONWriter {
    /// Writes a length in days, at least and at most; null where there is none.
    mutating func range(_ name: String, _ length: LengthRange?) {
        guard let length else { return member(name, String?.none) }
        object(name) { json in
            json.member("fewest_days", length.fewest)
            json.member("most_days", length.most)
        }
    }

    mutating func interval(_ interval: RecordedInterval) {
        object { json in
            json.member("kind", interval.kind.rawValue)
            json.member("code", interval.code.rawValue)
            json.member("person", interval.person.name)
            json.member("item", interval.person.item.description)
            json.member("start", interval.start.description)
            json.member("end", interval.finish.description)
            json.member("fewest_days", interval.days.fewest)
            json.member("most_days", interval.days.most)
            json.member("events", [interval.from.description, interval.to.description])
        }
    }
}
