// The list of cases: people whom events are about, by how they are, a page at a time.

public import CaseModel

/// How somebody is on a day, as lists sort people.
public enum CaseState: String, CaseIterable, Hashable, Sendable {
    /// Listed by `held(asOf:)`.
    case held
    /// May not leave: a ban whose days are not over; of one without an end for a year.
    case restricted
    /// Was held; of a release nothing is recorded, and nothing was heard for long.
    case unknown
    /// A release is recorded, or no custody at all.
    case liberty
    /// A death is recorded.
    case dead
}

/// Which cases a list shows.
public struct CaseFilter: Hashable, Sendable {
    /// Only people in this state; nil for all.
    public var state: CaseState?
    /// Only people with an event of this kind.
    public var kind: EventKind?
    /// Only people in whose case a provision of this code is cited.
    public var code: LegalCode?

    public init(state: CaseState? = nil, kind: EventKind? = nil, code: LegalCode? = nil) {
        self.state = state
        self.kind = kind
        self.code = code
    }
}

/// In what order a list shows cases.
public enum CaseOrder: String, CaseIterable, Hashable, Sendable {
    /// The newest event first.
    case last
    case name
    /// Of people who are held the longest held first; of others whoever was taken last.
    case custody
}

/// A person as the list of cases shows them.
public struct ListedCase: Hashable, Sendable {
    /// An event in a few terms.
    public struct Event: Hashable, Sendable {
        public var kind: EventKind
        public var date: EDTF
        public var standing: Standing
        public var isDenied: Bool
    }

    /// The record.
    public var person: ItemID
    /// The name.
    public var name: String
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// How they are.
    public var state: CaseState
    /// The last custody, as far as is known on the day: what began its last step.
    public var custody: EventKind?
    /// When that custody began.
    public var since: EDTF?
    /// The number of the day for somebody who is held, the first being 1.
    public var day: Int?
    /// Where they are or were held.
    public var facility: String?
    /// The town or country of that.
    public var place: String?
    /// When the ordered term of somebody who is held ends.
    public var termEnds: EDTF?
    /// Whether that day is past, and no release recorded.
    public var isOverdue: Bool
    /// The provisions of the matter they are held on; else all that are cited.
    public var provisions: [Provision]
    /// The newest event that is no alleged deed.
    public var last: Event?
    /// How many reports and notes speak of them.
    public var sources: Int
}

/// How many cases there are.
public struct CaseCounts: Hashable, Sendable {
    /// All that the filter lets through.
    public var all: Int
    /// Those of each state.
    public var byState: [CaseState: Int]
    /// People with a case who are left out because they are protected, whatever the filter.
    public var leftOut: Int
}

extension Casebook {
    /// How many cases a page of lists has.
    public static let casesOnPage = 50

    /// One page of the list of cases, the first being 1.
    public func cases(
        _ filter: CaseFilter = CaseFilter(), _ order: CaseOrder = .last, page: Int = 1, asOf day: CivilDay,
        includingProtected: Bool = false
    ) throws -> [ListedCase] {
        let sql = CaseSQL(filter, includingProtected)
        let skipped = min(max(0, page - 1), 1_000_000) * Self.casesOnPage
        let rows = try index.database.prepare(sql.list(by: order)).all(
            day.number, Self.casesOnPage, skipped
        ) { row in
            ListedRow(
                person: row.int(0), name: row.string(1),
                sensitivity: Sensitivity(rawValue: row.string(2)) ?? .protected,
                kind: EventKind(rawValue: row.string(3)), date: row.text(4).flatMap { EDTF($0) },
                standing: Standing(rawValue: row.string(5)) ?? .alleged, isDenied: row.bool(6),
                provisions: row.string(7), died: row.number(8) ?? 0, banFrom: row.number(9) ?? 0,
                banTo: row.number(10) ?? 0)
        }
        return try rows.compactMap { try listed($0, day, includingProtected) }
    }

    /// How many cases a filter lets through, whatever its state, and how many there are of each state.
    public func caseCounts(_ filter: CaseFilter = CaseFilter(), asOf day: CivilDay, includingProtected: Bool = false)
        throws -> CaseCounts
    {
        var filter = filter
        filter.state = nil
        let question = KeptAnswers.Cases(filter: filter, day: day, includingProtected: includingProtected)
        if let known = index.kept.cases[question] { return known }
        let all = try index.database.prepare(CaseSQL(filter, includingProtected).countOfAll).first { $0.number(0) ?? 0 }
        var counts = CaseCounts(all: all ?? 0, byState: [:], leftOut: 0)
        var rest = counts.all
        for state in CaseState.allCases where state != .liberty {
            filter.state = state
            let count =
                try index.database.prepare(CaseSQL(filter, includingProtected).count).first(day.number) {
                    $0.number(0)
                } ?? 0
            counts.byState[state] = count
            rest -= count
        }
        counts.byState[.liberty] = rest
        if !includingProtected {
            counts.leftOut =
                try index.database.prepare(
                    """
                    SELECT (SELECT COUNT(*) FROM person_case AS listed WHERE hidden = 1) + (SELECT COUNT(*) FROM guarded_person_case AS guarded_one
                        WHERE NOT EXISTS (SELECT 1 FROM person_case WHERE person = guarded_one.person))
                    """
                ).first { $0.number(0) } ?? 0
        }
        if index.kept.cases.count >= KeptAnswers.mostCounts { index.kept.cases = [:] }
        index.kept.cases[question] = counts
        return counts
    }

    private struct ListedRow {
        var person: Int64
        var name: String
        var sensitivity: Sensitivity
        var kind: EventKind?
        var date: EDTF?
        var standing: Standing
        var isDenied: Bool
        var provisions: String
        var died: Int
        var banFrom: Int
        var banTo: Int
    }

    private func listed(_ row: ListedRow, _ day: CivilDay, _ includingProtected: Bool) throws -> ListedCase? {
        guard let person = try index.entity(at: row.person) else { return nil }
        let reading = Reading(includingProtected: includingProtected)
        var listed = ListedCase(
            person: person, name: row.name, sensitivity: row.sensitivity, state: .liberty, isOverdue: false,
            provisions: index.provisions(row.provisions), sources: 0)
        if let kind = row.kind, let date = row.date {
            listed.last = .init(kind: kind, date: date, standing: row.standing, isDenied: row.isDenied)
        }
        // What is known on the day of the custody that is listed, else of the last.
        try index.database.prepare(
            """
            SELECT custody.kind, since, first, facility, where_.name, where_.sensitivity, term_ends, term_day, custody.provisions,
                listed_to >= ?2
            FROM \(reading.custodies) AS custody LEFT JOIN record AS where_ ON where_.id = custody.place
            WHERE person = ?1 AND valid_from <= ?2
            ORDER BY listed_to >= ?2 DESC, CASE WHEN listed_to >= ?2 THEN first END, valid_to DESC, first DESC, number DESC LIMIT 1
            """
        ).each(row.person, day.number) { found in
            listed.custody = EventKind(rawValue: found.string(0))
            listed.since = found.text(1).flatMap { EDTF($0) }
            listed.facility = found.text(3)
            listed.place =
                includingProtected || found.text(5) != Sensitivity.protected.rawValue ? found.text(4) : nil
            if found.bool(9) {
                listed.state = .held
                listed.day = found.number(2).map { day.number - $0 + 1 }
                listed.termEnds = found.text(6).flatMap { EDTF($0) }
                listed.isOverdue = found.number(7).map { $0 < day.number } ?? false
                let provisions = index.provisions(found.string(8))
                if !provisions.isEmpty { listed.provisions = provisions }
            }
        }
        if listed.state != .held {
            let isOpen = try index.database.prepare(CaseSQL.open(reading) + " AND custody.person = ?2").first(
                day.number, row.person
            ) { _ in true }
            if isOpen ?? false { listed.state = .unknown }
            if row.died <= day.number {
                listed.state = .dead
            } else if row.banFrom <= day.number, row.banTo >= day.number {
                listed.state = .restricted
            }
        }
        if !includingProtected, let facility = listed.facility { listed.facility = try index.openText(facility) }
        listed.sources = try index.sourceCount(of: row.person, includingProtected)
        return listed
    }
}

/// The questions to the database that a list of cases is; ?1 is the day.
private struct CaseSQL {
    private let filter: CaseFilter
    private let reading: Reading
    private let conditions: String

    init(_ filter: CaseFilter, _ includingProtected: Bool) {
        self.filter = filter
        reading = Reading(includingProtected: includingProtected)
        var all = includingProtected ? [] : ["hidden = 0"]
        if let kind = filter.kind { all.append("kinds & \(CaseRow.bit(of: kind)) <> 0") }
        if let code = filter.code { all.append("codes & \(CaseRow.bit(of: code)) <> 0") }
        conditions = all.isEmpty ? "1" : all.joined(separator: " AND ")
    }

    private var held: String {
        "SELECT +person AS who, MIN(first) AS held_first FROM \(reading.custodies) WHERE listed_to >= ?1 AND valid_from <= ?1 GROUP BY +person"
    }
    private var isHeld: String {
        "person IN (SELECT person FROM \(reading.custodies) WHERE listed_to >= ?1 AND valid_from <= ?1)"
    }
    private var open: String { Self.open(reading) }

    /// Custodies of which nothing tells the end, and after which no other is told to have ended.
    static func open(_ reading: Reading) -> String {
        """
        SELECT +person AS who FROM \(reading.custodies) AS custody WHERE ending IS NULL AND valid_to >= ?1 AND valid_from <= ?1
            AND NOT EXISTS (SELECT 1 FROM \(reading.custodies) AS later WHERE later.person = custody.person
                AND later.valid_from <= ?1 AND later.ending IS NOT NULL AND later.first > custody.first)
        """
    }
    private let isDead = "died <= ?1 AND died < 10000000"
    private let isRestricted = "ban_to >= ?1 AND ban_to > -10000000 AND ban_from <= ?1"

    /// The people of the state, with the conditions of the others.
    private var source: String {
        let table = "\(reading.cases) AS listed"
        return switch filter.state {
        case nil: "\(table) WHERE ?1 IS NOT NULL AND \(conditions)"
        case .held?: "(\(held)) AS held CROSS JOIN \(table) ON person = who WHERE \(conditions)"
        case .dead?: "\(table) WHERE \(isDead) AND NOT \(isHeld) AND \(conditions)"
        case .restricted?:
            "\(table) WHERE \(isRestricted) AND NOT (\(isDead)) AND NOT \(isHeld) AND \(conditions)"
        case .unknown?:
            "(SELECT DISTINCT who FROM (\(open))) AS open CROSS JOIN \(table) ON person = who WHERE NOT \(isHeld) AND NOT (\(isDead)) AND NOT (\(isRestricted)) AND \(conditions)"
        case .liberty?:
            "\(table) WHERE NOT \(isHeld) AND person NOT IN (\(open)) AND NOT (\(isDead)) AND NOT (\(isRestricted)) AND \(conditions)"
        }
    }

    var count: String { "SELECT COUNT(*) FROM \(source)" }

    var countOfAll: String { "SELECT COUNT(*) FROM \(reading.cases) AS listed WHERE \(conditions)" }

    /// A page: ?2 rows after the first ?3.
    func list(by order: CaseOrder) -> String {
        let columns =
            "person, name, sensitivity, last_kind, last_date, last_standing, last_denied, provisions, died, ban_from, ban_to"
        let by =
            switch order {
            case .last: "last DESC, name, person"
            case .name: "name, person"
            case .custody:
                filter.state == .held ? "held_first IS NULL, held_first, name, person" : "taken DESC, name, person"
            }
        return "SELECT \(columns) FROM \(source) ORDER BY \(by) LIMIT ?2 OFFSET ?3"
    }
}
