// What a chunk holds, worked out at length: what the quick way is held against.
@testable import LeakScan

/// Reads every word of a chunk under all its keys.
struct PlainEvaluation {
    typealias Sign = ChunkMemory.Sign
    let patterns: Patterns

    /// The signs of a chunk, and what it holds; nil where nothing matters.
    func evaluate(_ chunk: UnsafeBufferPointer<UInt8>) -> (signs: Int32, info: ChunkInfo?) {
        var info = ChunkInfo()
        var value = signs(of: chunk)
        if !patterns.holdsHashes, Bytes.isHash(chunk) {
            anchors(of: chunk, into: &info)
            return (value, info.anchors.isEmpty ? nil : info)
        }
        let (words, isUTF8) = PlainWords.words(in: chunk)
        if !isUTF8 { value |= Sign.notUTF8 }
        if words.isEmpty { value |= Sign.noWords }
        var knowsWord = false
        for word in words {
            if word.isNumber {
                let unit = patterns.vocabulary[SpelledWord.string(word.scalars)] ?? -1
                info.units.append(.init(word: unit, range: word.start..<word.end, isCapital: true))
                knowsWord = knowsWord || unit >= 0
                continue
            }
            var unit: Int32 = -1
            let (keys, plains) = SpelledWord.read(word.scalars)
            singles(of: word, keys, into: &info)
            insides(of: word, keys + plains, into: &info)
            for piece in word.pieces { pieces(of: piece, SpelledWord.keys(piece.scalars), into: &info) }
            for key in keys where unit < 0 { unit = patterns.vocabulary[SpelledWord.stem(key)] ?? -1 }
            info.units.append(.init(word: unit, range: word.start..<word.end, isCapital: word.isCapital))
            knowsWord = knowsWord || unit >= 0
        }
        anchors(of: chunk, into: &info)
        return (value, info.singles.isEmpty && info.anchors.isEmpty && !knowsWord ? nil : info)
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

    private func anchors(of chunk: UnsafeBufferPointer<UInt8>, into info: inout ChunkInfo) {
        guard !patterns.identifiers.rules.isEmpty else { return }
        let small = chunk.map { (0x41...0x5A).contains($0) ? $0 | 32 : $0 }
        for at in small.indices where !patterns.identifiers.rules.isEmpty {
            for (rule, identifier) in patterns.identifiers.rules.enumerated() {
                let anchor = identifier.bytes[identifier.anchor]
                if anchor.count >= 4, small[at...].starts(with: anchor) { info.anchors.append((Int32(rule), at)) }
            }
        }
        if !patterns.identifiers.short.isEmpty, small.count < 4 {
            for rule in patterns.identifiers.short[String(decoding: small, as: UTF8.self)] ?? [] {
                info.anchors.append((rule, 0))
            }
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
        if digits > 0, !patterns.numbers.isEmpty { value |= Sign.number }
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
