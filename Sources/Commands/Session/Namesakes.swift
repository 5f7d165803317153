// Who is protected, and stands under the same name in another record that is not.

import CaseModel
import Casebook
import Desk
import ReadCommands

extension CommandDesk {
    /// Says which other records bear the name of one that was marked as protected: there the name stays in every list.
    func sayNamesakes(of item: ItemID, in casebook: Casebook) async throws {
        let others = try await desk.namesakes(of: item, in: casebook)
        guard !others.isEmpty else { return }
        session.say(
            "\(others.count.counted("other record is", "other records are")) called so too and not protected: \(others.map(\.id.shortName).joined(separator: ", ")). If it is the same person, merge them, or protect both."
        )
    }
}
