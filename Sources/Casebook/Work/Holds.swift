// What is held back: no output of any kind may have it while the hold lasts.

public import CaseModel

/// A hold that is in force.
public struct Hold: Hashable, Sendable {
    /// What is held back.
    public enum Target: Hashable, Sendable {
        case record(KnownRecord)
        case statement(ItemID)
        case source(LedgerID, title: String, isProtected: Bool)
    }

    /// The entry that began it.
    public var id: LedgerID
    /// What is held back.
    public var target: Target
    /// Why.
    public var reason: String
    /// Who asked.
    public var askedBy: String?
    /// The last day; nil until it is ended.
    public var until: EDTF?
    /// Who recorded it, and when (RFC 3339 in UTC).
    public var author: String
    public var time: String
}

extension Casebook {
    /// The holds in force on a day, in the order they were begun.
    ///
    /// A later hold on the same thing stands in the place of the earlier one. A hold on a record goes with it through mergers.
    /// - Parameter record: only those on this record.
    public func holds(asOf day: CivilDay, on record: ItemID? = nil) throws -> [Hold] {
        let wanted = try record.flatMap { try index.record(of: $0) }.flatMap { try index.row(of: $0.item) }
        if record != nil, wanted == nil { return [] }
        /// What a hold is on: the record that counts now, so that ending it works under any of its names.
        enum Key: Hashable {
            case row(Int64)
            case statement(ItemID)
            case source(LedgerID)
        }
        var order: [Key] = []
        var latest: [Key: (hold: Held, row: Int64, author: String, time: String)] = [:]
        for found in try index.acts(.held, naming: wanted) {
            guard case .held(let act) = found.act else { continue }
            let key: Key
            if let source = act.source {
                key = .source(source)
            } else if let item = act.item, item.kind == .entity, let row = try index.row(of: item) {
                let root = try index.database.prepare("SELECT COALESCE(root, id) FROM entity WHERE id = ?").first(row) {
                    $0.int(0)
                }
                key = .row(root ?? row)
            } else if let item = act.item {
                key = .statement(item)
            } else {
                continue
            }
            order.removeAll { $0 == key }
            if act.reason == nil {
                latest[key] = nil
            } else {
                order.append(key)
                latest[key] = (act, found.row, found.author, found.time)
            }
        }
        return try order.compactMap { key -> Hold? in
            guard let found = latest[key], let id = try index.entry(at: found.row), let reason = found.hold.reason,
                found.hold.until?.latest.map({ $0 >= day }) ?? true
            else { return nil }
            let target: Hold.Target
            switch key {
            case .row(let row):
                guard let record = try index.knownRecord(at: row) else { return nil }
                target = .record(record)
            case .statement(let item): target = .statement(item)
            case .source(let entry):
                let source = try index.row(of: entry).flatMap { row in
                    try index.database.prepare(
                        "SELECT COALESCE(title, draft_id), sensitivity = 'protected' FROM source WHERE id = ?"
                    ).first(row) { ($0.string(0), $0.bool(1)) }
                }
                target = .source(entry, title: source?.0 ?? "", isProtected: source?.1 ?? false)
            }
            return Hold(
                id: id, target: target, reason: reason, askedBy: found.hold.askedBy, until: found.hold.until,
                author: found.author, time: found.time)
        }
    }

    /// Where something that is held back already went: the outputs recorded that name it or its file, with the time.
    public func outputs(naming words: Set<String>) throws -> [(exported: Exported, author: String, time: String)] {
        try index.acts(.exported).compactMap { found in
            guard case .exported(let act) = found.act, words.contains(act.item) else { return nil }
            return (act, found.author, found.time)
        }
    }

    /// What went out with something that is held back in it: a record under any of its names, or a source.
    public func publications(of target: Hold.Target) throws -> [(
        entry: LedgerID, act: Published, author: String, time: String
    )] {
        let all = try publications()
        switch target {
        case .source(let entry, _, _): return all.filter { $0.act.sources.contains(entry) }
        case .record(let record):
            guard let root = try index.row(of: record.item) else { return [] }
            // Records that were merged into it went out under their own names.
            let names = Set(
                try index.database.prepare("SELECT id FROM entity WHERE root = ?").all(root) { $0.int(0) }.compactMap {
                    try index.entity(at: $0)
                })
            return all.filter { published in published.act.items.contains { names.contains($0) || $0 == record.item } }
        case .statement(let item):
            guard let row = try index.row(of: item),
                let root = try index.database.prepare(
                    "SELECT root FROM statement JOIN entity ON entity.id = subject WHERE statement.id = ?"
                ).first(row, row: { $0.number(0).map(Int64.init) }), let about = try index.entity(at: root)
            else { return [] }
            return all.filter { $0.act.items.contains(about) }
        }
    }

    /// The file of evidence that a source was read from, by the id of its blob; nil of a note.
    public func evidence(of source: LedgerID) throws -> String? {
        guard let row = try index.row(of: source) else { return nil }
        return try index.database.prepare("SELECT evidence FROM source WHERE id = ?").first(row) { $0.text(0) }
    }
}
