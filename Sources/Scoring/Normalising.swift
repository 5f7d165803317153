// How names, dates and provisions are made comparable before they are compared.
import Foundation

enum Normalising {
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "messrs", "dr", "judge", "prosecutor", "lawyer", "president",
    ]

    /// Countries are never scored as places.
    static let countries: Set<String> = [
        "kazakhstan", "republic of kazakhstan", "kyrgyzstan", "kyrgyz republic", "tajikistan", "uzbekistan",
        "turkmenistan", "russia", "russian federation", "belarus", "ukraine", "azerbaijan", "armenia", "georgia",
        "turkey", "turkiye", "iran", "vietnam", "egypt", "nicaragua", "cuba", "united states", "usa", "us",
        "united arab emirates", "uae", "china", "central asia", "poland", "lithuania", "latvia", "estonia", "germany",
        "france", "austria", "belgium", "netherlands", "united kingdom", "uk", "moldova", "afghanistan", "pakistan",
        "india", "mongolia", "qatar", "saudi arabia", "sri lanka",
    ]

    /// Lower case without accents, quotes and punctuation; words parted by one space.
    static func text(_ value: String?) -> String {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func endWord() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for scalar in fold(value ?? "") {
            if isQuote(scalar) { continue }
            if isWord(scalar) { word.append(scalar) } else { endWord() }
        }
        endWord()
        return words.joined(separator: " ")
    }

    /// The words of a person's name without titles, in alphabetical order.
    static func person(_ name: String?) -> [String] {
        let words = text(name).split(separator: " ").map(String.init)
        let bare = words.filter { !titles.contains($0) }
        return (bare.isEmpty ? words : bare).sorted(by: precedes)
    }

    /// An organisation's name without a leading article.
    static func organisation(_ name: String?) -> String {
        text(name).split(separator: " ").drop { $0 == "the" }.joined(separator: " ")
    }

    /// A date without its marks of doubt; empty counts as none.
    static func date(_ date: String?) -> String? {
        guard let date, !date.isEmpty else { return nil }
        return date.filter { !"~?%".contains($0) }
    }

    /// Article and part joined by dots.
    static func article(_ article: String?, _ part: String?) -> String {
        let joined = [article, part].compactMap { $0 }.filter { !$0.isEmpty }
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.joined(separator: ".")
        return joining(joined, with: ".").trimmingCharacters(in: CharacterSet(charactersIn: "."))
    }

    /// A provision as events name it, in words.
    static func provision(_ key: String) -> String {
        joining(key, with: " ").trimmingCharacters(in: .whitespaces)
    }

    /// Whether the first string comes first by its code points.
    static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    /// Case folded, with every run of characters that are no letters, digits or underscores replaced.
    private static func joining(_ value: String, with separator: String) -> String {
        var result = ""
        var isInside = true
        for scalar in foldCase(value).unicodeScalars {
            if isWord(scalar) {
                result.unicodeScalars.append(scalar)
                isInside = true
            } else if isInside {
                result += separator
                isInside = false
            }
        }
        return result
    }

    private static func fold(_ value: String) -> String.UnicodeScalarView {
        var bare = String.UnicodeScalarView()
        for scalar in value.decomposedStringWithCompatibilityMapping.unicodeScalars
        where scalar.properties.canonicalCombiningClass == .notReordered {
            bare.append(scalar == "\u{131}" ? "i" : scalar)
        }
        return foldCase(String(bare)).unicodeScalars
    }

    private static func foldCase(_ value: String) -> String {
        value.lowercased().replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ς", with: "σ")
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        "\u{2018}\u{2019}\u{2bc}'`\"\u{201c}\u{201d}\u{ab}\u{bb}".unicodeScalars.contains(scalar)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "_" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .decimalNumber, .letterNumber, .otherNumber: return true
        default: return false
        }
    }
}
