// The organisations and authorities of the casebook.

public import CaseModel

/// A body as a list shows it.
public struct ListedBody: Hashable, Sendable {
    /// The record.
    public var record: RecordName
    /// What it is; nil where no source says so.
    public var kind: OrganisationKind?
    /// In how many events it takes part.
    public var events: Int
    /// How many people those events concern.
    public var people: Int
    /// The last day of the latest of them.
    public var last: CivilDay?
}

extension Casebook {
    /// A page of the bodies by name, and how many there are.
    ///
    /// - Parameter kind: only those of this kind.
    public func bodies(
        _ kind: OrganisationKind? = nil, from start: Int = 0, limit: Int = 25, includingProtected: Bool = false
    ) throws -> (bodies: [ListedBody], count: Int) {
        let kinds = try bodyKinds(includingProtected)
        let rows = try index.database.prepare(
            """
            SELECT id FROM record WHERE type = 'organisation' AND (? OR sensitivity <> 'protected') ORDER BY name, id
            """
        ).all(includingProtected) { $0.int(0) }.filter { kind == nil || kinds[$0] == kind }
        let page = try rows.dropFirst(start).prefix(limit).compactMap {
            try body(at: $0, kinds[$0], includingProtected)
        }
        return (page, rows.count)
    }

    /// How many bodies there are of each kind.
    public func bodyCounts(includingProtected: Bool = false) throws -> [OrganisationKind: Int] {
        try bodyKinds(includingProtected).values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// What each body is, as the first source says; worked out once for as long as no entry comes.
    private func bodyKinds(_ includingProtected: Bool) throws -> [Int64: OrganisationKind] {
        if let known = index.kept.bodyKinds[includingProtected] { return known }
        var kinds: [Int64: OrganisationKind] = [:]
        try index.database.prepare(
            """
            SELECT record.id, (SELECT statement.value FROM entity CROSS JOIN statement ON statement.subject = entity.id
                CROSS JOIN source ON source.id = statement.source
                WHERE entity.root = record.id AND property = ?1 AND statement.review = 'accepted' AND (?2 OR NOT \(Reading.isProtected))
                LIMIT 1)
            FROM record WHERE record.type = 'organisation' AND (?2 OR record.sensitivity <> 'protected')
            """
        ).each(Property.organisationKind.fileName, includingProtected) { row in
            if let kind = OrganisationKind(rawValue: row.string(1)) { kinds[row.int(0)] = kind }
        }
        index.kept.bodyKinds[includingProtected] = kinds
        return kinds
    }

    private func body(at row: Int64, _ kind: OrganisationKind?, _ includingProtected: Bool) throws -> ListedBody? {
        if let known = index.kept.bodies[includingProtected]?[row] { return known }
        guard let record = try index.record(at: row) else { return nil }
        let reading = Reading(includingProtected: includingProtected)
        let events = try index.database.prepare("SELECT DISTINCT event FROM \(reading.participants) WHERE record = ?")
            .all(row) { $0.int(0) }
        let last = try index.database.prepare(
            "SELECT MAX(last) FROM \(reading.events) WHERE id IN (SELECT event FROM \(reading.participants) WHERE record = ?)"
        ).first(row) { $0.number(0) }
        let people = try index.database.prepare(
            """
            SELECT COUNT(DISTINCT part.record) FROM \(reading.participants) AS part CROSS JOIN record ON record.id = part.record
            WHERE part.event IN (SELECT event FROM \(reading.participants) WHERE record = ?) AND record.type = 'person'
                AND (? OR record.sensitivity <> 'protected')
            """
        ).first(row, includingProtected) { $0.number(0) }
        let body = ListedBody(
            record: record, kind: kind, events: events.count, people: people ?? 0,
            last: last.map { CivilDay(number: $0) })
        index.kept.bodies[includingProtected, default: [:]][row] = body
        return body
    }
}
