// `habeas edit` and `habeas split`: what was read is put right.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands

extension CommandDesk {
    /// The draft and the item that a name means; a statement's item with the statement's place.
    func item(_ typed: String) async throws -> (draft: DraftUnderReview, item: ReviewItem, statement: Int?) {
        guard case .item(let id, let source) = try await reference(typed),
            let draft = try await casebook.draft(source, isJudged: false)
        else { throw Refusal("\(typed): this is a whole draft; name an item of it, such as \(typed).1.") }
        if let item = draft.item(id) { return (draft, item, nil) }
        if let place = draft.statements.firstIndex(of: id),
            let item = draft.items.first(where: { $0.statements.contains(place) })
        {
            return (draft, item, place)
        }
        throw Refusal(
            "\(typed): this is no item that can be decided on; it goes with the events and people that name it.")
    }

    /// Writes one act, and says what it was.
    func writeOne(_ act: Act, json: Bool) async throws {
        let written = try await write([act])
        guard let entry = written.entries.first, let done = try await written.casebook.act(entry) else { return }
        guard json else {
            return session.say("\(done.words). [\(try await UndoCommand.shortName(entry, written.casebook))]")
        }
        try session.write { json in
            json.member("stamp", "INTERNAL")
            json.member("entry", entry.description)
            json.member("kind", done.kind.rawValue)
            json.member("words", done.words)
        }
    }
}

struct EditCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Puts a value of an item right; what was said stays, superseded.",
        discussion: """
            Fields of an event: \(eventFields). Of a person: name, alias, role.
            A victim, actor, provision, alias or role is added to those that there are; reject the statement of one that is wrong.

            Examples:
              habeas edit k7f3.4 date=2024-05-16 place=Astana
              habeas edit k7f3.4 term="15 days" --reason "the court's order"
              habeas edit k7f3.4 "provision=297(2) criminal KZ"
              habeas edit k7f3.12 name="Aidar Testov"
              habeas edit k7f3.4.2 date=2024-05-17
            """)

    private static let eventFields = FieldEdit.Field.allCases.prefix { $0 != .name }.map(\.rawValue).joined(
        separator: ", ")

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The item, or a statement of it.", valueName: "item"))
    var item: String

    @Argument(help: ArgumentHelp("Fields with their values.", valueName: "field=value"))
    var edits: [String]

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String?

    @Flag(help: "Print one line of JSON for each edit.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        var wanted: [FieldEdit] = []
        for typed in edits {
            do { wanted.append(try FieldEdit(typed)) } catch { throw ValidationError(error.description) }
        }
        // All are tried before any is written.
        let (draft, found, statement) = try await desk.item(item)
        for edit in wanted { _ = try act(edit, draft, found, statement) }
        for edit in wanted {
            guard let draft = try await desk.casebook.draft(draft.id, isJudged: false),
                let now = draft.items.first(where: { $0.number == found.number })
            else { continue }
            try await desk.writeOne(try act(edit, draft, now, statement), json: json)
        }
    }

    private func act(_ edit: FieldEdit, _ draft: DraftUnderReview, _ item: ReviewItem, _ statement: Int?) throws -> Act
    {
        do { return try draft.editing(item, edit, at: statement, reason: reason) } catch {
            throw Refusal(error.description)
        }
    }
}

struct SplitCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Makes two events of one: some people, or some statements, go to the new one.",
        discussion: """
            Everything else that is said of the event is said of both. The new event waits for review if the first does.

            Examples:
              habeas split k7f3.4 --person "Dana Testova" --person k7f3.12
              habeas split k7f3.4 --person "Dana Testova" --statement k7f3.4.3
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The event.", valueName: "item"))
    var item: String

    @Option(help: ArgumentHelp("Somebody who goes: a name, or an item.", valueName: "person"))
    var person: [String] = []

    @Option(help: ArgumentHelp("A statement that goes.", valueName: "statement"))
    var statement: [String] = []

    @Flag(help: "Print one line of JSON.")
    var json = false

    func validate() throws {
        if person.isEmpty, statement.isEmpty { throw ValidationError("name who or what goes: --person, --statement") }
    }

    func run(on desk: CommandDesk) async throws {
        let (draft, found, _) = try await desk.item(item)
        var people: [EntityID] = []
        for typed in person {
            if let (_, item, _) = try? await desk.item(typed), case .person(let id) = item.content {
                people.append(id)
            } else {
                let named = draft.participants(of: found).filter {
                    draft.file.name(of: $0).lowercased() == typed.lowercased()
                }
                guard named.count == 1 else { throw Refusal("\(typed): nobody of this event is called so.") }
                people += named
            }
        }
        var moved: [Int] = []
        for typed in statement {
            guard let place = try await desk.item(typed).statement else {
                throw Refusal("\(typed): this is no statement.")
            }
            moved.append(place)
        }
        do {
            try await desk.writeOne(try draft.splitting(found, people: people, moved: moved), json: json)
        } catch let problem as EditProblem {
            throw Refusal(problem.description)
        }
    }
}
