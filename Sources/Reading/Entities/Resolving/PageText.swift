// The page as resolving looks at it: tokens, the names in it, quotes, sentences and lines by token.
import CaseModel
import Syntax

/// Look-ups over one page for finding what words mean.
struct PageText {
    let page: Page
    let lexicon: NameLexicon
    /// For each token the name mention over it, as an index into `names`.
    private let nameByToken: [Int32]
    /// The name mentions, in order.
    let names: [Mention]
    private let sentenceByToken: [Int32]
    private let unitByToken: [Int32]
    /// Whether a token stands between double quotes.
    private let quoted: [Bool]
    private let dated: [Bool]

    init(_ page: Page, lexicon: NameLexicon) {
        self.page = page
        self.lexicon = lexicon
        names = page.mentions
        var nameByToken = [Int32](repeating: -1, count: page.tokens.count)
        for (index, mention) in page.mentions.enumerated() {
            for token in mention.tokens where nameByToken[token] < 0 { nameByToken[token] = Int32(index) }
        }
        self.nameByToken = nameByToken
        var sentenceByToken = [Int32](repeating: 0, count: page.tokens.count)
        var unitByToken = [Int32](repeating: -1, count: page.tokens.count)
        var quoted = [Bool](repeating: false, count: page.tokens.count)
        var isOpen = false
        var line = -1
        for (index, sentence) in page.words.sentences.enumerated() {
            if sentence.line != line {
                isOpen = false
                line = sentence.line
            }
            for token in sentence.tokens {
                sentenceByToken[token] = Int32(index)
                if page.words.tokens[token].lower == "\"" { isOpen = Self.opens(token, in: page, isOpen: isOpen) }
                quoted[token] = isOpen
            }
            guard index < page.clauses.count else { continue }
            for (number, unit) in page.clauses[index].units.enumerated() {
                for token in unit.tokens { unitByToken[token] = Int32(number) }
            }
        }
        self.sentenceByToken = sentenceByToken
        self.unitByToken = unitByToken
        self.quoted = quoted
        var dated = [Bool](repeating: false, count: page.tokens.count)
        for time in page.times { for token in time.tokens { dated[token] = true } }
        for citation in page.citations { for token in citation.tokens { dated[token] = true } }
        self.dated = dated
    }

    /// Typographic quotes say what they are; plain ones alternate.
    private static func opens(_ token: Int, in page: Page, isOpen: Bool) -> Bool {
        let start = page.words.tokens[token].start
        let bytes = page.words.bytes
        guard bytes[start] >= 0x80, start + 2 < bytes.count else { return bytes[start] == 0x60 ? true : !isOpen }
        switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
        case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9E): return true
        case (0xE2, 0x80, 0x9D): return false
        case (0xC2, 0xAB, _): return true
        case (0xC2, 0xBB, _): return false
        default: return !isOpen
        }
    }

    var tokens: [Token] { page.words.tokens }

    func lower(_ index: Int) -> String {
        index >= 0 && index < page.words.tokens.count ? page.words.tokens[index].lower : ""
    }

    func tag(_ index: Int) -> UPOS { index >= 0 && index < page.words.tokens.count ? page.words.tokens[index].tag : .x }

    /// The name mention over a token.
    func nameAt(_ index: Int) -> Mention? {
        guard index >= 0, index < nameByToken.count, nameByToken[index] >= 0 else { return nil }
        return names[Int(nameByToken[index])]
    }

    /// The name mention that starts at a token.
    func nameStarting(at index: Int) -> Mention? {
        guard let mention = nameAt(index), mention.tokens.lowerBound == index else { return nil }
        return mention
    }

    /// The name of a person that starts at a token, or after titles there.
    func personStarting(at index: Int) -> Mention? {
        var index = index
        if lower(index) == "\"" { index += 1 }
        for _ in 0..<3 {
            if let mention = nameStarting(at: index) { return isPerson(mention) ? mention : nil }
            guard lexicon.titles[lower(index)] != nil else { return nil }
            index += 1
        }
        return nil
    }

    func isPerson(_ mention: Mention) -> Bool {
        mention.entities.first.map { page.entities[$0].type == .person } ?? false
    }

    func sentence(of token: Int) -> Int {
        token >= 0 && token < sentenceByToken.count ? Int(sentenceByToken[token]) : 0
    }

    func line(of token: Int) -> Int {
        page.words.sentences.isEmpty ? 0 : page.words.sentences[sentence(of: token)].line
    }

    func isQuoted(_ token: Int) -> Bool { token >= 0 && token < quoted.count && quoted[token] }

    /// Whether a token is part of a date or a citation.
    func isTimeOrCitation(_ token: Int) -> Bool { token >= 0 && token < dated.count && dated[token] }

    /// The clause and unit that hold a token.
    func place(of token: Int) -> (clause: ParsedSentence, unit: Int)? {
        guard token >= 0, token < unitByToken.count, unitByToken[token] >= 0 else { return nil }
        return (page.clauses[sentence(of: token)], Int(unitByToken[token]))
    }

    /// Whether the word or name at a token is the subject of a clause.
    func isSubject(_ token: Int) -> Bool {
        guard let (clause, unit) = place(of: token) else { return false }
        let relation = clause.relation(of: clause.firstConjunct(of: unit))
        return relation == .nsubj || relation == .nsubjPass
    }

    /// The verb that a token is subject, object or oblique of.
    func verb(over token: Int) -> (verb: Token, isPassive: Bool, isSubject: Bool)? {
        guard let (clause, unit) = place(of: token) else { return nil }
        let first = clause.firstConjunct(of: unit)
        guard let head = clause.head(of: first), clause.isVerb(head) else { return nil }
        let relation = clause.relation(of: first)
        let verb = page.words.tokens[clause.units[head].tokens.upperBound - 1]
        return (verb, clause.isPassive(head), relation == .nsubj || relation == .nsubjPass)
    }
}
