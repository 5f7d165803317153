// Puts right the tag and lemma of verbs that treebanks hardly know ("was fined", "freed") and reports are full of.
import Syntax

/// The inflected forms of the verbs of the trigger list.
struct VerbForms: Sendable {
    private enum Form { case participle, gerund, present }

    private var forms: [String: (lemma: String, form: Form)] = [:]

    init(_ lemmas: [String]) {
        for lemma in lemmas where lemma.count > 2 && lemma.allSatisfy({ $0.isLetter || $0 == "-" }) {
            for (form, kind) in Self.regular(lemma) where forms[form] == nil { forms[form] = (lemma, kind) }
        }
    }

    private static func regular(_ lemma: String) -> [(String, Form)] {
        let stem: String
        if lemma.hasSuffix("ee") {
            return [(lemma + "d", .participle), (lemma + "ing", .gerund), (lemma + "s", .present)]
        } else if lemma.hasSuffix("e") {
            stem = String(lemma.dropLast())
        } else if lemma.hasSuffix("y"), let before = lemma.dropLast().last, !"aeiou".contains(before) {
            return [
                (lemma.dropLast() + "ied", .participle), (lemma + "ing", .gerund), (lemma.dropLast() + "ies", .present),
            ]
        } else if doubles(lemma), let last = lemma.last {
            stem = lemma + String(last)
        } else {
            stem = lemma
        }
        let sibilant = ["s", "sh", "ch", "x", "z"].contains { lemma.hasSuffix($0) }
        return [(stem + "ed", .participle), (stem + "ing", .gerund), (lemma + (sibilant ? "es" : "s"), .present)]
    }

    /// One syllable that ends in consonant, vowel, consonant doubles the last: "ban", "banned".
    private static func doubles(_ lemma: String) -> Bool {
        let letters = Array(lemma)
        guard letters.count >= 3 else { return false }
        func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
        let last = letters[letters.count - 1]
        guard !isVowel(last), !"wxy".contains(last), isVowel(letters[letters.count - 2]),
            !isVowel(letters[letters.count - 3])
        else {
            return false
        }
        return letters.filter(isVowel).count == 1
    }

    /// "searched his flat and": a home, where nothing follows that could be flat.
    private func isFlat(_ index: Int, in text: TokenizedText) -> Bool {
        guard text.tokens[index].tag == .adj, text.tokens[index].lower == "flat", index > 0,
            index + 1 < text.tokens.count,
            ["'s", "’s", "his", "her", "their", "the", "a"].contains(text.tokens[index - 1].lower)
        else { return false }
        return !text.tokens[index + 1].tag.isNominal && text.tokens[index + 1].tag != .adj
    }

    /// Corrects the tokens of a text.
    func correct(_ text: inout TokenizedText) {
        for index in text.tokens.indices {
            if isFlat(index, in: text) { text.tokens[index].tag = .noun }
            guard let known = forms[text.tokens[index].lower] else { continue }
            switch text.tokens[index].tag {
            case .verb:
                text.tokens[index].lemma = known.lemma
            case .adj, .noun, .adv, .propn, .x:
                guard known.form == .participle, followsAuxiliary(index, in: text) else { continue }
                text.tokens[index].tag = .verb
                text.tokens[index].lemma = known.lemma
            default: continue
            }
        }
    }

    private static let auxiliaries: Set<String> = ["be", "get", "have"]

    /// Whether "was", "has been", "got" stands before, with nothing but adverbs and coordinated participles between.
    private func followsAuxiliary(_ index: Int, in text: TokenizedText) -> Bool {
        var back = index - 1
        while back >= 0, index - back < 9 {
            let token = text.tokens[back]
            if Self.auxiliaries.contains(token.lemma) { return true }
            let isJoint = token.lower == "," || token.lower == "and" || token.lower == "or"
            let isParticiple = token.tag == .verb && (token.lower.hasSuffix("ed") || token.lower.hasSuffix("en"))
            guard token.tag == .adv || token.tag == .part || isJoint || isParticiple else { return false }
            back -= 1
        }
        return false
    }
}
