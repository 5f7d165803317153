// The original files of sources, and which of them may go to somebody outside.

public import CaseModel

/// The file that a report was read from.
public struct KeptOriginal: Hashable, Sendable {
    /// The report.
    public var source: LedgerID
    /// The entry that names the file, and no other file.
    public var captured: LedgerID
    /// What it was called when it came in.
    public var name: String
    /// What opens it again: 96 bytes.
    public var reference: [UInt8]
    /// Everybody and everything of whom a report that was read from it tells.
    public var records: [ItemID]
    /// Whether anything in it is protected or held back: a source that was read from it, a statement of one, or somebody of whom one tells.
    public var isWithheld: Bool
}

extension Casebook {
    /// The files of those of the sources that are reports and have one; in the order of the sources, each once.
    ///
    /// - Parameter day: the day on which holds are in force.
    public func originals(of sources: [LedgerID], asOf day: CivilDay) throws -> [KeptOriginal] {
        let database = index.database
        let held = try HeldRows(try holds(asOf: day), in: index)
        // A statement leads to the source that it was read from.
        let heldSources = held.sources.union(held.statements.map { RowNumber.entry(of: $0) })
        var seen: Set<String> = []
        var found: [KeptOriginal] = []
        for source in sources {
            guard let row = try index.row(of: source),
                let blob = try database.prepare("SELECT evidence FROM source WHERE id = ? AND kind = 'report'").first(
                    row, row: { $0.text(0) }) ?? nil, seen.insert(blob).inserted,
                let file = try database.prepare(
                    """
                    SELECT entry, name, reference FROM evidence
                    WHERE blob = ? AND (SELECT COUNT(*) FROM evidence AS other WHERE other.entry = evidence.entry) = 1 ORDER BY entry
                    """
                ).first(blob, row: { ($0.int(0), $0.string(1), $0.bytes(2)) }),
                let captured = try index.entry(at: file.0)
            else { continue }
            var records: [ItemID] = []
            var isWithheld = false
            let readings = try database.prepare(
                """
                SELECT id, sensitivity = 'protected'
                    OR EXISTS (SELECT 1 FROM statement WHERE statement.source = source.id AND statement.sensitivity = 'protected'
                        AND statement.review <> 'rejected')
                FROM source WHERE evidence = ? ORDER BY id
                """
            ).all(blob) { ($0.int(0), $0.bool(1)) }
            for (reading, isProtected) in readings {
                isWithheld = isWithheld || isProtected || heldSources.contains(reading)
                let told = try database.prepare(
                    """
                    SELECT DISTINCT record.id, record.sensitivity = 'protected' FROM entity
                    JOIN record ON record.id = COALESCE(entity.root, entity.link) WHERE entity.source = ? ORDER BY record.id
                    """
                ).all(reading) { ($0.int(0), $0.bool(1)) }
                for (record, isProtected) in told {
                    isWithheld = isWithheld || isProtected || held.records.contains(record)
                    if let item = try index.entity(at: record), !records.contains(item) { records.append(item) }
                }
            }
            found.append(
                KeptOriginal(
                    source: source, captured: captured, name: file.1, reference: file.2, records: records,
                    isWithheld: isWithheld))
        }
        return found
    }
}
