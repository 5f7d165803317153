// A capture device adds and opens nothing; what it added waits for an editor.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct DeviceTests {
    /// Captures some texts with their evidence.
    static func capture(_ texts: [String], on device: CaptureDevice) async throws -> [BlobReference] {
        var references: [BlobReference] = []
        for text in texts {
            var source = ArraySource(Array(text.utf8))
            let reference = try Evidence(store: device.store).put(
                &source, size: UInt64(text.utf8.count), record: Array("{}".utf8), fileExtension: "txt",
                to: await device.recipient)
            try await device.append("note", [Field("text", text), Field("evidence", reference.bytes)])
            references.append(reference)
        }
        return references
    }

    static func adoptedNotes(_ vault: Vault, _ device: Identifier) async throws -> [String] {
        try await vault.entries().filter { $0.standing == .adopted(device: device) }.map {
            $0.entry.text("text") ?? "?"
        }
    }

    @Test func capturesWaitAndThenCount() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        #expect(device.id == card.id)
        let references = try await Self.capture(["one", "two"], on: device)
        // As a copy that was merged: it waits.
        _ = try await test.vault.merge(from: device.store, at: "device")
        #expect(try await test.vault.entries().count { $0.standing == .waitsForAdoption(device: card.id) } == 2)
        let first = try await test.vault.adoptDevice(from: device.store, at: "device")
        #expect(first.entries == 0..<2)
        #expect(try await Self.adoptedNotes(test.vault, card.id) == ["one", "two"])
        #expect(try await test.vault.state(of: references[0], readingAll: true) == .sound)
        #expect(try await test.vault.adoptDevice(from: device.store, at: "device").entries.isEmpty)
        _ = try await Self.capture(["three"], on: device)
        #expect(try await test.vault.adoptDevice(from: device.store, at: "device").entries == 2..<3)
        #expect(try await Self.adoptedNotes(test.vault, card.id) == ["one", "two", "three"])
        await #expect(throws: VaultError.self) { try await device.append("vault.member", []) }
    }

    /// The number of docs/security.md: whoever takes the device opens 0 of what it captured.
    @Test func theDeviceOpensNothingOfWhatItWrote() async throws {
        let test = try await TestVault()
        _ = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        let references = try await Self.capture((0..<20).map { "capture \($0)" }, on: device)
        // Every secret in the folder, tried as every kind of key.
        let seed = String(decoding: try device.store.read(.captureKey, limit: 256), as: UTF8.self)
        let bytes = [UInt8](try #require(Data(base64Encoded: seed.trimmingCharacters(in: .whitespacesAndNewlines))))
        let identity = try AgeSecretKey(bytes: bytes)
        #expect(try device.store.names(in: .top).sorted() == ["FORMAT", "capture", "evidence", "logs", "tmp"])
        var (opened, tried) = (0, 0)
        var reader = LogReader(store: device.store, vault: device.vault, from: LogState(log: device.id))
        while let batch = try reader.next() {
            for entry in batch.entries {
                tried += 1
                if (try? Age.open(Array(entry.sealed), with: [.x25519(identity)])) != nil { opened += 1 }
                if (try? EpochKeys().open(entry, in: device.vault)) != nil { opened += 1 }
                if Data(entry.sealed).range(of: Data("capture".utf8)) != nil { opened += 1 }
            }
        }
        for reference in references {
            tried += 1
            let file = try device.store.read(.blob(reference.id), limit: 1 << 20)
            if (try? Age.open(file, with: [.x25519(identity)])) != nil { opened += 1 }
            if Data(file).range(of: Data("capture ".utf8)) != nil { opened += 1 }
        }
        #expect(tried == 40 && opened == 0)
        await #expect(throws: VaultError.self) {
            try await Vault.unlock(
                device.store, at: "device", passphrase: TestVault.passphrase(), setting: test.setting)
        }
    }

    @Test func onlyItsOwnerTellsItWhomToSealTo() async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: .owner, passphrase: TestVault.passphrase("m"))
        let card = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let other = try await test.vault.addDevice("Other", in: test.store("other"), at: "other")
        try await test.vault.close()
        try test.copy(to: "m")
        let m = try await test.open("m", "m")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        let old = try await test.vault.noteForDevice(card.id)
        let before = await device.recipient
        await #expect(throws: VaultError.self) { try await device.update(m.noteForDevice(card.id)) }
        await #expect(throws: VaultError.self) { try await device.update(test.vault.noteForDevice(other.id)) }
        var altered = old
        altered[40] ^= 1
        await #expect(throws: VaultError.self) { try await device.update(altered) }
        #expect(await device.recipient == before)

        try await test.vault.removeMember(member.id)
        try await test.vault.updateDevice(test.store("device"), at: "device")
        // The device may be at work meanwhile, or be started anew.
        try await device.update(test.vault.noteForDevice(card.id))
        await #expect(throws: VaultError.self) { try await device.update(old) }
        _ = try await Self.capture(["after the removal"], on: device)
        _ = try await test.vault.adoptDevice(from: device.store, at: "device")
        _ = try await m.merge(from: test.vault.store, at: "vault")
        #expect(try await Self.adoptedNotes(test.vault, card.id) == ["after the removal"])
        #expect(try await Self.adoptedNotes(m, card.id) == [])
        #expect(try await m.entries().contains { $0.entry.text("text") == "after the removal" } == false)

        // Somebody puts their own recipient into the folder.
        let forged = CaptureRecipient(
            vault: device.vault, device: card.id, epoch: .random(), number: 99, recipient: try AgeSecretKey().publicKey)
        try test.store("device").replace(.captureRecipient, with: forged.signed(by: .random()), durably: false)
        #expect(throws: VaultError.self) {
            try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        }
    }

    @Test func aDeviceMakesNoMembersAndWritesIntoNoOtherLog() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addDevice("Phone", in: test.store("device"), at: "device")
        let device = try CaptureDevice(test.store("device"), at: "device", setting: test.setting)
        let seed = String(decoding: try device.store.read(.captureKey, limit: 256), as: UTF8.self)
        let bytes = try #require(Data(base64Encoded: seed.trimmingCharacters(in: .whitespacesAndNewlines)))
        let author = Author(id: card.id, key: try .init(rawRepresentation: bytes))
        let epoch = await test.vault.membership.epochs[0]
        let sealer = EntrySealer.captureDevice(epoch: epoch.id, recipient: epoch.recipient)
        let header = Vault.header("vault.removed", author: card.id, time: "2026-01-01T00:00:00.000Z", seen: [])
        let event = VaultEvent.removed(test.vault.member, logs: [:])
        let note = Vault.header("note", author: card.id, time: "2026-01-01T00:00:00.000Z", seen: [])
        let stranger = Identifier.random()
        for log in [card.id, stranger] {
            var appender = try LogAppender(store: device.store, vault: device.vault, from: LogState(log: log))
            _ = try appender.append([Batch([header + event.fields, note], by: author)], sealedBy: sealer)
        }
        _ = try await test.vault.merge(from: device.store, at: "device")
        _ = try await test.vault.adopt(card.id)
        #expect(await test.vault.membership.current.count == 1)
        let standings = try await test.vault.entries().filter { $0.entry.id.log == stranger }.map(\.standing.mayCount)
        #expect(standings == [false, false])
    }
}
