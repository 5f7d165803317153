// What an answer rests on: statements with their words and their sources.

public import CaseModel

/// A statement that an answer rests on.
public struct QuotedStatement: Hashable, Sendable {
    /// The statement.
    public var item: ItemID
    /// What it says something of: "date", "victim".
    public var property: String
    /// The value, or the name of the record that is the value.
    public var value: String
    /// The words it rests on, with what stands around them.
    public var quote: String
    /// The entry that brought its source.
    public var source: LedgerID
    /// The headline of the source, or what stands for one.
    public var title: String
    /// How it stands.
    public var standing: Standing
    /// How it was read.
    public var rule: String
}

extension CaseIndex {
    /// The accepted statements about some records, as `records` lists them.
    func statements(about records: [Int64], includingProtected: Bool) throws -> [QuotedStatement] {
        var quotes: [Int64: (title: String, quotes: Quotes)] = [:]
        var found: [QuotedStatement] = []
        let statements = try database.prepare(
            """
            SELECT statement.id, statement.source, statement.property, statement.value, other_record.name, spans, standing,
                words.text, \(Reading.isProtectedOrOfProtectedEvent) OR other_record.sensitivity = 'protected'
            FROM entity AS subject JOIN statement ON statement.subject = subject.id JOIN source ON source.id = statement.source
            JOIN words ON words.id = statement.rule LEFT JOIN entity AS other ON other.id = statement.other
            LEFT JOIN record AS other_record ON other_record.id = other.root LEFT JOIN record AS mine ON mine.id = subject.root
            WHERE subject.root = ? AND statement.review = 'accepted' ORDER BY statement.source, statement.id
            """)
        let text = try database.prepare("SELECT COALESCE(title, draft_id), text FROM source WHERE id = ?")
        for record in records {
            let rows = try statements.all(record) { row in
                (
                    id: row.int(0), source: row.int(1), property: row.string(2), value: row.text(3) ?? row.string(4),
                    spans: StatementColumns.spans(row.bytes(5)), standing: row.string(6), rule: row.string(7),
                    isProtected: row.bool(8)
                )
            }
            for row in rows where includingProtected || !row.isProtected {
                if quotes[row.source] == nil {
                    let words =
                        try includingProtected
                        ? text.first(row.source) { ($0.string(0), $0.string(1)) } : openWords(of: row.source)
                    quotes[row.source] = words.map { ($0.0, Quotes(text: $0.1)) }
                }
                guard let item = try statement(at: row.id), let source = try entry(at: row.source) else { continue }
                let from = quotes[row.source]
                found.append(
                    QuotedStatement(
                        item: item, property: row.property,
                        value: includingProtected ? row.value : try openText(row.value),
                        quote: from?.quotes.quote(around: row.spans.first, taking: row.spans) ?? "", source: source,
                        title: from?.title ?? "", standing: Standing(rawValue: row.standing) ?? .alleged, rule: row.rule
                    ))
            }
        }
        return found
    }
}
