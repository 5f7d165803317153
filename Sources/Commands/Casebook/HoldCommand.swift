// `habeas hold`: stops every output of a person, case, event or source at once.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands
import Vault

struct HoldCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Stops every output of a person, an event, a statement or a source; or lets it go on.",
        discussion: """
            From that moment nothing of it goes into any output, and where it already went is listed: those copies no hold reaches.
            Without a name it lists the holds in force.

            Examples:
              habeas hold "Aidar Testov" "the family asks for silence" --asked-by "his sister" --until 2024-06-30
              habeas hold k7f3 "the source may be known by it"
              habeas hold "Aidar Testov" --letters
              habeas hold "Aidar Testov" --end
              habeas hold --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(
        help: ArgumentHelp(
            "A person's exact name, an item (LOG/INDEX#e3, #s3), or a source by its name.", valueName: "what"))
    var what: String?

    @Argument(help: ArgumentHelp("Why.", valueName: "reason"))
    var reason: String?

    @Option(help: ArgumentHelp("Who asked.", valueName: "who"))
    var askedBy: String?

    @Option(
        help: ArgumentHelp("The last day; without it until it is ended.", valueName: "date"), transform: TypedDate.day)
    var until: EDTF?

    @Flag(help: "End the hold.")
    var end = false

    @Option(help: ArgumentHelp("List those in force on another day.", valueName: "date"), transform: TypedDate.day)
    var asOf: EDTF?

    @Flag(help: "Print the drafts of letters to those who already have it.")
    var letters = false

    @Flag(help: "Show protected names too.")
    var protected = false

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        if what == nil, end || askedBy != nil || until != nil { throw ValidationError("name what is held back") }
        if letters, what == nil || end || reason != nil {
            throw ValidationError("--letters takes only the name of what is held back")
        }
        if what != nil, !end, !letters, reason?.trimmed.isEmpty ?? true {
            throw ValidationError("say why: habeas hold NAME \"...\"")
        }
        if end, reason != nil || askedBy != nil || until != nil {
            throw ValidationError("--end takes only the name of what is held back")
        }
    }

    func run(on desk: CommandDesk) async throws {
        let day = asOf?.day ?? desk.desk.today
        guard let what else {
            return try await show(try await desk.casebook.holds(asOf: day), desk, desk.casebook)
        }
        var act = try await target(what, desk)
        if letters { return try await showLetters(act, desk) }
        act.reason = end ? nil : reason?.trimmed
        act.askedBy = askedBy
        act.until = until
        let before = try await desk.casebook.holds(asOf: CivilDay(number: 0))
        let written = try await desk.write([.held(act)])
        if end {
            let after = try await written.casebook.holds(asOf: CivilDay(number: 0)).map(\.id)
            let ended = before.filter { !after.contains($0.id) }
            if ended.isEmpty { desk.session.say("\(what) was not held back.") }
            let words = try await written.casebook.protectedWords()
            for hold in ended { desk.session.say("ended: \(protected ? hold.reason : words.covered(hold.reason)).") }
            return
        }
        let made = try await written.casebook.holds(asOf: CivilDay(number: 0)).filter {
            written.entries.contains($0.id)
        }
        try await show(made, desk, written.casebook)
    }

    /// What a name means: a record or statement by its item, a person by name, a source by its own name.
    private func target(_ typed: String, _ desk: CommandDesk) async throws -> Held {
        if let item = ItemID(typed) {
            if item.kind == .entity, try await desk.casebook.knownRecord(item) == nil {
                throw Refusal("\(typed): there is no record of that name; perhaps it was not accepted yet.")
            }
            return Held(item: item, reason: nil)
        }
        var resolver = TypedRecords(desk.desk)
        if let record = try await resolver.known(typed) { return Held(item: record.item, reason: nil) }
        let sources = try await desk.casebook.sourceNames()
        guard LedgerID(typed) != nil || typed.utf8.count >= 4, !typed.contains(" ") else {
            throw Refusal("\(typed): no person of the casebook is called exactly so, and no source.")
        }
        let source = try desk.entry(
            typed, among: sources, what: "person or source", seeing: "Give the exact name, or the item (LOG/INDEX#e3).")
        return Held(source: source, reason: nil)
    }

    /// The letters to those who have what is held back.
    private func showLetters(_ act: Held, _ desk: CommandDesk) async throws {
        let holds = try await desk.casebook.holds(asOf: CivilDay(number: 0)).filter { hold in
            switch hold.target {
            case .record(let record): record.item == act.item
            case .statement(let item): item == act.item
            case .source(let entry, _, _): entry == act.source
            }
        }
        guard let hold = holds.last else {
            throw Refusal("\(what ?? ""): is not held back; hold it first, with a reason.")
        }
        let published = Takedown.newest(try await desk.casebook.publications(of: hold.target))
        guard !published.isEmpty else { return desk.session.say("nothing of it went out, as far as the ledger knows.") }
        for (place, one) in published.enumerated() {
            if place > 0 { try desk.session.print("\n---\n") }
            try desk.session.print(Takedown.letter(about: one.act, from: "(the bureau)"))
        }
    }

    private func show(_ holds: [Hold], _ desk: CommandDesk, _ casebook: Casebook) async throws {
        if !json, !holds.isEmpty { try desk.session.print("INTERNAL") }
        for hold in holds {
            let (kind, item, name) = words(of: hold.target)
            var names: Set<String> = [item]
            if case .source(let id, _, _) = hold.target, let blob = try await casebook.evidence(of: id) {
                names.insert(blob)
            }
            let outputs = try await casebook.outputs(naming: names)
            let published = try await casebook.publications(of: hold.target)
            guard json else {
                var words = "\(hold.id.listName)  \(name) is held back: \(hold.reason)"
                if let who = hold.askedBy { words += "; asked by \(who)" }
                words += hold.until.map { "; until \($0)" } ?? "; until it is ended"
                try desk.session.print(Messages.printable(words))
                for output in outputs {
                    try desk.session.print(
                        Messages.printable(
                            "       already went out: \(output.exported.what), \(output.time.prefix(10)), by \(output.author)"
                        ))
                }
                for one in Takedown.newest(published) {
                    try desk.session.print(
                        Messages.printable(
                            "       already went out: \(one.act.what) (\(one.act.to)), as of \(one.act.day), \(one.time.prefix(10)), by \(one.author)"
                        ))
                    try desk.session.print("       \(Takedown.advice(one.act))")
                }
                continue
            }
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                json.member("item", hold.id.description)
                json.member("short", hold.id.shortName)
                json.member("target", item)
                json.member("target_kind", kind)
                json.member("name", name)
                json.member("reason", hold.reason)
                json.member("asked_by", hold.askedBy)
                json.member("until", hold.until?.description)
                json.member("by", hold.author)
                json.member("since", hold.time)
                json.array("outputs") { json in
                    for output in outputs {
                        json.object { json in
                            json.member("what", output.exported.what)
                            json.member("time", output.time)
                            json.member("by", output.author)
                        }
                    }
                    for one in published {
                        json.object { $0.members(of: one.act, one.entry, one.time, one.author) }
                    }
                }
            }
        }
        if holds.isEmpty, !json { desk.session.say("nothing is held back.") }
    }

    private func words(of target: Hold.Target) -> (kind: String, item: String, name: String) {
        switch target {
        case .record(let record):
            (
                record.type.rawValue, record.item.description,
                record.name.isEmpty ? record.type.rawValue : record.shownName(protected: protected)
            )
        case .statement(let item): ("statement", item.description, "a statement")
        case .source(let entry, let title, let isProtected):
            (
                "source", entry.description,
                isProtected && !protected ? "a protected source" : "the source \"\(title)\""
            )
        }
    }
}
