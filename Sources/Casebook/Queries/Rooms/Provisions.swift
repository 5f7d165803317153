// The provisions of law in the casebook, and who is prosecuted under each.

public import CaseModel

/// A provision with how many people it concerns.
public struct ProvisionCount: Hashable, Sendable {
    /// The provision.
    public var provision: Provision
    /// People of whom a source itself says that a step was taken against them under it.
    public var reported: Int
    /// People of whom that is only alleged.
    public var alleged: Int
    /// In how many events.
    public var events: Int
}

/// A person prosecuted under a provision.
public struct ChargedPerson: Hashable, Sendable {
    /// The person.
    public var record: RecordName
    /// The last step that names the provision.
    public var kind: EventKind
    /// When that was.
    public var date: EDTF?
    /// Whether a source says any of the steps itself.
    public var standing: Standing
    /// How many steps.
    public var events: Int
}

extension Casebook {
    /// All provisions with the people concerned in events under them, by code and article.
    ///
    /// Worked out once for as long as no entry comes.
    public func provisions(includingProtected: Bool = false) throws -> [ProvisionCount] {
        if let known = index.kept.provisions[includingProtected] { return known }
        let reading = Reading(includingProtected: includingProtected)
        var counts: [String: ProvisionCount] = [:]
        var (text, events, reported, alleged): (String, Set<Int64>, Set<Int64>, Set<Int64>) = ("", [], [], [])
        func finish() {
            guard let provision = StatementColumns.provision(text) else { return }
            counts[text] = ProvisionCount(
                provision: provision, reported: reported.count, alleged: alleged.subtracting(reported).count,
                events: events.count)
        }
        try index.database.prepare(
            """
            SELECT provision, event.id, event.standing, person.id FROM \(reading.provisions) AS under
            JOIN \(reading.events) AS event ON event.id = under.event
            LEFT JOIN \(reading.participants) AS part ON part.event = event.id AND part.side = \(Self.concerned)
            LEFT JOIN record AS person ON person.id = part.record AND person.type = 'person'
                AND (\(includingProtected) OR person.sensitivity <> 'protected')
            WHERE event.standing IN ('reported', 'alleged') ORDER BY provision
            """
        ).each { row in
            let provision = row.string(0)
            if provision != text {
                finish()
                (text, events, reported, alleged) = (provision, [], [], [])
            }
            events.insert(row.int(1))
            if row.isNull(3) { return }
            if row.string(2) == Standing.reported.rawValue {
                reported.insert(row.int(3))
            } else {
                alleged.insert(row.int(3))
            }
        }
        finish()
        let found = counts.values.sorted { a, b in
            let (one, other) = (a.provision, b.provision)
            return (one.code.rawValue, Self.number(one.article), one.article, one.part ?? "", one.country ?? "")
                < (
                    other.code.rawValue, Self.number(other.article), other.article, other.part ?? "",
                    other.country ?? ""
                )
        }
        index.kept.provisions[includingProtected] = found
        return found
    }

    /// The side on which those stand whom an event concerns: of an act those who did it.
    private static let concerned =
        "CASE WHEN event.kind IN ('offence', 'protest', 'statement') THEN 'actor' ELSE 'victim' END"

    private static func number(_ article: String) -> Int { Int(article.prefix { $0.isNumber }) ?? .max }

    /// Everybody concerned in events under a provision, by name.
    public func people(
        under provision: Provision, from start: Int = 0, limit: Int = 50, includingProtected: Bool = false
    ) throws -> [ChargedPerson] {
        let reading = Reading(includingProtected: includingProtected)
        return try index.database.prepare(
            """
            SELECT person.id, MAX(COALESCE(event.first, 0)), event.kind, event.date, COUNT(DISTINCT event.id),
                SUM(event.standing = 'reported') > 0
            FROM (SELECT event FROM \(reading.provisions) WHERE provision = ?) AS under
            JOIN \(reading.events) AS event ON event.id = under.event
            JOIN \(reading.participants) AS part ON part.event = event.id AND part.side = \(Self.concerned)
            JOIN record AS person ON person.id = part.record AND person.type = 'person' AND (? OR person.sensitivity <> 'protected')
            WHERE event.standing IN ('reported', 'alleged') GROUP BY person.id ORDER BY person.name, person.id LIMIT ? OFFSET ?
            """
        ).all(StatementColumns.text(of: provision), includingProtected, limit, start) { row in
            (
                row.int(0), EventKind(rawValue: row.string(2)) ?? .charge, row.text(3).flatMap { EDTF($0) },
                row.number(4) ?? 0, row.bool(5)
            )
        }.compactMap { person, kind, date, events, isReported in
            try index.record(at: person).map {
                ChargedPerson(
                    record: $0, kind: kind, date: date, standing: isReported ? .reported : .alleged, events: events)
            }
        }
    }
}
