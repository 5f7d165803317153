// The leaves of a log as C2SP tlog-tiles and its newest checkpoint, for tools that we did not write; made from the frames.

/// Writes a log's tiles and checkpoint. They are copies of what the frames say: nothing is lost when they are. A power cut may leave older ones, but no half ones, which would look like tampering.
struct LogTiles: TileReader {
    let store: any Store
    let log: Identifier

    func readTile(_ path: String) throws -> [UInt8] {
        guard let path = StorePath.tile(path, of: log) else { throw MerkleError.badPath(path) }
        return try store.read(path, limit: 1 << 24)
    }

    /// The checkpoint that is written, its signatures not looked at; nil where there is none that can be read.
    func written() -> Checkpoint? {
        (try? store.read(.checkpoint(of: log), limit: Note.largest)).flatMap { try? Checkpoint(uncheckedNote: $0) }
    }

    /// Brings tiles and checkpoint up to the log's end.
    ///
    /// - Parameter known: a state of the log; where the tiles go just as far, only what comes after is read.
    func update(vault: Identifier, from known: LogState? = nil) throws {
        var start = written().map { LogHead(log: log, size: $0.size, root: $0.root) }
        var leaves: [[UInt8]] = []
        var note: [UInt8] = []
        let beginning = known.flatMap { $0.head == start ? $0 : nil } ?? LogState(log: log)
        var reader = LogReader(store: store, vault: vault, from: beginning)
        while let batch = try reader.next() {
            note = batch.checkpoint
            if let known = start, batch.state.tree.size == known.size, batch.state.tree.root == known.root {
                leaves = []
            } else {
                leaves += batch.entries.map(\.leaf.bytes)
            }
        }
        if note.isEmpty { return }
        let size = reader.state.tree.size
        if UInt64(leaves.count) == size { start = nil }
        if leaves.isEmpty { return }
        let files: [TileFile]
        do {
            files = try self.files(for: leaves, after: start)
        } catch  where start != nil {
            // The tiles that are there are damaged: all of them are made anew.
            try store.remove(.checkpoint(of: log))
            return try update(vault: vault)
        }
        for file in files {
            guard let path = StorePath.tile(file.path, of: log) else { throw MerkleError.badPath(file.path) }
            try store.replace(path, with: file.bytes, durably: true)
        }
        try store.replace(.checkpoint(of: log), with: note, durably: true)
        if let start { try removePartialTiles(of: start.size, supersededBy: size) }
    }

    /// Removes tiles and checkpoint of a log that is about to be cut; they are made anew.
    ///
    /// - Parameter size: of the log as it is now.
    func forget(size: UInt64) throws {
        for tile in LogCheck.tiles(ofSize: min(size, written()?.size ?? 0)) {
            if let path = StorePath.tile(tile.path, of: log) { try store.remove(path) }
        }
        try store.remove(.checkpoint(of: log))
    }

    /// The tiles that change when leaves are added; reads those at the edge of the tree.
    private func files(for leaves: [[UInt8]], after start: LogHead?) throws -> [TileFile] {
        var hashes =
            try start.map { try Merkle.TileWriter(size: $0.size, root: $0.root, reader: self) } ?? Merkle.TileWriter()
        var bundles = try start.map { try EntryBundleWriter(size: $0.size, reader: self) } ?? EntryBundleWriter()
        return try hashes.append(leaves.map { Merkle.leafHash($0) }) + bundles.append(leaves)
    }

    /// Removes the partial tiles of an older size, which wider ones have taken the place of.
    private func removePartialTiles(of old: UInt64, supersededBy new: UInt64) throws {
        let kinds = [Tile.Kind.entries] + (0..<Tile.levels).map { Tile.Kind.hashes(level: $0) }
        for kind in kinds {
            let index = old >> (kind.shift + 8)
            guard let tile = Tile(kind: kind, index: index, logSize: old), !tile.isFull,
                let now = Tile(kind: kind, index: index, logSize: new),
                now.width != tile.width, let path = StorePath.tile(tile.path, of: log)
            else { continue }
            try store.remove(path)
        }
    }
}
