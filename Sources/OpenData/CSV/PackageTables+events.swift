// The tables of events, of who takes part in them, and of the provisions that they rest on.

import CaseModel
import Publication
import Tables

extension PackageTables {
    private static let ofEvent = DataTable.ForeignKey(field: "event", table: "events", key: "id")

    func events(_ events: [EventFacts]) -> DataTable {
        DataTable(
            name: "events",
            about:
                "Events, of each field what stands. An alleged event is somebody's version: read standing, said_by and denied_by with it.",
            fields: [
                DataField("id", required: true, "Identifier."),
                DataField("kind", "What happened: detention, sentence and others."),
                DataField("standing", required: true, "reported, alleged, opinion, forecast or computed."),
                DataField("said_by", "On whose word, with | between them; empty: the source itself says so."),
                DataField("denied_by", "Who denies it."),
                DataField("date", "When, in EDTF (ISO 8601-2)."),
                DataField("date_earliest", .date, "The first day that it can be."),
                DataField("date_latest", .date, "The last day that it can be."),
                DataField("until", "Until when, in EDTF."),
                DataField("until_earliest", .date, "The first day that this can be."),
                DataField("until_latest", .date, "The last day that this can be."),
                DataField("time", "At what time, as told."), DataField("place", "Where: an identifier in places."),
                DataField("facility", "In which building."), DataField("from", "From where."),
                DataField("to", "To where."), DataField("duration", "For how long (ISO 8601)."),
                DataField(
                    "sources", .integer, required: true, "How many sources, reprints and translations not counted."),
            ], primaryKey: ["id"],
            foreignKeys: [Self.ofEntity, DataTable.ForeignKey(field: "place", table: "places", key: "id")],
            rows: events.map { event in
                [
                    .plain(event.id), event.kind.map { .plain($0.rawValue) } ?? .none, .plain(event.standing.rawValue),
                    .text(event.wordOf.map { publication.name(of: $0) }.joined(separator: "|")),
                    .text(orNone: event.deniedBy.map { publication.name(of: $0) }),
                    .text(orNone: event.date?.description), Self.day(event.date?.earliest),
                    Self.day(event.date?.latest), .text(orNone: event.until?.description),
                    Self.day(event.until?.earliest), Self.day(event.until?.latest), .text(orNone: event.time),
                    event.place.map { id($0) } ?? .none, .text(orNone: event.facility), .text(orNone: event.from),
                    .text(orNone: event.to), .text(orNone: event.duration?.description),
                    .plain(String(Set(event.sources.map { publication.sources[$0].original }).count)),
                ]
            })
    }

    func participants(_ events: [EventFacts]) -> DataTable {
        DataTable(
            name: "participants",
            about: "Who takes part in events. In an alleged event they are accused of it, and nothing more is told.",
            fields: [
                DataField("event", required: true, "Identifier in events."),
                DataField(
                    "side", required: true, "victim: it was done to them; actor: they did it or are accused of it."),
                DataField("entity", required: true, "Identifier in entities."),
                DataField("type", required: true, "person, organisation or group."),
            ], primaryKey: ["event", "side", "entity"],
            foreignKeys: [Self.ofEvent, DataTable.ForeignKey(field: "entity", table: "entities", key: "id")],
            rows: events.flatMap { event in
                event.participants.map { participant in
                    [
                        .plain(event.id), .plain(participant.side.fileName), id(participant.entity),
                        .plain(publication.entities[participant.entity].type.rawValue),
                    ]
                }
            })
    }

    func provisions(_ events: [EventFacts]) -> DataTable {
        DataTable(
            name: "provisions", about: "The articles of law that events rest on.",
            fields: [
                DataField("event", required: true, "Identifier in events."),
                DataField("number", .integer, required: true, "From 1 in each event."),
                DataField(
                    "code", required: true, "criminal, administrative, criminal-procedure, constitution or other."),
                DataField("article", "The article as written."), DataField("part", "The part of it."),
                DataField("country", "ISO 3166 code."),
            ], primaryKey: ["event", "number"], foreignKeys: [Self.ofEvent],
            rows: events.flatMap { event in
                event.provisions.enumerated().map { place, provision in
                    [
                        .plain(event.id), .plain(String(place + 1)), .plain(provision.code.rawValue),
                        .text(provision.article), .text(orNone: provision.part), .text(orNone: provision.country),
                    ]
                }
            })
    }
}
