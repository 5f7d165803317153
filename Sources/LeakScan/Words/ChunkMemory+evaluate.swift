// Looks at a chunk that was not seen before: which of its words are looked for, and what else it may be.

extension ChunkMemory {
    /// The signs of a chunk and, above them, the number of its info.
    func evaluate(_ chunk: UnsafeBufferPointer<UInt8>) -> Int32 {
        var value = signs(of: chunk)
        // A hash has no words, only what it may be the writing of.
        if !patterns.holdsHashes, Bytes.isHash(chunk) {
            var info = ChunkInfo()
            anchors(of: chunk, into: &info)
            return info.anchors.isEmpty ? value : value | remember(info)
        }
        if chunk.count > look.capacity { look = WordLook(patterns, capacity: 2 * chunk.count) }
        let look = look
        let (count, isUTF8) = ChunkWords.read(chunk, into: look.buffers)
        if !isUTF8 { value |= Sign.notUTF8 }
        if count == 0 { value |= Sign.noWords }
        var info = ChunkInfo()
        var knowsWord = false
        var isFilled = false
        func fill(_ numbers: Range<Int>) {
            for number in numbers { info.units.append(unknown(look.buffers.words[number], look.buffers)) }
            isFilled = true
        }
        for number in 0..<count {
            let span = look.buffers.words[number]
            let unit = look.unit(of: span)
            if unit == -1, !isFilled { continue }
            if !isFilled { fill(0..<number) }
            var placed = unknown(span, look.buffers)
            placed.word = unit ?? readUnit(of: span, look.buffers, into: &info)
            knowsWord = knowsWord || placed.word >= 0
            info.units.append(placed)
        }
        anchors(of: chunk, into: &info)
        if info.singles.isEmpty, info.anchors.isEmpty, !knowsWord { return value }
        if !isFilled { fill(0..<count) }
        return value | remember(info)
    }

    private func remember(_ info: ChunkInfo) -> Int32 {
        row.add(info, number: infos.count)
        infos.append(KnownChunk(info))
        return Int32(infos.count - 1) << Sign.bits
    }

    // MARK: Words

    /// The number of a word in the vocabulary, or -1, read at length; notes where it is a leak by itself.
    private func readUnit(
        of span: ChunkWords.Span, _ buffers: ChunkWords.Buffers, into info: inout ChunkInfo
    ) -> Int32 {
        let hash = Self.hash(span, buffers)
        if let unit = known[hash] { return unit }
        let before = info.singles.count
        let unit = unit(of: buffers.word(span), into: &info)
        if info.singles.count == before {
            if known.count > 100_000 { known.removeAll(keepingCapacity: true) }
            known[hash] = unit
        }
        return unit
    }

    private static func hash(_ span: ChunkWords.Span, _ buffers: ChunkWords.Buffers) -> UInt64 {
        (Int(span.start)..<Int(span.end)).reduce(LetterHash.empty) { LetterHash.next($0, buffers.scalars[$1]) }
    }

    /// A word that is none of the vocabulary.
    private func unknown(_ span: ChunkWords.Span, _ buffers: ChunkWords.Buffers) -> ChunkInfo.Unit {
        let first = Unicode.Scalar(buffers.scalars[Int(span.start)])
        return .init(
            word: -1, range: Int(buffers.places[Int(span.start)])..<Int(span.endsAt),
            isCapital: span.isNumber || first.map { $0.isCapital || !$0.isSmall } ?? false)
    }

    private func unit(of word: ChunkWord, into info: inout ChunkInfo) -> Int32 {
        let (keys, plains) = SpelledWord.read(word.scalars)
        singles(of: word, keys, into: &info)
        insides(of: word, keys + plains, into: &info)
        for piece in word.pieces { pieces(of: piece, SpelledWord.keys(piece.scalars), into: &info) }
        for key in keys {
            if let unit = patterns.vocabulary[SpelledWord.stem(key)] { return unit }
        }
        return -1
    }

    /// Words that are found as a whole, in all cases.
    private func singles(of word: ChunkWord, _ keys: [String], into info: inout ChunkInfo) {
        let isCyrillic = word.isCyrillic
        let shortest = isCyrillic ? word.isCapital ? 3 : 4 : 5
        for key in keys {
            add(patterns.whole[key], word, to: &info)
            let letters = Array(key.utf8)
            for ending in SpelledWord.endingsByLast[Int(letters.last ?? 0)] {
                let left = letters.count - ending.count
                guard left >= shortest, letters[left...].elementsEqual(ending) else { continue }
                add(patterns.stems[String(decoding: letters[..<left], as: UTF8.self)], word, to: &info)
            }
            if isCyrillic, letters.count >= 3, word.isCapital { add(patterns.stems[key], word, to: &info) }
        }
    }

    /// Words that stand inside longer ones.
    private func insides(of word: ChunkWord, _ texts: [String], into info: inout ChunkInfo) {
        for text in texts {
            patterns.inside.found(in: Array(text.utf8)) { rule, _, _ in add([rule], word, to: &info) }
        }
    }

    /// Words that make up a longer one by their capitals.
    private func pieces(of piece: ChunkWord, _ keys: [String], into info: inout ChunkInfo) {
        for key in keys { add(patterns.whole[key], piece, to: &info) }
    }

    private func add(_ rules: [Int32]?, _ word: ChunkWord, to info: inout ChunkInfo) {
        guard let rules else { return }
        let range = word.start..<word.end
        for rule in rules where !info.singles.contains(where: { $0.rule == rule && $0.range == range }) {
            info.singles.append(.init(rule: rule, range: range, isCapital: word.isCapital))
        }
    }

    // MARK: Bytes

    private func anchors(of chunk: UnsafeBufferPointer<UInt8>, into info: inout ChunkInfo) {
        guard !patterns.identifiers.rules.isEmpty else { return }
        patterns.identifiers.windows.found(in: chunk, isAnyCase: true) { rule, at, _ in
            info.anchors.append((rule, at))
        }
        if !patterns.identifiers.short.isEmpty, chunk.count < 4 {
            let small = String(decoding: chunk.map { $0 &- 0x41 < 26 ? $0 | 32 : $0 }, as: UTF8.self)
            for rule in patterns.identifiers.short[small] ?? [] { info.anchors.append((rule, 0)) }
        }
    }

    /// Whether a chunk may be a number, a byte in hexadecimal digits, or a part of something encoded.
    private func signs(of chunk: UnsafeBufferPointer<UInt8>) -> Int32 {
        var (digits, small, capital, hex, isASCII, changes) = (0, 0, 0, 0, true, 0)
        var last = 0
        for byte in chunk {
            let now: Int
            if Bytes.isDigit(byte) {
                digits += 1
                now = 1
            } else if byte &- 0x61 < 26 {
                small += 1
                now = 2
            } else if byte &- 0x41 < 26 {
                capital += 1
                now = 3
            } else {
                isASCII = false
                now = 0
            }
            if Bytes.hex(byte) != nil { hex += 1 }
            // A capital after a small letter, a digit beside a letter.
            if last != 0, now != last, !(last == 3 && now == 2) { changes += 1 }
            last = now
        }
        var value: Int32 = 0
        if digits > 0 { value |= Sign.number }
        guard isASCII else { return value }
        // "54", "0x54".
        let isPrefixed = chunk.count == 4 && chunk[0] == UInt8(ascii: "0") && chunk[1] | 32 == UInt8(ascii: "x")
        if hex == 2, chunk.count == 2 { value |= Sign.hexPair }
        if isPrefixed, hex == 3 { value |= Sign.hexPair }
        if chunk.count >= 6, changes > 0 || hex == chunk.count || (small == 0 && chunk.count >= 8) {
            value |= Sign.encoded
        }
        return value
    }
}
