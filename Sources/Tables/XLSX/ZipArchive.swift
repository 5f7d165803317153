// The parts of a ZIP file (APPNOTE 6.3), as far as spreadsheets use it: found by the directory at its end, unpacked by zlib, within limits.

import CZlib

/// A ZIP file in memory. Nothing is unpacked before it is asked for, and nothing that unpacks to more than the limits.
struct ZipArchive {
    private struct Entry {
        var isPacked: Bool
        var isEncrypted: Bool
        var packedSize: Int
        var size: Int
        var checksum: UInt32
        var headerAt: Int
    }

    private let bytes: [UInt8]
    private let limits: TableLimits
    private var entries: [String: Entry] = [:]
    /// Bytes unpacked so far.
    private var unpacked = 0

    private static let mostEntries = 20_000
    private static let damaged = TableError("it is damaged (a ZIP file cut short or altered); save it again.")

    /// Reads the directory.
    ///
    /// - Throws: `TableError` where there is none, or it is of a kind that spreadsheets don't have.
    init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
        self.bytes = bytes
        self.limits = limits
        guard let end = Self.endRecord(in: bytes) else { throw Self.damaged }
        let count = Int(Self.number(bytes, end + 10, 2))
        var at = Int(Self.number(bytes, end + 16, 4))
        guard count <= Self.mostEntries, at < bytes.count else { throw Self.damaged }
        for _ in 0..<count {
            guard at + 46 <= bytes.count, Self.number(bytes, at, 4) == 0x0201_4B50 else { throw Self.damaged }
            let method = Self.number(bytes, at + 10, 2)
            let (name, extra, comment) = (
                Int(Self.number(bytes, at + 28, 2)), Int(Self.number(bytes, at + 30, 2)),
                Int(Self.number(bytes, at + 32, 2))
            )
            guard at + 46 + name <= bytes.count else { throw Self.damaged }
            let entry = Entry(
                isPacked: method == 8, isEncrypted: Self.number(bytes, at + 8, 2) & 1 == 1,
                packedSize: Int(Self.number(bytes, at + 20, 4)), size: Int(Self.number(bytes, at + 24, 4)),
                checksum: UInt32(Self.number(bytes, at + 16, 4)), headerAt: Int(Self.number(bytes, at + 42, 4)))
            if method == 0 || method == 8 {
                entries[Self.plain(String(decoding: bytes[at + 46..<at + 46 + name], as: UTF8.self))] = entry
            }
            at += 46 + name + extra + comment
        }
    }

    /// Whether there is a part.
    func has(_ name: String) -> Bool { entries[Self.plain(name)] != nil }

    /// The content of a part; nil where there is none.
    ///
    /// - Throws: `TableError` where it is damaged, has a password, or unpacks to more than the limits.
    mutating func content(_ name: String) throws(TableError) -> [UInt8]? {
        guard let entry = entries[Self.plain(name)] else { return nil }
        if entry.isEncrypted { throw TableError("it has a password; save it without one.") }
        let at = entry.headerAt
        guard at + 30 <= bytes.count, Self.number(bytes, at, 4) == 0x0403_4B50 else { throw Self.damaged }
        let start = at + 30 + Int(Self.number(bytes, at + 26, 2)) + Int(Self.number(bytes, at + 28, 2))
        guard entry.packedSize <= bytes.count, start <= bytes.count - entry.packedSize else { throw Self.damaged }
        unpacked += entry.size
        if unpacked > limits.unpackedBytes || entry.size > (1 << 20) + entry.packedSize * limits.ratio {
            throw TableError(
                "it unpacks to far more than a table has (\(unpacked >> 20) MB from \(bytes.count >> 10) kB); it was not read."
            )
        }
        let packed = bytes[start..<start + entry.packedSize]
        let content =
            entry.isPacked ? Self.inflated(packed, size: entry.size) : packed.count == entry.size ? Array(packed) : nil
        guard let content, Self.checksum(of: content) == entry.checksum else { throw Self.damaged }
        return content
    }

    /// Names are compared without regard to case and to a stroke in front, as in spreadsheets.
    private static func plain(_ name: String) -> String { String(name.lowercased().drop { $0 == "/" }) }

    /// Where the record at the end of the file stands; a comment of up to 65,535 bytes may follow it.
    private static func endRecord(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var at = bytes.count - 22
        let first = max(0, at - 65_535)
        while at >= first {
            if bytes[at] == 0x50, number(bytes, at, 4) == 0x0605_4B50 { return at }
            at -= 1
        }
        return nil
    }

    /// A number of so many bytes, the least first; 0 beyond the end.
    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> UInt64 {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
    }

    /// What deflated bytes unpack to; nil unless it is exactly of the size that was announced.
    private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var isWhole = false
        // One byte more than announced, so that a longer content is noticed.
        let content = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
            packed.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(size + 1)
                isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 1
                count = size + 1 - Int(stream.avail_out)
            }
        }
        return isWhole ? content : nil
    }

    private static func checksum(of content: [UInt8]) -> UInt32 {
        content.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }
}
