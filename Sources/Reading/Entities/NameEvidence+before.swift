// What the words before a name say about what it names.
import CaseModel
import Syntax

extension NameReading {
    /// Points for a place that the word before a name gives.
    private static let locative: [String: Double] = [
        "in": 2, "near": 2.5, "at": 0.7, "outside": 1.2, "from": 0.9, "around": 1, "across": 1.2, "into": 0.5,
        "towards": 0.8, "via": 1, "to": 0.4, "of": 0.1,
        "inside": 1, "throughout": 1.5, "outskirts": 2, "reached": 0.5,
    ]

    func wordsBefore(_ name: Range<Int>, sentence: Range<Int>, _ found: inout NameEvidence) {
        var before = name.lowerBound - 1
        guard before >= sentence.lowerBound else {
            // A date line: "Bishkek, August 31, 2021".
            if isDateline(after: name.upperBound, sentence: sentence), name.count <= 3 { found.place += 2 }
            return
        }
        if lower(before) == "\"" || lower(before) == "," || lower(before) == ":" {
            let earlier = before - 1
            if earlier >= sentence.lowerBound, hasPersonNoun(endingAt: earlier, from: sentence.lowerBound) {
                found.person += lower(before) == ":" ? 2 : 2.5
            }
            if lower(before) == "," || lower(before) == ":" { return }
            before = earlier
            guard before >= sentence.lowerBound else { return }
        }
        let word = lower(before)
        let isPossessed = lower(name.upperBound) == "'s" || lower(name.upperBound) == "'"
        if let points = Self.locative[word], !isPossessed { found.place += points }
        if isAfterImprisonment(before, sentence: sentence), !name.allSatisfy({ facts[$0].contains(.town) }),
            !facts[name.lowerBound].contains(.given)
        {
            found.prison += 4
        }
        if word == "of", before > sentence.lowerBound, Self.areaNouns.contains(lower(before - 1)) { found.place += 3 }
        if Self.areaNouns.contains(word) { found.place += 2 }
        // "in Karşıyaka and Bornova"
        if word == "and" || word == ",", before > sentence.lowerBound, facts[before - 1].contains(.capital) {
            var first = before - 1
            while first > sentence.lowerBound, facts[first - 1].contains(.capital) { first -= 1 }
            if first > sentence.lowerBound, ["in", "near", "at"].contains(lower(first - 1)) { found.place += 2.2 }
        }
        if word == "the" {
            found.person -= 1.5
            found.organisation += 0.5
        }
        if hasPersonNoun(endingAt: before, from: sentence.lowerBound) { found.person += 3 }
        if ["and", "or", ","].contains(word) { found.person += 0.2 }
        if ["against", "by", "with", "called", "named"].contains(word) { found.person += 0.6 }
        if Self.undergoing.contains(word) || word == "for" { found.person += 0.4 }
    }

    /// "spent five months in", "set free from", "came out of", "the camp of": what follows holds prisoners.
    private func isAfterImprisonment(_ preposition: Int, sentence: Range<Int>) -> Bool {
        let word = lower(preposition)
        let verbs: Set<String>
        switch word {
        case "in":
            verbs = [
                "spent", "imprisoned", "jailed", "incarcerated", "served", "inmates", "prisoners", "serving", "inmate",
                "prisoner",
            ]
        case "from": verbs = ["freed", "free", "released", "escaped", "release"]
        case "of", "inside":
            verbs = ["came", "walked", "camp", "camps", "inmates", "prisoners", "inside", "walls", "cells", "left"]
        case "at": verbs = ["inmates", "prisoners", "inmate", "prisoner"]
        default: return false
        }
        var index = preposition - 1
        var steps = 0
        while index >= sentence.lowerBound, steps < 7, page.words.tokens[index].shape != .punctuation {
            if verbs.contains(lower(index)) {
                return word != "of"
                    || ["camp", "camps", "inmates", "prisoners", "walls", "cells"].contains(lower(index))
                    || lower(preposition - 1) == "out"
            }
            if word != "in", steps > 2 { return false }
            index -= 1
            steps += 1
        }
        return false
    }

    /// Whether a role or kin noun, or a title, ends at a token.
    func hasPersonNoun(endingAt index: Int, from floor: Int) -> Bool {
        guard index >= floor, page.words.tokens[index].shape != .punctuation else { return false }
        if lexicon.titles[lower(index)] != nil, facts[index].contains(.capital) { return true }
        if lexicon.roles.ending(at: index, from: floor, in: page.words.tokens) != nil { return true }
        if lexicon.kin.ending(at: index, from: floor, in: page.words.tokens) != nil { return true }
        return false
    }

    private func isDateline(after end: Int, sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return false }
        guard [",", "-", "/", ".", "("].contains(lower(end)) else { return false }
        let next = end + 1
        guard next < sentence.upperBound else { return false }
        return page.words.tokens[next].shape == .number || facts[next].contains(.thing)
            || facts[next].contains(.blocked) || lower(end) == "-" || lower(end) == "/"
    }
}
