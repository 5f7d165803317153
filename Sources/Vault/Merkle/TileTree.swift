// Hashes read from tiles, none of them believed before it is checked against the root.

extension Merkle {
    /// A tree that lies in tiles, for making proofs and for checking the tiles themselves.
    ///
    /// The right edge is read and checked against the root at once; every other tile is checked against the one above it
    /// when it is read. Nothing is returned that the root does not stand for. Keeps up to 256 tiles (2 MB) in memory.
    public struct TileTree<Reader: TileReader>: HashSource {
        /// Entries in the tree.
        public let size: UInt64
        /// The root that all tiles are checked against.
        public let trustedRoot: Hash
        private let reader: Reader
        private let edge: TileWriter
        private var cache: [Tile: [Hash]] = [:]
        private let cachedTiles = 256

        /// The tree of `size` entries with a root that the caller trusts.
        ///
        /// Throws `wrongRoot` where the right edge of the tiles does not give it, `badTile` where a file is misshapen,
        /// and whatever the reader throws.
        public init(size: UInt64, root: Hash, reader: Reader) throws {
            edge = try TileWriter(size: size, root: root, reader: reader)
            self.size = size
            trustedRoot = root
            self.reader = reader
        }

        /// The root that the tiles give, checked against nothing.
        public static func computedRoot(size: UInt64, reader: Reader) throws -> Hash {
            try TileWriter(size: size, unchecked: reader).root
        }

        public mutating func hash(level: Int, index: UInt64) throws -> Hash {
            try check(level: level, index: index, in: size)
            let first = index << UInt64(level % 8)
            let hashes = try hashes(level: level / 8, index: first / 256)
            let start = Int(first % 256)
            return completeRoot(hashes[start..<start + 1 << (level % 8)])
        }

        /// The leaf hashes of up to 256 entries, those of bundle `index`.
        public mutating func leafHashes(ofBundle index: UInt64) throws -> [Hash] { try hashes(level: 0, index: index) }

        /// Reads every tile of hashes and checks it; throws at the first that differs from what the root stands for.
        public mutating func checkAllTiles() throws {
            for level in (0..<Tile.levels).reversed() {
                for index in 0..<size >> UInt64(8 * (level + 1)) { _ = try hashes(level: level, index: index) }
            }
        }

        /// Reads a bundle of up to 256 entries, each checked against its leaf hash.
        public mutating func entries(ofBundle index: UInt64) throws -> [ArraySlice<UInt8>] {
            guard let tile = Tile(kind: .entries, index: index, logSize: size) else {
                throw MerkleError.noSuchEntry(
                    index: index.multipliedReportingOverflow(by: 256).partialValue, size: size)
            }
            let leaves = try leafHashes(ofBundle: index)
            let entries = try EntryBundle.read(tile, from: reader)
            for (place, (entry, leaf)) in zip(entries, leaves).enumerated() where leafHash(entry) != leaf {
                throw MerkleError.changedEntry(index: index * 256 + UInt64(place), path: tile.path)
            }
            return entries
        }

        /// The hashes of one tile, checked.
        private mutating func hashes(level: Int, index: UInt64) throws -> [Hash] {
            guard let tile = Tile(kind: .hashes(level: level), index: index, logSize: size) else {
                throw MerkleError.noSuchEntry(index: index, size: size)
            }
            guard tile.isFull else { return edge.partialTile(level: level) }
            if let kept = cache[tile] { return kept }
            let wanted = try hashes(level: level + 1, index: index / 256)[Int(index % 256)]
            let found = try reader.readHashes(tile)
            guard completeRoot(found[...]) == wanted else { throw MerkleError.changedTile(path: tile.path) }
            if cache.count >= cachedTiles { cache.removeAll(keepingCapacity: true) }
            cache[tile] = found
            return found
        }
    }
}
