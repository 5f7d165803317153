// `habeas inbox`: the drafts that wait for somebody's eyes.

import ArgumentParser
import CaseModel
import Casebook
import Presentation

struct InboxCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "Lists the drafts that wait for review, newest first.",
        discussion: """
            Each draft has a short name; any beginning of it that no other has will do.

            Examples:
              habeas inbox
              habeas inbox --json
            """)

    @OptionGroup var place: VaultOptions

    @Flag(help: "Print one line of JSON for each draft.")
    var json = false

    func run(on desk: Desk) async throws {
        let drafts = try await desk.casebook.inbox()
        for draft in drafts {
            if json {
                var writer = JSONWriter()
                writer.object { json in
                    json.member("stamp", "INTERNAL")
                    json.member("draft", draft.id.shortName)
                    json.member("item", draft.id.description)
                    json.member("title", draft.title)
                    json.member("site", draft.site)
                    json.member("published", draft.published?.description)
                    json.member("added", draft.added)
                    json.member("added_by", draft.addedBy)
                    json.member("waiting", draft.waiting)
                    json.member("people", draft.people)
                }
                try desk.session.write(writer.bytes + [UInt8(ascii: "\n")])
            } else {
                let head =
                    "\(draft.id.shortName.prefix(5))  \(draft.added.prefix(10))  \(Messages.printable(draft.title))"
                let people = draft.people.prefix(4).joined(separator: ", ")
                try desk.session.print(head)
                try desk.session.print(
                    "       \(draft.waiting.counted("item")) to decide\(people.isEmpty ? "" : ": " + Messages.printable(people))"
                )
            }
        }
        if drafts.isEmpty, !json { desk.session.say("nothing waits for review.") }
    }
}
