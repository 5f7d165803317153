// The two protocols by which bytes stream through the vault in constant memory, and what every source and sink can do.

/// Where bytes come from, in order, once.
public protocol ByteSource: ~Copyable {
    /// Reads the next bytes into the beginning of a buffer.
    ///
    /// Returns how many: as many as fit or fewer, at least one; 0 only at the end (or for an empty buffer).
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Where bytes go, in order.
public protocol ByteSink: ~Copyable {
    /// Writes all of these bytes, or throws.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ByteSource where Self: ~Copyable {
    /// Reads until the buffer is full or the source has ended; returns how many bytes were read.
    public mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Reads at most `limit` bytes more; an empty array is the end.
    public mutating func read(atMost limit: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: max(0, limit)) { buffer, count in
            count = try read(into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: max(0, limit)))
        }
    }

    /// Reads everything that is left.
    ///
    /// - Throws: `ByteStreamError.tooLong` where that is more than `limit` bytes.
    public mutating func readAll(limit: Int) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let part = try read(atMost: 64 << 10)
            if part.isEmpty { return all }
            if part.count > limit - all.count { throw ByteStreamError.tooLong(limit: limit) }
            all += part
        }
    }

    /// Reads everything that is left and writes it to a sink; returns how many bytes that were.
    ///
    /// Where this throws, what was already written is not the whole.
    @discardableResult
    public mutating func copyAll<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws -> Int64 {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var total: Int64 = 0
        while true {
            let count = try read(into: buffer)
            if count == 0 { return total }
            try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += Int64(count)
        }
    }
}

extension ByteSink where Self: ~Copyable {
    /// Writes all of these bytes, or throws.
    public mutating func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Writes all of these bytes, or throws.
    public mutating func write(_ bytes: ArraySlice<UInt8>) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }
}

/// What can go wrong with a stream itself, whatever its bytes mean.
public enum ByteStreamError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system refused to read; `code` is its errno.
    case readFailed(code: Int32)
    /// The system refused to write; `code` is its errno.
    case writeFailed(code: Int32)
    /// There is more than the caller was ready to take.
    case tooLong(limit: Int)

    public var description: String {
        switch self {
        case .readFailed(let code): "could not read: \(SystemWords.words(for: code))"
        case .writeFailed(let code): "could not write: \(SystemWords.words(for: code))"
        case .tooLong(let limit): "there are more than \(limit) bytes, which is more than is expected here"
        }
    }
}

extension ByteSource where Self: ~Copyable {
    /// Reads until the source has ended or `limit` bytes are there.
    public mutating func readAtMost(_ limit: Int) throws -> [UInt8] {
        var all: [UInt8] = []
        while all.count < limit {
            let part = try read(atMost: min(1 << 20, limit - all.count))
            if part.isEmpty { break }
            all += part
        }
        return all
    }
}
