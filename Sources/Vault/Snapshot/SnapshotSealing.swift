// The bytes of a snapshot (docs/vault-format.md, "Snapshot"): a head in the clear and chunks of 1 MiB, sealed under a key that is used once.

import Crypto
import FoundationEssentials

/// Sizes and words of the format.
private enum SnapshotFormat {
    static let magic = Array("habeas snapshot 1\n".utf8)
    static let nonce = 32
    static let chunk = 1 << 20
    static let tag = 16
    static let head = magic.count + 16 + nonce

    static func key(_ secret: EpochSecret, nonce: [UInt8], vault: Identifier) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret.secret, salt: nonce, info: Array("habeas snapshot key 1".utf8) + vault.bytes,
            outputByteCount: 32)
    }
}

/// Seals a snapshot part by part: a head in the clear, then the chunks.
struct SnapshotSealer {
    private let inner: [UInt8]
    private let content: any SnapshotContent
    private let head: [UInt8]
    private let key: SymmetricKey
    private var counter = AgeChunkCounter()
    /// How many parts were given: the head, then a chunk each.
    private var given = 0

    init(heads: [LogHead], content: any SnapshotContent, schema: String, secret: EpochSecret, vault: Identifier) {
        var inner: [UInt8] = UInt32(schema.utf8.count).bigEndianBytes + schema.utf8
        inner += UInt32(heads.count).bigEndianBytes
        for head in heads { inner += head.log.bytes + head.size.bigEndianBytes + head.root.bytes }
        self.inner = inner
        self.content = content
        let nonce = randomBytes(SnapshotFormat.nonce)
        key = SnapshotFormat.key(secret, nonce: nonce, vault: vault)
        head = SnapshotFormat.magic + secret.epoch.bytes + nonce
    }

    /// The next part of the file; nil after the last.
    mutating func next() throws -> [UInt8]? {
        defer { given += 1 }
        if given == 0 { return head }
        let total = inner.count + content.count
        let chunks = (total + SnapshotFormat.chunk - 1) / SnapshotFormat.chunk
        guard given <= chunks else { return nil }
        let start = (given - 1) * SnapshotFormat.chunk
        let end = min(total, start + SnapshotFormat.chunk)
        var plain = start < inner.count ? Array(inner[start..<min(end, inner.count)]) : []
        let from = max(0, start - inner.count)
        if end > inner.count { plain += content.part(from..<(end - inner.count)) }
        let box = try ChaChaPoly.seal(
            plain, using: key, nonce: ChaChaPoly.Nonce(data: counter.nonce(last: given == chunks)))
        counter.advance()
        // Nonce, ciphertext and tag lie together in the box; all but the nonce is the chunk.
        return box.combined.withUnsafeBytes { Array($0[12...]) }
    }
}

extension Snapshot {
    /// Opens a file that is `size` bytes long.
    ///
    /// - Throws: `SnapshotUnusable`; what the source throws.
    static func open<Source: ByteSource & ~Copyable>(
        _ file: inout Source, size: Int, schema: String, keys: EpochKeys, vault: Identifier
    ) throws -> Snapshot {
        let head = try file.take(SnapshotFormat.head)
        let (magic, rest) = (SnapshotFormat.magic, head.dropFirst(SnapshotFormat.magic.count))
        guard head.count == SnapshotFormat.head, head.starts(with: magic),
            let epoch = Identifier(bytes: rest.prefix(16))
        else { throw SnapshotUnusable.damaged("it does not begin as one does") }
        guard let secret = keys.secret(of: epoch) else { throw SnapshotUnusable.otherEpoch(epoch) }
        let key = SnapshotFormat.key(secret, nonce: Array(rest.dropFirst(16)), vault: vault)

        // What was opened and is not yet understood, then the index.
        var inner: InnerHead?
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, size))
        var counter = AgeChunkCounter()
        var last = false
        while !last {
            let sealed = try file.take(SnapshotFormat.chunk + SnapshotFormat.tag)
            var plain: Data?
            if sealed.count == SnapshotFormat.chunk + SnapshotFormat.tag {
                plain = opened(sealed, key, counter.nonce(last: false))
            }
            if plain == nil {
                plain = opened(sealed, key, counter.nonce(last: true))
                last = true
            }
            guard let plain, !plain.isEmpty else {
                throw SnapshotUnusable.damaged("its part \(counter.index + 1) (of 1 MiB each) is altered or missing")
            }
            counter.advance()
            plain.withUnsafeBytes { bytes.append(contentsOf: $0) }
            if inner == nil, let found = InnerHead(bytes) {
                guard found.schema == schema else { throw SnapshotUnusable.otherSchema(found.schema) }
                inner = found
                bytes.removeFirst(found.length)
            }
        }
        guard try file.take(1).isEmpty else { throw SnapshotUnusable.damaged("something follows its end") }
        guard let inner else { throw SnapshotUnusable.damaged("its beginning has another form than expected") }
        return Snapshot(heads: inner.heads, bytes: bytes)
    }

    private static func opened(_ sealed: [UInt8], _ key: SymmetricKey, _ nonce: [UInt8]) -> Data? {
        guard sealed.count >= SnapshotFormat.tag, let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(SnapshotFormat.tag), tag: sealed.suffix(SnapshotFormat.tag))
        else { return nil }
        return try? ChaChaPoly.open(box, using: key)
    }
}

/// What stands before the index.
private struct InnerHead {
    let schema: String
    let heads: [LogHead]
    /// How long it is itself, in bytes.
    let length: Int

    /// The head at the beginning of these bytes; nil where it is not all there, or is none.
    init?(_ bytes: [UInt8]) {
        var reader = RecordReader(bytes[...])
        guard let schemaLength = reader.number(UInt32.self), let name = reader.take(Int(schemaLength)),
            let schema = String(validating: name, as: UTF8.self), let count = reader.number(UInt32.self),
            Int(count) <= reader.left / 56
        else { return nil }
        var heads: [LogHead] = []
        heads.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let log = reader.take(16).flatMap({ Identifier(bytes: $0) }), let size = reader.number(UInt64.self),
                let root = reader.take(32).flatMap({ Merkle.Hash(bytes: $0) })
            else { return nil }
            heads.append(LogHead(log: log, size: size, root: root))
        }
        self.schema = schema
        self.heads = heads
        length = reader.position
    }
}

extension ByteSource where Self: ~Copyable {
    /// The next bytes; fewer than asked for only at the end.
    fileprivate mutating func take(_ count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try fill(UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
