// Tells whether what a date belongs to lies ahead: "will be heard on Friday", "is due by 19 December", "remanded until 8 August".
import Syntax

/// Reads the tense around an expression of time.
struct TenseReader {
    let words: TokenizedText
    private let lexicon = DateLexicon.english

    private static let modals: Set<String> = [
        "will", "shall", "'ll", "wo", "must", "may", "might", "can", "should", "would", "could", "going",
    ]
    /// Verbs that in the present say what is scheduled.
    private static let schedules: Set<String> = [
        "start", "begin", "open", "resume", "expire", "end", "come", "continue", "leave", "return", "close", "fall",
        "plan", "expect", "schedule",
    ]

    init(words: TokenizedText) { self.words = words }

    /// Whether the clause around some tokens of a sentence speaks of what is to come.
    func isFuture(_ mention: Range<Int>, in sentence: Range<Int>) -> Bool {
        if isPutOff(before: mention, in: sentence) { return true }
        if let verb = lastVerb(sentence.lowerBound..<max(sentence.lowerBound, mention.lowerBound)) {
            return isFuture(verb: verb, in: sentence, mention: mention)
        }
        if let verb = firstVerb(mention.upperBound..<max(mention.upperBound, sentence.upperBound)) {
            return isFuture(verb: verb, in: sentence, mention: mention)
        }
        return false
    }

    /// "was moved to Monday", "is set for 29 November".
    private func isPutOff(before mention: Range<Int>, in sentence: Range<Int>) -> Bool {
        let first = mention.lowerBound
        guard first - 2 >= sentence.lowerBound, ["to", "for", "until", "till"].contains(words.tokens[first - 1].lower)
        else { return false }
        return Self.puttingOff.contains(words.tokens[first - 2].lower)
    }

    private static let puttingOff: Set<String> = [
        "moved", "postponed", "adjourned", "rescheduled", "scheduled", "set", "delayed", "deferred", "fixed", "planned",
        "off", "listed",
    ]

    private func isVerb(_ token: Int) -> Bool {
        words.tokens[token].tag == .verb || words.tokens[token].tag == .aux || isMarked(token)
    }

    private func lastVerb(_ range: Range<Int>) -> Int? { range.last(where: isVerb) }

    private func firstVerb(_ range: Range<Int>) -> Int? {
        guard var verb = range.first(where: isVerb) else { return nil }
        let opens = verb > range.lowerBound ? words.tokens[verb - 1].lower : ""
        while verb + 1 < range.upperBound, isVerb(verb + 1) || words.tokens[verb + 1].lower == "not" { verb += 1 }
        // "On May 28 men who would not give their names visited him"
        if ["who", "which", "whom"].contains(opens) { return firstVerb(verb + 1..<range.upperBound) ?? verb }
        // "you will remember" is said to the reader.
        if Self.asides.contains(words.tokens[verb].lemma) || Self.asides.contains(words.tokens[verb].lower),
            verb + 1 < range.upperBound
        {
            return firstVerb(verb + 1..<range.upperBound)
        }
        return verb
    }

    private static let asides: Set<String> = ["remember", "recall", "know", "note", "see", "imagine"]

    private func isMarked(_ token: Int) -> Bool {
        guard let word = lexicon[words.tokens[token].lower] else { return false }
        return word.isFuture
    }

    private func isFuture(verb: Int, in sentence: Range<Int>, mention: Range<Int>) -> Bool {
        let token = words.tokens[verb]
        if isMarked(verb) { return !hasPastAuxiliary(before: verb, in: sentence) }
        // Words of the verb group before its last: "will be heard", "is to be debated", "may have been held".
        var place = verb
        var sawHave = false
        for _ in 0..<6 where place >= sentence.lowerBound && !mention.contains(place) {
            let lower = words.tokens[place].lower
            if place < verb, lower == "have" || lower == "has" || lower == "had" { sawHave = true }
            if Self.modals.contains(lower), place != mention.lowerBound { return !sawHave }
            if lower == "to", place > sentence.lowerBound,
                ["is", "are", "due", "set", "scheduled"].contains(words.tokens[place - 1].lower)
            {
                return !sawHave
            }
            if place < verb, !isVerb(place),
                !["to", "not", "n't", "also", "be", "then", "only", "now"].contains(lower),
                words.tokens[place].tag != .adv
            {
                break
            }
            place -= 1
        }
        // "The hearing is on Wednesday"
        if token.lower == "is" || token.lower == "are", verb < mention.lowerBound, mention.lowerBound - verb <= 2 {
            return true
        }
        guard !sawHave, Self.schedules.contains(token.lemma), token.tag == .verb else { return false }
        return token.lower == token.lemma || token.lower == token.lemma + "s"
    }

    private func hasPastAuxiliary(before verb: Int, in sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, verb - 3)..<verb).contains {
            ["was", "were", "had"].contains(words.tokens[$0].lower)
        }
    }

    /// Whether the sentence says that something is ordered or put off up to a day.
    func setsEnd(_ mention: Range<Int>, in sentence: Range<Int>) -> Bool {
        (sentence.lowerBound..<max(sentence.lowerBound, mention.lowerBound)).contains {
            lexicon[words.tokens[$0].lower]?.setsEnd ?? false
        }
    }
}
