// Events and people: the rows that lists and counts are made of.

import CaseLogic
import CaseModel

extension Fold {
    /// Works out an event; returns the people who take part in it, before or now.
    func settleEvent(_ root: Int64) throws -> Set<Int64> {
        var touched = Set(
            try database.prepare("SELECT record FROM participant WHERE event = ?").all(root) { $0.int(0) })
        try database.prepare("DELETE FROM participant WHERE event = ?").run(root)
        try database.prepare("DELETE FROM event_provision WHERE event = ?").run(root)
        let joined = try JoinedCase(event: root, in: index)
        guard let id = joined.entity(of: root),
            let event = CaseFile(folding: joined.draft).events.first(where: { $0.id == id })
        else {
            try database.prepare("DELETE FROM event WHERE id = ?").run(root)
            return try people(among: touched)
        }
        let entered =
            try database.prepare("SELECT time FROM entry WHERE id = ?").first(RowNumber.entry(of: root)) { $0.text(0) }
        try database.prepare(
            "INSERT OR REPLACE INTO event (id, kind, standing, denied, date, first, last, place, entered) VALUES (?,?,?,?,?,?,?,?,?)"
        ).run(
            root, event.kind.value.rawValue, event.standing.rawValue, event.deniedBy != nil,
            event.date?.value.description, event.date?.value.earliest?.number, event.date?.value.latest?.number,
            event.place.map { joined.record(of: $0.value) }, String((entered ?? "").prefix(10)))
        let participant = try database.prepare("INSERT OR IGNORE INTO participant (event, record, side) VALUES (?,?,?)")
        for (side, entities) in [("victim", event.victims), ("actor", event.actors)] {
            for entity in entities {
                try participant.run(root, joined.record(of: entity.value), side)
                touched.insert(joined.record(of: entity.value))
            }
        }
        for provision in event.provisions {
            try database.prepare("INSERT OR IGNORE INTO event_provision (event, provision) VALUES (?,?)").run(
                root, StatementColumns.text(of: provision.value))
        }
        return try people(among: touched)
    }

    private func people(among records: Set<Int64>) throws -> Set<Int64> {
        try records.filter { record in
            try database.prepare("SELECT 1 FROM record WHERE id = ? AND type = 'person'").first(record) { _ in true }
                ?? false
        }
    }

    /// Works out the custody and the intervals of a person from all their events.
    func settlePerson(_ root: Int64) throws {
        try database.prepare("DELETE FROM custody WHERE person = ?").run(root)
        try database.prepare("DELETE FROM interval WHERE person = ?").run(root)
        let joined = try JoinedCase(person: root, in: index)
        guard let id = joined.entity(of: root) else { return }
        let findings = CaseFindings(of: CaseFile(folding: joined.draft), person: id)
        for (number, custody) in findings.custodies.enumerated() where custody.person == id {
            try insert(custody, number, of: root)
        }
        for interval in findings.intervals where interval.person == id {
            try database.prepare(
                """
                INSERT OR IGNORE INTO interval (person, kind, from_event, to_event, code, fewest, most, start, finish)
                VALUES (?,?,?,?,?,?,?,?,?)
                """
            ).run(
                root, interval.kind.rawValue, joined.record(of: interval.from), joined.record(of: interval.to),
                interval.code.rawValue, interval.length.fewestDays, interval.length.mostDays,
                interval.start.description, interval.end.description)
        }
    }

    private func insert(_ custody: Custody, _ number: Int, of person: Int64) throws {
        let facility = custody.holds.last { $0.facility != nil }?.facility?.value
        // What only silence says depends on the day that is asked for.
        let isTold = custody.end != nil && custody.end != custody.presumedEnd?.end
        try database.prepare(
            """
            INSERT INTO custody (person, number, since, first, ending, until, last, facility, kind, standing, term_ends,
                term_day, presumed, presumed_day) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            person, number, custody.from?.description, custody.from?.earliest?.number,
            isTold ? custody.end?.rawValue : nil, isTold ? custody.until?.description : nil,
            isTold ? custody.until?.latest?.number : nil, facility, custody.holds.last?.kind.rawValue ?? "",
            (custody.holds.contains { $0.standing == .reported } ? Standing.reported : .alleged).rawValue,
            custody.termEnds?.date.description, custody.termEnds?.date.latest?.number,
            custody.presumedEnd?.end.rawValue, custody.presumedEnd?.after.number)
    }
}
