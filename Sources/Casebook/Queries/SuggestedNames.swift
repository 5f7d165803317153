// Names that a form suggests while somebody types.

public import CaseModel

extension Casebook {
    /// The names of the records that came last, without doubles.
    ///
    /// - Parameter most: how many records are looked at.
    public func suggestedNames(_ type: EntityType, most: Int, includingProtected: Bool = false) throws -> [String] {
        let names = try index.database.prepare(
            "SELECT name FROM record WHERE type = ? AND (? OR sensitivity <> 'protected') AND name <> '' ORDER BY id DESC LIMIT ?"
        ).all(type.rawValue, includingProtected ? 1 : 0, most) { $0.string(0) }
        return Set(names).sorted()
    }
}
