// `habeas person show` and `habeas case show`: the whole file of a record, with every source.

import ArgumentParser
import CaseModel

struct PersonShowCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Shows all that is known of a person: state, custody, matters, timeline, relations, sources, questions.",
        discussion: """
            The person is named by name, in any script and spelling, or by the short name of an item.

            Examples:
              habeas person show Zhylanbayev
              habeas person show 'Айдар Сыздыков' --as-of 2024-06-14
              habeas person show k7f3c.e4 --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Argument(help: ArgumentHelp("The person.", valueName: "name|item"))
    var person: String

    @Flag(help: "Also the rule and the words behind every item.")
    var explain = false

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        try await desk.show(person, types: [.person], options, explain: explain)
    }
}

struct CaseShowCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows all that is known of a person, a body, a place, a group or an event, across all reports.",
        discussion: """
            Examples:
              habeas case show 'Alga, Kazakhstan'
              habeas case show k7f3c.e9 --explain
              habeas case show Almaty --as-of 2024-06-14 --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Argument(help: ArgumentHelp("What the case is of.", valueName: "name|item"))
    var record: String

    @Flag(help: "Also the rule and the words behind every item.")
    var explain = false

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws { try await desk.show(record, types: [], options, explain: explain) }
}
