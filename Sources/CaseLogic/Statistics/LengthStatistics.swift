// Statistics of lengths of time of which some are only roughly known, and the place of one among all.

/// A length in days: exactly so many, or at least and at most.
public struct LengthRange: Hashable, Sendable {
    public let fewest: Int
    public let most: Int

    public init(fewest: Int, most: Int) {
        self.fewest = fewest
        self.most = max(fewest, most)
    }
}

/// What can be said of many lengths.
///
/// A length that is only roughly known counts with its fewest and with its most days, so that a median, too, is between two numbers; equal where
/// all days are known.
public struct LengthStatistics: Hashable, Sendable {
    /// The lengths, by their fewest days.
    public let lengths: [LengthRange]
    private let most: [Int]

    public init(_ lengths: [LengthRange]) {
        self.lengths = lengths.sorted { ($0.fewest, $0.most) < ($1.fewest, $1.most) }
        most = lengths.map(\.most).sorted()
    }

    /// How many there are.
    public var count: Int { lengths.count }

    /// The length that so many per cent of all do not exceed (nearest rank); nil where there is none.
    public func percentile(_ percent: Int) -> LengthRange? {
        guard count > 0 else { return nil }
        let place = min(count - 1, max(0, (count * percent + 99) / 100 - 1))
        return LengthRange(fewest: lengths[place].fewest, most: most[place])
    }

    /// The median: of an even number the lower of the middle two.
    public var median: LengthRange? { percentile(50) }

    /// The place that one length has among all, the longest being 1: from the first to the last that it may have.
    ///
    /// - Parameter length: one of the lengths, or another; equal lengths share a place.
    public func place(ofLongest length: LengthRange) -> ClosedRange<Int> {
        // Those that are surely longer, and those that may be. The length itself is never longer than it is.
        let surely = lengths.count { $0.fewest > length.most }
        let perhaps = lengths.count { $0.most > length.fewest && !($0 == length) }
        let same = length.fewest < length.most ? lengths.count { $0 == length } - 1 : 0
        return (surely + 1)...(max(surely, perhaps + max(0, same)) + 1)
    }

    /// The place among all, the shortest being 1.
    public func place(ofShortest length: LengthRange) -> ClosedRange<Int> {
        let turned = LengthStatistics(lengths.map { LengthRange(fewest: -$0.most, most: -$0.fewest) })
        return turned.place(ofLongest: LengthRange(fewest: -length.most, most: -length.fewest))
    }
}
