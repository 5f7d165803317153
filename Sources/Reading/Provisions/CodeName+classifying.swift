// What code the words of a name mean: criminal, administrative, procedure, constitution or another law.
import CaseModel

extension CodeNameReader {
    func classified(_ name: CodeName) -> CodeName {
        var name = name
        var words: [String] = []
        var at = name.pieces.lowerBound
        while at < name.pieces.upperBound {
            if let (place, end) = CountryGuess.name(in: text, at: at), place.isCountry {
                if name.country == nil { name.country = place.country }
                words += (at..<end).map { text.lower($0) }
                at = end
                continue
            }
            if let country = Self.shortCountries[text.text(at)], name.country == nil { name.country = country }
            words.append(text.isWord(at) ? text.lower(at) : text.isNumber(at) ? "number" : "'")
            at += 1
        }
        name.noun = words.last { Self.nouns.contains($0) } ?? ""
        name.isSame = ["same", "said", "abovementioned", "aforementioned"].contains { words.contains($0) }
        name.code = Self.code(of: words)
        return name
    }

    /// What code the words of a name mean; `nil` where they don't say.
    static func code(of words: [String]) -> LegalCode? {
        let has = { (options: [String]) in options.contains { words.contains($0) } }
        guard let noun = words.firstIndex(where: { nouns.contains($0) }) else { return nil }
        if noun > 0, words[noun] == "law", words[noun - 1] == "basic" { return .constitution }
        if words[noun] == "constitution" { return .constitution }
        if words[noun] == "koap" { return .administrative }
        if words[noun] == "sanhita" { return has(["nagarik", "suraksha"]) ? .criminalProcedure : .criminal }
        if has(["procedure", "procedural", "procedures", "proceedings"]) {
            return has(["criminal", "penal"]) ? .criminalProcedure : .other
        }
        let isCode = words[noun] == "code" || words[noun] == "codex"
        if isCode {
            if has(["execution", "executive", "enforcement"]) { return .other }
            if has(["criminal", "penal", "crimes"]) { return .criminal }
            if has([
                "administrative", "offences", "offenses", "misdemeanours", "misdemeanors", "violations",
                "contraventions", "infractions", "misconduct",
            ]) {
                return .administrative
            }
            let qualified = words.contains {
                ![
                    "the", "old", "new", "same", "said", "this", "that", "code", "current", "former", "revised", "its",
                    "s", "country", "in", "of", "'",
                ].contains($0)
            }
            return qualified && words.count > 1
                && has([
                    "civil", "tax", "labour", "labor", "family", "electoral", "election", "customs", "land", "media",
                    "information", "military", "budget", "health",
                ]) ? .other : nil
        }
        if noun > 0, ["criminal", "penal"].contains(words[noun - 1]), words[noun] == "law" || words[noun] == "statute" {
            return has(["amendment", "amendments"]) ? .other : .criminal
        }
        if noun > 0, words[noun - 1] == "crimes", noun == 1 || words[noun - 2] == "the" { return .criminal }
        if has(["codification"]), has(["criminal"]) { return .criminal }
        if has(["administrative", "administration"]),
            has(["offences", "offenses", "liability", "responsibility", "penalties", "punishment", "punishments"])
        {
            return .administrative
        }
        if noun > 0, words[noun - 1].hasPrefix("misdemean") { return .administrative }
        let plain: Set<String> = [
            "the", "this", "that", "same", "said", "law", "act", "of", "new", "old", "s", "a", "its", "in", "'",
        ]
        return words.allSatisfy { plain.contains($0) } ? nil : .other
    }
}
