// Tables for Uwazi, one for each template: a title that tells each row apart, several values with | between them, links by title.

import CaseModel
import Publication
import Tables

enum UwaziTables {
    static func files(of publication: Publication) -> [OutputFile] {
        let titles = UwaziTitles(of: publication)
        return [
            ("Person", people(titles)), ("Organisation", organisations(titles)), ("Event", events(titles)),
            ("Source", sources(titles)),
        ].map { OutputFile(path: "uwazi/\($0).csv", bytes: $1) }
    }

    /// Several values in one cell; a bar within one becomes a broken bar, as Uwazi can't tell them apart.
    private static func several(_ values: [String]) -> WrittenCell {
        let values = values.map { $0.replacing("|", with: "\u{A6}") }.filter { !$0.isEmpty }
        return values.isEmpty ? .none : .text(values.joined(separator: "|"))
    }

    private static func people(_ titles: UwaziTitles) -> [UInt8] {
        let publication = titles.publication
        var writer = CSVWriter(headings: ["title", "public_id", "name", "aliases", "roles", "has_case"])
        for place in publication.entities.indices where publication.entities[place].type == .person {
            writer.row([
                .text(titles.of(place)), .plain(publication.entities[place].id.description),
                .text(publication.name(of: place)), several(publication.texts(.alias, of: place)),
                several(publication.roles(of: place).map(\.rawValue)),
                .plain(publication.entities[place].isCase ? "yes" : "no"),
            ])
        }
        return writer.bytes
    }

    /// Organisations, and groups of people.
    private static func organisations(_ titles: UwaziTitles) -> [UInt8] {
        let publication = titles.publication
        var writer = CSVWriter(headings: ["title", "public_id", "type", "name", "aliases", "kind", "size"])
        for place in publication.entities.indices {
            let type = publication.entities[place].type
            guard type == .organisation || type == .group else { continue }
            writer.row([
                .text(titles.of(place)), .plain(publication.entities[place].id.description), .plain(type.rawValue),
                .text(publication.name(of: place)), several(publication.texts(.alias, of: place)),
                publication.organisationKind(of: place).map { .plain($0.rawValue) } ?? .none,
                publication.size(of: place).map { .plain(String($0)) } ?? .none,
            ])
        }
        return writer.bytes
    }

    private static func events(_ titles: UwaziTitles) -> [UInt8] {
        let publication = titles.publication
        var writer = CSVWriter(headings: [
            "title", "public_id", "kind", "standing", "said_by", "denied_by", "date", "date_range", "date_as_told",
            "until", "until_as_told", "time", "place", "facility", "from", "to", "duration", "provisions",
            "victims", "victim_bodies", "actors", "actor_bodies", "sources",
        ])
        for event in publication.events {
            func linked(_ side: Property, people: Bool) -> WrittenCell {
                let linked = event.participants.filter { participant in
                    participant.side == side && (publication.entities[participant.entity].type == .person) == people
                }
                return several(linked.map { titles.of($0.entity) })
            }
            writer.row([
                .text(titles.of(event.entity)), .plain(event.id), event.kind.map { .plain($0.rawValue) } ?? .none,
                .plain(event.standing.rawValue), several(event.wordOf.map { publication.name(of: $0) }),
                .text(orNone: event.deniedBy.map { publication.name(of: $0) }), day(event.date), range(event.date),
                .text(orNone: event.date?.description), day(event.until), .text(orNone: event.until?.description),
                .text(orNone: event.time), .text(orNone: event.place.map { publication.name(of: $0) }),
                .text(orNone: event.facility), .text(orNone: event.from), .text(orNone: event.to),
                .text(orNone: event.duration?.description),
                several(event.provisions.map { ProvisionLabel.words(of: $0) }), linked(.victim, people: true),
                linked(.victim, people: false), linked(.actor, people: true), linked(.actor, people: false),
                several(event.sources.map { titles.ofSources[$0] }),
            ])
        }
        return writer.bytes
    }

    private static func sources(_ titles: UwaziTitles) -> [UInt8] {
        var writer = CSVWriter(headings: [
            "title", "public_id", "kind", "headline", "site", "date", "date_as_told", "language", "original",
        ])
        for (place, source) in titles.publication.sources.enumerated() {
            writer.row([
                .text(titles.ofSources[place]), .plain(source.id.description), .plain(source.kind.rawValue),
                .text(orNone: source.title), .text(orNone: source.site), day(source.published),
                .text(orNone: source.published?.description), .text(source.language), .plain(String(source.original)),
            ])
        }
        return writer.bytes
    }

    /// Only a whole day: Uwazi makes a day of whatever it is given.
    private static func day(_ date: EDTF?) -> WrittenCell {
        guard let date, date.isDay, !date.isApproximate, let day = date.day, (1...9999).contains(day.year) else {
            return .none
        }
        return .plain(day.description)
    }

    /// The first and last day that it can be.
    private static func range(_ date: EDTF?) -> WrittenCell {
        guard let first = date?.earliest, let last = date?.latest, first.year >= 1, last.year <= 9999 else {
            return .none
        }
        return .plain("\(first):\(last)")
    }
}
