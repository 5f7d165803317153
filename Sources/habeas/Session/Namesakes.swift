// Who is protected, and stands under the same name in another record that is not.

import CaseModel
import Casebook
import ReadCommands

extension Desk {
    /// Says which other records bear the name of one that was marked as protected: there the name stays in every list.
    func sayNamesakes(of item: ItemID, in casebook: Casebook) async throws {
        guard item.kind == .entity, let record = try await casebook.record(of: item), record.sensitivity == .protected,
            !record.name.isEmpty
        else { return }
        let others = try await casebook.records(called: record.name, type: record.type).filter {
            $0.id != record.id && $0.sensitivity < .protected
        }
        guard !others.isEmpty else { return }
        session.say(
            "\(others.count.counted("other record is", "other records are")) called so too and not protected: \(others.map(\.id.shortName).joined(separator: ", ")). If it is the same person, merge them, or protect both."
        )
    }
}
