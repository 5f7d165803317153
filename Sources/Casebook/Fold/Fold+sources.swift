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
            INSERT INTO source (id, kind, title, author, site, file, sensitivity, own_sensitivity, translator, translation_of,
                evidence, draft_id, lang, published, published_from, text, rest, undecided, short)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,?)
            """
        ).run(
            row, card.kind.rawValue, card.title, card.author, card.site, card.file, card.sensitivity.rawValue,
            card.sensitivity.rawValue, card.translator, card.translationOf?.description, evidence, draft.id,
            draft.language,
            draft.documentDate?.description,
            draft.documentDateOrigin?.rawValue, draft.text, Array(rest),
            try index.entry(at: row)?.shortName ?? "")
        let words = SourceWords(text: draft.text, published: draft.documentDate)
        let entity = try database.prepare("INSERT INTO entity (id, source, type, review) VALUES (?,?,?,?)")
        for item in draft.entities.prefix(RowNumber.most) {
            try entity.run(RowNumber.of(item.id.number, in: row), row, item.type.rawValue, Review.drafted.rawValue)
        }
        for (number, statement) in draft.statements.enumerated().prefix(RowNumber.most) {
            let type =
                draft.entities.indices.contains(statement.subject.number)
                ? draft.entities[statement.subject.number].type : .place
            try insert(statement, number, of: row, source: row, type: type, words: words, madeBy: madeBy) {
                RowNumber.of($0.number, in: row)
            }
        }
    }

    /// Writes down which files an entry keeps.
    func insert(_ act: Captured, as row: Int64) throws {
        for reference in EvidenceBytes.references(in: act.evidence ?? []) {
            try database.prepare(
                "INSERT OR IGNORE INTO evidence (entry, blob, reference, record, name) VALUES (?,?,?,?,?)"
            ).run(row, EvidenceBytes.id(of: reference), reference, act.record, act.name)
        }
    }

    /// Writes down what a member added to a source.
    func insert(_ act: Added, as row: Int64, source: Int64, madeBy: String) throws {
        let own = try count(ofEntitiesIn: source)
        for (number, type) in act.entities.enumerated().prefix(RowNumber.most) {
            try database.prepare("INSERT OR IGNORE INTO entity (id, source, type, review) VALUES (?,?,?,?)").run(
                RowNumber.of(number, in: row), source, type.rawValue, Review.drafted.rawValue)
        }
        let others = try (act.others ?? []).map { try index.row(of: $0) ?? 0 }
        let words = try words(of: source)
        for (number, statement) in act.statements.enumerated().prefix(RowNumber.most) {
            func place(_ id: EntityID) -> Int64 {
                if id.number < own { return RowNumber.of(id.number, in: source) }
                let (new, other) = (id.number - own, id.number - own - act.entities.count)
                return others.indices.contains(other) ? others[other] : RowNumber.of(new, in: row)
            }
            try insert(
                statement, number, of: row, source: source, type: try type(of: place(statement.subject)), words: words,
                madeBy: madeBy, row: place)
        }
    }

    /// Writes down the statement that an edit puts in another's place.
    func insert(_ act: Edited, as row: Int64, source: Int64, madeBy: String) throws {
        // An edit says something else of the same thing.
        guard let old = try index.row(of: act.statement),
            let subject = try database.prepare("SELECT subject FROM statement WHERE id = ?").first(
                old, row: { $0.int(0) })
        else { return }
        let own = try count(ofEntitiesIn: source)
        let home = RowNumber.entry(of: old)
        try insert(
            act.now, 0, of: row, source: source, subject: subject, type: try type(of: subject),
            words: try words(of: source), madeBy: madeBy
        ) { id in
            id.number < own ? RowNumber.of(id.number, in: source) : RowNumber.of(id.number - own, in: home)
        }
    }

    private func words(of source: Int64) throws -> SourceWords {
        try database.prepare("SELECT text, published FROM source WHERE id = ?").first(source) { row in
            SourceWords(text: row.string(0), published: row.text(1).flatMap { EDTF($0) })
        } ?? SourceWords(text: "", published: nil)
    }

    private func type(of entity: Int64) throws -> EntityType {
        try database.prepare("SELECT type FROM entity WHERE id = ?").first(entity) {
            EntityType(rawValue: $0.string(0))
        } ?? .place
    }

    private func count(ofEntitiesIn source: Int64) throws -> Int {
        try database.prepare("SELECT COUNT(*) FROM entity WHERE id BETWEEN ? AND ?").first(
            RowNumber.of(0, in: source), RowNumber.of(RowNumber.most - 1, in: source)
        ) { $0.number(0) } ?? 0
    }

    private func insert(
        _ statement: Statement, _ number: Int, of entry: Int64, source: Int64, subject: Int64? = nil, type: EntityType,
        words: SourceWords, madeBy: String, row: (EntityID) -> Int64
    ) throws {
        var other: Int64?
        if case .entity(let id) = statement.value { other = row(id) }
        let subject = subject ?? row(statement.subject)
        let child = words.callChild(statement, about: type) ? other ?? subject : nil
        let contact = words.holdContact(statement)
        try database.prepare(
            """
            INSERT OR IGNORE INTO statement (id, source, subject, property, value, other, spans, word_of, denied_by,
                standing, former, rule, sure, made_by, review, sensitivity, contact, child)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            RowNumber.of(number, in: entry), source, subject, statement.property.fileName,
            StatementColumns.text(of: statement.value), other, StatementColumns.bytes(of: statement.spans),
            StatementColumns.text(of: statement.wordOf, row: row),
            StatementColumns.text(of: [statement.deniedBy].compactMap(\.self), row: row), statement.standing.rawValue,
            statement.isFormer, try index.number(ofWords: statement.rule), statement.confidence == .sure,
            try index.number(ofWords: madeBy), Review.drafted.rawValue,
            contact ? Sensitivity.protected.rawValue : nil, contact, child)
    }
}
