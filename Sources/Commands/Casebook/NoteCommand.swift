// `habeas note`: what somebody told, or a member knows, kept as a source.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands
import Vault

struct NoteCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Keeps what did not come from a page: a call, an interview, a hearing, a letter, what you know.",
        discussion: """
            The words are kept as a source of their own. English words are read as a report is, and what was read waits in the inbox;
            nothing counts before it is accepted. Who told it (--from) is never published.

            Examples:
              habeas note --kind call --from "his sister" "Aidar Testov was detained in Almaty on 16 May."
              habeas note --kind hearing --date 2024-05-20 --title "Remand hearing" - < hearing.txt
              habeas note --kind own-knowledge --sensitivity protected "..."
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The words; '-' or nothing reads standard input.", valueName: "words"))
    var words: [String] = []

    @Option(help: ArgumentHelp("call, interview, hearing, letter or own-knowledge.", valueName: "kind"))
    var kind: String

    @Option(help: ArgumentHelp("Who told or wrote it; never published.", valueName: "name"))
    var from: String?

    @Option(help: ArgumentHelp("What to call the note; its first words without it.", valueName: "words"))
    var title: String?

    @Option(help: ArgumentHelp("The day it was told; today without it.", valueName: "date"), transform: TypedDate.day)
    var date: EDTF?

    @Option(help: ArgumentHelp("public, internal or protected.", valueName: "level"))
    var sensitivity: Sensitivity = .internal

    @Flag(help: "Keep the words only; read nothing out of them.")
    var unread = false

    @Flag(help: "Print one line of JSON.")
    var json = false

    func validate() throws {
        if TypedNote.kind(kind) == nil {
            throw ValidationError("--kind wants call, interview, hearing, letter or own-knowledge")
        }
    }

    func run(on desk: CommandDesk) async throws {
        let isStream = words.isEmpty || words == ["-"]
        if isStream, desk.session.isInteractive {
            desk.session.say("type the note; end it with Ctrl-D on a line of its own.")
        }
        let bytes = isStream ? try desk.session.bytes(of: "-") : Array(words.joined(separator: " ").utf8)
        guard let text = String(validating: bytes, as: UTF8.self), !text.allSatisfy(\.isWhitespace) else {
            throw Refusal("a note wants words, as UTF-8 text; nothing was kept.")
        }
        let typed = TypedNote(
            kind: TypedNote.kind(kind) ?? .ownKnowledge, from: from, title: title,
            day: date ?? EDTF(desk.desk.today), sensitivity: sensitivity, words: text)
        let (note, isRead) = typed.noted(reading: !unread)
        guard let id = try await desk.write([.noted(note)]).entries.first else { return }
        let waits = note.reader != nil
        if json {
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                json.member("item", id.description)
                json.member("short", id.shortName)
                json.member("kind", kind)
                json.member("title", typed.name)
                json.member("sensitivity", sensitivity.rawValue)
                json.member("draft", waits)
            }
        } else {
            try desk.session.print("\(id.listName)  kept\(waits ? "; what was read waits in the inbox" : "")")
            if !isRead { desk.session.say("nothing was read out of it: only English is read so far.") }
        }
    }
}
