// A source as it stands now: what was read of it, with what members have added, put right and rejected since.

import CaseModel

/// The statements of one source that still say something, numbered as one draft.
struct SourceDraft {
    /// Entities and statements, each with what was decided about it. Statements that were rejected by themselves, or put right, are left out;
    /// a relation that was rejected stays, since it is an item of its own.
    private(set) var draft: Draft
    /// The rows behind the entities, by number.
    private(set) var entityRows: [Int64] = []
    /// The rows behind the statements, in the same order.
    private(set) var statementRows: [Int64] = []
    /// What was decided about each entity.
    private(set) var reviews: [Review] = []
    /// The records that entities are, or will be once they are accepted, where that isn't themselves; after mergers.
    private(set) var links: [Int64?] = []
    /// Whether somebody has said that an entity is a record of its own.
    private(set) var isOwn: [Bool] = []
    /// For whom each statement is, where that was said or its words ask for it.
    private(set) var sensitivities: [Sensitivity?] = []
    private var numbers: [Int64: EntityID] = [:]

    /// The entity of a row.
    func entity(of row: Int64) -> EntityID? { numbers[row] }

    /// Nil where there is no such source, or its entry doesn't count.
    init?(_ source: Int64, in index: CaseIndex) throws {
        let head = try index.database.prepare(
            """
            SELECT draft_id, lang, published, text FROM source JOIN entry ON entry.id = source.id
            WHERE source.id = ? AND entry.live = 1
            """
        ).first(source) { row in
            Draft(
                id: row.string(0), language: row.string(1), documentDate: row.text(2).flatMap { EDTF($0) },
                text: row.string(3))
        }
        guard let head else { return nil }
        draft = head
        try readEntities(source, index)
        try readStatements(source, index)
    }

    /// Own items come first, then those of later acts in the ledger's order.
    private static let order = "entry.id <> ?1, entry.clock, entry.time, entry.log_high, entry.log_low, entry.place"

    private mutating func readEntities(_ source: Int64, _ index: CaseIndex) throws {
        try index.database.prepare(
            """
            SELECT entity.id, type, review, COALESCE(root, link), link IS entity.id FROM entity JOIN entry ON entry.id = entity.id >> 20
            WHERE entity.source = ?1 AND entry.live = 1 ORDER BY \(Self.order), entity.id
            """
        ).each(source) { row in
            let id = EntityID(draft.entities.count)
            numbers[row.int(0)] = id
            draft.entities.append(Entity(id: id, type: EntityType(rawValue: row.string(1)) ?? .place))
            entityRows.append(row.int(0))
            reviews.append(Review(rawValue: row.string(2)) ?? .drafted)
            links.append(row.isNull(3) || row.int(3) == row.int(0) ? nil : row.int(3))
            isOwn.append(row.bool(4))
        }
    }

    private mutating func readStatements(_ source: Int64, _ index: CaseIndex) throws {
        struct Found {
            var row: Int64
            var statement: Statement
            var sensitivity: Sensitivity?
        }
        var found: [Found] = []
        var places: [Int64: Int] = [:]
        var heirs: [(old: Int64, new: Int64)] = []
        let numbers = numbers
        func entity(_ row: Int64) -> EntityID { numbers[row] ?? EntityID(0) }
        var count = 0
        try index.database.prepare(
            """
            SELECT statement.id, subject, property, value, other, spans, word_of, denied_by, standing, former, rule.text,
                sure, maker.text, review, superseded_by, preference, statement.sensitivity
            FROM statement JOIN entry ON entry.id = statement.id >> 20
            JOIN words AS rule ON rule.id = statement.rule JOIN words AS maker ON maker.id = statement.made_by
            WHERE statement.source = ?1 AND entry.live = 1 ORDER BY \(Self.order), statement.id
            """
        ).each(source) { row in
            count += 1
            places[row.int(0)] = count
            let review = Review(rawValue: row.string(13)) ?? .drafted
            if review == .superseded {
                if !row.isNull(14) { heirs.append((row.int(0), row.int(14))) }
                return
            }
            guard let property = Property(fileName: row.string(2)), let subject = numbers[row.int(1)],
                let value = StatementColumns.value(
                    of: property, text: row.text(3), other: row.isNull(4) ? nil : entity(row.int(4)))
            else { return }
            if review == .rejected, !property.isItemOfItsOwn, reviews[subject.number] != .rejected { return }
            let statement = Statement(
                subject: subject, property: property, value: value, spans: StatementColumns.spans(row.bytes(5)),
                wordOf: StatementColumns.speakers(row.text(6), entity: entity),
                standing: Standing(rawValue: row.string(8)) ?? .alleged,
                deniedBy: StatementColumns.speakers(row.text(7), entity: entity).first, isFormer: row.bool(9),
                rule: row.string(10), confidence: row.bool(11) ? .sure : .check, review: review, madeBy: row.string(12))
            // What a person prefers stands first.
            if row.int(15) > 0 { places[row.int(0)] = count - 1_000_000_000 }
            found.append(
                Found(
                    row: row.int(0), statement: statement,
                    sensitivity: row.text(16).flatMap { Sensitivity(rawValue: $0) }))
        }
        // What was put right stands where the old one stood.
        for (old, new) in heirs { places[new] = min(places[new] ?? .max, places[old] ?? .max) }
        found.sort { (places[$0.row] ?? 0, $0.row) < (places[$1.row] ?? 0, $1.row) }
        draft.statements = found.map(\.statement)
        statementRows = found.map(\.row)
        sensitivities = found.map(\.sensitivity)
    }
}
