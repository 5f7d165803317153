// Takes the bodies of entries and blobs out of a store.

/// Erases in one copy of a vault.
struct Erasing {
    let store: any Store
    let vault: Identifier
    /// Opens what is to be erased, so that none of the vault's own entries is.
    let keys: EpochKeys
    var patience = 10.0
    /// Entries whose bodies are gone now.
    private(set) var erased: [EntryID] = []
    /// What could not be done, in sentences.
    private(set) var problems: [String] = []

    init(store: any Store, vault: Identifier, keys: EpochKeys) {
        self.store = store
        self.vault = vault
        self.keys = keys
    }

    /// Overwrites and removes blobs that are there.
    mutating func erase(blobs: Set<Identifier>) throws {
        for blob in blobs.sorted() where try store.exists(.blob(blob)) {
            try store.erase(.blob(blob))
            try forgetIndex()
        }
    }

    /// Makes the sealed bodies of entries zeros, as long as they were.
    mutating func erase(_ entries: [EntryID]) throws {
        for (log, ids) in Dictionary(grouping: entries, by: \.log).sorted(by: { $0.key < $1.key }) {
            try erase(Set(ids.map(\.index)), in: log)
        }
    }

    private mutating func erase(_ indices: Set<UInt64>, in log: Identifier) throws {
        let lock = try store.lock(log, waiting: patience)
        var changes: [FileChange] = []
        var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
        var left = indices
        while !left.isEmpty, let batch = try reader.next() {
            for entry in batch.entries where left.remove(entry.index) != nil {
                let id = EntryID(log: log, index: entry.index)
                if entry.isErased {
                    erased.append(id)
                } else if isOwn(entry) {
                    problems.append("Entry \(id) was not erased: it is one of the vault's own, or can't be opened.")
                } else {
                    changes.append(FileChange(offset: entry.offset, bytes: entry.erasedFrame))
                    erased.append(id)
                }
            }
        }
        if !changes.isEmpty {
            try store.rewrite(.frames(of: log), changes)
            try forgetIndex()
        }
        _ = consume lock
    }

    private func isOwn(_ entry: SealedEntry) -> Bool {
        guard let body = try? keys.open(entry, in: vault), let type = body.fields.first(where: { $0.name == "type" })
        else { return true }
        return type.value.starts(with: VaultEvent.prefix.utf8)
    }

    /// What was derived of the entries may hold what was erased.
    private func forgetIndex() throws {
        try store.erase(.snapshot)
        try store.erase(.lookedThrough)
        try store.erase(.state)
    }
}

extension SealedEntry {
    /// The frame of the entry as it was written.
    var frame: [UInt8] {
        var bytes: [UInt8] = []
        Frame.append(kind, to: &bytes) { payload in
            let leaf = self.leaf.bytes
            payload += UInt16(leaf.count).bigEndianBytes + leaf + epoch.bytes + nonce + sealed
        }
        return bytes
    }

    /// The frame of the entry without its body, as long as the one that it takes the place of.
    var erasedFrame: [UInt8] {
        var bytes: [UInt8] = []
        Frame.append(.erasedEntry, to: &bytes) { payload in
            let leaf = self.leaf.bytes
            payload += UInt16(leaf.count).bigEndianBytes + leaf
            payload += [UInt8](repeating: 0, count: 16 + nonce.count + sealed.count)
        }
        return bytes
    }
}
