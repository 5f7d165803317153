// Computed lengths of time between two events that belong together.
public import CaseModel

/// A length of time between two events, worked out by us.
public struct Interval: Hashable, Sendable {
    /// Which two events.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case offenceToDetention = "offence-to-detention"
        case offenceToCharge = "offence-to-charge"
        /// From the act to the first step against the person, in an administrative matter.
        case offenceToProsecution = "offence-to-prosecution"
        case detentionToCourt = "detention-to-court"
        case detentionToCharge = "detention-to-charge"
        case chargeToSentence = "charge-to-sentence"
        case detentionToRelease = "detention-to-release"
        case sentenceToAppeal = "sentence-to-appeal"
    }

    /// Which two events.
    public var kind: Kind
    /// Whose matter.
    public var person: EntityID
    /// The code of the matter.
    public var code: LegalCode
    /// The earlier event.
    public var from: EntityID
    /// The later event.
    public var to: EntityID
    /// Date of the earlier event.
    public var start: EDTF
    /// Date of the later event.
    public var end: EDTF
    /// How long.
    public var length: IntervalLength
    /// The arithmetic, with both events.
    public var rule: String
    /// The words of both events.
    public var spans: [ByteSpan]
}

/// A length as fine as its two dates allow.
public struct IntervalLength: Hashable, Sendable, CustomStringConvertible {
    /// The unit in which it can be told.
    public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        case day, month, year
    }

    /// How many units.
    public var value: Int
    /// Which unit.
    public var unit: Unit
    /// Whether a date is rough.
    public var isApproximate: Bool
    /// The fewest days it can be.
    public var fewestDays: Int
    /// The most days it can be.
    public var mostDays: Int

    /// "29 days", "about 1 year", "under a month".
    public var description: String {
        if value == 0 {
            return unit == .day ? (isApproximate ? "about the same day" : "the same day") : "under a \(unit.rawValue)"
        }
        return (isApproximate ? "about " : "") + Wording.count(value, unit.rawValue)
    }

    /// The length between two dates; `nil` where it cannot be said or the second comes first.
    public init?(from start: EDTF, to end: EDTF) {
        var (start, end) = (start, end)
        var isAssumed = false
        if start.hasUnspecifiedYear, end.hasUnspecifiedYear, let a = start.settingYear(2023),
            let b = end.settingYear(2023)
        {
            (start, end) = (a, b)  // the same year is the nearest reading
            isAssumed = true
        }
        guard let a1 = start.earliest, let a2 = start.latest, let b1 = end.earliest, let b2 = end.latest, b2 >= a1
        else { return nil }
        fewestDays = max(0, b1.number - a2.number)
        mostDays = b2.number - a1.number
        let isRough = start.isApproximate || end.isApproximate || isAssumed
        if let days = start.days(until: end) {
            guard days >= 0 else { return nil }
            (value, unit, isApproximate) = (days, .day, isRough)
            return
        }
        let coarser = max(start.precision, end.precision)
        switch coarser {
        case .month where !start.isInterval && !end.isInterval:
            (value, unit) = (b1.year * 12 + b1.month - a1.year * 12 - a1.month, .month)
        case .year:
            (value, unit) = (b1.year - a1.year, .year)
        default:
            let middle = (fewestDays + mostDays) / 2
            (value, unit) = mostDays - fewestDays > 60 ? (middle / 30, .month) : (middle, .day)
        }
        isApproximate = true
        guard value >= 0 else { return nil }
    }
}
