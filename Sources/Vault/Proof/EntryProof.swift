// What shows an outsider that an entry with some fields stands in a log, and who signed it.

/// A proof as it stands in `proof.json` (docs/vault-format.md, "A proof"). Nothing in it is true before `check` has returned.
public struct EntryProof: Hashable, Sendable {
    /// Which vault.
    public let vault: Identifier
    /// Which entry.
    public let entry: EntryID
    /// Entries in the tree of the checkpoint.
    public let size: UInt64
    let leaf: [UInt8]
    let path: [Merkle.Hash]
    let rootBefore: Merkle.Hash
    let batchPath: [Merkle.Hash]
    /// The key of the one who wrote the entry.
    public let author: VerifyingKey
    /// The disclosed fields.
    public let fields: [FieldProof]

    /// Checks fields against the leaf, the leaf against a root, and the author's signature.
    ///
    /// - Throws: `ProofError.refused`, with the first thing that does not fit.
    func check(root: Merkle.Hash) throws(ProofError) {
        guard let leaf = Leaf(bytes: leaf[...]) else { throw .refused(why: "its leaf has another form than expected") }
        let start = leaf.batchStart
        let (end, over) = start.addingReportingOverflow(UInt64(leaf.batchCount))
        guard !over, start <= entry.index, entry.index < end, end <= size else {
            throw .refused(why: "the entry is not where its leaf says")
        }
        let batchRoot: Merkle.Hash
        do {
            try Merkle.verifyInclusion(
                index: entry.index, size: size, leaf: Merkle.leafHash(self.leaf), root: root, proof: path)
            batchRoot = try Merkle.impliedRoot(
                index: entry.index - start, size: UInt64(leaf.batchCount),
                leaf: Leaf.batchLeaf(fieldsRoot: leaf.fieldsRoot, sealedHash: leaf.sealedHash), proof: batchPath)
        } catch {
            throw .refused(why: error.description)
        }
        let message = Leaf.signed(
            vault: vault, log: entry.log, start: start, count: leaf.batchCount, rootBefore: rootBefore,
            batchRoot: batchRoot)
        guard author.isValid(leaf.signature, for: message) else {
            throw .refused(why: "the signature is not of the key that is given as the author's")
        }
        guard !fields.isEmpty else { throw .refused(why: "it shows no field") }
        for field in fields where field.root != leaf.fieldsRoot {
            throw .refused(why: "the field '\(field.field.name)' is not the one that was signed")
        }
    }
}

/// Why a proof could not be made or was refused.
public enum ProofError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The proof does not show what it says.
    case refused(why: String)
    /// The folder is none of a proof, or something in it is missing.
    case notAProof(why: String)
    /// The proof is sound, but of something else than what the checker has.
    case ofAnother(what: String)
    /// A proof of this can't be made.
    case cannotProve(why: String)

    public var description: String {
        switch self {
        case .refused(let why): "This proof shows nothing: \(why). Ask for it again, by another way."
        case .notAProof(let why): "This is no proof that I can read: \(why)."
        case .ofAnother(let what): "This proof fits together, but \(what)."
        case .cannotProve(let why): "This can't be proved: \(why)."
        }
    }
}
