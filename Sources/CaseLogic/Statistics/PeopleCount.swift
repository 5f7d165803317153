// How many people an event is about, at least and at most: those with names, and groups that reports count differently.

/// A number of people that sources do not agree on.
public struct PeopleCount: Hashable, Sendable {
    /// At least so many.
    public let fewest: Int
    /// At most so many.
    public let most: Int
    /// Whether there are people whom nobody counted.
    public let isOpen: Bool

    /// Counts the people of one event.
    ///
    /// Names are taken to be among those counted, so that somebody named later is never counted again. Groups of one source are added up;
    /// what different sources count is the same people, counted differently.
    /// - Parameter named: how many have names.
    /// - Parameter sizes: of each source, the sizes of the groups it counts.
    /// - Parameter uncounted: how many groups have no size in any source.
    public init(named: Int, sizes: [[Int]], uncounted: Int = 0) {
        let sums = sizes.map { $0.reduce(0) { $0.addingReportingOverflow($1).partialValue } }.filter { $0 > 0 }
        let least = sums.min() ?? (uncounted > 0 ? 1 : 0)
        fewest = max(named, least)
        most = max(named, sums.max() ?? least)
        isOpen = uncounted > 0
    }
}
