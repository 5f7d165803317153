// What FollowTheMoney and Uwazi can tell of a publication: less than everything, and exactly this.

import CaseModel
import OpenData
import Publication
import Tables

/// A statement as those formats have it: without speakers of its own, quotes and a second opinion.
struct TableTelling: Hashable, CustomStringConvertible {
    var subject: String
    var property: String
    var value: String
    var standing: Standing
    var isFormer = false

    var description: String { "\(subject) \(property) \(value.debugDescription.prefix(120)) \(standing) \(isFormer)" }
}

extension TableTelling {
    /// - Parameter name: what an entity is known by on both sides.
    private init(
        _ statement: Statement, standing: Standing, isFormer: Bool, name: (EntityID) -> String,
        words: (String) -> String
    ) {
        subject = name(statement.subject)
        property = statement.property.fileName
        value =
            switch statement.value {
            case .entity(let other): "entity " + name(other)
            case .text(let text): "text " + words(text)
            default: "\(statement.value)"
            }
        self.standing = standing
        self.isFormer = isFormer
    }

    /// What a file said.
    static func all(of exchange: Exchange, name: (Exchange.Thing, String) -> String = { thing, _ in thing.id }) -> Set<
        TableTelling
    > {
        var names: [Int: String] = [:]
        for said in exchange.statements {
            if case .text(let text) = said.statement.value, said.statement.property == .name {
                names[said.statement.subject.number] = names[said.statement.subject.number] ?? text
            }
        }
        return Set(
            exchange.statements.map { said in
                TableTelling(
                    said.statement, standing: said.statement.standing, isFormer: said.statement.isFormer,
                    name: { name(exchange.things[$0.number], names[$0.number] ?? "") }, words: { $0 })
            })
    }

    private static let single: Set<Property> = [.kind, .date, .until, .time, .place, .facility, .from, .to, .duration]

    /// Of each single field of an event what stands; all participants and provisions, once; standing as the event's.
    private static func events(
        of publication: Publication, name: (EntityID) -> String, words: (String) -> String, hasValue: (String) -> Bool
    ) -> Set<TableTelling> {
        var told: Set<TableTelling> = []
        for place in publication.entities.indices where publication.entities[place].type == .event {
            let statements = publication.statements[publication.statements(about: place)].map(\.statement)
            let standing = statements.first { $0.property == .kind }?.standing ?? .reported
            var seen: Set<Property> = []
            for statement in statements {
                switch statement.property {
                case _ where single.contains(statement.property):
                    guard seen.insert(statement.property).inserted else { continue }
                    if case .text(let text) = statement.value, !hasValue(words(text)) { continue }
                case .victim, .actor, .provision: break
                default: continue
                }
                told.insert(TableTelling(statement, standing: standing, isFormer: false, name: name, words: words))
            }
        }
        return told
    }

    /// What FollowTheMoney has of a publication.
    static func followTheMoney(of publication: Publication) -> Set<TableTelling> {
        func id(_ entity: EntityID) -> String { publication.entities[entity.number].id.description }
        var told = events(
            of: publication, name: id, words: { String(FTMText.text("x: " + $0).dropFirst(3)) },
            hasValue: { !$0.isEmpty })
        var related: Set<[String]> = []
        for published in publication.statements {
            let statement = published.statement
            let type = publication.entities[statement.subject.number].type
            switch statement.property {
            case .name, .alias:
                guard case .text(let text) = statement.value, !FTMText.name(text).isEmpty else { continue }
                told.insert(
                    TableTelling(statement, standing: .reported, isFormer: false, name: id, words: FTMText.name))
            case .role:
                told.insert(TableTelling(statement, standing: .reported, isFormer: false, name: id, words: { $0 }))
            case .organisationKind, .size:
                let isFirst =
                    publication.statements[publication.statements(about: statement.subject.number)]
                    .first { $0.statement.property == statement.property } == published
                if isFirst, type == .organisation || type == .group {
                    told.insert(TableTelling(statement, standing: .reported, isFormer: false, name: id, words: { $0 }))
                }
            case .relation:
                guard case .entity(let other) = statement.value,
                    related.insert([id(statement.subject), statement.property.fileName, id(other)]).inserted
                else { continue }
                told.insert(
                    TableTelling(
                        statement, standing: statement.standing, isFormer: statement.isFormer, name: id, words: { $0 }))
            default: break
            }
        }
        return told
    }

    /// What Uwazi's tables have of a publication. Places are known by their names there.
    static func uwazi(of publication: Publication) -> Set<TableTelling> {
        let words = CSVWriter.writable
        func name(_ entity: EntityID) -> String {
            let published = publication.entities[entity.number]
            return published.type == .place
                ? "place:" + words(publication.name(of: entity.number)) : published.id.description
        }
        var told = events(of: publication, name: name, words: words, hasValue: { !$0.isEmpty })
            .filter { !($0.property == "place" && $0.value == "entity place:") }
        for telling in told where telling.property == "place" {
            let place = String(telling.value.dropFirst(7))
            told.insert(
                TableTelling(
                    subject: place, property: "name", value: "text " + place.dropFirst(6), standing: .reported))
        }
        for place in publication.entities.indices {
            let entity = publication.entities[place]
            guard entity.type != .event, entity.type != .place else { continue }
            func add(_ property: Property, _ value: String) {
                told.insert(
                    TableTelling(
                        subject: entity.id.description, property: property.fileName, value: value, standing: .reported))
            }
            let about = publication.statements[publication.statements(about: place)].map(\.statement)
            if let first = about.first(where: { $0.property == .name }), case .text(let text) = first.value {
                add(.name, "text " + words(text))
            }
            for statement in about {
                switch statement.value {
                case .text(let text) where statement.property == .alias:
                    if !text.isEmpty { add(.alias, "text " + words(text.replacing("|", with: "\u{A6}"))) }
                case .role: add(.role, "\(statement.value)")
                default: break
                }
            }
            for property in [Property.organisationKind, .size] {
                if let first = about.first(where: { $0.property == property }) { add(property, "\(first.value)") }
            }
        }
        return told
    }
}
