// `habeas event add`: an event typed by hand, as a statement of the member's own.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands
import Vault

struct EventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Events that no report told.", subcommands: [EventAddCommand.self])
}

struct EventAddCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Records an event by hand: your own statement, with its words.",
        discussion: """
            What you type is kept as a source (a note) and counts at once; 'habeas undo' takes it back. A person who is called exactly as one
            record, and only one, is that record; anybody else becomes a new one, and you are told.

            Kinds: \(EventKind.allCases.map(\.rawValue).joined(separator: ", ")).

            Examples:
              habeas event add --kind detention --person "Aidar Testov" --date 2024-05-16 --place Almaty --said-by "his lawyer"
              habeas event add --kind administrative-arrest --person "Aidar Testov" --date 2024-05-17 --duration P15D --provision "488 administrative"
              habeas event add --kind release --person LOG/INDEX#e0 --date 2024-06 --standing alleged --json
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("What happened.", valueName: "kind"))
    var kind: EventKind

    @Option(
        help: ArgumentHelp(
            "To whom (of a protest or an offence: who did it): a name, or the item of a record. Can be given again.",
            valueName: "name"))
    var person: [String] = []

    @Option(help: ArgumentHelp("Who did it to them: a body. Can be given again.", valueName: "name"))
    var by: [String] = []

    @Option(help: ArgumentHelp("When: 2024-05-16, 2024-05, 2024-05-16~.", valueName: "date"), transform: TypedDate.read)
    var date: EDTF?

    @Option(help: ArgumentHelp("The last day of what lasts.", valueName: "date"), transform: TypedDate.read)
    var until: EDTF?

    @Option(help: ArgumentHelp("The hour.", valueName: "10:30"), transform: TypedDate.hour)
    var time: String?

    @Option(name: .customLong("place"), help: ArgumentHelp("Where: a town.", valueName: "name"))
    var town: String?

    @Option(help: ArgumentHelp("Where they are held, or the court.", valueName: "name"))
    var facility: String?

    @Option(help: ArgumentHelp("How long a term: P15D, P3Y.", valueName: "duration"))
    var duration: String?

    @Option(help: ArgumentHelp("Under which article: '297/2 criminal'. Can be given again.", valueName: "article"))
    var provision: [String] = []

    @Option(help: ArgumentHelp("Whose law: KZ.", valueName: "country"))
    var country: String?

    @Option(help: ArgumentHelp("On whose word, nearest to you first. Can be given again.", valueName: "who"))
    var saidBy: [String] = []

    @Option(help: ArgumentHelp("reported, or alleged where it is a claim.", valueName: "standing"))
    var standing = "reported"

    @Option(help: ArgumentHelp("The words in which you know it, kept with it.", valueName: "words"))
    var words: String?

    @Option(name: .customLong("from"), help: ArgumentHelp("Who told you; never published.", valueName: "name"))
    var from: String?

    @Option(
        name: .customLong("source"),
        help: ArgumentHelp("Where it comes from: call, interview, hearing, letter, own-knowledge.", valueName: "kind"))
    var sourceKind = "own-knowledge"

    @Option(help: ArgumentHelp("public, internal or protected.", valueName: "level"))
    var sensitivity: Sensitivity = .internal

    @Flag(help: "Print one line of JSON.")
    var json = false

    func validate() throws {
        if person.isEmpty, by.isEmpty { throw ValidationError("name somebody: --person") }
        if person.contains(where: { $0.trimmed.isEmpty }) { throw ValidationError("--person wants a name") }
        if standing != "reported", standing != "alleged" {
            throw ValidationError("--standing wants reported or alleged")
        }
        if TypedNote.kind(sourceKind) == nil {
            throw ValidationError("--source wants call, interview, hearing, letter or own-knowledge")
        }
        if let duration, ISODuration(duration) == nil {
            throw ValidationError("--duration wants a length such as P15D, P2M or P3Y")
        }
        for words in provision where !TypedEvent.isProvision(words) {
            throw ValidationError("--provision '\(words)' is no article such as '297/2 criminal'")
        }
    }

    func run(on desk: CommandDesk) async throws {
        var resolver = TypedRecords(desk.desk)
        var known: [TypedPerson] = []
        for name in person {
            known.append(TypedPerson(typed: name.trimmed, record: try await resolver.known(name.trimmed)))
        }
        for one in known where one.record == nil {
            desk.session.say("\(one.typed): nobody is called exactly so; this is a new record.")
        }
        let noted = event(known).noted(
            source: TypedNote.kind(sourceKind) ?? .ownKnowledge, from: from, sensitivity: sensitivity)
        guard let id = try await desk.write([.noted(noted)]).entries.first else { return }
        let event = noted.draft.entities.first { $0.type == .event }.map { ItemID(id, entity: $0.id) }
        let people = known.enumerated().map { number, one in
            (
                name: one.name, item: one.record?.item ?? ItemID(id, entity: EntityID(number)),
                isNew: one.record == nil
            )
        }
        if json {
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                json.member("item", id.description)
                json.member("short", id.shortName)
                json.member("event", event?.description)
                json.array("people") { json in
                    for one in people {
                        json.object { json in
                            json.member("name", one.name)
                            json.member("item", one.item.description)
                            json.member("new", one.isNew)
                        }
                    }
                }
            }
        } else {
            let names = people.map(\.name).joined(separator: ", ")
            try desk.session.print(
                "\(id.listName)  recorded: \(kind.rawValue)\(names.isEmpty ? "" : " of " + Messages.printable(names))\(date.map { ", \($0)" } ?? "")"
            )
        }
    }

    private func event(_ people: [TypedPerson]) -> TypedEvent {
        var event = TypedEvent(kind: kind)
        event.people = people
        event.by = by
        event.date = date
        event.until = until
        event.time = time
        event.place = town
        event.facility = facility
        event.duration = duration.flatMap { ISODuration($0) }
        event.provisions = provision
        event.country = country
        event.saidBy = saidBy
        event.standing = Standing(rawValue: standing) ?? .alleged
        event.words = words
        return event
    }
}
