// What is looked for, made ready: words, sequences of words, numbers and identifiers.

/// A word that is a leak by itself.
struct WordRule: Hashable {
    /// Its key.
    var key: String
    /// Whether it must begin with a capital in running text, so that "will" is not Will.
    var needsCapital: Bool
    /// The withheld strings that it is a word of.
    var strings: [Int] = []
}

/// Words that are a leak where they follow each other.
struct WordSequence {
    /// Their numbers in the vocabulary.
    var words: [Int32]
    var string: Int
    var needsCapitals = false
}

/// Everything that is looked for; made once for a scan and only read after.
struct Patterns: Sendable {
    private(set) var strings: [WithheldString]
    /// From here on strings matter in short texts only.
    let firstDoubtful: Int
    /// Whether a hash is part of something that is looked for by its words.
    let holdsHashes: Bool
    private(set) var rules: [WordRule] = []
    /// Rules by the key of a whole word.
    private(set) var whole: [String: [Int32]] = [:]
    /// Rules by the part of a key that stays in all cases.
    private(set) var stems: [String: [Int32]] = [:]
    /// What of these and of the vocabulary a word may be.
    private(set) var filter = WordFilter(whole: [], stems: [], words: [])
    /// Keys that are also found inside longer words.
    var inside = LetterWindows(length: 6)
    /// The words of sequences and of public values.
    private(set) var vocabulary: [String: Int32] = [:]
    private(set) var sequences: [WordSequence] = []
    /// Sequences by the numbers of their last two words; many end alike in ".com" or "region".
    private(set) var sequencesEnding: [UInt64: [Int32]] = [:]
    /// Words that end a sequence, by number, and the sequences of one word.
    private(set) var endsSequence: [Bool] = []
    private(set) var sequencesOfOne: [Int32: [Int32]] = [:]
    /// Their last words, by hash.
    private var ends = HashFilter(count: 0)
    private(set) var numbers = NumberPatterns()
    private(set) var identifiers = IdentifierPatterns()
    private(set) var exceptions = Exceptions()

    private var known: [WordRule: Int32] = [:]
    /// Keys of words that say nothing by themselves, since somebody bears them who is public.
    private(set) var free: Set<String> = []
    /// Two words, or an initial and a word, that say nothing even together, since somebody who is public may be written so.
    private(set) var freePairs = FreePairs()

    static let longestSequence = 8

    init(_ certain: [WithheldString], doubtful: [WithheldString], except: [LeakException]) {
        let withheld = certain + doubtful
        // Most strings are identifiers, and these need nothing of the others.
        let (words, identifiers) = both(
            { Patterns(words: withheld, certain: certain.count, except) }, { IdentifierPatterns(withheld) })
        self = words
        self.identifiers = identifiers
    }

    /// Everything but the identifiers.
    private init(words withheld: [WithheldString], certain: Int, _ except: [LeakException]) {
        strings = withheld
        firstDoubtful = certain
        holdsHashes = withheld.contains { string in
            guard string.kind != .identifier, string.text.utf8.count >= 32 else { return false }
            let bytes = Self.small(string.text)
            return Self.runs(of: bytes).contains { Bytes.isHash(bytes[$0]) }
        }
        let words = KnownWords()
        let read = except.map { ReadException($0, words) }
        free = Self.freeWords(read)
        freePairs = Self.freePairs(read)
        for (number, string) in withheld.enumerated() { add(string, number, words) }
        exceptions = Exceptions(except, read, of: withheld, words)
        for within in exceptions.withinWords { for word in within { _ = numberOf(word: word) } }
        exceptions.number(by: vocabulary)
        endsSequence = Array(repeating: false, count: vocabulary.count)
        for (number, sequence) in sequences.enumerated() {
            guard let last = sequence.words.last else { continue }
            endsSequence[Int(last)] = true
            if sequence.words.count == 1 {
                sequencesOfOne[last, default: []].append(Int32(number))
            } else {
                let end = sequence.words.suffix(Self.longestEnd)
                sequencesEnding[Self.hash(end), default: []].append(Int32(number))
            }
        }
        ends = HashFilter(count: sequencesEnding.count + sequencesOfOne.count)
        for end in sequencesEnding.keys { ends.add(end) }
        for word in sequencesOfOne.keys { ends.add(Self.hash(CollectionOfOne(word))) }
        (known, free) = ([:], [])
        filter = WordFilter(whole: whole.keys, stems: stems.keys, words: vocabulary.keys)
    }

    /// The same without the words of public values, where it is only asked whether anything may stand somewhere.
    var withoutPublicValues: Patterns {
        var patterns = self
        let words = Set(sequences.lazy.flatMap(\.words))
        patterns.vocabulary = vocabulary.filter { words.contains($0.value) }
        patterns.filter = WordFilter(whole: whole.keys, stems: stems.keys, words: patterns.vocabulary.keys)
        return patterns
    }

    /// Sequences are known by so many of their last words, or by all where they have fewer: thousands of titles end with the same two.
    static let longestEnd = 4

    /// A number that words in their order have.
    static func hash(_ words: some Sequence<Int32>) -> UInt64 {
        words.reduce(hashOfNone, hash)
    }

    private static let hashOfNone: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    private static func hash(_ hash: UInt64, _ word: Int32) -> UInt64 {
        (hash ^ UInt64(UInt32(bitPattern: word))) &* 0x0000_0100_0000_01B3 &+ 1
    }

    /// Whether a sequence may end with the last of the words that followed each other; false only where none does.
    @inline(__always)
    func mayEndSequence(_ units: [Trail.Unit]) -> Bool {
        guard let last = units.last, endsSequence[Int(last.word)] else { return false }
        for length in 1...min(Self.longestEnd, units.count) {
            var hash: UInt64 = Self.hashOfNone
            for place in units.count - length..<units.count { hash = Self.hash(hash, units[place].word) }
            if ends.mayHold(hash) { return true }
        }
        return false
    }

    private mutating func add(_ string: WithheldString, _ number: Int, _ words: KnownWords) {
        switch string.kind {
        case .person: addPerson(string.text, number, words)
        case .body, .place, .words: addWords(string.text, number)
        case .contact: addContact(string.text, number)
        case .identifier: break
        }
    }

    // MARK: Words

    private mutating func addWords(_ text: String, _ number: Int) {
        let words = Self.scalars(of: text)
        if words.count == 1, let word = words.first {
            if word.isNumber {
                addSequence([SpelledWord.string(word.scalars)], number)
                return
            }
            for key in SpelledWord.patternKeys(word.scalars) {
                addRule(key, needsCapital: false, number)
                if key.utf8.count >= 6 { inside.add(Array(key.utf8), rule: rule(key, false, number)) }
            }
            return
        }
        addSequence(Self.words(of: text).map { SpelledWord.stem($0) }, number)
    }

    private mutating func addContact(_ text: String, _ number: Int) {
        let digits = text.unicodeScalars.filter { (0x30...0x39).contains($0.value) }
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        if digits.count >= NumberPatterns.fewest, letters.count <= 4 {
            numbers.add(digits.map { UInt8($0.value) }, string: number)
            return
        }
        addWords(text, number)
        if let at = text.firstIndex(of: "@") {
            let local = Self.words(of: String(text[..<at]))
            let domain = Self.words(of: String(text[text.index(after: at)...]))
            addSequence((local + ["at"] + domain).map { SpelledWord.stem($0) }, number)
            addSequence(
                (local + ["at"] + domain.flatMap { [$0, "dot"] }.dropLast()).map { SpelledWord.stem($0) }, number)
        }
    }

    mutating func addSequence(_ keys: [String], _ number: Int, needsCapitals: Bool = false) {
        guard !keys.isEmpty else { return }
        let words = keys.map { numberOf(word: $0) }
        let length = min(words.count, Self.longestSequence)
        for start in 0...(words.count - length) {
            sequences.append(
                WordSequence(words: Array(words[start..<start + length]), string: number, needsCapitals: needsCapitals))
        }
    }

    private mutating func numberOf(word: String) -> Int32 {
        if let number = vocabulary[word] { return number }
        let number = Int32(vocabulary.count)
        vocabulary[word] = number
        return number
    }

    // MARK: Rules

    mutating func rule(_ key: String, _ needsCapital: Bool, _ string: Int) -> Int32 {
        let bare = WordRule(key: key, needsCapital: needsCapital)
        let number = known[bare] ?? Int32(rules.count)
        if known[bare] == nil {
            known[bare] = number
            rules.append(bare)
        }
        if rules[Int(number)].strings.last != string { rules[Int(number)].strings.append(string) }
        return number
    }

    mutating func addRule(_ key: String, needsCapital: Bool, _ string: Int) {
        let number = rule(key, needsCapital, string)
        func add(_ table: inout [String: [Int32]], _ key: String) {
            if !(table[key]?.contains(number) ?? false) { table[key, default: []].append(number) }
        }
        add(&whole, key)
        add(&stems, key)
        // The vowel or й at the end goes in other cases: "Алия", "Алии"; so does "-a" of a woman's surname.
        if let last = key.utf8.last, "aei".utf8.contains(last), key.utf8.count >= 4 {
            let stem = String(key.dropLast())
            add(&stems, stem)
            if ["ova", "eva", "ina"].contains(where: key.hasSuffix), stem.utf8.count >= 5 {
                add(&whole, stem)
                if stem.utf8.count >= 6 { inside.add(Array(stem.utf8), rule: number) }
            }
        }
    }

    // MARK: Reading texts

    static func scalars(of text: String) -> [ChunkWord] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in ChunkWords.words(in: bytes).words }
    }

    /// The keys of the words of a text; numbers as they are.
    static func words(of text: String) -> [String] {
        scalars(of: text).map(key)
    }

    private static func key(of word: ChunkWord) -> String {
        let letters = SpelledWord.string(word.scalars)
        return word.isNumber ? letters : SpelledWord.key(letters)
    }
}
