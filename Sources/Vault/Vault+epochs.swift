// Epochs: their keys are made before the entry that names them, and read when such an entry is met.

import Crypto

extension Vault {
    /// How many recipients one file of an epoch has at most.
    private static let mostRecipients = 100

    /// Makes the keys of a new epoch and gives them to some members and to the recovery key; the entry that names it is yet to be written.
    func makeEpoch(for members: [MemberCard]) throws -> EpochCard {
        let epoch = Epoch.random()
        guard let recovery = history.membership.recovery else {
            throw VaultError.untrusted(why: "its first entry names no recovery key")
        }
        try give(epoch, to: members.map(\.recipient) + [recovery.recipient])
        return try epoch.card()
    }

    /// Gives epochs to a member, in files of their own.
    func handOut(_ epochs: [Identifier], to member: MemberCard) throws {
        for id in epochs {
            guard let card = history.membership.epochs.first(where: { $0.id == id }),
                let secret = epochKeys.secret(of: id), let identity = epochKeys.identity(of: id),
                Epoch(identity: identity, secret: secret).matches(card)
            else {
                throw VaultError.refused(
                    why:
                        "You don't have all keys of this vault yet, so you can't give them to others. Merge with a colleague's copy first (habeas merge-from)."
                )
            }
            try give(Epoch(identity: identity, secret: secret), to: [member.recipient])
        }
    }

    /// Gives members the epochs that they may lack and that are ours to give; once each, as far as this device remembers.
    ///
    /// The files have random names: one that can be known beforehand somebody else could put there.
    func handOutMissing(by signer: SignedIn? = nil) throws {
        guard role(of: signer ?? opener) == .owner else { return }
        for member in history.membership.current {
            for id in history.membership.epochsToHandOut(to: member.id) {
                guard let secret = epochKeys.secret(of: id), let identity = epochKeys.identity(of: id) else { continue }
                let gift = DeviceMemory.Gift(epoch: id, member: member.id)
                if let file = memory.given[gift], try store.exists(.epoch(id, file: file)) { continue }
                let (epoch, file) = (Epoch(identity: identity, secret: secret), Identifier.random())
                try store.replace(
                    .epoch(id, file: file), with: try epoch.sealed(to: [member.recipient], vault: self.id),
                    durably: true)
                memory.given[gift] = file
                try? memoryFolder.remember(memory)
            }
        }
    }

    private func give(_ epoch: Epoch, to recipients: [AgePublicKey]) throws {
        for start in stride(from: 0, to: recipients.count, by: Self.mostRecipients) {
            let part = Array(recipients[start..<min(start + Self.mostRecipients, recipients.count)])
            try store.replace(
                .epoch(epoch.id, file: .random()), with: try epoch.sealed(to: part, vault: id), durably: true)
        }
    }

    /// Begins a new epoch if one is due and the one who writes may do so: after removals that did not know of one another.
    func beginDueEpoch(by signer: SignedIn) async throws {
        guard history.membership.needsEpoch, role(of: signer) == .owner else { return }
        if let newEpoch { return try await newEpoch.value }
        // Before its keys are made: a membership that somebody has undone would be given them.
        try checkMembershipIsWhole()
        let task = Task { try await beginEpoch(by: signer) }
        newEpoch = task
        defer { newEpoch = nil }
        try await task.value
    }

    private func beginEpoch(by signer: SignedIn) async throws {
        let members = history.membership.current
        try handOutMissing(by: signer)
        try await record([.epoch(try makeEpoch(for: members), members: Set(members.map(\.id)))], by: signer)
    }

    /// Reads all logs anew, beginning with the keys of the first epoch only and adding those that entries name.
    ///
    /// Every copy so opens the same entries: what is sealed to an epoch that no owner named says nothing, whoever has its keys.
    func reread() throws {
        guard let first = history.membership.epochs.first, let secret = epochKeys.secret(of: first.id),
            let identity = epochKeys.identity(of: first.id)
        else { return }
        epochKeys = EpochKeys()
        epochKeys.add(secret, identity: identity)
        history = history.unread
        try history.read(store: store, keys: epochKeys)
        try takeAllNewEpochs()
    }

    /// Takes the keys of epochs that entries name, and reads again what they open.
    func takeAllNewEpochs() throws {
        while try takeNewEpochs() {
            history = history.unread
            try history.read(store: store, keys: epochKeys)
        }
    }

    /// Opens files of epochs that entries name and whose keys were not there before; says whether there were any.
    func takeNewEpochs() throws -> Bool {
        var hasNew = false
        for card in history.membership.epochs where epochKeys.secret(of: card.id)?.commitment != card.commitment {
            for file in try store.identifiers(in: .epoch(card.id), ending: ".age") {
                guard let bytes = try Vault.epochFile(store, .epoch(card.id, file: file)),
                    let epoch = Epoch.open(bytes, with: identity, vault: id, epoch: card.id), epoch.matches(card)
                else { continue }
                epochKeys.add(epoch.secret, identity: epoch.identity)
                hasNew = true
                break
            }
        }
        return hasNew
    }
}
