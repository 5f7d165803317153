// The tables of the data package: one of each kind of thing, and all statements, one a row.

import CaseModel
import Publication
import Tables

/// Everything that is published, in tables.
struct PackageTables {
    let publication: Publication

    init(of publication: Publication) { self.publication = publication }

    var all: [DataTable] {
        let events = publication.events
        return [
            entities, people, organisations, places, groups, self.events(events), participants(events),
            provisions(events), relations, statements, speakers, sources,
        ]
    }

    func id(_ entity: Int) -> WrittenCell { .plain(publication.entities[entity].id.description) }
    func source(_ place: Int) -> WrittenCell { .plain(publication.sources[place].id.description) }
    private func places(of type: EntityType) -> [Int] {
        publication.entities.indices.filter { publication.entities[$0].type == type }
    }

    static let ofEntity = DataTable.ForeignKey(field: "id", table: "entities", key: "id")

    private var entities: DataTable {
        DataTable(
            name: "entities", about: "Everything that statements are about.",
            fields: [
                DataField("id", required: true, "Identifier in this and all later publications."),
                DataField("type", required: true, "person, organisation, place, event or group."),
                DataField("naming", required: true, "How much of a name is told: full, initials or none."),
                DataField("name", "What it is called; of an event, what happened."),
            ], primaryKey: ["id"],
            rows: publication.entities.indices.map { place in
                let entity = publication.entities[place]
                return [
                    id(place), .plain(entity.type.rawValue), .plain(entity.naming.rawValue),
                    .text(publication.label(of: place)),
                ]
            })
    }

    private var people: DataTable {
        DataTable(
            name: "people",
            about: "People. Nobody's offence is told here: that somebody is accused stands with the event.",
            fields: [
                DataField("id", required: true, "Identifier."),
                DataField("name", "The name, or initials; empty of somebody whose office alone is told."),
                DataField("aliases", "Other names, with | between them."),
                DataField("roles", "What the person is, with | between them."),
                DataField("has_case", .boolean, required: true, "Whether events are about the person."),
            ], primaryKey: ["id"], foreignKeys: [Self.ofEntity],
            rows: places(of: .person).map { place in
                [
                    id(place), .text(publication.name(of: place)),
                    .text(publication.texts(.alias, of: place).joined(separator: "|")),
                    .plain(publication.roles(of: place).map(\.rawValue).joined(separator: "|")),
                    .plain(publication.entities[place].isCase ? "true" : "false"),
                ]
            })
    }

    private var organisations: DataTable {
        DataTable(
            name: "organisations", about: "Organisations and public bodies.",
            fields: [
                DataField("id", required: true, "Identifier."), DataField("name", "The name."),
                DataField("aliases", "Other names, with | between them."),
                DataField("kind", "party, court, prison and others."),
            ], primaryKey: ["id"], foreignKeys: [Self.ofEntity],
            rows: places(of: .organisation).map { place in
                [
                    id(place), .text(publication.name(of: place)),
                    .text(publication.texts(.alias, of: place).joined(separator: "|")),
                    publication.organisationKind(of: place).map { .plain($0.rawValue) } ?? .none,
                ]
            })
    }

    private var places: DataTable {
        DataTable(
            name: "places", about: "Towns and other places.",
            fields: [DataField("id", required: true, "Identifier."), DataField("name", "The name.")],
            primaryKey: ["id"], foreignKeys: [Self.ofEntity],
            rows: places(of: .place).map { [id($0), .text(publication.name(of: $0))] })
    }

    private var groups: DataTable {
        DataTable(
            name: "groups", about: "People who are counted or described, not named.",
            fields: [
                DataField("id", required: true, "Identifier."), DataField("name", "The words for them."),
                DataField("size", .integer, "How many."),
            ], primaryKey: ["id"], foreignKeys: [Self.ofEntity],
            rows: places(of: .group).map { place in
                [
                    id(place), .text(publication.name(of: place)),
                    publication.size(of: place).map { .plain(String($0)) } ?? .none,
                ]
            })
    }

    /// A day, where calendars of other programs have it.
    static func day(_ day: CivilDay?) -> WrittenCell {
        guard let day, (1...9999).contains(day.year) else { return .none }
        return .plain(day.description)
    }
}
