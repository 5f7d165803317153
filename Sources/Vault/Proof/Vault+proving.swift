// Making a proof of an entry for an outsider: chosen fields, and no others.

extension Vault {
    /// A proof that was made, before it is written to a folder.
    public struct MadeProof: Sendable {
        /// What stands in `proof.json`.
        public let proof: EntryProof
        /// The checkpoint, as a signed note.
        public let checkpoint: [UInt8]
        /// Its verifier key.
        public let key: Note.Verifier
    }

    /// Makes a proof of some fields of an entry.
    ///
    /// - Parameters:
    ///   - fields: names; where an entry has a field more than once, all of that name are shown.
    ///   - older: a checkpoint that the outsider has already; the proof is made against it. Else against the newest.
    /// - Throws: `ProofError.cannotProve`, `VaultError.notFound`, `LogError`, `StoreError`.
    public func prove(_ id: EntryID, fields names: [String], at older: [UInt8]? = nil) throws -> MadeProof {
        try refresh()
        guard try store.exists(.frames(of: id.log)) else { throw VaultError.notFound(what: "Entry \(id)") }
        let found = try (try? foundByTiles(id, at: older)) ?? foundByReading(id, at: older)
        let batch = found.batch
        guard let sealed = batch.entries.first(where: { $0.index == id.index }) else {
            throw VaultError.notFound(what: "Entry \(id)")
        }
        let body = try epochKeys.open(sealed, in: self.id)
        var clock = LogClock()
        guard let entry = OpenedEntry(sealed, body, clock: &clock), let author = membership.key(of: entry.author) else {
            throw ProofError.cannotProve(why: "the author of entry \(id) is unknown")
        }
        if case .doesNotCount(let why) = history.standing(of: entry, isSigned: batch.isSigned(by: author, in: self.id))
        {
            throw ProofError.cannotProve(why: "entry \(id) does not count: \(why)")
        }
        var batchTree = Merkle.WholeTree(
            batch.entries.map { Leaf.batchLeaf(fieldsRoot: $0.leaf.fieldsRoot, sealedHash: $0.leaf.sealedHash) })
        let proof = EntryProof(
            vault: self.id, entry: id, size: found.checkpoint.size, leaf: sealed.leaf.bytes, path: found.path,
            rootBefore: sealed.rootBefore,
            batchPath: try batchTree.inclusionProof(of: id.index - sealed.leaf.batchStart),
            author: author, fields: try shown(names, of: body))
        return MadeProof(proof: proof, checkpoint: found.note, key: try signer(of: found.note, log: id.log))
    }

    private func shown(_ names: [String], of body: EntryBody) throws(ProofError) -> [FieldProof] {
        guard !names.isEmpty else { throw .cannotProve(why: "no field was named") }
        for name in names where !body.fields.contains(where: { $0.name == name }) {
            let all = Set(body.fields.map(\.name)).sorted().joined(separator: ", ")
            throw .cannotProve(why: "the entry has no field '\(name)'; it has \(all)")
        }
        return body.fields.indices.filter { names.contains(body.fields[$0].name) }.map { FieldProof(body, index: $0) }
    }

    /// A batch, and what leads from one of its entries to a checkpoint.
    struct FoundEntry: Sendable {
        let batch: SealedBatch
        let note: [UInt8]
        let checkpoint: Checkpoint
        let path: [Merkle.Hash]
    }

    /// Finds an entry with the help of the tiles; throws where they are behind or damaged.
    func foundByTiles(_ id: EntryID, at older: [UInt8]?) throws -> FoundEntry {
        let newest = try store.read(.checkpoint(of: id.log), limit: Note.largest)
        let trusted = try Checkpoint(uncheckedNote: newest)
        let tiles = LogTiles(store: store, log: id.log)
        var tree = try Merkle.TileTree(size: trusted.size, root: trusted.root, reader: tiles)
        let finder = BatchFinder(store: store, vault: self.id, log: id.log)
        guard let batch = try finder.batch(holding: id.index, tree: &tree) else {
            throw VaultError.notFound(what: "Entry \(id)")
        }
        let (note, checkpoint) = try chosen(older ?? newest, for: id) { try tree.root(size: $0) }
        let path = try tree.inclusionProof(of: id.index, size: checkpoint.size)
        return FoundEntry(batch: batch, note: note, checkpoint: checkpoint, path: path)
    }

    /// Finds an entry by reading its log from the beginning.
    private func foundByReading(_ id: EntryID, at older: [UInt8]?) throws -> FoundEntry {
        var tree = Merkle.WholeTree()
        var found: SealedBatch?
        var newest: [UInt8] = []
        var reader = LogReader(store: store, vault: self.id, from: LogState(log: id.log))
        while let batch = try reader.next() {
            for entry in batch.entries { tree.append(Merkle.leafHash(entry.leaf.bytes)) }
            if found == nil, batch.state.tree.size > id.index { found = batch }
            newest = batch.checkpoint
        }
        guard let found else { throw VaultError.notFound(what: "Entry \(id)") }
        let (note, checkpoint) = try chosen(older ?? newest, for: id) { try tree.root(size: $0) }
        let path = try tree.inclusionProof(of: id.index, size: checkpoint.size)
        return FoundEntry(batch: found, note: note, checkpoint: checkpoint, path: path)
    }

    /// The checkpoint to prove against, once it is known to be one of this log.
    private func chosen(_ note: [UInt8], for id: EntryID, root: (UInt64) throws -> Merkle.Hash) throws -> (
        [UInt8], Checkpoint
    ) {
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(uncheckedNote: note)
        } catch {
            throw ProofError.cannotProve(why: "the checkpoint can't be read (\(error))")
        }
        guard checkpoint.origin == Checkpoint.origin(vault: self.id, log: id.log) else {
            throw ProofError.cannotProve(
                why: "the checkpoint is of '\(checkpoint.origin)', and the entry is in log \(id.log)")
        }
        guard id.index < checkpoint.size else {
            throw ProofError.cannotProve(why: "entry \(id) is newer than the checkpoint of \(checkpoint.size) entries")
        }
        guard try root(checkpoint.size) == checkpoint.root else {
            throw ProofError.cannotProve(
                why: "the checkpoint is not one of this log; run 'habeas verify --against' with it")
        }
        return (note, checkpoint)
    }

    /// The verifier of whoever signed a checkpoint.
    private func signer(of note: [UInt8], log: Identifier) throws -> Note.Verifier {
        let origin = Checkpoint.origin(vault: id, log: log)
        let known = membership.allKeys.compactMap { try? Note.Verifier(name: origin, publicKey: $0.bytes) }
        do {
            guard let signer = try Note(note, verifiers: known).signers.first else {
                throw NoteError.unsigned(names: [])
            }
            return signer
        } catch {
            throw ProofError.cannotProve(why: "the checkpoint is signed by no member (\(error))")
        }
    }
}
