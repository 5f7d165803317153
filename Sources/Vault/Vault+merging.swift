// Merging with another copy of the vault: nothing is overwritten, and what does not count is told.

extension Vault {
    /// Takes over what another copy of this vault has and this one lacks: entries, evidence, epochs, keys, time stamps.
    ///
    /// Both copies fold the same entries in the same order after each has merged the other.
    /// - Parameter path: how messages name the other copy.
    /// - Throws: `VaultError.refused` for another vault, or for this one; `StoreError`.
    public func merge(from other: any Store, at path: String) async throws -> MergeResult {
        guard try VaultFormat.read(other, path: path).vault == id else {
            throw VaultError.refused(why: "\(path): this is another vault, not a copy of yours. Nothing was changed.")
        }
        guard try other.mark() != store.mark() else {
            throw VaultError.refused(why: "\(path): this is the vault itself. Give the folder of another copy.")
        }
        let before = Dictionary(uniqueKeysWithValues: heads.map { ($0.log, $0.size) })
        var merge = CopyMerge(into: store, from: other, vault: id)
        merge.patience = setting.patience
        merge.willRewind = { head in
            // Before the log is cut: else it would look as if somebody else had done it.
            self.memory.seen[head.log] = head.size > 0 ? head : nil
            self.history.expected[head.log] = self.memory.seen[head.log]
            try self.memoryFolder.remember(self.memory)
            try LogTiles(store: self.store, log: head.log).forget(
                size: self.history.tracks[head.log]?.state.tree.size ?? 0)
        }
        try takeInLogs(&merge)
        try mendBodies(&merge)
        try takeInFiles(&merge)
        lostEpoch = lostEpoch == nil ? nil : findLostEpoch()
        try handOutMissing()
        var notices = merge.result.notices
        notices += try notCounting(after: before)
        if history.membership.needsEpoch {
            notices.append(
                "Members were added or removed in both copies without knowing of one another. The next write of an owner makes a new epoch; until then, what is written may still be open to somebody who was removed."
            )
        }
        var result = merge.result
        result.notices = notices + (try applyErasures())
        for log in result.changedLogs { try LogTiles(store: store, log: log).update(vault: id) }
        for head in heads { memory.see(head) }
        rememberEpoch()
        try? memoryFolder.remember(memory)
        return result
    }

    /// Brings a newcomer's copy up to date with another, when nobody can unlock it yet: files only, with nothing checked that needs keys.
    ///
    /// - Throws: `VaultError.refused` for another vault; `StoreError`.
    public static func merge(into store: any Store, at path: String, from other: any Store, at otherPath: String) throws
        -> MergeResult
    {
        let id = try VaultFormat.read(store, path: path).vault
        guard try VaultFormat.read(other, path: otherPath).vault == id else {
            throw VaultError.refused(why: "\(otherPath): this is another vault than \(path). Nothing was changed.")
        }
        var merge = CopyMerge(into: store, from: other, vault: id)
        try merge.mergeAll()
        return merge.result
    }

    /// The keys of all who may ever have signed; nil where there may be some that we can't know of.
    ///
    /// The keys of an epoch are given out by entries of the epoch before. So who has those of all that are named knows of all.
    var signers: [VerifyingKey]? {
        let membership = history.membership
        let isOpen = membership.epochs.allSatisfy { epochKeys.secret(of: $0.id)?.commitment == $0.commitment }
        return role != nil && isOpen && history.problems.isEmpty ? membership.allKeys : nil
    }

    /// Takes over entries that somebody signed who is a member, as far as that can be told, and reads them.
    private func takeInLogs(_ merge: inout CopyMerge) throws {
        func release(_ log: Identifier) { if log == ownLog { releaseWriter() } }
        var known: [VerifyingKey] = []
        repeat {
            known = history.membership.allKeys
            merge.mayRewind = signers != nil
            let wanted = merge.isBegun ? merge.unsettled : nil
            try merge.mergeLogs(wanted, signedBy: known, isLast: false, beforeWriting: release)
            try readMerged(&merge)
            // The keys of newcomers may have come with it.
        } while !merge.unsettled.isEmpty && Set(history.membership.allKeys) != Set(known)
        merge.mayRewind = signers != nil
        if !merge.unsettled.isEmpty {
            try merge.mergeLogs(merge.unsettled, signedBy: signers, beforeWriting: release)
            try readMerged(&merge)
        }
        try merge.mergeForks()
        if let signers, try merge.mergeOwnForks(signedBy: signers, beforeWriting: release) { try readMerged(&merge) }
    }

    /// Reads what was merged, with the epochs that it names.
    private func readMerged(_ merge: inout CopyMerge) throws {
        // An epoch may be named in an entry that only another new epoch opens.
        var known = -1
        while known != history.membership.epochs.count || merge.hasNewEpochs {
            known = history.membership.epochs.count
            merge.hasNewEpochs = false
            history = history.unread
            try refresh()
            // Also those that nothing names that we can open: others may, who merge with this copy.
            try merge.mergeEpochs()
        }
    }

    /// Brings back bodies that are gone here without anybody having had the right to erase them.
    private func mendBodies(_ merge: inout CopyMerge) throws {
        while case let lost = history.erasedWithoutRecord, !lost.isEmpty {
            var mending = BodyMending(ours: store, theirs: merge.theirs, vault: id)
            mending.patience = setting.patience
            let mended = try mending.mend(lost) { log in if log == ownLog { releaseWriter() } }
            if mended.isEmpty { return }
            merge.notice(
                "\(mended.count) \(mended.count == 1 ? "entry" : "entries") that had lost \(mended.count == 1 ? "its body" : "their bodies") here had \(mended.count == 1 ? "it" : "them") in the other copy, and \(mended.count == 1 ? "has it" : "have them") again."
            )
            try readMerged(&merge)
        }
    }

    /// Takes over the files that the entries name.
    private func takeInFiles(_ merge: inout CopyMerge) throws {
        try merge.mergeKeys(Set(history.membership.current.map(\.id)))
        try merge.mergeTimestamps()
        try merge.mergeBlobs(named: try namedBlobs(), onlyNamed: signers != nil, erased: erasedBlobs)
    }

    /// The blobs that entries name, those that count before the others.
    func namedBlobs() throws -> [Identifier: BlobReference] {
        let all = try entries()
        let (good, bad) = (all.filter(\.standing.mayCount), all.filter { !$0.standing.mayCount })
        return (good + bad).flatMap(\.entry.blobs).reduce(into: [:]) { $0[$1.id] = $0[$1.id] ?? $1 }
    }

    /// Stops writing to our log until it is read again; another may hold its lock then.
    func releaseWriter() { writer = nil }

    /// Sentences about entries that do not count, each reason once.
    private func notCounting(after sizes: [Identifier: UInt64]) throws -> [String] {
        func isNew(_ id: EntryID) -> Bool { id.index >= sizes[id.log] ?? 0 }
        var counts: [String: Int] = [:]
        for (entry, why) in history.refused where isNew(entry) { counts[why, default: 0] += 1 }
        let refused = Set(history.refused.map(\.entry))
        for judged in try entries() where isNew(judged.entry.id) && !refused.contains(judged.entry.id) {
            if case .doesNotCount(let why) = judged.standing { counts[why, default: 0] += 1 }
        }
        let reasons = counts.sorted { $0.key < $1.key }.map { why, count in
            "\(count) \(count == 1 ? "entry" : "entries") of the other copy \(count == 1 ? "does" : "do") not count: \(why)."
        }
        let closed = history.tracks.values.reduce(0) { $0 + $1.unopenedCount }
        return closed == 0 ? reasons : reasons + ["\(closed) entries can't be opened with your keys."]
    }
}

extension CopyMerge {
    /// Takes over everything, in an order that leaves nothing named that is not there.
    mutating func mergeAll(erased: Set<Identifier> = []) throws {
        try mergeBlobs(erased: erased)
        try mergeTimestamps()
        try mergeEpochs()
        try mergeKeys()
        try mergeForks()
        try mergeLogs()
    }
}

extension EntryStanding {
    /// Whether the entry counts, or may when somebody adopts it.
    var mayCount: Bool { if case .doesNotCount = self { false } else { true } }
}
