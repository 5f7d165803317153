// `habeas person` and `habeas case`: the commands on records.

import ArgumentParser

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Shows people.", subcommands: [PersonShowCommand.self])
}

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Shows cases.", subcommands: [CaseShowCommand.self])
}
