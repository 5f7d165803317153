// The command line: the list of commands, and nothing else.
import ArgumentParser

@main
struct Habeas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "habeas", abstract: "Turns reports of arrests, searches, trials and bans into case files.",
        subcommands: [])
}
