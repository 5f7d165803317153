// The command line: the list of commands, and how a run ends.
public import ArgumentParser
import Drafting
package import ReadCommands

/// The command `habeas`.
public struct Habeas: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "habeas",
        abstract: "Turns reports of arrests, searches, trials and bans into case files, and keeps them safe.",
        version: habeasVersion,
        subcommands: [ReadCommand.self, LexiconCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "The vault",
                subcommands: [
                    InitCommand.self, ServeCommand.self, UnlockCommand.self, LockCommand.self, AddCommand.self,
                    LogCommand.self,
                    EvidenceCommand.self, EraseCommand.self, AgentCommand.self,
                ]),
            CommandGroup(
                name: "The casebook",
                subcommands: [
                    InboxCommand.self, ReviewCommand.self, AcceptCommand.self, RejectCommand.self, ReopenCommand.self,
                    UndoCommand.self, EditCommand.self, SplitCommand.self, LinkCommand.self, JoinCommand.self,
                    PreferCommand.self, MarkCommand.self, HeldCommand.self, PersonCommand.self, CaseCommand.self,
                    SearchCommand.self, DueCommand.self,
                    ChangesCommand.self, CountCommand.self, IntervalsCommand.self, GapsCommand.self, ListCommand.self,
                ]),
            CommandGroup(
                name: "What did not come from a page",
                subcommands: [
                    NoteCommand.self, EventCommand.self, AppointCommand.self, CloseCommand.self, InterveneCommand.self,
                    AnswerCommand.self, HoldCommand.self, ImportCommand.self,
                ]),
            CommandGroup(
                name: "What goes out", subcommands: [PublishCommand.self, BulletinCommand.self, ShareCommand.self]),
            CommandGroup(
                name: "Members and devices",
                subcommands: [MemberCommand.self, PasswdCommand.self, RecoverCommand.self, DeviceCommand.self]),
            CommandGroup(
                name: "Copies", subcommands: [BackupCommand.self, RestoreCommand.self, MergeFromCommand.self]),
            CommandGroup(
                name: "Proofs",
                subcommands: [
                    VerifyCommand.self, CheckpointCommand.self, ProveCommand.self, CheckProofCommand.self,
                    TimestampCommand.self,
                ]),
        ])

    public init() {}

    /// Runs the command that the process was started with, and ends the process.
    public static func main() async { Exit.end(await execute(Array(CommandLine.arguments.dropFirst()))) }

    /// Runs the command that the arguments name, in the session at hand; every ending has one of the exits of `Exit`.
    package static func execute(_ arguments: [String]) async -> Exit {
        let session = Session.current
        do {
            var arguments = arguments
            var command = try parseAsRoot(arguments)
            if session.unlocked == nil, var asked = command as? any ConfirmedCommand, asked.needsConfirmation,
                !asked.yes
            {
                try session.confirm(asked.warning)
                asked.yes = true
                command = asked
                arguments.insert("--yes", at: arguments.firstIndex(of: "--") ?? arguments.endIndex)
            }
            if let onVault = command as? any VaultCommand, let code = try Agent.forward(onVault, arguments, session) {
                return Exit(rawValue: code) ?? .refused
            }
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
            return .done
        } catch {
            return exit(after: error, say: session.say, show: { try? session.print($0) })
        }
    }
}
