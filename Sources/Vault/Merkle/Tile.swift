// The names of the files in which a log publishes its hashes and entries (C2SP tlog-tiles).

/// One tile of a log: up to 256 hashes of one level, or up to 256 entries, and the path at which it lies.
///
/// A full tile never changes. A tile at the right edge is partial, has its width in its path, and is superseded by wider ones.
public struct Tile: Hashable, Sendable, CustomStringConvertible {
    /// What is in a tile.
    public enum Kind: Hashable, Sendable {
        /// Hashes over `256^level` entries each; level 0 has the leaf hashes.
        case hashes(level: Int)
        /// The entries themselves: an entry bundle.
        case entries

        /// Entries under one item of the tile are `2^shift`.
        var shift: UInt64 {
            switch self {
            case .hashes(let level): UInt64(8 * level)
            case .entries: 0
            }
        }
    }

    /// Items in a full tile.
    public static let fullWidth = 256
    /// The levels of hashes that a tree of any allowed size has: 0 to 7.
    public static let levels = 8

    /// What is in it.
    public let kind: Kind
    /// Its place among the tiles of its kind, from 0.
    public let index: UInt64
    /// Items in it, from 1 to 256.
    public let width: Int

    init(kind: Kind, index: UInt64, width: Int = fullWidth) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// The tile that a log of `size` entries has at a place; `nil` where it has none there.
    public init?(kind: Kind, index: UInt64, logSize size: UInt64) {
        if case .hashes(let level) = kind, !(0..<Self.levels).contains(level) { return nil }
        let items = size >> kind.shift
        guard size <= Merkle.largestSize, index <= items / 256 else { return nil }
        let width = index < items / 256 ? Self.fullWidth : Int(items % 256)
        guard width > 0 else { return nil }
        self.init(kind: kind, index: index, width: width)
    }

    /// Whether it has all its items and will never change.
    public var isFull: Bool { width == Self.fullWidth }

    /// The full tile at the same place.
    public var full: Tile { Tile(kind: kind, index: index) }

    /// Its path below the log's folder, such as `tile/0/x001/x234/067` or `tile/entries/000.p/12`.
    public var path: String {
        var groups = [Self.threeDigits(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            groups.append("x" + Self.threeDigits(rest % 1000))
            rest /= 1000
        }
        let folder =
            switch kind {
            case .hashes(let level): "tile/\(level)/"
            case .entries: "tile/entries/"
            }
        return folder + groups.reversed().joined(separator: "/") + (isFull ? "" : ".p/\(width)")
    }

    /// The tile at a path; throws where the path is not exactly the one that the tile would be written to.
    public init(path: String) throws(MerkleError) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        var width = Self.fullWidth
        guard path.utf8.count <= 100, parts.popFirst() == "tile", let folder = parts.popFirst() else {
            throw .badPath(path)
        }
        if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let last = parts.popLast(), let partial = Int(last), (1..<Self.fullWidth).contains(partial) else {
                throw .badPath(path)
            }
            width = partial
            parts[parts.endIndex - 1].removeLast(2)
        }
        var index: UInt64 = 0
        for part in parts {
            guard let digits = UInt64(part.drop { $0 == "x" }), digits < 1000 else { throw .badPath(path) }
            let (tens, over) = index.multipliedReportingOverflow(by: 1000)
            let (sum, alsoOver) = tens.addingReportingOverflow(digits)
            guard !over, !alsoOver else { throw .badPath(path) }
            index = sum
        }
        let kind: Kind
        if folder == "entries" {
            kind = .entries
        } else if let level = Int(folder), (0..<Self.levels).contains(level) {
            kind = .hashes(level: level)
        } else {
            throw .badPath(path)
        }
        self.init(kind: kind, index: index, width: width)
        // One tile, one path: signs, missing zeros and missing marks end here.
        guard self.path == path else { throw .badPath(path) }
    }

    public var description: String { path }

    private static func threeDigits(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}

/// A file to be written: a tile and its bytes.
public struct TileFile: Hashable, Sendable {
    /// Which tile it is.
    public let tile: Tile
    /// What is to stand in the file.
    public let bytes: [UInt8]

    /// Its path below the log's folder.
    public var path: String { tile.path }
}

/// Whatever can read the files of a log.
public protocol TileReader {
    /// All bytes of the file at a path below the log's folder; throws where there is none.
    func readTile(_ path: String) throws -> [UInt8]
}

extension TileReader {
    /// The bytes of a tile; where a partial one is no longer kept, those of the full one, which begin with the same items.
    func read(_ tile: Tile) throws -> (bytes: [UInt8], width: Int) {
        do {
            return (try readTile(tile.path), tile.width)
        } catch {
            guard !tile.isFull, let bytes = try? readTile(tile.full.path) else { throw error }
            return (bytes, Tile.fullWidth)
        }
    }

    /// The hashes of a tile; throws where the file does not have exactly as many as its path says.
    func readHashes(_ tile: Tile) throws -> [Merkle.Hash] {
        let (bytes, width) = try read(tile)
        guard bytes.count == width * Merkle.Hash.byteCount else {
            throw MerkleError.badTile(
                path: tile.path, why: "\(bytes.count) bytes instead of \(width * Merkle.Hash.byteCount)")
        }
        return Array(Merkle.Hash.all(in: bytes).prefix(tile.width))
    }
}
