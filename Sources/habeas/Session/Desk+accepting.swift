// Decisions on a draft as one act.

import CaseModel
import Casebook

extension Desk {
    /// The act of some decisions, with what follows from accepting an event: places and bodies of a known name are those.
    func deciding(_ decisions: [Decision], on draft: LedgerID) async throws -> Act {
        .decided(Decided(draft: draft, decisions: decisions + (try await casebook.knownNames(in: decisions))))
    }
}
