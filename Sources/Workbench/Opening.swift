// Opening the vault behind the workbench, and making one.

import CaseModel
import Casebook
import Desk
import Synchronization
import Vault

extension Workbench {
    var store: FolderStore { FolderStore(folder: setting.folder) }

    /// Whether there is a vault.
    var hasVault: Bool { (try? Vault.id(of: store, at: setting.folder)) != nil }

    /// The open vault and the member whose passphrase this is; opens the vault where it is locked.
    ///
    /// - Throws: `VaultError.wrongPassphrase`; what opening a vault throws.
    func open(with typed: String) async throws -> (open: OpenVault, member: SignedIn) {
        let passphrase = try AgePassphrase(bytes: Array(typed.utf8))
        if let open { return (open, try await open.desk.vault.signIn(passphrase: passphrase)) }
        let vault = try await Vault.unlock(store, at: setting.folder, passphrase: passphrase, setting: setting.vault)
        return (try await begin(vault), await vault.opener)
    }

    /// Makes a vault with its first owner and opens it.
    func make(owner: String, passphrase: AgePassphrase) async throws -> (member: SignedIn, recovery: RecoveryKey) {
        let made = try await Vault.make(
            in: store, at: setting.folder, owner: owner, passphrase: passphrase, setting: setting.vault)
        _ = try await begin(made.vault)
        return (await made.vault.opener, made.recovery)
    }

    private func begin(_ vault: Vault) async throws -> OpenVault {
        let keeper = CasebookKeeper(vault)
        let desk = Desk(vault: vault, keeper: keeper, casebook: try await keeper.current())
        if open == nil { try await setting.opened(desk) }
        // Next time it opens in a moment; nobody waits for that now.
        Task { await keeper.close() }
        return open(OpenVault(desk: desk, since: setting.clock()))
    }
}

/// Codes of second factors that were taken: each is taken once (RFC 6238, section 5.2).
final class TakenCodes: Sendable {
    private let last = Mutex<[Identifier: UInt64]>([:])

    /// Takes a code of a member; false where it is wrong, or was taken before.
    func take(_ code: String, of member: SignedIn, at time: Int64) -> Bool {
        last.withLock { last in
            guard let step = member.accepts(code: code, at: time, after: last[member.id]) else { return false }
            last[member.id] = step
            return true
        }
    }
}
