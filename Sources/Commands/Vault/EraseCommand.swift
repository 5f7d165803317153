// `habeas erase`: bodies and files that are to be gone, here and in every copy that merges.

import ArgumentParser
import CaseModel
import Desk
import Presentation
import Vault

struct EraseCommand: VaultCommand, ConfirmedCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases entries and files of evidence for good.",
        discussion: """
            With an entry go the files that it names, and with a file the drafts that were read from it. That something was there, who erased it
            and why stays in the log, so that it still verifies. Other copies do the same when they merge; what it can't reach is said.

            Examples:
              habeas erase ITEM --reason "asked for by her family"
              habeas erase ITEM ITEM --reason "kept by mistake" --yes
            """)

    @OptionGroup var place: VaultOptions

    @Argument(help: "Items as 'habeas log' and 'habeas evidence list' name them, or the beginnings of their names.")
    var items: [String]

    @Option(help: "Why; it stays in the log, for colleagues to read.")
    var reason: String

    @Flag(help: "Don't ask.")
    var yes = false

    var warning: String {
        "What is erased can't be brought back: \(items.count == 1 ? "one item" : "\(items.count) items"), with the files and drafts that belong to it."
    }

    mutating func validate() throws {
        if reason.trimmed.isEmpty { throw ValidationError("--reason wants a reason.") }
    }

    func run(in vault: Vault, _ session: Session) async throws {
        var all: [ErasableItem] = []
        for item in items {
            for found in try await vault.erasable(named: item) where !all.contains(found) { all.append(found) }
        }
        let outOfReach = try await vault.erase(all, reason: reason)
        for item in all { try session.print("erased  \(item)") }
        session.say("erased in this copy. Out of reach:")
        for place in outOfReach { session.say(place) }
    }
}
