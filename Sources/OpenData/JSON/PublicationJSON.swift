// Everything that is published, as JSON: nothing is lost. The schema is in Schema/publication.schema.json.

import CaseModel
import Presentation
public import Publication

/// Our own format. Keys are in snake_case and come in one order.
public enum PublicationJSON {
    /// The number of the format; it changes when files of before can't be read as they are any more.
    public static let version = 2

    /// The JSON Schema (2020-12) of `whole` and `oneCase`.
    public static var schema: [UInt8] { PackageResources.publication_schema_json }

    /// The whole publication.
    public static func whole(_ publication: Publication) -> [UInt8] {
        var json = JSONWriter(reserving: publication.statements.count * 120 + publication.quotes.count * 140)
        let quotes = QuoteNumbers(publication.quotes.indices, in: publication)
        json.object { json in
            head(publication, &json)
            json.lines("entities", of: publication.entities) { json, entity in write(entity, &json) }
            json.lines("sources", of: publication.sources.indices) { json, place in
                write(publication.sources[place], quotes.words(of: place), &json)
            }
            json.lines("statements", of: publication.statements) { json, statement in
                write(statement, publication, quotes, &json)
            }
        }
        json.endLine()
        return json.bytes
    }

    /// One person's case: the person, the events and everybody named in them, with what is said of them and where it comes from.
    public static func oneCase(_ file: PublishedCase, in publication: Publication) -> [UInt8] {
        var places = Set(file.entities)
        var open = Array(places)
        var told: Set<Int> = []
        // Whoever is named has to be there, with what they are called.
        while let entity = open.popLast() {
            let isWhole = entity == file.person || publication.entities[entity].type == .event
            for place in publication.statements(about: entity) {
                let statement = publication.statements[place].statement
                let isTold =
                    isWhole || statement.isTrait || statement.value == .entity(EntityID(file.person))
                guard isTold, told.insert(place).inserted else { continue }
                statement.forEachNamed { named in if places.insert(named).inserted { open.append(named) } }
            }
        }
        let statements = told.sorted().map { publication.statements[$0] }
        let sources = Set(statements.map(\.source)).sorted()
        let quotes = QuoteNumbers(Set(statements.compactMap(\.quote)).sorted(), in: publication)
        var json = JSONWriter()
        json.object { json in
            head(publication, &json)
            json.member("case", publication.entities[file.person].id.description)
            json.list("entities", of: places.sorted()) { json, place in write(publication.entities[place], &json) }
            json.list("sources", of: sources) { json, place in
                write(publication.sources[place], quotes.words(of: place), &json)
            }
            json.list("statements", of: statements) { json, statement in
                write(statement, publication, quotes, &json)
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func head(_ publication: Publication, _ json: inout JSONWriter) {
        json.member("format", "habeas-publication")
        json.member("version", version)
        json.member("title", publication.policy.title)
        json.member("licence", publication.policy.licence)
        json.member("as_of", publication.day.description)
        json.member("inclusion", InclusionRule.words(of: publication.policy))
        if let address = publication.policy.address { json.member("address", address) }
        if let contact = publication.policy.contact { json.member("contact", contact) }
    }

    private static func write(_ entity: PublishedEntity, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", entity.id.description)
            json.member("type", entity.type.rawValue)
            json.member("naming", entity.naming.rawValue)
            if entity.isCase { json.member("case", true) }
        }
    }

    private static func write(_ source: PublishedSource, _ quotes: [String], _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", source.id.description)
            json.member("kind", source.kind.rawValue)
            if let title = source.title { json.member("title", title) }
            if let site = source.site { json.member("site", site) }
            if let published = source.published { json.member("published", published.description) }
            json.member("language", source.language)
            json.member("original", source.original)
            if let exhibit = source.exhibit {
                json.object("exhibit") { json in
                    json.member("sha256", exhibit.sha256)
                    json.member("size", exhibit.size)
                }
            }
            if !quotes.isEmpty { json.member("quotes", quotes) }
        }
    }

    private static func write(
        _ published: PublishedStatement, _ publication: Publication, _ quotes: QuoteNumbers, _ json: inout JSONWriter
    ) {
        let statement = published.statement
        func id(_ entity: EntityID) -> String { publication.entities[entity.number].id.description }
        func speaker(_ speaker: Speaker, _ json: inout JSONWriter) {
            json.object { json in
                switch speaker {
                case .entity(let entity): json.member("entity", id(entity))
                case .unnamed(let words): json.member("words", words)
                }
            }
        }
        json.object { json in
            json.member("subject", id(statement.subject))
            json.member("property", statement.property.fileName)
            switch statement.value {
            case .text(let text): json.member("value", text)
            case .entity(let other): json.member("value", id(other))
            case .date(let date): json.member("value", date.description)
            case .duration(let duration): json.member("value", duration.description)
            case .eventKind(let kind): json.member("value", kind.rawValue)
            case .role(let role): json.member("value", role.rawValue)
            case .organisationKind(let kind): json.member("value", kind.rawValue)
            case .number(let number): json.member("value", number)
            case .mark: json.member("value", true)
            case .provision(let provision):
                json.object("value") { json in
                    json.member("code", provision.code.rawValue)
                    json.member("article", provision.article)
                    if let part = provision.part { json.member("part", part) }
                    if let country = provision.country { json.member("country", country) }
                }
            }
            json.member("standing", statement.standing.rawValue)
            if !statement.wordOf.isEmpty {
                json.list("word_of", of: statement.wordOf) { json, one in speaker(one, &json) }
            }
            if let denier = statement.deniedBy {
                json.key("denied_by")
                speaker(denier, &json)
            }
            if statement.isFormer { json.member("former", true) }
            json.member("source", publication.sources[published.source].id.description)
            if let quote = published.quote.flatMap({ quotes.number(of: $0) }) { json.member("quote", quote) }
        }
    }
}

/// The numbers that quotes have in a file: each among those of its source, from 0.
private struct QuoteNumbers {
    private let publication: Publication
    /// Places of quotes, in order.
    private let places: [Int]
    /// Where the quotes of each source begin and end among these.
    private var ranges: [Int: Range<Int>] = [:]

    init(_ places: some Sequence<Int>, in publication: Publication) {
        self.publication = publication
        self.places = Array(places)
        for (number, place) in self.places.enumerated() {
            let source = publication.quotes[place].source
            ranges[source] = (ranges[source]?.lowerBound ?? number)..<(number + 1)
        }
    }

    func words(of source: Int) -> [String] {
        ranges[source].map { places[$0].map { publication.quotes[$0].words } } ?? []
    }

    func number(of quote: Int) -> Int? {
        guard let range = ranges[publication.quotes[quote].source] else { return nil }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < quote { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && places[low] == quote ? low - range.lowerBound : nil
    }
}
