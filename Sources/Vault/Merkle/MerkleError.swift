// What can be wrong with a tree, a proof or a tile, in words.

/// Why a proof, a tile or a size was refused.
public enum MerkleError: Error, Equatable, CustomStringConvertible {
    /// A tree would have more entries than 2^63 − 1.
    case tooLarge(size: UInt64)
    /// There is no such entry in a tree of this size.
    case noSuchEntry(index: UInt64, size: UInt64)
    /// The older tree is larger than the newer one.
    case shrunk(from: UInt64, to: UInt64)
    /// An empty tree is the beginning of every tree: there is nothing to prove.
    case emptyTree(newSize: UInt64)
    /// These entries are not under one node of any tree.
    case notASubtree(from: UInt64, to: UInt64)
    /// The number of hashes does not belong to a tree of this size.
    case wrongCount(hashes: Int, size: UInt64)
    /// The proof does not lead from the entry to the root.
    case notIncluded(index: UInt64, size: UInt64)
    /// The proof does not show that the newer tree begins with the older one.
    case inconsistent(oldSize: UInt64, newSize: UInt64)
    /// A tile or bundle is cut off, too long or otherwise misshapen.
    case badTile(path: String, why: String)
    /// The hashes of a tile differ from those that the tree's root stands for.
    case changedTile(path: String)
    /// The hashes at the right edge of the tiles do not give the root that is expected.
    case wrongRoot(size: UInt64, wanted: Merkle.Hash, found: Merkle.Hash)
    /// An entry differs from the one that the tree's root stands for.
    case changedEntry(index: UInt64, path: String)
    /// An entry has more bytes than a bundle can say.
    case entryTooLong(bytes: Int)
    /// A path is not the one form in which tlog-tiles writes it.
    case badPath(String)

    public var description: String {
        switch self {
        case .tooLarge(let size): "a tree cannot have \(size) entries; the most is \(Merkle.largestSize)"
        case .noSuchEntry(let index, let size): "there is no entry \(index) in a tree of \(size) entries"
        case .shrunk(let from, let to): "the older tree has \(from) entries and the newer one only \(to)"
        case .emptyTree(let size): "nothing can be proved from an empty tree to one of \(size) entries"
        case .notASubtree(let from, let to): "entries \(from) to \(to) are not the leaves of one node"
        case .wrongCount(let hashes, let size): "\(hashes) hashes do not belong to a tree of \(size) entries"
        case .notIncluded(let index, let size):
            "the proof does not show entry \(index) in a tree of \(size) entries with this root"
        case .inconsistent(let old, let new):
            "the proof does not show that the tree of \(new) entries begins with the tree of \(old)"
        case .badTile(let path, let why): "\(path): \(why)"
        case .changedTile(let path): "\(path) was changed: its hashes are not those that the root stands for"
        case .wrongRoot(let size, let wanted, let found):
            "the tiles of \(size) entries give the root \(found), not \(wanted): a tile at the right edge was changed, or this is another log's root"
        case .changedEntry(let index, let path):
            "\(path): entry \(index) was changed: it is not the one that the root stands for"
        case .entryTooLong(let bytes): "an entry of \(bytes) bytes is too long; the most is \(EntryBundle.longestEntry)"
        case .badPath(let path): "\(path) is not the path of a tile"
        }
    }
}
