// Finds and opens deflated data within other bytes: zlib, gzip, and members of zip files.
import CZlib

/// Deflated streams within some bytes.
enum Inflating {
    /// How a stream begins.
    enum Kind: String { case zlib, gzip, zip }

    /// The most that is taken out of one stream, in bytes.
    static let most = 1 << 26

    /// Calls with what came out of each stream that begins in some bytes, as far as it is whole; `cut` where there was more than ``most``.
    static func forEachStream(
        in bytes: UnsafeRawBufferPointer, _ found: (Kind, _ opened: [UInt8], _ cut: Bool) -> Void
    ) {
        for index in 0..<max(0, bytes.count - 6) {
            switch (bytes[index], bytes[index + 1]) {
            case (0x78, 0x01), (0x78, 0x5E), (0x78, 0x9C), (0x78, 0xDA):
                open(bytes, from: index, window: 15, kind: .zlib, found)
            case (0x1F, 0x8B) where bytes[index + 2] == 8:
                open(bytes, from: index, window: 31, kind: .gzip, found)
            case (0x50, 0x4B) where bytes[index + 2] == 3 && bytes[index + 3] == 4 && index + 30 < bytes.count:
                // A member's header (APPNOTE 4.3.7): its method, and the lengths of its name and extra field.
                let word = { (at: Int) in Int(bytes[index + at]) | Int(bytes[index + at + 1]) << 8 }
                if word(8) == 8 { open(bytes, from: index + 30 + word(26) + word(28), window: -15, kind: .zip, found) }
            default: break
            }
        }
    }

    private static func open(
        _ bytes: UnsafeRawBufferPointer, from start: Int, window: Int32, kind: Kind,
        _ found: (Kind, [UInt8], Bool) -> Void
    ) {
        guard start < bytes.count, let base = bytes.baseAddress else { return }
        var stream = z_stream()
        guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self) + start)
        stream.avail_in = UInt32(clamping: bytes.count - start)
        var opened: [UInt8] = []
        var status = Z_OK
        // What comes out first is little: most beginnings are none.
        var step = 1 << 12
        while status == Z_OK, opened.count < most {
            let piece = [UInt8](unsafeUninitializedCapacity: step) { room, count in
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                status = inflate(&stream, Z_NO_FLUSH)
                count = room.count - Int(stream.avail_out)
            }
            opened += piece
            step = min(step * 4, 1 << 18)
        }
        if !opened.isEmpty { found(kind, opened, status == Z_OK) }
    }
}
