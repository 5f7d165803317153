// `habeas changes`: what changed in the casebook between two days.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

struct ChangesCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Lists what changed between two days, by record: new events, states, terms that ended, decisions.",
        discussion: """
            Examples:
              habeas changes --since 2024-06-10
              habeas changes --since 2024-06-01 --until 2024-06-30 --json
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("The first day.", valueName: "date"))
    var since: String

    @Option(help: ArgumentHelp("The last day; today without it.", valueName: "date"))
    var until: String?

    @Option(help: ArgumentHelp("Another name for --until.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Print JSON: one line for each item.")
    var json = false

    @Flag(help: "Also what is protected.")
    var protected = false

    var showsProtected: Bool { protected }

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        let first = try QueryOptions.day(since, "--since")
        let last = try (until ?? asOf).map { try QueryOptions.day($0, "--until") } ?? QueryOptions.today
        guard first <= last else { throw ValidationError("--since lies after --until") }
        let changes = try await desk.casebook.changes(
            since: first, until: last.adding(days: 1), includingProtected: protected)
        if json {
            for change in changes {
                for item in change.items {
                    try session.line { json in
                        change.members(of: item, to: &json)
                    }
                }
            }
            return
        }
        guard !changes.isEmpty else { return session.say("nothing changed.") }
        try session.stamp("what changed from \(first) to \(last)")
        for change in changes {
            let name = change.record.map { "\(Messages.printable($0.name))  [\($0.shortName)]" } ?? "The casebook"
            try session.print("\n\(name)")
            for item in change.items {
                let by = item.by.map { ", \($0)" } ?? ""
                try session.print(
                    "  \(item.kind.rawValue): \(Messages.printable(item.words))  (\(item.time.prefix(10))\(Messages.printable(by)))"
                )
            }
        }
    }
}
