// Gathers the quotes of a publication that a test puts together.

public import Publication

/// Numbers quotes as they come, and puts them in the order of their sources at the end.
public struct QuoteGatherer {
    private var quotes: [PublishedQuote] = []

    public init() {}

    /// The number of a quote, for the time being.
    public mutating func number(of words: String, in source: Int) -> Int {
        let quote = PublishedQuote(source: source, words: words)
        if let known = quotes.firstIndex(of: quote) { return known }
        quotes.append(quote)
        return quotes.count - 1
    }

    private var order: [Int] { quotes.indices.sorted { (quotes[$0].source, $0) < (quotes[$1].source, $1) } }

    /// The quotes as a publication has them.
    public var inOrder: [PublishedQuote] { order.map { quotes[$0] } }

    /// Statements with the places that their quotes have then.
    public func placed(_ statements: [PublishedStatement]) -> [PublishedStatement] {
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return statements.map { statement in
            var statement = statement
            statement.quote = statement.quote.flatMap { places[$0] }
            return statement
        }
    }
}
