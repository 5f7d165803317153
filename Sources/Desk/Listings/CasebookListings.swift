// What lists of the casebook say in JSON, the same on the command line and over HTTP.

import CaseLogic
public import CaseModel
public import Casebook
public import Presentation

extension WaitingDraft {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        json.member("draft", shortName)
        json.member("item", id.description)
        json.member("title", title)
        json.member("site", site)
        json.member("published", published?.description)
        json.member("added", added)
        json.member("added_by", addedBy)
        json.member("waiting", waiting)
        json.member("people", people)
    }
}

extension HeldPerson {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        json.member("name", name)
        json.member("item", person.description)
        json.member("since", since?.description)
        json.member("day", day)
        json.member("facility", facility)
        json.member("place", place)
        json.member("by", heldBy)
        json.member("kind", kind.rawValue)
        json.member("provisions", provisions.map(\.key))
        json.member("standing", standing.rawValue)
        json.member("term_ends", termEnds?.description)
        json.member("term_said", isTermSaid)
        json.member("term_rule", termRule)
        json.member("state", state.rawValue)
        json.statements(rests)
    }
}

extension JSONWriter {
    /// Writes the statements that an item rests on.
    public mutating func statements(_ statements: [QuotedStatement]) {
        list("statements", of: statements) { json, statement in
            json.object { json in
                json.member("item", statement.item.description)
                json.member("property", statement.property)
                json.member("value", statement.value)
                json.member("quote", statement.quote)
                json.member("source", statement.source.description)
                json.member("title", statement.title)
                json.member("status", statement.standing.rawValue)
                json.member("rule", statement.rule)
            }
        }
    }
}

extension DueItem {
    /// Writes it as the members of an object.
    ///
    /// - Parameter today: the day from which the days that are left are counted.
    public func members(to json: inout JSONWriter, asOf today: CivilDay) {
        json.member("kind", kind.rawValue)
        json.member("day", day.description)
        json.member("date", date.description)
        json.member("days_left", day.number - today.number)
        json.member("overdue", day < today)
        json.member("what", what)
        json.member("detail", detail)
        json.list("records", of: records) { json, record in
            json.object { json in
                json.member("name", record.name)
                json.member("item", record.item.description)
            }
        }
        json.member("entry", entry?.description)
        json.statements(rests)
    }
}

extension EventCount {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter, by: CountKey) {
        json.member("by", by.rawValue)
        json.member("key", key)
        part(&json, "reported", reported)
        part(&json, "alleged", alleged)
    }

    private func part(_ json: inout JSONWriter, _ key: String, _ part: EventCount.Part) {
        json.object(key) { json in
            json.member("events", part.events)
            json.member("denied", part.denied)
            json.member("people_at_least", part.fewest)
            json.member("people_at_most", part.most)
            json.member("events_with_uncounted_people", part.uncounted)
        }
    }
}

extension RecordChange {
    /// Writes one item of it as the members of an object.
    public func members(of item: Item, to json: inout JSONWriter) {
        json.member("item", record?.item.description)
        json.member("name", record?.name)
        json.member("type", record?.type.rawValue)
        json.member("kind", item.kind.rawValue)
        json.member("words", item.words)
        json.member("time", item.time)
        json.member("by", item.by)
    }
}

extension RecordName {
    /// Writes a record that was found as the members of an object.
    public func foundMembers(to json: inout JSONWriter) {
        json.member("found", "record")
        json.member("item", item.description)
        json.member("type", type.rawValue)
        json.member("name", name)
    }
}

extension FoundSource {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        json.member("found", "source")
        json.member("item", id.description)
        json.member("title", title)
        json.member("site", site)
        json.member("published", published?.description)
        json.member("excerpt", excerpt)
        json.list("marks", of: marks) { json, mark in
            json.array { json in
                json.number(mark.start)
                json.number(mark.end)
            }
        }
    }
}

extension ListedPerson {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        json.member("name", record.name)
        json.member("item", record.item.description)
        json.member("events", events)
        json.member("sources", sources)
        json.member("never_merge", neverMerge)
        json.member("sensitivity", record.sensitivity.rawValue)
    }
}

extension Appointment {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter, includingProtected: Bool = false) {
        json.member("item", id.description)
        json.member("short", id.shortName)
        json.member("what", appointed.what)
        json.member("date", appointed.date.description)
        json.member("time", appointed.time)
        json.member("place", appointed.place)
        json.member("people", records.map { $0.shownName(protected: includingProtected) })
        json.member("records", records.map(\.item.description))
        json.member("by", author)
        json.member("outcome", outcome)
    }
}

extension KnownRecord {
    /// Its name, or that it is not shown.
    public func shownName(protected: Bool) -> String { protected || sensitivity < .protected ? name : "(protected)" }
}

extension ListedSource {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        json.member("item", id.description)
        json.member("kind", kind.rawValue)
        json.member("title", title)
        json.member("site", site)
        json.member("published", published?.description)
        json.member("added", added)
        json.member("added_by", addedBy)
        json.member("sensitivity", sensitivity.rawValue)
        json.member("waiting", waiting)
        json.member("language", language)
    }
}

extension ListedEvent {
    /// Writes it as the members of an object.
    public func members(to json: inout JSONWriter) {
        func names(_ name: String, _ records: [RecordName]) {
            json.list(name, of: records) { json, record in
                json.object { json in
                    json.member("name", record.name)
                    json.member("item", record.item.description)
                }
            }
        }
        json.member("item", event.description)
        json.member("kind", kind.rawValue)
        json.member("date", date?.description)
        json.member("standing", standing.rawValue)
        json.member("denied", isDenied)
        json.member("place", place?.name)
        names("people", subjects)
        names("others", others)
        json.member("provisions", provisions.map(\.key))
        json.member("people_at_least", people.lowerBound)
        json.member("people_at_most", people.upperBound)
        json.member("sources", sources)
    }
}
