// Records: which entities are one, what they are called, what marks they bear.

import CaseModel
import Names

extension Fold {
    /// Works out into which record, if any, a record is merged.
    mutating func settleMerger(of record: Int64) throws {
        var target: Int64?
        for act in try acts(naming: record) {
            switch act {
            case .merged(let merged) where try index.row(of: merged.record) == record:
                target = try index.row(of: merged.into)
            case .parted: target = nil
            default: break
            }
        }
        if target == record { target = nil }
        let before = try database.prepare("SELECT target FROM merger WHERE record = ?").first(record) { $0.int(0) }
        guard before != target else { return }
        if let target {
            try database.prepare("INSERT OR REPLACE INTO merger (record, target) VALUES (?,?)").run(record, target)
        } else {
            try database.prepare("DELETE FROM merger WHERE record = ?").run(record)
        }
        // Everything that went by the name of this record, or of one merged into it, may go by another now.
        var reached: Set<Int64> = [record]
        var next = [record]
        while let one = next.popLast() {
            for other in try database.prepare("SELECT record FROM merger WHERE target = ?").all(one, row: { $0.int(0) })
            where reached.insert(other).inserted { next.append(other) }
        }
        for one in reached {
            dirty.records.formUnion(
                try database.prepare("SELECT id FROM entity WHERE record = ?").all(one) { $0.int(0) })
        }
    }

    /// Works out the marks on a record or statement.
    mutating func settleMark(of item: Int64) throws {
        var marks: [String: (value: String, entry: Int64)] = [:]
        for (entry, act) in try entriesNaming(item) {
            guard case .marked(let mark) = act else { continue }
            if let sensitivity = mark.sensitivity { marks["sensitivity"] = (sensitivity.rawValue, entry) }
            // What a person agrees to is not said of the statements that are marked with them.
            guard item >= 0 else { continue }
            if let consent = mark.consent {
                marks["consent"] = (consent.map(\.rawValue).sorted().joined(separator: ","), entry)
            }
            if let never = mark.neverMerge {
                let other = try mark.neverMergeWith.flatMap { try index.row(of: $0) }
                let kind = other.map { "never-merge:\($0)" } ?? "never-merge"
                marks[kind] = never ? ("yes", entry) : nil
            }
        }
        try database.prepare("DELETE FROM mark WHERE item = ?").run(item)
        for (kind, mark) in marks {
            try database.prepare("INSERT INTO mark (item, kind, value, entry) VALUES (?,?,?,?)").run(
                item, kind, mark.value, mark.entry)
        }
        if item >= 0 {
            dirty.records.insert(item)
            // The mark is on the record, whatever the entity that it was made for has been linked to since.
            dirty.roots.insert(item)
            dirty.records.formUnion(try named(byEvent: item))
        } else {
            try database.prepare(
                "UPDATE statement SET sensitivity = COALESCE(?, CASE WHEN contact THEN 'protected' END) WHERE id = ?"
            ).run(marks["sensitivity"]?.value, ~item)
            // Whom it is about, and whom it names, may now be known from protected statements alone.
            dirty.records.formUnion(
                try database.prepare("SELECT subject, other FROM statement WHERE id = ?").all(~item) { row in
                    row.isNull(1) ? [row.int(0)] : [row.int(0), row.int(1)]
                }.flatMap(\.self))
        }
    }

    /// The entities that accepted statements about an entity name.
    private func named(by entity: Int64) throws -> [Int64] {
        try database.prepare(
            "SELECT other FROM statement WHERE subject = ? AND other IS NOT NULL AND review = 'accepted'"
        ).all(entity) { $0.int(0) }
    }

    /// The entities that an event names, in whatever source.
    private func named(byEvent root: Int64) throws -> [Int64] {
        try database.prepare("SELECT id FROM entity WHERE root = ? AND type = 'event'").all(root) { $0.int(0) }.flatMap
        {
            try named(by: $0)
        }
    }

    /// The live acts that name an item, in the ledger's order.
    private func entriesNaming(_ item: Int64) throws -> [(Int64, Act)] {
        try database.prepare(
            """
            SELECT entry.id, entry.kind, entry.act FROM naming JOIN entry ON entry.id = naming.entry
            WHERE naming.item = ? AND live = 1 ORDER BY clock, time, log_high, log_low, place
            """
        ).all(item) { row in (row.int(0), Act(kind: row.string(1), stored: row.bytes(2))) }
            .compactMap { found in found.1.map { (found.0, $0) } }
    }

    private func acts(naming item: Int64) throws -> [Act] { try entriesNaming(item).map(\.1) }

    /// The record that counts for one, after all mergers. A ring of mergers goes by the name of its least.
    private func root(of record: Int64) throws -> Int64 {
        var path = [record]
        while let next = try database.prepare("SELECT target FROM merger WHERE record = ?").first(
            path[path.count - 1], row: { $0.int(0) })
        {
            if let start = path.firstIndex(of: next) {
                return try path[start...].compactMap { row in try index.entity(at: row).map { ($0, row) } }.min {
                    $0.0 < $1.0
                }?.1
                    ?? next
            }
            path.append(next)
        }
        return path[path.count - 1]
    }

    /// Works out all records that were touched: names first, then events, then people with what follows from their events.
    mutating func settleRecords() throws {
        var roots = dirty.roots
        // Events in which somebody goes by another name now, or a group has another size.
        var events: Set<Int64> = []
        for entity in dirty.records {
            let found = try database.prepare("SELECT record, root, type = 'group' FROM entity WHERE id = ?").first(
                entity,
                row: { row in
                    (row.isNull(0) ? nil : row.int(0), row.isNull(1) ? nil : row.int(1), row.bool(2))
                        as (record: Int64?, root: Int64?, isGroup: Bool)
                })
            guard let found else { continue }
            let now = try found.record.map { try root(of: $0) }
            roots.formUnion([found.root, now].compactMap(\.self))
            if now != found.root {
                // Whom it names may now be known from protected events alone, or no longer.
                for named in try named(by: entity) {
                    let other = try database.prepare("SELECT root FROM entity WHERE id = ?").first(named) { $0.int(0) }
                    if let other, other > 0 { roots.insert(other) }
                }
                try database.prepare("UPDATE entity SET root = ? WHERE id = ?").run(now, entity)
                events.formUnion(
                    try database.prepare(
                        """
                        SELECT DISTINCT event.root FROM statement JOIN entity AS event ON event.id = statement.subject
                        WHERE statement.other = ? AND event.type = 'event' AND event.root IS NOT NULL
                        """
                    ).all(entity) { $0.int(0) })
            }
            if found.isGroup {
                for root in [found.root, now].compactMap(\.self) {
                    events.formUnion(
                        try database.prepare("SELECT event FROM whole_participant WHERE record = ?").all(root) {
                            $0.int(0)
                        })
                }
            }
        }
        var people: Set<Int64> = []
        for root in roots.sorted() {
            switch try settleName(of: root) {
            case .event?: events.insert(root)
            case .person?: people.insert(root)
            default: break
            }
        }
        events.formUnion(
            try roots.filter {
                try database.prepare("SELECT 1 FROM whole_event WHERE id = ?").first($0) { _ in true } ?? false
            })
        for event in events.sorted() { people.formUnion(try settleEvent(event)) }
        for event in try eventsWithoutYear(among: events, of: people).sorted() {
            people.formUnion(try settleYear(of: event))
        }
        for person in people.sorted() { try settlePerson(person) }
        dirty = Dirty()
    }

    /// Works out what a record is called; returns what it is, nil where nothing accepted goes by it any more.
    private func settleName(of root: Int64) throws -> EntityType? {
        let type = try database.prepare(
            "SELECT type FROM entity WHERE root = ? ORDER BY id = ? DESC, type LIMIT 1"
        ).first(root, root) { EntityType(rawValue: $0.string(0)) }
        let before = try spellings(of: root)
        try database.prepare("DELETE FROM spelling WHERE record = ?").run(root)
        index.people.note(root)
        guard let type else {
            try settleWords(ofRecord: root, before: before, now: [])
            try database.prepare("DELETE FROM record WHERE id = ?").run(root)
            try forget(root)
            return nil
        }
        // The name that a person prefers, else the one of the entity that the record was made for, else the first that was entered.
        let names = try database.prepare(
            """
            SELECT statement.value, \(Reading.isProtected) AS guarded FROM statement
            JOIN entity ON entity.id = statement.subject JOIN source ON source.id = statement.source
            JOIN entry ON entry.id = statement.id >> 20
            WHERE entity.root = ?1 AND statement.property IN ('name', 'alias') AND statement.review = 'accepted'
            ORDER BY guarded, statement.property = 'name' DESC, preference DESC, entity.id = ?1 DESC,
                clock, time, log_high, log_low, entry.place, statement.id
            """
        ).all(root) { row in (name: row.string(0), isGuarded: row.bool(1)) }
        let isNeverMerged =
            try database.prepare(
                """
                SELECT EXISTS (SELECT 1 FROM statement JOIN entity ON entity.id = statement.subject
                    WHERE entity.root = ?1 AND statement.property = 'never-merge' AND statement.review = 'accepted')
                    OR EXISTS (SELECT 1 FROM mark WHERE item = ?1 AND kind = 'never-merge')
                """
            ).first(root) { $0.bool(0) } ?? false
        let name = names.first?.name ?? ""
        let isChild = try (type == .person || type == .group) && isChild(root)
        let sensitivity =
            try database.prepare("SELECT value FROM mark WHERE item = ? AND kind = 'sensitivity'").first(root) {
                $0.text(0)
            }
            ?? (try isChild || isMarkedElsewhere(root) || isKnownOnlyGuarded(root, type, names)
            ? Sensitivity.protected : .internal).rawValue
        try database.prepare(
            "INSERT OR REPLACE INTO record (id, type, name, sensitivity, never_merge, child) VALUES (?,?,?,?,?,?)"
        ).run(root, type.rawValue, name, sensitivity, isNeverMerged, isChild)
        if type != .event {
            for spelling in names {
                try database.prepare("INSERT OR IGNORE INTO spelling (record, name, key, guarded) VALUES (?,?,?,?)")
                    .run(
                        root, spelling.name, index.searchWords.folded(spelling.name), spelling.isGuarded)
            }
            try settleWords(ofRecord: root, before: before, now: try spellings(of: root))
        }
        return type
    }

    /// Whether something that is this record now was marked as protected before it was linked or merged.
    private func isMarkedElsewhere(_ root: Int64) throws -> Bool {
        try database.prepare(
            """
            SELECT EXISTS (SELECT 1 FROM entity JOIN mark ON mark.item = entity.id
                WHERE entity.root = ? AND mark.kind = 'sensitivity' AND mark.value = 'protected')
            """
        ).first(root) { $0.bool(0) } ?? false
    }

    /// Whether only protected statements tell of a record: of an event anything at all, of others the name.
    private func isKnownOnlyGuarded(
        _ root: Int64, _ type: EntityType, _ names: [(name: String, isGuarded: Bool)]
    ) throws -> Bool {
        guard type == .event else { return try (names.first?.isGuarded ?? false) || isNamedOnlyGuarded(root) }
        return try database.prepare(
            """
            SELECT MIN(\(Reading.isProtected)) FROM entity JOIN statement ON statement.subject = entity.id
            JOIN source ON source.id = statement.source WHERE entity.root = ? AND statement.review = 'accepted'
            """
        ).first(root) { $0.bool(0) } ?? false
    }

    /// Whether everything that names a record is protected: the statement, its source, or the event; and something does.
    private func isNamedOnlyGuarded(_ root: Int64) throws -> Bool {
        let open = """
            statement.review = 'accepted' AND NOT \(Reading.isProtected) AND NOT EXISTS (SELECT 1 FROM mark
                WHERE mark.item = subject.root AND kind = 'sensitivity' AND mark.value = 'protected')
            """
        let joined =
            "JOIN source ON source.id = statement.source JOIN entity AS subject ON subject.id = statement.subject"
        let named = "FROM entity JOIN statement ON statement.other = entity.id \(joined) WHERE entity.root = ?1"
        let naming =
            "FROM entity JOIN statement ON statement.subject = entity.id \(joined) WHERE entity.root = ?1 AND other IS NOT NULL"
        return try database.prepare(
            """
            SELECT NOT EXISTS (SELECT 1 \(named) AND \(open)) AND NOT EXISTS (SELECT 1 \(naming) AND \(open))
                AND (EXISTS (SELECT 1 \(named) AND statement.review = 'accepted')
                    OR EXISTS (SELECT 1 \(naming) AND statement.review = 'accepted'))
            """
        ).first(root) { $0.bool(0) } ?? false
    }

    /// Whether the words of any accepted statement call the person a child.
    private func isChild(_ root: Int64) throws -> Bool {
        try database.prepare(
            """
            SELECT EXISTS (SELECT 1 FROM entity JOIN statement ON statement.child = entity.id
                WHERE entity.root = ? AND statement.review = 'accepted')
            """
        ).first(root) { $0.bool(0) } ?? false
    }

    /// Takes away what was worked out of a record that is none any more.
    private func forget(_ root: Int64) throws {
        for reading in Reading.allCases {
            try database.prepare("DELETE FROM \(reading.place(of: "event_provision")) WHERE event = ?").run(root)
        }
        try clearPerson(root)
    }
}
