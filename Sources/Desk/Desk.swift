// An open vault with its casebook, and the way acts are written into it.

public import CaseModel
public import Casebook
public import Vault

/// What a piece of work on the casebook needs: the open vault, its casebook as of now, and the way to write.
public struct Desk: Sendable {
    /// The open vault.
    public let vault: Vault
    /// Keeps the casebook of the vault up to date.
    public let keeper: CasebookKeeper
    /// The casebook with all that the vault held when the work began.
    public let casebook: Casebook

    /// - Parameter casebook: what `keeper.current()` gave.
    public init(vault: Vault, keeper: CasebookKeeper, casebook: Casebook) {
        self.vault = vault
        self.keeper = keeper
        self.casebook = casebook
    }

    /// Writes acts into the vault, all or none, and returns their names and the casebook with them.
    ///
    /// - Parameters:
    ///   - member: who decided and signs; without one, whoever unlocked the vault.
    ///   - role: what they have to be at least.
    /// - Throws: `VaultError` where they may not be written, and what `CasebookKeeper.current` throws.
    @discardableResult
    public func write(_ acts: [Act], by member: SignedIn? = nil, needs role: Role = .editor) async throws -> (
        entries: [LedgerID], casebook: Casebook
    ) {
        let ids = try await vault.append(try acts.map { try $0.entry() }, by: member, needs: role)
        return (ids.map { LedgerID($0) }, try await keeper.current())
    }

    /// The act of some decisions, with what follows from accepting an event: places and bodies of a known name are those.
    public func deciding(_ decisions: [Decision], on draft: LedgerID) async throws -> Act {
        try await casebook.deciding(decisions, on: draft)
    }
}
