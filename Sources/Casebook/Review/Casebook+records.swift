// Finds the record that a person means by a name or by an item.

public import CaseModel
import Matching

/// A record as a list of choices shows it.
public struct NamedRecord: Hashable, Sendable {
    /// The record.
    public let id: ItemID
    /// What it is.
    public let type: EntityType
    /// Its name; empty of an event.
    public let name: String
    /// For whom it is.
    public let sensitivity: Sensitivity
}

extension Casebook {
    /// The record that an entity is now, after links and mergers; nil where it is not accepted.
    public func record(of entity: ItemID) throws -> NamedRecord? {
        guard entity.kind == .entity, let row = try index.row(of: entity) else { return nil }
        return try index.database.prepare(
            """
            SELECT record.id, record.type, record.name, record.sensitivity FROM entity JOIN record ON record.id = entity.root
            WHERE entity.id = ?
            """
        ).first(row, row: namedRecord)
    }

    /// People with a name like this one, likeliest first.
    public func people(like name: String) throws -> [KnownPerson] {
        try PersonSearch(index: index).known(-1, names: [name], PersonContext())
    }

    /// An entity or a statement in a few words: a name, "detention 2024-05-16 (Aidar Testov)". Nothing of what is protected.
    public func words(of item: ItemID) throws -> String {
        try index.openText(try ActWords(index: index).words(of: item))
    }

    /// The accepted events of a source.
    public func acceptedEvents(of source: LedgerID) throws -> [ItemID] {
        guard let row = try index.row(of: source) else { return [] }
        return try index.database.prepare(
            "SELECT id FROM entity WHERE source = ? AND type = 'event' AND review = 'accepted' ORDER BY id"
        ).all(row) { $0.int(0) }.compactMap { try index.entity(at: $0) }
    }

    /// What an entity is; nil where there is none.
    public func type(of entity: ItemID) throws -> EntityType? {
        guard entity.kind == .entity, let row = try index.row(of: entity) else { return nil }
        return try index.database.prepare("SELECT type FROM entity WHERE id = ?").first(row) {
            EntityType(rawValue: $0.string(0))
        }
    }

    /// Records with a spelling that reads like this name; at most so many.
    public func records(called name: String, type: EntityType = .person, most: Int = 8) throws -> [NamedRecord] {
        try index.database.prepare(
            """
            SELECT DISTINCT record.id, record.type, record.name, record.sensitivity
            FROM spelling JOIN record ON record.id = spelling.record WHERE key = ? AND type = ? ORDER BY record.id LIMIT ?
            """
        ).all(SearchWords.key(of: name), type.rawValue, most, row: namedRecord).compactMap(\.self)
    }

    private func namedRecord(_ row: Row) throws -> NamedRecord? {
        guard let id = try index.entity(at: row.int(0)), let type = EntityType(rawValue: row.string(1)) else {
            return nil
        }
        return NamedRecord(
            id: id, type: type, name: row.string(2), sensitivity: Sensitivity(rawValue: row.string(3)) ?? .protected)
    }
}
