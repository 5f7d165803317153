// Remembers of every chunk that was seen whether it can be part of a leak; most chunks are never looked at twice.

/// What a chunk holds that matters.
struct ChunkInfo {
    /// A word that is a leak by itself.
    struct Single {
        var rule: Int32
        /// Where it stands in the chunk.
        var range: Range<Int>
        var isCapital: Bool
    }
    /// A word of the vocabulary, or -1 for another word.
    struct Unit {
        var word: Int32
        var range: Range<Int>
        var isCapital: Bool
    }

    var singles: [Single] = []
    var units: [Unit] = []
    /// Identifiers whose anchor stands here, and where.
    var anchors: [(rule: Int32, at: Int)] = []
}

/// The same, once it is known.
final class KnownChunk {
    let singles: [ChunkInfo.Single]
    let units: [ChunkInfo.Unit]
    let anchors: [(rule: Int32, at: Int)]

    init(_ info: ChunkInfo) { (singles, units, anchors) = (info.singles, info.units, info.anchors) }
}

/// The memory of one thread.
final class ChunkMemory {
    /// What a chunk may be, beside words: bits of the value that is kept of it.
    enum Sign {
        static let number: Int32 = 1
        static let hexPair: Int32 = 2
        static let encoded: Int32 = 4
        static let notUTF8: Int32 = 8
        static let noWords: Int32 = 16
        static let bits: Int32 = 5
    }

    let patterns: Patterns
    private(set) var infos = [KnownChunk(ChunkInfo())]
    private struct Slot {
        var hash: UInt64 = 0
        var value: Int32 = 0
        /// The part in which it was met last.
        var stamp: UInt32 = 0
        /// The number that the recorder has of it.
        var number: UInt32 = 0
    }

    private let slots: UnsafeMutableBufferPointer<Slot>
    /// Notes what is met, if anybody does.
    var recorder: ChunkRecorder?
    /// Another one for each part of which is noted what it holds.
    private var stamp: UInt32 = 0
    private var lastStamp: UInt32 = 0
    private var count = 0
    /// Short words in which nothing matters: identifiers and hashes are made of the same few.
    private var unmatched: Set<UInt64> = []
    private static let size = 1 << 19

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    static let prime: UInt64 = 0x0000_0100_0000_01B3

    init(_ patterns: Patterns) {
        self.patterns = patterns
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: Slot())
    }

    deinit { slots.deallocate() }

    /// What is known of a chunk: 0 where nothing matters, else its signs and, above them, the number of its info.
    @inline(__always)
    func value(hash: UInt64, _ chunk: ((UnsafeBufferPointer<UInt8>) -> Int32) -> Int32) -> Int32 {
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while true {
            let entry = slots[slot]
            if entry.hash == hash {
                if entry.stamp != stamp { meet(slot) }
                return entry.value
            }
            if entry.hash == 0 { return chunk { learn(hash, $0) } }
            slot = (slot + 1) & (Self.size - 1)
        }
    }

    /// What a chunk holds; nil where nothing matters.
    func info(_ chunk: UnsafeBufferPointer<UInt8>) -> KnownChunk? {
        let number = value(hash: Self.hash(chunk)) { $0(chunk) } >> Sign.bits
        return number == 0 ? nil : infos[Int(number)]
    }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }

    private func learn(_ hash: UInt64, _ chunk: UnsafeBufferPointer<UInt8>) -> Int32 {
        // Before anything is learnt, so that what is told now stays true.
        if count > Self.size / 2 || infos.count > 100_000 {
            slots.update(repeating: Slot())
            count = 0
            infos.removeSubrange(1...)
        }
        let value = evaluate(chunk)
        let number = recorder?.number(of: hash) { Array(chunk) } ?? 0
        recorder?.note(number)
        guard hash != 0, chunk.count <= 256 else { return value }
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while slots[slot].hash != 0 { slot = (slot + 1) & (Self.size - 1) }
        slots[slot] = Slot(hash: hash, value: value, stamp: stamp, number: number)
        count += 1
        return value
    }

    private func meet(_ slot: Int) {
        slots[slot].stamp = stamp
        recorder?.note(slots[slot].number)
    }

    /// Notes a run of digits.
    func meet(run hash: UInt64, _ chunk: () -> [UInt8]) {
        guard let recorder else { return }
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 45)
        while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & (Self.size - 1) }
        if slots[slot].hash == hash {
            if slots[slot].stamp != stamp { meet(slot) }
            return
        }
        let number = recorder.number(of: hash, chunk)
        recorder.note(number)
        guard hash != 0, count <= Self.size / 2 else { return }
        slots[slot] = Slot(hash: hash, value: 0, stamp: stamp, number: number)
        count += 1
    }

    /// The chunks that are met meanwhile, which are noted as well, whether they were before or not.
    func noted(_ look: () -> Void) -> [UInt32] {
        guard let recorder else {
            look()
            return []
        }
        let before = stamp
        lastStamp &+= 1
        stamp = lastStamp
        defer { stamp = before }
        return recorder.noted(look)
    }

    /// Notes the chunks that are met meanwhile; nil where nobody notes any.
    func recorded(_ look: () -> Void) -> [UInt8]? {
        guard let recorder else {
            look()
            return nil
        }
        let before = stamp
        lastStamp &+= 1
        stamp = lastStamp
        defer { stamp = before }
        return recorder.record(look)
    }

    // MARK: Looking at a chunk

    private func evaluate(_ chunk: UnsafeBufferPointer<UInt8>) -> Int32 {
        var info = ChunkInfo()
        var value = signs(of: chunk)
        // A hash has no words, only what it may be the writing of.
        if !patterns.holdsHashes, Bytes.isHash(chunk) {
            anchors(of: chunk, into: &info)
            guard !info.anchors.isEmpty else { return value }
            infos.append(KnownChunk(info))
            return value | Int32(infos.count - 1) << Sign.bits
        }
        let (words, isUTF8) = ChunkWords.words(in: chunk)
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
            let short = Self.packed(word.scalars)
            if short == 0 || !unmatched.contains(short) {
                let before = info.singles.count
                let (keys, plains) = SpelledWord.read(word.scalars)
                singles(of: word, keys, into: &info)
                insides(of: word, keys + plains, into: &info)
                for piece in word.pieces { pieces(of: piece, SpelledWord.keys(piece.scalars), into: &info) }
                for key in keys where unit < 0 { unit = patterns.vocabulary[SpelledWord.stem(key)] ?? -1 }
                if short != 0, unit < 0, info.singles.count == before {
                    if unmatched.count > 200_000 { unmatched.removeAll(keepingCapacity: true) }
                    unmatched.insert(short)
                }
            }
            info.units.append(.init(word: unit, range: word.start..<word.end, isCapital: word.isCapital))
            knowsWord = knowsWord || unit >= 0
        }
        anchors(of: chunk, into: &info)
        if info.singles.isEmpty, info.anchors.isEmpty, !knowsWord { return value }
        infos.append(KnownChunk(info))
        return value | Int32(infos.count - 1) << Sign.bits
    }

    /// A word of up to eight ASCII letters as a number; 0 for any other.
    private static func packed(_ scalars: [Unicode.Scalar]) -> UInt64 {
        guard scalars.count <= 8 else { return 0 }
        var number: UInt64 = 0
        for scalar in scalars {
            guard scalar.value < 0x80 else { return 0 }
            number = number << 8 | UInt64(scalar.value)
        }
        return number
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
                guard left >= shortest, letters[left...].elementsEqual(ending),
                    patterns.stemLetters.mayHold(letters[..<left])
                else { continue }
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
        patterns.identifiers.windows.found(in: small) { rule, at, _ in info.anchors.append((rule, at)) }
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
