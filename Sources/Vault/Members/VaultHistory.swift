// What is known of a vault from its logs: how far they were read, who is a member, which blobs are named.

/// What a vault's logs say, as far as they were read.
struct VaultHistory: Sendable {
    /// How far a log was read.
    struct Track: Sendable {
        var state: LogState
        var clock = LogClock()
        var lastTime = ""
        /// The last that its authors said they had seen of each other log.
        var seen: [Identifier: LogHead] = [:]
        /// Entries that can't be opened, and why; at most the first few are kept.
        var unopened: [String] = []
        var unopenedCount = 0
        /// Entries whose bodies were erased.
        var erased: Set<UInt64> = []
    }

    /// What shows that an author signed a batch.
    struct Proof: Sendable {
        let author: Identifier
        let message: [UInt8]
        let signature: [UInt8]
        let entries: Range<UInt64>
        let log: Identifier

        func isSigned(by key: VerifyingKey) -> Bool { key.isValid(signature, for: message) }
    }

    /// An entry of the vault's own.
    struct Recorded: Sendable {
        let event: VaultEvent
        let author: Identifier
        let stamp: EntryStamp
        let epoch: Identifier
        let proof: Proof
        /// What its log said last, before it, of the log that it is about.
        var seen: LogHead?
        /// Whether what it is about is as it says.
        var witness = Witness.unknown
    }

    let vault: Identifier
    let genesis: EntryID
    let genesisLeaf: Merkle.Hash

    var tracks: [Identifier: Track] = [:]
    var events: [Recorded] = []
    private(set) var membership = Membership()
    /// Entries of the vault's own that don't count, and why.
    private(set) var refused: [(entry: EntryID, why: String)] = []
    private(set) var foundGenesis = false
    /// What was seen of the logs before: they must begin with it.
    var expected: [Identifier: LogHead] = [:]
    /// Logs that could be read only up to some place, and why.
    private(set) var problems: [Identifier: String] = [:]

    /// Entries read since they were last taken.
    var recent = RecentEntries()

    init(vault: Identifier, genesis: EntryID, genesisLeaf: Merkle.Hash) {
        self.vault = vault
        self.genesis = genesis
        self.genesisLeaf = genesisLeaf
    }

    /// The same with nothing read yet.
    var unread: VaultHistory {
        var history = VaultHistory(vault: vault, genesis: genesis, genesisLeaf: genesisLeaf)
        history.expected = expected
        return history
    }

    /// Throws where the entry that made the vault was not among those read.
    func requireGenesis() throws {
        guard foundGenesis else {
            throw VaultError.untrusted(why: "the log with its first entry is missing or damaged")
        }
    }

    /// Entries read, of all logs.
    var size: UInt64 { tracks.values.reduce(0) { $0 + $1.state.tree.size } }

    /// Takes up what was read before, and folds it anew.
    mutating func restore(tracks: [Track], events: [Recorded]) {
        self.tracks = Dictionary(tracks.map { ($0.state.log, $0) }, uniquingKeysWith: { $1 })
        self.events = events
        foundGenesis = events.contains { $0.stamp.id == genesis }
        recent = RecentEntries(from: sizes)
        fold()
    }

    /// How far each log was read.
    var sizes: [Identifier: UInt64] { tracks.mapValues(\.state.tree.size) }

    /// Reads all logs from where each was left, opening every entry, and folds the vault's own.
    ///
    /// `visit` is given every entry that opens, with the proof of its batch, before it is known whether it counts.
    mutating func read(store: any Store, keys: EpochKeys, visit: (OpenedEntry, Proof) throws -> Void = { _, _ in })
        throws
    {
        let before = events.count
        var facts = LogFacts()
        for log in Set(try store.identifiers(in: .logs)).union(expected.keys).sorted() where problems[log] == nil {
            var track = tracks[log] ?? Track(state: LogState(log: log))
            do {
                try read(log, store: store, keys: keys, track: &track, facts: &facts, visit: visit)
            } catch let error as LogError {
                problems[log] = error.description
            }
            tracks[log] = track
        }
        let isSettled = try !hearWitnesses(facts, store: store, keys: keys)
        if events.count != before || before == 0 || !isSettled { fold() }
    }

    private mutating func read(
        _ log: Identifier, store: any Store, keys: EpochKeys, track: inout Track, facts: inout LogFacts,
        visit: (OpenedEntry, Proof) throws -> Void
    ) throws {
        var reader = LogReader(store: store, vault: vault, from: track.state)
        facts.begin(at: track.state.head)
        var more = true
        while more {
            var batches: [SealedBatch] = []
            let failure = Result { more = try Self.fill(&batches, from: &reader, expecting: expected[log]) }
            // What comes before a failure counts.
            for (batch, opened) in zip(batches, OpenedBatch.open(batches, with: keys, in: vault)) {
                facts.take(batch, opened.bodies)
                try take(batch, opened, track: &track, visit: visit)
                track.state = batch.state
            }
            try failure.get()
        }
        if let known = expected[log], track.state.tree.size < known.size {
            throw LogError.shorter(log: log, seen: known.size, found: track.state.tree.size)
        }
    }

    /// Reads some batches, as many as are opened together; whether there may be more.
    private static func fill(
        _ batches: inout [SealedBatch], from reader: inout LogReader, expecting known: LogHead?
    ) throws -> Bool {
        var count = 0
        while count < OpenedBatch.entriesAtOnce {
            let before = reader.state.tree.size
            guard let batch = try reader.next() else { return false }
            if let known, before < known.size, batch.state.tree.size >= known.size {
                guard batch.state.head == known else { throw LogError.rewritten(log: known.log, size: known.size) }
            }
            batches.append(batch)
            count += batch.entries.count
        }
        return true
    }

    private mutating func take(
        _ batch: SealedBatch, _ opened: OpenedBatch, track: inout Track, visit: (OpenedEntry, Proof) throws -> Void
    ) throws {
        for (sealed, body) in zip(batch.entries, opened.bodies) {
            if EntryID(log: sealed.log, index: sealed.index) == genesis {
                guard Merkle.leafHash(sealed.leaf.bytes) == genesisLeaf else {
                    throw VaultError.untrusted(why: "its first entry is another one than when you became a member")
                }
                foundGenesis = true
            }
            do {
                guard let entry = OpenedEntry(sealed, try body.get(), clock: &track.clock) else {
                    throw LogError.sealed(
                        log: sealed.log, index: sealed.index, why: "it lacks the fields that every entry has")
                }
                track.lastTime = entry.time
                for head in LogHead.list(entry["seen"] ?? []) ?? [] { track.seen[head.log] = head }
                let proof = Proof(
                    author: entry.author, message: opened.message, signature: sealed.leaf.signature,
                    entries: sealed.leaf.batchStart..<sealed.leaf.batchStart + UInt64(sealed.leaf.batchCount),
                    log: sealed.log)
                if let event = VaultEvent(entry) {
                    events.append(
                        Recorded(
                            event: event, author: entry.author, stamp: EntryStamp(entry), epoch: entry.epoch,
                            proof: proof, seen: event.logItIsAbout.flatMap { track.seen[$0] }))
                }
                recent.add(entry, proof)
                try visit(entry, proof)
            } catch let error as LogError {
                track.clock.see(sealed.index + 1, of: sealed.log)
                if sealed.isErased {
                    track.erased.insert(sealed.index)
                    continue
                }
                track.unopenedCount += 1
                if track.unopened.count < 5 { track.unopened.append(error.description) }
            }
        }
    }

    /// Folds the vault's own entries anew, in the one order that all copies have.
    ///
    /// An entry counts where its author had the right to it as things stood before it and as they stand in the end: a removal
    /// also reaches what its subject wrote elsewhere with an old clock. So the fold is repeated until it changes nothing.
    mutating func fold() {
        var order = EntryStamp.order(events.map(\.stamp))
        // The first entry comes first, whatever the clocks say.
        order = order.filter { events[$0].stamp.id == genesis } + order.filter { events[$0].stamp.id != genesis }
        var end: Membership?
        var signed: [Int: [VerifyingKey: Bool]] = [:]
        for _ in 0..<8 + 2 * events.count(where: { $0.event.subject != nil }) {
            pass(order, end: end, upward: true, signed: &signed)
            if membership == end { return }
            end = membership
        }
        for _ in 0..<8 + 2 * events.count(where: { $0.event.subject != nil }) {
            pass(order, end: end, upward: false, signed: &signed)
            if membership == end { return }
            end = membership
        }
    }

    private mutating func pass(
        _ order: [Int], end: Membership?, upward: Bool, signed: inout [Int: [VerifyingKey: Bool]]
    ) {
        membership = Membership()
        refused = []
        for index in order {
            let recorded = events[index]
            let (event, author, stamp) = (recorded.event, recorded.author, recorded.stamp)
            var why = refusal(of: recorded) { key in
                if let known = signed[index]?[key] { return known }
                let isSigned = recorded.proof.isSigned(by: key)
                signed[index, default: [:]][key] = isSigned
                return isSigned
            }
            if why == nil, let end, stamp.id != genesis {
                let role = end.role(of: author, writing: event, at: stamp)
                if role.map({ $0 < event.needs }) ?? true {
                    why = "its author had been removed, or had lost the right to this"
                }
            }
            why = why ?? membership.apply(event, by: author, at: stamp, upward: upward)
            if let why { refused.append((stamp.id, why)) }
        }
    }

    private func refusal(of recorded: Recorded, isSigned: (VerifyingKey) -> Bool) -> String? {
        if case .created(let owner, _, let epoch, _) = recorded.event {
            guard recorded.stamp.id == genesis else { return "it is not the entry that made the vault" }
            guard recorded.author == owner.id, isSigned(owner.key), recorded.epoch == epoch.id else {
                return "its signature is wrong"
            }
            return nil
        }
        guard let key = membership.key(of: recorded.author) else { return "its author is unknown" }
        guard isSigned(key) else { return "its signature is wrong" }
        guard membership.epochs.contains(where: { $0.id == recorded.epoch }) else {
            return "it is sealed to an epoch that no owner named"
        }
        return recorded.witness.refusal
    }

    /// Entries whose bodies are gone though no owner recorded that: what they said, of members too, nobody knows.
    var erasedWithoutRecord: [EntryID] {
        tracks.flatMap { log, track in track.erased.map { EntryID(log: log, index: $0) } }
            .filter { membership.erased[$0.description] == nil }.sorted()
    }

    /// Notes that an entry's body is gone now.
    mutating func markErased(_ entry: EntryID) {
        tracks[entry.log]?.erased.insert(entry.index)
        recent.remove(entry)
    }
}
