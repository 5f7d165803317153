// Snapshots that a caller keeps beside the vault, and going on from where they end.

import Testing

@testable import Vault

@Suite struct VaultSnapshotTests {
    @Test func goesOnFromTheSnapshotWithoutReadingAgain() async throws {
        let test = try await TestVault()
        for number in 0..<5 { try await test.vault.note("\(number)") }
        _ = try await test.vault.entries()
        let heads = await test.vault.heads
        try await test.vault.keep(Snapshot(heads: heads, bytes: [1, 2, 3]), schema: "index 1")
        try await test.vault.close()

        let again = try await test.open()
        let kept = try await again.snapshot(schema: "index 1").get()
        #expect(kept.bytes == [1, 2, 3])
        try await again.note("later")
        let later = try await again.entries(after: kept.heads)
        #expect(later.compactMap { $0.entry.text("text") } == ["later"])
        #expect(try await again.entries(after: await again.heads).isEmpty)
        #expect(try await again.entries().compactMap { $0.entry.text("text") } == ["0", "1", "2", "3", "4", "later"])
    }

    @Test func anotherFormIsNotRead() async throws {
        let test = try await TestVault()
        try await test.vault.keep(Snapshot(heads: [], bytes: []), schema: "index 1")
        #expect(await test.vault.snapshot(schema: "index 2") == .failure(.otherSchema("index 1")))
    }

    @Test func aSnapshotOfLogsThatWereCutIsNotUsed() async throws {
        let test = try await TestVault()
        let made = try #require(await test.vault.heads.first)
        let longer = LogHead(log: made.log, size: made.size + 1, root: made.root)
        try await test.vault.keep(Snapshot(heads: [longer], bytes: []), schema: "index 1")
        #expect(await test.vault.snapshot(schema: "index 1") == .failure(.absent))
    }
}
