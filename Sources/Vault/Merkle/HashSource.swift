// Where the hashes of complete subtrees come from, and the roots and proofs that are made of them.

extension Merkle {
    /// A tree that can tell the hash of any of its complete subtrees.
    ///
    /// Reading may fill a cache, so the methods are mutating.
    public protocol HashSource {
        /// Entries in the tree.
        var size: UInt64 { get }

        /// The hash over the `2^level` entries that begin with entry `index * 2^level`.
        ///
        /// Asked only for subtrees that are wholly in the tree; throws for others, and where reading fails.
        mutating func hash(level: Int, index: UInt64) throws -> Hash
    }

    /// One complete subtree: `2^level` entries, beginning with entry `index * 2^level`.
    struct Subtree: Equatable {
        var level: Int
        var index: UInt64
    }

    /// The complete subtrees that side by side make up a range, the largest first; the range must begin where one may begin.
    static func peaks(of range: Range<UInt64>) -> [Subtree] {
        var peaks: [Subtree] = []
        var next = range.lowerBound
        while next < range.upperBound {
            let level = UInt64.bitWidth - 1 - (range.upperBound - next).leadingZeroBitCount
            peaks.append(Subtree(level: level, index: next >> UInt64(level)))
            next += 1 << UInt64(level)
        }
        return peaks
    }

    /// The entries under the left half of a node over a range: the largest power of two below its count, which must be 2 or more.
    static func leftHalf(of range: Range<UInt64>) -> UInt64 {
        1 << UInt64(UInt64.bitWidth - 1 - (range.upperBound - range.lowerBound - 1).leadingZeroBitCount)
    }

    /// Throws where a subtree is not wholly in a tree of `size` entries.
    static func check(level: Int, index: UInt64, in size: UInt64) throws(MerkleError) {
        guard (0..<63).contains(level), index < size >> UInt64(level) else {
            throw .noSuchEntry(index: index, size: level > 0 && level < 64 ? size >> UInt64(level) : size)
        }
    }
}

extension Merkle.HashSource {
    /// The root of the whole tree.
    public mutating func root() throws -> Merkle.Hash { try root(of: 0..<size) }

    /// The root of the tree as it was when it had `count` entries.
    public mutating func root(size count: UInt64) throws -> Merkle.Hash { try root(of: 0..<count) }

    /// The root over some of the entries alone (the MTH of RFC 9162, section 2.1.1).
    ///
    /// The range must begin at a multiple of the smallest power of two that is no less than its count, as every node
    /// over consecutive entries does; others throw. The empty range has the root of the empty tree.
    public mutating func root(of range: Range<UInt64>) throws -> Merkle.Hash {
        guard range.upperBound <= size else { throw MerkleError.noSuchEntry(index: range.upperBound - 1, size: size) }
        guard !range.isEmpty else { return Merkle.emptyRoot }
        let peaks = Merkle.peaks(of: range)
        let count = range.upperBound - range.lowerBound
        let span = count == 1 ? 1 : 2 * Merkle.leftHalf(of: range)
        guard range.lowerBound & (span - 1) == 0 else {
            throw MerkleError.notASubtree(from: range.lowerBound, to: range.upperBound - 1)
        }
        return Merkle.root(over: try peaks.map { try hash(level: $0.level, index: $0.index) })
    }

    /// The proof that entry `index` is in this tree, or in the tree as it was with `count` entries (RFC 9162, section 2.1.3.1).
    ///
    /// - Returns: the hashes beside the way from the entry to the root, lowest first; none in a tree of one entry.
    public mutating func inclusionProof(of index: UInt64, size count: UInt64? = nil) throws -> [Merkle.Hash] {
        let count = count ?? size
        guard count <= size, index < count else { throw MerkleError.noSuchEntry(index: index, size: min(count, size)) }
        var proof: [Merkle.Hash] = []
        var range = 0..<count
        while range.upperBound - range.lowerBound > 1 {
            let middle = range.lowerBound + Merkle.leftHalf(of: range)
            let left = range.lowerBound..<middle
            let right = middle..<range.upperBound
            proof.append(try root(of: index < middle ? right : left))
            range = index < middle ? left : right
        }
        return proof.reversed()
    }

    /// The proof that this tree, or the tree as it was with `count` entries, begins with the one of `oldSize` entries
    /// (RFC 9162, section 2.1.4.1).
    ///
    /// - Returns: no hashes where the sizes are equal. Throws for an old size of 0, from which nothing can be proved.
    public mutating func consistencyProof(from oldSize: UInt64, size count: UInt64? = nil) throws -> [Merkle.Hash] {
        let count = count ?? size
        guard count <= size else { throw MerkleError.noSuchEntry(index: count - 1, size: size) }
        guard oldSize <= count else { throw MerkleError.shrunk(from: oldSize, to: count) }
        guard oldSize > 0 else { throw MerkleError.emptyTree(newSize: count) }
        var proof: [Merkle.Hash] = []
        var range = 0..<count
        while range.upperBound != oldSize {
            let middle = range.lowerBound + Merkle.leftHalf(of: range)
            let left = range.lowerBound..<middle
            let right = middle..<range.upperBound
            proof.append(try root(of: oldSize <= middle ? right : left))
            range = oldSize <= middle ? left : right
        }
        // The verifier knows the old root: where it is itself the node that the way ends at, it needn't be told.
        if range.lowerBound > 0 { proof.append(try root(of: range)) }
        return proof.reversed()
    }
}
