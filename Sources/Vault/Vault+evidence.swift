// Evidence in an open vault: kept before the entry that names it, found again by that entry.

import Crypto

extension Vault {
    /// The longest value of a field that stands in the entry itself; longer ones become blobs.
    public static let longestValue = 60_000

    /// The recipient to whom new evidence is sealed.
    ///
    /// - Throws: `VaultError.refused` where the newest epoch is not ours.
    public func recipient() throws -> AgePublicKey {
        guard let card = history.membership.epochs.last else { throw VaultError.untrusted(why: "it has no epoch") }
        try checkMembershipIsWhole()
        return card.recipient
    }

    /// Keeps what an open file or pipe has. It is evidence once an entry names it in its field `evidence`.
    ///
    /// Others can use the vault meanwhile.
    /// - Parameter record: makes the capture record (JSON) when hash and size are known.
    public func keep(
        descriptor: Int32, fileExtension: String?, by signer: SignedIn? = nil,
        record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference {
        try await prepareToKeep(by: signer ?? opener)
        return try await Vault.put(
            nil, descriptor, in: Evidence(store: store), fileExtension: fileExtension, to: try recipient(),
            record: record)
    }

    /// Keeps a stream whose beginning was read already. Others can use the vault meanwhile.
    public func keep(
        beginning: [UInt8], descriptor: Int32, fileExtension: String?, by signer: SignedIn? = nil,
        record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference {
        try await prepareToKeep(by: signer ?? opener)
        return try await Vault.put(
            beginning, descriptor, in: Evidence(store: store), fileExtension: fileExtension, to: try recipient(),
            record: record)
    }

    /// Seals what an open file or pipe has, beside the vault.
    @concurrent private static func put(
        _ beginning: [UInt8]?, _ descriptor: Int32, in evidence: Evidence, fileExtension: String?,
        to recipient: AgePublicKey, record: @Sendable (BlobContent) throws -> [UInt8]
    ) async throws -> BlobReference {
        guard let beginning else {
            return try evidence.put(
                descriptor: descriptor, fileExtension: fileExtension, to: recipient, record: record)
        }
        var source = ContinuedSource(beginning: ArraySource(beginning), rest: FileSource(descriptor: descriptor))
        return try evidence.put(stream: &source, fileExtension: fileExtension, to: recipient, record: record)
    }

    /// The time now as entries have it: RFC 3339 in UTC.
    public nonisolated func time() -> String { setting.timestamp() }

    /// Keeps bytes.
    public func keep(_ bytes: [UInt8], fileExtension: String?, by signer: SignedIn? = nil, record: [UInt8])
        async throws -> BlobReference
    {
        try await prepareToKeep(by: signer ?? opener)
        return try put(bytes, fileExtension: fileExtension, by: signer ?? opener, record: record)
    }

    private func prepareToKeep(by signer: SignedIn) async throws {
        try require(.editor, of: signer, for: "Adding evidence")
        try await beginDueEpoch(by: signer)
    }

    private func put(_ bytes: [UInt8], fileExtension: String?, by signer: SignedIn, record: [UInt8]) throws
        -> BlobReference
    {
        try require(.editor, of: signer, for: "Adding evidence")
        var source = ArraySource(bytes)
        return try Evidence(store: store).put(
            &source, size: UInt64(bytes.count), record: record, fileExtension: fileExtension, to: try recipient())
    }

    /// The fields with long values moved into blobs of their own.
    func shortened(_ fields: [Field], by signer: SignedIn) throws -> [Field] {
        try fields.map { field in
            guard field.form == .inline, field.value.count > Self.longestValue else { return field }
            return Field(
                field.name, try put(field.value, fileExtension: nil, by: signer, record: Array("{}".utf8)).bytes,
                form: .blob)
        }
    }

    /// The value of a field, read from its blob where it is long.
    ///
    /// - Throws: `EvidenceError`, where the blob is missing or was altered.
    public func value(of field: Field, limit: Int = 256 << 20) throws -> [UInt8] {
        guard field.form == .blob else { return field.value }
        guard let reference = BlobReference(bytes: field.value) else {
            throw VaultError.notFound(what: "the value of \(field.name)")
        }
        return try Evidence(store: store).content(of: reference, keys: epochKeys, limit: limit)
    }

    /// Writes the original of a blob to a file, once all of it was checked.
    public func export(_ reference: BlobReference, to path: String) throws {
        try Evidence(store: store).export(reference, keys: epochKeys, to: path)
    }

    /// Writes the original of a blob to an open file; it was checked before.
    public func export(_ reference: BlobReference, descriptor: Int32) throws {
        var sink = FileSink(descriptor: descriptor)
        try Evidence(store: store).copy(reference, keys: epochKeys, to: &sink)
    }

    /// Whether a blob is there and sound.
    public func state(of reference: BlobReference, readingAll: Bool) -> BlobState {
        Evidence(store: store).check(reference, keys: readingAll ? epochKeys : nil)
    }
}

extension BlobContent {
    /// The hash and size of bytes.
    public init(of bytes: [UInt8]) {
        self.init(hash: Merkle.Hash(SHA256.hash(data: bytes)), size: UInt64(bytes.count))
    }
}

extension OpenedEntry {
    /// The blobs that the entry names as evidence.
    public var evidence: [BlobReference] { self["evidence"].flatMap { BlobReference.all(in: $0) } ?? [] }

    /// All blobs that the entry needs: its evidence, and its long values.
    public var blobs: [BlobReference] {
        evidence + fields.filter { $0.form == .blob }.compactMap { BlobReference(bytes: $0.value) }
    }
}

/// Bytes in memory and then those of a stream.
struct ContinuedSource: ByteSource {
    var beginning: ArraySource
    var rest: FileSource

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try beginning.read(into: buffer)
        return count > 0 ? count : try rest.read(into: buffer)
    }
}
