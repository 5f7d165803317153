// The JSON of what is worked out for a record: custodies, matters, intervals, disagreements, relations.
import CaseLogic
import CaseModel

extension RecordJSON {
    func custody(_ json: inout JSONWriter, _ custody: Custody) {
        json.object { json in
            json.member("from", custody.from?.description)
            json.member("end", custody.end?.rawValue)
            json.member("until", custody.until?.description)
            json.member("day", custody.clock?.day)
            json.member("day_rule", custody.clock?.rule)
            json.member("term_ends", custody.termEnds?.date.description)
            json.member("term_rule", custody.termEnds?.rule)
            json.list("holds", of: custody.holds) { json, hold in
                json.object { json in
                    json.member("kind", hold.kind.rawValue)
                    json.member("facility", hold.facility?.value)
                    json.member("place", hold.place.map { words.name($0) })
                    named(&json, "by", hold.by)
                    json.member("from", hold.from?.description)
                    json.member("from_time", hold.fromTime)
                    json.member("until", hold.until?.description)
                    json.member("until_time", hold.untilTime)
                    json.member("until_from", hold.untilBasis?.rawValue)
                    json.member("order", hold.order.flatMap(item))
                    json.member("term", hold.term?.description)
                    json.member("status", hold.standing.rawValue)
                    items(&json, "events", hold.events)
                    json.member("rule", hold.rule)
                }
            }
            items(&json, "events", custody.events)
        }
    }

    func proceeding(_ json: inout JSONWriter, _ matter: Proceeding) {
        json.object { json in
            json.member("code", matter.code.rawValue)
            json.member("provisions", matter.provisions.map(\.key))
            items(&json, "alleged_acts", matter.acts)
            json.list("stages", of: matter.stages) { json, stage in
                json.object { json in
                    json.member("kind", stage.kind.rawValue)
                    json.member("date", stage.date?.description)
                    json.member("event", item(stage.event))
                }
            }
            json.member("rule", matter.rule)
        }
    }

    func interval(_ json: inout JSONWriter, _ interval: Interval) {
        json.object { json in
            json.member("kind", interval.kind.rawValue)
            json.member("length", interval.length.description)
            json.member("fewest_days", interval.length.fewestDays)
            json.member("most_days", interval.length.mostDays)
            items(&json, "events", [interval.from, interval.to])
            json.member("rule", interval.rule)
        }
    }

    func disagreement(_ json: inout JSONWriter, _ disagreement: Disagreement) {
        json.object { json in
            json.member("about", disagreement.about)
            json.list("sides", of: disagreement.sides) { json, side in
                json.object { json in
                    json.member("value", side.value)
                    json.member("word_of", side.wordOf.map(words.plain))
                    json.member("source", side.spans.first.flatMap { record.source(of: $0) }?.id.description)
                    json.member("quote", words.quotes.quote(around: side.spans.first, taking: side.spans))
                    items(&json, "events", side.events)
                }
            }
            json.member("rule", disagreement.rule)
        }
    }

    func relation(_ json: inout JSONWriter, _ relation: RelationView) {
        json.object { json in
            json.member("type", relation.type.rawValue)
            json.member("from", words.name(relation.from))
            json.member("from_item", item(relation.from))
            json.member("to", words.name(relation.to))
            json.member("to_item", item(relation.to))
            json.member("former", relation.isFormer)
            json.member("status", relation.standing.rawValue)
            json.member("quote", words.quotes.quote(around: relation.spans.first, taking: relation.spans))
            json.member("source", relation.spans.first.flatMap { record.source(of: $0) }?.id.description)
            json.member("rule", relation.rule)
        }
    }
}

extension FileWords {
    /// A value in one word or name.
    func value(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .entity(let id): name(id)
        case .date(let date): date.description
        case .duration(let duration): duration.description
        case .provision(let provision): provision.key
        case .eventKind(let kind): kind.rawValue
        case .role(let role): role.rawValue
        case .organisationKind(let kind): kind.rawValue
        case .number(let number): String(number)
        case .mark: "yes"
        }
    }
}
