// The JSON of people, organisations, places, groups, provisions and relations, and of what was not recorded.
import CaseModel

extension ReportJSON {
    func person(_ json: inout JSONWriter, _ person: PersonView) {
        json.object { json in
            json.key("name")
            json.string(person.name.value)
            json.key("aliases")
            json.array(of: person.aliases) { json, alias in json.string(alias.value) }
            json.key("roles")
            json.array(of: person.roles) { json, role in json.string(role.value.rawValue) }
            if person.neverMerge != nil {
                json.key("never_merge")
                json.bool(true)
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
            json.key("name")
            json.string(organisation.name.value)
            json.key("aliases")
            json.array(of: organisation.aliases) { json, alias in json.string(alias.value) }
            json.key("kind")
            json.string(organisation.kind.value.rawValue)
            let fields = [
                SourcedField("name", organisation.name), SourcedField("aliases", organisation.aliases),
                SourcedField("kind", organisation.kind),
            ]
            foot(&json, fields: fields, rule: organisation.name.rule, confidence: organisation.confidence)
        }
    }

    func place(_ json: inout JSONWriter, _ place: PlaceView) {
        json.object { json in
            json.key("name")
            json.string(place.name.value)
            foot(&json, fields: [SourcedField("name", place.name)], rule: place.name.rule, confidence: .sure)
        }
    }

    func group(_ json: inout JSONWriter, _ group: GroupView) {
        json.object { json in
            json.key("description")
            json.string(group.description.value)
            if let size = group.size {
                json.key("size")
                json.number(size)
            }
            let fields = [SourcedField("description", group.description)]
            foot(&json, fields: fields, rule: group.description.rule, confidence: .check)
        }
    }

    func provision(_ json: inout JSONWriter, _ provision: Provision, _ spans: [ByteSpan]) {
        json.object { json in
            json.key("article")
            json.string(provision.article)
            json.key("part")
            json.string(orNull: provision.part)
            json.key("code")
            json.string(provision.code.rawValue)
            json.key("country")
            json.string(orNull: provision.country)
            let fields = [SourcedField("article", spans: spans)]
            foot(&json, fields: fields, rule: "cited in these words", confidence: .sure)
        }
    }

    func relation(_ json: inout JSONWriter, _ relation: RelationView) {
        json.object { json in
            json.key("type")
            json.string(relation.type.rawValue)
            json.key("from")
            json.string(words.name(relation.from))
            json.key("to")
            json.string(words.name(relation.to))
            if relation.isFormer {
                json.key("former")
                json.bool(true)
            }
            if relation.standing != .reported {
                json.key("status")
                json.string(relation.standing.rawValue)
            }
            let fields = [SourcedField("type", spans: relation.spans)]
            foot(&json, fields: fields, rule: relation.rule, confidence: relation.confidence)
        }
    }

    func setAside(_ json: inout JSONWriter, _ item: SetAside) {
        json.object { json in
            json.key("kind")
            json.string(item.kind.rawValue)
            json.key("participants")
            json.array(of: item.participants) { json, id in json.string(words.name(id)) }
            json.key("date")
            json.string(orNull: item.date?.description)
            json.key("reason")
            json.string(item.reason.rawValue)
            let fields = [SourcedField("kind", spans: item.spans)]
            foot(&json, fields: fields, rule: item.explanation, confidence: nil)
        }
    }

    func unread(_ json: inout JSONWriter, _ sentence: UnreadSentence) {
        json.object { json in
            json.key("sentence")
            json.string(quotes.words(of: sentence.span))
            json.key("trigger")
            json.string(quotes.words(of: sentence.trigger))
            json.key("spans")
            json.object { json in
                for (name, span) in [("sentence", sentence.span), ("trigger", sentence.trigger)] {
                    json.key(name)
                    json.array { json in
                        json.array { json in
                            json.number(span.start)
                            json.number(span.end)
                        }
                    }
                }
            }
        }
    }
}
