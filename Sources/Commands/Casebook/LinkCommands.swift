// `habeas link`: who is known already. `habeas prefer`, `habeas mark`: which of several is right, and for whom something is.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands

struct LinkCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Says that a person of a draft is somebody the casebook knows.",
        discussion: """
            The person may be accepted already or wait; a link counts once the person is accepted. 'new' makes a record of their own again.

            Examples:
              habeas link k7f3.12 "Aidar Testov"
              habeas link k7f3.12 p2mm.3
              habeas link k7f3.12 new
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The person of the draft.", valueName: "item"))
    var item: String

    @Argument(help: ArgumentHelp("Who it is: a name, an accepted item, or 'new'.", valueName: "record"))
    var record: String

    @Flag(help: "Print one line of JSON.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        guard case .item(let id, _) = try await desk.reference(item), id.kind == .entity else {
            throw Refusal("\(item): this is no person.")
        }
        let target = record == "new" ? id : try await desk.record(record).id
        try await desk.checkTypes(id, target, typed: item)
        try await desk.writeOne(.linked(Linked(entity: id, record: target)), json: json)
    }
}

extension CommandDesk {
    /// Throws where one is a person and the other an event, say.
    func checkTypes(_ item: ItemID, _ record: ItemID, typed: String) async throws {
        let (one, other) = (try await casebook.type(of: item), try await casebook.type(of: record))
        guard let one, one == other else {
            throw Refusal("\(typed): a \(one?.rawValue ?? "statement") can't be a \(other?.rawValue ?? "statement").")
        }
    }
}

struct PreferCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Of statements that disagree, prefers one and says why; the others stay.",
        discussion: """
            Without --over it is preferred to all that give the same field of the same person or event another value.

            Examples:
              habeas prefer k7f3.4.3 --reason "the court's order is dated so"
              habeas prefer k7f3.4.3 --over p2mm.1.3 --reason "the lawyer was there"
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The statement.", valueName: "statement"))
    var statement: String

    @Option(help: ArgumentHelp("A statement that it is preferred to.", valueName: "statement"))
    var over: [String] = []

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String

    @Flag(help: "Print one line of JSON.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        let preferred = try await desk.statement(statement)
        guard try await desk.casebook.isAccepted(preferred) else {
            throw Refusal("\(statement): accept it first; only what is accepted can be preferred.")
        }
        var others: [ItemID] = []
        for typed in over { others.append(try await desk.statement(typed)) }
        if over.isEmpty { others = try await desk.casebook.alternatives(to: preferred) }
        guard !others.isEmpty else { throw Refusal("\(statement): no other statement disagrees with it.") }
        try await desk.writeOne(.preferred(Preferred(statement: preferred, over: others, reason: reason)), json: json)
    }
}

extension CommandDesk {
    /// The statement that a name means; of a relation the one that it is.
    func statement(_ typed: String) async throws -> ItemID {
        guard case .item(let id, _) = try await reference(typed), id.kind == .statement else {
            throw Refusal(
                "\(typed): this is no statement; 'habeas review DRAFT --list' shows those of an item, such as k7f3.4.3."
            )
        }
        return id
    }
}

struct MarkCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Says for whom a report, an item, a statement or a person is, and what a person agrees to.",
        discussion: """
            Children and contact details start protected; a mark says otherwise. Of a protected report nothing counts, and nothing is shown, unless
            --protected is given to the command that asks; what other reports say too stays.

            Examples:
              habeas mark k7f3 --protected
              habeas mark k7f3.12 --protected
              habeas mark k7f3.4.6 --internal
              habeas mark k7f3.12 --consent send,partners
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The report, item or statement.", valueName: "item"))
    var item: String

    @Flag(help: "Anybody may see it.")
    var `public` = false

    @Flag(help: "The bureau may see it.")
    var `internal` = false

    @Flag(help: "It is left out of everything unless asked for.")
    var protected = false

    @Option(
        help: ArgumentHelp(
            "All that the person agrees to, with commas: \(Consent.allCases.map(\.rawValue).joined(separator: ", ")); 'none'.",
            valueName: "uses"))
    var consent: String?

    @Flag(help: "Print one line of JSON.")
    var json = false

    private var sensitivity: Sensitivity? { `public` ? .public : `internal` ? .internal : protected ? .protected : nil }

    func validate() throws {
        let flags = [`public`, `internal`, protected].count { $0 }
        if flags > 1 { throw ValidationError("give one of --public, --internal, --protected") }
        if flags == 0, consent == nil {
            throw ValidationError("say what to mark: --public, --internal, --protected or --consent")
        }
        _ = try Consent.list(consent)
    }

    func run(on desk: CommandDesk) async throws {
        let id: ItemID
        switch try await desk.reference(item) {
        case .item(let found, _): id = found
        case .source(let source):
            guard let sensitivity, consent == nil else {
                throw Refusal("\(item): a report can't agree to anything; name a person in it.")
            }
            return try await desk.writeOne(.marked(Marked(source: source, sensitivity: sensitivity)), json: json)
        }
        let target = try await desk.casebook.marked(by: id)
        try await desk.writeOne(
            .marked(Marked(item: target, sensitivity: sensitivity, consent: try Consent.list(consent))), json: json)
        if protected { try await desk.sayNamesakes(of: target, in: try await desk.keeper.current()) }
    }
}
