// A growing tree that remembers only what the next root needs.

extension Merkle {
    /// The right edge of a tree: the roots of its complete subtrees, at most 63 hashes, however many entries it has.
    ///
    /// Enough to append and to know the root; proofs need a `WholeTree` or the tiles.
    public struct RightEdge: Equatable, Sendable {
        /// Entries in the tree.
        public private(set) var size: UInt64
        /// The roots of the complete subtrees that make up the tree, the largest (leftmost) first.
        public private(set) var peaks: [Hash]

        /// The edge of the empty tree.
        public init() {
            size = 0
            peaks = []
        }

        /// An edge that was kept; throws where the number of hashes does not belong to the size.
        public init(size: UInt64, peaks: [Hash]) throws(MerkleError) {
            guard size <= largestSize else { throw .tooLarge(size: size) }
            guard peaks.count == size.nonzeroBitCount else { throw .wrongCount(hashes: peaks.count, size: size) }
            self.size = size
            self.peaks = peaks
        }

        /// Adds an entry by its hash; throws, and changes nothing, where the tree is full.
        public mutating func append(_ leaf: Hash) throws(MerkleError) {
            guard size < largestSize else { throw .tooLarge(size: size + 1) }
            add(leaf) { _, _ in }
        }

        /// Adds an entry to a tree that has room for it, and tells of each subtree that it completes, the smallest first.
        mutating func add(_ leaf: Hash, completed: (_ level: Int, _ hash: Hash) -> Void) {
            var node = leaf
            completed(0, node)
            for level in 1..<1 + (~size).trailingZeroBitCount {
                guard let left = peaks.popLast() else { break }
                node = nodeHash(left, node)
                completed(level, node)
            }
            peaks.append(node)
            size += 1
        }

        /// The root of the tree.
        public var root: Hash { Merkle.root(over: peaks) }
    }
}
