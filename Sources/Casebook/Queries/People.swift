// The people of the casebook: who is there, who may be the same, and which records were merged.

public import CaseModel

/// A person as a list shows them.
public struct ListedPerson: Hashable, Sendable {
    /// The record.
    public var record: RecordName
    /// In how many events they take part.
    public var events: Int
    /// How many reports and notes speak of them.
    public var sources: Int
    /// Whether they may never be taken for somebody else.
    public var neverMerge: Bool
}

/// Two records that may be one person.
public struct MergeSuggestion: Hashable, Sendable {
    /// The record that would go by the other's name.
    public var record: RecordName
    /// The record that would stay.
    public var into: RecordName
    /// Whether all speaks for it, or only some.
    public var likeness: KnownPerson.Likeness
    /// How much speaks for it, from 0 to 1.
    public var score: Double
    /// What speaks for it and against it.
    public var reasons: [String]
}

extension Casebook {
    /// People by name; all, or those whom some words mean.
    public func people(named words: String? = nil, includingProtected: Bool = false) throws -> [ListedPerson] {
        let wanted = try words.map {
            try records(named: $0, types: [.person], includingProtected: includingProtected).map(\.item)
        }
        let reading = Reading(includingProtected: includingProtected)
        let rows: [Int64] =
            if let wanted {
                try wanted.compactMap { try index.row(of: $0) }
            } else {
                try index.database.prepare("SELECT id FROM record WHERE type = 'person' ORDER BY name, id").all {
                    $0.int(0)
                }
            }
        return try rows.compactMap { row -> ListedPerson? in
            guard let record = try index.record(at: row), includingProtected || record.sensitivity != .protected else {
                return nil
            }
            let counts = try index.database.prepare(
                """
                SELECT (SELECT COUNT(DISTINCT event) FROM \(reading.participants) WHERE record = ?1),
                    (SELECT never_merge FROM record WHERE id = ?1)
                """
            ).first(row) { ($0.number(0) ?? 0, $0.bool(1)) }
            return ListedPerson(
                record: record, events: counts?.0 ?? 0, sources: try index.sourceCount(of: row, includingProtected),
                neverMerge: counts?.1 ?? false)
        }
    }

    /// Records that may be one person, each with the one before it that is likest; likeliest first, never across a mark that forbids it.
    public func mergeSuggestions(among people: [ListedPerson], includingProtected: Bool = false) throws
        -> [MergeSuggestion]
    {
        var found: [MergeSuggestion] = []
        for person in people where !person.neverMerge {
            guard let row = try index.row(of: person.record.item) else { continue }
            let names = try index.database.prepare(
                "SELECT name FROM spelling WHERE record = ? AND (? OR guarded = 0)"
            ).all(row, includingProtected) {
                $0.string(0)
            }
            var best: MergeSuggestion?
            for known in try PersonSearch(index: index).known(ofRecord: row, names: names) {
                // Of a pair the record that came first stays.
                guard let other = try index.record(of: known.record), let otherRow = try index.row(of: known.record),
                    otherRow < row || !people.contains(where: { $0.record.item == known.record }),
                    includingProtected || other.sensitivity != .protected && known.sensitivity != .protected,
                    known.score > best?.score ?? 0
                else { continue }
                best = MergeSuggestion(
                    record: person.record, into: other, likeness: known.likeness, score: known.score,
                    reasons: known.reasons)
            }
            if let best { found.append(best) }
        }
        return found.sorted { ($1.score, $0.record.item) < ($0.score, $1.record.item) }
    }

    /// The records that were merged into one, directly.
    public func merged(into record: ItemID) throws -> [RecordName] {
        guard let row = try index.row(of: record) else { return [] }
        return try index.database.prepare("SELECT record FROM merger WHERE target = ? ORDER BY record").all(row) {
            $0.int(0)
        }.compactMap { merged in
            let name = try index.database.prepare(
                "SELECT value FROM statement WHERE subject = ? AND property = 'name' ORDER BY id LIMIT 1"
            ).first(merged) { $0.text(0) }
            guard let item = try index.entity(at: merged), let whole = try index.record(of: record) else { return nil }
            return RecordName(item: item, type: whole.type, name: name ?? "", sensitivity: whole.sensitivity)
        }
    }

    /// Whether a record was merged into another.
    public func isMerged(_ record: ItemID) throws -> Bool {
        guard let row = try index.row(of: record) else { return false }
        return try index.database.prepare("SELECT 1 FROM merger WHERE record = ?").first(row) { _ in true } ?? false
    }

    /// Why two records may not be merged, in a sentence; nil where they may.
    public func whyNeverMerged(_ one: ItemID, _ other: ItemID) throws -> String? {
        for (record, another) in [(one, other), (other, one)] {
            guard let row = try index.row(of: record), let otherRow = try index.row(of: another),
                let found = try index.record(of: record)
            else { continue }
            let isMarked = try index.database.prepare(
                """
                SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1 AND never_merge = 1)
                    OR EXISTS (SELECT 1 FROM mark WHERE item = ?1 AND kind = 'never-merge:' || ?2)
                """
            ).first(row, otherRow) { $0.bool(0) }
            let name = try found.sensitivity == .protected ? "one that is protected" : index.openText(found.name)
            if isMarked ?? false { return "\(name) is marked as never to be merged." }
        }
        return nil
    }
}

extension CaseIndex {
    /// How many reports and notes speak of a record.
    func sourceCount(of record: Int64, _ includingProtected: Bool) throws -> Int {
        try database.prepare(
            """
            SELECT COUNT(DISTINCT source) FROM entity JOIN source ON source.id = entity.source
            WHERE root = ?1 AND (?2 OR source.sensitivity <> 'protected')
            """
        ).first(record, includingProtected) { $0.number(0) } ?? 0
    }
}
