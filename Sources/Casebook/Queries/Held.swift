// Who is held on a day: the spells of custody that were going on then.

public import CaseModel

/// A person who is held.
public struct HeldPerson: Hashable, Sendable {
    /// How sure it is that the person is still held.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case held
        /// The term that was ordered is over, and no release is recorded.
        case overdue
        /// Nothing was heard for long after a mere detention, or an arrest of which no term is told.
        case unknown
    }

    /// The record.
    public var person: ItemID
    /// The name.
    public var name: String
    /// Since when.
    public var since: EDTF?
    /// The number of the day, the first being 1.
    public var day: Int?
    /// Where.
    public var facility: String?
    /// The town or country.
    public var place: String?
    /// By whom.
    public var heldBy: [String]
    /// The last step: detention, remand, sentence, transfer.
    public var kind: EventKind
    /// The provisions of the matter that it belongs to.
    public var provisions: [Provision]
    /// Whether the source says so itself.
    public var standing: Standing
    /// When the ordered term ends, said or computed.
    public var termEnds: EDTF?
    /// Whether a source says that end; else `termRule` has the arithmetic.
    public var isTermSaid: Bool
    /// How the end of the term is known.
    public var termRule: String?
    /// Whether it goes on.
    public var state: State
    /// For whom this may be.
    public var sensitivity: Sensitivity
    /// The statements that it rests on, where they were asked for.
    public var rests: [QuotedStatement] = []
}

extension Casebook {
    /// Everybody who, as far as the casebook says, was held on a day; the longest held first.
    ///
    /// - Parameter includingUnknown: also those of whom nothing was heard for long.
    /// - Parameter withStatements: also the statements that each row rests on.
    public func held(
        asOf day: CivilDay, includingUnknown: Bool = false, includingProtected: Bool = false,
        withStatements: Bool = false
    ) throws -> [HeldPerson] {
        let reading = Reading(includingProtected: includingProtected)
        let columns = """
            SELECT log_high, log_low, entry, custody.name, since, first, facility, custody.kind, standing, term_ends,
                term_day, term_said, term_rule, custody.sensitivity, listed_to, held_by, provisions,
                \(withStatements ? "events" : "''"), where_.name, person & 1048575, number, where_.sensitivity
            FROM \(reading.custodies) AS custody LEFT JOIN record AS where_ ON where_.id = custody.place
            """
        // Those of whom nothing was heard for long are beyond the last day on which they are listed.
        let condition =
            includingUnknown
            ? "WHERE valid_from <= ?1 AND (listed_to >= ?1 OR valid_to >= ?1 AND ending IS NULL)"
            : "WHERE listed_to >= ?1 AND valid_from <= ?1"
        typealias Found = (held: HeldPerson, by: String, events: String, first: Int, number: Int)
        let rows = try index.database.prepare("\(columns) \(condition)").all(day.number) { row -> Found? in
            let sensitivity = Sensitivity(rawValue: row.string(13)) ?? .protected
            guard includingProtected || sensitivity != .protected, let kind = EventKind(rawValue: row.string(7)) else {
                return nil
            }
            let person = ItemID(
                LedgerID(
                    log: (UInt64(bitPattern: row.int(0)), UInt64(bitPattern: row.int(1))),
                    index: UInt64(bitPattern: row.int(2))), entity: EntityID(row.number(19) ?? 0))
            let isOver = row.number(10).map { $0 < day.number } ?? false
            let isListed = row.int(14) >= Int64(day.number)
            let held = HeldPerson(
                person: person, name: row.string(3), since: row.date(4, day: row.number(5)),
                day: row.number(5).map { day.number - $0 + 1 }, facility: row.text(6),
                place: includingProtected || row.text(20) != Sensitivity.protected.rawValue ? row.text(18) : nil,
                heldBy: [],
                kind: kind, provisions: index.provisions(row.string(16)),
                standing: Standing(rawValue: row.string(8)) ?? .alleged, termEnds: row.date(9, day: row.number(10)),
                isTermSaid: row.bool(11), termRule: row.text(12),
                state: !isListed ? .unknown : isOver ? .overdue : .held,
                sensitivity: sensitivity)
            return (held, row.string(15), row.string(17), row.number(5) ?? Int.max, row.number(20) ?? 0)
        }.compactMap(\.self).sorted { a, b in
            if a.first != b.first { return a.first < b.first }
            return a.held.name == b.held.name ? a.number < b.number : a.held.name < b.held.name
        }
        var names: [Int64: String] = [:]
        var bodies: [String: [String]] = ["": []]
        return try rows.map { held, by, events, _, _ in
            var held = held
            if bodies[by] == nil {
                bodies[by] = try CustodyColumns.records(by).compactMap { try name(of: $0, &names, includingProtected) }
            }
            held.heldBy = bodies[by] ?? []
            if !includingProtected, let facility = held.facility { held.facility = try index.openText(facility) }
            if withStatements {
                held.rests = try index.statements(
                    about: CustodyColumns.records(events), includingProtected: includingProtected)
            }
            return held
        }
    }

    /// How many people are held on a day whom a list without protected records leaves out.
    public func protectedHeld(asOf day: CivilDay) throws -> Int {
        try index.database.prepare(
            """
            SELECT (SELECT COUNT(DISTINCT person) FROM whole_custody WHERE listed_to >= ?1 AND valid_from <= ?1)
                - (SELECT COUNT(DISTINCT person) FROM custody JOIN record ON record.id = person
                    WHERE listed_to >= ?1 AND valid_from <= ?1 AND record.sensitivity <> 'protected')
            """
        ).first(day.number) { max(0, $0.number(0) ?? 0) } ?? 0
    }

    func name(of record: Int64, _ known: inout [Int64: String], _ includingProtected: Bool) throws -> String? {
        if let name = known[record] { return name.isEmpty ? nil : name }
        let found = try index.database.prepare("SELECT name, sensitivity FROM record WHERE id = ?").first(record) {
            row in
            includingProtected || row.string(1) != "protected" ? row.string(0) : JoinedCase.hiddenName
        }
        known[record] = found ?? ""
        return found
    }
}

/// Lists in columns of the table of custodies.
enum CustodyColumns {
    /// Rows of records.
    static func records(_ text: String) -> [Int64] {
        text.utf8.split(separator: 0x2C).compactMap { Int64(Substring($0)) }
    }

    /// Provisions, one a line.
    static func provisions(_ text: String) -> [Provision] {
        text.split(separator: "\n").compactMap { StatementColumns.provision(String($0)) }
    }
}

extension Row {
    /// The date in a column; where it is a plain day, it need not be read from its text.
    fileprivate func date(_ column: Int32, day: Int?) -> EDTF? {
        guard let text = text(column) else { return nil }
        if let day, text.utf8.count == 10 { return EDTF(CivilDay(number: day)) }
        return EDTF(text)
    }
}
