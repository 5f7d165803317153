// Statements that say different things of one thing, of which a person prefers one.

public import CaseModel

extension Casebook {
    /// The accepted statements, of whatever source, that give the same property of the same record another value.
    public func alternatives(to statement: ItemID) throws -> [ItemID] {
        guard statement.kind == .statement, let row = try index.row(of: statement) else { return [] }
        return try index.database.prepare(
            """
            SELECT other.id FROM statement AS mine JOIN entity AS subject ON subject.id = mine.subject
            JOIN entity AS same ON same.root = subject.root JOIN statement AS other ON other.subject = same.id
            LEFT JOIN entity AS named ON named.id = mine.other LEFT JOIN entity AS names ON names.id = other.other
            WHERE mine.id = ?1 AND other.id <> ?1 AND other.property = mine.property AND other.review = 'accepted'
                AND (other.value IS NOT mine.value OR COALESCE(names.root, names.id) IS NOT COALESCE(named.root, named.id))
            ORDER BY other.source, other.id
            """
        ).all(row) { $0.int(0) }.compactMap { try index.statement(at: $0) }
    }

    /// Whether a statement is accepted.
    public func isAccepted(_ statement: ItemID) throws -> Bool {
        guard statement.kind == .statement, let row = try index.row(of: statement) else { return false }
        return try index.database.prepare("SELECT review = 'accepted' FROM statement WHERE id = ?").first(row) {
            $0.bool(0)
        } ?? false
    }

    /// What a mark on an item has to name: of an entity the record that it is or was linked to, of a statement itself.
    public func marked(by item: ItemID) throws -> ItemID {
        guard item.kind == .entity, let row = try index.row(of: item) else { return item }
        let record = try index.database.prepare("SELECT COALESCE(root, link, id) FROM entity WHERE id = ?").first(row) {
            $0.int(0)
        }
        return try record.flatMap { try index.entity(at: $0) } ?? item
    }
}
