// `habeas held`: who is held today, or on another day.

import ArgumentParser
import CaseModel
import Casebook
import Glibc
import Presentation

struct HeldCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Lists who is held: since when, where, on what, until when.",
        discussion: """
            Examples:
              habeas held
              habeas held --as-of 2024-06-14
              habeas held --unknown --json
            """)

    @OptionGroup var place: VaultOptions

    @Option(help: ArgumentHelp("The day that is asked about; today without it.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Also those of whom nothing was heard for long.")
    var unknown = false

    @Flag(help: "Print one line of JSON for each person.")
    var json = false

    func run(on desk: Desk) async throws {
        guard let day = asOf.map({ EDTF($0)?.day }) ?? CivilDay(number: time(nil) / 86_400) else {
            throw ValidationError("--as-of wants a day, such as 2024-06-14")
        }
        for person in try await desk.casebook.held(asOf: day, includingUnknown: unknown) {
            if json {
                var writer = JSONWriter()
                writer.object { json in
                    json.member("stamp", "INTERNAL")
                    json.member("name", person.name)
                    json.member("item", person.person.description)
                    json.member("since", person.since?.description)
                    json.member("day", person.day)
                    json.member("facility", person.facility)
                    json.member("kind", person.kind.rawValue)
                    json.member("standing", person.standing.rawValue)
                    json.member("term_ends", person.termEnds?.description)
                    json.member("state", person.state.rawValue)
                }
                try desk.session.write(writer.bytes + [UInt8(ascii: "\n")])
            } else {
                let day = person.day.map { "day \($0)" } ?? ""
                try desk.session.print(
                    "\(Messages.printable(person.name))  \(person.kind.rawValue) since \(person.since?.description ?? "?")  \(day)  \(Messages.printable(person.facility ?? ""))"
                )
            }
        }
    }
}
