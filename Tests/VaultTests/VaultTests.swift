// A vault as its members use it: made, opened, written to, copied.

import Foundation
import Testing

@testable import Vault

/// A vault in a folder, with a clock that goes on by a second at each look, and a state folder of its own.
struct TestVault {
    let folder: TemporaryFolder
    let setting: VaultSetting
    let vault: Vault
    let recovery: RecoveryKey

    static let words = "seven quiet words that nobody knows"

    static func passphrase(_ words: String = TestVault.words) throws -> AgePassphrase { try AgePassphrase(words) }

    init() async throws {
        folder = try TemporaryFolder()
        var setting = VaultSetting(stateFolder: folder.path + "/state", workFactor: 4)
        setting.patience = 0.1
        self.setting = setting
        let made = try await Vault.make(
            in: FolderStore(folder: folder.path + "/vault"), at: "vault", owner: "Owner", passphrase: Self.passphrase(),
            setting: setting)
        (vault, recovery) = (made.vault, made.recovery)
    }

    func open(_ name: String = "vault", _ words: String = TestVault.words) async throws -> Vault {
        try await Vault.unlock(
            FolderStore(folder: "\(folder.path)/\(name)"), at: name, passphrase: Self.passphrase(words),
            setting: setting)
    }

    func copy(_ from: String = "vault", to name: String) throws {
        try FileManager.default.copyItem(atPath: "\(folder.path)/\(from)", toPath: "\(folder.path)/\(name)")
    }
}

extension Vault {
    /// The texts of the notes that count, in their order.
    func notes() throws -> [String] {
        try entries().filter { if case .counts = $0.standing { $0.entry.type == "note" } else { false } }.map {
            $0.entry.text("text") ?? "?"
        }
    }

    func note(_ text: String) async throws { _ = try await append("note", [Field("text", text)]) }
}

@Suite struct VaultTests {
    @Test func keepsWhatWasWrittenAndOpensOnlyWithThePassphrase() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.note("two")
        try await test.vault.close()
        #expect(try await test.open().notes() == ["one", "two"])
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open("vault", "some other words entirely") }
    }

    @Test func theKeyOnPaperOpensIt() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        let again = try RecoveryKey(test.recovery.secretText().lowercased())
        let opened = try await Vault.unlock(
            FolderStore(folder: test.folder.path + "/vault"), at: "vault", recovery: again, setting: test.setting)
        #expect(try await opened.notes() == ["one"])
        await #expect(throws: VaultError.self) {
            try await Vault.unlock(
                FolderStore(folder: test.folder.path + "/vault"), at: "vault", recovery: RecoveryKey(),
                setting: test.setting)
        }
    }

    @Test func makesNoVaultOverAnother() async throws {
        let test = try await TestVault()
        await #expect(throws: VaultError.alreadyAVault(path: "vault")) {
            try await Vault.make(
                in: FolderStore(folder: test.folder.path + "/vault"), at: "vault", owner: "X",
                passphrase: TestVault.passphrase(),
                setting: test.setting)
        }
        await #expect(throws: VaultError.self) { try await test.open("nothing") }
    }

    @Test func aCopyBeginsALogOfItsOwn() async throws {
        let test = try await TestVault()
        try await test.vault.note("before")
        try await test.vault.close()
        try test.copy(to: "copy")
        let copy = try await test.open("copy")
        try await copy.note("in the copy")
        try await test.vault.note("in the original")
        let (ours, theirs) = (await test.vault.ownLog, await copy.ownLog)
        #expect(ours != theirs)
        #expect(try await copy.notes() == ["before", "in the copy"])
    }

    @Test func theSameCopyGoesOnWithItsLog() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        let log = await test.vault.ownLog
        let other = try await test.open()
        await #expect(throws: StoreError.self, "the first still holds the log") { try await other.note("too early") }
        try await test.vault.close()
        let again = try await test.open()
        try await again.note("two")
        #expect(await again.ownLog == log)
        #expect(try await again.notes() == ["one", "two"])
    }

    @Test func aVaultThatWasRolledBackIsNamed() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        let log = try #require(await test.vault.ownLog)
        let frames = URL(filePath: "\(test.folder.path)/vault/logs/\(log)/frames")
        let before = try Data(contentsOf: frames)
        try await test.vault.note("two")
        try await test.vault.close()
        let handle = try FileHandle(forWritingTo: frames)
        try handle.truncate(atOffset: UInt64(before.count))
        let opened = try await test.open()
        #expect(await opened.notices.contains { $0.contains("this device has seen 3") })
    }

    @Test func anotherFirstEntryIsRefused() async throws {
        let (test, other) = (try await TestVault(), try await TestVault())
        for name in ["logs", "epochs"] {
            try FileManager.default.removeItem(atPath: "\(test.folder.path)/vault/\(name)")
            try FileManager.default.copyItem(
                atPath: "\(other.folder.path)/vault/\(name)", toPath: "\(test.folder.path)/vault/\(name)")
        }
        await #expect(throws: VaultError.self) { try await test.open() }
    }

    @Test func aVaultThatWasNotFinishedIsNamed() async throws {
        let test = try await TestVault()
        try FileManager.default.removeItem(atPath: test.folder.path + "/vault/FORMAT")
        let opening = await #expect(throws: VaultError.self) { try await test.open() }
        let making = await #expect(throws: VaultError.self) {
            try await Vault.make(
                in: test.vault.store, at: "vault", owner: "Owner", passphrase: TestVault.passphrase(),
                setting: test.setting)
        }
        for said in [opening, making] { #expect(said?.description.contains("'habeas init' was stopped") == true) }
    }

    @Test func newerFormatsAreRefusedInWords() async throws {
        let test = try await TestVault()
        try Data("habeas vault 2\nid 00\n".utf8).write(to: URL(filePath: test.folder.path + "/vault/FORMAT"))
        let error = await #expect(throws: VaultError.self) { try await test.open() }
        #expect(error?.description.contains("newer Habeas") == true)
    }
}
