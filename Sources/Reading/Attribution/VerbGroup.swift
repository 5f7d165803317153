// The words straight before a verb that belong to it: auxiliaries, "not", adverbs, "is due to".
import Syntax

/// What stands before a verb in its own clause, read from right to left.
struct VerbGroup {
    /// The auxiliaries that leave the verb open, with their effect, nearest first.
    private(set) var modals: [(unit: Int, effect: PolarityLexicon.Effect)] = []
    /// "not", "never" and the like.
    private(set) var negations: [Int] = []
    /// Auxiliaries that carry tense ("was", "has").
    private(set) var hasFiniteAuxiliary = false
    /// The infinitive's "to", where it is one.
    private(set) var infinitive: Int?
    /// The first unit of the group.
    private(set) var start: Int

    private static let tenses: Set<String> = [
        "was", "were", "is", "are", "am", "has", "have", "had", "did", "does", "do", "'s", "'ve", "'d", "'re", "'m",
    ]
    private static let emphasis: Set<String> = ["only", "just", "merely", "simply", "until", "infrequently", "least"]

    init(before verb: Int, in clause: ParsedSentence, lexicon: PolarityLexicon) {
        start = verb
        let units = clause.units
        var position = verb - 1
        while position >= 0, verb - position < 9 {
            let unit = units[position]
            guard unit.kind == .word || unit.kind == .time else { break }
            if unit.lower == "to" {
                guard infinitive == nil, unit.tag != .adp || position == verb - 1 else { break }
                infinitive = position
                if let before = Self.word(before: position, in: clause), units[before].lemma == "be" {
                    modals.append((before, .forecast))
                }
                start = position
                break
            }
            if Self.isNegation(position, in: clause) {
                negations.append(position)
            } else if let effect = lexicon.effect(of: unit.lower, .aux),
                unit.tag == .aux || unit.tag == .verb || unit.tag == .x
            {
                // "must be released" but not "the must".
                modals.append((position, effect))
                hasFiniteAuxiliary = true
            } else if Self.tenses.contains(unit.lower) {
                hasFiniteAuxiliary = true
            } else if unit.lower == "been" || unit.lower == "be" || unit.lower == "being" || unit.lower == "having"
                || unit.lower == "get" || unit.lower == "got"
            {
            } else if unit.lower == "yet", position + 1 < units.count, units[position + 1].lower == "to" {
                negations.append(position)
            } else if unit.tag == .adv || unit.tag == .part || unit.kind == .time {
            } else if unit.lower == "longer" {
            } else {
                break
            }
            start = position
            position -= 1
        }
        if let to = infinitive, let before = Self.word(before: to, in: clause), units[before].lower == "yet" {
            negations.append(before)
        }
    }

    private static func word(before position: Int, in clause: ParsedSentence) -> Int? {
        var place = position - 1
        while place >= 0, clause.units[place].tag == .adv, clause.units[place].lower != "yet" { place -= 1 }
        return place >= 0 ? place : nil
    }

    private static let words: Set<String> = ["not", "n't", "never", "neither", "nor", "no", "cannot", "hardly"]

    /// Whether a unit says "not"; "not only" and "not until" do not.
    static func isNegation(_ position: Int, in clause: ParsedSentence) -> Bool {
        let unit = clause.units[position]
        guard words.contains(unit.lower) else { return false }
        if unit.lower == "no", position + 1 < clause.units.count, clause.units[position + 1].lower != "longer" {
            return false
        }
        if position + 1 < clause.units.count, emphasis.contains(clause.units[position + 1].lower) { return false }
        return true
    }
}

extension ParsedSentence {
    private static let nobodies: Set<String> = ["nobody", "none", "nothing", "no-one", "noone", "neither"]

    /// The word that denies a noun: "no charge", "nobody", "none of them", "neither brother".
    func denial(of noun: Int) -> Int? {
        let unit = units[noun]
        if unit.kind == .word, Self.nobodies.contains(unit.lower) { return noun }
        // "none of the protesters".
        var place = noun - 1
        while place > 0, units[place].tag == .det || units[place].tag == .adj || units[place].tag == .num { place -= 1 }
        if place > 0, units[place].lower == "of", ["none", "neither", "nobody"].contains(units[place - 1].lower) {
            return place - 1
        }
        if unit.lower == "one", noun > 0, units[noun - 1].lower == "no" || units[noun - 1].lower == "not" {
            return noun - 1
        }
        return children[noun].first { child in
            let lower = units[child].lower
            return child < noun && (lower == "no" || lower == "neither" || lower == "nary")
        } ?? (noun > 1 && units[noun - 1].tag == .adj && units[noun - 2].lower == "no" ? noun - 2 : nil)
            ?? (noun > 0 && units[noun - 1].lower == "no" ? noun - 1 : nil)
    }

    /// The words of some units, quoted in order.
    func quote(_ chosen: [Int], in page: Page) -> String {
        let sorted = Set(chosen).sorted()
        guard let first = sorted.first, let last = sorted.last else { return "" }
        let text = page.words.string(units[first].tokens.lowerBound..<units[last].tokens.upperBound)
        guard text.utf8.count > 80 else { return text }
        return sorted.map { page.words.string(units[$0].tokens) }.joined(separator: " … ")
    }
}
