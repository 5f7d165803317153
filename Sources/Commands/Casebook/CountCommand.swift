// `habeas count`: counts events, reported and alleged apart.

public import ArgumentParser
import CaseModel
public import Casebook
import Desk
import Presentation
import ReadCommands

extension CountKey: ExpressibleByArgument {}

struct CountCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Counts events and the people they are about; what is only alleged is counted apart.",
        discussion: """
            Counted groups give two numbers, at least and at most: names are taken to be among those counted. A person is counted once for each event.

            Examples:
              habeas count
              habeas count --by month --kind detention --from 2024-01-01
              habeas count --by organisation --kind ill-treatment
              habeas count --by year --article 274 --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Option(
        help: ArgumentHelp("By what: \(CountKey.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "key"))
    var by = CountKey.kind

    @Option(help: ArgumentHelp("Only such events; can be given several times.", valueName: "kind"))
    var kind: [EventKind] = []

    @Option(help: ArgumentHelp("Only events of this day or later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only events of this day or earlier.", valueName: "date"))
    var to: String?

    @Option(name: .customLong("in"), help: ArgumentHelp("Only events at this place.", valueName: "place"))
    var town: String?

    @Option(help: ArgumentHelp("Only events under this article: 274, or 274(2).", valueName: "article"))
    var article: String?

    @Option(help: ArgumentHelp("Only events that this person or body takes part in.", valueName: "name|item"))
    var with: String?

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        var filter = EventFilter()
        filter.kinds = Set(kind)
        filter.from = try from.map { try QueryOptions.day($0, "--from") }
        filter.to = try to.map { try QueryOptions.day($0, "--to") }
        // Nothing after the day that is asked about.
        if options.asOf != nil {
            let day = try options.day()
            filter.to = filter.to.map { min($0, day) } ?? day
        }
        if let town {
            filter.place = try await desk.record(
                named: town, types: [.place], includingProtected: options.protected
            ).item
        }
        if let with {
            filter.participant = try await desk.record(
                named: with, types: [.person, .organisation, .group], includingProtected: options.protected
            ).item
        }
        filter.article = article
        let lines = try await desk.casebook.count(by: by, filter, includingProtected: options.protected)
        if options.json {
            for line in lines {
                try session.line { json in
                    line.members(to: &json, by: by)
                }
            }
            return
        }
        guard !lines.isEmpty else { return session.say("there is nothing to count.") }
        try session.stamp("events by \(by.rawValue)", asOf: options.asOf == nil ? nil : try options.day())
        try session.table(
            [by.rawValue, "reported", "people", "alleged", "people", "denied"],
            lines.map { line in
                [
                    name(line.key), "\(line.reported.events)", people(line.reported), "\(line.alleged.events)",
                    people(line.alleged), "\(line.reported.denied + line.alleged.denied)",
                ]
            })
    }

    /// "12", "12 to 40", with a plus where there are others whom nobody counted.
    private func people(_ part: EventCount.Part) -> String {
        guard part.events > 0 else { return "" }
        return (part.fewest == part.most ? "\(part.fewest)" : "\(part.fewest) to \(part.most)")
            + (part.uncounted > 0 ? "+" : "")
    }

    private func name(_ key: String) -> String {
        if key.isEmpty { return "not known" }
        guard by == .provision else { return Messages.printable(key) }
        let parts = key.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return key }
        return
            "\(parts[0])\(parts[1].isEmpty ? "" : "(\(parts[1]))") \(parts[2])\(parts[3].isEmpty ? "" : " \(parts[3])")"
    }
}
