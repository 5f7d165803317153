// Reads the corpora, which are kept compressed.
import CLZMA
import Foundation

/// A corpus that cannot be read.
struct CorpusError: Error, CustomStringConvertible {
    var description: String
}

enum CompressedFile {
    /// The text of a file, unpacked if its name ends in `.xz`.
    static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CorpusError(description: "\(path): cannot be read")
        }
        let packed = [UInt8](data)
        guard path.hasSuffix(".xz") else { return String(decoding: packed, as: UTF8.self) }
        var size = packed.count * 8
        while size < 1 << 31 {
            var result = [UInt8](repeating: 0, count: size)
            var memory: UInt64 = 1 << 30
            var read = 0
            var written = 0
            let code = lzma_stream_buffer_decode(&memory, 0, nil, packed, &read, packed.count, &result, &written, size)
            if code == LZMA_OK { return String(decoding: result[..<written], as: UTF8.self) }
            guard code == LZMA_BUF_ERROR else { break }
            size *= 2
        }
        throw CorpusError(description: "\(path): not an xz file")
    }
}
