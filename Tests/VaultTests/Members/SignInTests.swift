// Several members in one open vault: each entry is signed by the one who wrote it, and each may do what their own role allows.

import Foundation
import Testing

@testable import Vault

@Suite struct SignInTests {
    @Test func membersWriteInTurnsAndEachIsTheAuthor() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .editor, passphrase: TestVault.passphrase("b"))
        let b = try await test.vault.signIn(passphrase: TestVault.passphrase("b"))
        let opener = await test.vault.opener
        #expect((b.id, b.name) == (card.id, "B"))
        #expect((opener.id, opener.name) == (test.vault.member, "Owner"))
        var expected: [EntryID: Identifier] = [:]
        for number in 0..<6 {
            let signer = number % 2 == 0 ? b : opener
            let id = try await test.vault.append("note", [Field("text", "\(number)")], by: signer)
            expected[id] = signer.id
        }
        try await test.vault.close()
        #expect(Set(expected.keys.map(\.log)).count == 1, "the log is the device's, whoever writes")
        for words in [TestVault.words, "b"] {
            let again = try await test.open("vault", words)
            let notes = try await again.entries().filter { $0.entry.type == "note" }
            #expect(notes.map { $0.entry.text("text") } == (0..<6).map { "\($0)" })
            for note in notes {
                #expect(note.entry.author == expected[note.entry.id])
                #expect(note.standing == .counts(as: note.entry.author == b.id ? .editor : .owner))
            }
            let report = try await again.verify(readData: true)
            #expect(report.isSound, "\(report.findings)")
            try await again.close()
        }
    }

    @Test func manyWriteAtTheSameTime() async throws {
        let test = try await TestVault()
        var signers = [await test.vault.opener]
        for name in ["a", "b", "c"] {
            _ = try await test.vault.addMember(name: name, role: .editor, passphrase: TestVault.passphrase(name))
            signers.append(try await test.vault.signIn(passphrase: TestVault.passphrase(name)))
        }
        let written = try await withThrowingTaskGroup(of: (EntryID, Identifier).self) { group in
            for number in 0..<80 {
                let signer = signers[number % signers.count]
                group.addTask {
                    (try await test.vault.append("note", [Field("text", "\(number)")], by: signer), signer.id)
                }
            }
            return try await group.reduce(into: [EntryID: Identifier]()) { $0[$1.0] = $1.1 }
        }
        try await test.vault.close()
        let again = try await test.open()
        let notes = try await again.entries().filter { $0.entry.type == "note" }
        #expect(notes.count == 80)
        #expect(notes.allSatisfy { $0.standing.mayCount && written[$0.entry.id] == $0.entry.author })
        #expect(try await again.verify(readData: true).isSound)
    }

    @Test func onlyAMembersPassphraseSignsIn() async throws {
        let test = try await TestVault()
        let other = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .editor, passphrase: TestVault.passphrase("b"))
        let keys = "\(test.folder.path)/vault/keys"
        // A member of another vault, whose file somebody has put here: also in the place of a member's.
        let stranger = try await other.vault.addMember(name: "S", role: .owner, passphrase: TestVault.passphrase("s"))
        for name in [stranger.id, card.id] {
            let path = "\(keys)/\(name).age"
            let before = try? Data(contentsOf: URL(filePath: path))
            try Data(contentsOf: URL(filePath: "\(other.folder.path)/vault/keys/\(stranger.id).age"))
                .write(to: URL(filePath: path))
            await #expect(throws: VaultError.wrongPassphrase) {
                try await test.vault.signIn(passphrase: TestVault.passphrase("s"))
            }
            if let before { try before.write(to: URL(filePath: path)) }
        }
        // A newcomer whom nobody has added.
        _ = try Vault.requestMembership(
            in: test.store("vault"), at: "vault", invitation: await test.vault.invitation, name: "N",
            passphrase: TestVault.passphrase("n"), setting: test.setting)
        for words in ["n", "nobody's words"] {
            await #expect(throws: VaultError.wrongPassphrase) {
                try await test.vault.signIn(passphrase: TestVault.passphrase(words))
            }
        }
        #expect(try await test.vault.signIn(passphrase: TestVault.passphrase("b")).id == card.id)
        #expect(try await test.vault.signIn(passphrase: TestVault.passphrase()).id == test.vault.member)
        // Who signed in elsewhere is nobody here.
        let there = try await other.vault.signIn(passphrase: TestVault.passphrase("s"))
        await #expect(throws: VaultError.notAllowed(doing: "Writing 'note'", needs: .editor)) {
            try await test.vault.append("note", [], by: there)
        }
    }

    @Test func whoWasRemovedCanDoNothingMore() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        let target = try await test.vault.addMember(name: "T", role: .reader, passphrase: TestVault.passphrase("t"))
        let b = try await test.vault.signIn(passphrase: TestVault.passphrase("b"))
        let kept = try await test.vault.append("note", [Field("text", "kept")], by: b)
        try await test.vault.removeMember(card.id)
        #expect(await test.vault.role(of: b) == nil)
        let vault = test.vault
        let words = try TestVault.passphrase("x")
        let deeds: [@Sendable () async throws -> Void] = [
            { _ = try await vault.append("note", [], by: b) },
            { _ = try await vault.append("note", [], by: b, needs: .reader) },
            { _ = try await vault.keep([1], fileExtension: nil, by: b, record: []) },
            { _ = try await vault.erase([.entry(kept)], reason: "r", by: b) },
            { try await vault.changeRole(of: target.id, to: .editor, by: b) },
            { try await vault.removeMember(target.id, by: b) },
            { try await vault.addMember(name: "N", role: .reader, passphrase: words, by: b) },
        ]
        for deed in deeds {
            let error = await #expect(throws: VaultError.self) { try await deed() }
            guard case .notAllowed? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        await #expect(throws: VaultError.self) {
            try await vault.changePassphrase(from: TestVault.passphrase("b"), to: words, by: b)
        }
        await #expect(throws: VaultError.wrongPassphrase) {
            try await vault.signIn(passphrase: TestVault.passphrase("b"))
        }
        try await vault.close()
        #expect(try await test.open().notes() == ["kept"])
    }

    /// An owner who signed in beside a reader has the vault do what an owner may, and the reader still may not.
    @Test func anOwnerBesideAReaderManagesMembers() async throws {
        let test = try await TestVault()
        _ = try await test.vault.addMember(name: "R", role: .reader, passphrase: TestVault.passphrase("r"))
        let target = try await test.vault.addMember(name: "T", role: .editor, passphrase: TestVault.passphrase("t"))
        let note = try await test.vault.append("note", [Field("text", "goes")])
        try await test.vault.close()
        let vault = try await test.open("vault", "r")
        let owner = try await vault.signIn(passphrase: TestVault.passphrase())
        await #expect(throws: VaultError.self) { try await vault.removeMember(target.id) }
        let new = try await vault.addMember(
            name: "N", role: .editor, passphrase: TestVault.passphrase("n"), by: owner)
        try await vault.changeRole(of: new.id, to: .reviewer, by: owner)
        _ = try await vault.erase([.entry(note)], reason: "r", by: owner)
        try await vault.removeMember(target.id, by: owner)
        try await vault.changePassphrase(from: TestVault.passphrase(), to: TestVault.passphrase("new"), by: owner)
        await #expect(throws: VaultError.self) { try await vault.removeMember(owner.id, by: owner) }
        _ = try await vault.append("note", [Field("text", "after")], by: owner)
        try await vault.close()
        for words in ["new", "n", "r"] {
            let again = try await test.open("vault", words)
            #expect(
                await again.membership.current.map { "\($0.name) \($0.role)" } == [
                    "N reviewer", "Owner owner", "R reader",
                ])
            #expect(try await again.notes() == ["after"])
            let own = try await again.entries().filter { $0.entry.type.hasPrefix(VaultEvent.prefix) }
            #expect(own.allSatisfy { $0.standing == .counts(as: .owner) })
            #expect(try await again.verify(readData: true).isSound)
            try await again.close()
        }
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open("vault", "t") }
    }

    /// Every role with every deed, in a vault that an owner unlocked: whoever unlocked it lends nobody their rights.
    @Test(arguments: Role.allCases) func eachMayDoWhatTheirOwnRoleAllows(role: Role) async throws {
        let test = try await TestVault()
        let vault = test.vault
        _ = try await vault.addMember(name: "M", role: role, passphrase: TestVault.passphrase("m"))
        let target = try await vault.addMember(name: "T", role: .reader, passphrase: TestVault.passphrase("t"))
        let device = try await vault.addDevice("Phone", in: test.store("device"), at: "device")
        let item = try await vault.append("note", [Field("text", "one")])
        let m = try await vault.signIn(passphrase: TestVault.passphrase("m"))
        #expect(await vault.role(of: m) == role)
        let long = [Field("text", String(repeating: "x", count: Vault.longestValue + 1))]
        let folder = test.store("new device")
        let words = try TestVault.passphrase("n")
        let backup = test.store("backup")
        let deeds: [(least: Role, what: String, deed: @Sendable () async throws -> Void)] = [
            (.reader, "backup", { _ = try await vault.backup(to: backup, at: "backup", by: m) }),
            (.reviewer, "reviewing", { _ = try await vault.append("r", [], by: m, needs: .reviewer) }),
            (.editor, "writing", { _ = try await vault.append("note", [], by: m) }),
            (.editor, "long values", { _ = try await vault.append("r", long, by: m, needs: .reviewer) }),
            (.editor, "evidence", { _ = try await vault.keep([1], fileExtension: nil, by: m, record: [2]) }),
            (.editor, "adopting", { _ = try await vault.adopt(device.id, by: m) }),
            (.owner, "telling a device", { _ = try await vault.noteForDevice(device.id, by: m) }),
            (.owner, "a new device", { _ = try await vault.addDevice("D", in: folder, at: "d", by: m) }),
            (.owner, "erasing", { _ = try await vault.erase([.entry(item)], reason: "r", by: m) }),
            (.owner, "a role", { try await vault.changeRole(of: target.id, to: .editor, by: m) }),
            (.owner, "removing", { try await vault.removeMember(target.id, by: m) }),
            (.owner, "adding", { try await vault.addMember(name: "N", role: .reader, passphrase: words, by: m) }),
        ]
        let before = try await vault.entries().map(\.entry.id)
        for (least, what, deed) in deeds {
            var isAllowed = true
            do { try await deed() } catch VaultError.notAllowed { isAllowed = false }
            #expect(isAllowed == (role >= least), "\(role) and \(what)")
        }
        let written = try await vault.entries().filter { !before.contains($0.entry.id) }
        #expect(!written.isEmpty)
        for entry in written {
            #expect(entry.entry.author == m.id, "\(entry.entry.type)")
            #expect(entry.standing == .counts(as: role), "\(entry.entry.type)")
        }
        #expect(
            await vault.membership.current.map(\.name) == (role == .owner ? ["M", "N", "Owner"] : ["M", "Owner", "T"]))
        try await vault.close()
        #expect(try await test.open("vault", "m").verify(readData: true).isSound)
    }
}
