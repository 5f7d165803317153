// The command line: the list of commands, and how a run ends.
import ArgumentParser

@main
struct Habeas: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "habeas",
        abstract: "Turns reports of arrests, searches, trials and bans into case files.",
        version: version,
        subcommands: [ReadCommand.self, LexiconCommand.self])

    /// Runs the command that the arguments name; every ending has one of the exits of `Exit`.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let failure as Exit.Failure {
            if let message = failure.message { Messages.say(message) }
            Exit.end(failure.exit)
        } catch {
            let message = message(for: error)
            guard exitCode(for: error) != .success else {
                print(fullMessage(for: error))
                Exit.end(.done)
            }
            Messages.say(message + (message.hasSuffix(".") ? "" : ".") + " See 'habeas --help'.")
            Exit.end(.wrongUsage)
        }
    }
}
