// Every role with every kind of entry: what counts, in one table.

import Foundation
import Testing

@testable import Vault

@Suite struct RoleTests {
    /// The least role for each of the vault's own entries, as docs/vault-format.md says; nil for nobody.
    static let least: [String: Role] = [
        "vault.member": .owner, "vault.removed": .owner, "vault.epoch": .owner,
        "vault.device": .owner, "vault.adopted": .editor, "vault.erased": .owner, "vault.timestamp": .reader,
        "vault.backup": .reader,
    ]

    /// One of each of the vault's own entries; the new epoch last, since nobody has its keys.
    static func events(target: MemberCard, device: DeviceCard) throws -> [VaultEvent] {
        let new = MemberCard(
            id: .random(), name: "New", role: .owner, recipient: try AgeSecretKey().publicKey,
            key: try #require(Author.random().verifyingKey))
        let epoch = try Epoch.random().card()
        return [
            .created(owner: new, recovery: try RecoveryCard(RecoveryKey()), epoch: epoch), .member(new, logs: [:]),
            .member(
                MemberCard(id: target.id, name: "T", role: .owner, recipient: target.recipient, key: target.key),
                logs: [:]),
            .device(DeviceCard(id: .random(), name: "D", key: new.key)), .adopted(device: device.id, entries: 0..<1),
            .erased(item: Identifier.random().hex, reason: "r"),
            .timestamp(LogHead(log: .random(), size: 1, root: Merkle.emptyRoot), token: .random()),
            .backup(place: "there"), .removed(target.id, logs: [:]), .epoch(epoch, members: []),
        ]
    }

    /// Writes one entry of every kind as a program would that asks nobody, and says which of them count in the owner's copy.
    static func counted(role: Role?) async throws -> (counted: Set<String>, all: Set<String>, note: EntryStanding) {
        let test = try await TestVault()
        let member = try await test.vault.addMember(
            name: "M", role: role ?? .owner, passphrase: TestVault.passphrase("m"))
        let target = try await test.vault.addMember(name: "T", role: .reader, passphrase: TestVault.passphrase("t"))
        let device = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        try await test.vault.close()
        try test.copy(to: "m")
        let m = try await test.open("m", "m", clock: 1_500_000_000_000)
        let phone = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        try await phone.append("note", [Field("text", "captured")])
        _ = try await m.merge(from: phone.store, at: "device")
        if role == nil { try await test.vault.removeMember(member.id) }
        let note = try await m.write([("note", [Field("text", "x")])])[0]
        var written: [(String, EntryID)] = []
        for event in try events(target: target, device: device) {
            written.append((event.type, try await m.force(event)))
        }
        _ = try await test.vault.merge(from: m.store, at: "m")
        var (counted, all): (Set<String>, Set<String>) = ([], [])
        for (type, id) in written {
            all.insert(type)
            if try await test.vault.refusal(of: id) == nil { counted.insert(type) }
        }
        return (counted, all, try #require(try await test.vault.entry(note)).standing)
    }

    @Test(arguments: Role.allCases) func entriesCountOnlyWithTheRight(role: Role) async throws {
        let (counted, all, note) = try await Self.counted(role: role)
        #expect(all == Set(Self.least.keys).union(["vault.created"]))
        for type in all {
            let may = Self.least[type].map { role >= $0 } ?? false
            #expect(counted.contains(type) == may, "\(role) and \(type)")
        }
        #expect(note == .counts(as: role))
    }

    @Test func nothingOfARemovedOwnerCounts() async throws {
        let (counted, all, note) = try await Self.counted(role: nil)
        #expect(counted == [])
        #expect(all.count == Self.least.count + 1)
        #expect(note.mayCount == false)
    }

    @Test(arguments: Role.allCases) func theProgramRefusesWhatTheRoleDoesNotAllow(role: Role) async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: role, passphrase: TestVault.passphrase("m"))
        let target = try await test.vault.addMember(name: "T", role: .reader, passphrase: TestVault.passphrase("t"))
        let device = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        try await test.vault.note("one")
        let item = try #require(try await test.vault.entries().last).entry.id
        try await test.vault.close()
        try test.copy(to: "m")
        let m = try await test.open("m", "m")
        func isAllowed(_ act: () async throws -> Void) async throws -> Bool {
            do {
                try await act()
                return true
            } catch VaultError.notAllowed {
                return false
            }
        }
        #expect(await m.member == member.id)
        let owner = role == .owner
        #expect(try await isAllowed { _ = try await m.append("note", [Field("text", "x")]) } == (role >= .editor))
        #expect(try await isAllowed { _ = try await m.append("r", [], needs: .reviewer) } == (role >= .reviewer))
        #expect(try await isAllowed { _ = try await m.adopt(device.id) } == (role >= .editor))
        // Only the owner who made the folder can do this; another one is told so by the device.
        await #expect(throws: VaultError.self) { try await m.updateDevice(test.store("device"), at: "device") }
        #expect(try await isAllowed { _ = try await m.noteForDevice(device.id) } == owner)
        #expect(try await isAllowed { _ = try await m.addDevice("D", in: test.store("d\(role)"), at: "d") } == owner)
        #expect(try await isAllowed { _ = try await m.erase([.entry(item)], reason: "r") } == owner)
        #expect(try await isAllowed { try await m.changeRole(of: target.id, to: .editor) } == owner)
        #expect(try await isAllowed { try await m.removeMember(target.id) } == owner)
        #expect(
            try await isAllowed {
                try await m.addMember(name: "N", role: .reader, passphrase: TestVault.passphrase("n"))
            } == owner)
        #expect(
            await m.membership.current.map(\.name).sorted() == (owner ? ["M", "N", "Owner"] : ["M", "Owner", "T"]))
    }
}
