// What is in a blob's age file: an archive of the capture record and the original, with zero blocks up to its Padmé size.

import Glibc

/// Names and sizes of the archive (docs/vault-format.md, "Evidence").
enum EvidenceArchive {
    static let record = "capture.json"
    static let original = "original"
    /// The longest capture record, in bytes.
    static let longestRecord = 1 << 20

    /// The name of the original: with an extension if it is one to eight small letters and digits, else without.
    static func name(extension ending: String?) -> String {
        guard let ending, isExtension(Array(ending.utf8)) else { return original }
        return "\(original).\(ending)"
    }

    /// The extension in the name of the original; nil where the name is none of an original, "" where there is none.
    static func fileExtension(in name: [UInt8]) -> String? {
        let rest = name.dropFirst(original.utf8.count)
        guard name.starts(with: original.utf8) else { return nil }
        if rest.isEmpty { return "" }
        let ending = Array(rest.dropFirst())
        guard rest.first == UInt8(ascii: "."), isExtension(ending) else { return nil }
        return String(decoding: ending, as: UTF8.self)
    }

    private static func isExtension(_ bytes: [UInt8]) -> Bool {
        (1...8).contains(bytes.count)
            && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    /// The size of the whole archive: the Padmé size of both members and the two zero blocks that end every archive.
    static func size(record: UInt64, original: UInt64) -> UInt64 {
        let members = 2 * UInt64(UstarHeader.block) + UstarHeader.filled(record) + UstarHeader.filled(original)
        return UInt64(Padme.padded(Int(members) + 2 * UstarHeader.block))
    }

    /// Zeros, to write from and to compare with.
    static let zeros = [UInt8](repeating: 0, count: 64 << 10)

    static func writeZeros<Sink: ByteSink & ~Copyable>(_ count: UInt64, to sink: inout Sink) throws {
        var left = count
        while left > 0 {
            let part = min(left, UInt64(zeros.count))
            try sink.write(zeros[..<Int(part)])
            left -= part
        }
    }

    /// Writes the whole archive; the source must have exactly `size` bytes.
    ///
    /// - Returns: hash and size of the original.
    /// - Throws: `EvidenceError.changedWhileRead` where the source has more or fewer; what source and sink throw.
    static func write<Source: ByteSource & ~Copyable, Sink: ByteSink & ~Copyable>(
        record: [UInt8], original source: inout Source, size: UInt64, extension ending: String?, to sink: inout Sink
    ) throws -> BlobContent {
        try sink.write(UstarHeader(name: Self.record, size: UInt64(record.count)).bytes)
        try sink.write(record)
        let recordSize = UInt64(record.count)
        try writeZeros(UstarHeader.filled(recordSize) - recordSize, to: &sink)
        try sink.write(UstarHeader(name: name(extension: ending), size: size).bytes)
        let tally = Tally()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.fill(buffer)
            if UInt64(count) > size - tally.size { throw EvidenceError.changedWhileRead }
            let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            tally.add(part)
            try sink.write(part)
            if count < buffer.count { break }
        }
        if tally.size != size { throw EvidenceError.changedWhileRead }
        let written = 2 * UInt64(UstarHeader.block) + UstarHeader.filled(recordSize) + size
        try writeZeros(self.size(record: recordSize, original: size) - written, to: &sink)
        return tally.content
    }
}
