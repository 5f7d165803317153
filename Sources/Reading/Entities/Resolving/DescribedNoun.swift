// Reads the noun phrases that describe people: determiner, number, noun, and whose it is.
import CaseModel
import Syntax

/// A noun phrase that describes people.
struct DescribedNoun {
    enum Determiner { case definite, indefinite, possessive, bare }

    /// From its first word to its head.
    var tokens: Range<Int>
    /// The words of the list.
    var phrase: Range<Int>
    var determiner: Determiner
    /// The last token of the possessor ("his", or the last word of a name before "'s"), for possessives.
    var possessor: Int?
    /// "two", "three".
    var number: Int?
    /// "other", "another".
    var isOther = false
    var isPlural: Bool
    /// The noun in the singular.
    var noun: String
    var role: PersonRole?
    var kin: NameLexicon.Kin?
    var gender: Gender

    var head: Int { phrase.upperBound - 1 }
}

extension PageText {
    private static let definite: Set<String> = [
        "the", "this", "that", "these", "those", "both", "all",
    ]
    private static let indefinite: Set<String> = [
        "a", "an", "another", "some", "several", "many", "any", "no", "few", "certain", "every", "dozens", "hundreds",
        "numerous", "least", "more", "about", "around",
    ]
    /// Words that open a clause, and so no phrase goes back over them.
    private static let openers: Set<String> = ["how", "when", "where", "why", "while"]
    static let possessives: Set<String> = ["his", "her", "their", "its", "my", "our", "your", "whose"]
    static let numbers: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12,
    ]

    /// The phrase whose noun ends at a token; nil where no noun for a person does.
    func describedNoun(endingAt index: Int, in sentence: Range<Int>) -> DescribedNoun? {
        let token = tokens[index]
        guard token.shape != .punctuation, nameAt(index) == nil else { return nil }
        let role = lexicon.roles.ending(at: index, from: sentence.lowerBound, in: tokens)
        let kin = lexicon.kin.ending(at: index, from: sentence.lowerBound, in: tokens)
        guard role != nil || kin != nil else { return nil }
        // Small verbs and adjectives that are also nouns.
        let follows = ["a", "an", "the"].contains(lower(index - 1)) && !tag(index + 1).isNominal
        guard
            token.tag.isNominal || follows && token.shape == .lower
                || token.tag == .adj && Self.adjectives.contains(token.lower) || (role?.length ?? 0) > 1
        else { return nil }
        // "police station", "student union": a noun that only describes the next.
        if index + 1 < sentence.upperBound, tokens[index + 1].tag == .noun, nameAt(index + 1) == nil,
            tokens[index + 1].lower != "'s", !tokens[index + 1].lower.hasSuffix("ed")
        {
            return nil
        }
        // "hit on the head", "the prosecutor's office".
        if ["head", "chief"].contains(token.lower), lower(index + 1) != "of", personStarting(at: index + 1) == nil {
            return nil
        }
        if lower(index - 1) == "of", lower(index - 2).hasPrefix("power") { return nil }
        if lower(index + 1) == "'s", ["office", "offices", "day"].contains(lower(index + 2)) { return nil }
        let length = max(role?.length ?? 0, kin?.length ?? 0)
        let phrase = index - length + 1..<index + 1
        let isPlural =
            (kin?.value.isPlural ?? false) && (role?.value.isPlural ?? true)
            || (role?.value.isPlural ?? false) && kin == nil
        var described = DescribedNoun(
            tokens: phrase, phrase: phrase, determiner: .bare,
            isPlural: isPlural && !Self.sameInPlural.contains(token.lower),
            noun: kin?.length ?? 0 >= role?.length ?? 0 ? kin?.value.noun ?? "" : role?.value.noun ?? "",
            role: role?.value.role, kin: kin?.value,
            gender: role?.value.gender ?? .unknown)
        if described.gender == .unknown, let kin { described.gender = kin.value.gender }
        readDeterminer(of: &described, in: sentence)
        if Self.sameInPlural.contains(token.lower),
            described.number != nil || lower(described.tokens.lowerBound) == "both"
        {
            described.isPlural = true
        }
        return described
    }

    private static let adjectives: Set<String> = [
        "accused", "deceased", "co-accused", "relative", "official", "fugitive", "minor", "suspect", "detainee",
        "individual",
    ]
    private static let sameInPlural: Set<String> = ["accused", "deceased", "co-accused", "counsel", "police"]

    /// Reads the words to the left of the noun up to one that opens its phrase, and takes them into the phrase.
    private func readDeterminer(of noun: inout DescribedNoun, in sentence: Range<Int>) {
        for index in stride(from: noun.phrase.lowerBound - 1, through: sentence.lowerBound, by: -1).prefix(7) {
            let token = tokens[index]
            let word = token.lower
            if word == "'s" || word == "'" && !token.spaceBefore {
                noun.open(.possessive, at: index, possessor: index - 1)
                return
            }
            if Self.possessives.contains(word) {
                noun.open(.possessive, at: index, possessor: index)
                return
            }
            if nameAt(index) != nil || isTimeOrCitation(index) || Self.openers.contains(word) { return }
            // "the day after the search two men": a number closes its phrase, unless a determiner stands right before it.
            if noun.number != nil, !Self.definite.contains(word), !["other", "all", "least"].contains(word) { return }
            if readNumber(at: index, of: &noun) { continue }
            if word == "other" || word == "fellow" {
                noun.isOther = true
                noun.start(at: index)
            } else if word == "another" {
                noun.isOther = true
                noun.open(.indefinite, at: index)
                return
            } else if word == "all", noun.number == nil {
                return
            } else if Self.definite.contains(word) {
                readDefinite(at: index, of: &noun, in: sentence)
                return
            } else if Self.indefinite.contains(word) {
                noun.open(.indefinite, at: index)
                return
            } else if !isDescribing(token) {
                return
            }
        }
    }

    private func readNumber(at index: Int, of noun: inout DescribedNoun) -> Bool {
        let token = tokens[index]
        if let number = Self.numbers[token.lower] {
            noun.number = number
            if noun.determiner == .bare { noun.determiner = .indefinite }
        } else if token.shape == .number, token.tag == .num, let number = Int(token.lower), number < 1000 {
            noun.number = number
            noun.determiner = .indefinite
        } else {
            return false
        }
        noun.start(at: index)
        return true
    }

    /// "the", and with what stands before it: "all three activists", "both of the men".
    private func readDefinite(at index: Int, of noun: inout DescribedNoun, in sentence: Range<Int>) {
        noun.open(.definite, at: index)
        if lower(index) == "both" { noun.number = 2 }
        guard index - 1 >= sentence.lowerBound, ["both", "all"].contains(lower(index - 1)) else { return }
        noun.start(at: index - 1)
        if lower(index - 1) == "both" { noun.number = 2 }
    }

    /// Whether a word may stand between the determiner and its noun.
    private func isDescribing(_ token: Token) -> Bool {
        guard token.shape != .punctuation else { return false }
        switch token.tag {
        case .adj, .noun, .propn, .adv: return true
        case .verb: return ["ed", "ing", "n"].contains { token.lower.hasSuffix($0) }
        default: return false
        }
    }
}

extension DescribedNoun {
    /// Makes the phrase start at a token.
    fileprivate mutating func start(at index: Int) { tokens = index..<tokens.upperBound }

    fileprivate mutating func open(_ determiner: Determiner, at index: Int, possessor: Int? = nil) {
        self.determiner = determiner
        if let possessor { self.possessor = possessor }
        start(at: index)
    }
}
