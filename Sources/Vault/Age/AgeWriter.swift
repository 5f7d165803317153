// Writes an age file as its bytes come in, in constant memory.

/// Seals what is written to it, 64 KiB at a time.
///
/// A file is whole only after `finish()`; one that was never finished is refused by every reader. It can't be copied, so that
/// no two of them ever seal different bytes under the same counter.
public struct AgeWriter<Sink: ByteSink & ~Copyable>: ~Copyable, ByteSink {
    private var sink: Sink
    private var sealer: AgeChunkSealer
    /// What waits to be a full chunk, or to be known as the last one.
    private var waiting: [UInt8] = []
    private var failure: (any Error)?

    /// Begins a file: writes its header to `sink`.
    ///
    /// - Throws: `AgeError.invalidKey` where there are no recipients, too many for a header of 64 KiB, or others beside a
    ///   passphrase; whatever the sink throws.
    public init(to sink: consuming Sink, for recipients: [AgeRecipient]) throws {
        let fileKey = AgeFileKey()
        let nonce = randomBytes(AgePayload.nonce)
        try sink.write(try AgeHeader.text(for: recipients, wrapping: fileKey) + nonce)
        self.sink = sink
        sealer = AgeChunkSealer(key: fileKey.payloadKey(nonce: nonce))
        waiting.reserveCapacity(AgePayload.chunk)
    }

    /// Seals these bytes: some now, some when more is known.
    ///
    /// - Throws: whatever the sink throws; the same again at every later call and by `finish()`.
    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        if let failure { throw failure }
        do {
            try seal(bytes)
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func seal(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A full chunk goes out only when something follows it, since the last one is marked.
            if waiting.count == AgePayload.chunk { try sealWaiting(last: false) }
            if waiting.isEmpty && rest.count > AgePayload.chunk {
                let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(AgePayload.chunk))
                try sealer.seal(chunk, last: false, to: &sink)
                rest = rest.dropFirst(AgePayload.chunk)
            } else {
                let part = rest.prefix(AgePayload.chunk - waiting.count)
                waiting.append(contentsOf: UnsafeRawBufferPointer(rebasing: part))
                rest = rest.dropFirst(part.count)
            }
        }
    }

    /// Seals the last chunk and gives the sink back. The sink's own end (armor, fsync) is the caller's.
    public consuming func finish() throws -> Sink {
        if let failure { throw failure }
        try sealWaiting(last: true)
        return sink
    }

    private mutating func sealWaiting(last: Bool) throws {
        try waiting.withUnsafeBytes { try sealer.seal($0, last: last, to: &sink) }
        waiting.removeAll(keepingCapacity: true)
    }
}

extension AgeHeader {
    /// A header that wraps a file key for these recipients.
    static func text(for recipients: [AgeRecipient], wrapping fileKey: AgeFileKey) throws -> [UInt8] {
        guard !recipients.isEmpty else { throw AgeError.invalidKey("a file needs a recipient") }
        let stanzas = try recipients.map { recipient in
            switch recipient {
            case .x25519(let key):
                return try AgeX25519.stanza(for: key, wrapping: fileKey)
            case .scrypt(let passphrase, let workFactor):
                guard recipients.count == 1 else {
                    throw AgeError.invalidKey("a passphrase has to be the only recipient of a file")
                }
                return try AgeScrypt.stanza(for: passphrase, workFactor: workFactor, wrapping: fileKey)
            }
        }
        let covered = covered(by: stanzas)
        let mac = Base64.encode(fileKey.mac(of: covered))
        let text = covered + [UInt8(ascii: " ")] + mac + [UInt8(ascii: "\n")]
        guard text.count <= longest else { throw AgeError.invalidKey("these are too many recipients for one file") }
        return text
    }
}
