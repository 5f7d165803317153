// What is due: appointments, replies, ends of terms, deadlines of the law.

public import CaseLogic
public import CaseModel

/// Something that is due.
public struct DueItem: Hashable, Sendable {
    /// What kind of thing.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case appointment, reply
        case endOfTerm = "end-of-term"
        case deadline
    }

    /// What kind of thing.
    public var kind: Kind
    /// What it is about, for those who say it in other words than `what`.
    public enum Subject: Hashable, Sendable {
        /// What a member wrote of an appointment.
        case appointment(Appointed)
        /// What the bureau did, and from whom a reply is due.
        case reply(Intervened)
        /// The end of a term of this kind of custody; whether it is over.
        case term(EventKind?, isOver: Bool)
        /// A deadline of the law, and the date it runs from.
        case deadline(DeadlineRule, from: EDTF)
    }

    /// The last day.
    public var day: CivilDay
    /// The day as it was said, which may be less exact.
    public var date: EDTF
    /// What is due.
    public var what: String
    /// More of it: the hour and place of an appointment, the arithmetic of a term, the law behind a deadline.
    public var detail: String?
    /// The records it concerns.
    public var records: [RecordName]
    /// What it is about.
    public var subject: Subject
    /// The entry that made the appointment or recorded the intervention; closed by naming it.
    public var entry: LedgerID?
    /// The statements that it rests on, where they were asked for.
    public var rests: [QuotedStatement] = []
}

extension Casebook {
    /// How long after its end a term without a release is listed.
    static let daysAfterTerm = 365
    /// How long a deadline of the law is listed after it was over.
    static let daysAfterDeadline = 30

    /// Everything that is due up to so many days after a day, and what is overdue and was not closed; the first day first.
    ///
    /// - Parameter rules: deadlines of the law; see `DeadlineRule.shipped()`.
    /// - Parameter item: only what concerns this record.
    /// - Parameter country: ISO 3166 code of the country whose law counts where the provisions of a case name none.
    public func due(
        asOf day: CivilDay, within days: Int, of item: ItemID? = nil, rules: [DeadlineRule] = [],
        country: String? = nil, includingProtected: Bool = false, withStatements: Bool = false
    ) throws -> [DueItem] {
        let root = try item.flatMap { try index.record(of: $0) }.flatMap { try index.row(of: $0.item) }
        if item != nil, root == nil { return [] }
        var items =
            try expected(day, days, root) + endsOfTerms(day, days, root, withStatements, includingProtected)
            + deadlines(day, days, root, rules, country, withStatements, includingProtected)
        if let record = try root.flatMap({ try index.record(at: $0) }) {
            items.removeAll { !$0.records.contains { $0.item == record.item } }
        }
        if !includingProtected {
            items = try items.compactMap { try index.withoutProtected($0) }
        }
        return items.sorted { a, b in
            (a.day, a.kind.rawValue, a.what, a.records.first?.name ?? "") < (
                b.day, b.kind.rawValue, b.what, b.records.first?.name ?? ""
            )
        }
    }

    /// Appointments that nobody closed, and replies that did not come.
    private func expected(_ day: CivilDay, _ days: Int, _ root: Int64?) throws -> [DueItem] {
        let tomorrow = day.adding(days: 1).description
        let rows = try index.database.prepare(
            """
            SELECT expected.entry, expected.day, entry.kind, entry.act FROM expected JOIN entry ON entry.id = expected.entry
            WHERE expected.day <= ?1 AND live = 1 AND entry.time < ?2 AND NOT EXISTS (
                SELECT 1 FROM closing JOIN entry AS closed ON closed.id = closing.entry
                WHERE closing.target = expected.entry AND closed.live = 1 AND closed.time < ?2)
                \(root == nil ? "AND ?3 IS NULL" : "AND expected.entry IN (\(CaseIndex.entriesNaming("?3")))")
            """
        ).all(day.number + days, tomorrow, root) { row in
            (entry: row.int(0), day: row.number(1) ?? 0, act: Act(kind: row.string(2), stored: row.bytes(3)))
        }
        return try rows.compactMap { row in
            guard let entry = try index.entry(at: row.entry) else { return nil }
            switch row.act {
            case .appointed(let act):
                return DueItem(
                    kind: .appointment, day: CivilDay(number: row.day), date: act.date, what: act.what,
                    detail: [act.time, act.place].compactMap(\.self).joined(separator: ", "),
                    records: try act.records.compactMap { try index.record(of: $0) }, subject: .appointment(act),
                    entry: entry)
            case .intervened(let act):
                return DueItem(
                    kind: .reply, day: CivilDay(number: row.day), date: act.replyDue ?? act.date,
                    what: "reply of \(act.to)",
                    detail: "\(act.what), \(act.date)",
                    records: try act.records.compactMap { try index.record(of: $0) },
                    subject: .reply(act), entry: entry)
            default: return nil
            }
        }
    }

    /// Terms that end, and those that ended within the last year without a release.
    private func endsOfTerms(
        _ day: CivilDay, _ days: Int, _ person: Int64?, _ withStatements: Bool, _ includingProtected: Bool
    ) throws -> [DueItem] {
        // Of one person all are looked at, of everybody those of the days.
        let order = person == nil ? "" : "+"
        return try index.database.prepare(
            """
            SELECT person, term_day, term_ends, kind, term_rule, events
            FROM \(Reading(includingProtected: includingProtected).custodies)
            WHERE ending IS NULL AND \(order)term_day IS NOT NULL AND \(order)term_day BETWEEN ?1 AND ?2
                AND \(order)listed_to >= ?3 AND \(order)valid_from <= ?3 \(person == nil ? "AND ?4 IS NULL" : "AND person = ?4")
            """
        ).all(day.number - Self.daysAfterTerm, day.number + days, day.number, person) { row in
            (
                person: row.int(0), day: row.number(1) ?? 0, ends: row.string(2), kind: row.string(3),
                rule: row.text(4),
                events: row.string(5)
            )
        }.compactMap { row in
            guard let record = try index.record(at: row.person) else { return nil }
            let isOver = row.day < day.number
            return DueItem(
                kind: .endOfTerm, day: CivilDay(number: row.day),
                date: EDTF(row.ends) ?? EDTF(CivilDay(number: row.day)),
                what: isOver
                    ? "the term of the \(words(row.kind)) is over, no release recorded"
                    : "end of the term of the \(words(row.kind))",
                detail: row.rule, records: [record], subject: .term(EventKind(rawValue: row.kind), isOver: isOver),
                rests: withStatements
                    ? try index.statements(
                        about: CustodyColumns.records(row.events), includingProtected: includingProtected) : [])
        }
    }

    private func words(_ kind: String) -> String { EventKind(rawValue: kind)?.words ?? kind }

    /// Deadlines of the law that run, or ran out not long ago, and that nothing on record meets.
    private func deadlines(
        _ day: CivilDay, _ days: Int, _ person: Int64?, _ rules: [DeadlineRule], _ country: String?,
        _ withStatements: Bool, _ includingProtected: Bool
    ) throws -> [DueItem] {
        let reading = Reading(includingProtected: includingProtected)
        var items: [DueItem] = []
        for rule in rules {
            let length = max(0, rule.length.approximateDays)
            // Events so long ago that the time may run out within the days that are asked for; months are not all alike.
            let first = day.number - Self.daysAfterDeadline - length - 3
            let last = min(day.number, day.number + days - length + 3)
            guard first <= last else { continue }
            let what =
                person == nil
                ? """
                SELECT event.id, event.date, event.first, part.record FROM \(reading.events) AS event JOIN \(reading.participants) AS part ON part.event = event.id
                JOIN record ON record.id = part.record
                WHERE event.kind = ?1 AND event.first BETWEEN ?2 AND ?3 AND event.standing IN ('reported', 'alleged') AND part.side = 'victim'
                    AND record.type = 'person' AND ?4 IS NULL
                """
                : """
                SELECT id, date, first, ?4 FROM \(reading.events)
                WHERE id IN (SELECT event FROM \(reading.participants) WHERE record = ?4 AND side = 'victim')
                    AND +kind = ?1 AND +first BETWEEN ?2 AND ?3 AND +standing IN ('reported', 'alleged')
                    AND EXISTS (SELECT 1 FROM record WHERE record.id = ?4 AND type = 'person')
                """
            let events = try index.database.prepare(what).all(rule.from.rawValue, first, last, person) { row in
                (id: row.int(0), date: EDTF(row.string(1)), first: row.number(2) ?? 0, person: row.int(3))
            }
            for event in events {
                guard let date = event.date, date.isDay, let end = date.adding(rule.length), let due = end.latest,
                    due.number <= day.number + days, due.number >= day.number - Self.daysAfterDeadline,
                    try applies(rule, to: event.id, of: event.person, country, reading),
                    try !isMet(rule, event.person, from: event.first, to: day.number, reading),
                    let record = try index.record(at: event.person)
                else { continue }
                items.append(
                    DueItem(
                        kind: .deadline, day: due, date: end, what: rule.what,
                        detail: "\(rule.length) from the \(rule.from.words) of \(date): \(rule.sourceWithWarning)",
                        records: [record], subject: .deadline(rule, from: date),
                        rests: withStatements
                            ? try index.statements(about: [event.id], includingProtected: includingProtected) : [])
                )
            }
        }
        return items
    }

    /// Whether a rule is of the country and the code of an event.
    private func applies(
        _ rule: DeadlineRule, to event: Int64, of person: Int64, _ country: String?, _ reading: Reading
    ) throws -> Bool {
        guard rule.country != nil || rule.code != nil else { return true }
        var provisions = try index.database.prepare("SELECT provision FROM \(reading.provisions) WHERE event = ?").all(
            event
        ) {
            StatementColumns.provision($0.string(0))
        }.compactMap(\.self)
        if provisions.isEmpty {
            let matters = try index.database.prepare(
                "SELECT provisions, events FROM \(reading.custodies) WHERE person = ?"
            ).all(
                person
            ) { row in
                (row.string(0), row.string(1))
            }
            provisions = matters.filter { CustodyColumns.records($0.1).contains(event) }.flatMap {
                CustodyColumns.provisions($0.0)
            }
        }
        if let wanted = rule.country {
            let known = Set(provisions.compactMap(\.country))
            guard known.isEmpty ? country?.uppercased() == wanted : known.contains(wanted) else { return false }
        }
        if let wanted = rule.code {
            let codes = Set(provisions.map(\.code)).intersection([.criminal, .administrative])
            return codes.isEmpty || codes.contains(wanted)
        }
        return true
    }

    private func isMet(_ rule: DeadlineRule, _ person: Int64, from first: Int, to day: Int, _ reading: Reading) throws
        -> Bool
    {
        guard !rule.met.isEmpty else { return false }
        let found = try index.database.prepare(
            """
            SELECT kind FROM \(reading.events) WHERE id IN (SELECT event FROM \(reading.participants) WHERE record = ?)
                AND (first IS NULL OR last >= ?) AND (first IS NULL OR first <= ?)
            """
        ).all(person, first, day) { EventKind(rawValue: $0.string(0)) }
        return found.contains { $0.map { rule.met.contains($0) } ?? false }
    }
}

extension CaseIndex {
    /// What is due without those of its people who are protected, and without protected names in its words; nil where it is about nobody else.
    func withoutProtected(_ item: DueItem) throws -> DueItem? {
        let hidden = item.records.filter { $0.sensitivity == .protected }
        guard hidden.isEmpty || hidden.count < item.records.count else { return nil }
        var item = item
        item.records.removeAll { $0.sensitivity == .protected }
        item.what = try openText(item.what)
        item.detail = try item.detail.map { try openText($0) }
        switch item.subject {
        case .appointment(var act):
            act.what = try openText(act.what)
            act.place = try act.place.map { try openText($0) }
            item.subject = .appointment(act)
        case .reply(var act):
            (act.what, act.to) = (try openText(act.what), try openText(act.to))
            item.subject = .reply(act)
        case .term, .deadline: break
        }
        return item
    }
}

extension ISODuration {
    /// Its days, a month taken as 31 and a year as 366.
    var approximateDays: Int {
        let (months, days) = (wholeMonths, wholeDays)
        guard months.magnitude < 1_200, days.magnitude < 40_000 else { return 0 }
        return months * 31 + days
    }
}
