// `habeas review`: goes through what waits, item by item, or lists it.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Drafting
import Glibc
import Presentation
import ReadCommands

struct ReviewCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Goes through drafts item by item: the quote above, what was read of it below, one key each.",
        discussion: """
            Each key is written at once; q quits, and the next review goes on there. Without a terminal each line of the input is a key with what
            follows it ("e date=2024-05-16"). --list shows all items of a draft with their names, decided or not.

            \(ReviewScreen.help)

            Examples:
              habeas review
              habeas review k7f3
              habeas review k7f3 --list
              habeas review --json
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: ArgumentHelp("The draft; all that wait without it.", valueName: "draft"))
    var draft: String?

    @Flag(help: "Only list the items.")
    var list = false

    @Flag(help: "Key A joins no event with one that is known.")
    var noJoin = false

    @Flag(help: "With --list: also show what is protected.")
    var protected = false

    @Flag(help: "List the items, one line of JSON for each.")
    var json = false

    var showsProtected: Bool { protected || !(list || json) }

    func run(on desk: CommandDesk) async throws {
        let drafts = try await chosen(desk)
        if drafts.isEmpty { desk.session.say("nothing waits for review.") }
        if list || json {
            for id in drafts { try await show(id, desk) }
            return
        }
        let input = KeyInput(file: desk.session.input, catchesSignals: desk.session.unlocked == nil)
        defer { input.close() }
        var walk = ReviewWalk(desk: desk, input: input, joinsKnown: !noJoin)
        for id in drafts { if case .quit = try await walk.walk(id) { break } }
    }

    private func chosen(_ desk: CommandDesk) async throws -> [LedgerID] {
        guard let draft else { return try await desk.casebook.inbox().map(\.id).reversed() }
        guard case .source(let id) = try await desk.reference(draft) else {
            throw Refusal("\(draft): name the draft without an item.")
        }
        return [id]
    }

    private func show(_ id: LedgerID, _ desk: CommandDesk) async throws {
        guard var draft = try await desk.casebook.draft(id) else { return }
        if !protected { draft = try await desk.casebook.listed(draft) }
        let listing = ItemListing(draft, showsProtected: protected)
        if !json {
            try desk.session.stamp("\(draft.shortName) · \(Messages.printable(draft.about.title ?? draft.draft.id))")
        }
        for item in draft.items {
            if json {
                try desk.session.write(json: { listing.write(item, to: &$0) })
                continue
            }
            try desk.session.print(listing.text(item))
            guard !listing.isHidden(item) else { continue }
            for (number, place) in item.statements.enumerated() {
                let statement = draft.draft.statements[place]
                try desk.session.print(
                    "        .\(number + 1) \(listing.words.field(statement)): \(Messages.printable(listing.words.value(statement)))"
                )
            }
        }
    }
}
