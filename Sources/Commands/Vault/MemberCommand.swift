// `habeas member`: who may open the vault, and what they may do.

public import ArgumentParser
import Drafting
import Presentation
import ReadCommands
public import Vault

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Lists, invites, adds and removes members.",
        discussion: """
            Roles, each with what those before it may: reader (reads), reviewer (accepts and rejects drafts), editor (adds evidence, edits, publishes),
            owner (members, devices, erasing).
            """,
        subcommands: [
            MemberListCommand.self, MemberInviteCommand.self, MemberRequestCommand.self, MemberAddCommand.self,
            MemberRoleCommand.self, MemberRemoveCommand.self,
        ])
}

extension Role: ExpressibleByArgument {}

struct MemberListCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the members, and those who were removed.",
        discussion: """
            Examples:
              habeas member list
              habeas member list --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each member.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        let membership = await vault.membership
        for (card, isCurrent) in membership.current.map({ ($0, true) }) + membership.former.map({ ($0, false) }) {
            if json {
                try session.write { json in
                    json.member("member", card.id.hex)
                    json.member("name", card.name)
                    json.member("role", isCurrent ? card.role.rawValue : nil)
                    json.member("you", card.id == vault.member)
                }
            } else {
                let role = isCurrent ? card.role.rawValue : "removed"
                let you = card.id == vault.member ? ", you" : ""
                try session.print("\(Messages.printable(card.name))  \(role)\(you)  [\(card.id)]")
            }
        }
    }
}

struct MemberInviteCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Prints the line by which a newcomer knows the vault.",
        discussion: """
            Give the newcomer this line and a copy of the vault. The line is no secret, but has to reach them from you and nobody else.

            Examples:
              habeas member invite
            """)

    @OptionGroup var place: VaultOptions

    func run(in vault: Vault, _ session: Session) async throws {
        try session.print(await vault.invitation.line)
    }
}

struct MemberRequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Makes a newcomer's keys, and prints the card to give to an owner.",
        discussion: """
            For somebody who has a copy of the vault and an owner's invitation. The card is no secret, but has to reach the owner from you. When the
            owner has added you, merge from their copy.

            Examples:
              habeas member request --vault copy --name "B. Reader" --invitation "habeas-vault-1 ..."
              habeas member request --vault copy --name "B. Reader" --invitation invitation.txt
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var new: NewPassphraseOptions

    @Option(help: "Your name as colleagues will see it.")
    var name: String

    @Option(help: "The owner's invitation: the line, or a file that has it.")
    var invitation: String

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            try ProcessHardening.forbidDumps()
            let store = try place.store(in: session)
            _ = try Vault.id(of: store, at: store.folder)
            guard let invitation = Invitation(line: try session.line(of: invitation)) else {
                throw Refusal(
                    "this is no invitation; it is one line that begins with 'habeas-vault-1'. See 'habeas member invite'."
                )
            }
            let setting = try session.vaultSetting()
            let card = try Vault.requestMembership(
                in: store, at: store.folder, invitation: invitation, name: name,
                passphrase: try new.passphrase(in: session, whose: "Your passphrase for this vault"), setting: setting)
            try session.print(card.line)
        }
    }
}

struct MemberAddCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a member: by the card that they gave, or here at this machine.",
        discussion: """
            With NAME, the newcomer chooses a passphrase at this machine. With --card, their keys were made at theirs ('habeas member request').

            Examples:
              habeas member add "B. Reader" --role reader
              habeas member add --card card.txt --role editor
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var new: NewPassphraseOptions

    @Argument(help: "The newcomer's name, where their keys are made here.")
    var name: String?

    @Option(help: "Their card: the line, or a file that has it.")
    var card: String?

    @Option(help: "reader, reviewer, editor or owner.")
    var role: Role

    var runsHere: Bool { card == nil }

    mutating func validate() throws {
        if (name == nil) == (card == nil) { throw ValidationError("Give a name or --card, and not both.") }
    }

    func run(in vault: Vault, _ session: Session) async throws {
        let added: MemberCard
        if let card {
            guard let read = MemberCard(line: try session.line(of: card), role: role) else {
                throw Refusal(
                    "this is no card; it is one line that begins with 'habeas-member-1'. See 'habeas member request'.")
            }
            added = read
            try await vault.addMember(read, role: role)
        } else {
            let passphrase = try new.passphrase(in: session, whose: "The newcomer's passphrase")
            added = try await vault.addMember(name: name ?? "", role: role, passphrase: passphrase)
        }
        try session.print("added  \(Messages.printable(added.name))  \(role.rawValue)  [\(added.id)]")
    }
}

struct MemberRoleCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Gives a member another role.",
        discussion: """
            Examples:
              habeas member role "B. Reader" editor
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "Their name or id, as 'habeas member list' has it.")
    var member: String

    @Argument(help: "reader, reviewer, editor or owner.")
    var role: Role

    func run(in vault: Vault, _ session: Session) async throws {
        let card = try await vault.memberNamed(member)
        try await vault.changeRole(of: card.id, to: role)
        try session.print("\(Messages.printable(card.name))  \(role.rawValue)  [\(card.id)]")
    }
}

struct MemberRemoveCommand: VaultCommand, ConfirmedCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a member: what is written from now on is closed to them.",
        discussion: """
            What they could read they may have kept. What they wrote and is not in this copy yet will not count: merge first what is to be kept.
            Afterwards bring capture devices up to date ('habeas device update').

            Examples:
              habeas member remove "B. Reader"
              habeas member remove "B. Reader" --yes
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "Their name or id, as 'habeas member list' has it.")
    var member: String

    @Flag(help: "Don't ask.")
    var yes = false

    var warning: String {
        "'\(member)' will be removed: nothing that is written from now on is open to them, and nothing of theirs that is not here yet will count."
    }

    func run(in vault: Vault, _ session: Session) async throws {
        let card = try await vault.memberNamed(member)
        try await vault.removeMember(card.id)
        try session.print("removed  \(Messages.printable(card.name))  [\(card.id)]")
        session.say("what they could read they may have kept.")
        if !(await vault.membership.captureDevices.isEmpty) {
            session.say("bring your capture devices up to date: habeas device update FOLDER.")
        }
    }
}
