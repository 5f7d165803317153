// The sums of a Merkle tree: how a leaf, a node and an empty tree are hashed.

internal import Crypto

/// The Merkle tree of RFC 6962 and RFC 9162 (section 2.1) over SHA-256: hashes, roots, proofs, tiles.
///
/// A tree of `n` entries has a root that changes with any of them. An inclusion proof shows an outsider, who has only the
/// root, that one entry stands at one place; a consistency proof shows that a newer tree begins with an older one.
///
/// Sizes and indices are `UInt64`, up to `largestSize`.
public enum Merkle {
    /// The most entries that a tree may have: 2^63 − 1, as for the tools that verify it (C2SP tlog-checkpoint).
    public static let largestSize = UInt64(Int64.max)

    /// The root of the tree without entries: SHA-256 of nothing (RFC 9162, section 2.1.1).
    public static let emptyRoot = Hash(SHA256.hash(data: [UInt8]()))

    /// The hash of an entry: SHA-256 of a zero byte and the entry.
    public static func leafHash(_ entry: some Collection<UInt8>) -> Hash {
        let hash = entry.withContiguousStorageIfAvailable { leafHash(UnsafeRawBufferPointer($0)) }
        return hash ?? Array(entry).withUnsafeBytes { leafHash($0) }
    }

    /// The hash of an entry whose bytes lie in memory of the caller's: SHA-256 of a zero byte and the entry.
    public static func leafHash(_ entry: UnsafeRawBufferPointer) -> Hash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: entry)
        return Hash(hasher.finalize())
    }

    /// The hash of a node over two others: SHA-256 of a one byte, the left hash and the right hash.
    public static func nodeHash(_ left: Hash, _ right: Hash) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Hash.byteCount, alignment: 8) { bytes in
            bytes[0] = 1
            bytes.storeBytes(of: left, toByteOffset: 1, as: Hash.self)
            bytes.storeBytes(of: right, toByteOffset: 1 + Hash.byteCount, as: Hash.self)
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            return Hash(hasher.finalize())
        }
    }

    /// The root of a tree of these leaf hashes, in their order.
    public static func root(of leaves: some Sequence<Hash>) -> Hash {
        var edge = RightEdge()
        for leaf in leaves { edge.add(leaf) { _, _ in } }
        return edge.root
    }

    /// The hash over a complete subtree: one hash, or 2, 4, 8 ... of them, of equal height.
    static func completeRoot(_ hashes: ArraySlice<Hash>) -> Hash {
        var row = Array(hashes)
        var count = row.count
        while count > 1 {
            for pair in 0..<count / 2 { row[pair] = nodeHash(row[2 * pair], row[2 * pair + 1]) }
            count /= 2
        }
        return row.first ?? emptyRoot
    }

    /// The root over the roots of complete subtrees that stand side by side, the largest first.
    static func root(over peaks: [Hash]) -> Hash {
        guard var root = peaks.last else { return emptyRoot }
        for peak in peaks.dropLast().reversed() { root = nodeHash(peak, root) }
        return root
    }
}
