// What many sources say of one thing, put together as if one report had said it: then the same functions read it that read a report.

import CaseLogic
import CaseModel

/// Statements of several sources about one person or event, with their texts one after another.
struct JoinedCase {
    /// The statements as of one report. Entities are records; spans point into `draft.text`.
    var draft = Draft(id: "", language: "en", text: "")
    /// Where the text of each source begins in `draft.text`, in order.
    private(set) var sources: [(source: Int64, start: Int)] = []
    /// The rows that `draft.statements` come from, in the same order; nil of what is only there to give names.
    private(set) var statementRows: [Int64?] = []
    /// The rows behind the entities, by number: those of records where they are accepted, else those of the entities.
    private(set) var rows: [Int64] = []
    private var numbers: [Int64: EntityID] = [:]
    /// How many statements were left out because they are protected.
    private(set) var leftOut = 0

    /// The headlines of the sources without what is protected, where that was taken out of their texts.
    var openTitles: [Int64: String] = [:]
    /// How many events there are in all, where only the newest are here.
    var eventsInAll: Int?

    /// The entity of a record.
    func entity(of record: Int64) -> EntityID? { numbers[record] }

    /// Adds a statement that comes from a row, or from none of this case.
    mutating func add(_ statement: Statement, row: Int64?) {
        draft.statements.append(statement)
        statementRows.append(row)
    }

    /// Changes a statement.
    mutating func change(_ place: Int, _ body: (inout Statement) -> Void) { body(&draft.statements[place]) }

    /// The record of an entity.
    func record(of entity: EntityID) -> Int64 { rows.indices.contains(entity.number) ? rows[entity.number] : 0 }

    /// The source that words come from, and where they stand in it.
    func place(of span: ByteSpan) -> (source: Int64, span: ByteSpan)? {
        guard let found = sources.last(where: { $0.start <= span.start }) else { return nil }
        return (found.source, ByteSpan(span.start - found.start, span.end - found.start))
    }

    /// Nothing yet.
    init() {}

    /// What all sources say of a person and of every event they take part in; without the names of anybody else.
    ///
    /// - Parameter later: events that are left out, by their rows.
    init(person root: Int64, in index: CaseIndex, _ reading: Reading, without later: Set<Int64> = []) throws {
        try add(
            "subject.root IN (SELECT ?1 UNION SELECT event FROM \(reading.participants) WHERE record = ?1)", root,
            index,
            reading, without: later)
        try fillYears(from: index, reading)
    }

    /// What all sources say of one event.
    init(event root: Int64, in index: CaseIndex, _ reading: Reading) throws {
        try add("subject.root = ?1", root, index, reading)
        try fillYears(from: nil, reading)
    }

    private static let columns = """
        statement.id, statement.source, subject.root, subject.type, statement.property, statement.value,
        COALESCE(other.root, other.id), other.type, statement.spans, statement.word_of, statement.denied_by,
        statement.standing, statement.former, rule.text, statement.sure, maker.text,
        \(Reading.isProtectedOrOfProtectedEvent)
        """
    /// Of statements that disagree the first stands: what a person prefers, then what an earlier report says in its own voice. Row numbers follow the
    /// order in which entries came here, so they decide only within an entry.
    private static let order = """
        ORDER BY preference DESC, statement.standing = 'reported' DESC, source.published IS NULL, source.published,
            told.clock, told.time, told.log_high, told.log_low, told.place,
            said.clock, said.time, said.log_high, said.log_low, said.place, statement.id
        """

    /// Adds the accepted statements that fulfil a condition, in which ?1 is a record, and the texts of their sources.
    ///
    /// - Parameter later: subjects of which nothing is added.
    mutating func add(
        _ condition: String, _ root: Int64, _ index: CaseIndex, _ reading: Reading, without later: Set<Int64> = []
    ) throws {
        let sql = """
            SELECT \(Self.columns) FROM entity AS subject JOIN statement ON statement.subject = subject.id
            JOIN source ON source.id = statement.source
            JOIN entry AS told ON told.id = statement.source JOIN entry AS said ON said.id = statement.id >> 20
            LEFT JOIN entity AS other ON other.id = statement.other LEFT JOIN record AS mine ON mine.id = subject.root
            JOIN words AS rule ON rule.id = statement.rule JOIN words AS maker ON maker.id = statement.made_by
            WHERE statement.review = 'accepted' AND \(condition)
            \(Self.order)
            """
        typealias Found = (Statement, row: Int64, source: Int64)
        let found: [Found] = try index.database.prepare(sql).all(root) { row -> Found? in
            guard let property = Property(fileName: row.string(4)) else { return nil }
            if later.contains(row.int(2)) { return nil }
            if reading == .open, row.bool(16) {
                leftOut += 1
                return nil
            }
            let subject = number(row.int(2), EntityType(rawValue: row.string(3)) ?? .place)
            let other = row.isNull(6) ? nil : number(row.int(6), EntityType(rawValue: row.string(7)) ?? .place)
            guard let value = StatementColumns.value(of: property, text: row.text(5), other: other) else { return nil }
            let speakers = try StatementColumns.speakers(row.text(9)) { try speaker($0, index) }
            let deniers = try StatementColumns.speakers(row.text(10)) { try speaker($0, index) }
            let statement = Statement(
                subject: subject, property: property, value: value, spans: StatementColumns.spans(row.bytes(8)),
                wordOf: speakers, standing: Standing(rawValue: row.string(11)) ?? .alleged, deniedBy: deniers.first,
                isFormer: row.bool(12), rule: row.string(13), confidence: row.bool(14) ? .sure : .check,
                review: .accepted, madeBy: row.string(15))
            return (statement, row.int(0), row.int(1))
        }.compactMap(\.self)

        var starts = Dictionary(sources.map { ($0.source, $0.start) }, uniquingKeysWith: { first, _ in first })
        var text = Array(draft.text.utf8)
        for (_, _, source) in found where starts[source] == nil {
            starts[source] = text.count
            sources.append((source, text.count))
            let words = try index.database.prepare("SELECT text FROM source WHERE id = ?").first(source) { $0.text(0) }
            text += (words ?? "").utf8
            text += [0x0A, 0x0A]
        }
        draft.text = String(decoding: text, as: UTF8.self)
        for (var statement, row, source) in found {
            let start = starts[source] ?? 0
            statement.spans = statement.spans.map { ByteSpan($0.start + start, $0.end + start) }
            draft.statements.append(statement)
            statementRows.append(row)
        }
    }

    /// The number of a record, or of an entity that is none.
    mutating func number(_ row: Int64, _ type: EntityType) -> EntityID {
        if let known = numbers[row] { return known }
        let id = EntityID(draft.entities.count)
        draft.entities.append(Entity(id: id, type: type))
        numbers[row] = id
        rows.append(row)
        return id
    }

    /// The number of a speaker, whose row is that of an entity of the source.
    private mutating func speaker(_ row: Int64, _ index: CaseIndex) throws -> EntityID {
        let found = try index.database.prepare("SELECT COALESCE(root, id), type FROM entity WHERE id = ?").first(row) {
            ($0.int(0), EntityType(rawValue: $0.string(1)) ?? .person)
        }
        return number(found?.0 ?? row, found?.1 ?? .person)
    }
}
