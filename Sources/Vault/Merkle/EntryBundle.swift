// The entries of a log in bundles of 256 (C2SP tlog-tiles, "log entries").

/// How entries lie in a bundle: each has its length in two bytes, the higher first, and then its bytes.
public enum EntryBundle {
    /// Bytes in the longest entry.
    public static let longestEntry = Int(UInt16.max)

    /// The entries in a bundle; throws where they are not exactly `count`, or the last is cut off or followed by more.
    ///
    /// `path` is for the words of the error.
    public static func entries(in bytes: [UInt8], count: Int, path: String) throws(MerkleError) -> [ArraySlice<UInt8>] {
        var entries: [ArraySlice<UInt8>] = []
        entries.reserveCapacity(max(0, min(count, bytes.count / 2)))
        var next = 0
        while entries.count < count {
            guard bytes.count - next >= 2 else {
                throw .badTile(path: path, why: "\(entries.count) entries instead of \(count)")
            }
            let length = Int(bytes[next]) << 8 | Int(bytes[next + 1])
            next += 2
            guard bytes.count - next >= length else {
                throw .badTile(path: path, why: "entry \(entries.count) of the bundle is cut off")
            }
            entries.append(bytes[next..<next + length])
            next += length
        }
        guard next == bytes.count else {
            throw .badTile(path: path, why: "\(bytes.count - next) bytes too many after \(count) entries")
        }
        return entries
    }

    /// Adds an entry to the bytes of a bundle.
    static func append(_ entry: [UInt8], to bytes: inout [UInt8]) throws(MerkleError) {
        guard entry.count <= longestEntry else { throw .entryTooLong(bytes: entry.count) }
        bytes.append(UInt8(entry.count >> 8))
        bytes.append(UInt8(entry.count & 255))
        bytes.append(contentsOf: entry)
    }

    /// The entries of a bundle, from the partial file or the full one.
    static func read(_ tile: Tile, from reader: some TileReader) throws -> [ArraySlice<UInt8>] {
        let (bytes, width) = try reader.read(tile)
        return Array(try entries(in: bytes, count: width, path: tile.path).prefix(tile.width))
    }
}

/// The growing bundles of a log's entries: holds the last, partial one, and gives out the files to write.
public struct EntryBundleWriter: Sendable {
    /// Entries in the log.
    public private(set) var size: UInt64 = 0
    /// The bytes of the partial bundle.
    private var partial: [UInt8] = []

    /// A log without entries.
    public init() {}

    /// A log that was written before; reads its partial bundle, if it has one.
    ///
    /// Its entries are checked only for their form: `Merkle.TileTree` checks them against the root.
    public init(size: UInt64, reader: some TileReader) throws {
        guard size <= Merkle.largestSize else { throw MerkleError.tooLarge(size: size) }
        self.size = size
        guard let tile = Tile(kind: .entries, index: size / 256, logSize: size) else { return }
        for entry in try EntryBundle.read(tile, from: reader) { try EntryBundle.append(Array(entry), to: &partial) }
    }

    /// Adds entries and gives out the files that are new: full bundles, then the partial one.
    ///
    /// Throws, and changes nothing, where an entry has more than 65,535 bytes or the log would become too large.
    public mutating func append(_ entries: [[UInt8]]) throws(MerkleError) -> [TileFile] {
        guard UInt64(entries.count) <= Merkle.largestSize - size else {
            throw .tooLarge(size: size &+ UInt64(entries.count))
        }
        var grown = self
        var files: [TileFile] = []
        for entry in entries {
            try EntryBundle.append(entry, to: &grown.partial)
            grown.size += 1
            guard grown.size % 256 == 0 else { continue }
            files.append(TileFile(tile: Tile(kind: .entries, index: grown.size / 256 - 1), bytes: grown.partial))
            grown.partial.removeAll(keepingCapacity: true)
        }
        if !entries.isEmpty, let tile = Tile(kind: .entries, index: grown.size / 256, logSize: grown.size) {
            files.append(TileFile(tile: tile, bytes: grown.partial))
        }
        self = grown
        return files
    }
}
