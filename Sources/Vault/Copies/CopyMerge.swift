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

    init(into ours: any Store, from theirs: any Store, vault: Identifier) {
        self.ours = ours
        self.theirs = theirs
        self.vault = vault
    }

    mutating func notice(_ sentence: String) { result.notices.append(sentence) }

    /// Takes over entries; `beforeWriting` is told of each log that is about to be lengthened.
    mutating func mergeLogs(_ wanted: Set<Identifier>? = nil, beforeWriting: (Identifier) -> Void = { _ in }) throws {
        for log in try theirs.identifiers(in: .logs) where wanted?.contains(log) ?? true {
            let isNew = try !ours.exists(.frames(of: log))
            var merge = LogMerge(ours: ours, theirs: theirs, vault: vault, log: log)
            merge.patience = patience
            switch try merge.run(beforeWriting: { beforeWriting(log) }) {
            case .same: break
            case .added(let count):
                if isNew { result.newLogs += 1 }
                result.newEntries += count
                result.changedLogs.insert(log)
            case .shorterThere(let count): result.missingThere += count
            case .forked(let common, let path):
                result.forks.append(.init(log: log, commonSize: common, keptAt: path.description))
                notice(
                    "Log \(log) goes two ways after its first \(common) entries: one of the two copies was set back to an older state and written to again, or was altered. Ours stays as it is; theirs is kept as \(path) and is not read."
                )
            }
            result.notices += merge.notices
        }
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
                _ = try copy(.fork(of: log, fork))
                result.newFiles += 1
            }
        }
    }

    /// Takes over blobs that are not here, except erased ones. A blob that entries name has to be the one that they name.
    mutating func mergeBlobs(named: [Identifier: BlobReference] = [:], erased: Set<Identifier> = []) throws {
        for byte in UInt8.min ... .max {
            for blob in try theirs.identifiers(in: .blobs(beginningWith: byte), ending: ".age") {
                guard !erased.contains(blob), try !ours.exists(.blob(blob)) else { continue }
                guard StorePath.blob(blob).parent == .blobs(beginningWith: byte) else { continue }
                do {
                    _ = try copy(.blob(blob), expecting: named[blob]?.sealed)
                    result.newBlobs += 1
                    result.copiedBlobs.append(blob)
                } catch CopyError.another {
                    notice(
                        "The other copy's blob \(blob) is not the one that the entries name: damaged or altered. It was not taken over."
                    )
                }
            }
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

    /// Copies a file; nothing is there if its bytes are not the expected ones.
    private func copy(_ path: StorePath, expecting content: BlobContent? = nil) throws -> BlobContent {
        let tally = Tally()
        try ours.create(path) { file in
            var sink = TallyingSink(to: file, tally)
            try theirs.open(path) { source in _ = try source.copyAll(to: &sink) }
            if let content, tally.content != content { throw CopyError.another }
        }
        return tally.content
    }
}

private enum CopyError: Error { case another }
