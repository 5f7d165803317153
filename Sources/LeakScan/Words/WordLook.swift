// Tells of most words, by their bytes alone, that they are no leak by themselves, and which word of the vocabulary they are.

import Names

/// Works out all that a word may be read as, as SpelledWord does, and asks only whether any of it may be looked for.
final class WordLook {
    private let filter: WordFilter
    private let vocabulary: [String: Int32]
    private let (whole, stems): ([String: [Int32]], [String: [Int32]])
    /// The number in the vocabulary of the first key of the word that has one, or -1.
    private var unit: Int32 = -1
    private let inside: LetterWindows
    /// The length of the longest chunk that it has room for.
    let capacity: Int
    let buffers: ChunkWords.Buffers
    private let plain: UnsafeMutablePointer<UInt8>
    private let other: UnsafeMutablePointer<UInt8>
    private let key: UnsafeMutablePointer<UInt8>
    private let hashes: UnsafeMutablePointer<UInt64>
    /// A word as it reads in Cyrillic, each letter less U+0400.
    private let cyrillic: UnsafeMutablePointer<UInt8>
    private let letters = LetterTables()
    private let endings = EndingTable(SpelledWord.endings.map { Array($0.utf8) })
    private let caseEndings = EndingTable(SpelledWord.caseEndings)

    init(_ patterns: Patterns, capacity: Int) {
        (filter, inside, vocabulary) = (patterns.filter, patterns.inside, patterns.vocabulary)
        (whole, stems) = (patterns.whole, patterns.stems)
        self.capacity = capacity
        buffers = ChunkWords.Buffers(capacity: capacity)
        // Letters write up to four others, and keys have up to two for each.
        plain = .allocate(capacity: capacity * 4)
        other = .allocate(capacity: capacity * 8)
        key = .allocate(capacity: capacity * 16)
        hashes = .allocate(capacity: capacity * 16 + 1)
        cyrillic = .allocate(capacity: capacity)
    }

    deinit {
        buffers.deallocate()
        for buffer in [plain, other, key, cyrillic] { buffer.deallocate() }
        hashes.deallocate()
    }

    /// What is asked of the keys of a word.
    private struct Question {
        /// Whether they may be a key as a whole and nothing else.
        var isPiece = false
        var isCyrillic = false
        var isCapital = false
        var shortest: Int { isCyrillic ? isCapital ? 3 : 4 : 5 }
    }

    // MARK: Words

    /// The number of a word in the vocabulary, or -1; nil where it may be a leak by itself, or has to be read at length.
    func unit(of word: ChunkWords.Span) -> Int32? {
        unit = -1
        return mayMatter(word) ? nil : unit
    }

    /// Whether a word may be a leak by itself; false only where it is none.
    private func mayMatter(_ word: ChunkWords.Span) -> Bool {
        let (start, end) = (Int(word.start), Int(word.end))
        let scalars = buffers.scalars
        if word.isNumber {
            let count = end - start
            hashes[0] = LetterHash.empty
            for place in 0..<count {
                key[place] = UInt8(truncatingIfNeeded: scalars[start + place])
                hashes[place + 1] = LetterHash.next(hashes[place], key[place])
            }
            lookUp(count)
            return false
        }
        guard word.alphabets == ChunkWords.Span.english || word.alphabets == ChunkWords.Span.cyrillic else {
            return true
        }
        let isCyrillic = word.alphabets == ChunkWords.Span.cyrillic
        let first = letterCase(scalars[start])
        let question = Question(isCyrillic: isCyrillic, isCapital: first & 2 != 0 || first & 1 == 0)
        if mayMatter(start, end, question) { return true }
        var (from, last) = (start, first)
        for place in start + 1..<max(end, start + 1) {
            let now = letterCase(scalars[place])
            if now & 2 != 0, last & 1 != 0 {
                if mayMatter(from, place, Question(isPiece: true, isCyrillic: isCyrillic)) { return true }
                from = place
            }
            last = now
        }
        return from > start && mayMatter(from, end, Question(isPiece: true, isCyrillic: isCyrillic))
    }

    /// 1 for a small letter, 2 for a capital.
    @inline(__always)
    private func letterCase(_ scalar: UInt32) -> UInt8 {
        if scalar < 0x80 { return scalar & 32 != 0 ? 1 : 2 }
        return letters.cases.withUnsafeBufferPointer { $0[Int(scalar & 0xFF)] }
    }

    private func mayMatter(_ start: Int, _ end: Int, _ question: Question) -> Bool {
        question.isCyrillic ? cyrillicMayMatter(start, end, question) : englishMayMatter(start, end, question)
    }

    private func englishMayMatter(_ start: Int, _ end: Int, _ question: Question) -> Bool {
        let count = end - start
        let scalars = buffers.scalars + start
        for place in 0..<count { plain[place] = UInt8(truncatingIfNeeded: scalars[place]) | 32 }
        if readingMayMatter(count, question) || othersMayMatter(count, question) { return true }
        // As it reads in Cyrillic.
        guard count > 1 else { return false }
        if count == 2 {
            for place in 0..<2 where !letters.isAlike[Int(scalars[place] & 0x7F)] { return false }
        }
        let table = letters.cyrillic
        for place in 0..<count {
            let letter = table.withUnsafeBufferPointer { $0[Int(scalars[place] & 0x7F)] }
            if letter == 0 { return false }
            cyrillic[place] = letter
        }
        return cyrillicReadingMayMatter(count, question)
    }

    private func cyrillicMayMatter(_ start: Int, _ end: Int, _ question: Question) -> Bool {
        let count = end - start
        let scalars = buffers.scalars + start
        for place in 0..<count { cyrillic[place] = UInt8(truncatingIfNeeded: scalars[place]) }
        if cyrillicReadingMayMatter(count, question) { return true }
        // As it reads in English letters.
        let table = letters.english
        for place in 0..<count {
            let letter = table.withUnsafeBufferPointer { $0[Int(cyrillic[place])] }
            if letter == 0 { return false }
            plain[place] = letter
        }
        return readingMayMatter(count, question) || othersMayMatter(count, question)
    }

    // MARK: Readings

    private static let (yo, capitalYo): (UInt8, UInt8) = (0x51, 0x01)

    private func cyrillicReadingMayMatter(_ count: Int, _ question: Question) -> Bool {
        var (hasYo, hasVowels, last) = (false, false, 0 as UInt8)
        for place in 0..<count {
            let letter = cyrillic[place]
            hasYo = hasYo || letter == Self.yo || letter == Self.capitalYo
            hasVowels = hasVowels || Self.areParted(last, letter)
            last = letter
        }
        let length = writePlain(0..<count, withoutDots: false)
        // Signs that Latin doesn't write: the word is known by its own letters.
        if length == 0 || readingMayMatter(length, question) { return true }
        if hasYo, keyMayMatter(writeKey(plain, writePlain(0..<count, withoutDots: true), at: 0), question) {
            return true
        }
        guard hasVowels else { return false }
        var (keyLength, start) = (0, 0)
        for place in 1...count where place == count || Self.areParted(cyrillic[place - 1], cyrillic[place]) {
            keyLength += writeKey(plain, writePlain(start..<place, withoutDots: false), at: keyLength)
            start = place
        }
        return keyMayMatter(keyLength, question)
    }

    /// Two small vowels that Latin would read as one: "ее", "оо", "оу".
    private static func areParted(_ first: UInt8, _ second: UInt8) -> Bool {
        (first == 0x35 && second == 0x35) || (first == 0x3E && (second == 0x3E || second == 0x43))
    }

    private func writePlain(_ range: Range<Int>, withoutDots: Bool) -> Int {
        letters.plain.withUnsafeBufferPointer { table in
            var length = 0
            for place in range {
                var letter = cyrillic[place]
                if withoutDots, letter == Self.yo || letter == Self.capitalYo { letter = 0x35 }
                var written = table[Int(letter)]
                while written != 0 {
                    plain[length] = UInt8(truncatingIfNeeded: written)
                    length &+= 1
                    written >>= 8
                }
            }
            return length
        }
    }

    /// Asks of the plain letters of a word, and of their key.
    private func readingMayMatter(_ count: Int, _ question: Question) -> Bool {
        if !question.isPiece, inside.standIn(UnsafeBufferPointer(start: plain, count: count)) { return true }
        return keyMayMatter(writeKey(plain, count, at: 0), question)
    }

    /// Asks of the other ways to write Cyrillic: j for й, x for х, yo for ё, c for ц.
    private func othersMayMatter(_ count: Int, _ question: Question) -> Bool {
        var (ways, last) = (SpellingWay(), 0 as UInt8)
        for place in 0..<count {
            let letter = plain[place]
            switch letter {
            case UInt8(ascii: "j"): ways.insert(.j)
            case UInt8(ascii: "x"): ways.insert(.x)
            case UInt8(ascii: "c"): ways.insert(.c)
            case UInt8(ascii: "o"): if last == UInt8(ascii: "y") { ways.insert(.yo) }
            default: break
            }
            last = letter
        }
        guard !ways.isEmpty else { return false }
        for way in [SpellingWay.j, .x, .yo, .c] where ways.contains(way) && wayMayMatter(way, count, question) {
            return true
        }
        let all = ways.subtracting(.yo)
        return ways.rawValue.nonzeroBitCount > 1 && wayMayMatter(all, count, question)
    }

    private func wayMayMatter(_ way: SpellingWay, _ count: Int, _ question: Question) -> Bool {
        var (place, length) = (0, 0)
        while place < count {
            var letter = plain[place]
            place += 1
            switch letter {
            case UInt8(ascii: "j"): if way.contains(.j) { letter = UInt8(ascii: "i") }
            case UInt8(ascii: "x"): if way.contains(.x) { letter = UInt8(ascii: "h") }
            case UInt8(ascii: "y"):
                if way.contains(.yo), place < count, plain[place] == UInt8(ascii: "o") {
                    letter = UInt8(ascii: "e")
                    place += 1
                }
            case UInt8(ascii: "c"):
                if way.contains(.c), place == count || plain[place] != UInt8(ascii: "h") {
                    other[length] = UInt8(ascii: "t")
                    length += 1
                    letter = UInt8(ascii: "s")
                }
            default: break
            }
            other[length] = letter
            length += 1
        }
        return keyMayMatter(writeKey(other, length, at: 0), question)
    }

    // MARK: Keys

    private func writeKey(_ letters: UnsafeMutablePointer<UInt8>, _ count: Int, at place: Int) -> Int {
        SpellingKey.write(UnsafeBufferPointer(start: letters, count: count), to: key + place)
    }

    private func keyMayMatter(_ count: Int, _ question: Question) -> Bool {
        guard count > 0 else { return false }
        var hash = LetterHash.empty
        hashes[0] = hash
        for place in 0..<count {
            hash = LetterHash.next(hash, key[place])
            hashes[place + 1] = hash
        }
        if filter.mayBeWhole(hash), whole[text(count)] != nil { return true }
        if question.isPiece { return false }
        if unit < 0 { lookUp(stemLength(count)) }
        if question.isCyrillic, question.isCapital, count >= 3, isStem(count) { return true }
        let lengths = count > 3 ? endings.lengths(key, count) : 0xF
        for length in 1...3 where lengths >> length & 1 == 1 && count - length >= question.shortest {
            if isStem(count - length) { return true }
        }
        return inside.standIn(UnsafeBufferPointer(start: key, count: count))
    }

    /// Looks up the first letters of the key in the vocabulary.
    private func lookUp(_ count: Int) {
        guard filter.mayBeWord(hashes[count]) else { return }
        unit = vocabulary[text(count)] ?? -1
    }

    private func isStem(_ count: Int) -> Bool { filter.mayBeStem(hashes[count]) && stems[text(count)] != nil }

    /// The first letters of the key.
    private func text(_ count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: key, count: count), as: UTF8.self)
    }

    /// How many letters the stem of a key has, as SpelledWord has it.
    private func stemLength(_ count: Int) -> Int {
        guard count > 4 else { return count }
        let lengths = caseEndings.lengths(key, count)
        var left = count
        for length in [3, 2, 1] where lengths >> length & 1 == 1 && count - length >= 4 {
            left -= length
            break
        }
        while left > 4 {
            switch key[left - 1] {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
                left -= 1
            default: return left
            }
        }
        return left
    }
}
