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
            var node = leaf
            for _ in 0..<(~size).trailingZeroBitCount {
                if let left = peaks.popLast() { node = nodeHash(left, node) }
            }
            peaks.append(node)
            size += 1
        }

        /// The root of the tree.
        public var root: Hash { Merkle.root(over: peaks) }
    }
}
