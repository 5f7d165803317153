// ZIP files (APPNOTE 6.3) that say nothing about when, where or by whom they were made.

import CZlib

/// Collects files into a ZIP file, in the order in which they are added, all of them dated 1 January 1980.
///
/// Same files, same bytes (with the same version of zlib, where they are packed).
///
///     var zip = ZipWriter()
///     try zip.add("data/people.csv", bytes)
///     let file = zip.finished()
public struct ZipWriter: Sendable {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var names: Set<[UInt8]> = []

    /// An empty file.
    public init() {}

    /// How many files were added.
    public var count: Int { names.count }

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - name: its path within the ZIP file, parts parted by `/`.
    ///   - isPacked: whether it is packed (deflate); what doesn't get smaller is kept as it is.
    /// - Throws: `ZipError` where the name is no path that stays within a folder, or is there already; beyond 65,535 files or 4 GB. Then nothing was added.
    public mutating func add(_ name: String, _ content: [UInt8], isPacked: Bool = true) throws(ZipError) {
        let path = Array(name.utf8)
        guard Self.isPath(name) else { throw .notAPath(name) }
        guard !names.contains(path) else { throw .addedTwice(name) }
        let packed = isPacked ? Self.deflated(content) : nil
        let kept = packed ?? content
        // Without the extension for large files (ZIP64), which many programs don't read.
        let end = bytes.count + kept.count + directory.count + 2 * path.count + 30 + 46 + 22
        guard names.count < 65_535, content.count < 0xFFFF_FFFF, end < 0xFFFF_FFFF else { throw .tooLarge(name) }
        let fields = Self.fields(
            isPacked: packed != nil, checksum: Self.checksum(of: content), packedSize: kept.count, size: content.count,
            nameLength: path.count)
        directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + fields
        // No comment, first disk, no attributes.
        directory += Self.number(0, 2 + 2 + 2 + 4) + Self.number(bytes.count, 4) + path
        bytes += Self.number(0x0403_4B50, 4) + fields + path + kept
        names.insert(path)
    }

    /// The whole file.
    public func finished() -> [UInt8] {
        let end =
            Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(names.count, 2) + Self.number(names.count, 2)
        return bytes + directory + end + Self.number(directory.count, 4) + Self.number(bytes.count, 4)
            + Self.number(0, 2)
    }

    /// What the entry of the directory and the header before a file both say.
    private static func fields(
        isPacked: Bool, checksum: UInt32, packedSize: Int, size: Int, nameLength: Int
    ) -> [UInt8] {
        // Version 2.0; the name is UTF-8; method; midnight, 1 January 1980; no extra field.
        number(20, 2) + number(0x0800, 2) + number(isPacked ? 8 : 0, 2) + number(0, 2) + number(0x0021, 2)
            + number(Int(checksum), 4) + number(packedSize, 4) + number(size, 4) + number(nameLength, 2) + number(0, 2)
    }

    private static func isPath(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 1_000 && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && !name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0 == ":" || $0.value == 0x7F }
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    private static func checksum(of content: [UInt8]) -> UInt32 {
        content.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }

    /// The content packed at level 9; nil where that makes it no smaller.
    private static func deflated(_ content: [UInt8]) -> [UInt8]? {
        guard content.count > 16, content.count <= Int(UInt32.max) else { return nil }
        var stream = z_stream()
        let isReady = deflateInit2_(
            &stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard isReady == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var isWhole = false
        let packed = [UInt8](unsafeUninitializedCapacity: content.count - 1) { output, count in
            content.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = output.count - Int(stream.avail_out)
            }
        }
        return isWhole ? packed : nil
    }
}

/// Why a file can't be put into a ZIP file.
public enum ZipError: Error, Equatable, Sendable, CustomStringConvertible {
    case notAPath(String)
    case addedTwice(String)
    case tooLarge(String)

    public var description: String {
        switch self {
        case .notAPath(let name):
            "\(name): this can't be the name of a file in a ZIP file; use letters and single strokes."
        case .addedTwice(let name): "\(name): there is a file of this name in the ZIP file already."
        case .tooLarge(let name): "\(name): with it the ZIP file has more than 65,535 files or 4 GB; make two."
        }
    }
}
