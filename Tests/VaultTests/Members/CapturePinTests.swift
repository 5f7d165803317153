// Whoever can write to a capture device's folder can't turn it to themselves: the machine remembers whose word it took.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct CapturePinTests {
    /// The setting of a machine that has never seen the vault.
    static func phone(_ test: TestVault) -> VaultSetting {
        VaultSetting(stateFolder: test.folder.path + "/phone", workFactor: 4)
    }

    /// Whether the folder can be captured with on the phone.
    static func opens(_ test: TestVault, _ name: String = "device") -> Bool {
        (try? CaptureDevice(test.store(name), at: name, setting: phone(test))) != nil
    }

    /// Turns a device's folder to somebody else's key, wholly consistent in itself.
    static func turn(_ test: TestVault, _ name: String, device: Identifier) throws {
        let (thief, store) = (Author.random(), test.store(name))
        let verifier = try Note.Verifier(
            name: CaptureRecipient.signerName(vault: test.vault.id, owner: thief.id),
            publicKey: try #require(thief.verifyingKey).bytes)
        let recipient = CaptureRecipient(
            vault: test.vault.id, device: device, epoch: .random(), number: 9, recipient: try AgeSecretKey().publicKey)
        try store.replace(.captureOwner, with: Array("\(verifier)\n".utf8), durably: false)
        try store.replace(.captureRecipient, with: recipient.signed(by: thief), durably: false)
    }

    @Test func anotherOwnerIsRefused() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        // What the machine that captures remembers, and the one that made it.
        #expect(Self.opens(test))
        try test.copy("device", to: "moved")
        try Self.turn(test, "device", device: card.id)
        let error = #expect(throws: VaultError.self) {
            try CaptureDevice(test.store("device"), at: "device", setting: Self.phone(test))
        }
        #expect(error?.description.contains("another owner") == true)
        #expect(throws: VaultError.self) { try CaptureDevice(test.store("device"), at: "d", setting: test.setting) }
        await #expect(throws: VaultError.self) { try await test.vault.updateDevice(test.store("device"), at: "device") }
        // The true folder, elsewhere, goes on.
        #expect(Self.opens(test, "moved"))
        try Self.turn(test, "moved", device: card.id)
        #expect(!Self.opens(test, "moved"))
    }

    @Test func anotherDeviceInItsPlaceIsRefused() async throws {
        let test = try await TestVault()
        _ = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        _ = try await test.vault.addDevice("Other", in: test.store("other"), at: "other")
        #expect(Self.opens(test))
        try test.copy("device", to: "kept")
        try Self.turn(test, "device", device: .random())
        #expect(!Self.opens(test))
        // One that this machine knows may be put there: cards are exchanged.
        #expect(Self.opens(test, "other"))
        try FileManager.default.removeItem(atPath: "\(test.folder.path)/device")
        try test.copy("other", to: "device")
        #expect(Self.opens(test))
        try FileManager.default.removeItem(atPath: "\(test.folder.path)/device")
        try test.copy("kept", to: "device")
        #expect(Self.opens(test))
        // One that an owner makes there is theirs.
        try FileManager.default.removeItem(atPath: "\(test.folder.path)/device")
        _ = try await test.vault.addDevice("Third", in: test.store("device"), at: "device")
        #expect((try? CaptureDevice(test.store("device"), at: "device", setting: test.setting)) != nil)
        // On the phone somebody has to say so.
        let error = #expect(throws: VaultError.self) {
            try CaptureDevice(test.store("device"), at: "device", setting: Self.phone(test))
        }
        let said = try #require(error?.description)
        let path = try #require(said.split(separator: " ").first { $0.contains("/places/") })
        try FileManager.default.removeItem(atPath: String(path))
        #expect(Self.opens(test))
    }

    @Test func anOlderRecipientIsRefused() async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        _ = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let old = try test.store("device").read(.captureRecipient, limit: 1 << 16)
        #expect(Self.opens(test))
        try await test.vault.removeMember(member.id)
        try await test.vault.updateDevice(test.store("device"), at: "device")
        #expect(Self.opens(test))
        try test.store("device").replace(.captureRecipient, with: old, durably: false)
        let error = #expect(throws: VaultError.self) {
            try CaptureDevice(test.store("device"), at: "device", setting: Self.phone(test))
        }
        #expect(error?.description.contains("older recipient") == true)
        // An owner makes it right.
        try await test.vault.updateDevice(test.store("device"), at: "device")
        #expect(Self.opens(test))
    }
}
