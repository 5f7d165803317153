// Finds the batch of an entry without reading the whole log: by halving, then checked against the tiles.

/// Looks for batches in a log whose tiles are there.
///
/// Nothing is believed that the halving finds: the batch is read as `LogReader` reads it, on top of a tree that the tiles give under a root the caller trusts.
struct BatchFinder {
    let store: any Store
    let vault: Identifier
    let log: Identifier

    /// The batch that holds an entry; nil where the halving does not lead to it, and the log has to be read from its beginning.
    func batch(holding index: UInt64, tree: inout Merkle.TileTree<LogTiles>) throws -> SealedBatch? {
        guard let size = try store.size(of: .frames(of: log)) else { return nil }
        var (low, lowSize, high) = (0, UInt64(0), size)
        while high - low > 128 << 10 {
            let middle = low + (high - low) / 2
            if let (end, checkpoint) = try commit(after: middle, before: high), checkpoint.size <= index {
                (low, lowSize) = (end, checkpoint.size)
            } else {
                high = middle
            }
        }
        let peaks = try Merkle.peaks(of: 0..<lowSize).map { try tree.hash(level: $0.level, index: $0.index) }
        let state = LogState(log: log, tree: try Merkle.RightEdge(size: lowSize, peaks: peaks), offset: low)
        var reader = LogReader(store: store, vault: vault, from: state)
        while let batch = try reader.next() {
            if batch.state.tree.size > index { return batch }
        }
        return nil
    }

    /// The first sound commit that begins in a part of the file, where it ends, and what it says.
    private func commit(after start: Int, before end: Int) throws -> (end: Int, checkpoint: Checkpoint)? {
        let needle = Frame.magic + [Frame.Kind.commit.rawValue]
        let part = 256 << 10
        var at = start
        while at < end {
            let bytes = try store.read(.frames(of: log), from: at, count: part + 4_096)
            var from = 0
            while let found = bytes[from...].firstIndex(of: needle[0]), found < part, at + found < end {
                if bytes[found...].starts(with: needle),
                    case .frame(let frame, let next) = Frame.find(in: bytes, at: found),
                    let checkpoint = try? Checkpoint(uncheckedNote: Array(frame.payload))
                {
                    return (at + next, checkpoint)
                }
                from = found + 1
            }
            if bytes.count <= part { return nil }
            at += part
        }
        return nil
    }
}
