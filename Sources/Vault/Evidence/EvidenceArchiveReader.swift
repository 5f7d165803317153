// Reads the archive of a blob strictly and in order; a member's name is compared and never used as one.

import Glibc

/// How an archive differs from what the format says.
struct ArchiveError: Error, Equatable, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Reads record, original and the zeros behind them, in this order.
struct EvidenceArchiveReader<Source: ByteSource & ~Copyable>: ~Copyable {
    private var source: Source
    private var recordSize: UInt64 = 0

    init(from source: consuming Source) { self.source = source }

    /// Reads the capture record.
    ///
    /// - Throws: `ArchiveError`; what the source throws.
    mutating func readRecord() throws -> [UInt8] {
        let header = try readHeader()
        guard header.name.elementsEqual(EvidenceArchive.record.utf8) else {
            throw ArchiveError("its archive does not begin with a capture record")
        }
        guard header.size <= EvidenceArchive.longestRecord else { throw ArchiveError("its capture record is too long") }
        recordSize = header.size
        let record = try take(Int(header.size))
        try skipZeros(UstarHeader.filled(header.size) - header.size)
        return record
    }

    /// Copies the original to a sink, as long as it has the size that is expected.
    ///
    /// - Returns: its hash and size, and the extension of its type ("" for none).
    /// - Throws: `ArchiveError`; what source and sink throw.
    mutating func copyOriginal<Sink: ByteSink & ~Copyable>(ofSize size: UInt64, to sink: inout Sink) throws
        -> (content: BlobContent, fileExtension: String)
    {
        let header = try readHeader()
        guard let ending = EvidenceArchive.fileExtension(in: header.name) else {
            throw ArchiveError("its archive has a member that does not belong there")
        }
        guard header.size == size else { throw ArchiveError("the original in it has another size") }
        let tally = Tally()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while tally.size < size {
            let wanted = Int(min(UInt64(buffer.count), size - tally.size))
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
            if count == 0 { throw Self.cutOff }
            let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            tally.add(part)
            try sink.write(part)
        }
        try skipZeros(UstarHeader.filled(size) - size)
        return (tally.content, ending)
    }

    /// Reads what is behind an original of this size: zeros, up to the padded size, and then nothing.
    mutating func readEnd(original size: UInt64) throws {
        let members = 2 * UInt64(UstarHeader.block) + UstarHeader.filled(recordSize) + UstarHeader.filled(size)
        try skipZeros(EvidenceArchive.size(record: recordSize, original: size) - members)
        guard try source.read(atMost: 1).isEmpty else { throw ArchiveError("its archive is longer than it should be") }
    }

    private static var cutOff: ArchiveError { ArchiveError("its archive is cut off") }

    private mutating func readHeader() throws -> UstarHeader {
        guard let header = UstarHeader(bytes: try take(UstarHeader.block)) else {
            throw ArchiveError("its archive has a damaged header")
        }
        return header
    }

    private mutating func take(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try bytes.withUnsafeMutableBytes { try source.fill($0) }
        if filled < count { throw Self.cutOff }
        return bytes
    }

    private static func isZero(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            EvidenceArchive.zeros.withUnsafeBytes { zeros in
                guard let one = bytes.baseAddress, let other = zeros.baseAddress else { return true }
                return memcmp(one, other, bytes.count) == 0
            }
        }
    }

    private mutating func skipZeros(_ count: UInt64) throws {
        var left = count
        while left > 0 {
            let part = try take(Int(min(left, UInt64(EvidenceArchive.zeros.count))))
            guard Self.isZero(part) else { throw ArchiveError("its archive has bytes where there should be none") }
            left -= UInt64(part.count)
        }
    }
}
