// What somebody without keys adds to a copy, or takes from it, does not become part of the vault by merging.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct UnsignedTailTests {
    /// Adds entries to a log of a copy as somebody does who has the folder and no keys.
    static func add(_ count: Int, to log: Identifier, in test: TestVault, _ name: String) async throws {
        let epoch = try #require(await test.vault.membership.epochs.first)
        let secret = EpochSecret(epoch: epoch.id, secret: SymmetricKey(size: .bits256))
        var appender = try LogAppender(store: test.store(name), vault: test.vault.id, from: LogState(log: log))
        for number in 0..<count {
            let header = Vault.header("note", author: test.vault.member, time: "2026-01-01T00:00:00.000Z", seen: [])
            _ = try appender.append(
                [Batch([header + [Field("text", "planted \(number)")]], by: .random())], sealedBy: .member(secret))
        }
    }

    @Test func itStaysWhereItIs() async throws {
        let test = try await TestVault()
        let log = try #require(await test.open().history.genesis.log)
        try await test.vault.note("one")
        try await test.vault.close()
        try test.copy(to: "ours")
        let ours = try await test.open("ours")
        try await test.vault.note("two")
        try await test.vault.close()
        try test.copy(to: "stick")
        try await Self.add(3, to: log, in: test, "stick")
        for _ in 0..<2 {
            let result = try await ours.merge(from: test.store("stick"), at: "stick")
            #expect(result.forks == [])
            #expect(result.notices.contains { $0.contains("3 entries that no member has signed") })
        }
        #expect(try await ours.notes() == ["one", "two"])
        #expect(try test.store("ours").names(in: .forks(of: log)).count == 1)
        #expect(try await ours.verify().problems.map(\.what) == [])
        // The log goes on as if nothing had been.
        try await test.vault.note("three")
        let result = try await ours.merge(from: test.vault.store, at: "vault")
        #expect(result.forks == [] && result.newEntries == 1)
        #expect(try await ours.notes() == ["one", "two", "three"])
    }

    /// A newcomer merges without keys, and so has taken it over; with keys it makes way for what a member signed.
    @Test(arguments: [true, false]) func itMakesWay(isOwnLog: Bool) async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        let log = try #require(await test.vault.ownLog)
        try test.copy(to: "ours")
        try test.copy(to: "stick")
        try await Self.add(2, to: log, in: test, "stick")
        _ = try Vault.merge(into: test.store("ours"), at: "ours", from: test.store("stick"), at: "stick")
        var opened = try await test.open("ours")
        #expect(await opened.history.tracks[log]?.state.tree.size == 4)
        if isOwnLog { try await opened.note("ours") }
        try await opened.close()
        try await test.vault.note("two")
        try await test.vault.note("three")
        try await test.vault.close()
        opened = try await test.open("ours")
        let result = try await opened.merge(from: test.vault.store, at: "vault")
        #expect(result.forks == [] && result.notices.contains { $0.contains("made way") })
        let expected = ["one"] + (isOwnLog ? ["ours"] : []) + ["two", "three"]
        #expect(try await Set(opened.notes()) == Set(expected))
        try await opened.note("four")
        try await opened.close()
        let again = try await test.open("ours")
        #expect(await again.notices == [])
        #expect(try await again.notes().count == expected.count + 1)
        // Whoever has written down that they saw it has seen another log.
        #expect(try await again.verify().problems.map(\.kind) == (isOwnLog ? [.rolledBack] : []))
    }

    /// A log that goes two ways, both signed by a member, stays as it is on both sides.
    @Test func whatIsSignedMakesNoWay() async throws {
        let (test, log) = try await TestVault.wentTwoWays()
        try await Self.add(1, to: log, in: test, "other")
        let result = try await test.vault.merge(from: test.store("other"), at: "other")
        #expect(result.forks.map(\.commonSize) == [2])
        #expect(result.notices.contains { $0.contains("by hand") })
        #expect(try await test.vault.notes() == ["one", "ours"])
    }

    /// Entries of a member whom this copy does not know yet are kept, and count once it does.
    @Test func whatIsKeptAsideIsTakenInWhenItsSignerIsKnown() async throws {
        let test = try await TestVault()
        try await test.vault.close()
        try test.copy(to: "ours")
        _ = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        try await test.vault.close()
        try test.copy(to: "m")
        let m = try await test.open("m", "m")
        try await m.note("from M")
        try await m.close()
        let log = try #require(await m.ownLog)
        // A copy that has the newcomer's log, and not the one that says who they are.
        try test.copy("ours", to: "half")
        try FileManager.default.copyItem(
            atPath: "\(test.folder.path)/m/logs/\(log)", toPath: "\(test.folder.path)/half/logs/\(log)")
        let ours = try await test.open("ours")
        let half = try await ours.merge(from: test.store("half"), at: "half")
        #expect(half.notices.contains { $0.contains("no member has signed") })
        #expect(try await ours.notes() == [])
        let result = try await ours.merge(from: test.vault.store, at: "vault")
        #expect(result.notices.contains { $0.contains("signed by a member") })
        #expect(try await ours.notes() == ["from M"])
        // With both at once nothing is kept aside.
        try test.copy("half", to: "again")
        let again = try await test.open("again")
        #expect(try await again.merge(from: m.store, at: "m").notices == [])
        #expect(try await again.notes() == ["from M"])
    }

    /// Somebody with the folder made an entry blank; another copy has it.
    @Test func bodiesThatAreGoneComeBack() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        let kept = try await test.vault.append("note", [Field("text", "erased rightly")])
        try await test.vault.removeMember(card.id)
        let blank = try await test.vault.append("note", [Field("text", "two")])
        let removal = try #require(try await test.vault.entries().first { $0.entry.type == "vault.removed" }?.entry.id)
        try await test.vault.close()
        try test.copy(to: "copy")
        _ = try await test.vault.erase([.entry(kept)], reason: "asked for")
        try await test.vault.close()
        let file = URL(filePath: "\(test.folder.path)/vault/logs/\(blank.log)/frames")
        var all = FrameBytes.all(in: [UInt8](try Data(contentsOf: file)))
        let entries = all.indices.filter { all[$0].kind != .commit }
        for index in [entries[Int(blank.index)], entries[Int(removal.index)]] {
            all[index].kind = .erasedEntry
            for at in (2 + Leaf.length)..<all[index].payload.count { all[index].payload[at] = 0 }
        }
        try Data(all.flatMap(\.bytes)).write(to: file)
        let opened = try await test.open()
        await #expect(throws: VaultError.self) { try await opened.note("three") }
        let result = try await opened.merge(from: test.store("copy"), at: "copy")
        #expect(result.notices.contains { $0.contains("2 entries that had lost their bodies") })
        try await opened.note("three")
        #expect(try await opened.notes() == ["two", "three"])
        #expect(await opened.membership.current.count == 1)
        let problems = try await opened.verify().problems.map(\.what)
        #expect(problems == [])
        try await opened.close()
        #expect(try await test.open().notes() == ["two", "three"])
    }

    /// An owner erases, and is removed by somebody who does not know it: what they did is undone where another copy has it.
    @Test func whatWasErasedWithoutTheRightComesBack() async throws {
        let (test, _) = try await TestVault.erasedByOneWhoWasRemoved()
        let ours = try await test.open("b")
        #expect(try await ours.notes() == [])
        _ = try await ours.merge(from: test.vault.store, at: "vault")
        #expect(try await ours.notes() == ["kept"])
        try await ours.note("more")
        _ = try await test.vault.merge(from: ours.store, at: "b")
        #expect(try await test.vault.notes() == ["kept", "more"])
    }

    @Test func onlyEvidenceThatEntriesNameIsTakenOver() async throws {
        let test = try await TestVault()
        try await test.vault.close()
        try test.copy(to: "other")
        let other = try await test.open("other")
        let named = try await other.keep(Array("named".utf8), fileExtension: nil, record: Array("{}".utf8))
        let unnamed = try await other.keep(Array("unnamed".utf8), fileExtension: nil, record: Array("{}".utf8))
        let longer = try await other.keep(Array("longer".utf8), fileExtension: nil, record: Array("{}".utf8))
        for blob in [named, longer] { _ = try await other.append("note", [Field("evidence", blob.bytes)]) }
        let handle = try FileHandle(
            forWritingTo: URL(filePath: "\(test.folder.path)/other/\(StorePath.blob(longer.id))"))
        try handle.truncate(atOffset: 1 << 40)
        let result = try await test.vault.merge(from: other.store, at: "other")
        #expect(result.newBlobs == 1)
        #expect(result.notices.contains { $0.contains("1 file of evidence there is named by no entry") })
        #expect(result.notices.contains { $0.contains("\(longer.id)") })
        #expect(try await test.vault.state(of: named, readingAll: true) == .sound)
        for blob in [unnamed, longer] { #expect(try !test.store("vault").exists(.blob(blob.id))) }
    }
}
