// The JSON of one event.
import CaseModel

extension ReportJSON {
    func event(_ json: inout JSONWriter, _ event: EventView) {
        json.object { json in
            json.member("kind", event.kind.value.rawValue)
            json.member("date", event.date?.value.description)
            who(&json, event)
            json.member("place", event.place.map { words.name($0.value) })
            json.member("provisions", event.provisions.map(\.value.key))
            json.member("duration", event.duration?.value.description)
            json.member("status", event.standing.rawValue)
            word(&json, event)
            custody(&json, event)
            foot(&json, fields: fields(event), rule: event.kind.rule, confidence: event.confidence)
        }
    }

    /// Named people and bodies apart from groups, which have no name to match.
    private func who(_ json: inout JSONWriter, _ event: EventView) {
        let groups = Set(file.groups.map(\.id))
        for (key, everybody) in [("victims", event.victims), ("actors", event.actors)] {
            json.member(key, everybody.filter { !groups.contains($0.value) }.map { words.name($0.value) })
            let unnamed = everybody.filter { groups.contains($0.value) }
            guard !unnamed.isEmpty else { continue }
            json.member(key == "victims" ? "victim_groups" : "actor_groups", unnamed.map { words.name($0.value) })
        }
    }

    private func word(_ json: inout JSONWriter, _ event: EventView) {
        if let denier = event.deniedBy {
            if case .entity(let id) = denier {
                json.member("denied_by", words.name(id))
            } else {
                json.member("denied_by", "unnamed")
            }
        }
        let named: String? = event.wordOf.lazy.compactMap { speaker in
            guard case .entity(let id) = speaker else { return nil }
            return words.name(id)
        }.first
        json.member("attributed_to", named)
        if !event.wordOf.isEmpty {
            json.member("word_of", event.wordOf.map(words.plain))
        }
    }

    private func custody(_ json: inout JSONWriter, _ event: EventView) {
        let texts = [
            ("facility", event.facility?.value), ("from", event.from?.value), ("to", event.to?.value),
            ("until", event.until?.value.description), ("time", event.time?.value),
        ]
        for case (let key, let text?) in texts { json.member(key, text) }
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
