// The few columns of entries, entities, records and sources that every statement needs, in memory: found by row without a question each.

import CaseModel

/// Rows in ascending order.
struct SortedRows: Sendable {
    private(set) var rows: [Int64] = []

    /// Where it looked last: rows of one entry lie together.
    struct Cursor: Sendable {
        fileprivate var entry = Int64.min
        fileprivate var start = 0
    }

    mutating func append(_ row: Int64) { rows.append(row) }

    /// The place of a row; nil where there is none.
    func place(of row: Int64) -> Int? {
        // Most often rows are numbered without gaps.
        if let first = rows.first, row >= first {
            let guess = row - first
            if guess < rows.count, rows[Int(guess)] == row { return Int(guess) }
        }
        return found(row)
    }

    /// The place of the row of an entity, which is numbered within its entry.
    func place(ofEntity row: Int64, _ cursor: inout Cursor) -> Int? {
        let entry = RowNumber.entry(of: row)
        if cursor.entry != entry { cursor = Cursor(entry: entry, start: beginning(of: RowNumber.of(0, in: entry))) }
        let guess = cursor.start + RowNumber.number(of: row)
        if guess < rows.count, rows[guess] == row { return guess }
        return found(row)
    }

    private func found(_ row: Int64) -> Int? {
        let place = beginning(of: row)
        return place < rows.count && rows[place] == row ? place : nil
    }

    /// The first place of a row that isn't below one.
    private func beginning(of row: Int64) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// All entries: what they are called, and where each stands in the ledger's order.
struct EntryTable: Sendable {
    private(set) var rows = SortedRows()
    private(set) var ids: [LedgerID] = []
    /// By place: how many entries come before it.
    private(set) var ranks: [UInt32] = []
    private(set) var authors: Set<String> = []
    /// Each log, as its first entry.
    private(set) var logs: Set<LedgerID> = []

    init() {}

    init(_ database: Database) throws {
        struct Position {
            var clock: Int64
            var time: Range<Int>
            var log: (Int64, Int64)
            var place: Int64
        }
        var positions: [Position] = []
        var times: [UInt8] = []
        var known = ReadOnce<Bool>()
        try database.prepare("SELECT id, log_high, log_low, place, clock, time, author FROM entry ORDER BY id").each {
            row in
            rows.append(row.int(0))
            let log = (row.int(1), row.int(2))
            let id = LedgerID(
                log: (UInt64(bitPattern: log.0), UInt64(bitPattern: log.1)), index: UInt64(bitPattern: row.int(3)))
            if ids.last?.log.0 != id.log.0 || ids.last?.log.1 != id.log.1 {
                logs.insert(LedgerID(log: id.log, index: 0))
            }
            ids.append(id)
            let start = times.count
            row.inPlace(5) { times.append(contentsOf: $0) }
            positions.append(
                Position(clock: row.int(4), time: start..<times.count, log: log, place: row.int(3)))
            _ = row.inPlace(6) { known.place(of: $0) { authors.insert(row.string(6)).inserted } }
        }
        ranks = [UInt32](repeating: 0, count: ids.count)
        let order = times.withUnsafeBufferPointer { times in
            (0..<ids.count).sorted { (a: Int, b: Int) -> Bool in
                let (one, other) = (positions[a], positions[b])
                if one.clock != other.clock { return one.clock < other.clock }
                let (first, second) = (times[one.time], times[other.time])
                if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
                return (one.log.0, one.log.1, one.place) < (other.log.0, other.log.1, other.place)
            }
        }
        for (rank, place) in order.enumerated() { ranks[place] = UInt32(rank) }
    }

    /// The name of an entry.
    func id(of row: Int64) -> LedgerID? { rows.place(of: row).map { ids[$0] } }

    /// The name of an entity.
    func item(_ row: Int64) -> ItemID? {
        id(of: RowNumber.entry(of: row)).map { ItemID($0, entity: EntityID(RowNumber.number(of: row))) }
    }
}

/// All records and entities: which record an entity is, and whether it may be told of.
struct EntityTable: Sendable {
    /// What is known of an entity, or of the record that it is.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        static let isPerson = Traits(rawValue: 1)
        static let isEvent = Traits(rawValue: 2)
        static let isRejected = Traits(rawValue: 4)
        /// Its record is protected.
        static let isProtected = Traits(rawValue: 8)
        /// Every output of its record is stopped.
        static let isHeld = Traits(rawValue: 16)
    }

    /// Rows of records.
    private(set) var records = SortedRows()
    private(set) var rows = SortedRows()
    /// By place: the row of the record that counts; nil of one that was not accepted.
    private(set) var roots: [Int64?] = []
    /// By place: where that record is among `records`, or -1.
    private(set) var rootPlaces: [Int32] = []
    private(set) var traits: [Traits] = []

    init() {}

    init(_ database: Database, held: Set<Int64>) throws {
        var isProtected: [Bool] = []
        try database.prepare("SELECT id, sensitivity = 'protected' FROM record ORDER BY id").each { row in
            records.append(row.int(0))
            isProtected.append(row.bool(1))
        }
        try database.prepare(
            "SELECT id, root, type = 'person', type = 'event', review = 'rejected' FROM entity ORDER BY id"
        ).each { row in
            var its: Traits = []
            if row.bool(2) { its.insert(.isPerson) }
            if row.bool(3) { its.insert(.isEvent) }
            if row.bool(4) { its.insert(.isRejected) }
            let root = row.isNull(1) ? nil : row.int(1)
            var cursor = SortedRows.Cursor()
            let place = root.flatMap { records.place(ofEntity: $0, &cursor) }
            if let place, isProtected[place] { its.insert(.isProtected) }
            if let root, !held.isEmpty, held.contains(root) { its.insert(.isHeld) }
            rows.append(row.int(0))
            roots.append(root)
            rootPlaces.append(Int32(place ?? -1))
            traits.append(its)
        }
    }

    /// Where a record is among `records`.
    func place(ofRecord row: Int64) -> Int? {
        var cursor = SortedRows.Cursor()
        return records.place(ofEntity: row, &cursor)
    }

    /// The record that an entity is.
    func root(of row: Int64) -> Int64? {
        var cursor = SortedRows.Cursor()
        return rows.place(ofEntity: row, &cursor).flatMap { roots[$0] }
    }
}

/// All sources: whether each may be told of, and where it stands among those that say different things.
struct SourceTable: Sendable {
    private(set) var rows = SortedRows()
    /// By place: the older a publication, the smaller; those without a date last. Nil of one whose entry is missing.
    private(set) var ranks: [UInt32?] = []
    private(set) var isProtected: [Bool] = []
    private(set) var isHeld: [Bool] = []

    init() {}

    init(_ database: Database, _ entries: EntryTable, held: Set<Int64>) throws {
        var published: [[UInt8]?] = []
        try database.prepare("SELECT id, sensitivity = 'protected', published FROM source ORDER BY id").each { row in
            rows.append(row.int(0))
            isProtected.append(row.bool(1))
            isHeld.append(held.contains(row.int(0)))
            published.append(row.isNull(2) ? nil : row.bytes(2))
        }
        let told = rows.rows.map { row in entries.rows.place(of: row).map { entries.ranks[$0] } }
        let order = published.indices.sorted { a, b in
            switch (published[a], published[b]) {
            case (let one?, let other?) where one != other: return one.lexicographicallyPrecedes(other)
            case (_?, nil): return true
            case (nil, _?): return false
            default: return (told[a] ?? .max) < (told[b] ?? .max)
            }
        }
        ranks = [UInt32?](repeating: nil, count: order.count)
        for (rank, place) in order.enumerated() where told[place] != nil { ranks[place] = UInt32(rank) }
    }
}
