// One look through the statements: those that may be published, and words of the others that no publication may have.

import CaseModel

/// What a range of statements says.
struct StatementScan: Sendable {
    /// Where a statement belongs, before those with greater numbers.
    struct Position: Sendable {
        /// The place of the subject's record.
        var record: Int32
        /// Whether members prefer it, whether it is reported, its source, its entry: in this order.
        var rank: UInt64
    }

    /// In the order of rows; with where each belongs.
    var statements: [PublishableStatement] = []
    private(set) var positions: [Position] = []
    /// By the places of records and of sources: whether those statements name them.
    private(set) var namesRecord: [Bool]
    private(set) var namesSource: [Bool]
    /// Names of people in drafts, and names that were put right.
    private(set) var drafted: [UnfilteredWords.Said] = []
    /// Names whose reading was rejected.
    private(set) var rejected: [UnfilteredWords.Said] = []
    /// Places in words that only members may read, and contact details.
    private(set) var words: [UnfilteredWords.Said] = []

    private struct KnownProperty {
        var property: Property?
        var isName: Bool
        var isPlaceInWords: Bool
    }

    private let tables: PublishingTables
    private var properties = ReadOnce<KnownProperty>()
    private var values = ReadOnce<Value?>()
    private var spans = ReadOnce<[ByteSpan]>()
    private var speakers = ReadOnce<[PublishableSpeaker]>()
    private var standings = ReadOnce<Standing>()
    private var cursor = SortedRows.Cursor()

    /// - Parameter count: about how many will be found: an array that grows needs the memory of two.
    init(_ tables: PublishingTables, count: Int) {
        self.tables = tables
        namesRecord = [Bool](repeating: false, count: tables.entities.records.rows.count)
        namesSource = [Bool](repeating: false, count: tables.sources.rows.rows.count)
        statements.reserveCapacity(count)
        positions.reserveCapacity(count)
    }

    mutating func read(_ database: Database, rows: ClosedRange<Int64>) throws {
        let sql = """
            SELECT id, source, subject, other, property, value, spans, word_of, denied_by, standing, former,
                review = 'accepted', review = 'rejected', review = 'superseded', sensitivity = 'protected', sensitivity = 'public',
                contact, preference
            FROM statement WHERE id BETWEEN ? AND ? ORDER BY id
            """
        try database.prepare(sql).each(rows.lowerBound, rows.upperBound) { row in
            guard let subject = tables.entities.rows.place(ofEntity: row.int(2), &cursor) else { return }
            let property = row.inPlace(4) { name in
                let place = properties.place(of: name) { Self.property(String(decoding: name, as: UTF8.self)) }
                return (place: place, known: properties.values[place])
            }
            if property.known.isName { readName(row, subject) }
            let source = tables.sources.rows.place(of: row.int(1))
            if property.known.isPlaceInWords, let source { readWords(row, subject, source) }
            if let source, let kind = property.known.property {
                readStatement(row, subject, source, kind, tag: property.place)
            }
        }
    }

    private static func property(_ name: String) -> KnownProperty {
        KnownProperty(
            property: Property(fileName: name), isName: name == "name" || name == "alias",
            isPlaceInWords: name == "facility" || name == "from" || name == "to")
    }

    private mutating func readName(_ row: Row, _ subject: Int) {
        let traits = tables.entities.traits[subject]
        guard traits.contains(.isPerson) else { return }
        let entity = row.int(2)
        if row.bool(12) || traits.contains(.isRejected) {
            rejected.append(UnfilteredWords.Said(row: entity, text: row.string(5)))
        } else if tables.entities.roots[subject] == nil || row.bool(13) {
            drafted.append(UnfilteredWords.Said(row: entity, text: row.string(5)))
        }
    }

    /// Whether it is protected: by itself, by its source, or by the event that it is about.
    private mutating func readWords(_ row: Row, _ subject: Int, _ source: Int) {
        guard !row.bool(12) else { return }
        let isContact = row.bool(16)
        let traits = tables.entities.traits[subject]
        guard
            isContact || row.bool(14) || tables.sources.isProtected[source]
                || traits.contains([.isEvent, .isProtected])
        else { return }
        words.append(UnfilteredWords.Said(row: row.int(2), text: row.string(5), isContact: isContact))
    }

    private mutating func readStatement(
        _ row: Row, _ subject: Int, _ source: Int, _ property: Property, tag: Int
    ) {
        let (entities, sources) = (tables.entities, tables.sources)
        let record = entities.rootPlaces[subject]
        // Accepted, for everybody who is asked for, no contact detail.
        guard tables.takesAny, row.bool(11), tables.takesInternal ? !row.bool(14) : row.bool(15), !row.bool(16),
            !sources.isProtected[source], !sources.isHeld[source], let sourceRank = sources.ranks[source],
            record >= 0, let root = entities.roots[subject],
            entities.traits[subject].isDisjoint(with: [.isProtected, .isHeld])
        else { return }
        let id = row.int(0)
        guard let said = tables.entries.rows.place(of: RowNumber.entry(of: id)),
            tables.heldStatements.isEmpty || !tables.heldStatements.contains(id)
        else { return }
        var other: Int64?
        var otherRecord: Int32 = -1
        if !row.isNull(3) {
            // It names somebody of whom nothing was accepted, or of whom every output is stopped.
            guard let place = entities.rows.place(ofEntity: row.int(3), &cursor), let named = entities.roots[place],
                !entities.traits[place].contains(.isHeld)
            else { return }
            (other, otherRecord) = (named, entities.rootPlaces[place])
        }
        guard let value = other == nil ? value(of: property, row, tag: tag) : .mark else { return }
        let standing = row.inPlace(9) { text in
            standings.value(of: text) { Standing(rawValue: String(decoding: text, as: UTF8.self)) ?? .alleged }
        }
        let (wordOf, deniedBy) = (speakers(row, 7), speakers(row, 8).first)
        statements.append(
            PublishableStatement(
                subject: root, property: property, value: value, other: other, wordOf: wordOf, deniedBy: deniedBy,
                standing: standing, isFormer: row.bool(10), source: row.int(1),
                spans: row.inPlace(6) { bytes in spans.value(of: bytes) { StatementColumns.spans(Array(bytes)) } },
                row: id))
        positions.append(
            Position(
                record: record,
                rank: UInt64(1 - max(-1, min(1, row.int(17)))) << 62 | (standing == .reported ? 0 : 1) << 61
                    | UInt64(sourceRank) << 32 | UInt64(tables.entries.ranks[said])))
        namesRecord[Int(record)] = true
        if otherRecord >= 0 { namesRecord[Int(otherRecord)] = true }
        for speaker in wordOf { note(speaker) }
        if let deniedBy { note(deniedBy) }
        namesSource[source] = true
    }

    private mutating func note(_ speaker: PublishableSpeaker) {
        if case .record(let row) = speaker, let place = tables.entities.place(ofRecord: row) {
            namesRecord[place] = true
        }
    }

    /// The value of a statement that names no other.
    private mutating func value(of property: Property, _ row: Row, tag: Int) -> Value? {
        if row.isNull(5) { return StatementColumns.value(of: property, text: nil, other: nil) }
        return row.inPlace(5) { text in
            values.value(of: text, tag: tag) {
                StatementColumns.value(of: property, text: String(decoding: text, as: UTF8.self), other: nil)
            }
        }
    }

    /// Speakers by the records that they are; of one that is none, only that there is somebody.
    private mutating func speakers(_ row: Row, _ column: Int32) -> [PublishableSpeaker] {
        guard !row.isNull(column) else { return [] }
        let entities = tables.entities
        return row.inPlace(column) { text in
            speakers.value(of: text) {
                var rows: [Int64] = []
                return StatementColumns.speakers(String(decoding: text, as: UTF8.self)) { row in
                    rows.append(row)
                    return EntityID(rows.count - 1)
                }.map { speaker in
                    switch speaker {
                    case .unnamed(let words): .words(words)
                    case .entity(let id): .record(entities.root(of: rows[id.number]) ?? rows[id.number])
                    }
                }
            }
        }
    }
}

/// What is read before the statements, and looked into for each.
struct PublishingTables: Sendable {
    var entries = EntryTable()
    var entities = EntityTable()
    var sources = SourceTable()
    /// Whether internal statements may go out as well as public ones; and whether any may.
    let takesInternal: Bool
    let takesAny: Bool
    /// Rows of statements of which every output is stopped.
    let heldStatements: Set<Int64>
}
