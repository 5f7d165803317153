// The keys under which one written word may be known: other transliterations, lookalikes of another script, endings.

import Names

/// Folds words to keys. Slow; a scan does it once for every different word.
enum SpelledWord {
    /// The key of a word in whatever script; its lower-case letters where Names knows none of them (Chinese, Arabic).
    static func key(_ word: String) -> String {
        let key = SpellingKey(word).text
        return key.isEmpty ? word.lowercased() : key
    }

    /// The key of a word whose letters without marks are known.
    private static func key(_ word: String, plain: String) -> String {
        plain.isEmpty ? word.lowercased() : SpellingKey(plain).text
    }

    /// All keys that a word of a text may stand for, the plainest first.
    static func keys(_ word: [Unicode.Scalar]) -> [String] { read(word).keys }

    /// All keys that a word of a text may stand for, the plainest first; and its letters without marks, in the scripts it may be read in.
    static func read(_ word: [Unicode.Scalar]) -> (keys: [String], plains: [String]) {
        var (keys, plains): ([String], [String]) = ([], [])
        func add(_ key: String) { if !key.isEmpty, !keys.contains(key) { keys.append(key) } }
        for scalars in scripts(word) {
            let text = string(scalars)
            let plain = LatinLetters.plain(text)
            if !plain.isEmpty { plains.append(plain) }
            add(key(text, plain: plain))
            if let other = withoutDots(scalars) { add(key(other)) }
            if let parted = partedVowels(scalars) { add(parted) }
            guard scalars.contains(where: { $0.value < 0x250 }) else { continue }
            for other in otherLatin(Array(plain.utf8)) { add(key(String(decoding: other, as: UTF8.self))) }
        }
        return (keys, plains)
    }

    /// Keys of a withheld word: as it is, and with е where ё is meant.
    static func patternKeys(_ word: [Unicode.Scalar]) -> [String] {
        let text = string(word)
        let plain = LatinLetters.plain(text)
        var keys = [key(text, plain: plain)]
        func add(_ key: String) { if !key.isEmpty, !keys.contains(key) { keys.append(key) } }
        if let other = withoutDots(word) { add(key(other)) }
        let letters = Array(plain.utf8)
        if let other = replacing(letters, "yo", with: "e") { add(key(String(decoding: other, as: UTF8.self))) }
        if let parted = partedVowels(word) { add(parted) }
        return keys
    }

    /// A word with е for ё; nil where it has none.
    private static func withoutDots(_ word: [Unicode.Scalar]) -> String? {
        guard word.contains(where: { $0 == "ё" || $0 == "Ё" }) else { return nil }
        return string(word.map { $0 == "ё" ? "е" : $0 == "Ё" ? "Е" : $0 })
    }

    /// The keys that the initial of a word may have: its first letter, the first one of its key, and two that write one sound.
    static func initials(_ word: [Unicode.Scalar]) -> [String] {
        var keys: [String] = []
        func add(_ key: String) { if !key.isEmpty, !keys.contains(key) { keys.append(key) } }
        add(key(string(Array(word.prefix(1)))))
        add(String(key(string(word)).prefix(1)))
        let two = string(Array(word.prefix(2))).lowercased()
        if ListedNames.pairs.contains(two) { add(key(two)) }
        // "Z. P." is Жанна, too.
        let plain = LatinLetters.plain(string(word))
        if let letter = plain.first, !plain.hasPrefix("kh") { add(key(String(letter))) }
        return keys
    }

    static func string(_ scalars: [Unicode.Scalar]) -> String {
        String(unsafeUninitializedCapacity: 4 * scalars.count) { bytes in
            var count = 0
            for scalar in scalars {
                for byte in scalar.utf8 {
                    bytes[count] = byte
                    count += 1
                }
            }
            return count
        }
    }

    /// Other ways to write Cyrillic in Latin letters: j for й, c for ц, x for х.
    private static func otherLatin(_ plain: [UInt8]) -> [[UInt8]] {
        var others: [[UInt8]] = []
        if let other = replacing(plain, "j", with: "i") { others.append(other) }
        if let other = replacing(plain, "x", with: "h") { others.append(other) }
        if let other = replacing(plain, "yo", with: "e") { others.append(other) }
        let sounded = withTs(plain)
        if let sounded { others.append(sounded) }
        if others.count > 1 {
            let all = sounded ?? plain
            let vowels = replacing(all, "j", with: "i") ?? all
            others.append(replacing(vowels, "x", with: "h") ?? vowels)
        }
        return others
    }

    /// Letters with "ts" for each c that no h follows; nil where there is no c.
    private static func withTs(_ letters: [UInt8]) -> [UInt8]? {
        guard letters.contains(UInt8(ascii: "c")) else { return nil }
        var result: [UInt8] = []
        for (place, letter) in letters.enumerated() {
            let isAlone = place + 1 == letters.count || letters[place + 1] != UInt8(ascii: "h")
            if letter == UInt8(ascii: "c"), isAlone { result += "ts".utf8 } else { result.append(letter) }
        }
        return result
    }

    /// Letters with others in place of one or two; nil where these don't stand there.
    private static func replacing(_ letters: [UInt8], _ old: StaticString, with new: StaticString) -> [UInt8]? {
        let (first, length) = (old.utf8Start[0], old.utf8CodeUnitCount)
        func stands(_ at: Int) -> Bool {
            letters[at] == first
                && (length == 1 || (at + 1 < letters.count && letters[at + 1] == old.utf8Start[1]))
        }
        guard letters.indices.contains(where: stands) else { return nil }
        var (result, at): ([UInt8], Int) = ([], 0)
        while at < letters.count {
            if stands(at) {
                result.append(new.utf8Start[0])
                at += length
            } else {
                result.append(letters[at])
                at += 1
            }
        }
        return result
    }

    /// The key of a Cyrillic word in which two vowels that Latin would read as one meet: "Алексеем".
    private static func partedVowels(_ word: [Unicode.Scalar]) -> String? {
        var cuts: [Int] = []
        for place in word.indices.dropFirst() {
            switch (word[place - 1], word[place]) {
            case ("е", "е"), ("о", "о"), ("о", "у"): cuts.append(place)
            default: break
            }
        }
        guard !cuts.isEmpty else { return nil }
        var key = ""
        var start = 0
        for cut in cuts + [word.count] where cut > start {
            key += SpellingKey(string(Array(word[start..<cut]))).text
            start = cut
        }
        return key
    }

    // MARK: Lookalikes

    /// A word as it is, and as it reads where letters of one script stand for lookalikes of another.
    private static func scripts(_ word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var (latin, cyrillic, other) = (0, 0, 0)
        for scalar in word {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0..<0x250, 0x1E00..<0x1F00: latin += 1
            case 0x400..<0x530: cyrillic += 1
            case 0x370..<0x400: other += 1
            default: break
            }
        }
        guard cyrillic + other > 0 || latin > 0 else { return [word] }
        var ways = [word]
        if cyrillic + other > 0 {
            let read = word.map { toLatin[$0] ?? $0 }
            if read.allSatisfy({ $0.value < 0x400 }), read != word { ways.append(read) }
        }
        // Of one or two letters only those that look the same: "As" is no "А" with a letter behind it that hardly any alphabet has.
        let mayBeCyrillic =
            word.count > 2 || cyrillic + other > 0 || (word.count == 2 && word.allSatisfy(alike.contains))
        if latin + other > 0, mayBeCyrillic {
            let read = word.map { toCyrillic[$0] ?? toCyrillic[toLatin[$0] ?? $0] ?? $0 }
            if read.allSatisfy({ !(0x41..<0x250).contains($0.value) }), read != word { ways.append(read) }
        }
        return ways
    }

    static let toLatin: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d",
        "һ": "h", "ӏ": "l", "ԛ": "q", "ԝ": "w", "ү": "y", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H",
        "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "α": "a", "ο": "o",
        "ν": "v", "ι": "i", "κ": "k", "ρ": "p", "υ": "u", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I",
        "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ԍ": "g", "Ӏ": "I",
    ]
    static let alike = Set("aeopcyxiAEKMOPCTYXI".unicodeScalars)
    static let toCyrillic: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х", "i": "і", "A": "А", "B": "В", "E": "Е",
        "K": "К", "M": "М", "H": "Н", "O": "О", "P": "Р", "C": "С", "T": "Т", "Y": "У", "X": "Х", "I": "І", "k": "к",
        "m": "м", "h": "һ", "j": "ј", "s": "ѕ", "u": "и", "n": "п", "r": "г", "t": "т", "b": "ь",
    ]

    // MARK: Endings

    /// Endings of cases in Russian and Kazakh, as keys write them.
    static let endings: [String] = [
        "a", "u", "e", "i", "om", "em", "im", "am", "oi", "ei", "ia", "iu", "ie", "iem", "oiu", "eiu", "ami", "imi",
        "ah", "ih", "s", "nin", "din", "tin", "ga", "ge", "ka", "ke", "na", "ne", "ni", "di", "ti", "da", "de", "ta",
        "te", "nda", "nde", "dan", "den", "tan", "ten", "nan", "nen", "men", "ben", "pen", "lar", "ler", "dar", "der",
        "tar", "ter",
    ]

    /// The same by their last letters.
    static let endingsByLast: [[[UInt8]]] = (0..<256).map { last in
        endings.map { Array($0.utf8) }.filter { $0.last.map(Int.init) == last }
    }

    /// A key without what cases change at its end; the same for all cases of most words.
    static func stem(_ key: String) -> String {
        var letters = Array(key.utf8)
        guard letters.count > 4 else { return key }
        for ending in caseEndings
        where letters.count - ending.count >= 4 && letters.suffix(ending.count).elementsEqual(ending) {
            letters.removeLast(ending.count)
            break
        }
        while letters.count > 4, let last = letters.last, vowels.contains(last) { letters.removeLast() }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let vowels = Array("aeiou".utf8)
    static let caseEndings = [
        "ogo", "ego", "omu", "emu", "ami", "imi", "nin", "din", "tin", "dan", "den", "tan", "ten", "om", "em", "im",
        "am", "ah", "ih", "ga", "ge", "da", "de", "s",
    ].map { Array($0.utf8) }
}
