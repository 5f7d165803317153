// Everything that the interface says, in all its languages: one table for each room of pages, read once.

/// The key of a phrase, such as "inbox.title".
struct Word: Hashable, Sendable, ExpressibleByStringInterpolation {
    let key: String

    init(stringLiteral key: String) { self.key = key }
}

/// The phrases of all languages.
struct Catalogue: Sendable {
    private var phrases: [Language: [String: Phrase]] = [:]
    /// What is wrong with the tables, a sentence each; empty in a build whose tests passed.
    private(set) var problems: [String] = []
    /// All keys.
    private(set) var keys: Set<String> = []

    /// The tables inside the program: key, then one column for each language.
    static let inside = Catalogue(tables: [
        PackageResources.frame_tsv,
        PackageResources.door_tsv,
        PackageResources.inbox_tsv,
        PackageResources.terms_tsv,
        PackageResources.review_tsv,
        PackageResources.notes_tsv,
        PackageResources.rooms_tsv,
        PackageResources.team_tsv,
        PackageResources.settings_tsv,
        PackageResources.cases_tsv,
        PackageResources.records_tsv,
    ])

    init(tables: [[UInt8]]) {
        for table in tables {
            for line in String(decoding: table, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard cells.count == 1 + Language.allCases.count else {
                    problems.append("\(cells.first ?? ""): has \(cells.count - 1) languages.")
                    continue
                }
                let key = String(cells[0])
                if !keys.insert(key).inserted { problems.append("\(key): stands twice.") }
                for (language, cell) in zip(Language.allCases, cells.dropFirst()) {
                    guard !cell.isEmpty, let phrase = Phrase(cell, in: language) else {
                        problems.append("\(key): is no phrase in \(language.rawValue).")
                        continue
                    }
                    phrases[language, default: [:]][key] = phrase
                }
            }
        }
        for key in keys {
            let places = Set(Language.allCases.compactMap { phrases[$0]?[key]?.places })
            if places.count > 1 { problems.append("\(key): the languages have different places.") }
        }
    }

    /// A phrase; nil where there is none of this key.
    func phrase(_ key: String, in language: Language) -> Phrase? { phrases[language]?[key] }
}

/// The phrases of one language.
struct Phrasebook: Sendable {
    let language: Language

    /// A phrase with its places filled. A key that is in no table shows itself, and a test fails.
    func callAsFunction(_ word: Word, _ arguments: [String: Argument] = [:]) -> String {
        Catalogue.inside.phrase(word.key, in: language)?.said(arguments, in: language) ?? "⟦\(word.key)⟧"
    }

    /// A phrase where there is one.
    func ifAny(_ word: Word) -> String? { Catalogue.inside.phrase(word.key, in: language)?.said([:], in: language) }
}
