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
    /// Its bit in a set of dependents.
    package var bit: UInt64

    /// What stands where no word is.
    package static let none = ParserKeys(tag: 250, form: 250, lemma: 250, coarse: 250, bit: 0)
    /// The root, which stands after the last word.
    package static let root = ParserKeys(tag: 251, form: 251, lemma: 251, coarse: 251, bit: 0)

    private init(tag: UInt64, form: UInt64, lemma: UInt64, coarse: UInt64, bit: UInt64) {
        self.tag = tag
        self.form = form
        self.lemma = lemma
        self.coarse = coarse
        self.bit = bit
    }

    package init(_ word: ParserWord, known: RowTable?) {
        coarse = UInt64(word.tag.rawValue)
        tag = coarse * 8 + UInt64(Self.inflection(word))
        form = Self.key(word.lower, tag: tag, known: known)
        lemma =
            word.tag == .propn || word.lemma == word.lower
            ? form : Self.key(word.lemma, tag: coarse + 4096, known: known)
        bit = 1 << Self.kind(word)
    }

    /// The kind of a word in a set of dependents, below 64.
    private static func kind(_ word: ParserWord) -> UInt64 {
        switch word.tag {
        case .punct:
            switch word.lower {
            case ",": return 40
            case "\"", "'": return 41
            case "(", ")", "-": return 42
            case ":", ";": return 43
            default: return 44
            }
        case .aux: return word.lemma == "be" ? 45 : word.lemma == "have" ? 46 : 47
        case .verb: return 48 + UInt64(inflection(word))
        case .part: return word.lower == "to" ? 53 : word.lower == "not" || word.lower == "n't" ? 54 : 55
        case .pron:
            switch word.lower {
            case "who", "which", "that", "what", "whom", "whose": return 56
            case "his", "her", "their", "its", "my", "our", "your": return 57
            default: return 58
            }
        case .adp: return word.lower == "of" ? 59 : word.lower == "by" ? 60 : 61
        default: return UInt64(word.tag.rawValue)
        }
    }

    /// A word's own key if it is known, else one of its ending and tag.
    private static func key(_ word: String, tag: UInt64, known: RowTable?) -> UInt64 {
        let key = FeatureHash.word(word)
        if known?.row(key) != nil { return key }
        var copy = word
        let ending = copy.withUTF8 { FeatureHash.bytes($0, max(0, $0.count - 3), $0.count) }
        return FeatureHash.key(901, tag, ending)
    }

    /// How a word is inflected, from its form and its lemma: 0 not at all, 1 past or otherwise, 2 -ing, 3 -s.
    private static func inflection(_ word: ParserWord) -> Int {
        guard word.tag == .verb || word.tag == .aux || word.tag == .noun || word.tag == .adj else { return 0 }
        if word.lower == word.lemma { return 0 }
        if word.tag == .noun || word.tag == .adj { return 1 }
        if word.lower.utf8.count > 3, word.lower.hasSuffix("ing") { return 2 }
        if word.lower.hasSuffix("s"), word.lower != "was" { return 3 }
        return 1
    }
}
