// A provision of law as a report cites it: country, code, article, part.

/// The kinds of code that a provision may stand in.
public enum LegalCode: String, CaseIterable, Hashable, Sendable, Codable {
    case criminal, administrative
    case criminalProcedure = "criminal-procedure"
    case constitution, other
}

/// One provision of law: an article, perhaps one part of it, of a code of a country.
public struct Provision: Hashable, Sendable, Codable {
    /// The article or section as written, without the word for it: `297`, `272.3`, `58A`.
    public var article: String
    /// The part, paragraph or subsection, where one is named.
    public var part: String?
    /// The code the article stands in.
    public var code: LegalCode
    /// ISO 3166 country code, where known.
    public var country: String?

    /// Makes a provision from its parts.
    public init(article: String, part: String? = nil, code: LegalCode, country: String? = nil) {
        self.article = article
        self.part = part
        self.code = code
        self.country = country
    }

    /// The short form that events refer to: `297/2 criminal`, `488 administrative`.
    public var key: String { article + (part.map { "/" + $0 } ?? "") + " " + code.rawValue }
}
