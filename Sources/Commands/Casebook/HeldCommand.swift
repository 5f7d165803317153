// `habeas held`: who is held today, or on another day.

import ArgumentParser
import CaseLogic
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

struct HeldCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Lists who is held: since when, where, on what, by whom, until when.",
        discussion: """
            "overdue": the term that was ordered is over, and no release is recorded. Thirty days after a mere detention of which nothing more is
            heard nobody knows (--unknown).

            Examples:
              habeas held
              habeas held --as-of 2024-06-14
              habeas held --unknown --json
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: QueryOptions

    @Flag(help: "Also those of whom nothing was heard for long.")
    var unknown = false

    var showsProtected: Bool { options.protected }

    func run(on desk: CommandDesk) async throws {
        let (session, day) = (desk.session, try options.day())
        let people = try await desk.casebook.held(
            asOf: day, includingUnknown: unknown, includingProtected: options.protected, withStatements: options.json)
        if options.json {
            for person in people { try session.line { person.members(to: &$0) } }
        } else if !people.isEmpty {
            try session.stamp("\(people.count.counted("person is", "people are")) held", asOf: day)
            try session.table(
                ["name", "since", "day", "where", "on", "by", "until", "state"], people.map { row($0) })
        } else {
            session.say("nobody is held, as far as is recorded.")
        }
        if !options.protected {
            session.sayLeftOut(try await desk.casebook.protectedHeld(asOf: day), "person is", "people are")
        }
    }

    private func row(_ person: HeldPerson) -> [String] {
        var seen: Set<String> = []
        // One report names the country of a code, another doesn't.
        let on = person.provisions.map(\.short).filter { seen.insert($0).inserted }.joined(separator: ", ")
        let until = person.termEnds.map { "\($0)\(person.isTermSaid ? "" : " (computed)")" } ?? ""
        let state =
            switch person.state {
            case .held: ""
            case .overdue: "overdue: no release recorded"
            case .unknown: "not known whether still held"
            }
        let alleged = person.standing == .alleged ? "alleged" : ""
        return [
            person.name, person.since?.description ?? "not told", person.day.map { "\($0)" } ?? "",
            person.facility ?? person.place ?? "",
            [person.kind.words, on].filter { !$0.isEmpty }.joined(separator: ", "),
            person.heldBy.joined(separator: ", "), until,
            [state, alleged].filter { !$0.isEmpty }.joined(separator: "; "),
        ]
    }
}

extension Provision {
    /// "297(2) criminal".
    var short: String { article + (part.map { "(\($0))" } ?? "") + (code == .other ? "" : " \(code.rawValue)") }
}
