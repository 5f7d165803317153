// What was erased is gone, stays gone, and leaves a log that verifies.

import Foundation
import Testing

@testable import Vault

@Suite struct ErasingTests {
    @Test func bodiesAndBlobsAreGoneAndTheLogIsWhole() async throws {
        let test = try await TestVault()
        let blob = try await test.vault.keep(Array("captured".utf8), fileExtension: nil, record: Array("{}".utf8))
        try await test.vault.note("before")
        let id = try await test.vault.append("note", [Field("text", "secret"), Field("evidence", blob.bytes)])
        try await test.vault.note("after")
        try await test.vault.close()
        try test.copy(to: "copy")
        let frames = URL(filePath: "\(test.folder.path)/vault/logs/\(id.log)/frames")
        let before = try Data(contentsOf: frames)
        let sealed = try Self.sealed(id, in: test.vault)
        let order = try await test.vault.entries().map(\.entry.id).filter { $0 != id }

        let places = try await test.vault.erase([.entry(id), .blob(blob.id)], reason: "asked for")
        let after = try Data(contentsOf: frames)
        #expect(before.range(of: Data(sealed)) != nil && after.range(of: Data(sealed)) == nil)
        #expect(try !test.store("vault").exists(.blob(blob.id)))
        #expect(try await test.vault.notes() == ["before", "after"])
        #expect(try await test.vault.entries().map(\.entry.id).filter { order.contains($0) } == order)
        #expect(places.contains { $0.contains("exported") })
        // Again: nothing new is written.
        let size = try Data(contentsOf: frames).count
        _ = try await test.vault.erase([.entry(id), .blob(blob.id)], reason: "asked for")
        #expect(try Data(contentsOf: frames).count == size)

        // A copy that still has it: it does not come back, and is erased there too.
        let copy = try await test.open("copy")
        try await copy.note("in the copy")
        _ = try await test.vault.merge(from: copy.store, at: "copy")
        #expect(try await test.vault.entry(id) == nil)
        #expect(try !test.store("vault").exists(.blob(blob.id)))
        _ = try await copy.merge(from: test.vault.store, at: "vault")
        #expect(try !test.store("copy").exists(.blob(blob.id)))
        let there = try Data(contentsOf: URL(filePath: "\(test.folder.path)/copy/logs/\(id.log)/frames"))
        #expect(there.range(of: Data(sealed)) == nil)
        #expect(try await copy.agreed() == test.vault.agreed())
        // Opened anew, and written to.
        try await test.vault.close()
        try await copy.close()
        try test.copy("copy", to: "again")
        let again = try await test.open("again")
        try await again.note("more")
        #expect(try await again.notes() == ["before", "after", "in the copy", "more"])
    }

    /// An entry that brought the news of other logs is erased: the order of all others stays.
    @Test func erasingChangesNoOrder() async throws {
        let test = try await TestVault()
        try await test.vault.close()
        try test.copy(to: "copy")
        let copy = try await test.open("copy", TestVault.words, clock: 1_000_000_000_000)
        try await test.vault.note("first")
        _ = try await copy.merge(from: test.vault.store, at: "vault")
        let id = try await copy.append("note", [Field("text", "second")])
        try await copy.note("third")
        #expect(try await copy.notes() == ["first", "second", "third"])
        _ = try await copy.erase([.entry(id)], reason: "x")
        #expect(try await copy.notes() == ["first", "third"])
        _ = try await test.vault.merge(from: copy.store, at: "copy")
        #expect(try await test.vault.notes() == ["first", "third"])
    }

    @Test func whatEverythingRestsOnIsNeverErased() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        let genesis = await test.vault.history.genesis
        for item in [ErasableItem.entry(genesis), .blob(.random()), .entry(EntryID(log: .random(), index: 0))] {
            await #expect(throws: VaultError.self) { try await test.vault.erase([item], reason: "x") }
        }
        // An owner whose program asks nobody.
        let forged = try await test.vault.force(.erased(item: genesis.description, reason: "x"))
        #expect(try await test.vault.refusal(of: forged) != nil)
        #expect(try await test.vault.applyErasures() == [])
        try await test.vault.close()
        try test.copy(to: "copy")
        #expect(try await test.open("copy").notes() == ["one"])
    }

    @Test func whatAPowerCutLeftUndoneIsDoneWhenTheVaultIsOpened() async throws {
        let test = try await TestVault()
        let id = try await test.vault.append("note", [Field("text", "secret")])
        try await test.vault.refresh()
        let shown = try await test.vault.shownTypes(of: [id])[id.description]
        _ = try await test.vault.force(.erased(item: id.description, reason: "x", shown: shown))
        try await test.vault.close()
        try test.copy(to: "copy")
        let sealed = try Self.sealed(id, in: test.vault)
        _ = try await test.open("copy")
        let bytes = try Data(contentsOf: URL(filePath: "\(test.folder.path)/copy/logs/\(id.log)/frames"))
        #expect(bytes.range(of: Data(sealed)) == nil)
    }

    static func sealed(_ id: EntryID, in vault: Vault) throws -> [UInt8] {
        var reader = LogReader(store: vault.store, vault: vault.id, from: LogState(log: id.log))
        while let batch = try reader.next() {
            if let entry = batch.entries.first(where: { $0.index == id.index }) { return [UInt8](entry.sealed) }
        }
        throw VaultError.notFound(what: id.description)
    }
}
