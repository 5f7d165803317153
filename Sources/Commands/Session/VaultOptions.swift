// The options that every command on a vault has.

import ArgumentParser
import Desk
import Drafting
import ReadCommands
import Vault

struct VaultOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The vault's folder (else HABEAS_VAULT).", valueName: "folder"))
    var vault: String?

    @Option(
        help: ArgumentHelp(
            "A file whose first line is the passphrase (else HABEAS_PASSPHRASE_FILE).", valueName: "file"))
    var passphraseFile: String?

    /// The vault's folder as the session means it.
    func folder(in session: Session) throws -> String {
        if let vault { return session.path(vault) }
        if let named = session.environment["HABEAS_VAULT"], !named.isEmpty { return session.path(named) }
        throw Exit.Failure(exit: .wrongUsage, message: "name the vault: --vault FOLDER, or set HABEAS_VAULT.")
    }

    /// The store in that folder.
    func store(in session: Session) throws -> FolderStore { FolderStore(folder: try folder(in: session)) }

    /// Where the passphrase lies; nil where no file was named.
    func passphrasePath(in session: Session) -> String? {
        PassphraseFile.path(option: passphraseFile, environment: session.environment).map(session.path)
    }

    /// The passphrase from the file that was named; nil where none was.
    func passphraseFromFile(in session: Session) throws -> SecretBytes? {
        guard let path = passphrasePath(in: session) else { return nil }
        let file = try PassphraseFile(path: path)
        for note in file.notes { session.say(note) }
        return file.passphrase
    }

    /// The passphrase of a vault that is there: from the file, else asked for.
    func passphrase(in session: Session) throws -> AgePassphrase {
        if let secret = try passphraseFromFile(in: session) { return try AgePassphrase(secret) }
        guard session.isInteractive else {
            throw Exit.Failure(
                exit: .refused,
                message:
                    "the vault is locked, and there is no terminal to ask for its passphrase: give --passphrase-file, or run 'habeas unlock' first."
            )
        }
        return try AgePassphrase(try PassphrasePrompt.ask(prompt: "Passphrase: "))
    }

    /// Opens the vault with a member's passphrase.
    func unlock(in session: Session) async throws -> (vault: Vault, passphrase: AgePassphrase) {
        try ProcessHardening.forbidDumps()
        let store = try store(in: session)
        // Whether it is a vault at all is said before the passphrase is asked for.
        _ = try Vault.id(of: store, at: store.folder)
        if CaptureDevice.isOne(store) {
            throw VaultError.refused(
                why:
                    "\(store.folder): this is a capture device. It adds, and reads nothing back: only 'habeas add' works here."
            )
        }
        let passphrase = try passphrase(in: session)
        let vault = try await Vault.unlock(
            store, at: store.folder, passphrase: passphrase, setting: session.vaultSetting())
        return (vault, passphrase)
    }

    /// A new passphrase: from the file, else offered and asked for.
    func newPassphrase(in session: Session, forced: Bool) throws -> AgePassphrase {
        if let secret = try passphraseFromFile(in: session) {
            try PassphraseStrength.check(secret, forced: forced)
            return try AgePassphrase(secret)
        }
        guard session.isInteractive else {
            throw Exit.Failure(
                exit: .refused, message: "there is no terminal to ask for a passphrase: give --passphrase-file.")
        }
        return try NewPassphrase.ask(session, forced: forced)
    }
}

extension Session {
    /// What a vault needs of the world, as this session has it.
    func vaultSetting() throws -> VaultSetting {
        do { return try VaultSetting(environment: environment) } catch let refusal as Refusal {
            throw Exit.Failure(exit: .refused, message: refusal.sentence)
        }
    }
}
