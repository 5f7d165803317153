// `habeas inbox`: the drafts that wait for somebody's eyes.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import Presentation
import ReadCommands

struct InboxCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "Lists the drafts that wait for review, newest first.",
        discussion: """
            Each draft has a short name; any beginning of it that no other has will do. Items are what 'habeas review' asks about: people
            whom a waiting event names come with it. Names that are protected are left out.

            Examples:
              habeas inbox
              habeas inbox --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Also what is protected.")
    var protected = false

    @Flag(help: "Print one line of JSON for each draft.")
    var json = false

    var showsProtected: Bool { protected }

    func run(on desk: CommandDesk) async throws {
        let session = desk.session
        let drafts = try await desk.casebook.inbox(includingProtected: protected)
        if json {
            for draft in drafts { try session.line { draft.members(to: &$0) } }
        } else if drafts.isEmpty {
            session.say("nothing waits for review.")
        } else {
            try session.stamp("\(drafts.count.counted("draft waits", "drafts wait")) for review")
            try session.table(
                ["draft", "came", "items", "title", "people"],
                drafts.map { draft in
                    let more = draft.people.count > 3 ? " and \(draft.people.count - 3) more" : ""
                    return [
                        draft.shortName, String(draft.added.prefix(10)), "\(draft.waiting)", draft.title,
                        draft.people.prefix(3).joined(separator: ", ") + more,
                    ]
                })
        }
    }
}
