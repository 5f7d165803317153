// The words by which sources and records are found: put into the search when they begin to count, taken out when they no longer do.

import CaseModel

extension Fold {
    /// Keeps the words of a source in step with whether it counts.
    func settleWords(ofSource source: Int64) throws {
        let state = try database.prepare(
            "SELECT entry.live, found, title, source.author, site, text FROM source JOIN entry ON entry.id = source.id WHERE source.id = ?"
        ).first(source) { row in
            row.bool(0) == row.bool(1)
                ? nil : (row.bool(0), [row.text(2), row.text(3), row.text(4), row.text(5)].compactMap(\.self))
        }
        guard let (isLive, texts) = state else { return }
        // Without a line between them a phrase could begin in one and end in the other; nobody looks for that.
        let words = texts.map { index.searchWords.folded($0) }.joined(separator: " ")
        try put(words, at: source, isLive)
        try database.prepare("UPDATE source SET found = ? WHERE id = ?").run(isLive, source)
    }

    /// The spellings of a record's name, as they are found. Those that only protected statements give find a record that is protected itself, no other.
    func spellings(of record: Int64) throws -> [String] {
        try database.prepare(
            """
            SELECT key FROM spelling WHERE record = ?1
                AND (guarded = 0 OR (SELECT sensitivity FROM record WHERE id = ?1) = 'protected') ORDER BY name
            """
        ).all(record) {
            $0.string(0)
        }
    }

    /// Puts the names of a record in the place of those it was found by.
    func settleWords(ofRecord record: Int64, before: [String], now: [String]) throws {
        guard before != now else { return }
        if !before.isEmpty { try put(before.joined(separator: " "), at: ~record, false) }
        if !now.isEmpty { try put(now.joined(separator: " "), at: ~record, true) }
    }

    /// The index keeps no texts, so that words are taken out by saying what they were.
    private func put(_ words: String, at place: Int64, _ isIn: Bool) throws {
        if isIn {
            try database.prepare("INSERT INTO search (rowid, words) VALUES (?,?)").run(place, words)
        } else {
            try database.prepare("INSERT INTO search (search, rowid, words) VALUES ('delete',?,?)").run(place, words)
        }
    }
}
