// The JSON of one event.
import CaseModel

extension ReportJSON {
    func event(_ json: inout JSONWriter, _ event: EventView) {
        json.object { json in
            json.key("kind")
            json.string(event.kind.value.rawValue)
            json.key("date")
            json.string(orNull: event.date?.value.description)
            who(&json, event)
            json.key("place")
            json.string(orNull: event.place.map { words.name($0.value) })
            json.key("provisions")
            json.array(of: event.provisions) { json, provision in json.string(provision.value.key) }
            json.key("duration")
            json.string(orNull: event.duration?.value.description)
            json.key("status")
            json.string(event.standing.rawValue)
            word(&json, event)
            custody(&json, event)
            foot(&json, fields: fields(event), rule: event.kind.rule, confidence: event.confidence)
        }
    }

    /// Named people and bodies apart from groups, which have no name to match.
    private func who(_ json: inout JSONWriter, _ event: EventView) {
        let groups = Set(file.groups.map(\.id))
        for (key, everybody) in [("victims", event.victims), ("actors", event.actors)] {
            json.key(key)
            json.array(of: everybody.filter { !groups.contains($0.value) }) { json, one in
                json.string(words.name(one.value))
            }
            let unnamed = everybody.filter { groups.contains($0.value) }
            guard !unnamed.isEmpty else { continue }
            json.key(key == "victims" ? "victim_groups" : "actor_groups")
            json.array(of: unnamed) { json, group in json.string(words.name(group.value)) }
        }
    }

    private func word(_ json: inout JSONWriter, _ event: EventView) {
        if let denier = event.deniedBy {
            json.key("denied_by")
            if case .entity(let id) = denier { json.string(words.name(id)) } else { json.string("unnamed") }
        }
        let named: String? = event.wordOf.lazy.compactMap { speaker in
            guard case .entity(let id) = speaker else { return nil }
            return words.name(id)
        }.first
        json.key("attributed_to")
        json.string(orNull: named)
        if !event.wordOf.isEmpty {
            json.key("word_of")
            json.array(of: event.wordOf) { json, speaker in json.string(words.plain(speaker)) }
        }
    }

    private func custody(_ json: inout JSONWriter, _ event: EventView) {
        let texts = [
            ("facility", event.facility?.value), ("from", event.from?.value), ("to", event.to?.value),
            ("until", event.until?.value.description), ("time", event.time?.value),
        ]
        for (key, text) in texts {
            guard let text else { continue }
            json.key(key)
            json.string(text)
        }
    }

    private func fields(_ event: EventView) -> [SourcedField] {
        [
            SourcedField("kind", event.kind), SourcedField("date", event.date), SourcedField("victims", event.victims),
            SourcedField("actors", event.actors), SourcedField("place", event.place),
            SourcedField("provisions", event.provisions), SourcedField("duration", event.duration),
            SourcedField("facility", event.facility), SourcedField("from", event.from), SourcedField("to", event.to),
            SourcedField("until", event.until), SourcedField("time", event.time),
        ]
    }
}
