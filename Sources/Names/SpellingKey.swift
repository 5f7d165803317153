// One key for the spellings that one name gets when it is carried over into Latin letters.

/// Tells whether two words may be spellings of one name: "Zhanar" and "Janar", "Sergei" and "Sergey", "Asanbaeva" and
/// "Asanbayeva" have the same key. A key is for comparing only and means nothing by itself.
public struct SpellingKey: Hashable, Sendable {
    /// The key.
    public let text: String

    /// Makes the key of one word in any Latin or Cyrillic spelling.
    public init(_ word: String) {
        var plain = LatinLetters.plain(word)
        text = plain.withUTF8 { letters in
            String(unsafeUninitializedCapacity: 2 * letters.count) { room in
                guard let key = room.baseAddress else { return 0 }
                return Self.write(letters, to: key)
            }
        }
    }

    /// Writes the key of a word whose letters without marks are known, as ``LatinLetters/plain(_:)`` gives them.
    ///
    /// - Parameter key: room for twice as many bytes as there are letters.
    /// - Returns: how many bytes the key has.
    public static func write(_ letters: UnsafeBufferPointer<UInt8>, to key: UnsafeMutablePointer<UInt8>) -> Int {
        var (index, count) = (0, 0)
        var last: UInt8 = 0
        while index < letters.count {
            let (first, second, length) = sound(of: letters, at: index)
            if first != last {
                key[count] = first
                count += 1
                last = first
            }
            if second != 0, second != last {
                key[count] = second
                count += 1
                last = second
            }
            index += length
        }
        // "-off" and "-of" for "-ov", "-eff" for "-ev".
        if count > 4, key[count - 1] == UInt8(ascii: "f"),
            key[count - 2] == UInt8(ascii: "o") || key[count - 2] == UInt8(ascii: "e")
        {
            key[count - 1] = UInt8(ascii: "v")
        }
        return count
    }

    /// The sound written at a place, and how many letters write it. Capitals stand for sounds that Latin writes with two letters.
    /// The second letter is 0 where there is but one.
    @inline(__always)
    private static func sound(
        of letters: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (first: UInt8, second: UInt8, length: Int) {
        func next(_ offset: Int, _ letter: Unicode.Scalar) -> Bool {
            index + offset < letters.count && letters[index + offset] == UInt8(ascii: letter)
        }
        func sound(_ letter: Unicode.Scalar, _ length: Int) -> (UInt8, UInt8, Int) { (UInt8(ascii: letter), 0, length) }
        let (k, s, t) = (UInt8(ascii: "k"), UInt8(ascii: "s"), UInt8(ascii: "t"))
        switch letters[index] {
        case UInt8(ascii: "d"):
            if next(1, "z"), next(2, "h") { return sound("j", 3) }
            if next(1, "j") { return sound("j", 2) }
        case UInt8(ascii: "z"):
            if next(1, "h") { return sound("j", 2) }
        case UInt8(ascii: "s"):
            if next(1, "h"), next(2, "c"), next(3, "h") { return sound("S", 4) }
            if next(1, "c"), next(2, "h") { return sound("S", 3) }
            if next(1, "h") { return sound("S", 2) }
        case UInt8(ascii: "t"):
            if next(1, "c"), next(2, "h") { return sound("C", 3) }
            if next(1, "z") { return (t, s, 2) }
            if next(1, "h") { return sound("t", 2) }
        case UInt8(ascii: "c"):
            if next(1, "h") { return sound("C", 2) }
            if next(1, "k") { return sound("k", 2) }
            return sound(next(1, "e") || next(1, "i") || next(1, "y") ? "s" : "k", 1)
        case UInt8(ascii: "k"):
            if next(1, "h") { return sound("h", 2) }
            if next(1, "s") { return (k, s, 2) }
        case UInt8(ascii: "g"):
            if next(1, "h") { return sound("g", 2) }
        case UInt8(ascii: "p"):
            if next(1, "h") { return sound("f", 2) }
        case UInt8(ascii: "q"): return sound("k", 1)
        case UInt8(ascii: "w"): return sound("v", 1)
        case UInt8(ascii: "x"): return (k, s, 1)
        case UInt8(ascii: "o"):
            if next(1, "o") || next(1, "u") { return sound("u", 2) }
        case UInt8(ascii: "e"):
            if next(1, "e") { return sound("i", 2) }
        case UInt8(ascii: "y"):
            if next(1, "e") { return sound("e", 2) }
            if next(1, "o") { return sound("o", 2) }
            return sound("i", 1)
        default: break
        }
        return (letters[index], 0, 1)
    }
}
