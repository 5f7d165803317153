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
    /// How often something stood there so far that is looked for, excused or not; tells whether a reading had anything.
    var hits = 0
    /// What is known of pieces of long texts, where that is remembered; and who looks for what is new in these.
    var known: KnownPieces?
    var newStrings: Scanner?
    /// Encoded runs in which nothing stands, with the chunks that they hold as they are noted.
    var clean: [UInt64: [UInt32]] = [:]
    /// Room for what a run may mean.
    let decodedRoom = UnsafeMutablePointer<UInt8>.allocate(capacity: Encoded.shortRun)
    /// Text of a file from twice this length on is looked through in pieces.
    var pieceLength = 1 << 18
    /// Whoever helps with them, and which of a thread's scanners this one is.
    var helpers: SharedTexts?
    var number = 0

    init(_ patterns: Patterns) {
        self.patterns = patterns
        memory = ChunkMemory(patterns)
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for (place, sign) in Bytes.signs.enumerated() { table[place] = sign }
        signTable = UnsafePointer(table)
    }

    deinit {
        signTable.deallocate()
        decodedRoom.deallocate()
    }

    static let folded = "folded lines"
    private static let segment = 4 << 20
    /// Of files from this length on it is known what stands in which of their blocks.
    private static let blocked = 24 << 10
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
            if part.isFile, bytes.count / 2 >= pieceLength {
                sweep.isNotUTF8 = inPieces(bytes, part)
            } else if part.isFile, bytes.count >= Self.blocked {
                sweep.isNotUTF8 = look(blocksOf: 0..<bytes.count, of: bytes, part)
            } else {
                run(&sweep, 0..<bytes.count)
            }
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
            run(&sweep, 0..<bytes.count)
        }
    }

    /// Sweeps from one place to another, and reads otherwise what may be read otherwise, before there is too much of it.
    func run(_ sweep: inout Sweep, _ range: Range<Int>) {
        let cuts = Cuts(bytes: sweep.bytes, memory: memory)
        var start = range.lowerBound
        while start < range.upperBound {
            var end = min(range.upperBound, start + Self.segment)
            var isCut = true
            if end < range.upperBound {
                if !sweep.isInTag, let place = cuts.place(from: end, after: start) {
                    end = min(range.upperBound, place)
                } else {
                    isCut = false
                    // Never begin inside a chunk.
                    let latest = min(range.upperBound, end + 4096)
                    while end < latest, Bytes.isWord(sweep.bytes[end]) { end += 1 }
                }
            }
            self.sweep(&sweep, start..<end)
            readings(of: &sweep, upTo: isCut ? end : end - 2 * Escapes.farthest)
            start = end
        }
    }

    /// Looks through the pieces of a long text, which are the same whoever helps. Returns whether it is not UTF-8.
    private func inPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> Bool {
        let pieces = Cuts(bytes: bytes, memory: memory).pieces(of: pieceLength)
        let text = PiecedText(bytes, part, pieces, scanner: number)
        if helpers == nil { text.help(self) }
        let findings = helpers?.look(text, self) ?? text.findings()
        for finding in findings {
            found.join(finding.found)
            unpacked += finding.unpacked
        }
        if unpacked > Self.largestFile { refuse(part, "unpacks to more than is looked through") }
        return findings.contains(where: \.isNotUTF8)
    }

    /// Looks through a piece of a file that another thread may have opened.
    func look(piece: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> PiecedText.Finding {
        let own = (found, unpacked)
        (found, unpacked) = (Findings(), 0)
        defer { (found, unpacked) = own }
        found.begin(file: part.place)
        let isNotUTF8 = look(blocksOf: piece, of: bytes, part)
        return PiecedText.Finding(found: found, unpacked: unpacked, isNotUTF8: isNotUTF8)
    }

    // MARK: Other readings

    /// Reads everything that the sweep has marked; escapes behind a place are kept to be read again with what follows.
    private func readings(of sweep: inout Sweep, upTo place: Int) {
        let (bytes, part) = (sweep.bytes, sweep.part)
        let signs = sweep.signs
        if !signs.isEmpty { sweep.signs.forget(before: place) }
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
