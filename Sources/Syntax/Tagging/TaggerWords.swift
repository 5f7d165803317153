// What the tagger knows of each word of a sentence before it tags it: keys of its form, endings and shape.

/// The parts of one word that features are made of.
package struct TaggerWord: Sendable {
    package var form: UInt64 = 0
    /// The form if training saw it often enough, else the key of its ending and shape.
    package var known: UInt64 = 0
    package var suffixes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    package var prefixes: (UInt64, UInt64, UInt64) = (0, 0, 0)
    package var shape: UInt64 = 0
    /// Tags that training saw with the form, as one key; 0 for unknown words.
    package var ambiguity: UInt64 = 0
    package var flags: UInt64 = 0

    /// Marks in a known word's row that it has one class only.
    package static let certain: UInt32 = 1 << 31

    /// The class of a frequent word that has no other.
    @inline(__always)
    package var certainClass: Int? {
        let set = UInt32(truncatingIfNeeded: ambiguity)
        return set & Self.certain == 0 ? nil : set.trailingZeroBitCount
    }

    /// Whether the word may follow the "to" of an infinitive: a verb, an adverb, a mark, or a word that is not known.
    var canFollowTo: Bool {
        guard flags != UInt64(Token.Shape.number.rawValue) else { return false }
        return ambiguity == 0 || ambiguity & Self.afterTo != 0
    }

    private static let afterTo: UInt64 = [
        WordClass.verbBase, .verbPresent, .otherAuxiliary, .finiteAuxiliary, .adverb, .punctuation, .part, .conjunction,
    ].reduce(0) { $0 | 1 << UInt64($1.rawValue) }

    package init() {}

    /// Reads the word of a token; `words` gives the ambiguity of known words.
    package init(_ token: Token, bytes: UnsafeBufferPointer<UInt8>, words: RowTable?) {
        var lower = token.lower
        let (form, suffixes, prefixes) = lower.withUTF8 {
            utf8 -> (UInt64, (UInt64, UInt64, UInt64, UInt64), (UInt64, UInt64, UInt64)) in
            let count = utf8.count
            func suffix(_ length: Int) -> UInt64 {
                count >= length ? FeatureHash.bytes(utf8, count - length, count) : 1
            }
            func prefix(_ length: Int) -> UInt64 { count >= length ? FeatureHash.bytes(utf8, 0, length) : 1 }
            return (
                FeatureHash.bytes(utf8, 0, count), (suffix(1), suffix(2), suffix(3), suffix(4)),
                (prefix(1), prefix(2), prefix(3))
            )
        }
        self.form = form
        self.suffixes = suffixes
        self.prefixes = prefixes
        shape = Self.shape(bytes, token.start, token.end)
        if let row = words?.row(form) {
            ambiguity = UInt64(row.loadUnaligned(as: UInt32.self)) | 1 << 40
            known = form
        } else {
            known = FeatureHash.key(900, suffixes.2, UInt64(token.shape.rawValue))
        }
        flags = UInt64(token.shape.rawValue)
    }

    /// How the word is written: runs of the same kind of character count once ("Xx", "d-x").
    private static func shape(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var h: UInt64 = 14_695_981
        var index = start
        var last: TextCharacter.Kind?
        var run = 0
        while index < end, index - start < 40 {
            let character = TextCharacter(bytes, at: index)
            index += character.length
            var kind = character.kind
            if kind == .letter || kind == .mark { kind = .lowerLetter }
            run = kind == last ? run + 1 : 0
            last = kind
            if run < 2 {
                h =
                    (h ^ UInt64(kind == .other ? 64 + UInt64(character.scalar & 0xFFFF) : UInt64(kind.rawValue)))
                    &* 0x0000_0100_0000_01B3
            }
        }
        return h
    }
}
