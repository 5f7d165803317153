// A team with several copies of one vault.

import Foundation
import Testing

@testable import Vault

extension TestVault {
    func store(_ name: String) -> FolderStore { FolderStore(folder: "\(folder.path)/\(name)") }

    /// Opens with a clock of one's own, in milliseconds since 1970.
    func open(_ name: String, _ words: String, clock: Int64) async throws -> Vault {
        var setting = setting
        setting.now = { clock }
        return try await Vault.unlock(
            store(name), at: name, passphrase: Self.passphrase(words), setting: setting)
    }
}

extension Vault {
    /// Merges with a copy in both directions until nothing changes.
    func exchange(with other: Vault) async throws {
        _ = try await merge(from: other.store, at: "other")
        _ = try await other.merge(from: store, at: "other")
    }

    /// What every copy has to agree on.
    func agreed(except gone: Set<EntryID> = []) throws -> Agreed {
        let all = try entries().filter { !gone.contains($0.entry.id) }
        return Agreed(
            entries: all.map(\.entry.id), standings: all.map(\.standing),
            members: membership.current.map { "\($0.name) \($0.role)" }, epochs: membership.epochs.map(\.id),
            needsEpoch: membership.needsEpoch)
    }

    /// Writes as a changed program would, which asks nobody.
    func force(_ event: VaultEvent) async throws -> EntryID { try await write([(event.type, event.fields)])[0] }

    /// Why one of the vault's own entries does not count; nil where it does.
    func refusal(of id: EntryID) throws -> String? {
        try refresh()
        return history.refused.first { $0.entry == id }?.why
    }
}

struct Agreed: Equatable {
    let entries: [EntryID]
    let standings: [EntryStanding]
    let members: [String]
    let epochs: [Identifier]
    let needsEpoch: Bool
}

/// All one-use keys in a store: epoch and nonce of every entry.
func nonces(in store: any Store, vault: Identifier) throws -> [[UInt8]] {
    try store.identifiers(in: .logs).flatMap { log in
        var found: [[UInt8]] = []
        var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
        while let batch = try reader.next() { found += batch.entries.map { $0.epoch.bytes + $0.nonce } }
        return found
    }
}
