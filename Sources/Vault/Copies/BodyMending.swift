// Brings back bodies that are gone here without anybody having had the right to erase them, from a copy that still has them.

/// Takes bodies of entries over from another copy of a vault.
struct BodyMending {
    let ours: any Store
    let theirs: any Store
    let vault: Identifier
    var patience = 10.0

    /// Puts back what the other copy has of these entries; returns those that have their bodies again.
    ///
    /// A body is put back only where the leaf here is the one there: the leaf vouches for every byte of it.
    func mend(_ entries: [EntryID], beforeWriting: (Identifier) -> Void) throws -> [EntryID] {
        var mended: [EntryID] = []
        for (log, ids) in Dictionary(grouping: entries, by: \.log).sorted(by: { $0.key < $1.key }) {
            let found = try bodies(Set(ids.map(\.index)), in: log)
            if found.isEmpty { continue }
            beforeWriting(log)
            mended += try put(found, in: log)
        }
        if !mended.isEmpty {
            // What was derived knows the entries as erased.
            try ours.erase(.state)
            try ours.erase(.snapshot)
        }
        return mended
    }

    private func bodies(_ indices: Set<UInt64>, in log: Identifier) throws -> [UInt64: SealedEntry] {
        var found: [UInt64: SealedEntry] = [:]
        var reader = LogReader(store: theirs, vault: vault, from: LogState(log: log))
        let last = indices.max() ?? 0
        do {
            while reader.state.tree.size <= last, let batch = try reader.next() {
                for entry in batch.entries where indices.contains(entry.index) && !entry.isErased {
                    found[entry.index] = entry
                }
            }
        } catch is LogError {
            // What comes before the damage is sound.
        }
        return found
    }

    private func put(_ found: [UInt64: SealedEntry], in log: Identifier) throws -> [EntryID] {
        let lock = try ours.lock(log, waiting: patience)
        var changes: [FileChange] = []
        var mended: [EntryID] = []
        var reader = LogReader(store: ours, vault: vault, from: LogState(log: log))
        let last = found.keys.max() ?? 0
        while reader.state.tree.size <= last, let batch = try reader.next() {
            for entry in batch.entries where entry.isErased {
                guard let body = found[entry.index], body.leaf == entry.leaf, body.sealed.count == entry.sealed.count
                else { continue }
                changes.append(FileChange(offset: entry.offset, bytes: body.frame))
                mended.append(EntryID(log: log, index: entry.index))
            }
        }
        if !changes.isEmpty { try ours.rewrite(.frames(of: log), changes) }
        _ = consume lock
        return mended
    }
}
