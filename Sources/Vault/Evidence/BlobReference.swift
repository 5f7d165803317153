// What an entry says of a blob, so that nothing else can be put in its place.

/// Hash and length of what was captured.
public struct BlobContent: Hashable, Sendable {
    /// SHA-256 of the bytes.
    public let hash: Merkle.Hash
    /// How many bytes.
    public let size: UInt64

    /// A content with this hash and length.
    public init(hash: Merkle.Hash, size: UInt64) {
        self.hash = hash
        self.size = size
    }
}

/// A reference to a blob: its id, and hash and length of the age file and of the content in it (docs/vault-format.md, "Blob reference").
///
/// The hash of the content stands only inside sealed bodies.
public struct BlobReference: Hashable, Sendable {
    /// Bytes in an encoded reference.
    public static let byteCount = 96

    /// The random name of the blob.
    public let id: Identifier
    /// The age file.
    public let sealed: BlobContent
    /// What was captured: the member `original` of the archive in the age file.
    public let content: BlobContent

    /// A reference with these parts.
    public init(id: Identifier, sealed: BlobContent, content: BlobContent) {
        self.id = id
        self.sealed = sealed
        self.content = content
    }

    /// The 96 bytes of the reference.
    public var bytes: [UInt8] {
        id.bytes + sealed.hash.bytes + sealed.size.bigEndianBytes + content.hash.bytes + content.size.bigEndianBytes
    }

    /// The reference with these bytes; nil unless there are exactly 96.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var reader = RecordReader(ArraySlice(bytes))
        guard let id = reader.take(16).flatMap({ Identifier(bytes: $0) }), let sealed = reader.content(),
            let content = reader.content()
        else { return nil }
        self.init(id: id, sealed: sealed, content: content)
    }

    /// The references one after the other in the value of a field `evidence`; nil where the bytes are no whole number of them.
    public static func all(in value: [UInt8]) -> [BlobReference]? {
        guard value.count.isMultiple(of: byteCount) else { return nil }
        return stride(from: 0, to: value.count, by: byteCount)
            .compactMap { BlobReference(bytes: value[$0..<$0 + byteCount]) }
    }
}

extension RecordReader {
    fileprivate mutating func content() -> BlobContent? {
        guard let hash = take(32).flatMap({ Merkle.Hash(bytes: $0) }), let size = number(UInt64.self) else {
            return nil
        }
        return BlobContent(hash: hash, size: size)
    }
}
