// What one source says: its statements in order, each with its words.

public import CaseModel

/// A statement of a source.
public struct SourceStatement: Hashable, Sendable {
    /// The statement.
    public var item: ItemID
    /// The record it says something of; nil while that is not accepted.
    public var subject: RecordName?
    /// The kind of what it is about.
    public var type: EntityType
    /// What it says of it.
    public var property: Property
    /// The value as text, or the name of the record that is the value.
    public var value: String
    /// The record that is the value.
    public var other: RecordName?
    /// The words it rests on, with what stands around them.
    public var quote: String
    /// How it stands.
    public var standing: Standing
    /// Whether somebody denies it.
    public var isDenied: Bool
    /// What a person decided about it.
    public var review: Review
}

extension Casebook {
    /// The statements of a source that count or wait, in order.
    ///
    /// - Parameter places: only those that rest on words which touch one of these stretches of the text; nil for all.
    public func statements(
        ofSource source: LedgerID, touching places: [ByteSpan]? = nil, limit: Int = 200,
        includingProtected: Bool = false
    ) throws -> [SourceStatement] {
        guard let row = try index.row(of: source),
            let text = try text(ofSource: source, includingProtected: includingProtected)
        else { return [] }
        let quotes = Quotes(text: text)
        let rows = try index.database.prepare(
            """
            SELECT statement.id, subject.root, subject.type, statement.property, COALESCE(statement.value, other_name.value), other.root,
                statement.spans, statement.standing, statement.denied_by IS NOT NULL AND statement.denied_by <> '', statement.review
            FROM statement JOIN source ON source.id = statement.source JOIN entity AS subject ON subject.id = statement.subject
            LEFT JOIN record AS mine ON mine.id = subject.root LEFT JOIN entity AS other ON other.id = statement.other
            LEFT JOIN statement AS other_name ON other_name.id = (SELECT MIN(id) FROM statement AS one
                WHERE one.subject = other.id AND one.property = 'name')
            WHERE statement.source = ? AND statement.review IN ('accepted', 'drafted') AND (? OR NOT \(Reading.isProtectedOrOfProtectedEvent))
            ORDER BY statement.id LIMIT 2000
            """
        ).all(row, includingProtected) { row in
            (
                id: row.int(0), subject: row.isNull(1) ? nil : row.int(1), type: EntityType(rawValue: row.string(2)),
                property: Property(fileName: row.string(3)), value: row.string(4),
                other: row.isNull(5) ? nil : row.int(5), spans: StatementColumns.spans(row.bytes(6)),
                standing: Standing(rawValue: row.string(7)) ?? .alleged, isDenied: row.bool(8),
                review: Review(rawValue: row.string(9)) ?? .drafted
            )
        }
        let wanted = rows.lazy.filter { row in
            places.map { places in
                row.spans.contains { span in places.contains { $0.start < span.end && span.start < $0.end } }
            } ?? true
        }
        return try wanted.prefix(limit).compactMap { row -> SourceStatement? in
            guard let item = try index.statement(at: row.id), let type = row.type, let property = row.property else {
                return nil
            }
            let subject = try row.subject.flatMap { try index.record(at: $0) }
            let other = try row.other.flatMap { try index.record(at: $0) }
            if !includingProtected, subject?.sensitivity == .protected || other?.sensitivity == .protected {
                return nil
            }
            let value = other?.name ?? row.value
            return SourceStatement(
                item: item, subject: subject, type: type, property: property,
                value: includingProtected ? value : try index.openText(value), other: other,
                quote: quotes.quote(around: row.spans.first, taking: row.spans), standing: row.standing,
                isDenied: row.isDenied, review: row.review)
        }
    }
}
