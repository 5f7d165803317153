// What has to be written after an append: the tiles that became full, and the new right edge.

extension Merkle {
    /// The growing tiles of a log's hashes.
    ///
    /// Holds the partial tiles (at most eight of 255 hashes) and gives out the files to write; writing is the caller's.
    /// The full tiles are the same in whatever portions the entries were appended.
    ///
    ///     var writer = Merkle.TileWriter()
    ///     for file in try writer.append(entries.map { Merkle.leafHash($0) }) { try write(file.bytes, to: file.path) }
    public struct TileWriter: Sendable {
        /// The right edge of the tree.
        public private(set) var edge = RightEdge()
        /// By level, the hashes of its partial tile.
        private var partial = [[Hash]](repeating: [], count: Tile.levels)

        /// Entries in the log.
        public var size: UInt64 { edge.size }

        /// The root of the log.
        public var root: Hash { edge.root }

        /// A log without entries.
        public init() {}

        /// A log that was written before; reads the partial tiles at its right edge.
        ///
        /// - Parameters:
        ///   - size: entries in it.
        ///   - root: its root, from a checkpoint; throws `wrongRoot` where the tiles do not give it.
        ///   - reader: what reads its files.
        public init(size: UInt64, root: Hash, reader: some TileReader) throws {
            try self.init(size: size, unchecked: reader)
            guard root == self.root else { throw MerkleError.wrongRoot(size: size, wanted: root, found: self.root) }
        }

        init(size: UInt64, unchecked reader: some TileReader) throws {
            guard size <= largestSize else { throw MerkleError.tooLarge(size: size) }
            var peaks: [Hash] = []
            for level in (0..<Tile.levels).reversed() {
                let index = size >> UInt64(8 * (level + 1))
                guard let tile = Tile(kind: .hashes(level: level), index: index, logSize: size) else { continue }
                let hashes = try reader.readHashes(tile)
                for peak in Merkle.peaks(of: 0..<UInt64(hashes.count)) {
                    let start = Int(peak.index) << peak.level
                    peaks.append(completeRoot(hashes[start..<start + 1 << peak.level]))
                }
                partial[level] = hashes
            }
            edge = try RightEdge(size: size, peaks: peaks)
        }

        /// The hashes of the partial tile of a level.
        func partialTile(level: Int) -> [Hash] { partial[level] }

        /// Adds entries by their hashes, and gives out the files that are new: full tiles, then the partial ones that grew.
        ///
        /// Throws, and changes nothing, where the log would become too large.
        public mutating func append(_ leaves: some Collection<Hash>) throws(MerkleError) -> [TileFile] {
            guard UInt64(leaves.count) <= largestSize - size else {
                throw .tooLarge(size: size &+ UInt64(leaves.count))
            }
            guard !leaves.isEmpty else { return [] }
            let oldSize = size
            var files: [TileFile] = []
            var edge = edge
            for leaf in leaves {
                let place = edge.size
                edge.add(leaf) { height, hash in
                    // Every eighth height is a level of tiles, and its hash the root over a tile that is now full.
                    guard height % 8 == 0 else { return }
                    let level = height / 8
                    partial[level].append(hash)
                    guard level > 0 else { return }
                    let tile = Tile(kind: .hashes(level: level - 1), index: place >> UInt64(height))
                    files.append(TileFile(tile: tile, bytes: Self.bytes(of: partial[level - 1])))
                    partial[level - 1].removeAll(keepingCapacity: true)
                }
            }
            self.edge = edge
            for level in 0..<Tile.levels where oldSize >> UInt64(8 * level) != size >> UInt64(8 * level) {
                let index = size >> UInt64(8 * (level + 1))
                guard let tile = Tile(kind: .hashes(level: level), index: index, logSize: size) else { continue }
                files.append(TileFile(tile: tile, bytes: Self.bytes(of: partial[level])))
            }
            return files
        }

        private static func bytes(of hashes: [Hash]) -> [UInt8] { hashes.withUnsafeBytes { Array($0) } }
    }
}
