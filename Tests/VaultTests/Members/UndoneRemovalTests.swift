// Somebody who was removed and can still write to the folder: nothing that they do there makes others write for them again.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct UndoneRemovalTests {
    /// A vault from which a member was removed, the place of the entry that says so, and the files as they were before.
    private func removed() async throws -> (test: TestVault, entry: EntryID, before: Data) {
        let test = try await TestVault()
        let card = try await test.vault.addMember(
            name: "Colleague", role: .owner, passphrase: TestVault.passphrase("another seven words of nobody else"))
        try await test.vault.close()
        let log = try #require(await test.vault.ownLog)
        let before = try Data(contentsOf: frames(test, log))
        try await test.vault.removeMember(card.id)
        try await test.vault.close()
        let entry = try #require(
            try await test.vault.entries().first { $0.entry.type == "vault.removed" }?.entry.id)
        return (test, entry, before)
    }

    private func frames(_ test: TestVault, _ log: Identifier) -> URL {
        URL(filePath: "\(test.folder.path)/vault/logs/\(log)/frames")
    }

    private func expectNothingIsWritten(_ vault: Vault) async throws {
        let size = await vault.heads
        await #expect(throws: VaultError.self) { try await vault.note("for members only") }
        await #expect(throws: VaultError.self) {
            try await vault.keep(Array("file".utf8), fileExtension: nil, record: Array("{}".utf8))
        }
        #expect(await vault.heads == size)
    }

    @Test(arguments: [true, false]) func theEntryWasMadeBlank(deviceRemembers: Bool) async throws {
        let (test, entry, _) = try await removed()
        let file = frames(test, entry.log)
        var all = FrameBytes.all(in: [UInt8](try Data(contentsOf: file)))
        let index = all.indices.filter { all[$0].kind != .commit }[Int(entry.index)]
        all[index].kind = .erasedEntry
        for at in (2 + Leaf.length)..<all[index].payload.count { all[index].payload[at] = 0 }
        try Data(all.flatMap(\.bytes)).write(to: file)
        if !deviceRemembers { try FileManager.default.removeItem(atPath: test.folder.path + "/state") }
        let opened = try await test.open()
        #expect(await opened.membership.current.count == 2)
        #expect(await opened.notices.contains { $0.contains("has lost its body") })
        try await expectNothingIsWritten(opened)
    }

    @Test func theLogWasCut() async throws {
        let (test, entry, before) = try await removed()
        try before.write(to: frames(test, entry.log))
        let opened = try await test.open()
        #expect(await opened.membership.current.count == 2)
        try await expectNothingIsWritten(opened)
    }

    /// The sealed state is believed without being read again, so only the member's own is.
    @Test func theStateIsAnotherMembers() async throws {
        let test = try await TestVault()
        let history = await test.vault.history
        let epoch = try #require(await test.vault.membership.epochs.last)
        let secret = try #require(await test.vault.epochKeys.secret(of: epoch.id))
        let snapshot = Snapshot(heads: await test.vault.heads, bytes: history.encoded())
        func states(_ secret: EpochSecret) async throws -> UInt64 {
            try snapshot.write(
                to: test.vault.store, .state, schema: VaultHistory.schema, secret: secret, vault: test.vault.id)
            return try await test.open().stateSize
        }
        #expect(try await states(secret) == 0)
        #expect(try await states(secret.bound(to: AgeSecretKey())) == 0)
        #expect(try await states(secret.bound(to: test.vault.identity)) == history.size)
    }

    /// Any member can write a first entry that names the recovery key; only the holder of that key has signed one.
    @Test func theFirstEntryIsTheOneThatTheRecoveryKeySigned() async throws {
        let test = try await TestVault()
        let (store, author, identity) = (test.store("vault"), Author.random(), AgeSecretKey())
        let (epoch, id) = (Epoch.random(), test.vault.id)
        let log = try #require(Identifier(hex: String(repeating: "0", count: 32)))
        let card = MemberCard(
            id: author.id, name: "Owner", role: .owner, recipient: try identity.publicKey,
            key: try #require(author.verifyingKey))
        let event = VaultEvent.created(owner: card, recovery: try RecoveryCard(test.recovery), epoch: try epoch.card())
        let genesis = await test.vault.history.genesis
        let signature = try #require(try await test.vault.entry(genesis)?.entry[RecoverySignature.field])
        try store.replace(
            .epoch(epoch.id, file: .random()),
            with: try epoch.sealed(to: [try test.recovery.identity.publicKey], vault: id), durably: true)
        var appender = try LogAppender(store: store, vault: id, from: LogState(log: log))
        let fields =
            Vault.header(event.type, author: author.id, time: "2026-01-01T00:00:00.000Z", seen: []) + event.fields
            + [Field(RecoverySignature.field, signature)]
        _ = try appender.append([Batch([fields], by: author)], sealedBy: .member(epoch.secret))
        _ = consume appender
        let opened = try await Vault.unlock(store, at: "vault", recovery: test.recovery, setting: test.setting)
        #expect(await opened.history.genesis == genesis)
        try FileManager.default.removeItem(atPath: "\(test.folder.path)/vault/logs/\(genesis.log)")
        await #expect(throws: VaultError.self) {
            try await Vault.unlock(store, at: "vault", recovery: test.recovery, setting: test.setting)
        }
    }

    @Test func filesThatSomebodyPutAmongTheKeysKeepNobodyOut() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        let epoch = try #require(await test.vault.membership.epochs.last)
        let first = try #require(Identifier(hex: String(repeating: "0", count: 32)))
        let file = try Age.seal(
            Array("x".utf8), to: [.scrypt(TestVault.passphrase("words of somebody else entirely"), workFactor: 4)])
        for planted in [Array("no age file".utf8), [], [UInt8](repeating: 0, count: 1 << 17), file] {
            try Data(planted).write(to: URL(filePath: "\(test.folder.path)/vault/keys/\(first).age"))
            try Data(count: 2 << 20).write(
                to: URL(filePath: "\(test.folder.path)/vault/epochs/\(epoch.id)/\(first).age"))
            try? FileManager.default.removeItem(atPath: test.folder.path + "/state")
            #expect(try await test.open().notes() == ["one"])
        }
    }

    @Test func aLogThatChangesWhileItIsCopiedIsNotTakenOver() throws {
        let test = try TestLog()
        try test.append(["one"])
        let before = try test.bytes()
        try test.append(["two"])
        var other = try MemoryStore(folder: test.folder.path)
        try Data(before).write(to: URL(filePath: test.frames))
        other.copiesAreChanged = true
        var merge = LogMerge(ours: test.store, theirs: other, vault: test.vault, log: test.log)
        #expect(throws: VaultError.self) { _ = try merge.run() }
        #expect(try test.texts() == ["one"])
        other.copiesAreChanged = false
        merge = LogMerge(ours: test.store, theirs: other, vault: test.vault, log: test.log)
        #expect(try merge.run() == .added(1))
        #expect(try test.texts() == ["one", "two"])
    }

    /// A file whose name says that it holds the last hashes that a log could have.
    @Test func aTileOfNoLogIsNamed() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        let log = try #require(await test.vault.ownLog)
        for kind in ["0", "entries"] {
            let path = "logs/\(log)/tile/\(kind)/x072/x057/x594/x037/x927"
            try FileManager.default.createDirectory(
                atPath: "\(test.folder.path)/vault/\(path)", withIntermediateDirectories: true)
            try Data(count: 8_192).write(to: URL(filePath: "\(test.folder.path)/vault/\(path)/935"))
            let report = try await test.vault.verify()
            #expect(report.problems.contains { $0.kind == .tile && $0.place == "\(path)/935" })
        }
    }

    @Test func onlyHeadsThatALogHadAreStamped() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        let heads = await test.vault.heads
        var madeUp = try #require(heads.first)
        madeUp.root = .init(SHA256.hash(data: [1]))
        #expect(try await test.vault.headsThatWere(among: Set(heads + [madeUp])) == Set(heads))
    }
}
