// What a command on the casebook works with.

import CaseModel
import Casebook
import Desk
import Vault

/// The desk, with the session of the command that works at it.
struct CommandDesk: Sendable {
    let desk: Desk
    var session: Session

    var vault: Vault { desk.vault }
    var keeper: CasebookKeeper { desk.keeper }
    var casebook: Casebook { desk.casebook }

    @discardableResult
    func write(_ acts: [Act]) async throws -> (entries: [LedgerID], casebook: Casebook) { try await desk.write(acts) }

    func deciding(_ decisions: [Decision], on draft: LedgerID) async throws -> Act {
        try await desk.deciding(decisions, on: draft)
    }

    func reference(_ typed: String) async throws -> ItemReference { try await desk.reference(typed) }

    func record(_ typed: String, type: EntityType = .person) async throws -> NamedRecord {
        try await desk.record(typed, type: type)
    }
}
