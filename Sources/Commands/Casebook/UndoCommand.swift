// `habeas undo`: takes an act back, or brings it back where it was undone. Nothing is deleted: undoing is an act itself.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands
import Vault

struct UndoCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes back your last decision, or any entry that is named.",
        discussion: """
            Without a name it takes back the last of your own decisions that still counts; given again, the one before. Naming an undoing
            brings back what it undid. --list shows what was done, newest first, with the names of the entries.

            Examples:
              habeas undo
              habeas undo --list
              habeas undo h2k9 --reason "wrong Testov"
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The entries; any beginning of their names that no other has.", valueName: "entry"))
    var entries: [String] = []

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String?

    @Flag(help: "Only list what was done.")
    var list = false

    @Option(help: ArgumentHelp("With --list: how many.", valueName: "number"))
    var last = 20

    @Flag(help: "Also what is protected.")
    var protected = false

    @Flag(help: "Print one line of JSON for each act.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        if list, !entries.isEmpty { throw ValidationError("--list takes no entries") }
        if last < 1 { throw ValidationError("--last wants a number above 0") }
    }

    func run(on desk: CommandDesk) async throws {
        if list {
            if !json { try desk.session.stamp("what was done, newest first") }
            for act in try await desk.casebook.acts(
                by: nil, undoable: false, most: last, includingProtected: protected)
            { try show(act, desk) }
            return
        }
        let acts = try await chosen(desk)
        for act in acts {
            let written = try await desk.write([.undone(Undone(entry: act.id, reason: reason))])
            guard let entry = written.entries.first else { continue }
            if json {
                try show(act, desk, undoneBy: entry)
            } else {
                desk.session.say(
                    "undone: \(act.words). To bring it back: habeas undo \(try await Self.shortName(entry, written.casebook))"
                )
            }
        }
    }

    private func chosen(_ desk: CommandDesk) async throws -> [DoneAct] {
        guard entries.isEmpty else {
            var acts: [DoneAct] = []
            for typed in entries { acts.append(try await act(typed, desk)) }
            return acts
        }
        let me = await desk.vault.membership.names[desk.vault.member]
        guard let me,
            let last = try await desk.casebook.acts(
                by: me, undoable: true, most: 1, includingProtected: protected
            ).first
        else {
            throw Refusal("there is nothing of yours to undo.")
        }
        return [last]
    }

    private func act(_ typed: String, _ desk: CommandDesk) async throws -> DoneAct {
        if let id = LedgerID(typed), let act = try await desk.casebook.act(id, includingProtected: protected) {
            return act
        }
        // As the log shows entries: `/12`, or with the beginning of the log's id.
        if typed.contains("/"), let judged = try? await desk.vault.entry(named: typed),
            let act = try await desk.casebook.act(LedgerID(judged.entry.id), includingProtected: protected)
        {
            return act
        }
        let found = typed.utf8.count >= 2 ? try await desk.casebook.entries(named: typed) : []
        guard found.count <= 1 else {
            throw Refusal(
                "'\(typed)' can be several entries; type more of it: \(found.map { String($0.shortName.prefix(8)) }.joined(separator: ", "))."
            )
        }
        guard let id = found.first, let act = try await desk.casebook.act(id, includingProtected: protected) else {
            throw Refusal("\(typed): there is no such entry of the casebook; 'habeas undo --list' shows them.")
        }
        return act
    }

    /// A beginning of an entry's short name that no other has.
    static func shortName(_ entry: LedgerID, _ casebook: Casebook) async throws -> String {
        let name = entry.shortName
        for length in 4..<name.count where try await casebook.entries(named: String(name.prefix(length))).count == 1 {
            return String(name.prefix(length))
        }
        return name
    }

    private func show(_ act: DoneAct, _ desk: CommandDesk, undoneBy: LedgerID? = nil) throws {
        guard json else {
            return try desk.session.print(
                "\(act.id.shortName.prefix(6))  \(act.time.prefix(19))  \(Messages.printable(act.author))  \(act.counts ? "" : "[undone] ")\(Messages.printable(act.words))"
            )
        }
        try desk.session.write { json in
            json.member("stamp", "INTERNAL")
            json.member("entry", act.id.description)
            json.member("short", act.id.shortName)
            json.member("time", act.time)
            json.member("author", act.author)
            json.member("kind", act.kind.rawValue)
            json.member("counts", undoneBy == nil ? act.counts : false)
            json.member("words", act.words)
            if let undoneBy { json.member("undone_by", undoneBy.description) }
        }
    }
}
