// `habeas add`: files into the vault as evidence, reports among them read and kept as drafts.

import ArgumentParser
import CaseModel
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands
import Vault

struct AddCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Keeps files as evidence, and the drafts of those that are reports.",
        discussion: """
            Any file that is not empty is kept: pages, pictures, recordings, papers. Reports in English are read, and their drafts wait in the
            casebook. The original stays where it lies, in the clear: remove it when the vault has it. On a capture device no passphrase is needed.

            Examples:
              habeas add page.html --vault ~/cases
              habeas add photos/ statement.txt
              habeas add --protected from-a-prisoner.txt
              curl -s URL | habeas add - --name page.html --published 2024-05-17
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("Files or folders; '-' is standard input.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("What to call the standard input.", valueName: "name"))
    var name = "standard input"

    @Option(
        help: ArgumentHelp("Day of publication, where the page does not give it.", valueName: "YYYY-MM-DD"),
        transform: PublishedDay.read)
    var published: EDTF?

    @Flag(help: "The reports are left out of everything unless asked for: where they come from must not be known.")
    var protected = false

    @Flag(help: "Print one line of JSON for each file.")
    var json = false

    func run() async throws {
        guard Session.current.unlocked == nil else { return try await runOnVault() }
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            guard CaptureDevice.isOne(store) else { return try await runOnVault() }
            let device = try CaptureDevice(store, at: store.folder, setting: session.vaultSetting())
            try await add(to: device, session)
        }
    }

    func run(in vault: Vault, _ session: Session) async throws { try await add(to: MemberVault(vault), session) }

    private func add(to keeper: any EvidenceKeeper, _ session: Session) async throws {
        let list = EvidenceList(files, passphraseFile: place.passphrasePath(in: session), session)
        let (inputs, problems) = (list.inputs, list.problems)
        for sentence in problems + list.notes { session.say(sentence) }
        var failed = problems.count
        let reader = DraftReader(published: published, sensitivity: protected ? .protected : .internal)
        let intake = EvidenceIntake(into: keeper, folder: try place.folder(in: session), reader: reader)
        for input in inputs {
            if Task.isCancelled {
                throw Exit.Failure(exit: .partFailed, message: "stopped; what was acknowledged is kept.")
            }
            do {
                try report(try await input.take(into: intake, streamName: name, session), session)
            } catch let error as Refusal {
                failed += 1
                session.say(error.sentence)
            }
        }
        if inputs.contains(where: { $0 != .standardInput }), failed < inputs.count + problems.count {
            session.say(
                "the originals still lie where they were, in the clear. Remove them when you don't need them there.")
        }
        if failed > 0 || inputs.isEmpty {
            throw Exit.Failure(exit: failed >= inputs.count + problems.count ? .refused : .partFailed)
        }
    }

    private func report(_ taken: EvidenceIntake.Taken, _ session: Session) throws {
        if json {
            var writer = JSONWriter()
            writer.object { json in
                json.member("name", taken.name)
                json.member("item", taken.item.description)
                json.member("blob", taken.blob.hex)
                json.member("draft", taken.draft?.description)
                json.member("note", taken.note)
            }
            try session.write(writer.bytes + [UInt8(ascii: "\n")])
        } else {
            let outcome = taken.draft == nil ? "kept; no draft: \(taken.note ?? "not a report")" : "kept and read"
            try session.print("\(Messages.printable(taken.name)): \(outcome)  [\(taken.item)]")
        }
    }
}
