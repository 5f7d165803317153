// The years of events that reports tell without one: from the same person's event of the same kind, else from the day of publication.

import CaseLogic
import CaseModel

extension Fold {
    /// The events told without a year, of some that were worked out and of some people.
    func eventsWithoutYear(among events: Set<Int64>, of people: Set<Int64>) throws -> Set<Int64> {
        var found: Set<Int64> = []
        for reading in Reading.allCases {
            let table = reading.place(of: "event")
            let isOpen = try database.prepare(
                "SELECT 1 FROM \(table) WHERE id = ? AND (told IS NOT NULL OR date LIKE 'XXXX%')")
            for event in events where try isOpen.first(event, row: { _ in true }) ?? false { found.insert(event) }
            let ofPerson = try database.prepare(
                """
                SELECT event.id FROM \(reading.place(of: "participant")) AS part JOIN \(table) AS event ON event.id = part.event
                WHERE record = ? AND (told IS NOT NULL OR date LIKE 'XXXX%')
                """)
            for person in people { found.formUnion(try ofPerson.all(person) { $0.int(0) }) }
        }
        return found
    }

    /// Finds the year of an event anew; returns the people that this changes something for.
    func settleYear(of event: Int64) throws -> Set<Int64> {
        try settleYear(of: event, .open).union(try settleYear(of: event, .whole))
    }

    private func settleYear(of event: Int64, _ reading: Reading) throws -> Set<Int64> {
        let table = reading.place(of: "event")
        let state = try database.prepare(
            "SELECT COALESCE(told, date), date, kind, year_from FROM \(table) WHERE id = ?"
        )
        .first(event) {
            (row) -> (EDTF?, String, String, Int64?) in
            (EDTF(row.string(0)), row.string(1), row.string(2), row.isNull(3) ? nil : row.int(3))
        }
        guard let (told, before, kind, fromBefore) = state, let told else { return [] }
        let found = try yearElsewhere(told, kind, event, reading) ?? yearOfPublication(told, event, reading)
        let date = found.flatMap { told.settingYear($0.year) } ?? told
        guard date.description != before || found?.from != fromBefore else { return [] }
        try database.prepare(
            "UPDATE \(table) SET date = ?, told = ?, year_from = ?, first = ?, last = ?, month = ? WHERE id = ?"
        ).run(
            date.description, found == nil ? nil : told.description, found?.from, date.earliest?.number,
            date.latest?.number,
            date.monthOrYear, event)
        return Set(
            try database.prepare(
                "SELECT record FROM \(reading.place(of: "participant")) JOIN record ON record.id = record WHERE event = ? AND type = 'person'"
            ).all(event) { $0.int(0) })
    }

    /// The year that events of one kind of one of the same people agree on, where they were told with a year.
    private func yearElsewhere(
        _ told: EDTF, _ kind: String, _ event: Int64, _ reading: Reading
    ) throws -> (year: Int, from: Int64)? {
        let isAct = EventKind(rawValue: kind)?.isAct ?? false
        let others = try (isAct ? ["victim", "actor"] : ["victim"]).flatMap { side in
            try database.prepare(
                """
                SELECT id, date FROM \(reading.events) WHERE id <> ?1 AND kind = ?2 AND told IS NULL AND first IS NOT NULL
                    AND id IN (SELECT event FROM \(reading.participants) WHERE side = ?3 AND record IN (
                        SELECT record.id FROM record WHERE type = 'person'
                            AND id IN (SELECT record FROM \(reading.participants) WHERE event = ?1 AND side = ?3)))
                """
            ).all(event, kind, side) { row in (row.int(0), EDTF(row.string(1))) }
        }.compactMap { other in other.1.map { (id: other.0, date: $0) } }
        guard let year = OpenYears.year(of: told, among: others.map(\.date)) else { return nil }
        // The one with the least name, so that every copy says the same.
        let agreeing = try others.filter { OpenYears.year(of: told, in: $0.date) == year }.compactMap { other in
            try index.entity(at: other.id).map { (other.id, $0) }
        }
        return agreeing.min { $0.1 < $1.1 }.map { (year, $0.0) }
    }

    /// The year by the day of publication of the one report that tells it so; nil where several reports make several years of it.
    private func yearOfPublication(
        _ told: EDTF, _ event: Int64, _ reading: Reading
    ) throws -> (year: Int, from: Int64)? {
        let sources = try database.prepare(
            """
            SELECT source.id, source.published FROM entity JOIN statement ON statement.subject = entity.id
            JOIN source ON source.id = statement.source
            WHERE entity.root = ? AND property = 'date' AND statement.review = 'accepted' AND value LIKE 'XXXX%'
                AND published IS NOT NULL \(reading == .open ? "AND NOT \(Reading.isProtected)" : "")
            """
        ).all(event) { row in (row.int(0), EDTF(row.string(1))) }
        let years = sources.compactMap { source in
            source.1.flatMap { OpenYears.year(of: told, before: $0) }.map { (year: $0, source: source.0) }
        }
        guard let first = years.first, years.allSatisfy({ $0.year == first.year }) else { return nil }
        let named = try years.compactMap { found in try index.entry(at: found.source).map { (found.source, $0) } }
        return named.min { $0.1 < $1.1 }.map { (first.year, ~RowNumber.of(0, in: $0.0)) }
    }
}

extension EDTF {
    /// "2024-05" where the date lies in one month, "2024" where in one year; nil where it is open.
    var monthOrYear: String? {
        guard let first = earliest, let last = latest, first.year == last.year else { return nil }
        return String(first.description.prefix(first.month == last.month ? 7 : 4))
    }
}
