// What the order of the words says about a trigger where no tree is needed.
import CaseModel
import Syntax

extension PolarityReader {
    mutating func listed() {
        none()
        unknown()
        rumoured()
        called()
        ordered()
        penalty()
    }

    /// "Charges: none", "she was not among those arrested".
    private mutating func none() {
        // "Convicted in absentia: no".
        let near = own.upperBound..<min(own.upperBound + 4, clause.units.count)
        if let colon = near.first(where: { clause.units[$0].tag == .punct }), colon + 1 < clause.units.count,
            [":", "–", "—"].contains(clause.units[colon].lower)
        {
            let isAnswer = colon + 2 >= clause.units.count || clause.units[colon + 2].tag == .punct
            let word = clause.units[colon + 1].lower
            if ["not", "none", "nobody"].contains(word) || (isAnswer && word == "no") { turn([colon + 1]) }
        }
        if own.upperBound + 1 < clause.units.count, clause.units[own.upperBound].lemma == "be",
            ["due", "scheduled", "expected", "planned", "pending", "imminent"].contains(
                clause.units[own.upperBound + 1].lower)
        {
            return apply(.forecast, [own.upperBound, own.upperBound + 1])
        }
        let window = max(0, own.lowerBound - 6)..<own.lowerBound
        if let among = window.first(where: { clause.units[$0].lower == "among" }), among > 0,
            clause.units[among - 1].lower == "not"
        {
            turn([among - 1])
        }
    }

    private static let tidings: Set<String> = [
        "information", "news", "word", "evidence", "confirmation", "sign", "talk", "mention", "indication", "question",
        "trace", "data",
    ]

    private static let putOff: Set<String> = [
        "adjourned", "postponed", "set", "scheduled", "listed", "fixed", "deferred",
    ]

    /// "no information yet about criminal cases", "summoned for questioning, but did not go".
    private mutating func unknown() {
        for place in max(0, own.lowerBound - 8)..<own.lowerBound
        where clause.units[place].lower == "no" && place + 1 < own.lowerBound
            && Self.tidings.contains(clause.units[place + 1].lemma)
        {
            let isFar = (place..<own.lowerBound).contains { [";", ",", "."].contains(clause.units[$0].lower) }
            if !isFar, !["contact", "whereabouts"].contains(clause.units[own.lowerBound].lemma) {
                return turn([place, place + 1])
            }
        }
        if kind == .trial, own.lowerBound > 1, clause.units[own.lowerBound - 1].lower == "for",
            let word = (0..<own.lowerBound).last(where: { Self.putOff.contains(clause.units[$0].lower) })
        {
            return apply(.forecast, [word])
        }
        guard kind == .interrogation || kind == .trial, own.upperBound + 3 < clause.units.count else { return }
        for place in own.upperBound..<clause.units.count - 3 where clause.units[place].lower == "but" {
            let words = clause.units[place + 1..<min(place + 5, clause.units.count)]
            if words.contains(where: { $0.lower == "not" || $0.lower == "n't" || $0.lower == "never" }),
                words.contains(where: { ["go", "come", "appear", "attend", "show", "turn"].contains($0.lemma) })
            {
                return turn([place + 1, place + 2])
            }
        }
    }

    /// "Release X!", "– to drop the charges": an order or an item of a list of demands.
    private mutating func ordered() {
        let first = clause.units[own.lowerBound]
        guard let start = clause.units.firstIndex(where: { $0.tag != .punct && $0.tag != .sym }) else { return }
        if clause.units[start].lower == "to", start < own.lowerBound, start + 1 < clause.units.count,
            clause.units[start + 1].tag == .verb,
            !(start..<own.lowerBound).contains(where: {
                Self.past.contains(clause.units[$0].lower) || clause.units[$0].lower == ","
            })
        {
            return apply(.asked, [start, start + 1])
        }
        let isNextOrder =
            own.lowerBound > 1 && clause.units[own.lowerBound - 1].lower == "and" && clause.units[start].tag == .verb
            && clause.units[start].lower == clause.units[start].lemma
        let opens =
            isNextOrder || own.lowerBound == start
            || [":", "!", "–", "—"].contains(clause.units[own.lowerBound - 1].lower)
        guard opens, first.tag == .verb, first.lower == first.lemma, own.lowerBound + 1 < clause.units.count else {
            return
        }
        let next = clause.units[own.lowerBound + 1]
        if next.tag == .det || next.tag == .pron || next.kind == .name || next.tag == .propn {
            apply(.asked, [own.lowerBound])
        }
    }

    /// "faces up to two years": a penalty that may follow.
    private mutating func penalty() {
        guard kind.isHeld || kind == .fine, own.lowerBound > 1 else { return }
        let before = clause.units[max(0, own.lowerBound - 3)..<own.lowerBound].map(\.lower)
        for words in [["up", "to"], ["maximum", "of"], ["as", "much", "as"]]
        where Array(before.suffix(words.count)) == words {
            return apply(.hypothetical, [own.lowerBound - words.count, own.lowerBound - 1])
        }
        let after = clause.units[own.upperBound..<min(own.upperBound + 3, clause.units.count)].map(\.lower)
        if after == ["of", "up", "to"] || after == ["for", "up", "to"] {
            return apply(.hypothetical, [own.upperBound + 1, own.upperBound + 2])
        }
        for place in max(0, own.lowerBound - 5)..<own.lowerBound
        where ["face", "threaten", "carry", "punishable", "risk"].contains(clause.units[place].lemma) {
            let isOwnVerb = (place + 1..<own.lowerBound).contains {
                clause.units[$0].tag == .verb || [",", ";"].contains(clause.units[$0].lower)
            }
            if !isOwnVerb { return apply(.hypothetical, [place]) }
        }
    }

    /// "the rumour, spread by some channels, that he died".
    private mutating func rumoured() {
        for place in stride(from: own.lowerBound - 1, through: 0, by: -1) {
            let unit = clause.units[place]
            if unit.lower == ";" || unit.lower == "." { return }
            if unit.lemma == "rumour" || unit.lemma == "rumor",
                (place..<own.lowerBound).contains(where: { ["that", "of", "about"].contains(clause.units[$0].lower) })
            {
                return apply(.refuted, [place])
            }
        }
    }

    private static let past: Set<String> = ["was", "were", "has", "had", "who", "whose", "which", "after", "since"]

    /// "We ask that the authorities ... release him": what a call asks for, as far as it has no past of its own.
    private mutating func called() {
        guard let we = clause.units.prefix(6).firstIndex(where: { $0.lower == "we" || $0.lower == "i" }) else { return }
        let end = min(clause.units.count, we + 7, own.lowerBound)
        guard we < end, let word = (we..<end).first(where: { isAsking($0) }) else { return }
        let first = clause.units[own.lowerBound]
        guard first.lower == first.lemma, !first.lower.hasSuffix("ing"),
            !(word..<own.lowerBound).contains(where: { Self.past.contains(clause.units[$0].lower) })
        else { return }
        apply(.asked, [word])
    }

    private func isAsking(_ unit: Int) -> Bool { effect(of: clause.units[unit], .verb, on: "clause") == .asked }
}
