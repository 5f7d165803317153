// Memory for one parse, given back all at once.

/// Hands out memory that lives until the arena does.
final class Arena {
    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer?
    private var left = 0
    /// Size of the next chunk: small pages need little, and each further chunk is twice the size, up to a bound.
    private var chunkSize = 1 << 14

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// Memory of that size, aligned for any C type.
    func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        let size = (max(size, 1) + 15) & ~15
        if size > chunkSize / 4 {
            let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            chunks.append(chunk)
            return chunk
        }
        if let start = next, left >= size {
            next = start + size
            left -= size
            return start
        }
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: chunkSize, alignment: 16)
        chunks.append(chunk)
        next = chunk + size
        left = chunkSize - size
        if chunkSize < 1 << 20 { chunkSize *= 2 }
        return chunk
    }
}
