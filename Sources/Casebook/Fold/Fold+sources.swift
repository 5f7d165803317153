// How a report or note is written down when it comes: its text, its entities, its statements, the words it is found by.

import CaseModel
import FoundationEssentials

/// What a source has beside its statements; JSON in one column.
struct SourceRest: Codable {
    var citations: [Draft.Citation]
    var setAside: [SetAside]
    var unread: [UnreadSentence]
}

extension Fold {
    /// Writes down a draft that came with an entry.
    func insert(
        _ draft: Draft, about card: SourceCard, evidence: String?, as row: Int64, review: Review, madeBy: String
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let rest = try encoder.encode(
            SourceRest(citations: draft.citations, setAside: draft.setAside, unread: draft.unread))
        try database.prepare(
            """
            INSERT INTO source (id, kind, title, author, site, file, sensitivity, translator, evidence, draft_id, lang,
                published, published_from, text, rest, reprint_of, undecided)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0)
            """
        ).run(
            row, card.kind.rawValue, card.title, card.author, card.site, card.file, card.sensitivity.rawValue,
            card.translator, evidence, draft.id, draft.language, draft.documentDate?.description,
            draft.documentDateOrigin?.rawValue, draft.text, Array(rest), row)
        let entity = try database.prepare("INSERT INTO entity (id, source, type, review) VALUES (?,?,?,?)")
        for item in draft.entities.prefix(RowNumber.most) {
            try entity.run(RowNumber.of(item.id.number, in: row), row, item.type.rawValue, Review.drafted.rawValue)
        }
        for (number, statement) in draft.statements.enumerated().prefix(RowNumber.most) {
            try insert(statement, number, of: row, source: row, madeBy: madeBy) { RowNumber.of($0.number, in: row) }
        }
    }

    /// Writes down what a member added to a source.
    func insert(_ act: Added, as row: Int64, source: Int64, madeBy: String) throws {
        let own = try count(ofEntitiesIn: source)
        for (number, type) in act.entities.enumerated().prefix(RowNumber.most) {
            try database.prepare("INSERT OR IGNORE INTO entity (id, source, type, review) VALUES (?,?,?,?)").run(
                RowNumber.of(number, in: row), source, type.rawValue, Review.drafted.rawValue)
        }
        for (number, statement) in act.statements.enumerated().prefix(RowNumber.most) {
            try insert(statement, number, of: row, source: source, madeBy: madeBy) {
                $0.number < own ? RowNumber.of($0.number, in: source) : RowNumber.of($0.number - own, in: row)
            }
        }
    }

    /// Writes down the statement that an edit puts in another's place.
    func insert(_ act: Edited, as row: Int64, source: Int64, madeBy: String) throws {
        try insert(act.now, 0, of: row, source: source, madeBy: madeBy) { RowNumber.of($0.number, in: source) }
    }

    private func count(ofEntitiesIn source: Int64) throws -> Int {
        try database.prepare("SELECT COUNT(*) FROM entity WHERE id BETWEEN ? AND ?").first(
            RowNumber.of(0, in: source), RowNumber.of(RowNumber.most - 1, in: source)
        ) { $0.number(0) } ?? 0
    }

    private func insert(
        _ statement: Statement, _ number: Int, of entry: Int64, source: Int64, madeBy: String,
        row: (EntityID) -> Int64
    ) throws {
        var other: Int64?
        if case .entity(let id) = statement.value { other = row(id) }
        try database.prepare(
            """
            INSERT OR IGNORE INTO statement (id, source, subject, property, value, other, spans, word_of, denied_by,
                standing, former, rule, sure, made_by, review)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            RowNumber.of(number, in: entry), source, row(statement.subject), statement.property.fileName,
            StatementColumns.text(of: statement.value), other, StatementColumns.bytes(of: statement.spans),
            StatementColumns.text(of: statement.wordOf, row: row),
            StatementColumns.text(of: [statement.deniedBy].compactMap(\.self), row: row), statement.standing.rawValue,
            statement.isFormer, try index.number(ofWords: statement.rule), statement.confidence == .sure,
            try index.number(ofWords: madeBy), Review.drafted.rawValue)
    }
}
