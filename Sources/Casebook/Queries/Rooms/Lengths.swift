// The lengths of time behind one bar of a distribution.

public import CaseLogic
public import CaseModel

extension Casebook {
    /// A page of the lengths of one kind that have so many days, the longest first.
    ///
    /// - Parameter days: of a length that is only roughly known, its fewest days count.
    public func intervals(
        _ kind: Interval.Kind, _ code: LegalCode, days: ClosedRange<Int>, from start: Int = 0, limit: Int = 50,
        includingProtected: Bool = false
    ) throws -> [RecordedInterval] {
        try index.database.prepare(
            """
            SELECT id FROM \(Reading(includingProtected: includingProtected).intervals)
            WHERE kind = ? AND code = ? AND fewest BETWEEN ? AND ? ORDER BY fewest DESC, most DESC, start, id LIMIT ? OFFSET ?
            """
        ).all(kind.rawValue, code.rawValue, days.lowerBound, days.upperBound, limit, start) { $0.int(0) }
            .compactMap { try interval(at: $0) }.filter { includingProtected || $0.person.sensitivity != .protected }
    }
}
