// `habeas prove` and `habeas check-proof`: chosen fields of an entry, for an outsider to check.

import ArgumentParser
import CaseModel
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands
import Vault

struct ProveCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Writes a folder that shows an outsider chosen fields of an entry, and nothing else.",
        discussion: """
            The folder shows that these values were signed by their author and stand in the log, with the files that the fields name. It is in the
            clear, and the vault notes that it was made. Without --field, the entry's fields are listed.

            Examples:
              habeas prove ITEM
              habeas prove ITEM --field time --field evidence --out proof
              habeas prove ITEM --field time --out proof --at checkpoint.txt
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The entry, as 'habeas log' names it, or the beginning of its name.")
    var item: String

    @Option(help: ArgumentHelp("A field to show; may be repeated.", valueName: "name"))
    var field: [String] = []

    @Option(help: ArgumentHelp("The folder to make.", valueName: "folder"))
    var out: String?

    @Option(help: ArgumentHelp("A checkpoint that the outsider has (else the newest).", valueName: "file"))
    var at: String?

    mutating func validate() throws {
        if field.isEmpty != (out == nil) { throw ValidationError("A proof needs --field and --out.") }
    }

    func run(in vault: Vault, _ session: Session) async throws {
        guard let out else {
            for field in try await vault.entry(named: item).entry.fields {
                let value = field.form == .blob ? "a file of its own" : Self.shown(field)
                try session.print("\(field.name)  \(value)")
            }
            return
        }
        let id = try await vault.entryID(named: item)
        let path = session.path(out)
        var status = stat()
        if lstat(path, &status) == 0 { throw Refusal("\(out): there is something with this name already.") }
        let older = try at.map { file in
            let all = try session.checkpoints(of: [file])
            guard let note = Note.checkpoint(of: id.log, in: vault.id, among: all) else {
                throw Refusal("\(file): has no checkpoint of log \(id.log), in which the entry is.")
            }
            return note
        }
        // First without writing anything: what can't be proven is not noted as given away.
        _ = try await vault.prove(id, fields: field, at: older)
        _ = try await vault.append(
            Act.Kind.exported.rawValue,
            [
                Field("what", "proof of \(Set(field).sorted().joined(separator: ", "))"),
                Field("item", id.description),
            ],
            needs: .reader)
        try await vault.prove(id, fields: field, at: older, to: path)
        session.say("\(path): written, in the clear. The vault notes that it was taken out.")
    }

    private static func shown(_ field: Field) -> String {
        guard let text = field.text, !["author", "evidence", "seen"].contains(field.name) else {
            return "\(field.value.count) bytes"
        }
        return Messages.printable(text.count > 80 ? text.prefix(80) + "…" : text)
    }
}

struct CheckProofCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-proof", abstract: "Checks a proof; needs no vault.",
        discussion: """
            Says what the proof shows. Whose keys they are it can't show: compare with a key or checkpoint that you have from their owner.

            Examples:
              habeas check-proof proof
              habeas check-proof proof --against checkpoint.txt
            """)

    @Argument(help: "The folder of the proof.")
    var folder: String

    @Option(help: "The checkpoint's verifier key, as you have it from its owner: the line, or a file that has it.")
    var key: String?

    @Option(help: ArgumentHelp("A checkpoint that you have from the vault's owner.", valueName: "file"))
    var against: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await VaultErrors.said {
            let session = Session.current
            let verifier = try key.map { try Note.Verifier(try session.line(of: $0)) }
            let proof = ProofFolder(session.path(folder))
            let report = try proof.check(key: verifier, checkpoint: try older(for: proof, verifier, session))
            if json {
                try session.write { report.write(to: &$0) }
            } else {
                for sentence in report.sentences { try session.print(sentence) }
            }
        }
    }

    /// Of the checkpoints that were given, the one of the proof's log, else the first: then the check says why it doesn't fit.
    private func older(for proof: ProofFolder, _ verifier: Note.Verifier?, _ session: Session) throws -> [UInt8]? {
        guard let against else { return nil }
        let all = try session.checkpoints(of: [against])
        let entry = try proof.check(key: verifier)
        return Note.checkpoint(of: entry.entry.log, in: entry.vault, among: all) ?? all.first
    }
}

extension ProofReport {
    /// The report for programs.
    fileprivate func write(to json: inout JSONWriter) {
        json.member("vault", vault.hex)
        json.member("item", entry.description)
        json.member("entries", Int(clamping: size))
        json.member("key", checkpointKey.description)
        json.member("compared", isAnchored)
        json.list("fields", of: fields) { list, field in
            list.object { json in
                json.member("name", field.name)
                json.member("value", field.form == .inline ? field.text : nil)
                json.member("bytes", field.value.count)
            }
        }
        json.list("files", of: files) { list, file in
            list.object { json in
                json.member("name", file.name)
                json.member("size", Int(clamping: file.reference.content.size))
                json.member("sha256", file.reference.content.hash.hex)
            }
        }
        json.member("sentences", sentences)
    }
}
