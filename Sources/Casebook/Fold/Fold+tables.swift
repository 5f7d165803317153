// Rows of tables: they count while their import does, and of several that are one row only the last counts.

import CaseModel

extension Fold {
    /// Writes down which row of a table a note is.
    func insertTableRow(_ note: Noted, as entry: Int64) throws {
        guard let row = note.row else { return }
        try database.prepare("INSERT OR IGNORE INTO table_row (entry, key, digest, number) VALUES (?,?,?,?)").run(
            entry, row.key, row.digest, row.number)
        for person in row.people ?? [] {
            try database.prepare("INSERT OR IGNORE INTO table_person (key, entity) VALUES (?,?)").run(
                person.key, RowNumber.of(person.entity.number, in: entry))
        }
    }

    /// Joins a row to its import, which has come.
    func joinTable(_ entry: Int64, _ note: Noted) throws {
        guard let table = note.row?.table, let imported = try index.row(of: table) else { return }
        try database.prepare("UPDATE table_row SET import = ? WHERE entry = ?").run(imported, entry)
    }

    /// Works out what a change in the life of an entry means for tables.
    ///
    /// - Parameter stands: whether the entry itself was not undone and waits for nothing.
    mutating func settleTable(of entry: Int64, stands: Bool) throws {
        let row = try database.prepare(
            """
            SELECT key, COALESCE((SELECT live FROM entry WHERE id = import), 0) FROM table_row WHERE entry = ?
            """
        ).first(entry) { (key: $0.string(0), isImported: $0.bool(1)) }
        if let row {
            try database.prepare("UPDATE table_row SET stands = ? WHERE entry = ?").run(stands && row.isImported, entry)
            try settleRows(of: row.key)
        } else {
            for row in try database.prepare("SELECT entry FROM table_row WHERE import = ?").all(
                entry, row: { $0.int(0) })
            {
                dirty.sources.insert(row)
                try settleLife(of: row)
            }
        }
    }

    /// Of the rows with one key that stand the last counts.
    private mutating func settleRows(of key: String) throws {
        let rows = try database.prepare(
            """
            SELECT entry.id, stands, live FROM table_row JOIN entry ON entry.id = table_row.entry WHERE key = ?
            ORDER BY clock DESC, time DESC, log_high DESC, log_low DESC, place DESC
            """
        ).all(key) { (entry: $0.int(0), stands: $0.bool(1), isLive: $0.bool(2)) }
        let last = rows.first { $0.stands }?.entry
        for row in rows where row.isLive != (row.entry == last) {
            try database.prepare("UPDATE entry SET live = ? WHERE id = ?").run(row.entry == last, row.entry)
            dirty.sources.insert(row.entry)
        }
    }
}
