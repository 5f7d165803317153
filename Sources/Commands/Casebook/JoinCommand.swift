// `habeas join`: which events are one: a draft's with a known one, or all accepted ones that plainly are.

import ArgumentParser
import CaseModel
import Casebook
import Drafting
import Presentation
import ReadCommands

struct JoinCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Says that events are one: one of a draft with a known one, or all that plainly are.",
        discussion: """
            All that both sources say is then said of one event, and it counts once. An event of a draft that waits is accepted with it.
            Plainly one are events of one kind, on one full day, of the same people, told by different sources, where nothing contradicts.
            --suggested lists those that were accepted and are not joined, --all joins them.

            Examples:
              habeas join k7f3.4 p2mm.1
              habeas join --suggested
              habeas join --all
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The event of the draft.", valueName: "item"))
    var item: String?

    @Argument(help: ArgumentHelp("The event that it is: an accepted item.", valueName: "event"))
    var event: String?

    @Flag(help: "List accepted events that are plainly one; nothing is written.")
    var suggested = false

    @Flag(help: "Join all of these.")
    var all = false

    @Flag(help: "Also show what is protected.")
    var protected = false

    @Flag(help: "Print one line of JSON for each event that is joined.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        switch (item, event, suggested, all) {
        case (nil, nil, true, false), (nil, nil, false, true), (.some, .some, false, false): break
        default: throw ValidationError("name an item and the event that it is, or give one of --suggested and --all")
        }
    }

    func run(on desk: CommandDesk) async throws {
        if let item, let event { return try await join(item, event, desk) }
        let joins = try await desk.casebook.suggestedJoins(includingProtected: protected)
        if suggested { try list(joins, desk) } else { try await joinAll(joins, desk) }
    }

    private func join(_ item: String, _ event: String, _ desk: CommandDesk) async throws {
        let (draft, found, _) = try await desk.item(item)
        guard case .event = found.content else { throw Refusal("\(item): this is no event.") }
        let target = try await desk.record(event, type: .event).id
        try await desk.checkTypes(found.id, target, typed: item)
        guard target != found.id else { throw Refusal("\(item): this is the same event.") }
        let act: Act =
            found.state == .accepted
            ? .linked(Linked(entity: found.id, record: target))
            : try await desk.deciding([Decision(found.id, .accept, record: target)], on: draft.id)
        try await desk.writeOne(act, json: json)
    }

    // MARK: Those that are plainly one

    private func list(_ joins: [SuggestedJoin], _ desk: CommandDesk) throws {
        let shown = joins.filter { protected || !$0.isProtected }
        if !json, !shown.isEmpty { try desk.session.stamp("events that are plainly one") }
        for join in shown { try show(join, [], desk) }
        desk.session.sayLeftOut(joins.count - shown.count, "event")
        if joins.isEmpty { desk.session.say("no accepted events are plainly one.") }
        if !shown.isEmpty, !json { desk.session.say("'habeas join --all' joins them.") }
    }

    private func joinAll(_ joins: [SuggestedJoin], _ desk: CommandDesk) async throws {
        guard !joins.isEmpty else { return desk.session.say("no accepted events are plainly one.") }
        let written = try await desk.write(joins.flatMap(\.acts))
        let shown = joins.filter { protected || !$0.isProtected }
        if !json, !shown.isEmpty { try desk.session.stamp("joined: each of these counts once now") }
        var entries = written.entries[...]
        for join in joins {
            let own = entries.prefix(join.acts.count)
            entries = entries.dropFirst(join.acts.count)
            guard protected || !join.isProtected else { continue }
            var names: [(id: LedgerID, name: String)] = []
            for entry in own { names.append((entry, try await UndoCommand.shortName(entry, written.casebook))) }
            try show(join, names, desk)
        }
        desk.session.sayLeftOut(joins.count - shown.count, "event")
        if !json {
            desk.session.say(
                "\(joins.count.counted("event")) joined; 'habeas undo' with the name in brackets takes a joining back.")
        }
    }

    /// One event that is, or could be, joined.
    private func show(_ join: SuggestedJoin, _ entries: [(id: LedgerID, name: String)], _ desk: CommandDesk) throws {
        if json {
            return try desk.session.line { json in
                json.member("date", join.date.description)
                json.member("kind", join.kind.rawValue)
                json.member("people", join.people.map(\.name))
                json.member("event", join.event.item.description)
                json.member("into", join.into.item.description)
                json.list("sources", of: join.sources) { $0.write(source: $1) }
                json.list("into_sources", of: join.intoSources) { $0.write(source: $1) }
                json.member("reasons", join.reasons)
                if !entries.isEmpty { json.member("entries", entries.map(\.id.description)) }
            }
        }
        let people = join.people.map { Messages.printable($0.name) }.joined(separator: ", ")
        let undo = entries.isEmpty ? "" : "  [\(entries.map(\.name).joined(separator: ", "))]"
        try desk.session.print("  \(join.date)  \(join.kind.rawValue): \(people)\(undo)")
        for (event, sources) in [(join.into, join.intoSources), (join.event, join.sources)] {
            let titles = sources.map { "\(Messages.printable($0.title)) (\($0.shortName))" }.joined(separator: "; ")
            try desk.session.print("        \(event.shortName)  \(titles)")
        }
        try desk.session.print("        \(Messages.printable(join.reasons.joined(separator: "; ")))")
    }
}

extension JSONWriter {
    fileprivate mutating func write(source: SuggestedJoin.JoinedSource) {
        object { json in
            json.member("source", source.id.description)
            json.member("short", source.shortName)
            json.member("title", source.title)
        }
    }
}

extension CommandDesk {
    /// Says how many events about some people could be joined now; nothing where there are none.
    func saySuggestedJoins(about people: [ItemID], _ casebook: Casebook) async throws {
        let count = try await casebook.suggestedJoins(about: people).count
        guard count > 0 else { return }
        session.say(
            "\(count.counted("event")) could now be joined with \(count == 1 ? "one that is" : "those that are") known: 'habeas join --suggested' shows \(count == 1 ? "it" : "them"), 'habeas join --all' joins \(count == 1 ? "it" : "them")."
        )
    }
}
