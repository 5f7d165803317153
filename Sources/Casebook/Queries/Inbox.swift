// The inbox: what came in and waits for somebody's eyes.

public import CaseModel

/// A report with items that nobody has decided on yet.
public struct WaitingDraft: Hashable, Sendable {
    /// The entry that brought it.
    public var id: LedgerID
    /// The shortest beginning of its short name that no other source has.
    public var shortName: String
    /// Its headline, or what stands for one.
    public var title: String
    /// The site it comes from.
    public var site: String?
    /// The day it was published.
    public var published: EDTF?
    /// When it was taken in: RFC 3339 in UTC.
    public var added: String
    /// Who took it in.
    public var addedBy: String
    /// How many items wait: events, people, relations.
    public var waiting: Int
    /// How many of its events somebody has decided on already.
    public var decided: Int
    /// The people it names, in order of first mention.
    public var people: [String]
}

extension Casebook {
    /// The drafts that wait, newest first.
    ///
    /// - Parameters:
    ///   - includingProtected: also the titles and people of protected sources, and children.
    ///   - skipped: how many of the newest are passed over.
    ///   - most: how many are given at most; nil for all.
    public func inbox(includingProtected: Bool = false, skipping skipped: Int = 0, most: Int? = nil) throws
        -> [WaitingDraft]
    {
        let rows = try index.database.prepare(
            """
            SELECT source.id, COALESCE(title, draft_id), site, published, entry.time, entry.author, undecided, source.sensitivity = 'protected',
                (SELECT COUNT(*) FROM entity WHERE entity.source = source.id AND type = 'event' AND review <> 'drafted')
            FROM source JOIN entry ON entry.id = source.id WHERE undecided > 0 AND live = 1
            ORDER BY entry.time DESC, entry.id DESC LIMIT ?1 OFFSET ?2
            """
        ).all(most ?? -1, skipped) { row in
            (
                row.int(0), row.string(1), row.text(2), row.text(3), row.string(4), row.string(5), row.number(6) ?? 0,
                row.bool(7), row.number(8) ?? 0
            )
        }
        return try rows.compactMap { id, found, site, published, time, author, waiting, isProtected, decided in
            guard let entry = try index.entry(at: id) else { return nil }
            var (title, people) = (found, try people(in: id, includingProtected))
            if !includingProtected {
                title = isProtected ? JoinedCase.hiddenName : try index.openWords(of: id).title
                if isProtected { people = [] }
            }
            return WaitingDraft(
                id: entry, shortName: try shortestName(of: id) ?? entry.shortName, title: title, site: site,
                published: published.flatMap { EDTF($0) }, added: time,
                addedBy: author, waiting: waiting, decided: decided, people: people)
        }
    }

    /// How many drafts wait.
    public func waitingCount() throws -> Int {
        if let known = index.kept.waiting { return known }
        let count =
            try index.database.prepare(
                "SELECT COUNT(*) FROM source JOIN entry ON entry.id = source.id WHERE undecided > 0 AND live = 1"
            ).first { $0.number(0) ?? 0 } ?? 0
        index.kept.waiting = count
        return count
    }

    /// Without children and whoever is protected.
    private func people(in source: Int64, _ includingProtected: Bool) throws -> [String] {
        try index.database.prepare(
            """
            SELECT value FROM statement JOIN entity ON entity.id = subject JOIN entry ON entry.id = statement.id >> 20
            WHERE entity.source = ?1 AND type = 'person' AND property = 'name' AND statement.review <> 'superseded'
                AND (?2 OR NOT EXISTS (SELECT 1 FROM statement AS words WHERE words.child = entity.id)
                AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = COALESCE(entity.root, entity.link) AND sensitivity = 'protected'))
            ORDER BY clock, time, log_high, log_low, place, statement.id
            """
        ).all(source, includingProtected) { $0.string(0) }.filter { try includingProtected || index.openText($0) == $0 }
    }
}
