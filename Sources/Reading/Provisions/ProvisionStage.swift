// Finds provisions of law in all their spellings and says of which code and country they are.
import CaseModel
import Syntax

/// Finds citations of law.
///
/// Finds: "Article 297, Part 2 of the Criminal Code of the Republic of Kazakhstan", "Art. 405(2) CC", "Articles 257 and 405",
/// "p. 1 Art. 342 CC", "ss. 12-14", "36/307-1 CC", "section 58 of the Penal Code", "Criminal Code article 130".
/// Leaves alone: "an article of 2024", "Part 2 of the series", "section 209 of Evin prison", the organisation ARTICLE 19.
/// Where no code stands beside the citation: the code of the same article elsewhere in the text, else a law named shortly before, else
/// what the sentence is about (a charge, a fine), else `other`.
enum ProvisionStage {
    static func find(in page: Page) -> [ProvisionMention] {
        let bytes = page.words.bytes.isEmpty ? Array(page.text.utf8) : page.words.bytes
        return find(in: bytes, country: page.country).map { found in
            ProvisionMention(tokens: tokens(of: found.span, in: page.words.tokens), provision: found.provision)
        }
    }

    /// The provisions cited in a text, with the words that cite them; each part of an article is one.
    static func find(in bytes: [UInt8], country: String?) -> [(provision: Provision, span: ByteSpan)] {
        guard mayCite(bytes) else { return [] }
        let text = CitationPieces(bytes)
        let names = CodeNameReader(text)
        let citations = CitationParser(text: text, names: names).citations()
        guard !citations.isEmpty else { return [] }
        let codes = CodeResolver(text: text, names: names, citations: citations).codes()
        let home = country ?? CountryGuess.country(in: text)
        var found: [(Provision, ByteSpan)] = []
        var lastParts: [String: [String]] = [:]
        for (citation, code) in zip(citations, codes) {
            let span = ByteSpan(
                text.pieces[citation.pieces.lowerBound].start, text.pieces[citation.pieces.upperBound - 1].end)
            for article in citation.articles {
                // "Art. 258 p. 1 ... left out Art. 258": an article told again without its part is the same provision.
                let parts = article.parts.isEmpty ? lastParts[article.number] ?? [] : article.parts
                if !article.parts.isEmpty { lastParts[article.number] = article.parts.count == 1 ? article.parts : nil }
                for part in parts.isEmpty ? [nil] : parts.map(Optional.some) {
                    found.append(
                        (
                            Provision(
                                article: article.number, part: part, code: code.code, country: code.country ?? home),
                            span
                        ))
                }
            }
        }
        return found
    }

    /// A citation needs a digit; most sentences of most reports need no further look.
    private static func mayCite(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 >= 48 && $0 <= 57 } }

    /// The tokens that hold a span of bytes.
    private static func tokens(of span: ByteSpan, in tokens: [Token]) -> Range<Int> {
        let first = lowerBound(tokens) { $0.end > span.start }
        let end = lowerBound(tokens) { $0.start >= span.end }
        return first..<max(first, end)
    }

    /// Index of the first token of which a statement is true, that is true of all after it.
    private static func lowerBound(_ tokens: [Token], where isTrue: (Token) -> Bool) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if isTrue(tokens[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
