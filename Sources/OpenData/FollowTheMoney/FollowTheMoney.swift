// Entities for tools that speak FollowTheMoney (Aleph, OpenSanctions): one JSON object a line.

import CaseModel
import Presentation
import Publication
import Tables

/// Never in it: topics of a person, and any property by which an accusation would be a person's own. Who is accused of what stands in links and
/// in the summary of the event, with whose word it is.
enum FollowTheMoney {
    static func files(of publication: Publication) -> [OutputFile] {
        var bytes: [UInt8] = []
        for entity in entities(of: publication) {
            var json = JSONWriter()
            entity.write(&json)
            bytes += json.bytes + [10]
        }
        return [OutputFile(path: "ftm/entities.ftm.json", bytes: bytes)]
    }

    /// In the order of the publication: entities, links, sources.
    static func entities(of publication: Publication) -> [FTMEntity] {
        var entities: [FTMEntity] = []
        for place in publication.entities.indices {
            if publication.entities[place].type == .event {
                let event = EventFacts(place, in: publication)
                entities.append(self.event(event, publication))
                entities += participants(event, publication)
            } else {
                entities.append(named(place, publication))
            }
        }
        entities += publication.relations.map { relation(publication.statements[$0], publication) }
        entities += publication.sources.map { source($0, day: publication.day) }
        return entities
    }

    /// A person, organisation, place or group.
    private static func named(_ place: Int, _ publication: Publication) -> FTMEntity {
        let id = publication.entities[place].id.description
        let names = publication.texts(.name, of: place)
        var entity: FTMEntity
        switch publication.entities[place].type {
        case .person:
            entity = FTMEntity("Person", id: id)
            for role in publication.roles(of: place) { entity.add("classification", role.rawValue) }
        case .organisation:
            let kind = publication.organisationKind(of: place)
            entity = FTMEntity(FTMWords.schema(of: kind), id: id)
            entity.add("classification", kind?.rawValue)
        case .group:
            entity = FTMEntity("LegalEntity", id: id)
            entity.add("keywords", FTMWords.group)
            entity.add("summary", publication.size(of: place).map { "size: \($0)" })
        case .place, .event:
            entity = FTMEntity("Address", id: id)
            if let name = names.first, name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "-" }) {
                entity.add(name: "full", name)
            }
        }
        for name in names { entity.add(name: "name", name) }
        for alias in publication.texts(.alias, of: place) { entity.add(name: "alias", alias) }
        // Every thing has to have a name there.
        if names.allSatisfy({ FTMText.name($0).isEmpty }) {
            entity.add("name", FTMText.name(FTMWords.stand(for: place, in: publication)))
            entity.add("keywords", FTMWords.notNamed)
        }
        var sources: Set<Int> = []
        for published in publication.statements[publication.statements(about: place)] {
            sources.insert(published.source)
        }
        for source in sources.sorted() { entity.add("proof", publication.sources[source].id.description) }
        return entity
    }

    private static func event(_ event: EventFacts, _ publication: Publication) -> FTMEntity {
        var entity = FTMEntity("Event", id: event.id)
        entity.add("name", event.title)
        entity.add("keywords", event.kind?.rawValue)
        entity.add(text: "summary", event.word(in: publication))
        entity.add("date", event.date.flatMap(FTMWords.date))
        entity.add("endDate", event.until.flatMap(FTMWords.date))
        entity.add("addressEntity", event.place.map { publication.entities[$0].id.description })
        for participant in event.participants {
            entity.add("involved", publication.entities[participant.entity].id.description)
        }
        func note(_ label: String, _ words: String?) { entity.add(text: "notes", words.map { "\(label): \($0)" }) }
        if event.standing != .reported { note("standing", event.standing.rawValue) }
        for speaker in event.wordOf { note("according to", publication.name(of: speaker)) }
        note("denied by", event.deniedBy.map { publication.name(of: $0) })
        if let date = event.date, FTMWords.date(date) == nil { note("date", date.description) }
        if let until = event.until, FTMWords.date(until) == nil { note("until", until.description) }
        note("time", event.time)
        note("facility", event.facility)
        note("from", event.from)
        note("to", event.to)
        note("duration", event.duration?.description)
        for provision in event.provisions { note("provision", ProvisionLabel.words(of: provision)) }
        for source in event.sources { entity.add("proof", publication.sources[source].id.description) }
        return entity
    }

    /// Links from an event to each who takes part in it, with the side in words that accuse nobody.
    private static func participants(_ event: EventFacts, _ publication: Publication) -> [FTMEntity] {
        event.participants.map { participant in
            let other = publication.entities[participant.entity].id.description
            var link = FTMEntity("UnknownLink", id: "\(event.id)-\(participant.side.fileName)-\(other)")
            link.add("subject", event.id)
            link.add("object", other)
            let isAccused = participant.side == .actor && event.isAccusation
            link.add("role", isAccused ? FTMWords.accused : participant.side.fileName)
            if isAccused { link.add(text: "summary", event.word(in: publication)) }
            return link
        }
    }

    private static func relation(_ published: PublishedStatement, _ publication: Publication) -> FTMEntity {
        let statement = published.statement
        guard case .relation(let type) = statement.property, case .entity(let other) = statement.value else {
            return FTMEntity("UnknownLink", id: "")
        }
        let (from, to) = (publication.entities[statement.subject.number], publication.entities[other.number])
        let shape = FTMWords.link(type, from: from.type, to: to.type)
        var link = FTMEntity(shape.schema, id: "\(from.id)-\(type.rawValue)-\(to.id)")
        link.add(shape.from, from.id.description)
        link.add(shape.to, to.id.description)
        link.add(shape.word, type.rawValue)
        if statement.isFormer { link.add("summary", FTMWords.former) }
        if statement.standing != .reported { link.add("summary", "standing: \(statement.standing.rawValue)") }
        link.add("proof", publication.sources[published.source].id.description)
        return link
    }

    private static func source(_ source: PublishedSource, day: CivilDay) -> FTMEntity {
        var entity = FTMEntity(source.kind == .report ? "Article" : "Document", id: source.id.description)
        let title = source.title.map { FTMText.name($0) } ?? ""
        let name = title.isEmpty ? FTMWords.name(of: source.kind) : title
        entity.add("fileName", name)
        entity.add("name", name)
        entity.add(name: "title", source.title)
        entity.add(name: "publisher", source.site)
        entity.add("publishedAt", source.published.flatMap(FTMWords.date))
        entity.add("language", FTMWords.language(source.language))
        entity.add("keywords", source.kind.rawValue)
        if let published = source.published, FTMWords.date(published) == nil {
            entity.add("notes", "published: \(published)")
        }
        return entity
    }
}
