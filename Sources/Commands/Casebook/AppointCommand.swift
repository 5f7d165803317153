// `habeas appoint` and `habeas close`: what is to happen, and what became of it.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands
import Vault

struct AppointCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint",
        abstract: "Notes something that is to happen: a hearing, the end of a term, a call to make.",
        discussion: """
            'habeas due' lists appointments; when the day has passed, 'habeas close' records what happened. Without words it lists those that
            are open.

            Examples:
              habeas appoint "hearing of the appeal" --person "Aidar Testov" --on 2024-06-01 --at 10:30 --place "Almaty city court"
              habeas appoint "call the family" --on 2024-05-20
              habeas appoint --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("What is to happen, in a few words.", valueName: "what"))
    var what: String?

    @Option(help: ArgumentHelp("Whom it concerns: an exact name or an item. Can be given again.", valueName: "name"))
    var person: [String] = []

    @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: TypedDate.read)
    var on: EDTF?

    @Option(help: ArgumentHelp("The hour.", valueName: "10:30"), transform: TypedDate.hour)
    var at: String?

    @Option(name: .customLong("place"), help: ArgumentHelp("Where.", valueName: "name"))
    var town: String?

    @Flag(help: "Show protected names too.")
    var protected = false

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        if what != nil, on == nil { throw ValidationError("an appointment wants a day: --on 2024-06-01") }
        if what == nil, on != nil {
            throw ValidationError("say what is to happen: habeas appoint \"hearing\" --on ...")
        }
        if let what, what.trimmed.isEmpty { throw ValidationError("say what is to happen in a few words") }
    }

    func run(on desk: CommandDesk) async throws {
        guard let what, let on else {
            try AppointmentList(json: json, protected: protected).show(try await desk.casebook.appointments(), desk)
            return
        }
        var resolver = TypedRecords(desk.desk)
        let records = try await resolver.records(person)
        let act = Appointed(records: records.map(\.item), what: what.trimmed, date: on, time: at, place: town)
        let written = try await desk.write([.appointed(act)])
        let made = try await written.casebook.appointments().filter { written.entries.contains($0.id) }
        try AppointmentList(json: json, protected: protected).show(made, desk)
    }
}

/// Appointments as lists show them.
struct AppointmentList {
    var json: Bool
    var protected: Bool

    func show(_ list: [Appointment], _ desk: CommandDesk) throws {
        if !json, !list.isEmpty { try desk.session.print("INTERNAL") }
        for one in list {
            let names = one.records.map { $0.shownName(protected: protected) }
            guard json else {
                let hour = one.appointed.time.map { " \($0)" } ?? ""
                var words = "\(one.id.listName)  \(one.appointed.date)\(hour)  \(one.appointed.what)"
                if !names.isEmpty { words += ": " + names.joined(separator: ", ") }
                if let town = one.appointed.place { words += ", \(town)" }
                if let outcome = one.outcome { words += "  [\(outcome)]" }
                try desk.session.print(Messages.printable(words))
                continue
            }
            try desk.session.write { json in
                json.member("stamp", "INTERNAL")
                one.members(to: &json, includingProtected: protected)
            }
        }
        if list.isEmpty, !json { desk.session.say("there is no open appointment.") }
    }
}

struct CloseCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Records what became of an appointment, and makes the next one.",
        discussion: """
            Without a name it goes through the appointments whose day has passed and asks what happened to each; an empty answer leaves it
            open. Without a terminal it lists them.

            Examples:
              habeas close
              habeas close k7f3 "put off: the judge was ill" --next 2024-06-15 --at 10:30
              habeas close k7f3 "sentenced to three years" --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The appointment, by the beginning of its name.", valueName: "appointment"))
    var appointment: String?

    @Argument(help: ArgumentHelp("What happened.", valueName: "outcome"))
    var outcome: String?

    @Option(help: ArgumentHelp("The day it comes next.", valueName: "date"), transform: TypedDate.read)
    var next: EDTF?

    @Option(help: ArgumentHelp("What comes next; the same without it.", valueName: "what"))
    var nextWhat: String?

    @Option(help: ArgumentHelp("The hour of the next.", valueName: "10:30"), transform: TypedDate.hour)
    var at: String?

    @Flag(help: "Show protected names too.")
    var protected = false

    @Flag(help: "Print one line of JSON for each.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        if appointment != nil, outcome?.trimmed.isEmpty ?? true {
            throw ValidationError("say what happened: habeas close \(appointment ?? "") \"...\"")
        }
        if next == nil, nextWhat != nil || at != nil { throw ValidationError("--next wants the day it comes next") }
    }

    func run(on desk: CommandDesk) async throws {
        let open = try await desk.casebook.appointments()
        guard let appointment, let outcome else { return try await askAll(open, desk) }
        let id = try desk.entry(
            appointment, among: open.map(\.id), what: "open appointment", seeing: "'habeas appoint' lists them.")
        guard let found = open.first(where: { $0.id == id }) else { return }
        var acts: [Act] = [.closed(Closed(appointment: id, outcome: outcome.trimmed))]
        if let next { acts.append(.appointed(following(found, on: next, what: nextWhat, time: at))) }
        let written = try await desk.write(acts)
        let now = try await written.casebook.appointments(includingClosed: true)
        try AppointmentList(json: json, protected: protected).show(
            now.filter { $0.id == id || written.entries.contains($0.id) }, desk)
    }

    private func following(_ last: Appointment, on date: EDTF, what: String?, time: String?) -> Appointed {
        Appointed(
            records: last.appointed.records, what: what ?? last.appointed.what, date: date, time: time,
            place: last.appointed.place)
    }

    /// Goes through what is past; lists it where nobody can be asked.
    private func askAll(_ open: [Appointment], _ desk: CommandDesk) async throws {
        let today = desk.desk.today
        let past = open.filter { $0.appointed.date.latest.map { $0 <= today } ?? false }
        guard !past.isEmpty else { return desk.session.say("no open appointment has passed.") }
        guard desk.session.isInteractive, !json else {
            return try AppointmentList(json: json, protected: protected).show(past, desk)
        }
        for one in past {
            try AppointmentList(json: false, protected: protected).show([one], desk)
            guard let outcome = ask("What happened? ", desk), !outcome.isEmpty else { continue }
            var acts: [Act] = [.closed(Closed(appointment: one.id, outcome: outcome))]
            while let typed = ask("When does it come next? (2024-06-15 or 2024-06-15 10:30; empty for never) ", desk),
                !typed.isEmpty
            {
                let parts = typed.split(separator: " ").map(String.init)
                guard let date = parts.first.flatMap({ EDTF($0) }), parts.count < 3,
                    let time = try? parts.dropFirst().first.map(TypedDate.hour)
                else {
                    desk.session.say("'\(typed)' is no day such as 2024-06-15 10:30.")
                    continue
                }
                acts.append(.appointed(following(one, on: date, what: nil, time: time)))
                break
            }
            try await desk.write(acts)
        }
    }

    private func ask(_ question: String, _ desk: CommandDesk) -> String? {
        _ = writeAll(Array(question.utf8), to: desk.session.errors)
        return readLine(strippingNewline: true)?.trimmed
    }
}
