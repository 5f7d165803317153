// The words of a sentence as the parser's features see them.

/// One word, as keys.
package struct ParserKeys: Sendable {
    /// Part of speech and form ("past form of a verb") as one number.
    package var tag: UInt64
    /// The form if training saw it often enough, else a key of ending and tag.
    package var form: UInt64
    /// The same of the lemma.
    package var lemma: UInt64
    /// Part of speech alone.
    package var coarse: UInt64
    package var relationHint: UInt64 = 0

    package init(tag: UInt64, form: UInt64, lemma: UInt64, coarse: UInt64) {
        self.tag = tag
        self.form = form
        self.lemma = lemma
        self.coarse = coarse
    }

    /// What stands where no word is.
    package static let none = ParserKeys(tag: 250, form: 250, lemma: 250, coarse: 250)
    /// The root, which stands after the last word.
    package static let root = ParserKeys(tag: 251, form: 251, lemma: 251, coarse: 251)

    package init(_ word: ParserWord, known: RowTable?) {
        coarse = UInt64(word.tag.rawValue)
        tag = coarse * 8 + UInt64(Self.inflection(word))
        form = Self.key(word.lower, tag: tag, known: known)
        lemma =
            word.tag == .propn || word.lemma == word.lower
            ? form : Self.key(word.lemma, tag: coarse + 4096, known: known)
    }

    /// A word's own key if it is known, else one of its ending and tag.
    private static func key(_ word: String, tag: UInt64, known: RowTable?) -> UInt64 {
        let key = FeatureHash.word(word)
        if known?.row(key) != nil { return key }
        var copy = word
        let ending = copy.withUTF8 { FeatureHash.bytes($0, max(0, $0.count - 3), $0.count) }
        return FeatureHash.key(901, tag, ending)
    }

    /// How a word is inflected, from its form and its lemma: 0 not at all, 1 past, 2 -ing, 3 -s, 4 otherwise.
    private static func inflection(_ word: ParserWord) -> Int {
        guard word.tag == .verb || word.tag == .aux || word.tag == .noun || word.tag == .adj else { return 0 }
        if word.lower == word.lemma { return 0 }
        if word.tag == .noun || word.tag == .adj { return 1 }
        let utf8 = word.lower.utf8
        if utf8.count > 3, word.lower.hasSuffix("ing") { return 2 }
        if word.lower.hasSuffix("s"), word.lower != "was" { return 3 }
        return 1
    }
}
