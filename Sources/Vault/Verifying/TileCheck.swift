// Compares the tiles of a log with its frames: they are copies, and a copy that differs was changed.

extension LogCheck {
    /// Compares every tile that is there with the leaves of the frames, and names those that should be there and aren't.
    ///
    /// - Parameter paths: of all files of the store.
    func checkTiles(_ store: any Store, paths: [String], report: inout VaultVerification) throws {
        let folder = "logs/\(log)/"
        let levels = hashLevels()
        var widths: [Tile: Int] = [:]
        for path in paths where path.hasPrefix(folder + "tile/") {
            guard let tile = try? Tile(path: String(path.dropFirst(folder.count))) else { continue }
            widths[tile.full] = max(widths[tile.full] ?? 0, tile.width)
            guard let stored = StorePath.tile(tile.path, of: log) else { continue }
            if let why = difference(of: try store.read(stored, limit: 1 << 25), from: tile, levels: levels) {
                report.problem(.tile, path, why)
            }
        }
        // Tiles may lag behind like the checkpoint that is written after them; up to that one, they have to be there.
        guard let note = try? store.read(.checkpoint(of: log), limit: Note.largest),
            let written = try? Checkpoint(uncheckedNote: note), written.size <= size
        else { return }
        for tile in Self.tiles(ofSize: written.size) {
            // A wider tile at its place has the same and more.
            if widths[tile.full] ?? 0 < tile.width { report.problem(.tile, folder + tile.path, "is missing.") }
        }
    }

    /// By level, the hashes that tiles of this level hold.
    private func hashLevels() -> [[Merkle.Hash]] {
        var levels = [leaves]
        while let last = levels.last, last.count >= Tile.fullWidth, levels.count < Tile.levels {
            levels.append(
                (0..<last.count / Tile.fullWidth).map {
                    Merkle.completeRoot(last[$0 * Tile.fullWidth..<($0 + 1) * Tile.fullWidth])
                })
        }
        return levels
    }

    private func difference(of bytes: [UInt8], from tile: Tile, levels: [[Merkle.Hash]]) -> String? {
        let level: Int
        switch tile.kind {
        case .hashes(let number): level = number
        case .entries: level = 0
        }
        let known = level < levels.count ? levels[level] : []
        let (start, over) = tile.index.multipliedReportingOverflow(by: UInt64(Tile.fullWidth))
        guard !over, start <= UInt64(known.count), UInt64(tile.width) <= UInt64(known.count) - start else {
            return "is of entries that the frames don't have."
        }
        let wanted = known[Int(start)..<Int(start) + tile.width]
        switch tile.kind {
        case .hashes:
            return bytes == wanted.flatMap(\.bytes) ? nil : "differs from the frames."
        case .entries:
            guard let entries = try? EntryBundle.entries(in: bytes, count: tile.width, path: tile.path) else {
                return "is cut off or misshapen."
            }
            return entries.map({ Merkle.leafHash($0) }) == Array(wanted) ? nil : "differs from the frames."
        }
    }

    /// The tiles of a log of this size.
    static func tiles(ofSize size: UInt64) -> [Tile] {
        let kinds = [Tile.Kind.entries] + (0..<Tile.levels).map { Tile.Kind.hashes(level: $0) }
        return kinds.flatMap { kind in
            (0...(size >> kind.shift) / UInt64(Tile.fullWidth)).compactMap {
                Tile(kind: kind, index: $0, logSize: size)
            }
        }
    }
}
