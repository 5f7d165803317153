// Several members in one open vault: each signs in with their own passphrase, and what they write is signed by them.

extension Vault {
    /// The one who unlocked the vault; whether they have a second factor is theirs to say, and the caller's to ask for.
    public var opener: SignedIn {
        SignedIn(
            author, key: authorKey, name: history.membership.members[member]?.card.name ?? "", vault: id,
            secondFactor: secondFactor)
    }

    /// Signs a member in, beside the one who unlocked the vault.
    ///
    /// Takes about a second for each member that is tried; others can use the vault meanwhile.
    /// - Throws: `VaultError.wrongPassphrase`, always with the same words, unless the passphrase opens the keys of somebody who is a member now; `StoreError` where the vault's folder is gone.
    public nonisolated func signIn(passphrase: AgePassphrase) async throws -> SignedIn {
        let members = try await candidates()
        for member in members {
            guard let keys = await Vault.keys(of: member, in: store, under: passphrase) else { continue }
            if let signedIn = try await admit(keys) { return signedIn }
        }
        throw VaultError.wrongPassphrase
    }

    /// What somebody who signed in may do now; nil for nothing.
    public func role(of signedIn: SignedIn) -> Role? {
        guard signedIn.vault == id, history.membership.key(of: signedIn.id) == signedIn.key else { return nil }
        // An entry that is yet to be written stands after all others.
        return history.membership.role(
            of: signedIn.id, at: EntryID(log: ownLog ?? signedIn.id, index: ownLog == nil ? 0 : .max))
    }

    /// What a member is now, whether they signed in or not; nil for whoever is none.
    public func role(ofMember id: Identifier) -> Role? {
        history.membership.role(of: id, at: EntryID(log: ownLog ?? id, index: ownLog == nil ? 0 : .max))
    }

    /// Throws unless somebody who signed in has at least this role.
    func require(_ needed: Role, of signedIn: SignedIn, for doing: String) throws {
        guard let role = role(of: signedIn), role >= needed else {
            throw VaultError.notAllowed(doing: doing, needs: needed)
        }
    }

    private func candidates() throws -> [Identifier] {
        try refresh()
        return history.membership.current.map(\.id)
    }

    /// The keys in a member's file; nil where the passphrase is wrong, or the file is missing or none.
    @concurrent private static func keys(
        of member: Identifier, in store: any Store, under passphrase: AgePassphrase
    ) async -> MemberKeys? {
        guard let file = try? store.read(.keys(of: member), limit: 1 << 16) else { return nil }
        return try? MemberKeys.open(file, member: member, passphrase: passphrase)
    }

    /// Takes keys that a passphrase opened, where they are those of a member of this vault; nil for a file that was planted, and for one who was removed meanwhile.
    private func admit(_ keys: MemberKeys) throws -> SignedIn? {
        try refresh()
        guard keys.vault == id, keys.genesisLog == history.genesis.log, keys.genesisLeaf == history.genesisLeaf,
            let card = history.membership.current.first(where: { $0.id == keys.author.id }),
            card.key == keys.author.verifyingKey
        else { return nil }
        return SignedIn(keys.author, key: card.key, name: card.name, vault: id, secondFactor: keys.secondFactor)
    }
}
