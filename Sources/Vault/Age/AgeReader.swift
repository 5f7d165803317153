// Reads an age file in constant memory, and gives out only what is verified.

import FoundationEssentials

/// Opens a binary age file, 64 KiB at a time. For an armored one, read through an `ArmorReader`.
///
/// Every byte given out was authenticated as the byte at its place in the file; that nothing is missing behind it is known only
/// when `read` has returned 0 and `isComplete` is true. Whoever can't take back what it did with a part waits for that.
public struct AgeReader<Source: ByteSource & ~Copyable>: ~Copyable, ByteSource {
    private var source: HeadedSource<Source>
    private var opener: AgeChunkOpener
    private var plain = Data()
    /// How much of `plain` was given out.
    private var given = 0
    private var sawLast = false
    private var failure: (any Error)?

    /// Whether the end of the file was reached and authenticated.
    public private(set) var isComplete = false

    /// Reads the header and finds the file key.
    ///
    /// - Throws: `AgeError`, all cases but those of payload and armor; whatever the source throws.
    public init(from source: consuming Source, with identities: [AgeIdentity]) throws {
        var headed = HeadedSource(source)
        let header = try AgeHeader(try headed.takeHeader()[...])
        let fileKey = try header.fileKey(for: identities)
        var nonce = [UInt8](repeating: 0, count: AgePayload.nonce)
        let count = try nonce.withUnsafeMutableBytes { try headed.fill($0) }
        guard count == nonce.count else { throw AgeError.damagedHeader("the file ends after it") }
        opener = AgeChunkOpener(key: fileKey.payloadKey(nonce: nonce))
        self.source = headed
    }

    /// Reads the next bytes of the payload, all of them verified.
    ///
    /// - Throws: `AgeError.truncatedPayload`, `.damagedPayload`, `.trailingData`; whatever the source throws. The same again at every later call.
    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if buffer.isEmpty { return 0 }
        guard try makeReady() else { return 0 }
        let count = min(buffer.count, plain.count - given)
        plain.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<(given + count)])) }
        given += count
        return count
    }

    /// Reads the whole rest and writes it to a sink, chunk by chunk; returns how many bytes that were.
    ///
    /// Where this throws, what was already written is true but not the whole.
    @discardableResult
    public mutating func copyAll<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws -> Int64 {
        var total: Int64 = 0
        while try makeReady() {
            try plain.withUnsafeBytes { try sink.write(UnsafeRawBufferPointer(rebasing: $0[given...])) }
            total += Int64(plain.count - given)
            given = plain.count
        }
        return total
    }

    /// Opens the next chunk where none is left to give out; false at the authenticated end.
    private mutating func makeReady() throws -> Bool {
        if let failure { throw failure }
        do {
            while given == plain.count {
                if isComplete { return false }
                if sawLast {
                    guard try source.read(atMost: 1).isEmpty else { throw AgeError.trailingData }
                    isComplete = true
                } else {
                    (plain, sawLast) = try opener.next(from: &source)
                    given = 0
                }
            }
            return true
        } catch {
            failure = error
            throw error
        }
    }
}

extension AgeHeader {
    /// Recipients of other kinds that are known by name.
    private static let foreign: Set<String> = [
        "mlkem768x25519", "p256tag", "mlkem768p256tag", "ssh-ed25519", "ssh-rsa", "piv-p256",
    ]

    /// The file key, from the first stanza that one of these identities opens, if the header's MAC is right under it.
    func fileKey(for identities: [AgeIdentity]) throws -> AgeFileKey {
        try checkStanzas()
        for stanza in stanzas {
            for identity in identities {
                guard let key = try Self.unwrap(stanza, with: identity) else { continue }
                guard key.isRight(mac, of: covered) else { throw AgeError.alteredHeader }
                return key
            }
        }
        let types = Set(stanzas.map(\.type))
        if types.contains(AgeScrypt.type), identities.contains(where: \.isPassphrase) { throw AgeError.wrongPassphrase }
        if types.isDisjoint(with: [AgeScrypt.type, AgeX25519.type]), let kind = types.intersection(Self.foreign).min() {
            throw AgeError.unsupported("age files that are sealed to \(kind) recipients")
        }
        throw AgeError.noIdentityMatches
    }

    /// Whether the stanzas that we know are well-formed, those that no identity is for too.
    private func checkStanzas() throws {
        for stanza in stanzas {
            switch stanza.type {
            case AgeX25519.type: _ = try AgeX25519.share(in: stanza)
            case AgeScrypt.type:
                guard stanzas.count == 1 else {
                    throw AgeError.damagedHeader("a passphrase has to be the only recipient of a file")
                }
                _ = try AgeScrypt.parameters(in: stanza)
            default: break
            }
        }
    }

    private static func unwrap(_ stanza: AgeStanza, with identity: AgeIdentity) throws -> AgeFileKey? {
        switch (identity, stanza.type) {
        case (.x25519(let secret), AgeX25519.type): try AgeX25519.unwrap(stanza, with: secret)
        case (.scrypt(let passphrase, let maximum), AgeScrypt.type):
            try AgeScrypt.unwrap(stanza, with: passphrase, maximum: maximum)
        default: nil
        }
    }
}

extension AgeIdentity {
    fileprivate var isPassphrase: Bool {
        if case .scrypt = self { true } else { false }
    }
}

/// A source from whose beginning the header is taken; what was read beyond it comes first afterwards.
struct HeadedSource<Source: ByteSource & ~Copyable>: ~Copyable, ByteSource {
    private var source: Source
    private var ahead: ArraySlice<UInt8> = []

    init(_ source: consuming Source) { self.source = source }

    /// The header's bytes, to the end of its last line.
    mutating func takeHeader() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var looked = 0
        while true {
            let part = try source.read(atMost: 4 << 10)
            bytes += part
            let found = AgeHeader.end(in: bytes, from: looked)
            if let end = found.end, end <= AgeHeader.longest {
                ahead = bytes[end...]
                return Array(bytes[..<end])
            }
            looked = found.next
            guard bytes.starts(with: Array("age-encryption.org/".utf8).prefix(bytes.count)), !bytes.isEmpty else {
                throw AgeError.notAnAgeFile
            }
            if part.isEmpty { throw AgeError.damagedHeader("the file ends in it") }
            if bytes.count > AgeHeader.longest { throw AgeError.damagedHeader("it is longer than 64 KiB") }
        }
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !ahead.isEmpty else { return try source.read(into: buffer) }
        let count = min(buffer.count, ahead.count)
        ahead.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
        ahead = ahead.dropFirst(count)
        return count
    }
}
