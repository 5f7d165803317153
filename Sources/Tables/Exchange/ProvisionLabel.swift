// A provision in one cell or note that can be read back: "297/2 criminal KZ".

public import CaseModel

/// Writes and reads a provision in one line.
public enum ProvisionLabel {
    /// The article, the part after a slash, the code, the country.
    public static func words(of provision: Provision) -> String {
        provision.key + (provision.country.map { " " + $0 } ?? "")
    }

    /// The provision of a line; nil where it is none.
    public static func provision(_ words: String) -> Provision? {
        var parts = words.split(separator: " ").map(String.init)
        var country: String?
        if let last = parts.last, last.utf8.count == 2, last.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            country = last
            parts.removeLast()
        }
        guard let code = parts.popLast().flatMap({ LegalCode(rawValue: $0) }), !parts.isEmpty else { return nil }
        let article = parts.joined(separator: " ").split(separator: "/", maxSplits: 1).map(String.init)
        guard let first = article.first else { return nil }
        return Provision(article: first, part: article.count > 1 ? article[1] : nil, code: code, country: country)
    }
}
