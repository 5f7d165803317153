// What runs of text mean that may be base64, base32 or hexadecimal digits.

extension Scanner {
    /// Looks through what a run means, each way that it may be read.
    func encoded(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        guard range.count >= 6 else { return }
        let run = UnsafeBufferPointer(rebasing: bytes[range])
        // In names, and in lines that were joined, less is looked at: nothing is learnt there.
        let isWhole = !part.isName && !part.ways.contains(Self.folded)
        let hash = range.count <= 256 && isWhole ? ChunkMemory.hash(run) : 0
        if hash != 0, let known = clean[hash] {
            for number in known { memory.recorder?.note(number) }
            return
        }
        let before = (hits, found.unreadableCount)
        let chunks = memory.noted { decode(run, at: range.lowerBound, part) }
        if hash != 0, before == (hits, found.unreadableCount) {
            if clean.count > 100_000 { clean.removeAll() }
            clean[hash] = chunks
        }
    }

    private func decode(_ run: UnsafeBufferPointer<UInt8>, at place: Int, _ part: Part) {
        for skipping in 0..<4 where run.count - skipping >= 4 {
            decoded(run, "base64", at: place, part) { Encoded.base64(run, skipping: skipping, into: $0) }
        }
        for skipping in 0..<2 {
            decoded(run, "hexadecimal", at: place, part) { Encoded.hex(run, skipping: skipping, into: $0) }
        }
        decoded(run, "base32", at: place, part) { Encoded.base32(run, into: $0) }
    }

    /// - Parameter decode: writes what the run means, which is no longer than the run; returns its length, or nil where it means nothing so.
    private func decoded(
        _ run: UnsafeBufferPointer<UInt8>, _ way: String, at place: Int, _ part: Part,
        _ decode: (UnsafeMutablePointer<UInt8>) -> Int?
    ) {
        let isShort = run.count <= Encoded.shortRun
        let room = isShort ? decodedRoom : .allocate(capacity: run.count)
        defer { if !isShort { room.deallocate() } }
        guard let count = decode(room) else { return }
        let decoded = UnsafeBufferPointer(start: room, count: count)
        guard Encoded.isPlausible(decoded) else { return }
        // What is looked through may decode into the same room.
        look(Array(decoded), part.read(way, origins: [(0, place)]).fixed)
    }

    /// Looks through bytes that were decoded.
    func decoded(_ bytes: [UInt8], _ way: String, at place: Int, _ part: Part) {
        guard bytes.withUnsafeBufferPointer(Encoded.isPlausible) else { return }
        look(bytes, part.read(way, origins: [(0, place)]).fixed)
    }
}
