// The word lists of this stage: names of codes, words that tell a kind of case, countries.
import CaseModel

/// What a word or abbreviation says about the code of a citation.
struct CodeMark {
    var code: LegalCode
    var country: String?
}

/// Word lists of the provision stage, read once from inside the binary.
struct LawLexicon: Sendable {
    static let english = LawLexicon(language: "en")

    /// Abbreviations of codes, as written.
    let abbreviations: [String: CodeMark]
    /// Lower-case words that tell what kind of case a sentence is about, with their weight.
    let cues: [String: (code: LegalCode, weight: Double)]
    /// Names, demonyms and cities by their first word in lower case; longest first.
    let places: [String: [CountryName]]

    /// A name that stands for a country: its words after the first, and the country's ISO code.
    struct CountryName: Sendable {
        var rest: [String]
        var country: String
        var isCountry: Bool
    }

    init(language: String) {
        var abbreviations: [String: CodeMark] = [:]
        for row in LexiconFile("codes", language: language).rows where row.count >= 3 {
            guard let code = LegalCode(rawValue: row[1]) else { continue }
            abbreviations[row[0]] = CodeMark(code: code, country: row[2].isEmpty ? nil : row[2])
        }
        var cues: [String: (LegalCode, Double)] = [:]
        for row in LexiconFile("codes-cues", language: language).rows where row.count >= 3 {
            guard let code = LegalCode(rawValue: row[1]), let weight = Double(row[2]) else { continue }
            cues[row[0]] = (code, weight)
        }
        var places: [String: [CountryName]] = [:]
        for row in LexiconFile("codes-countries", language: language).rows where row.count >= 4 {
            for (column, isCountry) in [(1, true), (2, true), (3, false)] {
                for name in row[column].split(separator: ";") {
                    let words = Self.words(of: name)
                    guard let first = words.first else { continue }
                    places[first, default: []].append(
                        CountryName(rest: Array(words.dropFirst()), country: row[0], isCountry: isCountry))
                }
            }
        }
        self.abbreviations = abbreviations
        self.cues = cues
        self.places = places.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }

    /// The words of a name as `CitationPieces` cuts them, in lower case, marks left out.
    private static func words(of name: Substring) -> [String] {
        let pieces = CitationPieces(Array(name.utf8))
        return (0..<pieces.count).filter { pieces.isWord($0) }.map { pieces.lower($0) }
    }
}
