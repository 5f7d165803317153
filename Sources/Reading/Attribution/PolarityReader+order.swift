// What the order of the words says about a trigger where no tree is needed.
import CaseModel
import Syntax

extension PolarityReader {
    /// "Charges: none", "she was not among those arrested", "the rumour that he died".
    mutating func listed() {
        let after = own.upperBound
        if after + 1 < clause.units.count, [":", "–", "—"].contains(clause.units[after].lower),
            ["not", "none", "no", "nothing"].contains(clause.units[after + 1].lower)
        {
            turn([after + 1])
        }
        let window = max(0, own.lowerBound - 6)..<own.lowerBound
        if let among = window.first(where: { clause.units[$0].lower == "among" }), among > 0, clause.units[among - 1].lower == "not" { turn([among - 1]) }
        for place in stride(from: own.lowerBound - 1, through: 0, by: -1) {
            let unit = clause.units[place]
            if unit.lower == ";" || unit.lower == "." { break }
            if unit.lemma == "rumour" || unit.lemma == "rumor",
                (place..<own.lowerBound).contains(where: { ["that", "of", "about"].contains(clause.units[$0].lower) })
            {
                return apply(.refuted, [place])
            }
        }
        // "We ask that the authorities ... release him": what a call asks for, as far as it has no past of its own.
        let opening = clause.units.prefix(6).map(\.lower)
        if let we = opening.firstIndex(where: { $0 == "we" || $0 == "i" }) {
            let end = min(clause.units.count, we + 7, own.lowerBound)
            if we < end, let word = (we..<end).first(where: { lexicon.effect(of: clause.units[$0].lower, .verb, on: "clause") == .asked || lexicon.effect(of: clause.units[$0].lemma, .verb, on: "clause") == .asked }) {
                let isBare = clause.units[own.lowerBound].lower == clause.units[own.lowerBound].lemma
                if isBare, !clause.units[own.lowerBound].lower.hasSuffix("ing"), !(word..<own.lowerBound).contains(where: { ["was", "were", "has", "had", "who", "whose", "which", "after", "since"].contains(clause.units[$0].lower) }) {
                    apply(.asked, [word])
                }
            }
        }
    }
}
