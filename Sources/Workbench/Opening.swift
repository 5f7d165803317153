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
        return open(OpenVault(desk: desk, since: setting.clock()))
    }
}

/// Steps of time for which a member's code was taken: each is taken once (RFC 6238, section 5.2).
final class TakenSteps: Sendable {
    private let last = Mutex<[Identifier: Int64]>([:])

    /// Takes a step; false where it, or a later one, was taken before.
    func take(_ step: Int64, of member: Identifier) -> Bool {
        last.withLock { last in
            guard step > last[member] ?? .min else { return false }
            last[member] = step
            return true
        }
    }
}
