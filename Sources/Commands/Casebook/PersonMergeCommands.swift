// `habeas person merge`, `part` and `mark`: which records are one person, and how careful to be with somebody.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import ReadCommands

struct PersonMergeCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Says that records are one person; every statement keeps its source.",
        discussion: """
            The last record stays, the others go by its name from now on. 'habeas person part' takes it back. An event that several of their
            reports tell counts several times until it is joined; how many plainly could be is said at the end.

            Examples:
              habeas person merge k7f3c.e4 p2mmz.e1
              habeas person merge k7f3c.e4 sm72x.e1 'Aidar Sarsenov' --reason "the same case number"
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The records; the last is the one that stays.", valueName: "name|item"))
    var records: [String]

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String?

    @Flag(help: "Print one line of JSON for each record.")
    var json = false

    func validate() throws {
        if records.count < 2 { throw ValidationError("name two records or more; the last is the one that stays") }
    }

    func run(on desk: CommandDesk) async throws {
        var found: [RecordName] = []
        for typed in records { found.append(try await desk.record(named: typed, types: [.person])) }
        guard let into = found.popLast() else { return }
        for (typed, one) in zip(records, found) {
            guard one.type == into.type else {
                throw Refusal("a \(one.type.rawValue) and a \(into.type.rawValue) can't be one.")
            }
            guard one.item != into.item else { throw Refusal("'\(typed)' is that record already.") }
            if let why = try await desk.casebook.whyNeverMerged(one.item, into.item) { throw Refusal(why) }
        }
        for one in found {
            try await desk.writeOne(.merged(Merged(record: one.item, into: into.item, reason: reason)), json: json)
        }
        try await desk.saySuggestedJoins(about: [into.item], try await desk.keeper.current())
    }
}

struct PersonPartCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "part",
        abstract: "Takes a merger back: the record stands for itself again.",
        discussion: """
            Named by the record that was merged, or by the one that stayed where only one was merged into it.

            Examples:
              habeas person part k7f3c.e4
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The record.", valueName: "name|item"))
    var record: String

    @Flag(help: "Print one line of JSON.")
    var json = false

    func run(on desk: CommandDesk) async throws {
        if case .item(let item, _)? = try? await desk.reference(record), try await desk.casebook.isMerged(item) {
            return try await desk.writeOne(.parted(Parted(record: item)), json: json)
        }
        let whole = try await desk.record(named: record, types: [.person])
        let parts = try await desk.casebook.merged(into: whole.item)
        guard let only = parts.first else { throw Refusal("nothing was merged into '\(record)'.") }
        guard parts.count == 1 else {
            let names = parts.map { "\($0.shortName) \($0.sensitivity < .protected ? $0.name : "(protected)")" }.joined(
                separator: "; ")
            throw Refusal("several records were merged into '\(record)'; name one: \(names).")
        }
        try await desk.writeOne(.parted(Parted(record: only.item)), json: json)
    }
}

struct PersonMarkCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Says for whom a person is, what they agree to, and that they are never to be merged.",
        discussion: """
            The mark holds for the person and every accepted statement about them, events too; of an event that happened to others as well
            --protected takes only what names the person. --hold stops every output at once; 'habeas hold --end' ends it.

            Examples:
              habeas person mark 'Aidar Sarsenov' --public --consent send,partners,public
              habeas person mark k7f3c.e4 --never-merge
              habeas person mark 'Aidar Sarsenov' --hold "the family asked"
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The person.", valueName: "name|item"))
    var person: String

    @Flag(help: "Anybody may see them.")
    var `public` = false

    @Flag(help: "The bureau may see them.")
    var `internal` = false

    @Flag(help: "They are left out of everything unless asked for.")
    var protected = false

    @Option(
        help: ArgumentHelp(
            "All that the person agrees to, with commas: \(Consent.allCases.map(\.rawValue).joined(separator: ", ")); 'none'.",
            valueName: "uses"))
    var consent: String?

    @Flag(inversion: .prefixedNo, help: "They may never be taken for another record.")
    var neverMerge: Bool?

    @Option(help: ArgumentHelp("The one record they are never to be taken for.", valueName: "name|item"))
    var neverMergeWith: String?

    @Option(help: ArgumentHelp("Stop every output about them, for this reason.", valueName: "reason"))
    var hold: String?

    @Flag(help: "Print one line of JSON.")
    var json = false

    private var sensitivity: Sensitivity? { `public` ? .public : `internal` ? .internal : protected ? .protected : nil }
    private var hasMark: Bool { sensitivity != nil || consent != nil || neverMerge != nil || neverMergeWith != nil }

    func validate() throws {
        if [`public`, `internal`, protected].count(where: { $0 }) > 1 {
            throw ValidationError("give one of --public, --internal, --protected")
        }
        if !hasMark, hold == nil { throw ValidationError("say what to mark; see 'habeas person mark --help'") }
        _ = try Consent.list(consent)
    }

    func run(on desk: CommandDesk) async throws {
        let record = try await desk.record(named: person, types: [.person])
        var other: ItemID?
        if let neverMergeWith { other = try await desk.record(named: neverMergeWith, types: [.person]).item }
        var acts: [Act] = []
        if hasMark {
            var statements: [ItemID]?
            if let sensitivity {
                statements = try await desk.casebook.statements(aboutPerson: record.item, toBe: sensitivity)
            }
            let never = neverMerge ?? (other == nil ? nil : true)
            acts.append(
                .marked(
                    Marked(
                        item: record.item, sensitivity: sensitivity, consent: try Consent.list(consent),
                        neverMerge: never, neverMergeWith: other,
                        statements: statements)))
        }
        if let hold { acts.append(.held(Held(item: record.item, reason: hold))) }
        for act in acts { try await desk.writeOne(act, json: json) }
        if protected { try await desk.sayNamesakes(of: record.item, in: try await desk.keeper.current()) }
    }
}

extension Consent {
    /// The uses that a list with commas names; an empty list for "none", nil for nothing.
    static func list(_ typed: String?) throws -> [Consent]? {
        guard let typed else { return nil }
        if typed == "none" { return [] }
        return try typed.split(separator: ",").map { word in
            guard let use = Consent(rawValue: String(word)) else {
                throw ValidationError(
                    "--consent: '\(word)' is none of \(allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return use
        }
    }
}
