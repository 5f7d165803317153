// `habeas init`: a new vault.

import ArgumentParser
import Presentation
import Vault

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a vault: a folder that only its members can read.",
        discussion: """
            Offers a passphrase of seven words, and prints the recovery key: write it on paper, keep it away from this machine, and don't
            photograph it. It opens the vault when the passphrase is forgotten, and it is nowhere else.

            Examples:
              habeas init --vault ~/cases --owner "A. Editor"
              habeas init --vault /media/usb/cases --owner "A. Editor" --passphrase-file words.txt
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: "Your name as colleagues will see it; outside the vault it stands nowhere.")
    var owner = "Owner"

    @Flag(help: "Take a passphrase that is easy to guess.")
    var weakPassphrase = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            if try store.exists(.format) { throw VaultError.alreadyAVault(path: store.folder) }
            let setting = try session.vaultSetting()
            if let warning = SwapCheck().warning { session.say(warning) }
            let passphrase = try place.newPassphrase(in: session, forced: weakPassphrase)
            let made = try await Vault.make(
                in: store, at: store.folder, owner: owner, passphrase: passphrase, setting: setting)
            try await made.vault.close()
            let key = made.recovery.secretText()
            if json {
                var writer = JSONWriter()
                writer.object { json in
                    json.member("vault", made.vault.id.hex)
                    json.member("folder", store.folder)
                    json.member("recovery_key", key)
                }
                try session.write(writer.bytes + [UInt8(ascii: "\n")])
            } else {
                session.say("Made a vault in \(store.folder).")
                session.say("The recovery key, for paper only. Whoever has it can read everything:")
                try session.print(key)
            }
        }
    }
}
