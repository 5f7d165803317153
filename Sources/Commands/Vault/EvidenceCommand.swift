// `habeas evidence`: what was captured, and getting it out again.

import ArgumentParser
import CaseModel
import Desk
import Glibc
import Presentation
import ReadCommands
import Vault

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Lists evidence, shows it, takes it out.",
        subcommands: [EvidenceListCommand.self, EvidenceShowCommand.self, EvidenceExportCommand.self])
}

struct EvidenceListCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists what was captured.",
        discussion: """
            Examples:
              habeas evidence list
              habeas evidence list --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each item.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        let erased = await vault.membership.erased
        for judged in try await vault.entries() where judged.standing.counts {
            for blob in judged.entry.evidence {
                let name = judged.entry.text("name") ?? ""
                let found = await vault.state(of: blob, readingAll: false).words
                let state = erased[blob.id.hex].map { "erased: \($0)" } ?? found
                if json {
                    var writer = JSONWriter()
                    writer.object { json in
                        json.member("item", judged.entry.id.description)
                        json.member("blob", blob.id.hex)
                        json.member("name", name)
                        json.member("time", judged.entry.time)
                        json.member("size", Int(clamping: blob.content.size))
                        json.member("sha256", blob.content.hash.hex)
                        json.member("state", state)
                    }
                    try session.write(writer.bytes + [UInt8(ascii: "\n")])
                } else {
                    try session.print(
                        "\(judged.entry.time.prefix(19))  \(Messages.printable(name))  \(blob.content.size) bytes, \(state)  [\(judged.entry.id)]"
                    )
                }
            }
        }
    }
}

struct EvidenceShowCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Puts the original on standard output, once all of it was checked.",
        discussion: """
            Examples:
              habeas evidence show ITEM | less
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The item, as 'habeas evidence list' names it, or the beginning of its name.")
    var item: String

    func run(in vault: Vault, _ session: Session) async throws {
        let (_, blob) = try await vault.evidence(named: item)
        try await vault.export(blob, descriptor: session.output)
    }
}

struct EvidenceExportCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the original to a file or folder, in the clear; the vault notes that it was taken out.",
        discussion: """
            Examples:
              habeas evidence export ITEM copy.html
              habeas evidence export ITEM folder/
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "The item, as 'habeas evidence list' names it, or the beginning of its name.")
    var item: String

    @Argument(help: "Where to write it; nothing is written over.")
    var target: String

    func run(in vault: Vault, _ session: Session) async throws {
        let (entry, blob) = try await vault.evidence(named: item)
        var path = session.path(target)
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            let name = entry.text("name").flatMap { $0.split(separator: "/").last.map(String.init) } ?? "original"
            path += "/" + (name == "." || name == ".." ? "original" : Messages.printable(name))
        }
        if lstat(path, &status) == 0 {
            throw Exit.Failure(exit: .refused, message: "\(target): there is something with this name already.")
        }
        _ = try await vault.append(
            Act.Kind.exported.rawValue, [Field("what", "evidence"), Field("item", entry.id.description)],
            needs: .reader)
        try await vault.export(blob, to: path)
        session.say("\(path): written, in the clear. The vault notes that it was taken out.")
    }
}

extension BlobState {
    /// In a few words, for lists.
    var words: String { self == .sound ? "there" : description }
}
