// Evidence given out beside the vault: others can use the vault meanwhile, however long a file is and however slowly it is fetched.

/// A blob of an open vault, with what opens it.
public struct OpenEvidence: Sendable {
    private let evidence: Evidence
    private let keys: EpochKeys
    /// Which blob.
    public let reference: BlobReference

    init(_ reference: BlobReference, in evidence: Evidence, keys: EpochKeys) {
        self.reference = reference
        self.evidence = evidence
        self.keys = keys
    }

    /// Writes the original to an open file or pipe, once all of it was checked. Blocks until it is written.
    ///
    /// - Throws: `EvidenceError`, where it is not what was kept; `ByteStreamError` where nobody reads it any more.
    public func copy(to descriptor: Int32) throws {
        var sink = FileSink(descriptor: descriptor)
        try evidence.copy(reference, keys: keys, to: &sink)
    }

    /// The same into any sink.
    func copy<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
        try evidence.copy(reference, keys: keys, to: &sink)
    }

    /// The extension of the original's type ("" for none), once all of it was checked. Blocks until it was read.
    ///
    /// - Throws: `EvidenceError`.
    @concurrent public func fileExtension() async throws -> String {
        var nowhere = NoSink()
        return try evidence.readAll(reference, keys: keys, to: &nowhere).fileExtension
    }

    /// Whether all of it is what was kept.
    @concurrent public func state() async -> BlobState { evidence.check(reference, keys: keys) }
}

extension Vault {
    /// A blob, to be read beside the vault.
    public func open(_ reference: BlobReference) -> OpenEvidence {
        OpenEvidence(reference, in: Evidence(store: store), keys: epochKeys)
    }
}
