// Backups are whole, are read again, and come back as copies of their own.

import Foundation
import Testing

@testable import Vault

@Suite struct BackupTests {
    @Test func aBackupComesBackWithEverything() async throws {
        let test = try await TestVault()
        let blob = try await test.vault.keep(Array("captured".utf8), fileExtension: nil, record: Array("{}".utf8))
        _ = try await test.vault.append("note", [Field("text", "one"), Field("evidence", blob.bytes)])
        let made = try await test.vault.backup(to: test.store("backup"), at: "backup")
        #expect(made.blobs == 1 && made.copied.newEntries == 2)
        try await test.vault.note("two")
        #expect(try await test.vault.backup(to: test.store("backup"), at: "backup").copied.newEntries == 2)
        try await test.vault.close()

        let restored = try Vault.restore(
            from: test.store("backup"), at: "backup", to: test.store("restored"), at: "restored")
        #expect(restored.blobs == 1)
        let vault = try await test.open("restored")
        #expect(try await vault.notes() == ["one", "two"])
        #expect(try await vault.state(of: blob, readingAll: true) == .sound)
        try await vault.note("in the restored one")
        let (log, original) = (await vault.ownLog, await test.vault.ownLog)
        #expect(log != original)
        try await test.vault.exchange(with: vault)
        #expect(try await vault.agreed() == test.vault.agreed())
        let recovered = try await Vault.unlock(
            test.store("backup"), at: "backup", recovery: test.recovery, setting: test.setting)
        #expect(try await recovered.notes() == ["one", "two"])
    }

    @Test func onlyEmptyFoldersAndOwnBackupsAreWrittenTo() async throws {
        let (test, other) = (try await TestVault(), try await TestVault())
        let foreign = test.folder.path + "/foreign"
        try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: foreign + "/letter.txt"))
        for store in [test.store("foreign"), FolderStore(folder: other.folder.path + "/vault"), test.store("vault")] {
            await #expect(throws: VaultError.self) { try await test.vault.backup(to: store, at: "there") }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: foreign) == ["letter.txt"])
        try await test.vault.note("one")
        _ = try await test.vault.backup(to: test.store("backup"), at: "backup")
        for target in ["foreign", "vault", "backup"] {
            #expect(throws: VaultError.self) {
                try Vault.restore(from: test.store("backup"), at: "backup", to: test.store(target), at: target)
            }
        }
        #expect(throws: VaultError.self) {
            try Vault.restore(from: test.store("foreign"), at: "foreign", to: test.store("new"), at: "new")
        }
    }

    @Test func whatWasErasedIsErasedInTheBackupWhenItIsMadeAgain() async throws {
        let test = try await TestVault()
        let blob = try await test.vault.keep(Array("captured".utf8), fileExtension: nil, record: Array("{}".utf8))
        let id = try await test.vault.append("note", [Field("text", "secret"), Field("evidence", blob.bytes)])
        let sealed = try ErasingTests.sealed(id, in: test.vault)
        _ = try await test.vault.backup(to: test.store("backup"), at: "/media/stick")
        let places = try await test.vault.erase([.entry(id), .blob(blob.id)], reason: "x")
        #expect(places.contains { $0.contains("/media/stick") })
        #expect(try test.store("backup").exists(.blob(blob.id)))
        _ = try await test.vault.backup(to: test.store("backup"), at: "/media/stick")
        #expect(try !test.store("backup").exists(.blob(blob.id)))
        let bytes = try Data(contentsOf: URL(filePath: "\(test.folder.path)/backup/logs/\(id.log)/frames"))
        #expect(bytes.range(of: Data(sealed)) == nil)
    }

    @Test func aBackupThatCantBeReadBackIsNotCalledOne() async throws {
        let test = try await TestVault()
        let blob = try await test.vault.keep(Array("captured".utf8), fileExtension: nil, record: Array("{}".utf8))
        _ = try await test.vault.append("note", [Field("evidence", blob.bytes)])
        _ = try await test.vault.backup(to: test.store("backup"), at: "backup")
        let file = URL(filePath: "\(test.folder.path)/backup/\(StorePath.blob(blob.id))")
        let whole = try Data(contentsOf: file)
        try whole.dropLast().write(to: file)
        let error = await #expect(throws: VaultError.self) {
            try await test.vault.backup(to: test.store("backup"), at: "backup")
        }
        #expect(error?.description.contains("\(blob.id)") == true)
        try whole.write(to: file)
        _ = try await test.vault.backup(to: test.store("backup"), at: "backup")
    }

    @Test func aPassphraseThatWasChangedIsChangedInTheBackup() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        _ = try await test.vault.backup(to: test.store("backup"), at: "backup")
        try await test.vault.changePassphrase(from: TestVault.passphrase(), to: TestVault.passphrase("new"))
        _ = try await test.vault.backup(to: test.store("backup"), at: "backup")
        _ = try await test.open("backup", "new")
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open("backup") }
    }
}
