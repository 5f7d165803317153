// Which country a report is about: the one that its countries, demonyms and cities name most often.
import CaseModel
import Syntax

enum CountryGuess {
    /// The ISO 3166 code of the country the report names most, itself, by its people or by its cities; `nil` where it names none.
    /// Of two named equally often, the one named first.
    static func country(of page: Page) -> String? {
        country(in: CitationPieces(page.words.bytes.isEmpty ? Array(page.text.utf8) : page.words.bytes))
    }

    static func country(in text: CitationPieces) -> String? {
        var counts: [String: Int] = [:]
        var order: [String] = []
        var at = 0
        while at < text.count {
            guard let (name, end) = name(in: text, at: at) else {
                at += 1
                continue
            }
            if counts[name.country] == nil { order.append(name.country) }
            counts[name.country, default: 0] += 1
            at = end
        }
        return order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    }

    /// The longest name of a country, a people or a city that starts at a piece, and the piece after it.
    static func name(in text: CitationPieces, at index: Int) -> (name: LawLexicon.CountryName, end: Int)? {
        guard text.isCapitalised(index), let candidates = LawLexicon.english.places[text.lower(index)] else {
            return nil
        }
        for candidate in candidates {
            var at = index + 1
            var matches = true
            for word in candidate.rest {
                // Marks inside a name ("St. Petersburg", "Xi'an") don't count.
                while at < index + 6, text.isMark(at, ".") || text.isQuote(at) { at += 1 }
                guard text.isWord(at), text.lower(at) == word else {
                    matches = false
                    break
                }
                at += 1
            }
            if matches, !candidate.rest.isEmpty || candidate.country != "US" || text.text(index) != "Us" {
                return (candidate, at)
            }
        }
        return nil
    }
}
