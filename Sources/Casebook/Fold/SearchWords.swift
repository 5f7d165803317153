// The one spelling under which a word is found, in whatever script and transliteration it is written.

import Names

/// A word of a text: where it stands, and the spelling it is found by.
struct SearchWord: Hashable {
    /// The first byte and the byte after the last.
    var bytes: Range<Int>
    /// The spelling: "Жыланбаев" and "Zhylanbayev" have the same.
    var key: String
}

/// Folds words for finding. Keeps the keys it has made, since a few thousand words make most of all reports.
struct SearchWords {
    private var known: [String: String] = [:]
    private static let mostKnown = 50_000

    /// The words of a text in order; linear in its length. An apostrophe is part of its word, but "'s" at the end is not.
    mutating func words(in text: some Sequence<UInt8>) -> [SearchWord] {
        var found: [SearchWord] = []
        let bytes = Array(text)
        var at = 0
        while at < bytes.count {
            guard let first = Self.letter(bytes, at) else {
                at += Self.length(bytes, at)
                continue
            }
            let start = at
            at += first
            while let next = Self.letter(bytes, at) ?? Self.apostrophe(bytes, at) { at += next }
            let word = String(decoding: bytes[start..<at], as: UTF8.self)
            found.append(SearchWord(bytes: start..<at, key: key(ofWord: word)))
        }
        return found
    }

    /// The keys of the words of a text, parted by blanks.
    mutating func folded(_ text: String) -> String { words(in: text.utf8).map(\.key).joined(separator: " ") }

    /// The key of a whole name.
    static func key(of name: String) -> String {
        var words = SearchWords()
        return words.folded(name)
    }

    private mutating func key(ofWord word: String) -> String {
        if let key = known[word] { return key }
        // "Sh" is written S there and would be folded to s by the index; w is a letter that no key has.
        var key = SpellingKey(word).text.replacing("S", with: "w")
        if key.isEmpty { key = word.lowercased() }
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[word] = key
        return key
    }

    // MARK: Letters

    /// How many bytes the character at a place has.
    private static func length(_ bytes: [UInt8], _ at: Int) -> Int {
        let byte = bytes[at]
        return min(byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - at)
    }

    private static func scalar(_ bytes: [UInt8], _ at: Int) -> Unicode.Scalar? {
        let length = length(bytes, at)
        guard length > 1 else { return Unicode.Scalar(bytes[at]) }
        var value = UInt32(bytes[at]) & (0xFF >> UInt32(length + 1))
        for byte in bytes[(at + 1)..<(at + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// The length of the letter, digit or accent at a place; nil where there is none.
    private static func letter(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        if byte < 0x80 { return (byte | 32) &- 97 < 26 || byte &- 48 < 10 ? 1 : nil }
        guard let scalar = scalar(bytes, at), scalar.value != 0x2BC else { return nil }
        let isPart =
            (0x400..<0x530).contains(scalar.value) || scalar.properties.isAlphabetic
            || scalar.properties.generalCategory == .nonspacingMark || scalar.properties.numericType != nil
        return isPart ? length(bytes, at) : nil
    }

    /// The length of an apostrophe inside a word; nil where there is none, or only the "s" of a possessive after it.
    private static func apostrophe(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at < bytes.count, bytes[at] == 0x27 || bytes[at] >= 0xC0, let scalar = scalar(bytes, at),
            [0x27, 0x2019, 0x2BC].contains(scalar.value)
        else { return nil }
        let next = at + length(bytes, at)
        guard letter(bytes, next) != nil else { return nil }
        let isPossessive = bytes[next] | 32 == UInt8(ascii: "s") && letter(bytes, next + 1) == nil
        return isPossessive ? nil : next - at
    }
}
