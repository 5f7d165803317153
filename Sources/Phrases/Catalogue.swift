// Everything that is said in all languages: tables of phrases, read once.

/// The key of a phrase, such as "inbox.title".
public struct Word: Hashable, Sendable, ExpressibleByStringInterpolation {
    public let key: String

    public init(stringLiteral key: String) { self.key = key }
}

/// The phrases of all languages.
public struct Catalogue: Sendable {
    private var phrases: [Language: [String: Phrase]] = [:]
    /// What is wrong with the tables, a sentence each; empty in a build whose tests passed.
    public private(set) var problems: [String] = []
    /// All keys.
    public private(set) var keys: Set<String> = []

    /// The table of the terms of the field, which every catalogue has.
    public static let terms = PackageResources.terms_tsv

    /// Tables have a key, then one column for each language, parted by tabs.
    public init(tables: [[UInt8]]) {
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
    public func phrase(_ key: String, in language: Language) -> Phrase? { phrases[language]?[key] }
}

/// The phrases of one language.
public struct Phrasebook: Sendable {
    public let language: Language
    private let catalogue: Catalogue

    public init(_ catalogue: Catalogue, _ language: Language) {
        self.catalogue = catalogue
        self.language = language
    }

    /// A phrase with its places filled. A key that is in no table shows itself, and a test fails.
    public func callAsFunction(_ word: Word, _ arguments: [String: Argument] = [:]) -> String {
        catalogue.phrase(word.key, in: language)?.said(arguments, in: language) ?? "⟦\(word.key)⟧"
    }

    /// A phrase where there is one.
    public func ifAny(_ word: Word) -> String? { catalogue.phrase(word.key, in: language)?.said([:], in: language) }
}
