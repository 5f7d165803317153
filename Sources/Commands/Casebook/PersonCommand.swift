// `habeas person` and `habeas case`: the commands on records.

import ArgumentParser

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Lists, shows, merges, parts and marks people.",
        subcommands: [
            PersonListCommand.self, PersonShowCommand.self, PersonMergeCommand.self, PersonPartCommand.self,
            PersonMarkCommand.self,
        ])
}

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Shows cases.", subcommands: [CaseShowCommand.self])
}
