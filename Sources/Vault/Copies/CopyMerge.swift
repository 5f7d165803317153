// Brings what another copy of a vault has into ours: logs by their entries, all other files where they are missing. Needs no keys.

/// Takes over from one store into another.
struct CopyMerge {
    let ours: any Store
    let theirs: any Store
    let vault: Identifier
    var patience = 10.0
    private(set) var result = MergeResult()
    /// Whether files of epochs were taken over since this was last made false.
    var hasNewEpochs = false
    /// Whether logs were looked at.
    private(set) var isBegun = false
    /// Logs of which not all was taken over.
    private(set) var unsettled: Set<Identifier> = []
    /// Whether the keys that are given to `mergeLogs` are those of all who may sign.
    var mayRewind = false
    /// Told of the place to which one of our logs is about to be cut back.
    var willRewind: (LogHead) throws -> Void = { _ in }

    init(into ours: any Store, from theirs: any Store, vault: Identifier) {
        self.ours = ours
        self.theirs = theirs
        self.vault = vault
    }

    mutating func notice(_ sentence: String) {
        if !result.notices.contains(sentence) { result.notices.append(sentence) }
    }

    /// Takes over entries; `beforeWriting` is told of each log that is about to be changed.
    ///
    /// - Parameters:
    ///   - wanted: which logs; nil for all.
    ///   - signers: the keys of all who may sign; nil where they are not known, and then all is taken over.
    ///   - isLast: whether what is not taken over is kept aside and told; else its logs are among `unsettled`, for when more keys are known.
    mutating func mergeLogs(
        _ wanted: Set<Identifier>? = nil, signedBy signers: [VerifyingKey]? = nil, isLast: Bool = true,
        beforeWriting: (Identifier) -> Void = { _ in }
    ) throws {
        isBegun = true
        for log in try theirs.identifiers(in: .logs) where wanted?.contains(log) ?? true {
            let isNew = try !ours.exists(.frames(of: log))
            var merge = logMerge(log, from: theirs, signedBy: signers)
            merge.isLast = isLast
            let outcome = try merge.run(beforeWriting: { beforeWriting(log) })
            unsettled.remove(log)
            switch outcome {
            case .same: break
            case .added(let count):
                if isNew { result.newLogs += 1 }
                result.newEntries += count
                result.changedLogs.insert(log)
                if merge.hasRest { unsettled.insert(log) }
            case .shorterThere(let count): result.missingThere += count
            case .unsigned: unsettled.insert(log)
            case .forked(let common, let path):
                unsettled.insert(log)
                guard isLast else { break }
                result.forks.append(.init(log: log, commonSize: common, keptAt: path.description))
                notice(
                    "Log \(log) goes two ways after its first \(common) entries: one of the two copies was set back to an older state and written to again, or a member altered it. Ours stays as it is; theirs is kept as \(path) and is not read. What stands only there has to be entered again by hand: open the other copy by itself (habeas --vault) to see it."
                )
            }
            for sentence in merge.notices { notice(sentence) }
        }
    }

    /// Takes in what was kept aside of logs in our own copy, where it is signed by somebody who is known by now.
    ///
    /// - Returns: whether there was anything.
    mutating func mergeOwnForks(signedBy signers: [VerifyingKey], beforeWriting: (Identifier) -> Void) throws -> Bool {
        let before = result.newEntries
        for log in try ours.identifiers(in: .forks) {
            for fork in try ours.identifiers(in: .forks(of: log)) {
                var merge = logMerge(log, from: ours, signedBy: signers)
                merge.theirPath = .fork(of: log, fork)
                merge.isLast = false
                guard case .added(let count) = try merge.run(beforeWriting: { beforeWriting(log) }) else { continue }
                result.newEntries += count
                result.changedLogs.insert(log)
                notice(
                    "What was kept aside as \(merge.theirPath) is signed by a member: \(count) \(count == 1 ? "entry" : "entries") of it were taken in."
                )
                for sentence in merge.notices { notice(sentence) }
            }
        }
        return result.newEntries != before
    }

    private func logMerge(_ log: Identifier, from other: any Store, signedBy signers: [VerifyingKey]?) -> LogMerge {
        var merge = LogMerge(ours: ours, theirs: other, vault: vault, log: log)
        merge.patience = patience
        merge.signers = signers
        merge.mayRewind = mayRewind && signers != nil
        merge.willRewind = willRewind
        return merge
    }

    /// Takes over files of epochs; of those epochs only that are wanted, nil for all.
    mutating func mergeEpochs(_ wanted: Set<Identifier>? = nil) throws {
        for epoch in try theirs.identifiers(in: .epochs) where wanted?.contains(epoch) ?? true {
            for file in try theirs.identifiers(in: .epoch(epoch), ending: ".age") {
                let before = result.newFiles
                try copySmall(.epoch(epoch, file: file), limit: 1 << 20)
                if result.newFiles != before { hasNewEpochs = true }
            }
        }
    }

    /// Takes over keys under passphrases; of those members only that are wanted, nil for all.
    mutating func mergeKeys(_ wanted: Set<Identifier>? = nil) throws {
        for member in try theirs.identifiers(in: .keys, ending: ".age") where wanted?.contains(member) ?? true {
            try copySmall(.keys(of: member), limit: 1 << 16)
        }
    }

    /// Makes one member's keys the same as theirs, since the passphrase may have been changed; erases those of members who were removed.
    mutating func replaceKeys(of member: Identifier, former: [Identifier]) throws {
        let path = StorePath.keys(of: member)
        if try theirs.exists(path) {
            let keys = try theirs.read(path, limit: 1 << 16)
            if try ours.read(path, limit: 1 << 16) != keys { try ours.replace(path, with: keys, durably: true) }
        }
        for member in former { try ours.erase(.keys(of: member)) }
    }

    /// Takes over time stamps.
    mutating func mergeTimestamps() throws {
        for token in try theirs.identifiers(in: .timestamps, ending: ".tsr") {
            try copySmall(.timestamp(token), limit: 1 << 20)
        }
    }

    /// Takes over logs of other copies that were kept because they had gone their own way.
    mutating func mergeForks() throws {
        for log in try theirs.identifiers(in: .forks) {
            for fork in try theirs.identifiers(in: .forks(of: log)) where try !ours.exists(.fork(of: log, fork)) {
                let size = try theirs.size(of: .fork(of: log, fork)) ?? 0
                _ = try copy(.fork(of: log, fork), size: size)
                result.newFiles += 1
            }
        }
    }

    /// Takes over blobs that are not here, except erased ones. A blob that entries name has to be the one that they name.
    ///
    /// - Parameter onlyNamed: whether blobs that no entry names stay where they are: whoever has the other copy can put any number there.
    mutating func mergeBlobs(
        named: [Identifier: BlobReference] = [:], onlyNamed: Bool = false, erased: Set<Identifier> = []
    ) throws {
        var unnamed = 0
        for byte in UInt8.min ... .max {
            for blob in try theirs.identifiers(in: .blobs(beginningWith: byte), ending: ".age") {
                guard !erased.contains(blob), try !ours.exists(.blob(blob)) else { continue }
                guard StorePath.blob(blob).parent == .blobs(beginningWith: byte) else { continue }
                let content = named[blob]?.sealed
                if onlyNamed, content == nil {
                    unnamed += 1
                    continue
                }
                do {
                    let size = try theirs.size(of: .blob(blob)) ?? 0
                    if let content, content.size != UInt64(size) { throw CopyError.another }
                    _ = try copy(.blob(blob), size: size, expecting: content)
                    result.newBlobs += 1
                    result.copiedBlobs.append(blob)
                } catch CopyError.another {
                    notice(
                        "The other copy's blob \(blob) is not the one that the entries name: damaged or altered. It was not taken over."
                    )
                }
            }
        }
        if unnamed > 0 {
            notice(
                "\(unnamed) \(unnamed == 1 ? "file" : "files") of evidence there \(unnamed == 1 ? "is" : "are") named by no entry, and so no evidence. \(unnamed == 1 ? "It was" : "They were") not taken over."
            )
        }
    }

    private mutating func copySmall(_ path: StorePath, limit: Int) throws {
        if try ours.exists(path) { return }
        do {
            try ours.replace(path, with: try theirs.read(path, limit: limit), durably: true)
            result.newFiles += 1
        } catch StoreError.tooLong {
            notice("The other copy's file \(path) is longer than anything that belongs there. It was not taken over.")
        }
    }

    /// Copies a file; nothing is there if its bytes are not the expected ones, or it grows meanwhile.
    private func copy(_ path: StorePath, size: Int, expecting content: BlobContent? = nil) throws -> BlobContent {
        let tally = Tally()
        try ours.create(path) { file in
            var sink = LimitedSink(to: TallyingSink(to: file, tally), limit: size)
            try theirs.open(path) { source in _ = try source.copyAll(to: &sink) }
            if let content, tally.content != content { throw CopyError.another }
        }
        return tally.content
    }
}

private enum CopyError: Error { case another }

/// Passes bytes on, up to so many.
private struct LimitedSink<Sink: ByteSink & ~Copyable>: ~Copyable, ByteSink {
    private var sink: Sink
    private var left: Int

    init(to sink: consuming Sink, limit: Int) {
        self.sink = sink
        left = limit
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count <= left else { throw CopyError.another }
        left -= bytes.count
        try sink.write(bytes)
    }
}
