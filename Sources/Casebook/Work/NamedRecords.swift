// Records by the names that people type: exactly, so that nobody is taken for somebody else.

public import CaseModel

/// A record as lists show it.
public struct KnownRecord: Hashable, Sendable {
    /// The record.
    public var item: ItemID
    /// What it is.
    public var type: EntityType
    /// What it is called.
    public var name: String
    /// For whom it is.
    public var sensitivity: Sensitivity
    /// Whether it may never be taken for another.
    public var isNeverMerged: Bool
}

/// A name as it is compared: without regard to case and to how many blanks stand in it.
public struct ComparedName: Hashable, Sendable {
    /// The letters that are compared.
    public let letters: String

    public init(_ name: String) {
        letters = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Casebook {
    /// The record that an item goes by now; nil where it is none.
    public func knownRecord(_ item: ItemID) throws -> KnownRecord? {
        guard let row = try index.row(of: item) else { return nil }
        return try index.knownRecord(at: row)
    }

    /// All records of a type by each of their names.
    public func recordsByName(_ type: EntityType) throws -> [ComparedName: [KnownRecord]] {
        var found: [ComparedName: [KnownRecord]] = [:]
        let rows = try index.database.prepare(
            """
            SELECT spelling.name, record.id, record.name, sensitivity, never_merge FROM spelling
            JOIN record ON record.id = spelling.record WHERE type = ? ORDER BY record.id
            """
        ).all(type.rawValue) { row in
            (row.string(0), row.int(1), row.string(2), Sensitivity(rawValue: row.string(3)), row.bool(4))
        }
        var last: (row: Int64, item: ItemID)?
        for (spelling, row, name, sensitivity, never) in rows {
            if last?.row != row { last = try index.entity(at: row).map { (row, $0) } }
            guard let item = last?.item else { continue }
            let record = KnownRecord(
                item: item, type: type, name: name, sensitivity: sensitivity ?? .protected, isNeverMerged: never)
            if found[ComparedName(spelling)]?.contains(record) != true {
                found[ComparedName(spelling), default: []].append(record)
            }
        }
        return found
    }
}

extension CaseIndex {
    /// The record of an entity's row, after all mergers.
    func knownRecord(at row: Int64) throws -> KnownRecord? {
        let found = try database.prepare(
            """
            SELECT record.id, record.type, record.name, record.sensitivity, never_merge FROM entity
            JOIN record ON record.id = entity.root WHERE entity.id = ?
            """
        ).first(row) { row in
            (row.int(0), EntityType(rawValue: row.string(1)), row.string(2), row.string(3), row.bool(4))
        }
        guard let found, let type = found.1, let item = try entity(at: found.0) else { return nil }
        return KnownRecord(
            item: item, type: type, name: found.2, sensitivity: Sensitivity(rawValue: found.3) ?? .protected,
            isNeverMerged: found.4)
    }
}

extension Casebook {
    /// The entries of all reports and notes, in the order they came.
    public func sourceNames() throws -> [LedgerID] {
        try index.database.prepare(
            "SELECT log_high, log_low, place FROM entry JOIN source ON source.id = entry.id ORDER BY entry.id"
        ).all { row in
            LedgerID(
                log: (UInt64(bitPattern: row.int(0)), UInt64(bitPattern: row.int(1))),
                index: UInt64(bitPattern: row.int(2)))
        }
    }
}
