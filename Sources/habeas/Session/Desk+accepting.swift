// Decisions on a draft as one act.

import CaseModel
import Casebook

extension Desk {
    /// The act of some decisions, with what follows from accepting an event: places that are known are those places.
    func deciding(_ decisions: [Decision], on draft: LedgerID) async throws -> Act {
        .decided(Decided(draft: draft, decisions: decisions + (try await casebook.knownPlaces(namedBy: decisions))))
    }
}
