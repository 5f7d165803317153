// `habeas reject` and `habeas reopen`: items that are not to be recorded, and a second look at any.

import ArgumentParser
import CaseModel
import Casebook

struct RejectCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Keeps items of drafts out of the casebook.",
        discussion: """
            A rejected item stays in its draft, marked so; 'habeas reopen' or 'habeas undo' brings it back. A single statement can be rejected, too.

            Examples:
              habeas reject k7f3.4 --reason "another Testov"
              habeas reject k7f3.4.2
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("Items or statements.", valueName: "item"))
    var items: [String]

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String?

    @Flag(help: "Print one line of JSON for each item.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        var run = DecisionRun(desk: desk, json: json)
        for (draft, named) in try await run.items(items) {
            var items = named
            // A whole draft: all of it that waits.
            if items.isEmpty { items = try await desk.casebook.draft(draft, isJudged: false)?.waiting.map(\.id) ?? [] }
            try await run.write(items.map { Decision($0, .reject, reason: reason) }, on: draft, done: "rejected")
        }
        try run.end()
    }
}

struct ReopenCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Puts items back to where they were before any decision.",
        discussion: """
            Examples:
              habeas reopen k7f3.4
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("Items or statements.", valueName: "item"))
    var items: [String]

    @Flag(help: "Print one line of JSON for each item.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        var run = DecisionRun(desk: desk, json: json)
        for (draft, named) in try await run.items(items) {
            guard !named.isEmpty else {
                desk.session.say(
                    "\(draft.shortName.prefix(6)): name the items of it; a draft as a whole can't be reopened.")
                run.countFailure()
                continue
            }
            try await run.write(named.map { Decision($0, .reopen) }, on: draft, done: "reopened")
        }
        try run.end()
    }
}
