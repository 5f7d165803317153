// The file of a record: all that the casebook knows of a person, a body, a place or an event.

public import CaseLogic
public import CaseModel

extension Casebook {
    /// The file of a record on a day; nil where there is no such record.
    ///
    /// - Parameter includingProtected: also statements and sources that are protected, and names of other people who are.
    public func file(of item: ItemID, asOf day: CivilDay, includingProtected: Bool = false) throws -> RecordFile? {
        guard let record = try index.record(of: item), let root = try index.row(of: record.item) else { return nil }
        let joined = try JoinedCase(fileOf: root, in: index, Reading(includingProtected: includingProtected))
        return try index.file(record, root, joined, asOf: day)
    }
}

extension CaseIndex {
    func file(_ record: RecordName, _ root: Int64, _ joined: JoinedCase, asOf day: CivilDay) throws -> RecordFile? {
        guard let subject = joined.entity(of: root) else { return nil }
        let source = try database.prepare(
            "SELECT COALESCE(title, draft_id), site, published, kind FROM source WHERE id = ?")
        let originals = try Originals(of: joined, in: self)
        let ends = joined.sources.dropFirst().map { $0.start - 2 } + [joined.draft.text.utf8.count]
        let sources = try zip(joined.sources, ends).compactMap { place, end -> RecordSource? in
            guard let id = try entry(at: place.source) else { return nil }
            return try source.first(place.source) { row in
                RecordSource(
                    id: id, title: joined.openTitles[place.source] ?? row.string(0), site: row.text(1),
                    published: row.text(2).flatMap { EDTF($0) },
                    kind: SourceCard.Kind(rawValue: row.string(3)) ?? .report,
                    span: ByteSpan(place.start, max(place.start, end)),
                    original: originals.number(of: place.source))
            }
        }
        let items = try joined.rows.compactMap { try entity(at: $0) }
        let statements = try joined.statementRows.map { row in try row.flatMap { try statement(at: $0) } }
        return RecordFile(
            item: record.item, subject: subject, name: record.name, sensitivity: record.sensitivity, day: day,
            file: CaseFile(folding: joined.draft), sources: sources, items: items, statements: statements,
            leftOut: joined.leftOut, eventsInAll: joined.eventsInAll)
    }
}
