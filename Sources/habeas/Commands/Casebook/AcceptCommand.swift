// `habeas accept`: takes items of drafts into the casebook.

import ArgumentParser
import CaseModel
import Casebook

struct AcceptCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Takes what is sure in all waiting drafts into the casebook.")

    @OptionGroup var place: VaultOptions

    @Flag(help: "All drafts.")
    var all = false

    @Flag(help: "Also what is marked to be checked.")
    var includingCheck = false

    func run(on desk: Desk) async throws {
        var acts: [Act] = []
        for draft in try await desk.casebook.inbox() {
            let items = try await desk.casebook.undecidedItems(of: draft.id, includingCheck: includingCheck)
            if !items.isEmpty {
                acts.append(.decided(Decided(draft: draft.id, decisions: items.map { Decision($0, .accept) })))
            }
        }
        guard !acts.isEmpty else { return desk.session.say("there is nothing to accept.") }
        try await desk.write(acts)
        desk.session.say("\(acts.count.counted("draft")) accepted.")
    }
}
