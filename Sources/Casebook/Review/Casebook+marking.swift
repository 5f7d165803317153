// What is said of a person, so that it can be marked with them.

public import CaseModel

extension Casebook {
    /// The accepted statements about a person: their own, and those of the events that happened to them or that they did.
    ///
    /// - Parameter sensitivity: what they are to be marked. To be protected, of an event that others share only what names the person is taken: the others
    ///   were detained all the same.
    public func statements(aboutPerson item: ItemID, toBe sensitivity: Sensitivity) throws -> [ItemID] {
        guard let record = try index.record(of: item), let root = try index.row(of: record.item) else { return [] }
        let takesShared = sensitivity != .protected
        return try index.database.prepare(
            """
            WITH mine AS (
                SELECT event, EXISTS (SELECT 1 FROM whole_participant AS others JOIN record ON record.id = others.record
                    WHERE others.event = part.event AND others.record <> ?1 AND others.side = part.side
                        AND record.type IN ('person', 'group')) AS is_shared
                FROM (SELECT event, side FROM whole_participant WHERE record = ?1) AS part
                WHERE side = 'victim' OR event IN (SELECT id FROM whole_event WHERE kind IN (\(EventKind.actsInSQL))
                    AND id IN (SELECT event FROM whole_participant WHERE record = ?1)))
            SELECT statement.id FROM entity JOIN statement ON statement.subject = entity.id
            LEFT JOIN entity AS other ON other.id = statement.other
            WHERE statement.review = 'accepted' AND (entity.root = ?1 OR other.root = ?1
                OR entity.root IN (SELECT event FROM mine WHERE ?2 OR NOT is_shared))
            ORDER BY statement.id
            """
        ).all(root, takesShared) { $0.int(0) }.compactMap { try index.statement(at: $0) }
    }
}
