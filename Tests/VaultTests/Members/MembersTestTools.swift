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

    /// A vault and its copy "other", whose one log goes two ways after a first note: "ours" here, "theirs" there, both signed by its owner.
    static func wentTwoWays() async throws -> (test: TestVault, log: Identifier) {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        try test.copy(to: "other")
        let log = try #require(await test.vault.ownLog)
        try await test.vault.note("ours")
        let secret = try #require(await test.vault.epochKeys.secret(of: test.vault.membership.epochs[0].id))
        var appender = try LogAppender(store: test.store("other"), vault: test.vault.id, from: LogState(log: log))
        let header = Vault.header("note", author: test.vault.member, time: "2026-01-01T00:00:00.000Z", seen: [])
        _ = try appender.append(
            [Batch([header + [Field("text", "theirs")]], by: test.vault.author)], sealedBy: .member(secret))
        _ = consume appender
        return (test, log)
    }

    /// A vault whose copy "b" belongs to an owner who erased an entry there, and was removed here by one who did not know it.
    static func erasedByOneWhoWasRemoved() async throws -> (test: TestVault, entry: EntryID) {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        let id = try await test.vault.append("note", [Field("text", "kept")])
        try await test.vault.close()
        try test.copy(to: "b")
        let b = try await test.open("b", "b")
        _ = try await b.erase([.entry(id)], reason: "x")
        try await b.close()
        try await test.vault.removeMember(card.id)
        return (test, id)
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
