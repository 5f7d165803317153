// The part of an entry that everyone may see: the entry of the Merkle tree.

/// What stands in the tree for one entry (docs/vault-format.md, Leaf).
public struct Leaf: Hashable, Sendable {
    /// Tree hash over the commitments to the fields of the body.
    public var fieldsRoot: Merkle.Hash
    /// SHA-256 of epoch, nonce and sealed bytes.
    public var sealedHash: Merkle.Hash
    /// Index in the log of the first entry of its batch.
    public var batchStart: UInt64
    /// Entries in its batch.
    public var batchCount: UInt32
    /// The author's Ed25519 signature over the batch, 64 bytes.
    public var signature: [UInt8]

    /// Bytes in a leaf.
    static let length = 141

    /// The bytes of the tree's entry.
    public var bytes: [UInt8] {
        [1] + fieldsRoot.bytes + sealedHash.bytes + batchStart.bigEndianBytes + batchCount.bigEndianBytes + signature
    }

    /// The leaf with these bytes; nil where they are none of version 1.
    public init?(bytes: ArraySlice<UInt8>) {
        var reader = RecordReader(bytes)
        guard bytes.count == Self.length, reader.number(UInt8.self) == 1,
            let fieldsRoot = reader.take(32).flatMap({ Merkle.Hash(bytes: $0) }),
            let sealedHash = reader.take(32).flatMap({ Merkle.Hash(bytes: $0) }),
            let start = reader.number(UInt64.self), let count = reader.number(UInt32.self),
            let signature = reader.take(64)
        else { return nil }
        self.init(
            fieldsRoot: fieldsRoot, sealedHash: sealedHash, batchStart: start, batchCount: count,
            signature: [UInt8](signature))
    }

    init(fieldsRoot: Merkle.Hash, sealedHash: Merkle.Hash, batchStart: UInt64, batchCount: UInt32, signature: [UInt8]) {
        self.fieldsRoot = fieldsRoot
        self.sealedHash = sealedHash
        self.batchStart = batchStart
        self.batchCount = batchCount
        self.signature = signature
    }

    /// The entry of the batch's own tree, whose root the author signs.
    static func batchLeaf(fieldsRoot: Merkle.Hash, sealedHash: Merkle.Hash) -> Merkle.Hash {
        Merkle.leafHash(fieldsRoot.bytes + sealedHash.bytes)
    }

    /// What the author signs.
    static func signed(
        vault: Identifier, log: Identifier, start: UInt64, count: UInt32, rootBefore: Merkle.Hash,
        batchRoot: Merkle.Hash
    ) -> [UInt8] {
        Array("habeas batch 1\n".utf8) + vault.bytes + log.bytes + start.bigEndianBytes + count.bigEndianBytes
            + rootBefore.bytes + batchRoot.bytes
    }
}
