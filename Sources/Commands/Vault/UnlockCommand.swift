// `habeas unlock` and `habeas lock`: one process that holds the keys, so that the passphrase is typed once.

import ArgumentParser
import Desk
import Glibc
import ReadCommands
import Vault

struct UnlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Opens the vault for the commands that follow, until it is locked.",
        discussion: """
            Starts a process that alone holds the keys. It ends, and the keys with it, at 'habeas lock', after some minutes without a command,
            and when the machine is suspended.

            Examples:
              habeas unlock
              habeas unlock --idle 15
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("Lock after so many minutes without a command.", valueName: "minutes"))
    var idle = 5.0

    mutating func validate() throws {
        if !(0.01...1_440).contains(idle) { throw ValidationError("--idle wants minutes, from 0.01 to 1440") }
    }

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            let copy = try Vault.copyName(of: store, at: store.folder)
            let folder = try AgentFolder(environment: session.environment)
            if try AgentClient(folder: folder, vault: copy.hex).isRunning() {
                session.say("the vault is unlocked already.")
                return
            }
            if CaptureDevice.isOne(store) {
                throw VaultError.refused(
                    why: "\(store.folder): a capture device has no keys to unlock; 'habeas add' works as it is.")
            }
            try ProcessHardening.forbidDumps()
            if let warning = SwapCheck().warning { session.say(warning) }
            let secret: SecretBytes
            if let fromFile = try place.passphraseFromFile(in: session) {
                secret = fromFile
            } else {
                secret = try PassphrasePrompt.ask(prompt: "Passphrase: ")
            }
            try folder.prepare()
            do {
                try AgentProcess.start(
                    arguments: ["agent", "--vault", store.folder, "--idle", "\(idle)"],
                    environment: session.environment.filter { Agent.environment.contains($0.key) },
                    secret: secret)
            } catch AgentError.notStarted(let why) {
                // The agent's own words, such as those about a wrong passphrase.
                throw Exit.Failure(exit: .refused, message: why)
            }
            session.say(
                "unlocked; locks itself after \(idle == idle.rounded() ? String(Int(idle)) : String(idle)) minutes without a command."
            )
        }
    }
}

struct LockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Ends the process that holds the keys.")

    @OptionGroup var place: VaultOptions

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            let copy = try Vault.copyName(of: store, at: store.folder)
            let ended = try AgentClient(folder: AgentFolder(environment: session.environment), vault: copy.hex).lock()
            session.say(ended ? "locked." : "the vault was locked already.")
        }
    }
}

/// The process behind `habeas unlock`; started by it and by nothing else.
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "agent", shouldDisplay: false)

    @Option var vault: String
    @Option var idle: Double

    func run() async throws {
        let process: AgentProcess
        do { process = try AgentProcess.begun() } catch { throw Exit.Failure(exit: .refused, message: "\(error)") }
        let session = Session.ofProcess()
        do {
            let store = FolderStore(folder: vault)
            // The passphrase lives as long as this call.
            let opened = try await Vault.unlock(
                store, at: vault, passphrase: AgePassphrase(process.takeSecret()), setting: session.vaultSetting())
            var settings = AgentSettings()
            settings.idle = idle * 60
            settings.allowedEnvironment = Agent.environment
            let server = try AgentServer(
                folder: AgentFolder(environment: session.environment), vault: Vault.copyName(of: store, at: vault).hex,
                settings: settings)
            let keeper = CasebookKeeper(opened)
            await process.serve(server) { request in await Agent.answer(request, vault: opened, keeper: keeper) }
        } catch {
            process.fail("\(error)")
        }
    }
}
