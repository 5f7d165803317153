// One pass over the bytes of a part: chunk after chunk, with what stood before it.

/// Units of sequences that followed each other so far.
struct Trail {
    struct Unit {
        var word: Int32
        var start: Int
        var end: Int
        var isCapital: Bool

        /// A word of a chunk that begins at a place.
        init(_ unit: ChunkInfo.Unit, at first: Int) {
            (word, isCapital) = (unit.word, unit.isCapital)
            (start, end) = (first + unit.range.lowerBound, first + unit.range.upperBound)
        }
    }
    private(set) var units: [Unit] = []

    mutating func add(_ unit: Unit) {
        if units.count >= 64 { units.removeFirst(64 - Patterns.longestSequence) }
        units.append(unit)
    }

    @inline(__always)
    mutating func cut() { if !units.isEmpty { units.removeAll(keepingCapacity: true) } }
}

/// What a pass has seen.
struct Sweep {
    let bytes: UnsafeBufferPointer<UInt8>
    let part: Part

    /// Words of everything, and words outside of markup.
    var all = Trail()
    var outside = Trail()
    var isInTag = false
    /// Whether these two have become different.
    var isApart = false
    /// Places of signs that may write a letter in another way.
    var signs = EscapeSigns()
    /// What may be base64 or hexadecimal.
    var encoded: [Range<Int>] = []
    var hexadecimal: [Range<Int>] = []
    var numberEnd = 0
    var isNotUTF8 = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        self.bytes = bytes
        self.part = part
    }

    /// A word follows that parts sequences.
    @inline(__always)
    mutating func cut() {
        all.cut()
        if !isInTag { outside.cut() }
        isApart = isInTag
    }

    /// A word of a sequence follows.
    mutating func add(_ unit: Trail.Unit) {
        all.add(unit)
        if isInTag { isApart = true } else { outside.add(unit) }
    }
}

extension Scanner {
    /// Looks at every chunk from one place to another.
    func sweep(_ sweep: inout Sweep, _ range: Range<Int>) {
        guard let start = sweep.bytes.baseAddress else { return }
        let end = sweep.bytes.count
        let table = signTable
        let memory = memory
        var at = range.lowerBound
        while at < range.upperBound {
            let sign = table[Int(start[at])]
            if sign == Bytes.Sign.other {
                at &+= 1
                continue
            }
            if sign == Bytes.Sign.word {
                let first = at
                var hash = LetterHash.empty
                repeat {
                    hash = LetterHash.next(hash, start[at])
                    at &+= 1
                } while at < end && table[Int(start[at])] == Bytes.Sign.word && at &- first < 4096
                let value = memory.value(hash: hash) { look in
                    look(UnsafeBufferPointer(start: start + first, count: at - first))
                }
                if value >> ChunkMemory.Sign.bits != 0 {
                    take(Int(value >> ChunkMemory.Sign.bits), at: first, &sweep)
                } else if value & ChunkMemory.Sign.noWords == 0 {
                    sweep.cut()
                }
                if value & 15 != 0 { takeSigns(value, first..<at, &sweep) }
                if at < end {
                    let next = table[Int(start[at])]
                    if next == Bytes.Sign.less || next == Bytes.Sign.hyphen { joined(first..<at, hash, &sweep) }
                    // A chunk that was cut: what stands across the cut is seen from a place before it.
                    if next == Bytes.Sign.word { at -= 256 }
                }
                continue
            }
            switch sign {
            case Bytes.Sign.less:
                if at + 1 < end, Markup.opens(start[at + 1]) { sweep.isInTag = true }
            case Bytes.Sign.greater: sweep.isInTag = false
            case Bytes.Sign.hyphen: break
            case Bytes.Sign.ampersand:
                let length = Entities.separator(sweep.bytes, at)
                if length > 0 {
                    at &+= length
                    continue
                }
                sweep.signs.note(sign, at, sweep.bytes)
            default: sweep.signs.note(sign, at, sweep.bytes)
            }
            at &+= 1
        }
    }

    // MARK: Words parted by markup

    /// The words that a chunk makes with what follows behind markup, or behind a hyphen at the end of a line.
    private func joined(_ first: Range<Int>, _ hash: UInt64, _ sweep: inout Sweep) {
        let bytes = sweep.bytes
        // Names have no digits: cells of tables that hold numbers need no joining.
        guard !Bytes.isDigit(bytes[first.upperBound - 1]), Markup.next(bytes, after: first.upperBound) != nil else {
            return
        }
        var pieces = [first]
        var length = first.count
        var hash = hash
        while length <= 96, pieces.count < 24, let next = Markup.next(bytes, after: pieces[pieces.count - 1].upperBound)
        {
            if Bytes.isDigit(bytes[next]) { break }
            var end = next
            while end < bytes.count, Bytes.isWord(bytes[end]), end - next < 96 {
                hash = LetterHash.next(hash, bytes[end])
                end += 1
            }
            pieces.append(next..<end)
            length += end - next
            let now = pieces
            let value = memory.value(hash: hash) { look in
                now.flatMap { bytes[$0] }.withUnsafeBufferPointer(look)
            }
            guard value >> ChunkMemory.Sign.bits != 0 else { continue }
            for single in memory.infos[Int(value >> ChunkMemory.Sign.bits)].singles
            where !pieces.contains(where: { holds(single.rule, $0, bytes) }) {
                hit(single.rule, first.lowerBound..<end, isCapital: single.isCapital, sweep, isJoined: true)
            }
        }
    }

    /// Whether a piece is a leak by itself: then it is found where it stands, and need not be found again.
    private func holds(_ rule: Int32, _ piece: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        memory.info(UnsafeBufferPointer(rebasing: bytes[piece]))?.singles.contains { $0.rule == rule } ?? false
    }

    // MARK: Other signs

    private func takeSigns(_ value: Int32, _ chunk: Range<Int>, _ sweep: inout Sweep) {
        if value & ChunkMemory.Sign.notUTF8 != 0 { sweep.isNotUTF8 = true }
        if value & ChunkMemory.Sign.number != 0, chunk.upperBound > sweep.numberEnd { number(from: chunk, &sweep) }
        if value & ChunkMemory.Sign.hexPair != 0, chunk.lowerBound >= sweep.hexadecimal.last?.upperBound ?? 0,
            let run = Encoded.hexPairs(sweep.bytes, from: chunk.upperBound - 2)
        {
            sweep.hexadecimal.append(run)
        }
        if value & ChunkMemory.Sign.encoded != 0, chunk.lowerBound >= sweep.encoded.last?.upperBound ?? 0 {
            sweep.encoded.append(Encoded.run(sweep.bytes, around: chunk))
        }
    }

    /// Numbers in the digits from a chunk on, whatever parts their groups.
    private func number(from chunk: Range<Int>, _ sweep: inout Sweep) {
        let bytes = sweep.bytes
        let shortest = min(patterns.numbers.shortest, Self.longestRun)
        var at = max(chunk.lowerBound, sweep.numberEnd)
        while at < chunk.upperBound {
            guard Bytes.isDigit(bytes[at]) else {
                at += 1
                continue
            }
            if memory.recorder != nil { noteDigits(from: at, bytes) }
            // Most numbers are too short.
            var (ahead, count) = (at, 0)
            while ahead < bytes.count, count < shortest {
                if Bytes.isDigit(bytes[ahead]) {
                    count += 1
                    ahead += 1
                } else if let next = Markup.nextDigit(bytes, after: ahead) {
                    ahead = next
                } else {
                    break
                }
            }
            guard count >= shortest else {
                at = max(ahead, at + 1)
                sweep.numberEnd = at
                continue
            }
            var digits: [UInt8] = []
            var places: [Int] = []
            var starts: [Bool] = []
            var isNewGroup = true
            run: while at < bytes.count, digits.count < Self.longestRun {
                if Bytes.isDigit(bytes[at]) {
                    digits.append(bytes[at])
                    places.append(at)
                    starts.append(isNewGroup)
                    isNewGroup = false
                    at += 1
                    continue
                }
                guard let next = Markup.nextDigit(bytes, after: at) else { break run }
                at = next
                isNewGroup = true
            }
            // A very long run is seen again from a little before its cut.
            let isCut = digits.count == Self.longestRun
            sweep.numberEnd = isCut ? places[places.count - 16] : at
            // Before anything else: the next run has to begin where the notes have it begin, whatever is looked for.
            if isCut { at = sweep.numberEnd }
            guard digits.count >= patterns.numbers.shortest else { continue }
            patterns.numbers.found(in: digits, groupStarts: starts) { strings, range in
                for string in strings {
                    hit(string: string, places[range.lowerBound]..<places[range.upperBound - 1] + 1, sweep)
                }
            }
        }
        sweep.numberEnd = max(sweep.numberEnd, at)
    }

    /// So many digits are looked at together.
    private static let longestRun = 256

    /// Notes the run of digits that begins somewhere, if it is long enough to be anything.
    private func noteDigits(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        func each(_ body: (UInt8) -> Void) {
            var (at, count, begins) = (start, 0, true)
            while at < bytes.count, count < Self.longestRun {
                if Bytes.isDigit(bytes[at]) {
                    if begins { body(DigitRun.mark) }
                    begins = false
                    body(bytes[at])
                    count += 1
                    at += 1
                } else if let next = Markup.nextDigit(bytes, after: at) {
                    at = next
                    begins = true
                } else {
                    break
                }
            }
        }
        var (hash, count) = (LetterHash.empty, 0)
        each { byte in
            hash = LetterHash.next(hash, byte)
            if byte != DigitRun.mark { count += 1 }
        }
        guard count >= NumberPatterns.fewest else { return }
        memory.meet(run: hash) {
            var chunk: [UInt8] = []
            each { chunk.append($0) }
            return chunk
        }
    }

    func identifier(_ rule: Int32, _ at: Int, _ sweep: Sweep) {
        let identifier = patterns.identifiers.rules[Int(rule)]
        let start = at - identifier.anchor.lowerBound
        guard start >= 0, start + identifier.bytes.count <= sweep.bytes.count else { return }
        for (place, byte) in identifier.bytes.enumerated() {
            let here = sweep.bytes[start + place]
            if ((0x41...0x5A).contains(here) ? here | 32 : here) != byte { return }
        }
        hit(string: identifier.string, start..<start + identifier.bytes.count, sweep)
    }
}
