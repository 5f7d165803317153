// What the casebook has of a table already, so that its rows don't come in twice.

public import CaseModel

/// A row of a table that counts.
public struct KnownRow: Hashable, Sendable {
    /// The note that it is.
    public var id: LedgerID
    /// What it says, as a hash.
    public var digest: String
    /// The number it had in its file.
    public var number: Int
}

/// A person or event of a row, with the record that it is.
public struct KnownRowEntity: Hashable, Sendable {
    public var entity: EntityID
    public var type: EntityType
    /// The record that it was taken for.
    public var record: ItemID
    /// The name of a person, the kind of an event, as the row has it.
    public var name: String
}

/// An import that counts.
public struct KnownImport: Hashable, Sendable {
    public var id: LedgerID
    public var imported: Imported
    public var author: String
    public var time: String
    /// How many of its rows count now.
    public var rows: Int
}

extension Casebook {
    /// The rows of a table that count, by their keys.
    public func rows(ofTable name: String) throws -> [String: KnownRow] {
        var found: [String: KnownRow] = [:]
        let rows = try index.database.prepare(
            """
            SELECT key, entry, digest, number FROM table_row JOIN entry ON entry.id = table_row.entry
            WHERE live = 1 AND key >= ?1 || char(31) AND key < ?1 || char(32)
            """
        ).all(name) { ($0.string(0), $0.int(1), $0.string(2), $0.number(3) ?? 0) }
        for (key, entry, digest, number) in rows {
            if let id = try index.entry(at: entry) { found[key] = KnownRow(id: id, digest: digest, number: number) }
        }
        return found
    }

    /// The people, bodies, places and events of a row.
    public func entities(ofRow id: LedgerID) throws -> [KnownRowEntity] {
        guard let source = try index.row(of: id) else { return [] }
        return try index.database.prepare(
            """
            SELECT entity.id, type, COALESCE(record, entity.id),
                (SELECT value FROM statement WHERE subject = entity.id AND property IN ('name', 'kind') ORDER BY id LIMIT 1)
            FROM entity WHERE source = ? AND entity.id >> 20 = source ORDER BY entity.id
            """
        ).all(source) { ($0.int(0), EntityType(rawValue: $0.string(1)), $0.int(2), $0.string(3)) }
            .compactMap { row, type, record, name in
                guard let type, let record = try index.entity(at: record) else { return nil }
                return KnownRowEntity(
                    entity: EntityID(RowNumber.number(of: row)), type: type, record: record, name: name)
            }
    }

    /// The record of somebody whom a table numbers; the first that was entered where there are several.
    public func person(withTableKey key: String) throws -> KnownRecord? {
        let row = try index.database.prepare(
            """
            SELECT entity.id FROM table_person JOIN entity ON entity.id = table_person.entity
            WHERE key = ? AND root IS NOT NULL ORDER BY entity.id LIMIT 1
            """
        ).first(key) { $0.int(0) }
        return try row.flatMap { try index.knownRecord(at: $0) }
    }

    /// The imports that were not taken back, in the ledger's order.
    public func imports() throws -> [KnownImport] {
        try index.acts(.imported).compactMap { found in
            guard case .imported(let act) = found.act, let id = try index.entry(at: found.row) else { return nil }
            let rows = try index.database.prepare(
                "SELECT COUNT(*) FROM table_row JOIN entry ON entry.id = table_row.entry WHERE import = ? AND live = 1"
            ).first(found.row) { $0.number(0) }
            return KnownImport(id: id, imported: act, author: found.author, time: found.time, rows: rows ?? 0)
        }
    }
}
