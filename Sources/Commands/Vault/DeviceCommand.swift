// `habeas device`: capture devices, which add and read nothing back.

import ArgumentParser
import Desk
import Presentation
import ReadCommands
import Vault

struct DeviceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "Capture devices: folders that take evidence in and give nothing back.",
        discussion: """
            For a phone, a camera card or a laptop that may be searched: 'habeas add --vault FOLDER' works there without a passphrase, and nothing that
            was added can be read there. Whoever takes the device can add in its name: what it added counts when an editor has adopted it.
            """,
        subcommands: [
            DeviceAddCommand.self, DeviceListCommand.self, DeviceAdoptCommand.self, DeviceUpdateCommand.self,
        ])
}

struct DeviceAddCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes the folder of a new capture device.",
        discussion: """
            Examples:
              habeas device add "phone of A." /media/card/habeas
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "What to call it.")
    var name: String

    @Argument(help: "An empty or new folder; move it to the device.")
    var folder: String

    func run(in vault: Vault, _ session: Session) async throws {
        let path = session.path(folder)
        let card = try await vault.addDevice(name, in: FolderStore(folder: path), at: path)
        try session.print("added  \(Messages.printable(card.name))  [\(card.id)]")
    }
}

struct DeviceListCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the capture devices.",
        discussion: """
            Examples:
              habeas device list
              habeas device list --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each device.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        var waiting: [Identifier: Int] = [:]
        for judged in try await vault.entries() where judged.standing.waits {
            waiting[judged.entry.id.log, default: 0] += 1
        }
        for card in await vault.membership.captureDevices {
            let count = waiting[card.id] ?? 0
            if json {
                try session.write { json in
                    json.member("device", card.id.hex)
                    json.member("name", card.name)
                    json.member("waiting", count)
                }
            } else {
                let wait = count == 0 ? "nothing waits" : "for adoption: \(count.counted("entry", "entries"))"
                try session.print("\(Messages.printable(card.name))  \(wait)  [\(card.id)]")
            }
        }
    }
}

struct DeviceAdoptCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Takes over what a capture device added, and makes it count.",
        discussion: """
            Nothing in the device's folder is changed; it can be emptied afterwards, or go on.

            Examples:
              habeas device adopt /media/card/habeas
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The device's folder.")
    var folder: String

    func run(in vault: Vault, _ session: Session) async throws {
        let path = session.path(folder)
        let adoption = try await vault.adoptDevice(from: FolderStore(folder: path), at: path)
        for notice in adoption.merged.notices { session.say(notice) }
        try session.print(
            "adopted  \(Messages.printable(adoption.device.name))  \(adoption.entries.count.counted("entry", "entries")), \(adoption.merged.newBlobs.counted("file"))  [\(adoption.device.id)]"
        )
    }
}

struct DeviceUpdateCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Closes what a capture device adds from now on to members who were removed.",
        discussion: """
            Only the owner who made the device's folder can do this; to be done after each removal of a member.

            Examples:
              habeas device update /media/card/habeas
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The device's folder.")
    var folder: String

    func run(in vault: Vault, _ session: Session) async throws {
        let path = session.path(folder)
        try await vault.updateDevice(FolderStore(folder: path), at: path)
        session.say("\(path): up to date.")
    }
}
