// The reader by itself: reports in, case files out, with no vault; quick to build, and small enough to put into a script.
import ArgumentParser
import Drafting
import ReadCommands

@main
struct HabeasRead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "habeas-read",
        abstract: "Reads reports of arrests, searches, trials and bans, and drafts their case files.",
        discussion: "The same as 'habeas read', without vault and casebook.",
        version: habeasVersion, subcommands: [ReadCommand.self, LexiconCommand.self],
        defaultSubcommand: ReadCommand.self)

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            Exit.end(exit(after: error, say: Messages.say, show: { print($0) }))
        }
    }
}
