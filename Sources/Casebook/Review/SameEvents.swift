// Which tellings of several sources are plainly of one event; the one rule for what was accepted and for what waits.

import CaseLogic
import CaseModel

/// What one source, or several that were joined, tell of an event.
struct Telling {
    /// The row of the event, or of the entity that waits.
    var row: Int64
    /// Where it is from; the rows of one table are one source.
    var sources: Set<Int64>
    /// The records that it happened to, or of an act those who did it.
    var subjects: Set<Int64>
    var account: EventAccount

    /// Whom an event has to have in common with another to be the same.
    static func subjects(of event: EventView) -> Set<EntityID> {
        let people: [Sourced<EntityID>] =
            switch event.kind.value {
            case .appeal: event.actors + event.victims
            case let kind where kind.isAct: event.actors
            default: event.victims
            }
        return Set(people.map(\.value))
    }

    func isPlainlySame(as other: Telling) -> Bool {
        subjects == other.subjects && sources.isDisjoint(with: other.sources)
            && account.isPlainlySame(as: other.account)
    }
}

enum SameEvents {
    /// Of more tellings of one kind, day and set of people only so many are compared.
    static let most = 200

    /// Cuts tellings into those of one event each, as numbers in order; who stands alone is left out.
    ///
    /// What agrees with two that do not agree with one another could be either, so it stays alone.
    static func groups(_ tellings: [Telling]) -> [[Int]] {
        let count = min(tellings.count, most)
        guard count > 1 else { return [] }
        var like = (0..<count).map { Set([$0]) }
        for one in 0..<count {
            for other in (one + 1)..<count where tellings[one].isPlainlySame(as: tellings[other]) {
                like[one].insert(other)
                like[other].insert(one)
            }
        }
        let clear = (0..<count).filter { one in like[one].allSatisfy { like[one].isSubset(of: like[$0]) } }
        var seen: Set<Int> = []
        var groups: [[Int]] = []
        for one in clear where !seen.contains(one) {
            let group = clear.filter { like[one].contains($0) }
            seen.formUnion(group)
            if group.count > 1 { groups.append(group) }
        }
        return groups
    }
}

/// Reads what was accepted as tellings, with what is protected: that contradicts, too.
struct AcceptedTellings {
    let index: CaseIndex

    /// The kind, the day and the people of events that may be one.
    struct Meeting: Hashable {
        var kind: String
        var day: Int64
        var people: Set<Int64>
    }

    /// An event by what is asked first. Views are not joined in SQL, which would look through all of them.
    private struct Head {
        var id: Int64
        var kind: String
        var day: Int64
    }

    /// Events that may be one: of one kind and full day, about the same people, at least one of whom has a name.
    ///
    /// - Parameter person: only those about this record; nil for all of the casebook.
    func meetings(of person: Int64?) throws -> [[Int64]] {
        struct Day: Hashable {
            var kind: String
            var day: Int64
        }
        let events: [Head] =
            if let person {
                try heads(about: person)
            } else {
                try index.database.prepare("SELECT id, kind, first FROM whole_event WHERE first = last").all { row in
                    Head(id: row.int(0), kind: row.string(1), day: row.int(2))
                }
            }
        var byDay: [Day: [Int64]] = [:]
        for event in events { byDay[Day(kind: event.kind, day: event.day), default: []].append(event.id) }
        var found: [Meeting: [Int64]] = [:]
        for (day, events) in byDay where events.count > 1 {
            for event in events {
                let people = try subjects(of: event, kind: day.kind)
                guard !people.isEmpty, person.map(people.contains) ?? true else { continue }
                found[Meeting(kind: day.kind, day: day.day, people: people), default: []].append(event)
            }
        }
        return try found.filter { try $0.value.count > 1 && isNamed($0.key.people) }.map(\.value)
    }

    /// The accepted events of one kind and day about these records.
    func events(_ kind: EventKind, on day: CivilDay, about people: Set<Int64>) throws -> [Int64] {
        guard let one = people.min(), try isNamed(people) else { return [] }
        return try heads(about: one).filter {
            try $0.kind == kind.rawValue && $0.day == Int64(day.number) && subjects(of: $0.id, kind: $0.kind) == people
        }.map(\.id)
    }

    /// The events of one full day in which a record takes part.
    private func heads(about record: Int64) throws -> [Head] {
        let head = try index.database.prepare("SELECT kind, first, last FROM whole_event WHERE id = ?")
        return try index.database.prepare("SELECT DISTINCT event FROM whole_participant WHERE record = ?").all(record) {
            $0.int(0)
        }.compactMap { event in
            try head.first(event) { row in
                row.isNull(1) || row.int(1) != row.int(2)
                    ? nil : Head(id: event, kind: row.string(0), day: row.int(1))
            } ?? nil
        }
    }

    /// Those whom an event is about.
    private func subjects(of event: Int64, kind: String) throws -> Set<Int64> {
        let side: String? =
            kind == EventKind.appeal.rawValue ? nil : EventKind(rawValue: kind)?.isAct == true ? "actor" : "victim"
        return Set(
            try index.database.prepare(
                "SELECT record FROM whole_participant WHERE event = ?1 AND (?2 IS NULL OR side = ?2)"
            ).all(event, side) { $0.int(0) })
    }

    /// Whether somebody with a name is among some records.
    private func isNamed(_ people: Set<Int64>) throws -> Bool {
        try people.contains { record in
            try index.database.prepare("SELECT type = 'person' AND name <> '' FROM record WHERE id = ?").first(record) {
                $0.bool(0)
            } ?? false
        }
    }

    /// The tellings of some accepted events, in the order in which they were accepted.
    func tellings(_ events: [Int64]) throws -> [Telling] {
        try events.map { ($0, try place(of: $0)) }.sorted { $0.1 < $1.1 }.compactMap { try telling(of: $0.0) }
    }

    /// When an event was accepted first, in the ledger's order, which is the same in every copy.
    private func place(of root: Int64) throws -> Place {
        let first = try index.database.prepare(
            """
            SELECT clock, time, log_high, log_low, place FROM entity
            JOIN entry ON entry.id = COALESCE(entity.decided_by, entity.id >> 20) WHERE root = ?
            ORDER BY clock, time, log_high, log_low, place LIMIT 1
            """
        ).first(root) { row in
            Place(clock: row.int(0), time: row.string(1), high: row.int(2), low: row.int(3), place: row.int(4))
        }
        var place = first ?? Place()
        place.item = try index.entity(at: root)?.description ?? ""
        return place
    }

    private struct Place: Comparable {
        var clock: Int64 = 0
        var time = ""
        var high: Int64 = 0
        var low: Int64 = 0
        var place: Int64 = 0
        var item = ""

        static func < (one: Place, other: Place) -> Bool {
            guard one.clock == other.clock, one.time == other.time, one.high == other.high else {
                return (one.clock, one.time, one.high) < (other.clock, other.time, other.high)
            }
            return (one.low, one.place, one.item) < (other.low, other.place, other.item)
        }
    }

    private func telling(of root: Int64) throws -> Telling? {
        let joined = try JoinedCase(event: root, in: index, .whole)
        guard let id = joined.entity(of: root),
            var event = CaseFile(folding: joined.draft).events.first(where: { $0.id == id })
        else { return nil }
        // A day told without a year counts with the year that was found for it.
        let date = try index.database.prepare("SELECT date FROM whole_event WHERE id = ?").first(root) {
            EDTF($0.string(0))
        }
        if let date = date ?? nil { event.date?.value = date }
        let place = try event.place.flatMap { try index.name(ofRecord: joined.record(of: $0.value)) }
        let sources = try index.database.prepare("SELECT DISTINCT source FROM entity WHERE root = ?").all(root) {
            $0.int(0)
        }.map(index.tableOrSource)
        return Telling(
            row: root, sources: Set(sources),
            subjects: Set(Telling.subjects(of: event).map { joined.record(of: $0) }),
            account: EventAccount(event, place: place, isSamePlace: SearchWords.areSame))
    }
}

extension SearchWords {
    /// Whether two names are found by one spelling.
    static let areSame: @Sendable (String, String) -> Bool = { key(of: $0) == key(of: $1) }
}

extension CaseIndex {
    /// The source, or the table that it is a row of.
    func tableOrSource(of source: Int64) throws -> Int64 {
        try database.prepare("SELECT import FROM table_row WHERE entry = ?").first(source) {
            $0.isNull(0) ? source : $0.int(0)
        } ?? source
    }

    /// What a record is called.
    func name(ofRecord row: Int64) throws -> String? {
        try database.prepare("SELECT name FROM record WHERE id = ?").first(row) { $0.text(0) }
    }
}
