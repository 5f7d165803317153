// Counts of events and of the people they are about: what is reported and what is alleged, never mixed.

public import CaseModel

/// Which events are counted.
public struct EventFilter: Hashable, Sendable {
    /// Only these kinds; empty for all.
    public var kinds: Set<EventKind> = []
    /// Only events that may lie on this day or later.
    public var from: CivilDay?
    /// Only events that may lie on this day or earlier.
    public var to: CivilDay?
    /// Only events at this place, by its record.
    public var place: ItemID?
    /// Only events under this article, and this part where one is given: "274" or "274(2)".
    public var article: String?
    /// Only events that this person or body takes part in.
    public var participant: ItemID?

    public init() {}
}

/// One line of a count.
public struct EventCount: Hashable, Sendable {
    /// Events of one standing.
    public struct Part: Hashable, Sendable {
        /// How many events.
        public var events = 0
        /// Of these, how many somebody denies.
        public var denied = 0
        /// How many people they are about, each time counted, at least.
        public var fewest = 0
        /// At most.
        public var most = 0
        /// In how many events there were others whom nobody counted.
        public var uncounted = 0

        /// Adds those of another record that goes by the same name.
        static func += (a: inout Part, b: Part) {
            a.events += b.events
            a.denied += b.denied
            a.fewest += b.fewest
            a.most += b.most
            a.uncounted += b.uncounted
        }
    }

    /// What is counted in this line: a kind, a month, the name of a place; empty where it is not known.
    public var key: String
    /// The record of a place or a body; the first of those that have one name.
    public var record: ItemID?
    /// What sources say in their own voice.
    public var reported = Part()
    /// What is only alleged.
    public var alleged = Part()

    /// A line in which nothing is counted yet.
    public init(key: String) { self.key = key }
}

/// By what events are counted.
public enum CountKey: String, CaseIterable, Hashable, Sendable {
    case kind, month, year, place, provision, organisation, standing
}

extension Casebook {
    /// Counts events.
    ///
    /// By month and year in order of time, else the most first. An event under two provisions is in two lines, and so is one with two bodies.
    public func count(by key: CountKey, _ filter: EventFilter = EventFilter(), includingProtected: Bool = false) throws
        -> [EventCount]
    {
        let sql = try CountSQL(key, filter, index, Reading(includingProtected: includingProtected))
        var names: [Int64: String] = [:]
        var lines: [String: EventCount] = [:]
        try index.database.prepare(sql.text).each(sql.day(filter.from), sql.day(filter.to), sql.place, sql.participant)
        { row in
            var name = row.string(0)
            // A place or a body goes by the name of its record.
            if key == .place || key == .organisation, !row.isNull(0) {
                name = try self.name(of: row.int(0), &names, includingProtected) ?? ""
            }
            var line = lines[name] ?? EventCount(key: name)
            if line.record == nil, !name.isEmpty, key == .place || key == .organisation {
                line.record = try index.entity(at: row.int(0))
            }
            let part = EventCount.Part(
                events: row.number(2) ?? 0, denied: row.number(3) ?? 0, fewest: row.number(4) ?? 0,
                most: row.number(5) ?? 0, uncounted: row.number(6) ?? 0)
            if row.string(1) == Standing.reported.rawValue { line.reported += part } else { line.alleged += part }
            lines[name] = line
        }
        let isByTime = key == .month || key == .year
        let all: (EventCount) -> Int = { $0.reported.events + $0.alleged.events }
        return lines.values.sorted { a, b in
            if isByTime { return (a.key.isEmpty ? "~" : a.key) < (b.key.isEmpty ? "~" : b.key) }
            return all(a) == all(b) ? a.key < b.key : all(a) > all(b)
        }
    }
}

/// The question to the database that a count is.
struct CountSQL {
    private(set) var text: String
    private(set) var place: Int64?
    private(set) var participant: Int64?

    init(_ key: CountKey, _ filter: EventFilter, _ index: CaseIndex, _ reading: Reading) throws {
        var tables = "\(reading.events) AS event"
        let column: String
        switch key {
        case .kind: column = "event.kind"
        case .standing: column = "event.standing"
        // A year alone is no month.
        case .month: column = "CASE WHEN length(event.month) > 4 THEN event.month ELSE '' END"
        case .year: column = "substr(event.month, 1, 4)"
        case .place: column = "event.place"
        case .provision:
            column = "event_provision.provision"
            tables =
                "\(reading.provisions) AS event_provision JOIN \(reading.events) AS event ON event.id = event_provision.event"
        case .organisation:
            column = "part.record"
            tables =
                "record AS body JOIN \(reading.participants) AS part ON part.record = body.id JOIN \(reading.events) AS event ON event.id = part.event"
        }
        var conditions = ["event.standing IN ('reported', 'alleged')"]
        if key == .organisation { conditions.append("body.type = 'organisation'") }
        if !filter.kinds.isEmpty {
            conditions.append(
                "event.kind IN (\(filter.kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")))")
        }
        // What is not asked for is not in the question, so that the database need not look.
        conditions.append(filter.from == nil ? "?1 IS NULL" : "event.last >= ?1")
        conditions.append(filter.to == nil ? "?2 IS NULL" : "event.first <= ?2")
        place = try filter.place.map { try index.rootRow(of: $0) }
        conditions.append(place == nil ? "?3 IS NULL" : "event.place = ?3")
        participant = try filter.participant.map { try index.rootRow(of: $0) }
        conditions.append(
            participant == nil
                ? "?4 IS NULL" : "event.id IN (SELECT event FROM \(reading.participants) WHERE record = ?4)")
        if let article = filter.article {
            let wanted = Article(article)
            conditions.append("event.id IN (SELECT event FROM \(reading.provisions) WHERE \(wanted.condition))")
        }
        text = """
            SELECT \(column) AS line, event.standing, COUNT(*), SUM(event.denied), SUM(event.fewest), SUM(event.most),
                SUM(event.uncounted)
            FROM \(tables) WHERE \(conditions.joined(separator: " AND ")) GROUP BY line, event.standing
            """
    }

    func day(_ day: CivilDay?) -> Int? { day?.number }

    /// An article as somebody types it: "274", "274(2)", "274 part 2"; only letters, digits, dots and hyphens of it count.
    private struct Article {
        let condition: String

        init(_ typed: String) {
            let words = typed.split { !($0.isLetter || $0.isNumber || ".-".contains($0)) }.map {
                $0.filter { $0 != "'" }
            }
            .filter { !["part", "p", "art", "article"].contains($0.lowercased()) }
            let article = words.first ?? ""
            let start = "\(article)|" + (words.count > 1 ? "\(words[1])|" : "")
            // All texts that begin so: up to the next one in the order of bytes.
            condition = "provision >= '\(start)' AND provision < '\(start.dropLast())}'"
        }
    }
}

extension CaseIndex {
    /// The row of the record that an item belongs to; -1 where there is none, which is no row's number.
    func rootRow(of item: ItemID) throws -> Int64 {
        guard let record = try record(of: item) else { return -1 }
        return try row(of: record.item) ?? -1
    }
}
