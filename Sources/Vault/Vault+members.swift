// Members: invited, added, given another role, removed; each change is an entry, and keys are on the disk before it.

extension Vault {
    /// What an owner gives to somebody who is to become a member and has a copy of the vault.
    public var invitation: Invitation {
        Invitation(vault: id, log: history.genesis.log, leaf: history.genesisLeaf)
    }

    /// Makes the keys of somebody who wants to become a member, in their own copy of the vault.
    ///
    /// - Returns: the card that they give to an owner (`MemberCard.line`). Its role says nothing: the owner gives one.
    /// - Throws: `VaultError.untrusted` where the copy is not of the vault they were invited to; `.refused`; `StoreError`.
    public static func requestMembership(
        in store: any Store, at path: String, invitation: Invitation, name: String, passphrase: AgePassphrase,
        setting: VaultSetting
    ) throws -> MemberCard {
        try checkName(name)
        try invitation.check(store, path: path)
        return try makeKeys(
            in: store, of: invitation, name: name, role: .reader, passphrase: passphrase, setting: setting)
    }

    /// Adds a member by the card that they gave, and gives them all epochs.
    ///
    /// For one who is a member already it gives the epochs again.
    /// - Throws: `VaultError.notAllowed`; `.refused`; `LogError`; `StoreError`.
    public func addMember(_ card: MemberCard, role: Role, by signer: SignedIn? = nil) async throws {
        let signer = signer ?? opener
        try Vault.checkName(card.name)
        try require(.owner, of: signer, for: "Adding a member")
        try refresh()
        let card = MemberCard(id: card.id, name: card.name, role: role, recipient: card.recipient, key: card.key)
        let known = history.membership.members[card.id]
        if let known, known.card.key != card.key || known.card.recipient != card.recipient {
            throw VaultError.refused(why: "A member with this id has other keys. Ask for a new card.")
        }
        if known == nil, history.membership.key(of: card.id) != nil {
            throw VaultError.refused(why: "The id on this card is taken. Ask for a new card.")
        }
        try await beginDueEpoch(by: signer)
        try handOut(history.membership.epochs.map(\.id), to: card)
        if let known, known.isCurrent {
            if known.card.role != role { try await changeRole(of: card.id, to: role, by: signer) }
            return
        }
        try await record([.member(card, logs: known == nil ? [:] : acceptedSizes())], by: signer)
    }

    /// Adds a member whose keys are made here, for colleagues who share this copy.
    @discardableResult
    public func addMember(name: String, role: Role, passphrase: AgePassphrase, by signer: SignedIn? = nil)
        async throws -> MemberCard
    {
        let signer = signer ?? opener
        try Vault.checkName(name)
        try require(.owner, of: signer, for: "Adding a member")
        let card = try await Vault.makeKeysApart(
            in: store, of: invitation, name: name, role: role, passphrase: passphrase, setting: setting)
        try await addMember(card, role: role, by: signer)
        return card
    }

    /// Makes a new owner when no passphrase is known any more; the vault has to be unlocked with the recovery key.
    @discardableResult
    public func recover(name: String, passphrase: AgePassphrase) async throws -> MemberCard {
        guard member == history.membership.recovery?.authorID else {
            throw VaultError.refused(why: "This needs the recovery key. Unlock the vault with it first.")
        }
        return try await addMember(name: name, role: .owner, passphrase: passphrase)
    }

    /// Gives a member another role; it holds for what they write from now on, and for what they wrote that is not here yet.
    public func changeRole(of member: Identifier, to role: Role, by signer: SignedIn? = nil) async throws {
        let signer = signer ?? opener
        try require(.owner, of: signer, for: "Changing a role")
        try refresh()
        let card = try current(member)
        if card.role == role { return }
        if role != .owner { try checkAnotherOwner(than: card) }
        let changed = MemberCard(
            id: card.id, name: card.name, role: role, recipient: card.recipient, key: card.key)
        try await record([.member(changed, logs: acceptedSizes())], by: signer)
    }

    /// Removes a member and begins a new epoch: what is written from now on is closed to them.
    ///
    /// What they wrote and is not in this copy yet will be reported and never used, so merge first what is to be kept. What they could read they may have kept.
    /// Where it is the one who unlocked the vault, it has to be unlocked by somebody else before anything more is written.
    public func removeMember(_ member: Identifier, by signer: SignedIn? = nil) async throws {
        let signer = signer ?? opener
        try require(.owner, of: signer, for: "Removing a member")
        try refresh()
        let card = try current(member)
        guard member != signer.id else {
            throw VaultError.refused(why: "Nobody can remove themselves; another owner has to do it.")
        }
        try checkAnotherOwner(than: card)
        let others = history.membership.current.filter { $0.id != member }
        let epoch = try makeEpoch(for: others)
        try handOutMissing(by: signer)
        try await record(
            [.removed(member, logs: acceptedSizes()), .epoch(epoch, members: Set(others.map(\.id)))], by: signer)
        // Their passphrase opens nothing in this copy any more. Other copies may still have the file.
        try store.erase(.keys(of: member))
    }

    /// The one member with this name or id.
    ///
    /// - Throws: `VaultError.notFound`, and `.refused` where several have the name.
    public func memberNamed(_ name: String) throws -> MemberCard {
        let found = history.membership.current.filter { $0.name == name || $0.id.hex == name }
        if found.count > 1 {
            throw VaultError.refused(
                why: "\(found.count) members are called '\(name)'. Say which by the id: "
                    + found.map(\.id.hex).joined(separator: ", "))
        }
        guard let card = found.first else { throw VaultError.notFound(what: name) }
        return card
    }

    static func checkName(_ name: String) throws {
        let isWhole =
            (1...200).contains(name.utf8.count)
            && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard isWhole, !name.allSatisfy(\.isWhitespace) else {
            throw VaultError.refused(why: "A name has 1 to 200 bytes, on one line.")
        }
    }

    private func current(_ member: Identifier) throws -> MemberCard {
        guard let card = history.membership.current.first(where: { $0.id == member }) else {
            throw VaultError.notFound(what: "member \(member)")
        }
        return card
    }

    private func checkAnotherOwner(than card: MemberCard) throws {
        guard card.role == .owner,
            !history.membership.current.contains(where: { $0.role == .owner && $0.id != card.id })
        else { return }
        throw VaultError.refused(why: "\(card.name) is the last owner; make somebody else an owner first.")
    }

    /// The size of every log as it was read.
    private func acceptedSizes() -> [Identifier: UInt64] {
        history.tracks.mapValues(\.state.tree.size)
    }
}
