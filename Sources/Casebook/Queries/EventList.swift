// The list of events, the newest first, a page at a time.

public import CaseModel

/// An event as lists show it.
public struct ListedEvent: Hashable, Sendable {
    /// The record.
    public var event: ItemID
    /// What happened.
    public var kind: EventKind
    /// When.
    public var date: EDTF?
    /// How it stands, and whether somebody denies it.
    public var standing: Standing
    public var isDenied: Bool
    /// Where.
    public var place: RecordName?
    /// Whom it is about; of an act who did it.
    public var subjects: [RecordName]
    /// The others who take part.
    public var others: [RecordName]
    /// The provisions that are cited.
    public var provisions: [Provision]
    /// How many people it is about, at least and at most.
    public var people: ClosedRange<Int>
    /// How many reports and notes tell of it.
    public var sources: Int
    /// For whom it is.
    public var sensitivity: Sensitivity
}

/// A page of events.
public struct EventPage: Hashable, Sendable {
    public var events: [ListedEvent]
    /// How many there are in all.
    public var all: Int
    /// How many are left out because they are protected, whatever the filter.
    public var leftOut: Int
}

extension Casebook {
    /// One page of the events, the first being 1; those without a date come last.
    ///
    /// - Parameter month: "2024-05" or "2024": only events whose first possible day lies in it.
    public func events(kind: EventKind?, month: String?, page: Int = 1, includingProtected: Bool = false) throws
        -> EventPage
    {
        let reading = Reading(includingProtected: includingProtected)
        var conditions: [String] = []
        if kind != nil { conditions.append("kind = ?1") } else { conditions.append("?1 IS NULL") }
        let days = month.flatMap { EDTF($0) }.flatMap { date -> (Int, Int)? in
            guard let first = date.earliest, let last = date.latest else { return nil }
            return (first.number, last.number)
        }
        conditions.append(days == nil ? "?2 IS NULL AND ?3 IS NULL" : "first BETWEEN ?2 AND ?3")
        let chosen = conditions.joined(separator: " AND ")
        let isOpen =
            includingProtected ? "1" : "event.id NOT IN (SELECT id FROM record WHERE sensitivity = 'protected')"
        let skipped = min(max(0, page - 1), 1_000_000) * Self.casesOnPage
        let rows = try index.database.prepare(
            """
            SELECT event.id, kind, date, standing, denied, place, fewest, most FROM \(reading.events) AS event
            WHERE \(chosen) AND \(isOpen) ORDER BY first DESC, event.id DESC LIMIT \(Self.casesOnPage) OFFSET ?4
            """
        ).all(kind?.rawValue, days?.0, days?.1, skipped) { row in
            (
                id: row.int(0), kind: EventKind(rawValue: row.string(1)), date: row.text(2).flatMap { EDTF($0) },
                standing: Standing(rawValue: row.string(3)) ?? .alleged, isDenied: row.bool(4),
                place: row.isNull(5) ? nil : row.int(5), fewest: row.number(6) ?? 0, most: row.number(7) ?? 0
            )
        }
        let events = try rows.compactMap { row -> ListedEvent? in
            guard let kind = row.kind, let record = try index.record(at: row.id) else { return nil }
            var listed = ListedEvent(
                event: record.item, kind: kind, date: row.date, standing: row.standing, isDenied: row.isDenied,
                place: try row.place.flatMap { try shown($0, includingProtected) }, subjects: [], others: [],
                provisions: [], people: row.fewest...max(row.fewest, row.most), sources: 0,
                sensitivity: record.sensitivity)
            try index.database.prepare(
                "SELECT record, side FROM \(reading.participants) WHERE event = ? ORDER BY side DESC, record"
            ).all(row.id) { ($0.int(0), $0.string(1)) }.forEach { who, side in
                guard let name = try shown(who, includingProtected) else { return }
                if (side == "actor") == kind.isAct { listed.subjects.append(name) } else { listed.others.append(name) }
            }
            listed.provisions = try index.database.prepare(
                "SELECT provision FROM \(reading.provisions) WHERE event = ? ORDER BY provision"
            ).all(row.id) { StatementColumns.provision($0.string(0)) }.compactMap(\.self)
            listed.sources = try index.sourceCount(of: row.id, includingProtected)
            return listed
        }
        let all =
            try index.database.prepare(
                "SELECT COUNT(*) FROM \(reading.events) AS event WHERE \(chosen) AND \(isOpen)"
            ).first(kind?.rawValue, days?.0, days?.1) { $0.number(0) } ?? 0
        var leftOut = 0
        if !includingProtected {
            leftOut =
                try index.database.prepare(
                    """
                    SELECT COUNT(*) FROM (SELECT id FROM record WHERE sensitivity = 'protected' AND type = 'event'
                        UNION SELECT id FROM guarded_event WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.id = guarded_event.id))
                    """
                ).first { $0.number(0) } ?? 0
        }
        return EventPage(events: events, all: all, leftOut: leftOut)
    }

    /// A record by its row; one that is protected without its name, where that was not asked for.
    func shown(_ row: Int64, _ includingProtected: Bool) throws -> RecordName? {
        guard var record = try index.record(at: row) else { return nil }
        if !includingProtected, record.sensitivity == .protected { record.name = JoinedCase.hiddenName }
        return record
    }
}
