// `habeas verify` and `habeas checkpoint`: whether a vault is whole, and what one keeps elsewhere to be sure of it later.

import ArgumentParser
import Drafting
import Presentation
import ReadCommands
import Vault

struct VerifyCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether the vault is whole and unchanged, what was read and what was not.",
        discussion: """
            Without a passphrase it verifies what needs no key: anyone who has the folder can. Against a checkpoint that was kept elsewhere (on paper,
            published, with a colleague) it also finds what somebody with keys wrote anew. Exits with 1 where something is wrong.

            Examples:
              habeas verify
              habeas verify --read-data --against checkpoint.txt
              habeas verify --without-keys --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Read and open every byte of the evidence.")
    var readData = false

    @Option(help: ArgumentHelp("Older checkpoints ('habeas checkpoint'); may be repeated.", valueName: "file"))
    var against: [String] = []

    @Flag(help: "Verify only what needs no key; no passphrase is asked for.")
    var withoutKeys = false

    @Flag(help: "Print JSON.")
    var json = false

    var runsHere: Bool { withoutKeys }

    mutating func validate() throws {
        if readData, withoutKeys {
            throw ValidationError("Evidence can't be opened without keys: leave out --read-data or --without-keys.")
        }
    }

    func run() async throws {
        let session = Session.current
        if session.unlocked != nil { return try await runOnVault() }
        try await VaultErrors.said {
            let hasPassphrase =
                !withoutKeys
                && (PassphraseFile.path(option: place.passphraseFile, environment: session.environment) != nil
                    || session.isInteractive)
            var problem: String?
            if hasPassphrase {
                do {
                    let vault = try await open(session)
                    return try await run(in: vault, session)
                } catch let error as VaultError {
                    switch error {
                    case .untrusted, .keysUnreadable: problem = error.description
                    default: throw error
                    }
                } catch let error as LogError {
                    problem = error.description
                }
            } else if readData {
                throw Refusal(
                    "evidence can't be read without a passphrase: give --passphrase-file, or run 'habeas unlock' first."
                )
            }
            let store = try place.store(in: session)
            let report = try Vault.verifyWithoutKeys(
                store, at: store.folder, against: try session.checkpoints(of: against))
            if let problem { session.say("the vault could not be opened, so it was verified without keys: \(problem)") }
            try put(report, session)
            if problem != nil { throw Exit.Failure(exit: .refused) }
        }
    }

    func run(in vault: Vault, _ session: Session) async throws {
        try put(
            try await vault.verify(readData: readData, against: try session.checkpoints(of: against)), session)
    }

    private func put(_ report: VaultVerification, _ session: Session) throws {
        if json {
            try session.write { report.write(to: &$0) }
        } else {
            for sentence in report.sentences { try session.print(Messages.printable(sentence)) }
        }
        if !report.isSound { throw Exit.Failure(exit: .refused) }
    }
}

extension VaultVerification {
    /// The report for programs.
    fileprivate func write(to json: inout JSONWriter) {
        json.member("vault", vault?.hex)
        json.member("sound", isSound)
        json.member("with_keys", withKeys)
        json.member("read_data", readData)
        json.list("findings", of: findings) { list, finding in
            list.object { json in
                json.member("weight", finding.weight.rawValue)
                json.member("kind", finding.kind.rawValue)
                json.member("place", finding.place)
                json.member("what", finding.what)
            }
        }
        json.list("logs", of: logs) { list, log in
            list.object { json in
                json.member("log", log.log.hex)
                json.member("entries", Int(clamping: log.entries))
                json.member("root", log.root.hex)
                json.member("opened", Int(clamping: log.opened))
                json.member("counting", Int(clamping: log.counting))
                json.member("waiting", Int(clamping: log.waiting))
                json.member("erased", Int(clamping: log.erased))
                if let beyond = log.beyond { json.member("beyond_checkpoint", Int(clamping: beyond)) }
            }
        }
        json.object("evidence") { json in
            json.member("named", blobs.named)
            json.member("right_size", blobs.rightSize)
            json.member("read", blobs.read)
            json.member("erased", blobs.erased)
            json.member("unnamed", blobs.unnamed)
        }
        json.member("sentences", sentences)
    }
}

struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Prints the signed checkpoint of every log; needs no passphrase.",
        discussion: """
            Keep it where nobody who can change the vault can change it: on paper, with a colleague, published. It says nothing of what is in the vault,
            and 'habeas verify --against' compares with it.

            Examples:
              habeas checkpoint > checkpoint.txt
              habeas checkpoint | lp
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each log.")
    var json = false

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let store = try place.store(in: session)
            let checkpoints = try Vault.checkpoints(in: store, at: store.folder)
            for (number, checkpoint) in checkpoints.enumerated() {
                if json {
                    try session.write { json in
                        json.member("log", checkpoint.head.log.hex)
                        json.member("entries", Int(clamping: checkpoint.head.size))
                        json.member("root", checkpoint.head.root.hex)
                        json.member("checkpoint", String(decoding: checkpoint.note, as: UTF8.self))
                    }
                } else {
                    try session.write((number == 0 ? [] : [UInt8(ascii: "\n")]) + checkpoint.note)
                }
            }
        }
    }
}
