// Reads our own JSON: publication.json, or the file of one case.

import CaseModel
import FoundationEssentials

enum PublicationReader {
    static func read(_ bytes: [UInt8]) throws(TableError) -> Exchange {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: Data(bytes))
        } catch {
            throw JSONProblem.error(error, in: "it")
        }
        guard file.format == "habeas-publication" else {
            throw TableError("it is no publication of Habeas; its format is '\(file.format.prefix(40))'.")
        }
        guard (1...2).contains(file.version) else {
            throw TableError("it is a publication of version \(file.version), which a later Habeas reads.")
        }
        var exchange = Exchange(.publication)
        exchange.title = file.title
        for (place, entity) in file.entities.enumerated() {
            guard let type = EntityType(rawValue: entity.type) else {
                exchange.problem("entity \(place + 1)", "'\(entity.type.prefix(40))' is no type that is known.")
                continue
            }
            if !exchange.add(entity.id, type) {
                exchange.problem("entity \(place + 1)", "its id stands for something else already.")
            }
        }
        for (place, source) in file.sources.enumerated() {
            let published = source.published.flatMap { EDTF($0) }
            if source.published != nil, published == nil {
                exchange.problem("source \(place + 1)", "'\(source.published?.prefix(40) ?? "")' is no date in EDTF.")
            }
            exchange.add(
                Exchange.Origin(
                    id: source.id, kind: source.kind, title: source.title, site: source.site, published: published,
                    language: source.language, original: source.original))
        }
        let quotes = Dictionary(
            file.sources.map { ($0.id, $0.quotes ?? []) }, uniquingKeysWith: { first, _ in first })
        var quoted = 0
        for (place, statement) in file.statements.enumerated() {
            add(statement, place + 1, quotes, &quoted, to: &exchange)
        }
        return exchange
    }

    /// In bytes: ten times what a publication of 5,000 cases has.
    private static let mostQuoted = 256 << 20

    private static func add(
        _ said: File.Said, _ number: Int, _ quotes: [String: [String]], _ quoted: inout Int,
        to exchange: inout Exchange
    ) {
        let place = "statement \(number)"
        guard exchange.thing(said.subject) != nil else {
            return exchange.problem(place, "its subject is not among the entities.")
        }
        guard let property = Property(fileName: said.property) else {
            return exchange.problem(place, "no property is called '\(said.property.prefix(40))'.")
        }
        guard let value = exchange.value(said.value.value, of: property) else {
            return exchange.problem(place, "its value is none that '\(said.property)' can have.")
        }
        guard let standing = Standing(rawValue: said.standing) else {
            return exchange.problem(place, "'\(said.standing.prefix(40))' is no standing.")
        }
        func speaker(_ speaker: File.Speaking) -> Speaker? {
            if let words = speaker.words { return .unnamed(words) }
            return speaker.entity.flatMap { exchange.thing($0) }.map { .entity($0) }
        }
        let wordOf = (said.word_of ?? []).map(speaker)
        let deniedBy = said.denied_by.map(speaker)
        guard !wordOf.contains(nil), deniedBy != .some(nil) else {
            return exchange.problem(place, "it names a speaker who is not among the entities.")
        }
        guard let origin = exchange.origin(said.source) else {
            return exchange.problem(place, "its source is not among the sources.")
        }
        var quote: String?
        switch said.quote {
        case .words(let words): quote = words
        case .number(let number):
            guard let known = quotes[said.source], known.indices.contains(number) else {
                return exchange.problem(place, "its source has no quote \(number).")
            }
            quote = known[number]
            // A quote that is named again and again must not grow a small file into all there is of memory.
            quoted += known[number].utf8.count
            guard quoted <= mostQuoted else {
                return exchange.problem(place, "all quotes together are longer than any publication's.")
            }
        case nil: break
        }
        exchange.state(
            said.subject, property, value, wordOf: wordOf.compactMap(\.self), standing: standing,
            deniedBy: deniedBy ?? nil, isFormer: said.former ?? false, origin: origin, quote: quote)
    }

    /// The keys of the file.
    private struct File: Decodable {
        struct Entity: Decodable {
            var id: String
            var type: String
        }

        struct Source: Decodable {
            var id: String
            var kind: String
            var title: String?
            var site: String?
            var published: String?
            var language: String
            var original: Int
            var quotes: [String]?
        }

        struct Speaking: Decodable {
            var entity: String?
            var words: String?
        }

        struct Said: Decodable {
            var subject: String
            var property: String
            var value: Told
            var standing: String
            var word_of: [Speaking]?
            var denied_by: Speaking?
            var former: Bool?
            var source: String
            var quote: Quote?
        }

        /// In version 1 the words themselves, since then their place among the quotes of the source.
        enum Quote: Decodable {
            case words(String)
            case number(Int)

            init(from decoder: any Decoder) throws {
                let json = try decoder.singleValueContainer()
                if let number = try? json.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .words(try json.decode(String.self))
                }
            }
        }

        struct Told: Decodable {
            var value: ExchangeValue

            init(from decoder: any Decoder) throws {
                let json = try decoder.singleValueContainer()
                if let words = try? json.decode(String.self) {
                    value = .words(words)
                } else if let number = try? json.decode(Int.self) {
                    value = .number(number)
                } else if let isTrue = try? json.decode(Bool.self), isTrue {
                    value = .mark
                } else {
                    value = .provision(try json.decode(Provision.self))
                }
            }
        }

        var format: String
        var version: Int
        var title: String?
        var entities: [Entity]
        var sources: [Source]
        var statements: [Said]
    }
}

/// What is wrong with JSON, in a sentence.
enum JSONProblem {
    static func error(_ error: any Error, in what: String) -> TableError {
        TableError("\(what) \(words(of: error)).")
    }

    static func words(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "is no JSON that can be read" }
        func path(_ context: DecodingError.Context) -> String {
            let parts = context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
            return parts.isEmpty ? "" : " at \(parts.joined(separator: " "))"
        }
        switch error {
        case .keyNotFound(let key, let context): return "has no '\(key.stringValue)'\(path(context))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "has something of another type\(path(context))"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "has something that can't be read\(path(context))"
        default: return "is no JSON that can be read; it may be cut short: fetch it again"
        }
    }
}
