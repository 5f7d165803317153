// Which record somebody means: by its name in any script, by the short name of an item, or by the full one.

public import CaseModel

/// A record by what people know it by.
public struct RecordName: Hashable, Sendable {
    /// The record.
    public var item: ItemID
    /// What it is.
    public var type: EntityType
    /// What it is called; of an event its kind and date.
    public var name: String
    /// For whom it is.
    public var sensitivity: Sensitivity

    /// The name to type: "k7f3c.e4".
    public var shortName: String { item.shortName }
}

extension Casebook {
    /// The records that somebody may mean.
    ///
    /// - Parameter typed: a full name of an item (`LOG/INDEX#e3`), a short one (`k7f3c.e4`), or a name in any script and spelling; the
    ///   beginning of its last word is enough.
    /// - Parameter includingProtected: also records that are protected, and by names that only protected statements give; an item named as
    ///   such is always found.
    /// - Returns: the one record where the name is its own; else all that could be meant, up to fifty.
    public func records(named typed: String, types: Set<EntityType> = [], includingProtected: Bool = true) throws
        -> [RecordName]
    {
        func isShown(_ record: RecordName) -> Bool {
            (types.isEmpty || types.contains(record.type)) && (includingProtected || record.sensitivity != .protected)
        }
        if let item = ItemID(typed) { return try index.record(of: item).map { [$0] } ?? [] }
        let byItem = try index.items(named: typed).compactMap { try index.record(of: $0) }
        if !byItem.isEmpty { return byItem }
        let key = index.searchWords.folded(typed)
        guard !key.isEmpty else { return [] }
        let exact = try index.database.prepare(
            "SELECT DISTINCT record FROM spelling WHERE key = ? AND (? OR guarded = 0) ORDER BY record LIMIT 50"
        ).all(key, includingProtected) { $0.int(0) }.compactMap { try index.record(at: $0) }.filter(isShown)
        if !exact.isEmpty { return exact }
        let question = SearchQuestion(typed, words: &index.searchWords)
        return try index.database.prepare(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid < 0 ORDER BY rowid DESC LIMIT 200"
        ).all(question.match) { ~$0.int(0) }.compactMap { try index.record(at: $0) }
            .filter(isShown).prefix(50).map(\.self)
    }
}

extension CaseIndex {
    /// The record that an item belongs to now; nil where it is none.
    func record(of item: ItemID) throws -> RecordName? {
        guard item.kind == .entity, let row = try row(of: item) else { return nil }
        let root = try database.prepare("SELECT root FROM entity WHERE id = ?").first(row) {
            $0.isNull(0) ? nil : $0.int(0)
        }
        return try root.flatMap { try record(at: $0) }
    }

    /// The record at a row.
    func record(at row: Int64) throws -> RecordName? {
        let found = try database.prepare(
            """
            SELECT record.type, record.name, record.sensitivity, COALESCE(event.kind, only_guarded.kind),
                COALESCE(event.date, only_guarded.date)
            FROM record LEFT JOIN event ON event.id = record.id
            LEFT JOIN guarded_event AS only_guarded ON event.id IS NULL AND only_guarded.id = record.id WHERE record.id = ?
            """
        ).first(row) { row in
            (EntityType(rawValue: row.string(0)), row.string(1), row.string(2), row.text(3), row.text(4))
        }
        guard let (type, name, sensitivity, kind, date) = found, let type, let item = try entity(at: row) else {
            return nil
        }
        let title = kind.map { kind in "\(kind) of \(date ?? "an unknown day")" } ?? name
        return RecordName(
            item: item, type: type, name: type == .event ? title : name,
            sensitivity: Sensitivity(rawValue: sensitivity) ?? .protected)
    }

    /// The entities that a short name means, such as "k7f3c.e4".
    func items(named typed: String) throws -> [ItemID] {
        let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count >= 2, parts[0].utf8.count <= 13, parts[1].first == "e",
            let number = Int(parts[1].dropFirst()), number >= 0
        else { return [] }
        // Everything that begins so: up to the next beginning in the order of letters.
        let start = String(parts[0])
        let sources = try database.prepare("SELECT id FROM source WHERE short >= ? AND short < ?").all(
            start, start + "{"
        ) { $0.int(0) }
        return try sources.compactMap { try entry(at: $0) }.map { ItemID($0, entity: EntityID(number)) }
            + database.prepare("SELECT id FROM entry WHERE kind = 'added'").all { $0.int(0) }.compactMap {
                try entry(at: $0)
            }
            .filter { $0.shortName.hasPrefix(start) }.map { ItemID($0, entity: EntityID(number)) }
    }
}
