// `habeas backup`, `restore`, `merge-from`: the vault in several places.

import ArgumentParser
import Presentation
import ReadCommands
import Vault

struct BackupCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the vault to another folder, and reads the copy again.",
        discussion: """
            A backup that is there already is brought up to date. It opens with the same passphrases and the same recovery key, and gives nothing away to
            those who have neither. The checkpoints that are printed say how far it goes; keep them to compare with later.

            Examples:
              habeas backup /media/usb/cases
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "An empty or new folder, or one with a backup of this vault.")
    var to: String

    func run(in vault: Vault, _ session: Session) async throws {
        let path = session.path(to)
        let result = try await vault.backup(to: FolderStore(folder: path), at: path)
        try session.report(result)
        session.say("\(path): a backup of all of this vault, read again after it was written.")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Makes a vault out of a backup.",
        discussion: """
            The vault is made in the folder of --vault, which has to be empty or new. The backup stays as it is.

            Examples:
              habeas restore /media/usb/cases --vault ~/cases
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The backup's folder.")
    var from: String

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            let path = session.path(from)
            let result = try Vault.restore(
                from: FolderStore(folder: path), at: path, to: store, at: store.folder)
            try session.report(result)
            session.say("\(store.folder): restored. It opens with the passphrases of when the backup was made.")
        }
    }
}

struct MergeFromCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-from", abstract: "Takes over what another copy of the vault has and this one lacks.",
        discussion: """
            Nothing of the other copy is changed. When each has merged the other, both have the same.

            Examples:
              habeas merge-from /media/usb/cases
              habeas merge-from /media/usb/cases --files-only    # a newcomer, whose passphrase opens nothing yet
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The folder of the other copy.")
    var folder: String

    @Flag(
        help: "Copy files, without keys and without checking what needs them: for a copy that nobody here can open yet."
    )
    var filesOnly = false

    var runsHere: Bool { filesOnly }

    func run() async throws {
        guard filesOnly else { return try await runOnVault() }
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            let path = session.path(folder)
            try session.report(
                try Vault.merge(into: store, at: store.folder, from: FolderStore(folder: path), at: path))
        }
    }

    func run(in vault: Vault, _ session: Session) async throws {
        let path = session.path(folder)
        try session.report(try await vault.merge(from: FolderStore(folder: path), at: path))
    }
}

extension Session {
    /// Says what a backup or a restored vault holds.
    fileprivate func report(_ result: BackupResult) throws {
        for notice in result.notices { say(notice) }
        for head in result.heads {
            try print("log \(head.log)  \(head.size.counted("entry", "entries"))  root \(head.root.hex)")
        }
        try print("\(result.blobs.counted("file")) of evidence, \(result.copied.newBlobs) copied now")
    }

    /// Says what was merged.
    fileprivate func report(_ result: MergeResult) throws {
        for notice in result.notices { say(notice) }
        for fork in result.forks {
            say(
                "Log \(fork.log) goes two ways after entry \(fork.commonSize): ours stays as it is, the other is kept in \(fork.keptAt)."
            )
        }
        try print(
            result.isEmpty
                ? "nothing new there"
                : "taken over: \(result.newEntries.counted("entry", "entries")), \(result.newBlobs.counted("file")) of evidence, \(result.newFiles.counted("file")) of keys and time stamps"
        )
    }
}
