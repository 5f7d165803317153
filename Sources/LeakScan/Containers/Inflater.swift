// Unpacks deflated bytes, never more than a limit.

import CZlib

/// Unpacks. Keeps its memory from one stream to the next.
final class Inflater {
    /// How a stream is wrapped.
    enum Wrapping: Int32 {
        case bare = -15
        case zlib = 15
        case gzip = 31
    }

    /// What came of it.
    struct Result {
        var bytes: [UInt8]
        /// How many packed bytes were used.
        var used: Int
        /// Whether the stream came to its end, and its checksum is right.
        var isWhole: Bool
        /// Whether it would have given more than the limit.
        var isTooLarge: Bool
    }

    private var stream = z_stream()
    private var isReady = false
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    deinit { if isReady { inflateEnd(&stream) } }

    func inflate(_ packed: UnsafeBufferPointer<UInt8>, _ wrapping: Wrapping, limit: Int) -> Result {
        var result = Result(bytes: [], used: 0, isWhole: false, isTooLarge: false)
        if isReady {
            guard inflateReset2(&stream, wrapping.rawValue) == Z_OK else { return result }
        } else {
            guard inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
            else { return result }
            isReady = true
        }
        let input = packed.count > Int(UInt32.max) ? UnsafeBufferPointer(rebasing: packed[..<Int(UInt32.max)]) : packed
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        while true {
            let (status, count) = buffer.withUnsafeMutableBufferPointer { output -> (Int32, Int) in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, output.count - Int(stream.avail_out))
            }
            result.bytes += buffer[..<count]
            result.used = input.count - Int(stream.avail_in)
            if result.bytes.count > limit {
                result.isTooLarge = true
                return result
            }
            if status == Z_STREAM_END {
                result.isWhole = true
                return result
            }
            // No progress, or damaged.
            if status != Z_OK || (count == 0 && stream.avail_in == 0) { return result }
        }
    }
}
