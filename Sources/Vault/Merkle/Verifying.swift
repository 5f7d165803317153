// How an outsider checks a proof with nothing but sizes and roots.

extension Merkle {
    /// Checks that an entry is in a tree (RFC 9162, section 2.1.3.2); throws where the proof does not show it.
    ///
    /// A proof binds the entry's hash and index to the root. It does not bind the size: that is for the checkpoint that
    /// carries size and root together.
    ///
    /// - Parameters:
    ///   - index: the place of the entry, from 0.
    ///   - size: entries in the tree.
    ///   - leaf: the hash of the entry (`leafHash`).
    ///   - root: the root of the tree.
    ///   - proof: the hashes that `inclusionProof` made.
    public static func verifyInclusion(
        index: UInt64, size: UInt64, leaf: Hash, root: Hash, proof: [Hash]
    ) throws(MerkleError) {
        guard try impliedRoot(index: index, size: size, leaf: leaf, proof: proof) == root else {
            throw .notIncluded(index: index, size: size)
        }
    }

    /// The root to which a proof leads from an entry; whether that is the tree's is for the caller to see.
    static func impliedRoot(index: UInt64, size: UInt64, leaf: Hash, proof: [Hash]) throws(MerkleError) -> Hash {
        guard size <= largestSize else { throw .tooLarge(size: size) }
        guard index < size else { throw .noSuchEntry(index: index, size: size) }
        var place = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { throw .wrongCount(hashes: proof.count, size: size) }
            if place & 1 == 1 || place == last {
                hash = nodeHash(sibling, hash)
                // At the right edge, levels at which the node has no sibling are passed over.
                while place & 1 == 0 && place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongCount(hashes: proof.count, size: size) }
        return hash
    }

    /// Checks that a newer tree begins with an older one (RFC 9162, section 2.1.4.2); throws where the proof does not show it.
    ///
    /// With equal sizes the roots must be equal and the proof empty. An old size of 0 always throws: an empty tree proves nothing.
    ///
    /// - Parameters:
    ///   - oldSize: entries in the older tree.
    ///   - oldRoot: its root.
    ///   - newSize: entries in the newer tree.
    ///   - newRoot: its root.
    ///   - proof: the hashes that `consistencyProof` made.
    public static func verifyConsistency(
        oldSize: UInt64, oldRoot: Hash, newSize: UInt64, newRoot: Hash, proof: [Hash]
    ) throws(MerkleError) {
        guard newSize <= largestSize else { throw .tooLarge(size: newSize) }
        guard oldSize <= newSize else { throw .shrunk(from: oldSize, to: newSize) }
        guard oldSize > 0 else { throw .emptyTree(newSize: newSize) }
        guard oldSize < newSize else {
            guard proof.isEmpty else { throw .wrongCount(hashes: proof.count, size: newSize) }
            guard oldRoot == newRoot else { throw .inconsistent(oldSize: oldSize, newSize: newSize) }
            return
        }
        var place = oldSize - 1
        var last = newSize - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        // An old tree of 1, 2, 4, 8 ... entries is itself a node of the new one, where the way begins.
        var steps = proof[...]
        let start: Hash
        if oldSize & (oldSize - 1) == 0 {
            start = oldRoot
        } else {
            guard let first = steps.popFirst() else { throw .wrongCount(hashes: 0, size: newSize) }
            start = first
        }
        var old = start
        var new = start
        for sibling in steps {
            guard last > 0 else { throw .wrongCount(hashes: proof.count, size: newSize) }
            if place & 1 == 1 || place == last {
                old = nodeHash(sibling, old)
                new = nodeHash(sibling, new)
                while place & 1 == 0 && place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = nodeHash(new, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongCount(hashes: proof.count, size: newSize) }
        guard old == oldRoot, new == newRoot else { throw .inconsistent(oldSize: oldSize, newSize: newSize) }
    }
}
