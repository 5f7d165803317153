// The files that keep members' keys under their passphrases: made, and put under another one. What takes a second is done beside the vault.

extension Vault {
    /// Puts the keys of the one who signed in under another passphrase.
    ///
    /// Copies and backups of the vault still have the keys under the old one.
    /// - Throws: `VaultError.wrongPassphrase` where the old one is wrong.
    public func changePassphrase(from old: AgePassphrase, to new: AgePassphrase, by signer: SignedIn? = nil)
        async throws
    {
        let signer = signer ?? opener
        let (keys, file) = try await ownKeys(of: signer, under: old)
        try await Vault.checkIsNoOthersApart(new, in: store, than: signer.id)
        try await replace(file, with: keys, under: new)
    }

    /// Sets what makes the codes that are asked for after a member's passphrase, or takes it away.
    ///
    /// It lies in the file of their keys. Copies and backups of the vault keep what they have; and whoever has a copy and the passphrase can open it
    /// without a code: codes guard what is open, such as the workbench.
    /// - Parameters:
    ///   - passphrase: the member's, once more.
    ///   - secret: nil for none.
    /// - Returns: the member as signed in with it; to be used from now on.
    /// - Throws: `VaultError.wrongPassphrase`.
    @discardableResult
    public func setSecondFactor(of signer: SignedIn, passphrase: AgePassphrase, secret: TOTP?) async throws -> SignedIn
    {
        var (keys, file) = try await ownKeys(of: signer, under: passphrase)
        keys.secondFactor = secret
        try await replace(file, with: keys, under: passphrase)
        if signer.id == member { secondFactor = secret }
        return SignedIn(signer.author, key: signer.key, name: signer.name, vault: id, secondFactor: secret)
    }

    /// The keys of somebody who signed in, opened once more, and their file.
    private func ownKeys(of signer: SignedIn, under passphrase: AgePassphrase) async throws -> (MemberKeys, [UInt8]) {
        guard try store.exists(.keys(of: signer.id)) else {
            throw VaultError.refused(
                why: "This copy of the vault has no keys of yours under a passphrase; bring them back from a backup.")
        }
        let file = try store.read(.keys(of: signer.id), limit: 1 << 16)
        let keys = try await Vault.open(file, of: signer.id, under: passphrase)
        guard keys.vault == id, signer.vault == id, keys.genesisLeaf == history.genesisLeaf,
            keys.author.verifyingKey == signer.key
        else { throw VaultError.keysUnreadable(why: "they are not the ones that unlocked the vault") }
        return (keys, file)
    }

    private func replace(_ old: [UInt8], with keys: MemberKeys, under passphrase: AgePassphrase) async throws {
        let path = StorePath.keys(of: keys.author.id)
        let file = try await Vault.seal(keys, under: passphrase, workFactor: setting.workFactor)
        // Somebody who was removed meanwhile gets no keys back, and of two changes at a time the second is refused.
        guard try store.exists(path), try store.read(path, limit: 1 << 16) == old else {
            throw VaultError.refused(why: "Your keys were changed meanwhile; nothing was done. Try again.")
        }
        try store.replace(path, with: file, durably: true)
    }

    @concurrent private static func open(
        _ file: [UInt8], of member: Identifier, under passphrase: AgePassphrase
    ) async throws -> MemberKeys {
        try MemberKeys.open(file, member: member, passphrase: passphrase)
    }

    @concurrent private static func seal(
        _ keys: MemberKeys, under passphrase: AgePassphrase, workFactor: Int
    ) async throws -> [UInt8] {
        try keys.sealed(under: passphrase, workFactor: workFactor)
    }

    @concurrent private static func checkIsNoOthersApart(
        _ passphrase: AgePassphrase, in store: any Store, than own: Identifier
    ) async throws {
        try checkIsNoOthers(passphrase, in: store, than: own)
    }

    /// Makes the keys of a newcomer, beside the vault.
    @concurrent static func makeKeysApart(
        in store: any Store, of vault: Invitation, name: String, role: Role, passphrase: AgePassphrase,
        setting: VaultSetting
    ) async throws -> MemberCard {
        try makeKeys(in: store, of: vault, name: name, role: role, passphrase: passphrase, setting: setting)
    }

    /// Makes the keys of a newcomer.
    static func makeKeys(
        in store: any Store, of vault: Invitation, name: String, role: Role, passphrase: AgePassphrase,
        setting: VaultSetting
    ) throws -> MemberCard {
        try checkIsNoOthers(passphrase, in: store)
        let keys = MemberKeys(
            vault: vault.vault, author: .random(), identity: AgeSecretKey(), genesisLog: vault.log,
            genesisLeaf: vault.leaf)
        try store.replace(
            .keys(of: keys.author.id), with: try keys.sealed(under: passphrase, workFactor: setting.workFactor),
            durably: true)
        return try keys.identityCard(name: name, role: role)
    }

    /// Throws where a passphrase opens somebody's keys already: who types it could not say who they are.
    private static func checkIsNoOthers(
        _ passphrase: AgePassphrase, in store: any Store, than own: Identifier? = nil
    ) throws {
        for member in try store.identifiers(in: .keys, ending: ".age") where member != own {
            guard let file = try? store.read(.keys(of: member), limit: 1 << 16),
                (try? MemberKeys.open(file, member: member, passphrase: passphrase)) != nil
            else { continue }
            throw VaultError.refused(
                why:
                    "This passphrase opens the keys of a member of this copy already: what its next user wrote could be signed in the name of the other. Choose another one."
            )
        }
    }
}
