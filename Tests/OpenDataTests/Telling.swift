// What a publication says and what a file said, in one form in which they can be compared.

import CaseModel
import Publication
import Tables

/// A statement without the numbers that entities have on one side.
struct Telling: Hashable, CustomStringConvertible {
    var subject: String
    var property: String
    var value: String
    var standing: Standing
    var wordOf: [String] = []
    var deniedBy: String?
    var isFormer = false
    var source: String?
    var quote: String?

    var description: String {
        "\(subject) \(property) \(value.debugDescription.prefix(80)) \(standing) \(wordOf) \(deniedBy ?? "") \(isFormer) \(source ?? "") \(quote ?? "")"
    }

    init(
        _ statement: Statement, id: (EntityID) -> String, source: String? = nil, quote: String? = nil,
        words: (String) -> String = { $0 }
    ) {
        subject = id(statement.subject)
        property = statement.property.fileName
        value =
            switch statement.value {
            case .entity(let other): "entity " + id(other)
            case .text(let text): "text " + words(text)
            default: "\(statement.value)"
            }
        func speaker(_ speaker: Speaker) -> String {
            switch speaker {
            case .entity(let entity): "entity " + id(entity)
            case .unnamed(let text): "words " + words(text)
            }
        }
        standing = statement.standing
        wordOf = statement.wordOf.map(speaker)
        deniedBy = statement.deniedBy.map(speaker)
        isFormer = statement.isFormer
        self.source = source
        self.quote = quote.map(words)
    }

    /// All that a publication says, in its order.
    static func all(of publication: Publication, words: (String) -> String = { $0 }) -> [Telling] {
        publication.statements.map { published in
            Telling(
                published.statement, id: { publication.entities[$0.number].id.description },
                source: publication.sources[published.source].id.description, quote: publication.words(of: published),
                words: words)
        }
    }

    /// All that a file said, in its order.
    static func all(of exchange: Exchange) -> [Telling] {
        exchange.statements.map { said in
            Telling(
                said.statement, id: { exchange.things[$0.number].id },
                source: said.origin.map { exchange.origins[$0].id }, quote: said.quote)
        }
    }
}
