// Words that are written with a full stop, and what that full stop means.

/// The list of abbreviations of a language.
package struct Abbreviations: Sendable {
    package enum Use: UInt8, Sendable {
        /// A name or number follows; never ends a sentence.
        case title
        /// An abbreviation only where a number follows.
        case number
        /// May end a sentence.
        case end
    }

    private let uses: [String: Use]

    package init() {
        var uses: [String: Use] = [:]
        for row in EmbeddedFile("lexicons/en/abbreviations.tsv")?.tableRows ?? [] where row.count >= 2 {
            switch row[1] {
            case "title": uses[String(row[0])] = .title
            case "number": uses[String(row[0])] = .number
            default: uses[String(row[0])] = .end
            }
        }
        self.uses = uses
    }

    /// What a full stop after this lower-case word means, or nil if the word is no abbreviation.
    package subscript(word: String) -> Use? { word.utf8.count > 7 ? nil : uses[word] }
}
