// `habeas passwd` and `habeas recover`: another passphrase, and a way in when every passphrase is forgotten.

import ArgumentParser
import Drafting
import Glibc
import ReadCommands
import Vault

struct PasswdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passwd", abstract: "Puts your keys under another passphrase.",
        discussion: """
            Asks for the passphrase that holds now, also where the vault is unlocked. Copies and backups that were made before still open with the
            old one.

            Examples:
              habeas passwd
              habeas passwd --passphrase-file old.txt --new-passphrase-file new.txt
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var new: NewPassphraseOptions

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let (vault, old) = try await place.unlock(in: session)
            let passphrase = try new.passphrase(in: session, whose: "Your new passphrase")
            try await vault.changePassphrase(from: old, to: passphrase)
            try await vault.close()
            session.say(
                "your keys are under the new passphrase. Copies and backups that were made before still open with the old one: make them again."
            )
        }
    }
}

struct RecoverCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Makes a new owner with the recovery key from paper.",
        discussion: """
            For when the owners' passphrases are forgotten. Type the key as it is on the paper; capitals and spaces don't matter.

            Examples:
              habeas recover --name "A. Editor"
              habeas recover --name "A. Editor" --recovery-key-file key.txt --new-passphrase-file words.txt
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var new: NewPassphraseOptions

    @Option(help: "The new owner's name as colleagues will see it.")
    var name: String

    @Option(help: ArgumentHelp("A file that has the recovery key (else it is asked for).", valueName: "file"))
    var recoveryKeyFile: String?

    var runsHere: Bool { true }

    func open(_ session: Session) async throws -> Vault {
        try ProcessHardening.forbidDumps()
        let store = try place.store(in: session)
        _ = try Vault.id(of: store, at: store.folder)
        return try await Vault.unlock(
            store, at: store.folder, recovery: try recoveryKey(session), setting: session.vaultSetting())
    }

    func run(in vault: Vault, _ session: Session) async throws {
        let passphrase = try new.passphrase(in: session, whose: "The new owner's passphrase")
        let card = try await vault.recover(name: name, passphrase: passphrase)
        try session.print("added  \(Messages.printable(card.name))  owner  [\(card.id)]")
        session.say("put the recovery key back where it was; remove members whose passphrases nobody knows any more.")
    }

    private func recoveryKey(_ session: Session) throws -> RecoveryKey {
        var typed: [UInt8]
        if let recoveryKeyFile {
            typed = try session.bytes(of: recoveryKeyFile)
        } else {
            guard session.isInteractive else {
                throw Exit.Failure(
                    exit: .refused,
                    message: "there is no terminal to ask for the recovery key: give --recovery-key-file.")
            }
            typed = try PassphrasePrompt.ask(prompt: "Recovery key: ").withBytes { Array($0) }
        }
        defer { SecretBytes.wipe(&typed) }
        do {
            return try RecoveryKey(String(decoding: typed, as: UTF8.self))
        } catch {
            throw Refusal(
                "this is no recovery key, or has a typing error: it begins with AGE-SECRET-KEY-1 and has 74 letters and digits."
            )
        }
    }
}
