// The tables of relations, of all statements with who says so, and of sources.

import CaseModel
import Publication
import Tables

extension PackageTables {
    var relations: DataTable {
        DataTable(
            name: "relations",
            about: "How people and organisations stand to one another, read from the first to the second.",
            fields: [
                DataField("from", required: true, "Identifier in entities."),
                DataField("type", required: true, "lawyer-of, member-of and others."),
                DataField("to", required: true, "Identifier in entities."),
                DataField("former", .boolean, required: true, "Whether it is over."),
                DataField("standing", required: true, "reported, alleged, opinion, forecast or computed."),
            ], primaryKey: ["from", "type", "to"],
            foreignKeys: ["from", "to"].map { DataTable.ForeignKey(field: $0, table: "entities", key: "id") },
            rows: publication.relations.compactMap { place in
                let statement = publication.statements[place].statement
                guard case .entity(let other) = statement.value else { return nil }
                return [
                    id(statement.subject.number), .plain(statement.property.fileName), id(other.number),
                    .plain(statement.isFormer ? "true" : "false"), .plain(statement.standing.rawValue),
                ]
            })
    }

    var statements: DataTable {
        DataTable(
            name: "statements",
            about:
                "All statements, also those that disagree; of these the one that stands comes first. The other tables are made of them.",
            fields: [
                DataField("number", .integer, required: true, "From 1, in the order of the publication."),
                DataField("subject", required: true, "What it is about: an identifier in entities."),
                DataField("property", required: true, "What it says of it: name, victim, date, lawyer-of and others."),
                DataField("value", "The value, where it is no entity; of a provision its article."),
                DataField("value_entity", "The value, where it is an identifier in entities."),
                DataField("value_code", "Of a provision, its code."),
                DataField("value_part", "Of a provision, its part."),
                DataField("value_country", "Of a provision, its country."),
                DataField("standing", required: true, "reported, alleged, opinion, forecast or computed."),
                DataField("former", .boolean, required: true, "Whether the state it tells of is over."),
                DataField("source", required: true, "Identifier in sources."),
                DataField("quote", "The words of the source, where they may be told."),
            ], primaryKey: ["number"],
            foreignKeys: [
                DataTable.ForeignKey(field: "subject", table: "entities", key: "id"),
                DataTable.ForeignKey(field: "value_entity", table: "entities", key: "id"),
                DataTable.ForeignKey(field: "source", table: "sources", key: "id"),
            ],
            rows: publication.statements.enumerated().map { place, published in
                let statement = published.statement
                return [.plain(String(place + 1)), id(statement.subject.number), .plain(statement.property.fileName)]
                    + value(statement.value) + [
                        .plain(statement.standing.rawValue), .plain(statement.isFormer ? "true" : "false"),
                        source(published.source), .text(orNone: publication.words(of: published)),
                    ]
            })
    }

    /// The five cells of a value.
    private func value(_ value: Value) -> [WrittenCell] {
        func text(_ cell: WrittenCell) -> [WrittenCell] { [cell, .none, .none, .none, .none] }
        switch value {
        case .text(let words): return text(.text(words))
        case .entity(let entity): return [.none, id(entity.number), .none, .none, .none]
        case .date(let date): return text(.text(date.description))
        case .duration(let duration): return text(.text(duration.description))
        case .eventKind(let kind): return text(.plain(kind.rawValue))
        case .role(let role): return text(.plain(role.rawValue))
        case .organisationKind(let kind): return text(.plain(kind.rawValue))
        case .number(let number): return text(.plain(String(number)))
        case .mark: return text(.plain("true"))
        case .provision(let provision):
            return [
                .text(provision.article), .none, .plain(provision.code.rawValue), .text(orNone: provision.part),
                .text(orNone: provision.country),
            ]
        }
    }

    var speakers: DataTable {
        DataTable(
            name: "speakers",
            about: "On whose word statements are, from the nearest to the source to the farthest, and who denies them.",
            fields: [
                DataField("statement", .integer, required: true, "Number in statements."),
                DataField("number", .integer, required: true, "From 1 in each statement; 0 of who denies it."),
                DataField("does", required: true, "says or denies."),
                DataField("entity", "Identifier in entities."), DataField("words", "Of somebody without a name."),
            ], primaryKey: ["statement", "number"],
            foreignKeys: [
                DataTable.ForeignKey(field: "statement", table: "statements", key: "number"),
                DataTable.ForeignKey(field: "entity", table: "entities", key: "id"),
            ],
            rows: publication.statements.enumerated().flatMap { place, published in
                let says = published.statement.wordOf.enumerated().map { ($0 + 1, "says", $1) }
                let denies = published.statement.deniedBy.map { [(0, "denies", $0)] } ?? []
                return (says + denies).map { number, does, speaker -> [WrittenCell] in
                    let who: [WrittenCell] =
                        switch speaker {
                        case .entity(let entity): [id(entity.number), .none]
                        case .unnamed(let words): [.none, .text(words)]
                        }
                    return [.plain(String(place + 1)), .plain(String(number)), .plain(does)] + who
                }
            })
    }

    var sources: DataTable {
        DataTable(
            name: "sources", about: "What statements rest on.",
            fields: [
                DataField("id", required: true, "Identifier."),
                DataField(
                    "kind", required: true, "report (cited), document, known (somebody known to the bureau) or table."),
                DataField("title", "Headline."), DataField("site", "Where it was published."),
                DataField("published", "When, in EDTF."),
                DataField("published_earliest", .date, "The first day that this can be."),
                DataField("published_latest", .date, "The last day that this can be."),
                DataField("language", "ISO 639 code; und where not known."),
                DataField(
                    "original", .integer, required: true,
                    "Sources with one number say one thing: reprints and translations."),
                DataField("sha256", "Of the file that the bureau keeps, where it may be told."),
                DataField("size", .integer, "Bytes of that file."),
            ], primaryKey: ["id"],
            rows: publication.sources.map { source in
                [
                    .plain(source.id.description), .plain(source.kind.rawValue), .text(orNone: source.title),
                    .text(orNone: source.site), .text(orNone: source.published?.description),
                    Self.day(source.published?.earliest), Self.day(source.published?.latest), .text(source.language),
                    .plain(String(source.original)), .text(orNone: source.exhibit?.sha256),
                    source.exhibit.map { .plain(String($0.size)) } ?? .none,
                ]
            })
    }
}
