// Erasing: said in an entry first, then done to the bytes; done again wherever a merge brings them back.

/// Something that can be erased.
public enum ErasableItem: Hashable, Sendable, CustomStringConvertible {
    /// The body of an entry; its leaf stays, so that the log still verifies.
    case entry(EntryID)
    /// A blob of evidence.
    case blob(Identifier)

    /// The item that is written like this: `log/index`, or the id of a blob; nil for anything else.
    public init?(_ text: String) {
        if let entry = EntryID(text) {
            self = .entry(entry)
        } else if let blob = Identifier(hex: text) {
            self = .blob(blob)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .entry(let entry): entry.description
        case .blob(let blob): blob.description
        }
    }
}

extension Vault {
    /// Erases entries' bodies and blobs in this copy; other copies do the same when they merge.
    ///
    /// - Returns: the places that it can't reach, as far as they are known, in sentences.
    /// - Throws: `VaultError.notAllowed`, `.notFound`; `.refused` for the vault's own entries, which everything else rests on; `StoreError`.
    public func erase(_ items: [ErasableItem], reason: String, by signer: SignedIn? = nil) async throws -> [String] {
        let signer = signer ?? opener
        try require(.owner, of: signer, for: "Erasing")
        try refresh()
        var named: Set<Identifier>?
        let shown = try shownTypes(of: items.compactMap { if case .entry(let entry) = $0 { entry } else { nil } })
        for item in items {
            switch item {
            case .entry: continue
            case .blob(let blob):
                if try store.exists(.blob(blob)) || erasedBlobs.contains(blob) { continue }
                if named == nil { named = Set(try namedBlobs().keys) }
                if named?.contains(blob) != true { throw VaultError.notFound(what: blob.hex) }
            }
        }
        let new = items.filter { history.membership.erased[$0.description] == nil }
        if !new.isEmpty {
            try await record(
                new.map { .erased(item: $0.description, reason: reason, shown: shown[$0.description]) }, by: signer,
                excusing: Set(history.erasedWithoutRecord.filter { shown[$0.description] != nil }))
        }
        let problems = try applyErasures()
        return problems + placesOutOfReach
    }

    /// What the entries that are to be erased show of themselves, by how they are written.
    ///
    /// - Throws: `VaultError.notFound`; `.refused` for one of the vault's own, and for what does not open.
    func shownTypes(of entries: [EntryID]) throws -> [String: ShownType] {
        var shown: [String: ShownType] = [:]
        for (log, ids) in Dictionary(grouping: entries, by: \.log) {
            let size = history.tracks[log]?.state.tree.size ?? 0
            if let missing = ids.first(where: { $0.index >= size }) {
                throw VaultError.notFound(what: missing.description)
            }
            var wanted = Set(ids.map(\.index))
            var reader = LogReader(store: store, vault: id, from: LogState(log: log))
            while !wanted.isEmpty, let batch = try reader.next() {
                for entry in batch.entries where wanted.remove(entry.index) != nil {
                    let id = EntryID(log: log, index: entry.index)
                    shown[id.description] = try entry.isErased ? shownBefore(id) : shownType(of: entry, id)
                }
            }
        }
        return shown
    }

    private func shownType(of entry: SealedEntry, _ id: EntryID) throws -> ShownType {
        guard let shown = (try? epochKeys.open(entry, in: self.id)).flatMap({ ShownType(of: $0) }) else {
            throw VaultError.refused(why: "\(id): its body can't be opened with your keys, so it was not erased.")
        }
        if shown.isOwn {
            throw VaultError.refused(
                why:
                    "\(id): this entry says who is a member or what was done; everything else rests on it, so it stays."
            )
        }
        return shown
    }

    /// What somebody has shown of an entry who erased it, perhaps without having the right to; nil where it was erased rightly.
    private func shownBefore(_ id: EntryID) throws -> ShownType? {
        let item = id.description
        if history.membership.erased[item] != nil { return nil }
        for recorded in history.events where recorded.witness == .holds {
            if case .erased(item, _, let shown?) = recorded.event { return shown }
        }
        throw VaultError.refused(
            why:
                "\(id): its body is gone, and nobody who could has said what it was. Merge with another copy that still has it (habeas merge-from)."
        )
    }

    /// The blobs that were erased.
    var erasedBlobs: Set<Identifier> {
        Set(history.membership.erased.keys.compactMap { Identifier(hex: $0) })
    }

    /// Does to this copy's bytes what the entries about erasing say; returns what could not be done, in sentences.
    @discardableResult
    func applyErasures() throws -> [String] {
        let entries = history.membership.erased.keys.compactMap { EntryID($0) }.filter { id in
            history.tracks[id.log].map { !$0.erased.contains(id.index) && id.index < $0.state.tree.size } ?? false
        }
        if entries.contains(where: { $0.log == ownLog }) { releaseWriter() }
        var erasing = Erasing(store: store, vault: id, keys: epochKeys)
        erasing.patience = setting.patience
        try erasing.erase(blobs: erasedBlobs)
        try erasing.erase(entries)
        for entry in erasing.erased { history.markErased(entry) }
        return erasing.problems
    }

    /// What erasing can't reach, in sentences.
    var placesOutOfReach: [String] {
        var places = history.membership.backups.sorted { $0.key < $1.key }.map {
            "The backup at \($0.key), last made on \($0.value.prefix(10)); make it again to erase it there too."
        }
        let others = history.membership.current.filter { $0.id != member }.map(\.name)
        if !others.isEmpty {
            places.append("The copies of \(others.joined(separator: ", ")), until they merge with this one.")
        }
        let copies = memoryFolder.copyCount - 1
        if copies > 0 {
            places.append(
                "\(copies) other \(copies == 1 ? "copy" : "copies") of this vault that this device has opened, until \(copies == 1 ? "it merges" : "they merge") with this one."
            )
        }
        if !history.membership.former.isEmpty {
            places.append("What members who were removed may have kept.")
        }
        places.append("Whatever was exported, published or given to partners before.")
        places.append("Remnants on the disk: flash memory and journals keep old bytes out of any program's reach.")
        return places
    }
}
