// Looks through parts, one after another, for one thread: the part as it is, as it reads otherwise, and what it contains.

/// One thread's scan.
final class Scanner {
    let patterns: Patterns
    let memory: ChunkMemory
    let inflater = Inflater()
    let signTable: UnsafePointer<UInt8>
    var found = Findings()
    /// Whether only the strings matter, and not where they stand.
    var isBrief = false
    /// Bytes unpacked of the file that is being read.
    var unpacked = 0
    /// What was hit so far, excused or not; tells whether a reading had anything.
    var hits = 0
    private var clean: Set<UInt64> = []

    init(_ patterns: Patterns) {
        self.patterns = patterns
        memory = ChunkMemory(patterns)
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for (place, sign) in Bytes.signs.enumerated() { table[place] = sign }
        signTable = UnsafePointer(table)
    }

    deinit { signTable.deallocate() }

    private static let folded = "folded lines"
    private static let segment = 4 << 20
    static let deepest = 8

    /// Looks through the bytes of a part and everything in them.
    func look(_ bytes: [UInt8], _ part: Part) { bytes.withUnsafeBufferPointer { look($0, part) } }

    /// Looks through the bytes of a part and everything in them.
    func look(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        guard !bytes.isEmpty else { return }
        if part.depth > Self.deepest {
            found.unreadable(part.place, "lies too deep inside other parts")
            return
        }
        let isText = Bytes.isText(bytes)
        let covered = part.isName ? [] : open(bytes, part, isText: isText)
        if isText {
            var sweep = Sweep(bytes, part)
            if bytes.count > 1, bytes[0] == 0xFF || bytes[0] == 0xFE { wide(bytes, part) }
            run(&sweep)
            if !part.isName, !part.ways.contains(Self.folded), let reading = FoldedLines.reading(of: bytes) {
                read(reading, Self.folded, part)
            }
            // What was decoded is noise rather than an old code page.
            if sweep.isNotUTF8, part.ways.isEmpty {
                read(WideText.codePage(cyrillic: true, bytes), "code page 1251", part)
                read(WideText.codePage(cyrillic: false, bytes), "code page 1252", part)
            }
        } else {
            let strings = WideText.strings(in: bytes)
            var inner = part
            inner.origins = strings.origins.map { ($0.here, part.origin(of: $0.there)) }
            look(strings: strings.bytes, inner)
            wide(bytes, part)
            if !part.isName { inflateAnywhere(bytes, part, but: covered) }
        }
    }

    private func look(strings: [UInt8], _ part: Part) {
        strings.withUnsafeBufferPointer { bytes in
            guard !bytes.isEmpty else { return }
            var sweep = Sweep(bytes, part)
            run(&sweep)
        }
    }

    private func run(_ sweep: inout Sweep) {
        var start = 0
        let count = sweep.bytes.count
        while start < count {
            // Never begin inside a chunk.
            var end = min(count, start + Self.segment)
            let latest = min(count, end + 4096)
            while end < latest, Bytes.isWord(sweep.bytes[end]) { end += 1 }
            self.sweep(&sweep, start..<end)
            readings(of: &sweep)
            start = end
        }
    }

    // MARK: Other readings

    private func readings(of sweep: inout Sweep) {
        let (bytes, part) = (sweep.bytes, sweep.part)
        let signs = sweep.signs
        sweep.signs.forget()
        for (way, places) in [
            (Escapes.Way.entities, signs.entities), (.percent, signs.percents), (.backslash, signs.backslashes),
            (.style, signs.backslashes), (.quoted, signs.quoted),
        ] where !places.isEmpty {
            if let reading = Escapes.reading(way, places, of: bytes) { read(reading, way.rawValue, part) }
        }
        for run in sweep.encoded { encoded(run, bytes, part) }
        for run in sweep.hexadecimal {
            decoded(Encoded.pairs(bytes, run), "hexadecimal", at: run.lowerBound, part)
        }
        // The last run of each is kept, so that it is not read twice.
        sweep.encoded.removeFirst(max(0, sweep.encoded.count - 1))
        sweep.hexadecimal.removeFirst(max(0, sweep.hexadecimal.count - 1))
        if let last = sweep.encoded.last { sweep.encoded = [last.upperBound..<last.upperBound] }
        if let last = sweep.hexadecimal.last { sweep.hexadecimal = [last.upperBound..<last.upperBound] }
    }

    private func encoded(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        guard range.count >= 6 else { return }
        let run = bytes[range]
        let hash = range.count <= 256 ? ChunkMemory.hash(UnsafeBufferPointer(rebasing: run)) : 0
        if hash != 0, clean.contains(hash) { return }
        let before = (hits, found.unreadableCount)
        for skipping in 0..<4 where range.count - skipping >= 4 {
            decoded(Encoded.base64(run, skipping: skipping), "base64", at: range.lowerBound, part)
        }
        for skipping in 0..<2 {
            if let hex = Encoded.hex(run, skipping: skipping) {
                decoded(hex, "hexadecimal", at: range.lowerBound, part)
            }
        }
        if let base32 = Encoded.base32(run) { decoded(base32, "base32", at: range.lowerBound, part) }
        if hash != 0, before == (hits, found.unreadableCount) {
            if clean.count > 100_000 { clean.removeAll() }
            clean.insert(hash)
        }
    }

    private func decoded(_ bytes: [UInt8], _ way: String, at place: Int, _ part: Part) {
        guard Encoded.isPlausible(bytes) else { return }
        look(bytes, part.read(way, origins: [(0, place)]).fixed)
    }

    private func read(_ reading: Reading, _ way: String, _ part: Part) {
        look(reading.bytes, part.read(way, origins: reading.origins))
    }

    private func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        guard part.ways.last != "UTF-16", part.ways.last != "UTF-32" else { return }
        for width in [2, 4] where bytes.count >= 2 * width {
            for offset in 0..<width {
                for bigEndian in [false, true] {
                    if let reading = WideText.wide(width, bigEndian: bigEndian, offset: offset, in: bytes) {
                        read(reading, width == 2 ? "UTF-16" : "UTF-32", part)
                    }
                }
            }
        }
    }
}

extension Part {
    /// All places of an encoded run are told as its beginning.
    var fixed: Part {
        var part = self
        part.hasOneOrigin = true
        return part
    }
}
