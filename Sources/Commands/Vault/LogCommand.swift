// `habeas log`: what was written in the vault, by whom and when.

import ArgumentParser
import CaseModel
import Desk
import Presentation
import ReadCommands
import Vault

struct LogCommand: VaultCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Lists the entries of the vault: when, who, what.",
        discussion: """
            Entries that don't count (an author who was no member, a wrong signature) are marked with '!', captures that wait for adoption with '?'.

            Examples:
              habeas log
              habeas log --last 20
              habeas log --json
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("Only the last ones.", valueName: "n"))
    var last: Int?

    @Flag(help: "Print one line of JSON for each entry.")
    var json = false

    func run(in vault: Vault, _ session: Session) async throws {
        let names = await vault.membership.names
        let entries = try await vault.entries()
        for judged in entries.suffix(last ?? entries.count) {
            let entry = judged.entry
            let author = names[entry.author] ?? "unknown"
            // What members wrote about people is the casebook's to show: 'habeas undo --list'.
            let isOfTheCasebook = Act.Kind(rawValue: entry.type).map { $0 != .captured && $0 != .exported } ?? false
            let detail = isOfTheCasebook ? nil : entry.text("name") ?? entry.text("what") ?? entry.text("reason")
            if json {
                var writer = JSONWriter()
                writer.object { json in
                    json.member("item", entry.id.description)
                    json.member("time", entry.time)
                    json.member("author", author)
                    json.member("type", entry.type)
                    json.member("detail", detail)
                    json.member("counts", judged.standing.counts)
                    json.member("why_not", judged.standing.whyNot)
                }
                try session.write(writer.bytes + [UInt8(ascii: "\n")])
            } else {
                let mark = judged.standing.counts ? " " : judged.standing.waits ? "?" : "!"
                let what = [entry.type, detail.map(Messages.printable)].compactMap(\.self).joined(separator: "  ")
                try session.print(
                    "\(mark) \(entry.time.prefix(19))  \(Messages.printable(author))  \(what)  [\(entry.id)]")
                if let why = judged.standing.whyNot, !judged.standing.waits {
                    session.say("\(entry.id) does not count: \(why).")
                }
            }
        }
    }
}
