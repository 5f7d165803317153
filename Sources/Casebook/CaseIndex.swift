// The index while it is open: the database and what the fold and the queries share.

import CaseModel

/// The casebook's index. The fold (`Fold/`) writes it, the queries (`Queries/`) read it; one task at a time.
final class CaseIndex {
    let database: Database
    private var wordNumbers: [String: Int64] = [:]
    /// Lists of provisions that were read from columns: thousands are held on the same few.
    private var provisions: [String: [Provision]] = [:]
    /// Folds words for the search.
    var searchWords = SearchWords()
    /// Who may be whom; made when it is first asked for.
    let people = PeopleIndex()
    /// What no text may show; nil until it is asked for, and after entries came.
    var knownProtectedWords: ProtectedWords?
    /// Answers that take long to work out; none after entries came.
    var kept = KeptAnswers()

    /// An empty index.
    init() throws {
        database = try Database()
        try database.execute(Schema.sql)
    }

    /// The index that a snapshot kept.
    init(serialized bytes: [UInt8]) throws { database = try Database(serialized: bytes) }

    /// The provisions of a column, one a line.
    func provisions(_ text: String) -> [Provision] {
        if let known = provisions[text] { return known }
        if provisions.count > 10_000 { provisions = [:] }
        let read = CustodyColumns.provisions(text)
        provisions[text] = read
        return read
    }

    /// The number of words that many rows share.
    func number(ofWords text: String) throws -> Int64 {
        if let known = wordNumbers[text] { return known }
        try database.prepare("INSERT OR IGNORE INTO words (text) VALUES (?)").run(text)
        guard let number = try database.prepare("SELECT id FROM words WHERE text = ?").first(text, row: { $0.int(0) })
        else { throw DatabaseError(code: 0, message: "a row is missing", sql: "words") }
        wordNumbers[text] = number
        return number
    }

    /// Has to be called when a run is taken back: rows that it made are gone.
    func forgetNumbers() { wordNumbers = [:] }

    /// The row of an entry; nil where it has not come.
    func row(of entry: LedgerID) throws -> Int64? {
        try database.prepare("SELECT id FROM entry WHERE log_high = ? AND log_low = ? AND place = ?").first(
            Int64(bitPattern: entry.log.0), Int64(bitPattern: entry.log.1), Int64(bitPattern: entry.index)
        ) { $0.int(0) }
    }

    /// The row of an entity or a statement; nil where its entry has not come.
    func row(of item: ItemID) throws -> Int64? {
        guard item.number < RowNumber.most else { return nil }
        return try row(of: item.entry).map { RowNumber.of(item.number, in: $0) }
    }

    /// The entry of a row.
    func entry(at row: Int64) throws -> LedgerID? {
        try database.prepare("SELECT log_high, log_low, place FROM entry WHERE id = ?").first(row) { row in
            LedgerID(
                log: (UInt64(bitPattern: row.int(0)), UInt64(bitPattern: row.int(1))),
                index: UInt64(bitPattern: row.int(2)))
        }
    }

    /// The name of the entity in a row.
    func entity(at row: Int64) throws -> ItemID? {
        try entry(at: RowNumber.entry(of: row)).map { ItemID($0, entity: EntityID(RowNumber.number(of: row))) }
    }

    /// The name of the statement in a row.
    func statement(at row: Int64) throws -> ItemID? {
        try entry(at: RowNumber.entry(of: row)).map { ItemID($0, statement: RowNumber.number(of: row)) }
    }
}
