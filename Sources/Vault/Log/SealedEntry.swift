// Entries as they lie in a log: checked as far as that goes without a key.

/// One entry of a log, its body still sealed.
public struct SealedEntry: Sendable {
    /// Which log.
    public let log: Identifier
    /// Its place in the log, from 0.
    public let index: UInt64
    /// What stands for it in the Merkle tree.
    public let leaf: Leaf
    /// Root of the tree before its batch.
    public let rootBefore: Merkle.Hash
    /// Who sealed it, or that the body is gone.
    let kind: Frame.Kind
    /// To which epoch it is sealed.
    public let epoch: Identifier
    let nonce: ArraySlice<UInt8>
    let sealed: ArraySlice<UInt8>
    /// Where its frame begins in the file.
    let offset: Int

    /// Whether the body was erased.
    public var isErased: Bool { kind == .erasedEntry }

    /// Whether nothing is left of epoch, nonce and body, as an erased entry has to be: nothing else vouches for them there.
    var isBlank: Bool {
        epoch.bytes.allSatisfy { $0 == 0 } && nonce.allSatisfy { $0 == 0 } && sealed.allSatisfy { $0 == 0 }
    }

    /// Whether the sealed bytes, which are signed, are of the kind that the frame says, which is not.
    var isOfItsKind: Bool {
        sealed.starts(with: Array("\(AgeHeader.versionLine)\n".utf8)) == (kind == .captureEntry)
    }

    /// Reads the payload of an entry's frame; nil where it is none.
    init?(_ frame: Frame, log: Identifier, index: UInt64, rootBefore: Merkle.Hash, offset: Int) {
        var reader = RecordReader(frame.payload)
        guard frame.kind != .commit, let length = reader.number(UInt16.self), let leafBytes = reader.take(Int(length)),
            let leaf = Leaf(bytes: leafBytes), let epoch = reader.take(16).flatMap({ Identifier(bytes: $0) }),
            let nonce = reader.take(32)
        else { return nil }
        self.log = log
        self.index = index
        self.leaf = leaf
        self.rootBefore = rootBefore
        kind = frame.kind
        self.epoch = epoch
        self.nonce = nonce
        sealed = reader.rest
        self.offset = offset
    }

    /// Where the entry stands; a body opens only at the place it was sealed for.
    func place(in vault: Identifier) -> [UInt8] {
        Self.place(vault: vault, log: log, index: index, rootBefore: rootBefore, epoch: epoch)
    }

    static func place(vault: Identifier, log: Identifier, index: UInt64, rootBefore: Merkle.Hash, epoch: Identifier)
        -> [UInt8]
    {
        Array("habeas entry 1\n".utf8) + vault.bytes + log.bytes + index.bigEndianBytes + rootBefore.bytes + epoch.bytes
    }
}

/// Entries that were written together, signed by one author.
public struct SealedBatch: Sendable {
    /// The entries, at least one.
    public let entries: [SealedEntry]
    /// The signed checkpoint after them.
    public let checkpoint: [UInt8]
    /// The log's state after them.
    public let state: LogState

    /// Whether this author's key signed the batch.
    public func isSigned(by key: VerifyingKey, in vault: Identifier) -> Bool {
        guard let first = entries.first else { return false }
        return key.isValid(first.leaf.signature, for: signedMessage(in: vault))
    }

    /// What the author signed.
    func signedMessage(in vault: Identifier) -> [UInt8] {
        guard let first = entries.first else { return [] }
        let leaves = entries.map { Leaf.batchLeaf(fieldsRoot: $0.leaf.fieldsRoot, sealedHash: $0.leaf.sealedHash) }
        return Leaf.signed(
            vault: vault, log: first.log, start: first.index, count: UInt32(entries.count),
            rootBefore: first.rootBefore,
            batchRoot: Merkle.root(of: leaves))
    }
}
