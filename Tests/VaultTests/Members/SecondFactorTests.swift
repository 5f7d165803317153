// A member's second factor: in the file of their keys, and nowhere else.

import Foundation
import Testing

@testable import Vault

@Suite struct SecondFactorTests {
    @Test func isSetKeptAndTakenAway() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .reader, passphrase: TestVault.passphrase("b"))
        let b = try await test.vault.signIn(passphrase: TestVault.passphrase("b"))
        #expect(!b.hasSecondFactor)
        #expect(b.accepts(code: "000000", at: 0, after: nil) == nil)
        let size = try test.store("vault").read(.keys(of: card.id), limit: 1 << 16).count
        let secret = TOTP()
        await #expect(throws: VaultError.wrongPassphrase) {
            try await test.vault.setSecondFactor(of: b, passphrase: TestVault.passphrase(), secret: secret)
        }
        let now: Int64 = 1_795_000_000
        let code = secret.code(at: UInt64(now / TOTP.period))
        let set = try await test.vault.setSecondFactor(of: b, passphrase: TestVault.passphrase("b"), secret: secret)
        #expect(set.accepts(code: code, at: now, after: nil) == UInt64(now / TOTP.period))
        #expect(await !test.vault.opener.hasSecondFactor)
        #expect(
            try test.store("vault").read(.keys(of: card.id), limit: 1 << 16).count == size, "the size tells nothing")
        try await test.vault.changePassphrase(
            from: TestVault.passphrase("b"), to: TestVault.passphrase("new"), by: set)
        try await test.vault.close()
        let opened = try await test.open("vault", "new")
        let opener = await opened.opener
        #expect(opener.id == card.id)
        #expect(opener.accepts(code: code, at: now, after: nil) == UInt64(now / TOTP.period))
        let bare = try await opened.setSecondFactor(of: opener, passphrase: TestVault.passphrase("new"), secret: nil)
        #expect(!bare.hasSecondFactor)
        #expect(await !opened.opener.hasSecondFactor)
        #expect(try await !test.open("vault", "new").opener.hasSecondFactor)
    }

    @Test func aMemberWhoWasRemovedGetsNoKeysBack() async throws {
        let test = try await TestVault()
        let card = try await test.vault.addMember(name: "B", role: .owner, passphrase: TestVault.passphrase("b"))
        let b = try await test.vault.signIn(passphrase: TestVault.passphrase("b"))
        try await test.vault.removeMember(card.id)
        await #expect(throws: VaultError.self) {
            try await test.vault.setSecondFactor(of: b, passphrase: TestVault.passphrase("b"), secret: TOTP())
        }
        #expect(try !test.store("vault").exists(.keys(of: card.id)))
    }

    /// A secret that can't be read must not open the door without a code.
    @Test(arguments: ["", "GEZDGNBV", "not base32"]) func aSecretThatIsNoneIsNamed(text: String) throws {
        let (author, words) = (Author.random(), try TestVault.passphrase())
        let keys = MemberKeys(
            vault: .random(), author: author, identity: AgeSecretKey(), genesisLog: .random(),
            genesisLeaf: Merkle.emptyRoot)
        let whole = try Age.open(
            try keys.sealed(under: words, workFactor: 4), with: [.scrypt(words, maximumWorkFactor: 4)])
        var lines = try #require(KeyLines(whole, title: MemberKeys.title))
        lines.values.append(("totp", text))
        let file = try Age.seal(
            lines.encoded(size: MemberKeys.sealedSize), to: [.scrypt(words, workFactor: 4)])
        #expect(throws: VaultError.self) { try MemberKeys.open(file, member: author.id, passphrase: words) }
    }
}
