// Copies that went their own ways and come together again.

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite struct MergeTests {
    /// Copies in which members write, add, remove, change roles, erase and merge at random; then all merge with all.
    @Test(arguments: [1, 2, 3, 6, 8]) func copiesThatKnowTheSameSayTheSame(seed: Int) async throws {
        var numbers = Random(seed: UInt64(seed))
        let test = try await TestVault()
        for (name, role) in [("b", Role.owner), ("c", .owner), ("d", .editor)] {
            _ = try await test.vault.addMember(name: name, role: role, passphrase: TestVault.passphrase(name))
        }
        try await test.vault.close()
        var copies = [test.vault]
        for name in ["b", "c", "d"] {
            try test.copy(to: name)
            // Clocks disagree by years.
            copies.append(
                try await test.open(
                    name, name, clock: .random(in: 1_000_000_000_000...3_000_000_000_000, using: &numbers)))
        }
        var written: Set<EntryID> = []
        for step in 0..<24 {
            let copy = copies.randomElement(using: &numbers) ?? test.vault
            let members = await copy.membership.current
            do {
                switch Int.random(in: 0..<10, using: &numbers) {
                case 0...3: written.insert(try await copy.append("note", [Field("text", "\(step)")]))
                case 4:
                    _ = try await copy.addMember(
                        name: "m\(step)", role: Role.allCases.randomElement(using: &numbers) ?? .reader,
                        passphrase: TestVault.passphrase("m\(step)"))
                case 5:
                    if let member = members.randomElement(using: &numbers) { try await copy.removeMember(member.id) }
                case 6:
                    if let member = members.randomElement(using: &numbers) {
                        try await copy.changeRole(
                            of: member.id, to: Role.allCases.randomElement(using: &numbers) ?? .reader)
                    }
                case 7:
                    if let id = written.sorted().randomElement(using: &numbers), try await copy.entry(id) != nil {
                        _ = try await copy.erase([.entry(id)], reason: "test")
                    }
                default:
                    if let other = copies.randomElement(using: &numbers),
                        other.store.place(.format) != copy.store.place(.format)
                    {
                        _ = try await copy.merge(from: other.store, at: "other")
                    }
                }
            } catch is VaultError {
                // Not allowed any more, or the last owner: as it should be.
            }
        }
        func mergeAll() async throws {
            // All into the first, and the first into all.
            for (copy, other) in copies.dropFirst().map({ (copies[0], $0) })
                + copies.dropFirst().map({ ($0, copies[0]) })
            {
                #expect(try await copy.merge(from: other.store, at: "other").forks.isEmpty)
            }
        }
        try await mergeAll()
        try await mergeAll()
        // An owner begins a new epoch if one is due; one who lacks an epoch has to wait for one who does not.
        for copy in copies where await copy.role == .owner {
            if (try? await copy.note("last")) != nil { break }
        }
        try await mergeAll()
        // One who was removed may not be able to read so: whoever opens the most epochs knows who is a member.
        var (first, most) = (test.vault, 0)
        for copy in copies {
            let count = await copy.epochKeys.epochs.count
            if await copy.role != nil, count > most { (first, most) = (copy, count) }
        }
        // What an owner erased stays erased in their copy, also where their removal elsewhere makes the erasing not count.
        var gone: Set<EntryID> = []
        for copy in copies {
            for (log, track) in await copy.history.tracks {
                gone.formUnion(track.erased.map { EntryID(log: log, index: $0) })
            }
        }
        let expected = try await first.agreed(except: gone)
        let members = Set(await first.membership.current.map(\.id))
        let current = copies.filter { members.contains($0.member) }
        #expect(!current.isEmpty)
        var compared = 0
        for copy in current {
            let said = try await copy.agreed(except: gone)
            #expect(said == expected, "seed \(seed)")
            #expect(await copy.epochKeys.epochs == Set(expected.epochs), "seed \(seed)")
            compared += 1
        }
        print(
            "seed \(seed): \(expected.entries.count) entries, \(expected.epochs.count) epochs, \(expected.members.count) members, \(compared) copies agree"
        )
        // Nothing is lost, and no key was used twice.
        let sizes = await test.vault.heads
        for copy in copies { #expect(await copy.heads == sizes) }
        let all = try nonces(in: test.vault.store, vault: test.vault.id)
        #expect(Set(all).count == all.count)
    }

    @Test func aLogThatWentTwoWaysIsKeptApart() async throws {
        let (test, log) = try await TestVault.wentTwoWays()
        let result = try await test.vault.merge(from: test.store("other"), at: "other")
        let fork = try #require(result.forks.first)
        #expect(result.forks.count == 1 && fork.commonSize == 2 && result.newEntries == 0)
        #expect(try await test.vault.notes() == ["one", "ours"])
        let kept = try Data(contentsOf: URL(filePath: "\(test.folder.path)/vault/\(fork.keptAt)"))
        #expect(try kept == Data(contentsOf: URL(filePath: "\(test.folder.path)/other/logs/\(log)/frames")))
        #expect(try await test.vault.merge(from: test.store("other"), at: "other").forks == result.forks)
        #expect(try test.store("vault").names(in: .forks(of: log)).count == 1)
    }

    @Test func aDamagedLogIsMendedByAnotherCopy() async throws {
        let test = try await TestVault()
        for number in 0..<5 { try await test.vault.note("\(number)") }
        try await test.vault.close()
        try test.copy(to: "damaged")
        let log = try #require(await test.vault.ownLog)
        let path = "\(test.folder.path)/damaged/logs/\(log)/frames"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path))
        let damaged = try await test.open("damaged")
        #expect(try await damaged.notes().count < 5)
        let result = try await damaged.merge(from: test.vault.store, at: "vault")
        #expect(try await damaged.notes() == ["0", "1", "2", "3", "4"])
        #expect(result.notices.contains { $0.contains("mended") })
        // The other way round, damage over there hurts nothing here.
        try bytes.write(to: URL(filePath: path))
        let back = try await test.vault.merge(from: test.store("damaged"), at: "damaged")
        #expect(back.newEntries == 0 && back.notices.contains { $0.contains("damaged") })
        #expect(try await test.vault.notes().count == 5)
    }

    @Test func onlyTheNamedBlobIsTakenOver() async throws {
        let test = try await TestVault()
        try await test.vault.close()
        try test.copy(to: "other")
        let other = try await test.open("other")
        var references: [BlobReference] = []
        for text in ["first", "second"] {
            let reference = try await other.keep(Array(text.utf8), fileExtension: "txt", record: Array("{}".utf8))
            _ = try await other.append("note", [Field("evidence", reference.bytes)])
            references.append(reference)
        }
        let path = URL(filePath: "\(test.folder.path)/other/\(StorePath.blob(references[0].id))")
        var bytes = try Data(contentsOf: path)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: path)
        let result = try await test.vault.merge(from: other.store, at: "other")
        #expect(result.newBlobs == 1 && result.notices.contains { $0.contains("\(references[0].id)") })
        #expect(try !test.store("vault").exists(.blob(references[0].id)))
        #expect(try await test.vault.state(of: references[1], readingAll: true) == .sound)
        // Where it is sound, it is taken over at the next merge.
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: path)
        #expect(try await test.vault.merge(from: other.store, at: "other").newBlobs == 1)
        #expect(try await test.vault.merge(from: other.store, at: "other").isEmpty)
    }

    @Test func otherVaultsAndTheVaultItselfAreRefused() async throws {
        let (test, other) = (try await TestVault(), try await TestVault())
        await #expect(throws: VaultError.self) { try await test.vault.merge(from: other.vault.store, at: "other") }
        await #expect(throws: VaultError.self) { try await test.vault.merge(from: test.vault.store, at: "vault") }
        await #expect(throws: VaultError.self) { try await test.vault.merge(from: test.store("none"), at: "none") }
        #expect(throws: VaultError.self) {
            try Vault.merge(into: test.vault.store, at: "vault", from: other.vault.store, at: "other")
        }
    }
}

extension Store {
    /// Tells folders apart.
    func place(_ path: StorePath) -> String { (self as? FolderStore)?.folder ?? "" }
}
