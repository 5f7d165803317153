// `habeas accept`: takes items of drafts into the casebook.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands

struct AcceptCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Takes items of drafts into the casebook: some by name, or all that is sure.",
        discussion: """
            An item is named as 'habeas inbox' and 'habeas review' show it, k7f3.4; so named it is accepted whatever it is. A draft (k7f3) and
            --all take what is sure. What contradicts the casebook, and children, always wait for a decision of their own; what is marked to
            be checked waits unless --including-check is given. Somebody who may be known becomes a new record: what they may be is listed.
            An event that plainly is a known one (one kind, one full day, the same people, all of them linked, and nothing that contradicts)
            is joined with it, so that it counts once; --no-join leaves it apart.

            Examples:
              habeas accept --all
              habeas accept --all --including-check --json
              habeas accept k7f3 --no-join
              habeas accept k7f3.4 k7f3.9
              habeas accept k7f3.2 --as "Aidar Testov"
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("Items or drafts.", valueName: "item"))
    var items: [String] = []

    @Flag(help: "All drafts that wait.")
    var all = false

    @Flag(help: "With --all or a draft: also what is marked to be checked.")
    var includingCheck = false

    @Flag(help: "With --all or a draft: join no event with one that is known.")
    var noJoin = false

    @Option(
        help: ArgumentHelp(
            "The record that the item is: a name, or another item; 'new' for a new one.", valueName: "record"))
    var `as`: String?

    @Flag(help: "Also show what is protected.")
    var protected = false

    @Flag(help: "Print one line of JSON for each item: what was accepted, then what waits.")
    var json = false

    var showsProtected: Bool { protected }

    func validate() throws {
        if items.isEmpty != all { throw ValidationError("name items, or give --all") }
        if `as` != nil, items.count != 1 { throw ValidationError("--as wants exactly one item") }
    }

    func run(on desk: CommandDesk) async throws {
        var run = DecisionRun(desk: desk, json: json, showsProtected: protected)
        if all {
            // In the order they came, so that what an earlier one says can be contradicted by a later.
            let waiting = try await desk.casebook.inbox().reversed()
            if waiting.isEmpty { desk.session.say("nothing waits for review.") }
            for draft in waiting { try await bulk(draft.id, &run) }
        } else {
            for (draft, named) in try await run.items(items) {
                if named.isEmpty {
                    try await bulk(draft, &run)
                } else {
                    try await run.write(try await decisions(named, desk, &run), on: draft, done: "accepted")
                }
            }
        }
        try run.end()
    }

    private func decisions(_ items: [ItemID], _ desk: CommandDesk, _ run: inout DecisionRun) async throws -> [Decision]
    {
        guard let typed = `as`, let item = items.first else { return items.map { Decision($0, .accept) } }
        guard item.kind == .entity else { throw Refusal("--as: only a person or an event can be a record.") }
        if typed == "new" { return [Decision(item, .accept, record: item)] }
        return [Decision(item, .accept, record: try await desk.record(typed).id)]
    }

    private func bulk(_ id: LedgerID, _ run: inout DecisionRun) async throws {
        guard let draft = try await run.desk.casebook.draft(id) else { return }
        let (taken, left) = draft.bulk(includingCheck: includingCheck)
        let joined = noJoin ? [] : taken.filter { $0.sameEvent != nil }.map(\.id)
        try await run.write(
            draft.accepting(taken, joining: !noJoin), on: id, done: "accepted", joined: joined.count)
        let listed = protected ? draft : try await run.desk.casebook.listed(draft)
        let listing = ItemListing(listed, showsProtected: protected)
        // People come with the events that name them, too.
        let accepted = Set(
            try await run.desk.casebook.draft(id, isJudged: false)?.items.filter { $0.state == .accepted }.map(\.id)
                ?? [])
        let suggested = draft.waiting.filter {
            accepted.contains($0.id) && !joined.contains($0.id) && !listing.known($0).isEmpty
        }
        guard !left.isEmpty || !suggested.isEmpty else { return }
        if json {
            for item in left { try run.desk.session.write(json: { listing.write(item, to: &$0) }) }
            return
        }
        let session = run.desk.session
        try session.stamp("\(draft.shortName) · \(Messages.printable(listed.about.title ?? listed.draft.id))")
        for item in left { try session.print(listing.text(item, isBrief: true)) }
        for item in suggested {
            try session.print("  \(draft.shortName(of: item))  \(Messages.printable(listing.line(item)))")
            for line in listing.known(item) { try session.print("        \(line)") }
        }
        if !left.isEmpty {
            session.say(
                "\(left.count.counted("item")) of \(draft.shortName) \(left.count == 1 ? "waits" : "wait") for a decision."
            )
        }
    }
}
