// Tells a surname with an initial behind it ("Perandara, H.") from two names of a list ("E. Perandara, H. Beliill") and from words of sentences.

/// What stands around a surname that a comma and an initial follow.
struct ListedNames {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Pairs of words that published people bear.
    private let published: FreePairs

    init(_ bytes: UnsafeBufferPointer<UInt8>, published: FreePairs) {
        (self.bytes, self.published) = (bytes, published)
    }

    /// Whether the initial belongs to the next name: another one stands right before the surname, and a surname follows.
    ///
    /// - Parameters:
    ///   - surname: where the surname stands.
    ///   - initial: where the initial behind it stands.
    ///   - name: the withheld name, which has another initial than the one before the surname.
    func partsNames(_ surname: Range<Int>, _ initial: Range<Int>, of name: String) -> Bool {
        guard isInitial(initial), parts(surname.upperBound..<initial.lowerBound), isName(after: initial.upperBound)
        else { return false }
        let before = initials(before: surname.lowerBound)
        guard let before else { return isGivenName(before: surname, of: name) }
        let families = Self.stems(of: scalars(surname))
        var own: Set<String> = []
        for word in Patterns.scalars(of: name)
        where families.isDisjoint(with: SpelledWord.patternKeys(word.scalars).map(SpelledWord.stem)) {
            for length in 1...2 { own.formUnion(SpelledWord.keys(Array(word.scalars.prefix(length)))) }
        }
        return before.allSatisfy { own.isDisjoint(with: keys(of: $0, beside: surname)) }
    }

    /// Initials of two letters; others, such as "Dr." or "St.", are none.
    static let pairs: Set<String> = [
        "sh", "ch", "zh", "kh", "ts", "th", "ph", "yu", "ya", "ye", "yo", "ju", "ja", "дж",
    ]

    private func isInitial(_ range: Range<Int>) -> Bool {
        if let count = plainLetters(range) {
            guard count <= 2 else { return false }
            guard range.count == count else { return isSpelledInitial(range) }
            guard bytes[range.lowerBound] < 0x60 else { return false }
            return count == 1 || Self.pairs.contains(String(decoding: bytes[range], as: UTF8.self).lowercased())
        }
        return isSpelledInitial(range)
    }

    /// How many letters a word has that is made of plain Latin ones, or of Russian ones, alone; nil for others.
    private func plainLetters(_ range: Range<Int>) -> Int? {
        let word = bytes[range]
        if word.allSatisfy({ ($0 | 32) &- 97 < 26 }) { return range.count }
        guard range.count % 2 == 0 else { return nil }
        for at in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
            switch (bytes[at], bytes[at + 1]) {
            case (0xD0, 0x90...0xBF), (0xD1, 0x80...0x8F): continue
            default: return nil
            }
        }
        return range.count / 2
    }

    private func isSpelledInitial(_ range: Range<Int>) -> Bool {
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

    /// Whether nothing but one sign that parts names (or the end of a line, or tags) stands between, with blanks and quotes around it.
    private func parts(_ range: Range<Int>) -> Bool {
        var (at, signs, isParted) = (range.lowerBound, 0, false)
        while at < range.upperBound {
            if let end = Markup.end(bytes, ofTagAt: at), end <= range.upperBound {
                isParted = true
                at = end
                continue
            }
            let blank = blankLength(at)
            if blank > 0 {
                at += blank
            } else if Bytes.isBlank(bytes[at]) {
                isParted = true
                at += 1
            } else if bytes[at] == 0x22 || bytes[at] == 0x27 {
                at += 1
            } else if let sign = Self.signs.first(where: { bytes[at..<range.upperBound].starts(with: $0) }) {
                signs += 1
                at += sign.count
            } else {
                return false
            }
        }
        return signs == 1 || (signs == 0 && isParted)
    }

    private static let signs = [",", ";", "/", "|", "·", "•", "–", "—"].map { Array($0.utf8) }

    /// Whether somebody published is called by a surname and the word right before it on its line, and the withheld one is not; a patronymic
    /// of both may stand between.
    private func isGivenName(before surname: Range<Int>, of name: String) -> Bool {
        let families = Self.stems(of: scalars(surname))
        let own = Self.stems(ofName: name)
        var place = surname.lowerBound
        for _ in 0..<2 {
            var end = place
            while end > 0, let blank = blankLength(before: end) { end -= blank }
            var start = end
            while start > 0, end - start < 256, Bytes.isWord(bytes[start - 1]), blankLength(before: start) == nil {
                start -= 1
            }
            let words = ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[start..<end])).words
            guard end < place, words.count == 1, let word = words.first, word.isCapital, word.scalars.count > 2 else {
                return false
            }
            let stems = Self.stems(of: word.scalars)
            if own.isDisjoint(with: stems) {
                return arePublished(stems, families)
            }
            place = start
        }
        return false
    }

    /// Whether two words that make up a withheld name belong to two published ones of a list: "Alma Perandara, Goran Beliill", where Goran Perandara
    /// is withheld and both of these are published.
    func partsWholeNames(_ first: Range<Int>, _ last: Range<Int>, of name: String) -> Bool {
        guard parts(first.upperBound..<last.lowerBound), isGivenName(before: first, of: name) else { return false }
        var start = last.upperBound
        while start < bytes.count, blankLength(start) > 0 { start += blankLength(start) }
        let end = endOfWord(start)
        guard start > last.upperBound, end > start else { return false }
        let words = ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[start..<end])).words
        guard let word = words.first, word.isCapital, word.scalars.count > 2 else { return false }
        let own = Self.stems(ofName: name)
        let stems = Self.stems(of: word.scalars)
        return own.isDisjoint(with: stems) && arePublished(stems, Self.stems(of: scalars(last)))
    }

    /// Whether two words are borne by somebody published.
    private func arePublished(_ first: Set<String>, _ second: Set<String>) -> Bool {
        first.contains { one in second.contains { published.contains(one, $0) } }
    }

    private static func stems(of word: [Unicode.Scalar]) -> Set<String> {
        Set(SpelledWord.keys(word).map(SpelledWord.stem))
    }

    private static func stems(ofName name: String) -> Set<String> {
        Set(Patterns.scalars(of: name).flatMap { SpelledWord.patternKeys($0.scalars).map(SpelledWord.stem) })
    }

    /// Where the word ends that begins at a place.
    private func endOfWord(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, end - start < 256, Bytes.isWord(bytes[end]), blankLength(end) == 0 { end += 1 }
        return end
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

    /// Whether a dot, perhaps other initials, and then a word with a capital follow on the line; or two initials alone, as of people without a name.
    private func isName(after place: Int) -> Bool {
        var at = place
        for count in 1...3 {
            guard at < bytes.count, bytes[at] == UInt8(ascii: ".") else { return false }
            at += 1
            while at < bytes.count, blankLength(at) > 0 { at += blankLength(at) }
            let end = endOfWord(at)
            guard end > at else { return count > 1 }
            if isInitial(at..<end), end < bytes.count, bytes[end] == UInt8(ascii: ".") {
                at = end
                continue
            }
            let words = ChunkWords.words(in: UnsafeBufferPointer(rebasing: bytes[at..<end])).words
            guard let word = words.first else { return false }
            return count > 1 || (!word.isNumber && word.isCapital && word.scalars.count > 2)
        }
        return false
    }

    // MARK: Sentences

    /// Whether a letter beside a surname is a word rather than an initial: "of Perandara. A judge", "Перандара. В мае", "И Перандара".
    func isSentence(_ first: Range<Int>, _ last: Range<Int>) -> Bool {
        let between = first.upperBound..<last.lowerBound
        if let letter = letter(last) {
            if hasEnd(between) { return true }
            return (Self.cyrillicWords.contains(letter) || Self.latinWords.contains(letter))
                && isSmallWord(after: last.upperBound)
        }
        guard let letter = letter(first), Self.cyrillicWords.contains(letter) else { return false }
        return wordBehindBlanks(between.lowerBound) == between.upperBound
    }

    /// Words of one letter with which a sentence may begin.
    private static let latinWords: Set<Unicode.Scalar> = ["A", "I"]
    private static let cyrillicWords: Set<Unicode.Scalar> = ["А", "В", "И", "К", "О", "С", "У", "Я"]

    /// The letter of a word that has but one.
    private func letter(_ range: Range<Int>) -> Unicode.Scalar? {
        if let count = plainLetters(range), count > 1 { return nil }
        let scalars = scalars(range)
        return scalars.count == 1 ? scalars[0] : nil
    }

    /// Whether a sentence ends between two places.
    private func hasEnd(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            if let end = Markup.end(bytes, ofTagAt: at), end <= range.upperBound {
                at = end
                continue
            }
            let isSign = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[at])
            at += 1
            // "Perandara.H.pdf" ends no sentence.
            if isSign, at < range.upperBound,
                Bytes.isBlank(bytes[at]) || blankLength(at) > 0 || Markup.end(bytes, ofTagAt: at) != nil
            {
                return true
            }
        }
        return false
    }

    /// Whether a word in small letters follows: "Perandara A court", not "Perandara A\nTestov B".
    private func isSmallWord(after place: Int) -> Bool {
        let next = wordBehindBlanks(place)
        guard next > place, next < bytes.count, Bytes.isWord(bytes[next]) else { return false }
        guard let first = scalars(next..<endOfWord(next)).first else { return false }
        return first.properties.isLowercase
    }

    /// The first place behind blanks and tags.
    private func wordBehindBlanks(_ place: Int) -> Int {
        var at = place
        while at < bytes.count, at - place < 8192 {
            if let end = Markup.end(bytes, ofTagAt: at) {
                at = end
            } else if Bytes.isBlank(bytes[at]) {
                at += 1
            } else if blankLength(at) > 0 {
                at += blankLength(at)
            } else {
                break
            }
        }
        return at
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
