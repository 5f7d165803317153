// What each word of a page can be before any name is read: a capitalised word, an ordinary word, the first of its sentence.
import Syntax

/// Facts about the tokens and sentences of one page that all name rules share.
struct WordFacts {
    /// How the letters of a sentence are used.
    enum Style {
        /// Capitals mean something.
        case prose
        /// A title with a capital on every main word.
        case heading
        /// All in capitals.
        case capitals
    }

    /// What a token is to the name rules.
    struct Facts: OptionSet {
        var rawValue: UInt16

        /// Written with a capital, and no date, citation or lone "I".
        static let capital = Facts(rawValue: 1)
        /// English also writes it small.
        static let ordinary = Facts(rawValue: 2)
        /// The capital may be due to its place at the head of a sentence, quote or cell.
        static let initial = Facts(rawValue: 4)
        /// A title, rank or role word.
        static let title = Facts(rawValue: 8)
        /// "Kazakh", "Muslim".
        static let demonym = Facts(rawValue: 16)
        /// A country or continent.
        static let country = Facts(rawValue: 32)
        /// A town or region of the list.
        static let town = Facts(rawValue: 64)
        /// Part of an organisation word ("Court", "Police").
        static let body = Facts(rawValue: 128)
        /// A law, holiday, brand or the like.
        static let thing = Facts(rawValue: 256)
        /// A network such as Telegram.
        static let platform = Facts(rawValue: 512)
        /// A verb, adverb or function word.
        static let notNominal = Facts(rawValue: 1024)
        /// A given name of the list.
        static let given = Facts(rawValue: 2048)
        /// In a byline, a photo credit or an address.
        static let furniture = Facts(rawValue: 4096)
        /// In a date or a citation.
        static let blocked = Facts(rawValue: 8192)
    }

    private(set) var facts: [Facts]
    private(set) var styles: [Style]
    /// Acronyms that stand in brackets after a law.
    private(set) var lawAcronyms: Set<String> = []
    /// Pairs of capitalised words inside sentences.
    private(set) var pairs: Set<String> = []
    private let lexicon: NameLexicon

    init(_ page: Page, lexicon: NameLexicon) {
        self.lexicon = lexicon
        facts = Array(repeating: [], count: page.tokens.count)
        styles = Array(repeating: .prose, count: page.words.sentences.count)
        let blocked = Self.blocked(in: page)
        let small = Self.wordsWrittenSmall(in: page)
        for (index, sentence) in page.words.sentences.enumerated() {
            var atStart = true
            for position in sentence.tokens {
                let token = page.tokens[position]
                if token.shape == .punctuation {
                    if Self.opensPart(token, at: position, in: sentence.tokens, page) { atStart = true }
                    continue
                }
                if token.shape == .number {
                    if blocked[position] { facts[position].insert(.blocked) }
                    if position == sentence.tokens.lowerBound { continue }
                    atStart = false
                    continue
                }
                facts[position] = wordFacts(token, isSmall: small.contains(token.lower), in: page)
                if blocked[position] {
                    facts[position].remove(.capital)
                    facts[position].insert(.blocked)
                }
                if atStart { facts[position].insert(.initial) }
                atStart = false
            }
            markPhrases(sentence.tokens, in: page)
            styles[index] = style(of: sentence.tokens, in: page)
            if isByline(sentence.tokens, in: page) {
                for position in sentence.tokens { facts[position].insert(.furniture) }
            }
        }
        readWhole(page)
    }

    /// Facts that need the whole page. In headings any two words stand side by side with capitals.
    private mutating func readWhole(_ page: Page) {
        for (sentence, style) in zip(page.words.sentences, styles) {
            for index in sentence.tokens.dropFirst() where facts[index].contains(.capital) {
                if style == .prose, facts[index - 1].contains(.capital), !facts[index - 1].contains(.initial) {
                    pairs.insert(page.words.tokens[index - 1].lower + " " + page.words.tokens[index].lower)
                }
                if index >= 2, page.words.tokens[index - 1].lower == "(", page.words.tokens[index].shape == .upper,
                    !facts[index - 2].isDisjoint(with: [.thing, .blocked])
                {
                    lawAcronyms.insert(page.words.tokens[index].lower)
                }
            }
        }
    }

    /// The facts of a token; none before the first and after the last.
    subscript(token: Int) -> Facts { token >= 0 && token < facts.count ? facts[token] : [] }

    /// Whether any of the facts holds.
    func has(_ token: Int, _ wanted: Facts) -> Bool { !self[token].isDisjoint(with: wanted) }

    private static func opensPart(_ token: Token, at position: Int, in range: Range<Int>, _ page: Page) -> Bool {
        switch token.lower {
        case "\"", ":", "|", "•", "*", "·", ";": return true
        case "-": return position == range.lowerBound
        case "(": return position == range.lowerBound
        case ".", "!", "?": return true
        default: return false
        }
    }

    private static func blocked(in page: Page) -> [Bool] {
        var blocked = [Bool](repeating: false, count: page.tokens.count)
        for mention in page.citations { for token in mention.tokens { blocked[token] = true } }
        for mention in page.times { for token in mention.tokens { blocked[token] = true } }
        return blocked
    }

    private static func wordsWrittenSmall(in page: Page) -> Set<String> {
        var small = Set<String>()
        for token in page.tokens where token.shape == .lower { small.insert(token.lower) }
        return small
    }

    private func wordFacts(_ token: Token, isSmall: Bool, in page: Page) -> Facts {
        var found: Facts = []
        let first = page.words.bytes[token.start]
        switch token.shape {
        case .capitalised, .upper: found.insert(.capital)
        case .mixed:
            // "McLeod" and "al-Ani", not "iPhone".
            if first < 0x61 || first > 0x7A || Self.articleBefore(token.lower) { found.insert(.capital) }
        default: break
        }
        if ["i", "no", "no.", "nos", "nos.", "nr", "nr."].contains(token.lower) { found.remove(.capital) }
        let known = token.end - token.start == 1 && token.lower != "a" ? nil : lexicon.ordinaryClass(token.lower)
        if let known {
            found.insert(.ordinary)
            if known == .verb || known == .adverb || known == .function { found.insert(.notNominal) }
        } else if isSmall {
            found.insert(.ordinary)
        }
        guard found.contains(.capital) else { return found }
        if lexicon.titles[token.lower] != nil { found.insert(.title) }
        if token.lower.hasPrefix("ex-") || token.lower.hasPrefix("co-"), found.contains(.capital),
            lexicon.isPersonNoun(String(token.lower.dropFirst(3)))
        {
            found.insert(.title)
        }
        if token.lower.utf8.count > 1, lexicon.given(token.lower) != nil { found.insert(.given) }
        return found
    }

    /// Arabic articles that are written small before a hyphen.
    private static func articleBefore(_ lower: String) -> Bool {
        guard let hyphen = lower.utf8.firstIndex(of: UInt8(ascii: "-")) else { return false }
        return ["al", "el", "ul", "ad", "as", "at", "an", "ash", "az", "ar", "abd", "ould"].contains(lower[..<hyphen])
    }

    private mutating func markPhrases(_ range: Range<Int>, in page: Page) {
        func mark(_ start: Int, _ length: Int, _ fact: Facts) {
            for token in start..<start + length { facts[token].insert(fact) }
        }
        for position in range {
            if facts[position].contains(.capital) {
                if let (length, kind) = lexicon.places.starting(at: position, before: range.upperBound, in: page.tokens)
                {
                    mark(position, length, kind == .country ? .country : kind == .demonym ? .demonym : .town)
                }
                if let (length, kind) = lexicon.notNames.starting(
                    at: position, before: range.upperBound, in: page.tokens)
                {
                    mark(position, length, kind == .platform ? .platform : .thing)
                    if kind == .time { facts[position].remove(.capital) }
                }
                if let (length, role) = lexicon.roles.ending(at: position, from: range.lowerBound, in: page.tokens),
                    !role.isPlural
                {
                    mark(position - length + 1, length, .title)
                }
                if let kin = lexicon.kin.ending(at: position, from: position, in: page.tokens), !kin.value.isPlural {
                    facts[position].insert(.title)
                }
            }
            if let (length, word) = lexicon.organisationWords.ending(
                at: position, from: range.lowerBound, in: page.tokens), word.isHead
            {
                mark(position - length + 1, length, .body)
            }
        }
    }

    private func style(of range: Range<Int>, in page: Page) -> Style {
        var upper = 0
        var capital = 0
        var small = 0
        var capitalNotNominal = 0
        var capitalOrdinary = 0
        for position in range {
            let token = page.tokens[position]
            guard token.shape != .punctuation, token.shape != .number else { continue }
            let length = token.end - token.start
            switch token.shape {
            case .upper where length > 1:
                upper += 1
                capital += 1
            case .capitalised, .mixed:
                capital += 1
                if facts[position].contains([.notNominal, .ordinary]), !facts[position].contains(.body),
                    position != range.lowerBound
                {
                    capitalNotNominal += 1
                }
                if facts[position].contains(.ordinary), position != range.lowerBound { capitalOrdinary += 1 }
            case .lower where length >= 4: small += 1
            default: break
            }
        }
        if upper >= 2, upper == capital, small == 0 { return .capitals }
        let last = page.tokens[range.upperBound - 1]
        let isLikeAHeading = capitalNotNominal > 0 || small == 0 && capitalOrdinary > 2
        if capital >= 3, small * 5 <= capital, isLikeAHeading, last.lower != ".", range.count < 40 { return .heading }
        return .prose
    }

    /// "By Anna Lee", "Photo: A. Lee", "Reporting by A. Lee; editing by B. Lee".
    private func isByline(_ range: Range<Int>, in page: Page) -> Bool {
        guard range.count <= 24 else { return false }
        let first = page.tokens[range.lowerBound].lower
        let second = range.count > 1 ? page.tokens[range.lowerBound + 1].lower : ""
        switch first {
        case "by": return range.count <= 10 && page.tokens[range.upperBound - 1].lower != "."
        case "photo", "photos", "photograph", "image", "credit", "illustration", "picture", "video":
            return second == ":" || second == "by" || second == "credit" || second == "/" || second == "©"
        case "reporting", "editing", "writing": return second == "by"
        case "text", "author", "translation", "translator": return second == ":" && range.count <= 8
        case "©", "copyright": return true
        default: return false
        }
    }
}
