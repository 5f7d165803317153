// Tells a surname with an initial behind it ("Perandara, H.") from two names of a list ("E. Perandara, H. Beliill").

/// What stands around a surname that a comma and an initial follow.
struct ListedNames {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether the initial belongs to the next name: another one stands right before the surname, and a surname follows.
    ///
    /// - Parameters:
    ///   - surname: where the surname stands.
    ///   - initial: where the initial behind it stands.
    ///   - name: the withheld name, which has another initial than the one before the surname.
    func partsNames(_ surname: Range<Int>, _ initial: Range<Int>, of name: String) -> Bool {
        guard isInitial(initial), isComma(surname.upperBound..<initial.lowerBound),
            let before = initials(before: surname.lowerBound), isName(after: initial.upperBound)
        else { return false }
        let families = Set(SpelledWord.keys(scalars(surname)).map(SpelledWord.stem))
        var own: Set<String> = []
        for word in Patterns.scalars(of: name)
        where families.isDisjoint(with: SpelledWord.patternKeys(word.scalars).map(SpelledWord.stem)) {
            for length in 1...2 { own.formUnion(SpelledWord.keys(Array(word.scalars.prefix(length)))) }
        }
        return before.allSatisfy { own.isDisjoint(with: keys(of: $0, beside: surname)) }
    }

    /// Initials of two letters; others, such as "Dr." or "St.", are none.
    private static let pairs: Set<String> = [
        "sh", "ch", "zh", "kh", "ts", "th", "ph", "yu", "ya", "ye", "yo", "ju", "ja", "дж",
    ]

    private func isInitial(_ range: Range<Int>) -> Bool {
        let words = ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[range])).words
        guard words.count == 1, let word = words.first, !word.isNumber, word.isCapital else { return false }
        return word.scalars.count == 1 || Self.pairs.contains(SpelledWord.string(word.scalars).lowercased())
    }

    /// The keys of an initial, in the script of the surname beside it where both are of one.
    private func keys(of initial: Range<Int>, beside surname: Range<Int>) -> [String] {
        let both = [initial, surname].map { scalars($0) }
        let isCyrillic = both.map { $0.contains { (0x400..<0x530).contains($0.value) } }
        let isMixed = both[1].contains { $0.value < 0x250 } && isCyrillic[1]
        guard isCyrillic[0] == isCyrillic[1], !isMixed else { return SpelledWord.keys(both[0]) }
        return [SpelledWord.key(SpelledWord.string(both[0]))]
    }

    private func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
        ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[range])).words.flatMap(\.scalars)
    }

    /// Whether nothing but one comma or stroke stands between, with blanks, quotes and tags around it.
    private func isComma(_ range: Range<Int>) -> Bool {
        var (at, commas) = (range.lowerBound, 0)
        while at < range.upperBound {
            if let end = Markup.end(bytes, ofTagAt: at), end <= range.upperBound {
                at = end
                continue
            }
            switch bytes[at] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"): commas += 1
            case 0x22, 0x27: break
            case let byte where Bytes.isBlank(byte): break
            default:
                let blank = blankLength(at)
                guard blank > 0 else { return false }
                at += blank - 1
            }
            at += 1
        }
        return commas == 1
    }

    /// The initials that stand right before a place on its line: "E.", "E. K.", "E.K."; nil where there is none.
    private func initials(before place: Int) -> [Range<Int>]? {
        var found: [Range<Int>] = []
        var end = place
        while found.count < 3 {
            var dot = end
            while dot > 0, let blank = blankLength(before: dot) { dot -= blank }
            guard dot > 1, bytes[dot - 1] == UInt8(ascii: ".") else { break }
            var start = dot - 1
            while start > 0, dot - start < 12, Bytes.isWord(bytes[start - 1]), blankLength(before: start) == nil {
                start -= 1
            }
            guard start < dot - 1, isInitial(start..<dot - 1) else { break }
            found.append(start..<dot - 1)
            end = start
        }
        return found.isEmpty ? nil : found
    }

    /// Whether a dot, perhaps other initials, and then a word with a capital follow on the line.
    private func isName(after place: Int) -> Bool {
        var at = place
        for _ in 0..<3 {
            guard at < bytes.count, bytes[at] == UInt8(ascii: ".") else { return false }
            at += 1
            while at < bytes.count, blankLength(at) > 0 { at += blankLength(at) }
            var end = at
            while end < bytes.count, end - at < 256, Bytes.isWord(bytes[end]), blankLength(end) == 0 { end += 1 }
            guard end > at else { return false }
            if isInitial(at..<end), end < bytes.count, bytes[end] == UInt8(ascii: ".") {
                at = end
                continue
            }
            let words = ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[at..<end])).words
            guard let word = words.first else { return false }
            return !word.isNumber && word.isCapital && word.scalars.count > 2
        }
        return false
    }

    // MARK: Blanks within a line

    /// The length of a blank at a place, hard ones too; 0 for other signs and ends of lines.
    private func blankLength(_ at: Int) -> Int {
        if bytes[at] == 0x20 || bytes[at] == 0x09 { return 1 }
        if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
        guard bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 else { return 0 }
        return bytes[at + 2] <= 0x8A || bytes[at + 2] == 0xAF ? 3 : 0
    }

    private func blankLength(before end: Int) -> Int? {
        for length in 1...3 where end >= length && blankLength(end - length) == length { return length }
        return nil
    }
}
