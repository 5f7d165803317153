// Who may do what, who can read what, and what a removed member can still do: nothing.

import Foundation
import Testing

@testable import Vault

@Suite struct MemberTests {
    @Test func aNewcomerIsInvitedAddedAndReadsEverything() async throws {
        let test = try await TestVault()
        try await test.vault.note("before")
        try await test.vault.close()
        try test.copy(to: "hers")
        let line = await test.vault.invitation.line
        let invitation = try #require(Invitation(line: line))
        let card = try Vault.requestMembership(
            in: test.store("hers"), at: "hers", invitation: invitation, name: "Aigul",
            passphrase: TestVault.passphrase("hers"),
            setting: test.setting)
        // Nobody has added her: her keys open nothing.
        await #expect(throws: VaultError.self) { try await test.open("hers", "hers") }
        let handed = try #require(MemberCard(line: card.line, role: .reader))
        try await test.vault.addMember(handed, role: .editor)
        _ = try Vault.merge(into: test.store("hers"), at: "hers", from: test.store("vault"), at: "vault")
        let hers = try await test.open("hers", "hers")
        try await hers.note("from her")
        #expect(await hers.role == .editor)
        #expect(try await hers.notes() == ["before", "from her"])
        try await test.vault.exchange(with: hers)
        #expect(try await test.vault.notes() == ["before", "from her"])
        #expect(try await test.vault.agreed() == hers.agreed())
    }

    @Test func anInvitationToAnotherVaultIsRefused() async throws {
        let (test, other) = (try await TestVault(), try await TestVault())
        try await test.vault.close()
        let invitation = await other.vault.invitation
        let forged = Invitation(vault: test.vault.id, log: await test.vault.invitation.log, leaf: invitation.leaf)
        for invitation in [invitation, forged] {
            #expect(throws: VaultError.self) {
                try Vault.requestMembership(
                    in: test.store("vault"), at: "vault", invitation: invitation, name: "X",
                    passphrase: TestVault.passphrase(), setting: test.setting)
            }
        }
        #expect(try test.store("vault").names(in: .keys).count == 1)
    }

    @Test func namesThatBreakLinesAreRefused() async throws {
        let test = try await TestVault()
        for name in ["", " ", "a\nb", "a\u{7}b", String(repeating: "x", count: 201)] {
            await #expect(throws: VaultError.self) {
                try await test.vault.addMember(name: name, role: .reader, passphrase: TestVault.passphrase("x"))
            }
        }
        #expect(await test.vault.membership.current.count == 1)
    }

    @Test func theLastOwnerStays() async throws {
        let test = try await TestVault()
        let other = try await test.vault.addMember(name: "B", role: .editor, passphrase: TestVault.passphrase("b"))
        let owner = test.vault.member
        await #expect(throws: VaultError.self) { try await test.vault.changeRole(of: owner, to: .reader) }
        await #expect(throws: VaultError.self) { try await test.vault.removeMember(owner) }
        await #expect(throws: VaultError.self) { try await test.vault.removeMember(.random()) }
        try await test.vault.changeRole(of: other.id, to: .owner)
        try await test.vault.close()
        try test.copy(to: "b")
        let b = try await test.open("b", "b")
        try await b.removeMember(owner)
        await #expect(throws: VaultError.self) { try await b.changeRole(of: other.id, to: .editor) }
        #expect(await b.membership.current.map(\.name) == ["B"])
    }

    @Test func passphrasesAreChangedOnlyByWhoKnowsTheOldOne() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        await #expect(throws: VaultError.wrongPassphrase) {
            try await test.vault.changePassphrase(from: TestVault.passphrase("wrong"), to: TestVault.passphrase("new"))
        }
        try await test.vault.changePassphrase(from: TestVault.passphrase(), to: TestVault.passphrase("new"))
        try await test.vault.close()
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open() }
        #expect(try await test.open("vault", "new").notes() == ["one"])
    }

    @Test func theKeyOnPaperMakesANewOwner() async throws {
        let test = try await TestVault()
        try await test.vault.note("one")
        await #expect(throws: VaultError.self) {
            try await test.vault.recover(name: "X", passphrase: TestVault.passphrase("x"))
        }
        try await test.vault.close()
        try test.copy(to: "found")
        let found = try await Vault.unlock(
            test.store("found"), at: "found", recovery: test.recovery, setting: test.setting)
        try await found.recover(name: "New", passphrase: TestVault.passphrase("new"))
        try await found.close()
        try test.copy("found", to: "again")
        let new = try await test.open("again", "new")
        #expect(await new.role == .owner)
        try await new.removeMember(test.vault.member)
        try await new.note("two")
        #expect(try await new.notes() == ["one", "two"])
        await #expect(throws: VaultError.wrongPassphrase) { try await test.open("again") }
    }

    /// The number of docs/security.md: a removed member opens 0 of 100 later entries and blobs.
    @Test func aRemovedMemberOpensNothingThatCameLater() async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        try await test.vault.note("earlier")
        try await test.vault.close()
        try test.copy(to: "stale")
        let stale = try await test.open("stale", "m")
        try await test.vault.removeMember(member.id)
        let recipient = try #require(await test.vault.membership.epochs.last).recipient
        var references: [BlobReference] = []
        for number in 0..<100 {
            var source = ArraySource(Array("secret \(number)".utf8))
            let reference = try Evidence(store: test.vault.store).put(
                &source, size: UInt64("secret \(number)".utf8.count), record: Array("{}".utf8), fileExtension: "txt",
                to: recipient)
            references.append(reference)
            _ = try await test.vault.append(
                "note", [Field("text", "later \(number)"), Field("evidence", reference.bytes)])
        }
        #expect(try await test.vault.notes().count == 101)
        // With all bytes of the vault and every key that the member had.
        _ = try await stale.merge(from: test.vault.store, at: "vault")
        let keys = await stale.epochKeys
        #expect(try await stale.notes() == ["earlier"])
        var opened = 0
        for reference in references {
            if (try? Evidence(store: stale.store).content(of: reference, keys: keys, limit: 1 << 20)) != nil {
                opened += 1
            }
            let identity = stale.identity
            if (try? Age.open(stale.store.read(.blob(reference.id), limit: 1 << 20), with: [.x25519(identity)])) != nil
            {
                opened += 1
            }
        }
        #expect(opened == 0)
        let everything = await test.vault.epochKeys
        #expect(
            try Evidence(store: stale.store).content(of: references[0], keys: everything, limit: 1 << 20)
                == Array("secret 0".utf8))
        #expect(await stale.role == nil)
    }

    @Test func whatARemovedMemberWritesIntoAStaleCopyIsToldAndNotUsed() async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: .owner, passphrase: TestVault.passphrase("m"))
        try await test.vault.close()
        try test.copy(to: "stale")
        // The clock is back by years: by time alone, all of it would come first.
        let stale = try await test.open("stale", "m", clock: 1_000_000_000_000)
        try await test.vault.removeMember(member.id)
        try await test.vault.note("ours")
        try await stale.note("theirs")
        let accomplice = try await stale.addMember(
            name: "Accomplice", role: .owner, passphrase: TestVault.passphrase("acc"))
        let owner = test.vault.member
        try await stale.removeMember(owner)
        _ = try await stale.erase([.blob(.random())].filter { _ in false }, reason: "none")
        try await stale.note("more")
        let before = await test.vault.membership
        let result = try await test.vault.merge(from: stale.store, at: "stale")
        #expect(result.notices.contains { $0.contains("not count") })
        #expect(await test.vault.membership.current == before.current)
        #expect(await test.vault.membership.current.contains { $0.id == accomplice.id } == false)
        #expect(try await test.vault.notes() == ["ours"])
        // Nothing is lost: the entries are there and are reported.
        let told = try await test.vault.entries().filter { !$0.standing.mayCount && $0.entry.type == "note" }
        #expect(told.count == 1)
        // The member's own program comes to the same view, whichever way it merges.
        _ = try await stale.merge(from: test.vault.store, at: "vault")
        #expect(await stale.membership.current == before.current)
    }

    @Test func twoRemovalsThatDidNotKnowOfOneAnotherMakeANewEpoch() async throws {
        let test = try await TestVault()
        let second = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        let (m, n) = (
            try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m")),
            try await test.vault.addMember(name: "N", role: .editor, passphrase: TestVault.passphrase("n"))
        )
        try await test.vault.close()
        try test.copy(to: "b")
        try test.copy(to: "m")
        try test.copy(to: "n")
        let b = try await test.open("b", "b")
        let removed = [try await test.open("m", "m"), try await test.open("n", "n")]
        try await test.vault.removeMember(m.id)
        try await b.removeMember(n.id)
        let late = try await b.addMember(name: "Late", role: .reader, passphrase: TestVault.passphrase("late"))
        #expect(await b.member == second.id)
        try await test.vault.exchange(with: b)
        #expect(try await test.vault.agreed() == b.agreed())
        #expect(await test.vault.membership.needsEpoch)
        try await test.vault.note("after both")
        #expect(await test.vault.membership.needsEpoch == false)
        #expect(await test.vault.membership.epochs.count == 4)
        try await test.vault.exchange(with: b)
        #expect(try await b.notes() == ["after both"])
        for vault in removed {
            _ = try await vault.merge(from: test.vault.store, at: "vault")
            #expect(try await vault.notes() == [])
        }
        // She was added where one of the epochs was not known yet, and has been given it since.
        try await b.close()
        try test.copy("b", to: "late")
        let hers = try await test.open("late", "late")
        #expect(try await hers.notes() == ["after both"])
        #expect(await hers.member == late.id)
        #expect(await hers.epochKeys.epochs.count == 4)
    }

    @Test func ofTwoOwnersWhoRemoveOneAnotherTheEarlierStays() async throws {
        let test = try await TestVault()
        let second = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        try await test.vault.close()
        try test.copy(to: "b")
        for clock in [1_000_000_000_000, 4_000_000_000_000] as [Int64] {
            let name = "b\(clock)"
            try test.copy("b", to: name)
            let b = try await test.open(name, "b", clock: clock)
            try await b.removeMember(test.vault.member)
            if clock == 1_000_000_000_000 { try await test.vault.removeMember(second.id) }
            try await test.vault.exchange(with: b)
            #expect(await test.vault.membership.current.map(\.name) == ["Owner"])
            #expect(try await test.vault.agreed().members == b.agreed().members)
        }
    }

    @Test func aRemovedMemberCanBeAddedAgainButNotUnknowingly() async throws {
        let test = try await TestVault()
        let member = try await test.vault.addMember(name: "M", role: .editor, passphrase: TestVault.passphrase("m"))
        _ = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        try await test.vault.close()
        try test.copy(to: "b")
        try test.copy(to: "m")
        let (b, m) = (try await test.open("b", "b"), try await test.open("m", "m"))
        try await test.vault.removeMember(member.id)
        try await b.changeRole(of: member.id, to: .owner)
        try await test.vault.exchange(with: b)
        #expect(await test.vault.membership.current.contains { $0.id == member.id } == false)
        #expect(try await test.vault.agreed() == b.agreed())
        try await test.vault.addMember(member, role: .reader)
        try await m.exchange(with: test.vault)
        #expect(await m.role == .reader)
        #expect(try await m.agreed() == test.vault.agreed())
    }
}
