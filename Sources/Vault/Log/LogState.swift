// How far a log goes: what must be known to append to it and to see whether it was changed.

/// How far somebody has seen a log: the head that later states must begin with.
public struct LogHead: Hashable, Sendable {
    /// Which log.
    public var log: Identifier
    /// Entries in it.
    public var size: UInt64
    /// Root of the Merkle tree over them.
    public var root: Merkle.Hash

    /// A head.
    public init(log: Identifier, size: UInt64, root: Merkle.Hash) {
        self.log = log
        self.size = size
        self.root = root
    }
}

/// A place between two batches of a log, with the tree of all entries before it.
public struct LogState: Equatable, Sendable {
    /// Which log.
    public let log: Identifier
    /// The tree of the entries before this place.
    public internal(set) var tree = Merkle.RightEdge()
    /// Where the place is in the file of frames, in bytes.
    public internal(set) var offset = 0

    /// The beginning of a log.
    public init(log: Identifier) { self.log = log }

    init(log: Identifier, tree: Merkle.RightEdge, offset: Int) {
        self.log = log
        self.tree = tree
        self.offset = offset
    }

    /// The head at this place.
    public var head: LogHead { LogHead(log: log, size: tree.size, root: tree.root) }
}
