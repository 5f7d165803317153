// A vault that is open: the front of the room. Making, unlocking, writing, reading and verifying are in the files beside this one.

/// An unlocked vault. It holds the member's keys as long as it lives, and gives none of them out.
///
///     let made = try await Vault.make(in: store, at: path, owner: "Aigul", passphrase: words, setting: setting)
///     let entry = try await made.vault.append("note", [Field("text", "called the lawyer")])
public actor Vault {
    /// Where its bytes are kept.
    public nonisolated let store: any Store
    /// Its id.
    public nonisolated let id: Identifier
    /// The member who unlocked it; the recovery key's id where that opened it.
    public nonisolated let member: Identifier
    nonisolated let setting: VaultSetting
    nonisolated let author: Author
    nonisolated let authorKey: VerifyingKey?
    nonisolated let identity: AgeSecretKey
    nonisolated let memoryFolder: DeviceMemoryFolder

    /// Makes the codes of the one who unlocked the vault.
    var secondFactor: TOTP?
    var epochKeys = EpochKeys()
    var history: VaultHistory
    var memory: DeviceMemory
    var writer: LogWriter?
    /// The epoch to which the writer seals.
    var writerEpoch: Identifier?
    /// The making of a new epoch, as long as it goes on.
    var newEpoch: Task<Void, any Error>?
    var triedEpochs: Set<Merkle.Hash> = []
    /// An epoch that was seen here before and is gone.
    var lostEpoch: Identifier?
    /// The log this device writes; known once something was written.
    var ownLog: Identifier?
    /// How many tasks are writing now.
    var writesUnderWay = 0
    /// Where our own log stood before something was written that its tiles may lack; nil where nothing was.
    var tilesAreAt: LogState?
    /// By log, what our own log has said last that we have seen.
    var announced: [Identifier: LogHead] = [:]
    /// Entries that the sealed state covers.
    var stateSize: UInt64 = 0
    /// The latest time in our own log.
    var lastTime = ""
    /// What a person should know, in sentences, since the vault was unlocked: a torn tail that was cut, a clock set back, a copy that lags behind.
    public internal(set) var notices: [String] = []

    init(
        store: any Store, id: Identifier, author: Author, identity: AgeSecretKey, history: VaultHistory,
        secondFactor: TOTP? = nil, setting: VaultSetting
    ) throws {
        self.store = store.opened()
        self.id = id
        self.author = author
        authorKey = author.verifyingKey
        member = author.id
        self.identity = identity
        self.history = history
        self.setting = setting
        self.secondFactor = secondFactor
        memoryFolder = DeviceMemoryFolder(in: setting.stateFolder, vault: id)
        let mark = try store.mark()
        memory = memoryFolder.memory(of: mark) ?? DeviceMemory(mark: mark)
    }

    /// The members, epochs and devices, as far as the logs were read.
    public var membership: Membership { history.membership }

    /// How far each log was read.
    public var heads: [LogHead] { history.tracks.values.map(\.state.head).sorted { $0.log < $1.log } }

    /// What the one who unlocked the vault may do now; nil for nothing.
    public var role: Role? { role(of: opener) }

    /// Ends the work, or a part of it: brings tiles and checkpoints up to date, remembers how far the logs were seen, and lets others write. What was
    /// acknowledged is safe without it.
    public func close() throws {
        try refresh()
        for head in heads where head.size > memory.seen[head.log]?.size ?? 0 {
            // A writer may have died between its write and its fsync: what is remembered must outlast a power cut.
            try store.secure(.frames(of: head.log))
            memory.see(head)
        }
        memory.member = member
        rememberEpoch()
        try? memoryFolder.remember(memory)
        saveState()
        // Another task of ours may be writing: then it is the one that lets go.
        if writesUnderWay == 0 { releaseWriter() }
        guard let known = tilesAreAt else { return }
        try LogTiles(store: store, log: known.log).update(vault: id, from: known)
        tilesAreAt = nil
    }

    /// Reads what was added to the logs since they were read last, by this device or by others.
    ///
    /// - Throws: `StoreError.vanished` where the vault's folder is gone, `VaultError.untrusted` where its first entry has; what was read before stays as it is.
    public func refresh() throws {
        guard try store.exists(.format) else { throw StoreError.vanished }
        var fresh = history
        try fresh.read(store: store, keys: epochKeys)
        try fresh.requireGenesis()
        history = fresh
        if !epochKeys.epochs.isSubset(of: history.membership.epochs.map(\.id)) { return try reread() }
        try takeAllNewEpochs()
    }
}
