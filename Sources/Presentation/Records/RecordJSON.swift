// The file of a record as one JSON object: every item with the statements, the quotes and the sources it rests on.
public import CaseLogic
import CaseModel

/// Writes the file of a person, a body, a place or an event as JSON.
public struct RecordJSON {
    let record: RecordFile
    let words: FileWords
    private let byEntity: [EntityID: [(item: ItemID, statement: Statement)]]

    /// Prepares the JSON.
    public init(_ record: RecordFile) {
        self.record = record
        words = FileWords(record.file)
        byEntity = Dictionary(
            grouping: zip(record.statements, record.file.draft.statements).compactMap { item, statement in
                item.map { (item: $0, statement: statement) }
            },
            by: \.statement.subject)
    }

    /// One JSON object on one line, without a line end.
    public func bytes() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("stamp", "INTERNAL")
            json.member("item", record.item.description)
            json.member("name", record.name)
            json.member("as_of", record.day.description)
            json.member("sensitivity", record.sensitivity.rawValue)
            json.key("status")
            if let status = record.status { self.status(&json, status) } else { json.string(orNull: nil) }
            json.list("history", of: record.history, status)
            json.list("custodies", of: record.findings.custodies, custody)
            json.list("proceedings", of: record.findings.proceedings, proceeding)
            json.list("events", of: Timeline.ordered(record.file.events), event)
            json.list("relations", of: record.file.relations, relation)
            json.list("people", of: record.file.persons) { json, person in entity(&json, person.id, person.name.value) }
            json.list("organisations", of: record.file.organisations) { json, body in
                entity(&json, body.id, body.name.value)
            }
            json.list("disagreements", of: record.findings.disagreements, disagreement)
            json.list("intervals", of: record.findings.intervals, interval)
            json.list("gaps", of: words.questions(record.findings.gaps)) { json, gap in
                json.object { json in
                    json.member("kind", gap.kind.rawValue)
                    json.member("question", gap.question)
                    items(&json, "events", gap.events)
                    json.member("rule", gap.rule)
                }
            }
            json.list("sources", of: record.sources, source)
            json.member("independent_sources", Set(record.sources.map(\.original)).count)
            json.member("left_out_protected", record.leftOut)
            if let all = record.eventsInAll { json.member("events_in_all", all) }
        }
        return json.bytes
    }

    func item(_ entity: EntityID) -> String? {
        record.items.indices.contains(entity.number) ? record.items[entity.number].description : nil
    }

    func items(_ json: inout JSONWriter, _ key: String, _ entities: [EntityID]) {
        json.member(key, entities.compactMap(item))
    }

    /// The names of a list of entities, each with its record.
    func named(_ json: inout JSONWriter, _ key: String, _ entities: [EntityID]) {
        json.list(key, of: entities) { json, id in
            json.object { json in
                json.member("name", words.name(id))
                json.member("item", item(id))
            }
        }
    }

    private func status(_ json: inout JSONWriter, _ status: PersonStatus) {
        json.object { json in
            json.member("kind", status.kind.rawValue)
            json.member("held", status.kind.isHeld)
            json.member("since", status.since?.description)
            items(&json, "events", status.events)
            json.member("rule", status.rule)
        }
    }

    private func entity(_ json: inout JSONWriter, _ id: EntityID, _ name: String) {
        json.object { json in
            json.member("name", name)
            json.member("item", item(id))
            statements(&json, id)
        }
    }

    private func event(_ json: inout JSONWriter, _ event: EventView) {
        json.object { json in
            json.member("item", item(event.id))
            json.member("kind", event.kind.value.rawValue)
            json.member("date", event.date?.value.description)
            json.member("date_rule", event.date?.rule)
            named(&json, "victims", event.victims.map(\.value))
            named(&json, "actors", event.actors.map(\.value))
            json.member("place", event.place.map { words.name($0.value) })
            json.member("provisions", event.provisions.map(\.value.key))
            json.member("duration", event.duration?.value.description)
            json.member("status", event.standing.rawValue)
            json.member("denied_by", event.deniedBy.map(words.plain))
            json.member("word_of", event.wordOf.map(words.plain))
            let texts = [
                ("facility", event.facility?.value), ("from", event.from?.value), ("to", event.to?.value),
                ("until", event.until?.value.description), ("time", event.time?.value),
            ]
            for case (let key, let text?) in texts { json.member(key, text) }
            let support = record.support(of: event.id)
            json.member("sources", support.sources)
            json.member("independent_sources", support.independent)
            statements(&json, event.id)
        }
    }

    /// The statements about an entity, each with its words and its source.
    private func statements(_ json: inout JSONWriter, _ id: EntityID) {
        json.list("statements", of: byEntity[id] ?? []) { json, found in
            json.object { json in
                let statement = found.statement
                json.member("item", found.item.description)
                json.member("property", statement.property.fileName)
                json.member("value", words.value(statement.value))
                json.member("status", statement.standing.rawValue)
                json.member("word_of", statement.wordOf.map(words.plain))
                json.member("quote", words.quotes.quote(around: statement.spans.first, taking: statement.spans))
                json.member("source", statement.spans.first.flatMap { record.source(of: $0) }?.id.description)
                json.member("rule", statement.rule)
                json.member("made_by", statement.madeBy)
            }
        }
    }

    private func source(_ json: inout JSONWriter, _ source: RecordSource) {
        json.object { json in
            json.member("item", source.id.description)
            json.member("title", source.title)
            json.member("site", source.site)
            json.member("published", source.published?.description)
            json.member("kind", source.kind.rawValue)
            json.member(
                "same_as", record.sources.first { $0.original == source.original && $0.id != source.id }?.id.description
            )
        }
    }
}
