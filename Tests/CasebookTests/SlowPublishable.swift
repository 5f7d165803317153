// What may be published, asked of SQLite in one question after another: what the quick reader has to find as well.

import CaseModel

@testable import Casebook

/// Joins and orders in SQL.
struct SlowPublishable {
    let index: CaseIndex
    let levels: Set<Sensitivity>
    let holds: [Hold]
    private let heldRecords: Set<Int64>
    private let heldStatements: Set<Int64>
    private let heldSources: Set<Int64>

    init(_ index: CaseIndex, _ levels: Set<Sensitivity>, _ holds: [Hold]) throws {
        self.index = index
        self.levels = levels
        self.holds = holds
        var (records, statements, sources): (Set<Int64>, Set<Int64>, Set<Int64>) = ([], [], [])
        for hold in holds {
            switch hold.target {
            case .record(let record): if let row = try index.row(of: record.item) { records.insert(row) }
            case .statement(let item): if let row = try index.row(of: item) { statements.insert(row) }
            case .source(let entry, _, _): if let row = try index.row(of: entry) { sources.insert(row) }
            }
        }
        (heldRecords, heldStatements, heldSources) = (records, statements, sources)
    }

    func read() throws -> Publishable {
        let statements = try readStatements()
        var wanted: Set<Int64> = []
        var sources: Set<Int64> = []
        for statement in statements {
            wanted.insert(statement.subject)
            if let other = statement.other { wanted.insert(other) }
            for case .record(let row) in statement.wordOf + [statement.deniedBy].compactMap(\.self) {
                wanted.insert(row)
            }
            sources.insert(statement.source)
        }
        return Publishable(
            records: try readRecords(wanted), statements: statements, sources: try readSources(sources),
            key: try readKey(), held: holds)
    }

    /// Of the first publication; before there is one, of the first rule.
    private func readKey() throws -> String? {
        for kind in [Act.Kind.published, .ruled] {
            for found in try index.acts(kind) {
                switch found.act {
                case .published(let act): return act.key
                case .ruled(let act): if let key = act.key { return key }
                default: break
                }
            }
        }
        return nil
    }

    private func readStatements() throws -> [PublishableStatement] {
        let marks =
            levels.contains(.internal) ? "statement.sensitivity IS NOT 'protected'" : "statement.sensitivity = 'public'"
        guard levels.contains(.public) else { return [] }
        let sql = """
            SELECT statement.id, statement.source, subject.root, statement.property, statement.value, other.root,
                statement.other IS NOT NULL, statement.spans, statement.word_of, statement.denied_by, statement.standing, statement.former
            FROM statement JOIN entity AS subject ON subject.id = statement.subject
            JOIN record AS mine ON mine.id = subject.root
            JOIN source ON source.id = statement.source
            JOIN entry AS told ON told.id = statement.source JOIN entry AS said ON said.id = statement.id >> 20
            LEFT JOIN entity AS other ON other.id = statement.other
            WHERE statement.review = 'accepted' AND \(marks) AND statement.contact = 0 AND source.sensitivity <> 'protected'
                AND mine.sensitivity <> 'protected'
            ORDER BY subject.root, preference DESC, statement.standing = 'reported' DESC, source.published IS NULL, source.published,
                told.clock, told.time, told.log_high, told.log_low, told.place,
                said.clock, said.time, said.log_high, said.log_low, said.place, statement.id
            """
        var statements: [PublishableStatement] = []
        // Hundreds of thousands: an array that grows needs the memory of two.
        statements.reserveCapacity(
            try index.database.prepare("SELECT COUNT(*) FROM statement WHERE review = 'accepted'").first {
                Int($0.int(0))
            }
                ?? 0)
        try index.database.prepare(sql).each { row in
            let (id, source, subject) = (row.int(0), row.int(1), row.int(2))
            guard !heldStatements.contains(id), !heldSources.contains(source), !heldRecords.contains(subject),
                let property = Property(fileName: row.string(3))
            else { return }
            let other = row.isNull(5) ? nil : row.int(5)
            // It names somebody of whom nothing was accepted, or of whom every output is stopped.
            if row.bool(6), other == nil { return }
            if let other, heldRecords.contains(other) { return }
            let stand = other.map { _ in EntityID(0) }
            guard let value = StatementColumns.value(of: property, text: row.text(4), other: stand) else { return }
            statements.append(
                PublishableStatement(
                    subject: subject, property: property, value: other == nil ? value : .mark, other: other,
                    wordOf: try speakers(row.text(8)), deniedBy: try speakers(row.text(9)).first,
                    standing: Standing(rawValue: row.string(10)) ?? .alleged, isFormer: row.bool(11), source: source,
                    spans: StatementColumns.spans(row.bytes(7)), row: id))
        }
        return statements
    }

    /// Speakers by the records that they are; of one that is none, only that there is somebody.
    private func speakers(_ text: String?) throws -> [PublishableSpeaker] {
        guard let text, !text.isEmpty else { return [] }
        var rows: [Int64] = []
        let speakers = StatementColumns.speakers(text) { row in
            rows.append(row)
            return EntityID(rows.count - 1)
        }
        return try speakers.map { speaker in
            switch speaker {
            case .unnamed(let words): return .words(words)
            case .entity(let id):
                let row = rows[id.number]
                let root = try index.database.prepare("SELECT root FROM entity WHERE id = ?").first(row) {
                    $0.number(0).map(Int64.init)
                }
                return .record(root ?? row)
            }
        }
    }

    private func readRecords(_ wanted: Set<Int64>) throws -> [Int64: PublishableRecord] {
        var records: [Int64: PublishableRecord] = [:]
        let record = try index.database.prepare("SELECT type, name, sensitivity, child FROM record WHERE id = ?")
        let marks = try index.database.prepare(
            "SELECT kind, value FROM mark WHERE item IN (SELECT id FROM entity WHERE root = ?1) OR item = ?1")
        let year = try index.database.prepare(
            "SELECT told, date, year_from, entered FROM event WHERE id = ?")
        for row in wanted.sorted() {
            guard let item = try index.entity(at: row),
                var found = try record.first(
                    row,
                    row: { found in
                        PublishableRecord(
                            item: item, type: EntityType(rawValue: found.string(0)) ?? .event, name: found.string(1),
                            sensitivity: Sensitivity(rawValue: found.string(2)) ?? .protected, isMarked: false,
                            isChild: found.bool(3), consent: [])
                    })
            else { continue }
            var consents: [Set<Consent>] = []
            try marks.each(row) { mark in
                switch mark.string(0) {
                case "sensitivity": found.isMarked = true
                case "consent":
                    consents.append(
                        Set(mark.string(1).split(separator: ",").compactMap { Consent(rawValue: String($0)) }))
                default: break
                }
            }
            found.consent = consents.dropFirst().reduce(consents.first ?? []) { $0.intersection($1) }
            found.isHeld = heldRecords.contains(row)
            if found.type == .event {
                try year.each(row) { event in
                    found.entered = EDTF(String(event.string(3).prefix(10)))?.day
                    guard !event.isNull(0) else { return }
                    found.told = EDTF(event.string(0))
                    found.yearFound = EDTF(event.string(1))?.earliest?.year
                    found.yearFrom = event.isNull(2) ? nil : event.int(2)
                }
            }
            records[row] = found
        }
        return records
    }

    private func readSources(_ wanted: Set<Int64>) throws -> [Int64: PublishableSource] {
        var sources: [Int64: PublishableSource] = [:]
        let source = try index.database.prepare(
            """
            SELECT kind, title, author, site, file, sensitivity, translator, published, lang, text, evidence, translation_of
            FROM source WHERE id = ?
            """)
        let reference = try index.database.prepare(
            "SELECT reference FROM evidence WHERE blob = ? ORDER BY entry LIMIT 1")
        let marked = try index.database.prepare(
            "SELECT kind, act FROM entry WHERE source = ? AND kind = 'marked' AND live = 1 ORDER BY clock, time, log_high, log_low, place"
        )
        for row in wanted.sorted() {
            guard let id = try index.entry(at: row) else { continue }
            var mark: Sensitivity?
            try marked.each(row) { found in
                if case .marked(let act) = Act(kind: "marked", stored: found.bytes(1)), let level = act.sensitivity {
                    mark = level
                }
            }
            try source.each(row) { found in
                let original = found.text(11).flatMap { LedgerID($0) }
                sources[row] = PublishableSource(
                    id: id,
                    card: SourceCard(
                        kind: SourceCard.Kind(rawValue: found.string(0)) ?? .ownKnowledge, title: found.text(1),
                        author: found.text(2), site: found.text(3), file: found.text(4),
                        sensitivity: Sensitivity(rawValue: found.string(5)) ?? .protected,
                        translator: found.text(6), translationOf: original),
                    mark: mark, published: found.text(7).flatMap { EDTF($0) }, language: found.string(8),
                    quotes: Quotes(utf8: found.bytes(9)), evidence: found.text(10), original: row)
            }
            if let blob = sources[row]?.evidence {
                sources[row]?.file = try reference.first(blob) { EvidenceBytes.content(of: $0.bytes(0)) } ?? nil
            }
        }
        for (row, source) in sources {
            if let original = try source.card.translationOf.flatMap({ try index.row(of: $0) }) {
                sources[row]?.original = original
            }
        }
        return sources
    }
}
