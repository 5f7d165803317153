// Counts and hashes the bytes that stream past, on their way in or out.

import Crypto

/// What streamed past so far. A class, so that it can be asked while the stream is in other hands.
final class Tally {
    private var hasher = SHA256()
    private(set) var size: UInt64 = 0

    func add(_ bytes: UnsafeRawBufferPointer) {
        hasher.update(bufferPointer: bytes)
        size += UInt64(bytes.count)
    }

    /// Hash and length of what streamed past so far.
    var content: BlobContent { BlobContent(hash: Merkle.Hash(hasher.finalize()), size: size) }
}

/// Passes bytes on to a sink and tells a tally.
struct TallyingSink<Sink: ByteSink & ~Copyable>: ~Copyable, ByteSink {
    private var sink: Sink
    private let tally: Tally

    init(to sink: consuming Sink, _ tally: Tally) {
        self.sink = sink
        self.tally = tally
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        tally.add(bytes)
        try sink.write(bytes)
    }
}

/// Passes bytes on from a source and tells a tally.
struct TallyingSource<Source: ByteSource & ~Copyable>: ~Copyable, ByteSource {
    private var source: Source
    private let tally: Tally

    init(from source: consuming Source, _ tally: Tally) {
        self.source = source
        self.tally = tally
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try source.read(into: buffer)
        tally.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }
}

/// Takes bytes and drops them.
struct NoSink: ByteSink {
    mutating func write(_ bytes: UnsafeRawBufferPointer) {}
}
