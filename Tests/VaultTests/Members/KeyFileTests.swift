// The files under passphrases, and those that give epochs: whose they are, what they may ask for, what is said.

import Crypto
import Foundation
import Testing

@testable import Vault

@Suite struct KeyFileTests {
    @Test func aNewcomerIsToldThatNobodyHasAddedThem() async throws {
        let test = try await TestVault()
        try await test.vault.close()
        try test.copy(to: "hers")
        let card = try Vault.requestMembership(
            in: test.store("hers"), at: "hers", invitation: await test.vault.invitation, name: "Aigul",
            passphrase: TestVault.passphrase("hers"), setting: test.setting)
        let error = await #expect(throws: VaultError.notAddedYet) { try await test.open("hers", "hers") }
        #expect(error?.description.contains("habeas member add") == true)
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open("hers", "neither of them") }
        #expect(await (try test.open("hers")).member == test.vault.member)
        try await test.vault.addMember(card, role: .editor)
        _ = try Vault.merge(into: test.store("hers"), at: "hers", from: test.store("vault"), at: "vault")
        #expect(try await test.open("hers", "hers").member == card.id)
    }

    /// In one copy a passphrase says who somebody is.
    @Test func twoMembersHaveTwoPassphrases() async throws {
        let test = try await TestVault()
        await #expect(throws: VaultError.self) {
            try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase())
        }
        #expect(await test.vault.membership.current.count == 1)
        #expect(try test.store("vault").names(in: .keys).count == 1)
        _ = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        await #expect(throws: VaultError.self) {
            try await test.vault.changePassphrase(from: TestVault.passphrase(), to: TestVault.passphrase("b"))
        }
        try await test.vault.changePassphrase(from: TestVault.passphrase(), to: TestVault.passphrase())
    }

    /// Two who chose the same one in copies of their own, which came together: the one who was here last opens it, and a newcomer's keys are in nobody's way.
    @Test func theSamePassphraseInTwoCopies() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        try await test.vault.close()
        // Newcomers' ids come before and after the owner's.
        for number in 0..<6 {
            let name = "copy\(number)"
            try test.copy(to: name)
            try FileManager.default.removeItem(
                atPath: "\(test.folder.path)/\(name)/keys/\(test.vault.member).age")
            _ = try Vault.requestMembership(
                in: test.store(name), at: name, invitation: await test.vault.invitation, name: name,
                passphrase: TestVault.passphrase(), setting: test.setting)
            _ = try Vault.merge(into: test.store(name), at: name, from: test.store("vault"), at: "vault")
            #expect(try test.store(name).names(in: .keys).count == 2)
            let opened = try await test.open(name)
            #expect(opened.member == test.vault.member)
            #expect(try await opened.notes() == ["one"])
        }
    }

    /// A file that asks for 4 GB of memory is not tried.
    @Test(arguments: [MemberKeys.mostWork + 1, 22, 30]) func aPlantedFileAsksForLittle(factor: Int) async throws {
        let test = try await TestVault()
        try await test.vault.close()
        let words = try TestVault.passphrase("of somebody else")
        var file = try Age.seal(Array("x".utf8), to: [.scrypt(words, workFactor: 4)])
        let line = try #require(file.firstIndex(of: UInt8(ascii: "\n")))
        let second = try #require(file[(line + 1)...].firstIndex(of: UInt8(ascii: "\n")))
        #expect(file[second - 1] == UInt8(ascii: "4"))
        file.replaceSubrange(second - 1..<second, with: Array("\(factor)".utf8))
        let first = try #require(Identifier(hex: String(repeating: "0", count: 32)))
        try Data(file).write(to: URL(filePath: "\(test.folder.path)/vault/keys/\(first).age"))
        #expect(throws: AgeError.workFactorTooHigh(factor, limit: MemberKeys.mostWork)) {
            try MemberKeys.open(file, member: first, passphrase: words)
        }
        try FileManager.default.removeItem(atPath: test.folder.path + "/state")
        #expect(try await test.open().member == test.vault.member)
    }

    /// An epoch is handed out once, in a file whose name nobody can know before.
    @Test func epochsAreHandedOutUnderRandomNames() async throws {
        let test = try await TestVault()
        _ = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        let m = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        try await test.vault.close()
        try test.copy(to: "b")
        let b = try await test.open("b", "b")
        try await test.vault.removeMember(m.id)
        let late = try await b.addMember(name: "Late", role: .reader, passphrase: TestVault.passphrase("late"))
        let epoch = try #require(await test.vault.membership.epochs.last).id
        let before = try test.store("vault").names(in: .epoch(epoch))
        for _ in 0..<3 { try await test.vault.exchange(with: b) }
        let added = try Set(test.store("vault").names(in: .epoch(epoch))).subtracting(before)
        // Each of the two owners has given it, as each may be the only one who can.
        #expect((1...2).contains(added.count))
        // As they were named before: whoever planted a file of this name kept the member from it.
        let hash = Array(SHA256.hash(data: Array("habeas epoch file 1".utf8) + epoch.bytes + late.id.bytes))
        let known = try #require(Identifier(bytes: hash.prefix(16)))
        #expect(!added.contains("\(known).age"))
        try await b.close()
        try test.copy("b", to: "late")
        #expect(try await test.open("late", "late").epochKeys.secret(of: epoch) != nil)
        // One that is gone is given again.
        let remembered = await test.vault.memory.given
        #expect(remembered.count == 1)
        for name in added {
            try test.store("vault").erase(.epoch(epoch, file: try #require(Identifier(hex: name.dropLast(4)))))
        }
        try await test.vault.handOutMissing()
        #expect(try test.store("vault").names(in: .epoch(epoch)).count == before.count + 1)
        let memory = await test.vault.memory
        #expect(DeviceMemory(text: memory.text) == memory)
    }
}
