// How long somebody is listed as held when nothing more is heard.
import CaseModel

extension Custody {
    /// After every day of a report.
    private static let never = 10_000_000

    /// The number of the last day on which the person is listed as held, or as overdue.
    ///
    /// Until the day before it ended; of a mere detention for the days that it is taken to last. Where an ordered term is over and no release is
    /// recorded it stays listed, as overdue, until somebody records what happened.
    /// - Parameter isEndTold: whether a source tells the end, so that it is not only taken to have ended.
    public func lastListedDay(isEndTold: Bool) -> Int {
        if isEndTold {
            let lastHeard = holds.compactMap { $0.from?.latest?.number }.max()
            return until?.latest.map { $0.number - 1 } ?? lastHeard ?? -Self.never
        }
        if let presumed = presumedEnd, presumed.end == .notRecorded { return presumed.after.number }
        return Self.never
    }
}
