// The clauses of a sentence in which an accuser describes a deed.
import CaseModel
import Syntax

/// A deed as an accuser describes it.
struct Deed {
    /// The unit of its verb.
    var verb: Int
    /// The unit of its subject, where the clause has one.
    var subject: Int?
    var time: Int?
    var place: Int?
    var rule: String
    /// Whether an investigation, a prosecution or an indictment tells of it, and says when, where or how much.
    var isProsecution = false
}

/// Finds deeds in one sentence.
struct DeedFinder {
    let clause: ParsedSentence
    let page: Page
    let index: MentionIndex
    let voices: Voices
    let events: EventIndex

    /// Verbs of charges: with one of these only a date, number, place or quotation describes a deed.
    private static let general: Set<String> = [
        "spread", "disseminate", "organise", "organize", "finance", "fund", "participate", "take", "incite", "join",
        "create", "lead", "belong", "be",
        "insult", "resist", "disobey", "disturb", "obstruct", "commit", "engage", "support", "promote", "propagate",
        "justify", "plot",
        "conspire", "attempt", "evade", "abuse", "violate", "breach", "do", "make", "discredit", "defame", "slander",
        "form", "undermine", "harm", "cause",
        "act", "seek", "try", "endanger", "threaten", "publish", "collude", "aid", "abet", "assist", "help",
        "hold", "have", "possess",
    ]
    /// Verbs that tell of no deed.
    static let never: Set<String> = [
        "be", "have", "die", "hang", "fall", "suffer", "feel", "deny", "say", "plead", "admit", "confess", "know",
        "want", "live", "remain", "stay",
        "leave", "appeal", "state", "claim", "refuse", "decline", "need", "become", "lose", "hear", "see",
        "believe", "think", "ask", "testify",
        "arrive", "return", "understand", "agree", "serve", "face", "get", "deserve", "enjoy", "complain", "respond",
        "cooperate", "reside", "fail",
    ]

    // MARK: - After a charge

    /// "accused of having diverted a grant": the deed after the words of a charge.
    func deed(afterCharge charge: EventDraft) -> Deed? {
        let own = clause.units.indices.filter { clause.units[$0].tokens.overlaps(charge.trigger) }
        guard let end = own.last else { return nil }
        var place = end
        while place + 1 < clause.units.count, place - end < 22 {
            let lower = clause.units[place].lower
            if place > end, lower == ";" || lower == "." { return nil }
            if ["of", "with", "for", "over"].contains(lower), let verb = gerund(from: place + 1) {
                let range = deedRange(from: verb)
                guard isDescribed(verb, range) else { return nil }
                return Deed(
                    verb: verb, subject: nil, time: time(of: verb, in: range), place: self.place(in: range),
                    rule: "a deed described after the words of a charge")
            }
            place += 1
        }
        return nil
    }

    /// "selling", "having sold", "allegedly holding".
    private func gerund(from start: Int) -> Int? {
        var place = start
        while place < clause.units.count, clause.units[place].tag == .adv { place += 1 }
        guard place < clause.units.count, clause.units[place].lower.hasSuffix("ing"), clause.units[place].kind == .word
        else { return nil }
        if clause.units[place].lower == "having" {
            place += 1
            while place < clause.units.count, clause.units[place].tag == .adv || clause.units[place].lower == "been" {
                place += 1
            }
            guard place < clause.units.count, clause.units[place].tag == .verb || clause.units[place].tag == .aux else {
                return nil
            }
            return place
        }
        return clause.units[place].tag == .verb ? place : nil
    }

    private func deedRange(from verb: Int) -> Range<Int> {
        var end = verb + 1
        while end < clause.units.count {
            let unit = clause.units[end]
            if [";", ".", ":"].contains(unit.lower) { break }
            if ["which", "who", "whose", "whom"].contains(unit.lower) { return verb..<end }
            if unit.tag == .aux,
                clause.relation(of: end) == .aux || clause.relation(of: end) == .auxPass
                    || clause.relation(of: end) == .cop
            {
                // A finite clause begins: back to the word that opens it.
                var start = end
                while start > verb,
                    ![",", "and", "but", "who", "which", "that", "while", "as"].contains(clause.units[start].lower)
                { start -= 1 }
                return verb..<max(verb + 1, start)
            }
            end += 1
        }
        return verb..<end
    }

    func isDescribed(_ verb: Int, _ range: Range<Int>) -> Bool {
        let lemma = clause.units[verb].lemma
        if lemma == "be" { return false }
        if time(of: verb, in: range) != nil || hasQuote(range) || hasNumber(range) || place(in: range) != nil {
            return true
        }
        guard !Self.general.contains(lemma), let object = clause.object(of: verb) else { return false }
        // A thing that was there: "a Molotov cocktail", "workers of a service company"; not "extremism".
        return range.contains(object)
            && clause.children[object].contains {
                [.det, .nummod, .amod, .nmod, .nmodPoss, .compound].contains(clause.relation(of: $0))
            }
    }

    private func hasQuote(_ range: Range<Int>) -> Bool {
        voices.quotations.units(of: clause).contains { quote in
            quote.count >= 3 && range.contains(quote.lowerBound)
                && quote.contains { clause.units[$0].tag == .verb || clause.units[$0].tag == .adj }
        }
    }

    private func hasNumber(_ range: Range<Int>) -> Bool {
        range.contains {
            clause.units[$0].tag == .num && clause.units[$0].kind == .word && clause.relation(of: $0) != .det
        }
    }
}
