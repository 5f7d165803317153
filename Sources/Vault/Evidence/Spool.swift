// Keeps what comes from a pipe until its size is known: in memory, and beyond that in a sealed temporary file; never in the clear on a disk.

/// Takes a stream to its end and gives it out once more.
struct Spool {
    let store: any Store
    /// What is kept in memory, in bytes.
    var memory = 64 << 20

    /// Reads a source to its end and gives `use` its hash and size and all of its bytes again.
    func read<Source: ByteSource & ~Copyable, Result>(
        _ source: inout Source, _ use: (BlobContent, inout SpoolSource) throws -> Result
    ) throws -> Result {
        let tally = Tally()
        var parts: [[UInt8]] = []
        while tally.size < memory {
            let part = try Self.part(of: &source, tally)
            if part.isEmpty { break }
            parts.append(part)
        }
        let next = tally.size < memory ? [] : try Self.part(of: &source, tally)
        if next.isEmpty {
            var again = SpoolSource(parts)
            return try use(tally.content, &again)
        }
        // A key that nobody else has: when this has returned, nobody can open the file.
        let key = AgeSecretKey()
        let place = StorePath.temporary(.random())
        defer { try? store.erase(place) }
        try store.create(place) { file in
            var writer = try AgeWriter(to: file, for: [.x25519(try key.publicKey)])
            try writer.write(next)
            while true {
                let part = try Self.part(of: &source, tally)
                if part.isEmpty { break }
                try writer.write(part)
            }
            _ = try writer.finish()
        }
        return try store.open(place) { file in
            var again = SpoolSource(parts, then: try AgeReader(from: file, with: [.x25519(key)]))
            return try use(tally.content, &again)
        }
    }

    private static func part<Source: ByteSource & ~Copyable>(of source: inout Source, _ tally: Tally) throws -> [UInt8]
    {
        var part = [UInt8](repeating: 0, count: 1 << 20)
        let count = try part.withUnsafeMutableBytes { try source.fill($0) }
        part.removeLast(part.count - count)
        part.withUnsafeBytes { tally.add($0) }
        return part
    }
}

/// What a spool kept: parts in memory, then what is in its file.
struct SpoolSource: ~Copyable, ByteSource {
    private var parts: [[UInt8]]
    private var number = 0
    private var given = 0
    private var file: AgeReader<FileSource>?

    init(_ parts: [[UInt8]], then file: consuming AgeReader<FileSource>? = nil) {
        self.parts = parts
        self.file = file
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while number < parts.count {
            let count = min(buffer.count, parts[number].count - given)
            if count > 0 || buffer.isEmpty {
                parts[number].withUnsafeBytes {
                    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<given + count]))
                }
                given += count
                return count
            }
            number += 1
            given = 0
        }
        return try file?.read(into: buffer) ?? 0
    }
}
