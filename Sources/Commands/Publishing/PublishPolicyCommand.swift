// `habeas publish policy`: prints, checks and keeps the rules for what goes out.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Publication
import ReadCommands
import Vault

struct PublishPolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract:
            "Prints the rules that are used where none are given, to be copied and changed; checks a file of them.",
        discussion: """
            To make changed rules those of the vault, so that nobody has to name the file: habeas publish keep policy.toml

            Examples:
              habeas publish policy > policy.toml
              habeas publish policy --check policy.toml
            """)

    @Option(help: ArgumentHelp("Check this file instead of printing.", valueName: "file"))
    var check: String?

    func run() async throws {
        let session = Session.current
        guard let check else { return try session.write(Array(PublicationPolicy.shippedText.utf8)) }
        _ = try PublishPolicyCommand.read(check, session)
        try session.print("\(check): can be used.")
    }

    /// The text of a policy that can be used.
    static func read(_ file: String, _ session: Session) throws -> String {
        let text = String(decoding: try session.bytes(of: file), as: UTF8.self)
        do { _ = try PublicationPolicy(reading: text) } catch { throw Refusal("\(file): \(error.description)") }
        return text
    }
}

struct PublishKeepCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep",
        abstract: "Makes a file of rules those of the vault; --shipped goes back to the ones that Habeas comes with.",
        discussion: """
            Examples:
              habeas publish keep policy.toml
              habeas publish keep --shipped
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The rules.", valueName: "file"))
    var file: String?

    @Flag(help: "Use the rules that Habeas comes with.")
    var shipped = false

    func validate() throws {
        if shipped == (file != nil) { throw ValidationError("give a file, or --shipped") }
    }

    func run(on desk: CommandDesk) async throws {
        let text = try file.map { try PublishPolicyCommand.read($0, desk.session) } ?? ""
        try await desk.write([.ruled(Ruled(policy: text))])
        desk.session.say(
            shipped ? "the rules that Habeas comes with are used from now on." : "these rules are used from now on.")
    }
}
