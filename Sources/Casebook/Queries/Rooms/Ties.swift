// Who has to do with whom: people and bodies around one of them, or around what came in last.

public import CaseModel

/// A tie between two records.
public struct Tie: Hashable, Sendable {
    /// What ties them.
    public enum Kind: Hashable, Sendable {
        /// The first acted on the second, in events of this kind.
        case acted(EventKind)
        /// Both are concerned in events of this kind.
        case together(EventKind)
        /// The first stands to the second so; whether that is over.
        case relation(RelationType, isFormer: Bool)
    }

    /// The record that acts, or of which the relation is told.
    public var from: RecordName
    /// The other.
    public var to: RecordName
    /// What ties them.
    public var kind: Kind
    /// How the best source of it stands.
    public var standing: Standing
    /// Whether all that ties them is denied by somebody.
    public var isDenied: Bool
    /// In how many events, or by how many statements.
    public var count: Int
}

/// People and bodies with their ties.
public struct Network: Hashable, Sendable {
    /// The one in the middle; nil for what came in last.
    public var centre: RecordName?
    /// People and bodies, the nearest first.
    public var records: [RecordName] = []
    /// Their ties.
    public var ties: [Tie] = []
    /// Whether there are more than are given.
    public var isCut = false
}

extension Casebook {
    /// How many events of one record are looked at, the newest: an authority may have thousands.
    private static let mostEvents = 40
    /// Of an event with more people than this only their ties to those who acted are given.
    private static let mostTogether = 6

    /// The people and bodies around a record in one or two steps; without one, those of the events that came in last.
    ///
    /// The same casebook gives the same network.
    ///
    /// - Parameter most: how many records at most.
    public func network(around item: ItemID? = nil, most: Int = 60, includingProtected: Bool = false) throws -> Network
    {
        var search = TieSearch(index: index, includingProtected: includingProtected)
        var network = Network()
        if let item {
            guard let record = try index.record(of: item), let row = try index.row(of: record.item),
                record.type == .person || record.type == .organisation,
                includingProtected || record.sensitivity != .protected
            else { return network }
            network.centre = record
            _ = try search.take(row)
            try search.step(from: row, mostEvents: Self.mostEvents, mostTogether: Self.mostTogether, most: most)
            for row in search.rows.dropFirst() where search.rows.count < most {
                try search.step(from: row, mostEvents: 6, mostTogether: Self.mostTogether, most: most)
            }
        } else {
            for event in try newestEvents(Self.mostEvents, includingProtected) where search.rows.count < most {
                try search.take(event: event, mostTogether: Self.mostTogether, most: most)
            }
            for row in search.rows { try search.takeRelations(of: row, most: most) }
        }
        network.records = search.rows.compactMap { search.records[$0] }
        network.ties = search.ties
        network.isCut = search.isCut
        return network
    }

    private func newestEvents(_ count: Int, _ includingProtected: Bool) throws -> [Int64] {
        func newest(of table: String) throws -> [(time: String, row: Int64)] {
            try index.database.prepare("SELECT entered, id FROM \(table) ORDER BY entered DESC, id DESC LIMIT ?").all(
                count
            ) {
                ($0.string(0), $0.int(1))
            }
        }
        let open = try newest(of: "event")
        guard includingProtected else { return open.map(\.row) }
        let guarded = try newest(of: "guarded_event")
        let again = Set(guarded.map(\.row))
        return (open.filter { !again.contains($0.row) } + guarded).sorted { ($0.time, $0.row) > ($1.time, $1.row) }
            .prefix(count).map(\.row)
    }
}

/// Ties while they are collected, by the rows of their records.
private struct TieSearch {
    struct Key: Hashable {
        var from: Int64
        var to: Int64
        var kind: Tie.Kind
    }

    let index: CaseIndex
    let includingProtected: Bool
    private(set) var rows: [Int64] = []
    private(set) var records: [Int64: RecordName] = [:]
    private(set) var isCut = false
    private var found: [Key: (standing: Standing, isDenied: Bool, count: Int)] = [:]
    private var order: [Key] = []
    private var seen: Set<Int64> = []
    private var refused: Set<Int64> = []

    private var reading: Reading { Reading(includingProtected: includingProtected) }

    init(index: CaseIndex, includingProtected: Bool) {
        self.index = index
        self.includingProtected = includingProtected
    }

    var ties: [Tie] {
        order.compactMap { key in
            guard let from = records[key.from], let to = records[key.to], let tie = found[key] else { return nil }
            return Tie(
                from: from, to: to, kind: key.kind, standing: tie.standing, isDenied: tie.isDenied, count: tie.count)
        }
    }

    /// Whether a record is in the network, after it was taken in where it may be.
    mutating func take(_ row: Int64, most: Int = .max) throws -> Bool {
        if records[row] != nil { return true }
        guard !refused.contains(row) else { return false }
        guard let record = try index.record(at: row), record.type == .person || record.type == .organisation,
            includingProtected || record.sensitivity != .protected
        else {
            refused.insert(row)
            return false
        }
        guard rows.count < most else {
            isCut = true
            return false
        }
        records[row] = record
        rows.append(row)
        return true
    }

    /// Everything that a record has to do with.
    mutating func step(from row: Int64, mostEvents: Int, mostTogether: Int, most: Int) throws {
        let events = try index.database.prepare(
            "SELECT DISTINCT event FROM \(reading.participants) WHERE record = ? ORDER BY event DESC LIMIT ?"
        ).all(row, mostEvents + 1) { $0.int(0) }
        if events.count > mostEvents { isCut = true }
        try takeRelations(of: row, most: most)
        for event in events.prefix(mostEvents) { try take(event: event, mostTogether: mostTogether, most: most) }
    }

    /// The ties that an event makes.
    mutating func take(event: Int64, mostTogether: Int, most: Int) throws {
        guard seen.insert(event).inserted else { return }
        let about = try index.database.prepare(
            "SELECT kind, standing, denied FROM \(reading.events) WHERE id = ? AND standing IN ('reported', 'alleged')"
        ).first(event) { row -> (EventKind, Standing, Bool)? in
            guard let kind = EventKind(rawValue: row.string(0)) else { return nil }
            return (kind, Standing(rawValue: row.string(1)) ?? .alleged, row.bool(2))
        }
        guard let (kind, standing, isDenied) = about else { return }
        let parts = try index.database.prepare(
            "SELECT record, side FROM \(reading.participants) WHERE event = ? ORDER BY record, side LIMIT 60"
        ).all(event) { ($0.int(0), $0.string(1)) }
        let victims = try parts.filter { $0.1 == "victim" }.map(\.0).filter { try take($0, most: most) }
        let actors = try parts.filter { $0.1 == "actor" }.map(\.0).filter { try take($0, most: most) }
        for actor in actors {
            for victim in victims where victim != actor { add(actor, victim, .acted(kind), standing, isDenied) }
        }
        for group in [victims, actors] where (2...mostTogether).contains(group.count) {
            // Those who acted together against somebody are tied through them.
            if group == actors, !victims.isEmpty { continue }
            for (place, one) in group.enumerated() {
                for other in group.dropFirst(place + 1) { add(one, other, .together(kind), standing, isDenied) }
            }
        }
    }

    /// Relations that are accepted, from a record and to it.
    mutating func takeRelations(of row: Int64, most: Int) throws {
        let types = RelationType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
        let condition = """
            statement.property IN (\(types)) AND statement.review = 'accepted' AND \(reading == .whole ? "1" : "NOT \(Reading.isProtected)")
            """
        let told = try index.database.prepare(
            """
            SELECT entity.root, other.root, statement.property, statement.standing, statement.denied_by IS NOT NULL AND statement.denied_by <> '', statement.former
            FROM entity CROSS JOIN statement ON statement.subject = entity.id CROSS JOIN source ON source.id = statement.source
            CROSS JOIN entity AS other ON other.id = statement.other
            WHERE entity.root = ?1 AND other.root IS NOT NULL AND \(condition)
            UNION ALL
            SELECT subject.root, entity.root, statement.property, statement.standing, statement.denied_by IS NOT NULL AND statement.denied_by <> '', statement.former
            FROM entity CROSS JOIN statement ON statement.other = entity.id CROSS JOIN source ON source.id = statement.source
            CROSS JOIN entity AS subject ON subject.id = statement.subject
            WHERE entity.root = ?1 AND subject.root IS NOT NULL AND \(condition) LIMIT 120
            """
        ).all(row) { row in
            (
                row.int(0), row.int(1), RelationType(rawValue: row.string(2)),
                Standing(rawValue: row.string(3)) ?? .alleged, row.bool(4), row.bool(5)
            )
        }
        for (from, to, type, standing, isDenied, isFormer) in told {
            guard let type, from != to, try take(from, most: most), try take(to, most: most) else { continue }
            let key = type.isSymmetric ? (min(from, to), max(from, to)) : (from, to)
            guard from == row || to == row else { continue }
            add(key.0, key.1, .relation(type, isFormer: isFormer), standing, isDenied, isStatement: true)
        }
    }

    private mutating func add(
        _ from: Int64, _ to: Int64, _ kind: Tie.Kind, _ standing: Standing, _ isDenied: Bool, isStatement: Bool = false
    ) {
        let key = Key(from: from, to: to, kind: kind)
        guard let known = found[key] else {
            order.append(key)
            found[key] = (standing, isDenied, 1)
            return
        }
        found[key] = (
            known.standing == .reported ? .reported : standing, known.isDenied && isDenied,
            // A relation is met from both of its ends.
            isStatement ? known.count : known.count + 1
        )
    }
}
