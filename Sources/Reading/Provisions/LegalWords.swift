// The small words of citations: article, section, part, first, and, read with.

enum LegalWords {
    private static let heads: Set<String> = [
        "article", "articles", "art", "arts", "section", "sections", "sec", "secs", "sect", "s", "ss",
    ]

    /// Whether a word names an article; a lone "s" counts only before a number, as its caller checks.
    static func isHead(_ word: String) -> Bool {
        guard word.utf8.count <= 8, let first = word.utf8.first, first == 97 || first == 115 else { return false }
        return heads.contains(word)
    }

    static func isPluralHead(_ word: String) -> Bool { ["articles", "arts", "sections", "secs", "ss"].contains(word) }

    /// Words for a part of an article; a part proper ranks above a paragraph, that above an item, where several are named.
    private static let partRanks: [String: Int] = [
        "part": 3, "parts": 3, "pt": 3, "p": 3, "pp": 3, "subsection": 3, "subsections": 3, "sub-section": 3,
        "section": 3, "sections": 3, "§": 3,
        "paragraph": 2, "paragraphs": 2, "para": 2, "paras": 2, "par": 2, "pars": 2, "¶": 2,
        "clause": 1, "clauses": 1, "cl": 1, "item": 1, "items": 1, "point": 1, "points": 1, "subparagraph": 1,
        "sub-paragraph": 1, "subpart": 1,
        "sub-clause": 1, "letter": 1, "subparagraphs": 1,
    ]

    /// Whether a word names a part before its article ("section" is left out: there it is the article).
    static func isPart(_ word: String) -> Bool {
        guard let first = word.utf8.first, word.utf8.count <= 13,
            first == 112 || first == 115 || first == 99 || first == 105 || first == 108
        else { return false }
        return partRanks[word] != nil && word != "section" && word != "sections"
    }

    static func partRank(_ word: String) -> Int? { partRanks[word] }

    static func isPluralPart(_ word: String) -> Bool { word.count > 2 && word.hasSuffix("s") || word == "pp" }

    static let ordinals: [String: String] = [
        "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "1st": "1", "2nd": "2",
        "3rd": "3", "4th": "4",
    ]

    static let numberWords: [String: String] = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10",
    ]

    static let latin: Set<String> = ["bis", "ter", "quater", "quinquies", "sexies"]

    private static let separators: Set<String> = [
        ",", "and", "or", "&", "as", "well", "also", "/", "+", ";", "read", "with", "together", "in", "conjunction",
        "then",
    ]

    /// Words and marks that join the articles of one list.
    static func isSeparator(_ word: String) -> Bool { separators.contains(word) }

    /// What a "section" can also be: a part of a prison or a cemetery.
    static let buildings: Set<String> = [
        "prison", "ward", "colony", "cemetery", "camp", "hospital", "jail", "building", "report", "book", "district",
        "penitentiary", "highway", "road", "border",
        "exam", "essay",
    ]

    /// Words that may follow the last number of a list; another small-letter word makes the number a count ("and 12 others").
    static let followers: Set<String> = [
        "of", "and", "or", "in", "on", "to", "for", "with", "as", "which", "that", "by", "respectively", "under",
        "from", "against", "is", "was", "are", "were",
        "has", "had", "have", "at", "after", "before", "but", "when", "where", "who", "he", "she", "they", "it", "the",
        "a", "an", "carries", "carry", "provides",
        "provide", "punishes", "punish", "concerning", "if", "because", "into", "since", "while", "until", "would",
        "may", "can", "could", "against", "if", "instead",
        "relating", "dealing", "covering", "criminalise", "criminalize", "through", "also", "both", "part", "parts",
        "paragraph", "clause", "p", "bis", "ter",
    ]

    /// A year of four digits.
    static func isYear(_ number: String) -> Bool {
        number.utf8.count == 4 && (number.hasPrefix("19") || number.hasPrefix("20"))
            && number.utf8.allSatisfy { (48...57).contains($0) }
    }
}
