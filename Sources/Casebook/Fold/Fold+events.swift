// Events and people: the rows that lists and counts are made of.

import CaseLogic
import CaseModel

extension Fold {
    /// Works out an event; returns the people who take part in it, before or now.
    func settleEvent(_ root: Int64) throws -> Set<Int64> {
        var touched: Set<Int64> = []
        for reading in Reading.allCases {
            touched.formUnion(
                try database.prepare("SELECT record FROM \(reading.place(of: "participant")) WHERE event = ?").all(root)
                {
                    $0.int(0)
                })
            try clearEvent(root, reading)
        }
        let open = try JoinedCase(event: root, in: index, .open)
        touched.formUnion(try write(open, event: root, .open))
        try mark(root, isGuarded: open.leftOut > 0)
        if open.leftOut > 0 {
            touched.formUnion(try write(try JoinedCase(event: root, in: index, .whole), event: root, .whole))
        }
        return try people(among: touched)
    }

    private func clearEvent(_ root: Int64, _ reading: Reading) throws {
        for table in ["participant", "event_provision"] {
            try database.prepare("DELETE FROM \(reading.place(of: table)) WHERE event = ?").run(root)
        }
        try database.prepare("DELETE FROM \(reading.place(of: "event")) WHERE id = ?").run(root)
    }

    /// Notes whether the whole reading of an event or a person is another than the open one.
    private func mark(_ root: Int64, isGuarded: Bool) throws {
        try database.prepare(
            isGuarded ? "INSERT OR IGNORE INTO guarded (root) VALUES (?)" : "DELETE FROM guarded WHERE root = ?"
        ).run(root)
    }

    /// Writes the rows of an event; returns who takes part in it.
    private func write(_ joined: JoinedCase, event root: Int64, _ reading: Reading) throws -> Set<Int64> {
        guard let id = joined.entity(of: root),
            let event = CaseFile(folding: joined.draft).events.first(where: { $0.id == id })
        else { return [] }
        let count = try peopleCount(of: event, in: joined, reading)
        try database.prepare(
            """
            INSERT INTO \(reading.place(of: "event")) (id, kind, standing, denied, date, first, last, month, place, fewest,
                most, uncounted, entered) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            root, event.kind.value.rawValue, event.standing.rawValue, event.deniedBy != nil,
            event.date?.value.description, event.date?.value.earliest?.number, event.date?.value.latest?.number,
            event.date?.value.monthOrYear, event.place.map { joined.record(of: $0.value) }, count.fewest, count.most,
            count.isOpen, try timeOfEntering(root))
        let participant = try database.prepare(
            "INSERT OR IGNORE INTO \(reading.place(of: "participant")) (event, record, side) VALUES (?,?,?)")
        var records: Set<Int64> = []
        for (side, entities) in [("victim", event.victims), ("actor", event.actors)] {
            for entity in entities {
                let record = joined.record(of: entity.value)
                try participant.run(root, record, side)
                records.insert(record)
            }
        }
        for provision in event.provisions {
            try database.prepare(
                "INSERT OR IGNORE INTO \(reading.place(of: "event_provision")) (event, provision) VALUES (?,?)"
            ).run(root, StatementColumns.text(of: provision.value))
        }
        return records
    }

    /// When an event came into the casebook: when somebody first decided on it, else when its report was read.
    private func timeOfEntering(_ root: Int64) throws -> String {
        try database.prepare(
            """
            SELECT MIN(COALESCE(decided.time, brought.time)) FROM entity JOIN entry AS brought ON brought.id = entity.id >> 20
            LEFT JOIN entry AS decided ON decided.id = entity.decided_by WHERE root = ?
            """
        ).first(root) { $0.text(0) } ?? ""
    }

    /// How many people an event is about.
    private func peopleCount(
        of event: EventView, in joined: JoinedCase, _ reading: Reading
    ) throws -> PeopleCount {
        let people = event.kind.value.isAct ? event.actors + event.victims : event.victims
        var named: Set<EntityID> = []
        var uncounted = 0
        var sizes: [Int64: [Int]] = [:]
        for who in Set(people.map(\.value)) {
            switch joined.draft.entities[who.number].type {
            case .person: named.insert(who)
            case .group:
                let found = try database.prepare(
                    """
                    SELECT statement.source, MAX(CAST(value AS INTEGER)) FROM entity JOIN statement ON statement.subject = entity.id
                    JOIN source ON source.id = statement.source
                    WHERE entity.root = ? AND property = 'size' AND statement.review = 'accepted'
                        \(reading == .open ? "AND NOT \(Reading.isProtected)" : "") GROUP BY statement.source
                    """
                ).all(joined.record(of: who)) { row in (row.int(0), row.number(1) ?? 0) }
                if found.isEmpty { uncounted += 1 }
                for (source, size) in found { sizes[source, default: []].append(size) }
            default: break
            }
        }
        return PeopleCount(named: named.count, sizes: Array(sizes.values), uncounted: uncounted)
    }

    private func people(among records: Set<Int64>) throws -> Set<Int64> {
        try records.filter { record in
            try database.prepare("SELECT 1 FROM record WHERE id = ? AND type = 'person'").first(record) { _ in true }
                ?? false
        }
    }

    /// Works out the custody, the case and the intervals of a person from all their events.
    func settlePerson(_ root: Int64) throws {
        try clearPerson(root)
        let leftOut = try write(person: root, .open)
        let isGuarded = try leftOut > 0 || isInGuardedEvent(root)
        try mark(root, isGuarded: isGuarded)
        if isGuarded { _ = try write(person: root, .whole) }
    }

    /// Takes away the rows of a person, in both readings.
    func clearPerson(_ root: Int64) throws {
        for reading in Reading.allCases {
            for table in ["custody", "person_case", "interval"] {
                try database.prepare("DELETE FROM \(reading.place(of: table)) WHERE person = ?").run(root)
            }
        }
    }

    private func isInGuardedEvent(_ person: Int64) throws -> Bool {
        try database.prepare("SELECT EXISTS (SELECT 1 FROM guarded_participant WHERE record = ?)").first(person) {
            $0.bool(0)
        } ?? false
    }

    /// Writes the rows of a person; returns how many statements were left out.
    private func write(person root: Int64, _ reading: Reading) throws -> Int {
        guard try isSubject(root, reading) else { return 0 }
        let joined = try JoinedCase(person: root, in: index, reading)
        guard let id = joined.entity(of: root) else { return joined.leftOut }
        let file = CaseFile(folding: joined.draft)
        let findings = CaseFindings(of: file, person: id, findsClaims: false)
        let rows = CustodyRow.all(of: id, in: file, findings, joined)
        for (number, row) in rows.enumerated() { try insert(row, number, of: root, reading) }
        try insert(CaseRow(of: id, in: file, rows), of: root, reading)
        let table = reading.place(of: "interval")
        let number = reading == .open ? "NULL" : "(SELECT COALESCE(MIN(id), 0) - 1 FROM \(table))"
        for interval in findings.intervals where interval.person == id {
            try database.prepare(
                """
                INSERT OR IGNORE INTO \(table) (id, person, kind, from_event, to_event, code, fewest, most, start, finish)
                VALUES (\(number),?,?,?,?,?,?,?,?,?)
                """
            ).run(
                root, interval.kind.rawValue, joined.record(of: interval.from), joined.record(of: interval.to),
                interval.code.rawValue, interval.length.fewestDays, interval.length.mostDays,
                interval.start.description, interval.end.description)
        }
        return joined.leftOut
    }

    /// Whether any event is about a person: a judge of a thousand cases may be held in none.
    private func isSubject(_ person: Int64, _ reading: Reading) throws -> Bool {
        try database.prepare(
            """
            SELECT EXISTS (SELECT 1 FROM \(reading.participants) WHERE record = ?1 AND side = 'victim')
                OR EXISTS (SELECT 1 FROM \(reading.events) WHERE kind IN (\(EventKind.actsInSQL))
                    AND id IN (SELECT event FROM \(reading.participants) WHERE record = ?1))
            """
        ).first(person) { $0.bool(0) } ?? false
    }

    private func insert(_ row: CustodyRow, _ number: Int, of person: Int64, _ reading: Reading) throws {
        guard let record = try index.record(at: person) else { return }
        func list(_ records: [Int64]) -> String { records.map(String.init).joined(separator: ",") }
        try database.prepare(
            """
            INSERT INTO \(reading.place(of: "custody")) (person, number, valid_from, valid_to, since, first, ending, facility, kind,
                standing, term_ends, term_day, term_said, term_rule, listed_to, held_by, provisions, events, place,
                log_high, log_low, entry, name, sensitivity)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            person, number, row.validFrom, row.validTo, row.since, row.first, row.ending, row.facility, row.kind,
            row.standing.rawValue, row.termEnds, row.termDay, row.isTermSaid, row.termRule, row.listedTo,
            list(row.heldBy), row.provisions.map { StatementColumns.text(of: $0) }.joined(separator: "\n"),
            list(row.events), row.place, Int64(bitPattern: record.item.entry.log.0),
            Int64(bitPattern: record.item.entry.log.1), Int64(bitPattern: record.item.entry.index), record.name,
            record.sensitivity.rawValue)
    }
}

extension EventKind {
    /// The kinds that are acts of the person, as a list in SQL.
    static let actsInSQL = allCases.filter(\.isAct).map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
