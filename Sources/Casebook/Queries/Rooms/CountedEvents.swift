// The events behind a number: those that one bar of a statistic counts.

public import CaseModel

/// An event as a list shows it.
public struct CountedEvent: Hashable, Sendable {
    /// The record.
    public var record: RecordName
    /// What happened.
    public var kind: EventKind
    /// When.
    public var date: EDTF?
    /// How it stands.
    public var standing: Standing
    /// Whether somebody denies it.
    public var isDenied: Bool
    /// Where.
    public var place: RecordName?
    /// Whom it concerns, as far as they have names; of many the first.
    public var people: [RecordName]
}

extension Casebook {
    /// A page of the events that a count counts, the latest first; those without a date last.
    ///
    /// - Parameters:
    ///   - filter: has to name kinds, a place or, beside it, a provision.
    ///   - provision: only events under exactly this provision.
    public func events(
        counted filter: EventFilter, under provision: Provision? = nil, from start: Int = 0, limit: Int = 50,
        includingProtected: Bool = false
    ) throws -> [CountedEvent] {
        let reading = Reading(includingProtected: includingProtected)
        var conditions = ["standing IN ('reported', 'alleged')"]
        if !filter.kinds.isEmpty {
            conditions.append("kind IN (\(filter.kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")))")
        }
        conditions.append(filter.from == nil ? "?1 IS NULL" : "last >= ?1")
        conditions.append(filter.to == nil ? "?2 IS NULL" : "first <= ?2")
        conditions.append(filter.place == nil ? "?3 IS NULL" : "place = ?3")
        conditions.append(
            provision == nil ? "?4 IS NULL" : "id IN (SELECT event FROM \(reading.provisions) WHERE provision = ?4)")
        let rows = try index.database.prepare(
            """
            SELECT id, kind, date, standing, denied, place FROM \(reading.events)
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY first DESC, id DESC LIMIT ?5 OFFSET ?6
            """
        ).all(
            filter.from?.number, filter.to?.number, try filter.place.map { try index.rootRow(of: $0) },
            provision.map { StatementColumns.text(of: $0) }, limit, start
        ) { row in
            (
                id: row.int(0), kind: EventKind(rawValue: row.string(1)), date: row.text(2).flatMap { EDTF($0) },
                standing: Standing(rawValue: row.string(3)) ?? .alleged, isDenied: row.bool(4),
                place: row.isNull(5) ? nil : row.int(5)
            )
        }
        func shown(_ row: Int64) throws -> RecordName? {
            try index.record(at: row).flatMap { includingProtected || $0.sensitivity != .protected ? $0 : nil }
        }
        return try rows.compactMap { row -> CountedEvent? in
            guard let kind = row.kind, let record = try shown(row.id) else { return nil }
            let people = try index.database.prepare(
                "SELECT record FROM \(reading.participants) WHERE event = ? AND side = ? ORDER BY record LIMIT 8"
            ).all(row.id, kind.isAct ? "actor" : "victim") { $0.int(0) }
            return CountedEvent(
                record: record, kind: kind, date: row.date, standing: row.standing, isDenied: row.isDenied,
                place: try row.place.flatMap(shown), people: try people.compactMap(shown).filter { $0.type == .person })
        }
    }
}
