// The JSON of people, organisations, places, groups, provisions and relations, and of what was not recorded.
import CaseModel

extension ReportJSON {
    func person(_ json: inout JSONWriter, _ person: PersonView) {
        json.object { json in
            json.member("name", person.name.value)
            json.member("aliases", person.aliases.map(\.value))
            json.member("roles", person.roles.map(\.value.rawValue))
            if person.neverMerge != nil {
                json.member("never_merge", true)
            }
            let fields = [
                SourcedField("name", person.name), SourcedField("aliases", person.aliases),
                SourcedField("roles", person.roles), SourcedField("never_merge", person.neverMerge),
            ]
            foot(&json, fields: fields, rule: person.name.rule, confidence: person.confidence)
        }
    }

    func organisation(_ json: inout JSONWriter, _ organisation: OrganisationView) {
        json.object { json in
            json.member("name", organisation.name.value)
            json.member("aliases", organisation.aliases.map(\.value))
            json.member("kind", organisation.kind.value.rawValue)
            let fields = [
                SourcedField("name", organisation.name), SourcedField("aliases", organisation.aliases),
                SourcedField("kind", organisation.kind),
            ]
            foot(&json, fields: fields, rule: organisation.name.rule, confidence: organisation.confidence)
        }
    }

    func place(_ json: inout JSONWriter, _ place: PlaceView) {
        json.object { json in
            json.member("name", place.name.value)
            foot(&json, fields: [SourcedField("name", place.name)], rule: place.name.rule, confidence: .sure)
        }
    }

    func group(_ json: inout JSONWriter, _ group: GroupView) {
        json.object { json in
            json.member("description", group.description.value)
            if let size = group.size {
                json.member("size", size)
            }
            let fields = [SourcedField("description", group.description)]
            foot(&json, fields: fields, rule: group.description.rule, confidence: .check)
        }
    }

    func provision(_ json: inout JSONWriter, _ provision: Provision, _ spans: [ByteSpan]) {
        json.object { json in
            json.member("article", provision.article)
            json.member("part", provision.part)
            json.member("code", provision.code.rawValue)
            json.member("country", provision.country)
            let fields = [SourcedField("article", spans: spans)]
            foot(&json, fields: fields, rule: "cited in these words", confidence: .sure)
        }
    }

    func relation(_ json: inout JSONWriter, _ relation: RelationView) {
        json.object { json in
            json.member("type", relation.type.rawValue)
            json.member("from", words.name(relation.from))
            json.member("to", words.name(relation.to))
            if relation.isFormer {
                json.member("former", true)
            }
            if relation.standing != .reported {
                json.member("status", relation.standing.rawValue)
            }
            let fields = [SourcedField("type", spans: relation.spans)]
            foot(&json, fields: fields, rule: relation.rule, confidence: relation.confidence)
        }
    }

    func setAside(_ json: inout JSONWriter, _ item: SetAside) {
        json.object { json in
            json.member("kind", item.kind.rawValue)
            json.member("participants", item.participants.map { words.name($0) })
            json.member("date", item.date?.description)
            json.member("reason", item.reason.rawValue)
            let fields = [SourcedField("kind", spans: item.spans)]
            foot(&json, fields: fields, rule: item.explanation, confidence: nil)
        }
    }

    func unread(_ json: inout JSONWriter, _ sentence: UnreadSentence) {
        json.object { json in
            json.member("sentence", quotes.words(of: sentence.span))
            json.member("trigger", quotes.words(of: sentence.trigger))
            json.object("spans") { json in
                for (name, span) in [("sentence", sentence.span), ("trigger", sentence.trigger)] {
                    json.array(name) { json in json.span(span) }
                }
            }
        }
    }
}
