// The ends of byte streams: files that somebody else opened, and memory.

import Glibc

/// Reads from a file descriptor, which stays open and its owner's.
public struct FileSource: ByteSource {
    private let descriptor: Int32

    /// A source that reads from where the descriptor stands.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if buffer.isEmpty { return 0 }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw ByteStreamError.readFailed(code: errno) }
        }
    }
}

/// Writes to a file descriptor, which stays open and its owner's; nothing is fsynced.
public struct FileSink: ByteSink {
    private let descriptor: Int32

    /// A sink that writes to where the descriptor stands.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let buffer = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 {
                throw ByteStreamError.writeFailed(code: EIO)
            } else if errno != EINTR {
                throw ByteStreamError.writeFailed(code: errno)
            }
        }
    }
}

/// Reads from bytes in memory.
public struct ArraySource: ByteSource {
    private var rest: ArraySlice<UInt8>

    /// A source of these bytes.
    public init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// A source of these bytes.
    public init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = min(buffer.count, rest.count)
        rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
        rest = rest.dropFirst(count)
        return count
    }
}

/// Keeps in memory what is written to it.
public struct ArraySink: ByteSink {
    /// All that was written.
    public private(set) var bytes: [UInt8] = []

    /// A sink that has taken nothing yet.
    public init() {}

    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        self.bytes.append(contentsOf: bytes)
    }
}
