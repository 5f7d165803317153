// What the words of withheld strings and of exceptions are read as, each worked out once.

import Names

/// A word, and what it is known under.
final class KnownWord {
    let scalars: [Unicode.Scalar]
    let isNumber: Bool
    /// Its key, or its digits.
    let key: String
    let stem: String
    /// Its letters without marks.
    private(set) lazy var plain = LatinLetters.plain(SpelledWord.string(scalars))
    private(set) lazy var patternKeys = SpelledWord.patternKeys(scalars)
    private(set) lazy var stems = Set(patternKeys.map(SpelledWord.stem))
    /// Everything under which it may be met.
    private(set) lazy var allKeys: Set<String> = {
        let read = SpelledWord.keys(scalars)
        return stems.union(patternKeys).union(read).union(read.map(SpelledWord.stem)).union([key, stem, plain])
    }()
    private(set) lazy var initials = SpelledWord.initials(scalars)

    fileprivate init(_ word: ChunkWord) {
        (scalars, isNumber) = (word.scalars, word.isNumber)
        let letters = SpelledWord.string(word.scalars)
        key = word.isNumber ? letters : SpelledWord.key(letters)
        stem = SpelledWord.stem(key)
    }
}

/// The words that were met so far.
final class KnownWords {
    private var known: [[Unicode.Scalar]: KnownWord] = [:]

    /// The words of a text.
    func read(_ text: String) -> [KnownWord] {
        Patterns.scalars(of: text).map { word in
            if let known = known[word.scalars] { return known }
            let new = KnownWord(word)
            known[word.scalars] = new
            return new
        }
    }
}

/// The words of an exception.
struct ReadException {
    let string: [KnownWord]
    /// Of its public value; nil where it has none.
    let within: [KnownWord]?
    /// Whether it excuses only what stands in some place.
    let isOfPlace: Bool

    init(_ exception: LeakException, _ words: KnownWords) {
        let read = words.read(exception.string)
        string = read
        within = exception.within.map { $0 == exception.string ? read : words.read($0) }
        isOfPlace = exception.place != nil
    }
}

/// Pairs of words that say nothing even together, in whatever order.
struct FreePairs: Sendable {
    private var numbers: [String: UInt32] = [:]
    private var pairs: Set<UInt64> = []

    mutating func insert(_ first: String, _ second: String) {
        pairs.insert(Self.pair(number(first), number(second)))
    }

    func contains(_ first: String, _ second: String) -> Bool {
        guard let first = numbers[first], let second = numbers[second] else { return false }
        return pairs.contains(Self.pair(first, second))
    }

    private mutating func number(_ word: String) -> UInt32 {
        if let number = numbers[word] { return number }
        let number = UInt32(numbers.count)
        numbers[word] = number
        return number
    }

    private static func pair(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }
}
