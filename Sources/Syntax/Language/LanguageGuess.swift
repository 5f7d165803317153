// Guesses the language of a text from its script and its small words.

/// The small words of each language.
package struct LanguageGuess: Sendable {
    /// For each word the languages that use it, as bits.
    private let owners: [String: UInt64]
    private let languages: [String]
    /// For each language the letters that mark words of its own.
    private let letters: [Set<Unicode.Scalar>]

    package init() {
        var owners: [String: UInt64] = [:]
        var languages: [String] = []
        var letters: [Set<Unicode.Scalar>] = []
        for row in EmbeddedFile("lexicons/languages.tsv")?.tableRows ?? [] where row.count >= 2 {
            let words = row[1].split(separator: " ")
            for word in words { owners[String(word), default: 0] |= 1 << UInt64(languages.count) }
            letters.append(row.count > 2 ? Set(row[2].unicodeScalars) : [])
            languages.append(String(row[0].prefix { $0 != "-" }))
        }
        self.owners = owners
        self.languages = languages
        self.letters = letters
    }

    /// Whether a text has none of the small words of a language, though it is long enough to have some.
    package func hasNoWords(of language: String, in text: TokenizedText) -> Bool {
        guard let index = languages.firstIndex(of: language) else { return false }
        let words = text.tokens.prefix(4000).filter { $0.shape != .punctuation && $0.shape != .number }
        let small = words.count { (owners[$0.lower] ?? 0) >> UInt64(index) & 1 == 1 }
        return words.count >= 40 && small * 100 < words.count
    }

    /// The ISO 639 code of the language that most of a text is in, or nil where that is not clear.
    ///
    /// Reads at most the first 4,000 words. Scripts of one language (Georgian, Armenian, Greek ...) are known by their letters;
    /// Chinese, Arabic and other scripts that several languages share give nil where letters alone cannot tell.
    package func language(of text: TokenizedText) -> String? {
        var scripts = [Int](repeating: 0, count: Script.allCases.count)
        var hits = [Int](repeating: 0, count: languages.count)
        var words = 0
        for token in text.tokens.prefix(4000) where token.shape != .punctuation && token.shape != .number {
            guard let script = Script(of: token.lower) else { continue }
            words += 1
            scripts[script.rawValue] += 1
            var owners = owners[token.lower] ?? 0
            if !token.lower.utf8.allSatisfy({ $0 < 0x80 }) {
                for language in languages.indices
                where token.lower.unicodeScalars.contains(where: letters[language].contains) {
                    owners |= 1 << UInt64(language)
                }
            }
            while owners != 0 {
                hits[owners.trailingZeroBitCount] += 1
                owners &= owners - 1
            }
        }
        guard words >= 4,
            let main = Script.allCases.max(by: {
                (scripts[$0.rawValue], $1.rawValue) < (scripts[$1.rawValue], $0.rawValue)
            }),
            scripts[main.rawValue] * 2 > words
        else { return nil }
        if let only = main.onlyLanguage { return only }
        guard main == .latin || main == .cyrillic else { return nil }
        // More small words than chance, and clearly more than any other language.
        let order = languages.indices.sorted { (hits[$1], $0) < (hits[$0], $1) }
        guard let best = order.first, hits[best] * 100 >= words * 12, hits[best] >= 2 else { return nil }
        let others = order.dropFirst().first { languages[$0] != languages[best] }
        if let second = others, hits[second] * 10 > hits[best] * 9 { return nil }
        return languages[best]
    }
}

/// Scripts as far as they tell languages apart.
private enum Script: Int, CaseIterable {
    case latin, cyrillic, greek, armenian, georgian, hebrew, arabic, devanagari, thai, hangul, kana, han, other

    /// The script of a word, by its first letter that tells; nil where it has none.
    init?(of word: String) {
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
            case 0x400...0x52F: self = .cyrillic
            case 0x370...0x3FF: self = .greek
            case 0x530...0x58F: self = .armenian
            case 0x10A0...0x10FF: self = .georgian
            case 0x590...0x5FF: self = .hebrew
            case 0x600...0x6FF, 0x750...0x77F: self = .arabic
            case 0x900...0x97F: self = .devanagari
            case 0xE00...0xE7F: self = .thai
            case 0xAC00...0xD7AF: self = .hangul
            case 0x3040...0x30FF: self = .kana
            case 0x4E00...0x9FFF: self = .han
            default:
                guard scalar.properties.isAlphabetic else { continue }
                self = .other
            }
            return
        }
        return nil
    }

    /// The language of a script that only one language of reports uses.
    var onlyLanguage: String? {
        switch self {
        case .greek: "el"
        case .armenian: "hy"
        case .georgian: "ka"
        case .hebrew: "he"
        case .thai: "th"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        default: nil
        }
    }
}
