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
        /// Entries in the log.
        public private(set) var size: UInt64 = 0
        /// By level, the hashes of its partial tile.
        private var edge = [[Hash]](repeating: [], count: Tile.levels)

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
            self.size = size
            for level in 0..<Tile.levels {
                let index = size >> UInt64(8 * (level + 1))
                guard let tile = Tile(kind: .hashes(level: level), index: index, logSize: size) else { continue }
                edge[level] = try reader.readHashes(tile)
            }
        }

        /// The root of the log.
        public var root: Hash {
            var peaks: [Hash] = []
            for hashes in edge.reversed() {
                for peak in Merkle.peaks(of: 0..<UInt64(hashes.count)) {
                    let start = Int(peak.index) << peak.level
                    peaks.append(completeRoot(hashes[start..<start + 1 << peak.level]))
                }
            }
            return Merkle.root(over: peaks)
        }

        /// The hashes of the partial tile of a level.
        func partialTile(level: Int) -> [Hash] { edge[level] }

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
            for leaf in leaves {
                size += 1
                edge[0].append(leaf)
                var level = 0
                // The first item of the next level is the root over a tile that became full.
                while edge[level].count == Tile.fullWidth {
                    let tile = Tile(kind: .hashes(level: level), index: size >> UInt64(8 * (level + 1)) - 1)
                    files.append(TileFile(tile: tile, bytes: Self.bytes(of: edge[level])))
                    edge[level + 1].append(completeRoot(edge[level][...]))
                    edge[level].removeAll(keepingCapacity: true)
                    level += 1
                }
            }
            for level in 0..<Tile.levels where oldSize >> UInt64(8 * level) != size >> UInt64(8 * level) {
                let index = size >> UInt64(8 * (level + 1))
                guard let tile = Tile(kind: .hashes(level: level), index: index, logSize: size) else { continue }
                files.append(TileFile(tile: tile, bytes: Self.bytes(of: edge[level])))
            }
            return files
        }

        private static func bytes(of hashes: [Hash]) -> [UInt8] { hashes.withUnsafeBytes { Array($0) } }
    }
}
