// The parts of a ZIP file (APPNOTE 6.3), found by their own heads and by the directory, so that nothing hides between.

import CZlib

/// What the directory says of an entry.
struct ZipEntry {
    var method: Int
    var flags: Int
    var checksum: UInt32
    var packedSize: Int
    var size: Int
    var headAt: Int
}

/// The directory of a ZIP file.
enum ZipParts {
    /// Where the record at the end stands.
    static func endRecord(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var at = bytes.count - 22
        let first = max(0, at - 65_535)
        while at >= first {
            if bytes[at] == 0x50, number(bytes, at, 4) == 0x0605_4B50 { return at }
            at -= 1
        }
        return nil
    }

    /// The entries by where their heads stand, and where the directory begins and ends; nil where it is damaged.
    static func directory(_ bytes: UnsafeBufferPointer<UInt8>) -> (entries: [Int: ZipEntry], range: Range<Int>)? {
        guard let end = endRecord(in: bytes) else { return nil }
        let first = number(bytes, end + 16, 4)
        guard first <= end, end + 22 + number(bytes, end + 20, 2) == bytes.count else { return nil }
        var (at, entries) = (first, [Int: ZipEntry]())
        while at + 46 <= end, number(bytes, at, 4) == 0x0201_4B50 {
            let entry = ZipEntry(
                method: number(bytes, at + 10, 2), flags: number(bytes, at + 8, 2),
                checksum: UInt32(number(bytes, at + 16, 4)), packedSize: number(bytes, at + 20, 4),
                size: number(bytes, at + 24, 4), headAt: number(bytes, at + 42, 4))
            guard entries[entry.headAt] == nil else { return nil }
            entries[entry.headAt] = entry
            at += 46 + number(bytes, at + 28, 2) + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
        }
        guard at == end, entries.count == number(bytes, end + 10, 2) else { return nil }
        return (entries, first..<bytes.count)
    }

    static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}

extension Scanner {
    /// Looks through every entry, in the directory or not; whatever belongs to no entry makes the file unreadable.
    func zip(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> [Range<Int>] {
        let directory = ZipParts.directory(bytes)
        if directory == nil { refuse(part, "is a ZIP file whose directory is damaged") }
        var listed = directory?.entries ?? [:]
        let end = directory?.range.lowerBound ?? bytes.count
        var covered: [Range<Int>] = []
        var (at, gap, count) = (0, 0, 0)
        while at + 30 <= end {
            guard bytes[at] == 0x50, ZipParts.number(bytes, at, 4) == 0x0403_4B50 else {
                at += 1
                gap += 1
                continue
            }
            count += 1
            guard count <= 100_000 else {
                refuse(part, "has more parts than are looked through")
                return covered
            }
            let start = at
            let entry = listed.removeValue(forKey: at)
            let next = zipEntry(bytes, at, entry, end, part)
            covered.append(at..<next)
            at = max(start + 4, next)
        }
        if gap + max(0, end - at) > 0 { refuse(part, "has bytes that belong to none of its parts") }
        if !listed.isEmpty { refuse(part, "has parts that its directory names and that are not there") }
        return covered
    }

    /// Looks through the entry whose head stands at a place, and returns where it ends.
    private func zipEntry(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ listed: ZipEntry?, _ end: Int, _ part: Part
    ) -> Int {
        let flags = ZipParts.number(bytes, at + 6, 2)
        let method = ZipParts.number(bytes, at + 8, 2)
        let nameLength = ZipParts.number(bytes, at + 26, 2)
        let start = at + 30 + nameLength + ZipParts.number(bytes, at + 28, 2)
        guard start <= end else {
            refuse(part, "is damaged")
            return at + 4
        }
        let name = String(decoding: bytes[(at + 30)..<(at + 30 + nameLength)], as: UTF8.self)
        let inner = part.inside(name)
        var title = inner
        title.isName = true
        look(Array(name.utf8), title)
        if listed == nil { refuse(inner, "is not in the directory of its ZIP file") }
        if flags & 1 == 1 || (listed?.flags ?? 0) & 1 == 1 {
            refuse(inner, "is encrypted")
            return start
        }
        var packedSize = ZipParts.number(bytes, at + 18, 4)
        if flags & 8 != 0, let listed { packedSize = listed.packedSize }
        if let listed, listed.method != method || listed.packedSize != packedSize { refuse(inner, "is damaged") }
        let content: [UInt8]
        var next: Int
        switch method {
        case 0:
            guard start + packedSize <= end else {
                refuse(inner, "is damaged")
                return start
            }
            next = start + packedSize
            content = Array(bytes[start..<next])
            unpacked += content.count
        case 8:
            guard let result = unpack(UnsafeBufferPointer(rebasing: bytes[start..<end]), .bare, inner) else {
                return start
            }
            if !result.isWhole || (listed != nil && result.used != packedSize) { refuse(inner, "is damaged") }
            next = start + result.used
            content = result.bytes
        default:
            refuse(inner, "is packed in an unknown way (\(method))")
            return start
        }
        let checksum = content.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
        }
        if let listed, listed.checksum != checksum || listed.size != content.count { refuse(inner, "is damaged") }
        if flags & 8 != 0 {
            if ZipParts.number(bytes, next, 4) == 0x0807_4B50 { next += 4 }
            next = min(end, next + 12)
        }
        look(content, inner)
        return next
    }
}
