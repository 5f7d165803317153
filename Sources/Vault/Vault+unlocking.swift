// Making a vault, and opening one with a passphrase or with the recovery key.

extension Vault {
    /// What making a vault gives.
    public struct Made: Sendable {
        /// The vault, unlocked.
        public let vault: Vault
        /// The key that its owner keeps on paper. It is nowhere else.
        public let recovery: RecoveryKey
    }

    /// Makes a vault in an empty store, with its first owner.
    ///
    /// - Parameters:
    ///   - path: how messages name the place.
    ///   - owner: the owner's name, as colleagues will see it; stands only inside sealed bodies.
    /// - Throws: `VaultError.alreadyAVault`, `.refused` for a name that is none; `StoreError`.
    public static func make(
        in store: any Store, at path: String, owner: String, passphrase: AgePassphrase, setting: VaultSetting
    ) async throws -> Made {
        try checkName(owner)
        if try store.exists(.format) { throw VaultError.alreadyAVault(path: path) }
        if try VaultFormat.isMissing(from: store) { throw VaultError.notAVault(path: path, why: VaultFormat.missing) }
        // What a stopped start has left opens nothing, as there is nothing else here: it goes.
        let leftover: Set = ["epochs", "tmp"]
        if let found = try store.topNames().first(where: { !leftover.contains($0) && !$0.hasPrefix(".") }) {
            throw VaultError.refused(
                why: "\(path): the folder is not empty ('\(found)' is there). Give an empty or new one.")
        }
        for epoch in try store.identifiers(in: .epochs) {
            for file in try store.identifiers(in: .epoch(epoch), ending: ".age") {
                try store.erase(.epoch(epoch, file: file))
            }
        }
        let (id, log, author, identity) = (Identifier.random(), Identifier.random(), Author.random(), AgeSecretKey())
        let (recovery, epoch) = (RecoveryKey(), Epoch.random())
        guard let key = author.verifyingKey else { throw VaultError.keysUnreadable(why: "the signing key is none") }
        let card = MemberCard(id: author.id, name: owner, role: .owner, recipient: try identity.publicKey, key: key)
        let event = VaultEvent.created(owner: card, recovery: try RecoveryCard(recovery), epoch: try epoch.card())

        try store.replace(
            .epoch(epoch.id, file: .random()),
            with: try epoch.sealed(to: [card.recipient, try recovery.identity.publicKey], vault: id), durably: true)
        var appender = try LogAppender(store: store, vault: id, from: LogState(log: log))
        let signed = RecoverySignature.message(vault: id, log: log, owner: card, epoch: try epoch.card())
        let signature = try RecoverySignature.over(signed, by: recovery)
        let first =
            header(event.type, author: author.id, time: setting.timestamp(), seen: []) + event.fields
            + [Field(RecoverySignature.field, signature)]
        _ = try appender.append([Batch([first], by: author)], sealedBy: .member(epoch.secret))
        // The tree of one entry is its leaf.
        let keys = MemberKeys(
            vault: id, author: author, identity: identity, genesisLog: log, genesisLeaf: appender.state.tree.root)
        try store.replace(
            .keys(of: author.id), with: try keys.sealed(under: passphrase, workFactor: setting.workFactor),
            durably: true)
        // Last, so that a vault that is there is whole.
        try store.replace(.format, with: VaultFormat(vault: id).bytes, durably: true)

        var memory = DeviceMemory(mark: try store.mark())
        (memory.log, memory.member) = (log, author.id)
        memory.see(appender.state.head)
        try? DeviceMemoryFolder(in: setting.stateFolder, vault: id).remember(memory)
        _ = consume appender
        return Made(vault: try await unlock(store, at: path, with: keys, setting: setting), recovery: recovery)
    }

    /// Opens a vault with a member's passphrase.
    ///
    /// The keys of the member who was here last are tried first; each try takes as long as the keys' work factor says.
    /// - Throws: `VaultError.wrongPassphrase`, `.notAVault`, `.untrusted`; `StoreError`.
    public static func unlock(_ store: any Store, at path: String, passphrase: AgePassphrase, setting: VaultSetting)
        async throws -> Vault
    {
        let id = try VaultFormat.read(store, path: path).vault
        let keys = try memberKeys(store, vault: id, passphrase: passphrase, setting: setting) { keys in
            try !openEpochs(store, vault: id, identity: keys.identity).isEmpty
        }
        return try await unlock(store, at: path, with: keys, setting: setting)
    }

    /// Opens a vault with the recovery key.
    ///
    /// - Throws: `VaultError.untrusted` where the key is another vault's; `.notAVault`; `StoreError`.
    public static func unlock(_ store: any Store, at path: String, recovery: RecoveryKey, setting: VaultSetting)
        async throws -> Vault
    {
        let id = try VaultFormat.read(store, path: path).vault
        let epochs = try openEpochs(store, vault: id, identity: recovery.identity)
        let card = try RecoveryCard(recovery)
        guard let genesis = try firstEntry(store, vault: id, keys: epochs, recovery: card) else {
            throw VaultError.untrusted(why: "no entry names this recovery key; perhaps it is another vault's")
        }
        let history = VaultHistory(vault: id, genesis: genesis.entry, genesisLeaf: genesis.leaf)
        let vault = try Vault(
            store: store, id: id, author: try recovery.author(), identity: recovery.identity, history: history,
            setting: setting)
        try await vault.readFirst(epochs: epochs)
        return vault
    }

    static func unlock(_ store: any Store, at path: String, with keys: MemberKeys, setting: VaultSetting) async throws
        -> Vault
    {
        let id = try VaultFormat.read(store, path: path).vault
        guard keys.vault == id else { throw VaultError.untrusted(why: "the keys are another vault's") }
        let history = VaultHistory(
            vault: id, genesis: EntryID(log: keys.genesisLog, index: 0), genesisLeaf: keys.genesisLeaf)
        let vault = try Vault(
            store: store, id: id, author: keys.author, identity: keys.identity, history: history,
            secondFactor: keys.secondFactor, setting: setting)
        try await vault.readFirst(epochs: try openEpochs(store, vault: id, identity: keys.identity))
        return vault
    }

    /// The keys that a passphrase opens, of a member who was added.
    ///
    /// - Parameter isAdded: whether keys open anything. Those of a newcomer don't yet, and may be under a passphrase that a member has too.
    static func memberKeys(
        _ store: any Store, vault: Identifier, passphrase: AgePassphrase, setting: VaultSetting,
        isAdded: (MemberKeys) throws -> Bool
    ) throws -> MemberKeys {
        let last = DeviceMemoryFolder(in: setting.stateFolder, vault: vault).memory(of: try store.mark())?.member
        let members = try store.identifiers(in: .keys, ending: ".age").sorted {
            ($0 != last ? 1 : 0, $0) < ($1 != last ? 1 : 0, $1)
        }
        if members.isEmpty { throw VaultError.keysUnreadable(why: "there are none in the folder keys") }
        // A file that can't be read, or was planted, keeps nobody out.
        var unreadable: VaultError?
        var isWaiting = false
        for member in members {
            do {
                let keys = try MemberKeys.open(
                    try store.read(.keys(of: member), limit: 1 << 16), member: member, passphrase: passphrase)
                guard keys.vault == vault else { throw VaultError.untrusted(why: "the keys are another vault's") }
                if try isAdded(keys) { return keys }
                isWaiting = true
            } catch VaultError.wrongPassphrase {
                continue
            } catch let error as VaultError {
                unreadable = unreadable ?? error
            } catch {
                unreadable = unreadable ?? VaultError.keysUnreadable(why: "\(StorePath.keys(of: member)): \(error)")
            }
        }
        throw isWaiting ? VaultError.notAddedYet : unreadable ?? VaultError.wrongPassphrase
    }

    /// All epochs whose files an identity opens. They are candidates: only those that a signed entry names are trusted.
    private static func openEpochs(_ store: any Store, vault: Identifier, identity: AgeSecretKey) throws -> [Epoch] {
        var epochs: [Epoch] = []
        for id in try store.identifiers(in: .epochs) {
            for file in try store.identifiers(in: .epoch(id), ending: ".age") {
                guard let bytes = try epochFile(store, .epoch(id, file: file)) else { continue }
                if let epoch = Epoch.open(bytes, with: identity, vault: vault, epoch: id) { epochs.append(epoch) }
            }
        }
        return epochs
    }

    /// What a file of an epoch holds; nil where it is longer than one can be, and so none.
    static func epochFile(_ store: any Store, _ path: StorePath) throws -> [UInt8]? {
        do { return try store.read(path, limit: 1 << 20) } catch StoreError.tooLong { return nil }
    }

    /// The entry that made the vault, found by the recovery key that it names and that signed it.
    private static func firstEntry(
        _ store: any Store, vault: Identifier, keys epochs: [Epoch], recovery: RecoveryCard
    ) throws -> (entry: EntryID, leaf: Merkle.Hash)? {
        for log in try store.identifiers(in: .logs) {
            var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
            guard let batch = try? reader.next(), let sealed = batch.entries.first else { continue }
            for epoch in epochs where epoch.id == sealed.epoch {
                var keys = EpochKeys()
                keys.add(epoch.secret, identity: epoch.identity)
                var clock = LogClock()
                guard let body = try? keys.open(sealed, in: vault),
                    let entry = OpenedEntry(sealed, body, clock: &clock),
                    case .created(let owner, recovery, let epoch, _)? = VaultEvent(entry),
                    batch.isSigned(by: owner.key, in: vault), let signature = entry[RecoverySignature.field],
                    recovery.key.isValid(
                        signature,
                        for: RecoverySignature.message(vault: vault, log: log, owner: owner, epoch: epoch))
                else { continue }
                return (EntryID(log: log, index: 0), Merkle.leafHash(sealed.leaf.bytes))
            }
        }
        return nil
    }

    /// Reads all logs for the first time. Files of epochs are candidates; a key is kept only where an entry that counts names it.
    private func readFirst(epochs candidates: [Epoch]) throws {
        history.expected = memory.seen
        var chosen = candidates.reduce(into: [Identifier: Epoch]()) { $0[$1.id] = $0[$1.id] ?? $1 }
        while true {
            epochKeys = EpochKeys()
            for epoch in chosen.values { epochKeys.add(epoch.secret, identity: epoch.identity) }
            history = history.unread
            stateSize = 0
            let stateEpoch = resumeState()
            try history.read(store: store, keys: epochKeys)
            if let stateEpoch, stateEpoch != history.membership.epochs.last?.id {
                // Somebody who has only an older epoch may have written it.
                history = history.unread
                stateSize = 0
                try history.read(store: store, keys: epochKeys)
            }
            let named = history.membership.epochs
            // A file in another's name may have been put in the place of a true one.
            let better = candidates.filter { epoch in
                named.contains { $0.id == epoch.id && epoch.matches($0) }
                    && chosen[epoch.id]?.secret.commitment != epoch.secret.commitment
            }
            if let epoch = better.first {
                chosen[epoch.id] = epoch
                continue
            }
            if !history.foundGenesis, candidates.count > chosen.count, let other = otherGenesis(candidates, chosen) {
                chosen[other.id] = other
                continue
            }
            break
        }
        try settle()
    }

    /// Another candidate for the first entry's epoch, when the one that was tried does not open it.
    private func otherGenesis(_ candidates: [Epoch], _ chosen: [Identifier: Epoch]) -> Epoch? {
        candidates.first {
            chosen[$0.id]?.secret.commitment != $0.secret.commitment && !triedEpochs.contains($0.secret.commitment)
        }
        .map { epoch in
            triedEpochs.insert(epoch.secret.commitment)
            return epoch
        }
    }

    /// Checks what was read against what the vault is built on and what this device remembers.
    private func settle() throws {
        try history.requireGenesis()
        guard !history.membership.epochs.isEmpty else {
            throw VaultError.untrusted(why: "its first entry can't be opened or is not signed by its owner")
        }
        try refresh()
        for (log, head) in memoryFolder.highest() {
            guard let found = history.tracks[log]?.state.tree.size, found < head.size, memory.seen[log] == nil else {
                continue
            }
            notices.append(
                "This copy lags behind: of log \(log) it has \(found) entries, and this device has seen \(head.size) in another copy."
            )
        }
        do {
            // A power cut may have come between the entry and the deed.
            notices += try applyErasures()
        } catch {
            notices.append("What an owner has erased could not be erased in this copy yet: \(error)")
        }
        lostEpoch = findLostEpoch()
        if let lostEpoch { notices.append(Vault.lostEpochWords(lostEpoch)) }
        if let entry = history.erasedWithoutRecord.first {
            notices.append(Vault.lostBody(entry, of: history.erasedWithoutRecord.count))
        }
        for (log, error) in history.problems.sorted(by: { $0.key < $1.key }) {
            notices.append("Log \(log) is read only in part: \(error)")
        }
    }
}
