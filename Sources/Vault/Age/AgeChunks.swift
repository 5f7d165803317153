// The chunks of a payload (C2SP age, "Payload"): 64 KiB each, sealed with ChaCha20-Poly1305 under a counter and a mark on the last one.

import Crypto
import FoundationEssentials

/// Sizes of the payload's parts, in bytes.
enum AgePayload {
    static let nonce = 16
    static let chunk = 64 << 10
    static let tag = 16

    /// Makes glibc keep the memory of one chunk for the next: until it has seen a larger block come and go (mallopt(3), "dynamic
    /// mmap threshold"), it gives the end of the heap back to the system after every chunk, at the price of a third of the time.
    static func keepMemory() { UnsafeMutableRawPointer.allocate(byteCount: 16 * chunk, alignment: 16).deallocate() }
}

/// Counts chunks and makes the nonce of each; a counter is never used twice under one key.
struct AgeChunkCounter {
    private(set) var index: UInt64 = 0

    /// The nonce of the chunk that is next: 11 bytes of counter, 1 that marks the last chunk.
    func nonce(last: Bool) -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: 12)
        withUnsafeBytes(of: index.bigEndian) { nonce.replaceSubrange(3..<11, with: $0) }
        nonce[11] = last ? 1 : 0
        return nonce
    }

    mutating func advance() { index += 1 }
}

/// Seals chunks in order.
struct AgeChunkSealer {
    private let key: SymmetricKey
    private var counter = AgeChunkCounter()

    init(key: SymmetricKey) {
        self.key = key
        AgePayload.keepMemory()
    }

    /// Seals the next chunk and writes it.
    mutating func seal<Sink: ByteSink & ~Copyable>(_ chunk: UnsafeRawBufferPointer, last: Bool, to sink: inout Sink)
        throws
    {
        let nonce = try ChaChaPoly.Nonce(data: counter.nonce(last: last))
        counter.advance()
        let box = try ChaChaPoly.seal(chunk, using: key, nonce: nonce)
        // Nonce, ciphertext and tag lie together in the box; all but the nonce is the chunk.
        try box.combined.withUnsafeBytes { try sink.write(UnsafeRawBufferPointer(rebasing: $0[12...])) }
    }
}

/// Opens chunks in order. Its frame holds the nonce and then the sealed chunk, as the library wants them.
struct AgeChunkOpener {
    private let key: SymmetricKey
    private var counter = AgeChunkCounter()
    private var frame = Data(count: 12 + AgePayload.chunk + AgePayload.tag)

    init(key: SymmetricKey) {
        self.key = key
        AgePayload.keepMemory()
    }

    /// Reads and opens the next chunk; says whether it was marked as the last.
    ///
    /// - Throws: `AgeError.truncatedPayload` where there is none, `AgeError.damagedPayload` where its tag is wrong.
    mutating func next<Source: ByteSource & ~Copyable>(from source: inout Source) throws -> (plain: Data, last: Bool) {
        let sealed = AgePayload.chunk + AgePayload.tag
        let count = try frame.withUnsafeMutableBytes { buffer in
            try source.fill(UnsafeMutableRawBufferPointer(rebasing: buffer[12..<(12 + sealed)]))
        }
        if count == 0 { throw AgeError.truncatedPayload }
        // A full chunk may be the last or not, a short one only the last.
        if count == sealed, let plain = open(count: count, last: false) {
            counter.advance()
            return (plain, false)
        }
        // Only an empty payload has an empty chunk.
        guard let plain = open(count: count, last: true), !plain.isEmpty || counter.index == 0 else {
            throw AgeError.damagedPayload(chunk: counter.index)
        }
        counter.advance()
        return (plain, true)
    }

    private mutating func open(count: Int, last: Bool) -> Data? {
        guard count >= AgePayload.tag else { return nil }
        frame.replaceSubrange(0..<12, with: counter.nonce(last: last))
        guard let box = try? ChaChaPoly.SealedBox(combined: frame.prefix(12 + count)) else { return nil }
        return try? ChaChaPoly.open(box, using: key)
    }
}
