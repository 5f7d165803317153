// Reading entries with what they are worth.

/// An entry with its standing.
public struct JudgedEntry: Sendable {
    /// The entry.
    public let entry: OpenedEntry
    /// Whether it counts, and as whose.
    public let standing: EntryStanding
}

extension Vault {
    /// All entries that open, in the one order that every copy of the vault with the same logs has.
    ///
    /// - Parameter heads: what the caller has read before; only what comes after is given.
    public func entries(after heads: [LogHead] = []) throws -> [JudgedEntry] {
        try refresh()
        let sizes = Dictionary(heads.map { ($0.log, $0.size) }, uniquingKeysWith: max)
        // Whoever asks for all gets them as they are on the disk now: another process may have erased some.
        let kept = heads.isEmpty ? nil : history.recent.entries(after: sizes)
        let entries = try kept ?? readAgain(after: sizes)
        if !heads.isEmpty || !history.recent.isComplete { history.recent = RecentEntries(from: history.sizes) }
        var found: [JudgedEntry] = []
        // A batch's signature is checked once.
        var standings: [VaultHistory.Batch: Bool] = [:]
        for (entry, proof) in entries {
            let batch = VaultHistory.Batch(log: proof.log, start: proof.entries.lowerBound, author: entry.author)
            let signed = standings[batch] ?? history.isSigned(proof, by: entry.author)
            standings[batch] = signed
            found.append(JudgedEntry(entry: entry, standing: history.standing(of: entry, isSigned: signed)))
        }
        return EntryStamp.order(found.map { EntryStamp($0.entry) }).map { found[$0] }
    }

    /// What `entries(after:)` gives, with how far the logs were read for it: what to ask with the next time.
    public func news(after heads: [LogHead] = []) throws -> (entries: [JudgedEntry], heads: [LogHead]) {
        (try entries(after: heads), self.heads)
    }

    /// Reads all logs from the beginning, for entries that were read too long ago.
    private func readAgain(
        after sizes: [Identifier: UInt64]
    ) throws -> [(entry: OpenedEntry, proof: VaultHistory.Proof)] {
        var found: [(entry: OpenedEntry, proof: VaultHistory.Proof)] = []
        var history = history.unread
        try history.read(store: store, keys: epochKeys) { entry, proof in
            if entry.id.index >= sizes[entry.id.log] ?? 0 { found.append((entry, proof)) }
        }
        try history.requireGenesis()
        self.history = history
        return found
    }

    /// One entry; nil where there is none, or it can't be opened.
    public func entry(_ id: EntryID) throws -> JudgedEntry? {
        try entries().first { $0.entry.id == id }
    }
}
