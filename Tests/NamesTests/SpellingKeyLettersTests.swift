// The key of a word is what it is letter by letter.
import Names
import TestSupport
import Testing

struct SpellingKeyLettersTests {
    @Test func keysAreTheSameLetterByLetter() {
        var random = Random(seed: 5)
        let letters = Array("aabcdeeefghhijkmnooopqrstuvwxyyzzzcshсщжҳяёё ABS1'é—")
        for _ in 0..<20_000 {
            let word = String((0..<random.below(12)).map { _ in letters[random.below(letters.count)] })
            #expect(SpellingKey(word).text == PlainKey(word).text, "\(word)")
        }
    }
}

/// The same, worked out with arrays.
/// "Asanbayeva" have the same key. A key is for comparing only and means nothing by itself.
private struct PlainKey {
    /// The key.
    let text: String

    /// Makes the key of one word in any Latin or Cyrillic spelling.
    init(_ word: String) {
        let letters = Array(LatinLetters.plain(word).utf8)
        var key: [UInt8] = []
        key.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let (sound, length) = Self.sound(of: letters, at: index)
            for letter in sound where key.last != letter { key.append(letter) }
            index += length
        }
        // "-off" and "-of" for "-ov", "-eff" for "-ev".
        if key.count > 4, key[key.count - 1] == UInt8(ascii: "f"),
            key[key.count - 2] == UInt8(ascii: "o") || key[key.count - 2] == UInt8(ascii: "e")
        {
            key[key.count - 1] = UInt8(ascii: "v")
        }
        text = String(decoding: key, as: UTF8.self)
    }

    /// The sound written at a place, and how many letters write it. Capitals stand for sounds that Latin writes with two letters.
    private static func sound(of letters: [UInt8], at index: Int) -> (StaticBytes, Int) {
        func letter(_ offset: Int) -> UInt8 { index + offset < letters.count ? letters[index + offset] : 0 }
        func starts(_ text: StaticString) -> Bool {
            guard index + text.utf8CodeUnitCount <= letters.count else { return false }
            return (0..<text.utf8CodeUnitCount).allSatisfy { letters[index + $0] == text.utf8Start[$0] }
        }
        switch letters[index] {
        case UInt8(ascii: "d"):
            if starts("dzh") { return ("j", 3) }
            if starts("dj") { return ("j", 2) }
        case UInt8(ascii: "z"):
            if starts("zh") { return ("j", 2) }
        case UInt8(ascii: "s"):
            if starts("shch") { return ("S", 4) }
            if starts("sch") { return ("S", 3) }
            if starts("sh") { return ("S", 2) }
        case UInt8(ascii: "t"):
            if starts("tch") { return ("C", 3) }
            if starts("tz") { return ("ts", 2) }
            if starts("th") { return ("t", 2) }
        case UInt8(ascii: "c"):
            if starts("ch") { return ("C", 2) }
            if starts("ck") { return ("k", 2) }
            switch letter(1) {
            case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"): return ("s", 1)
            default: return ("k", 1)
            }
        case UInt8(ascii: "k"):
            if starts("kh") { return ("h", 2) }
            if starts("ks") { return ("ks", 2) }
        case UInt8(ascii: "g"):
            if starts("gh") { return ("g", 2) }
        case UInt8(ascii: "p"):
            if starts("ph") { return ("f", 2) }
        case UInt8(ascii: "q"): return ("k", 1)
        case UInt8(ascii: "w"): return ("v", 1)
        case UInt8(ascii: "x"): return ("ks", 1)
        case UInt8(ascii: "o"):
            if starts("oo") || starts("ou") { return ("u", 2) }
        case UInt8(ascii: "e"):
            if starts("ee") { return ("i", 2) }
        case UInt8(ascii: "y"):
            if starts("ye") { return ("e", 2) }
            if starts("yo") { return ("o", 2) }
            return ("i", 1)
        default: break
        }
        return (StaticBytes(letters[index]), 1)
    }
}

/// Up to two letters.
private struct StaticBytes: ExpressibleByStringLiteral, Sequence, IteratorProtocol {
    private var first: UInt8
    private var second: UInt8

    init(_ letter: UInt8) {
        first = letter
        second = 0
    }

    init(stringLiteral value: StaticString) {
        first = value.utf8CodeUnitCount > 0 ? value.utf8Start[0] : 0
        second = value.utf8CodeUnitCount > 1 ? value.utf8Start[1] : 0
    }

    mutating func next() -> UInt8? {
        guard first != 0 else { return nil }
        defer {
            first = second
            second = 0
        }
        return first
    }
}
