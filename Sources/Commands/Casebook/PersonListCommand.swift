// `habeas person list`: the people of the casebook, and who may be the same.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

struct PersonListCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists people, or pairs of records that may be one person.",
        discussion: """
            Examples:
              habeas person list
              habeas person list Zhylanbayev
              habeas person list --may-be-one
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("Only those of this name, in any script and spelling.", valueName: "name"))
    var name: String?

    @Flag(help: "Pairs of records that may be one person, with what speaks for it.")
    var mayBeOne = false

    @Flag(help: "Print JSON: one line for each person or pair.")
    var json = false

    @Flag(help: "Also who is protected.")
    var protected = false

    var showsProtected: Bool { protected }

    func run(on desk: CommandDesk) async throws {
        let people = try await desk.casebook.people(named: name, includingProtected: protected)
        if mayBeOne { return try await suggest(among: people, desk) }
        if json {
            for person in people {
                try desk.session.line { json in
                    person.members(to: &json)
                }
            }
            return
        }
        guard !people.isEmpty else {
            return desk.session.say("nobody is in the casebook\(name == nil ? "" : " by that name").")
        }
        try desk.session.stamp(people.count.counted("person", "people"))
        try desk.session.table(
            ["NAME", "EVENTS", "SOURCES", "ITEM"],
            people.map { person in
                [
                    Messages.printable(person.record.name) + (person.neverMerge ? " (never merged)" : ""),
                    "\(person.events)", "\(person.sources)", person.record.shortName,
                ]
            })
    }

    private func suggest(among people: [ListedPerson], _ desk: CommandDesk) async throws {
        let pairs = try await desk.casebook.mergeSuggestions(among: people, includingProtected: protected)
        if json {
            for pair in pairs {
                try desk.session.line { json in
                    json.member("record", pair.record.item.description)
                    json.member("name", pair.record.name)
                    json.member("into", pair.into.item.description)
                    json.member("into_name", pair.into.name)
                    json.member("likeness", pair.likeness.rawValue)
                    json.member("reasons", pair.reasons)
                }
            }
            return
        }
        guard !pairs.isEmpty else { return desk.session.say("no two records look like one person.") }
        try desk.session.stamp(pairs.count.counted("pair"))
        for pair in pairs {
            let word = pair.likeness == .same ? "likely one person" : "may be one person"
            try desk.session.print(
                "\(Messages.printable(pair.record.name)) and \(Messages.printable(pair.into.name)): \(word) (\(pair.reasons.joined(separator: "; ")))"
            )
            try desk.session.print("    habeas person merge \(pair.record.shortName) \(pair.into.shortName)")
        }
    }
}
