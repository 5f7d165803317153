// What letters and endings of words are, in tables that are asked for each word of each chunk.

import Names

/// Which endings may be cut off a key, by its last three letters.
struct EndingTable {
    /// Bits of the last letter but two, but one, and of the last, for endings of three, two and one letters.
    private var three = [UInt32](repeating: 0, count: 32 * 32)
    private var two = [UInt32](repeating: 0, count: 32)
    private var one: UInt32 = 0

    /// - Parameter endings: of one to three letters of keys.
    init(_ endings: [[UInt8]]) {
        for ending in endings {
            let codes = ending.map(Self.code)
            switch codes.count {
            case 1: one |= 1 << codes[0]
            case 2: two[Int(codes[1])] |= 1 << codes[0]
            default: three[Int(codes[2] << 5 | codes[1])] |= 1 << codes[0]
            }
        }
    }

    /// The lengths of the endings that a key has, as bits: 2 for one letter, 4 for two, 8 for three.
    @inline(__always)
    func lengths(_ key: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        guard count > 3 else { return 0 }
        let (a, b, c) = (Self.code(key[count - 3]), Self.code(key[count - 2]), Self.code(key[count - 1]))
        let ofThree = three.withUnsafeBufferPointer { $0[Int(c << 5 | b)] } >> a & 1
        let ofTwo = two.withUnsafeBufferPointer { $0[Int(c)] } >> b & 1
        return Int(ofThree << 3 | ofTwo << 2 | (one >> c & 1) << 1)
    }

    /// 1 to 26 for letters, 27 and 28 for the two capitals of keys, 0 for anything else.
    @inline(__always)
    static func code(_ letter: UInt8) -> UInt32 {
        if letter &- 0x61 < 26 { return UInt32(letter - 0x60) }
        return letter == UInt8(ascii: "S") ? 27 : letter == UInt8(ascii: "C") ? 28 : 0
    }
}

/// Tables of letters.
struct LetterTables {
    /// The English letters of each Cyrillic one from U+0400 to U+04FF, the first in the lowest byte.
    private(set) var plain = [UInt32](repeating: 0, count: 256)
    /// Whether each of these is a small letter (1) or a capital (2).
    private(set) var cases = [UInt8](repeating: 0, count: 256)
    /// The English letter that each of these looks like, in a small letter; 0 for none.
    private(set) var english = [UInt8](repeating: 0, count: 256)
    /// The Cyrillic letter that each English one looks like, less U+0400, and 0 for none; U+0400 is no lookalike.
    private(set) var cyrillic = [UInt8](repeating: 0, count: 128)
    /// Whether an English letter looks just so.
    private(set) var isAlike = [Bool](repeating: false, count: 128)

    init() {
        for number in 0..<256 {
            guard let scalar = Unicode.Scalar(0x400 + UInt32(number)) else { continue }
            for (place, letter) in LatinLetters.plain(String(Character(scalar))).utf8.enumerated() {
                plain[number] |= UInt32(letter) << UInt32(8 * place)
            }
            cases[number] = (scalar.isSmall ? 1 : 0) | (scalar.isCapital ? 2 : 0)
            if let letter = SpelledWord.toLatin[scalar] { english[number] = UInt8(letter.value) | 32 }
        }
        for (letter, other) in SpelledWord.toCyrillic { cyrillic[Int(letter.value)] = UInt8(other.value - 0x400) }
        for letter in SpelledWord.alike { isAlike[Int(letter.value)] = true }
    }
}

/// Other ways to write Cyrillic in English letters: j for й, x for х, yo for ё, c for ц.
struct SpellingWay: OptionSet {
    var rawValue: UInt8 = 0
    static let j = SpellingWay(rawValue: 1)
    static let x = SpellingWay(rawValue: 2)
    static let yo = SpellingWay(rawValue: 4)
    static let c = SpellingWay(rawValue: 8)
}
