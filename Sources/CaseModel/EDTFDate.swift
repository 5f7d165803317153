// One date of an EDTF string: a day, month, season, year, decade or century, with what is unknown of it.

/// How far a date may be trusted.
public enum EDTFQualifier: String, CaseIterable, Hashable, Sendable {
    case none = ""
    case uncertain = "?"
    case approximate = "~"
    /// Uncertain and approximate.
    case both = "%"

    /// The same with "approximate" added.
    public var approximated: EDTFQualifier { self == .none || self == .approximate ? .approximate : .both }
}

/// How fine a date is.
public enum EDTFPrecision: Int, CaseIterable, Hashable, Sendable, Comparable {
    case time, day, month, season, year, decade, century
    /// An interval, whatever its ends.
    case interval

    /// Orders from fine to coarse.
    public static func < (a: EDTFPrecision, b: EDTFPrecision) -> Bool { a.rawValue < b.rawValue }
}

/// A part of a date: absent, written `XX`, or a number.
public enum EDTFField: Hashable, Sendable {
    case absent, unspecified
    case value(Int)

    /// The number, where there is one.
    public var number: Int? { if case .value(let number) = self { number } else { nil } }

    /// In one byte: casebooks hold hundreds of thousands of dates.
    fileprivate var code: UInt8 {
        switch self {
        case .absent: 0
        case .unspecified: .max
        case .value(let number): UInt8(clamping: number)
        }
    }

    fileprivate init(code: UInt8) {
        self = code == 0 ? .absent : code == .max ? .unspecified : .value(Int(code))
    }
}

/// One date: what stands on either side of an interval's stroke, or alone.
public struct EDTFDate: Hashable, Sendable, CustomStringConvertible {
    /// The year; of `201X` 2010, of `XXXX` 0.
    public let year: Int
    /// The time of day with its zone, as written: `T23:20:30Z`.
    public let time: String
    private let yearDigits: UInt8
    /// Whether the year stands after a minus sign (`-20XX` counts down from -2000).
    public let isNegative: Bool
    private let monthCode: UInt8
    private let dayCode: UInt8
    /// How far it may be trusted.
    public var qualifier: EDTFQualifier

    /// How many digits at the end of the year are `X`: 1 for a decade, 2 for a century, 4 for an unspecified year.
    public var unspecifiedYearDigits: Int { Int(yearDigits) }
    /// The month, or a season 21 (spring) to 24 (winter).
    public var month: EDTFField { EDTFField(code: monthCode) }
    /// The day of the month.
    public var day: EDTFField { EDTFField(code: dayCode) }

    init(
        year: Int, unspecifiedYearDigits: Int = 0, isNegative: Bool? = nil, month: EDTFField = .absent,
        day: EDTFField = .absent,
        time: String = "", qualifier: EDTFQualifier = .none
    ) {
        self.year = year
        self.time = time
        yearDigits = UInt8(clamping: unspecifiedYearDigits)
        self.isNegative = isNegative ?? (year < 0)
        (monthCode, dayCode) = (month.code, day.code)
        self.qualifier = qualifier
    }

    /// The date of a day.
    public init(_ day: CivilDay, qualifier: EDTFQualifier = .none) {
        let parts = day.components
        self.init(year: parts.year, month: .value(parts.month), day: .value(parts.day), qualifier: qualifier)
    }

    /// Whether the year is not given (`XXXX-05-16`).
    public var hasUnspecifiedYear: Bool { unspecifiedYearDigits == 4 }

    /// The number of the season, 21 to 24, where it is one.
    public var season: Int? { month.number.flatMap { $0 > 12 ? $0 : nil } }

    /// How fine it is; an unspecified part does not count.
    public var precision: EDTFPrecision {
        if !time.isEmpty { return .time }
        if day.number != nil { return .day }
        if let month = month.number { return month > 12 ? .season : .month }
        switch unspecifiedYearDigits {
        case 0: return .year
        case 1: return .decade
        default: return .century
        }
    }

    /// The first day it may mean; `nil` where the year is not given. Winter begins in December of its year.
    public var earliest: CivilDay? {
        guard !hasUnspecifiedYear else { return nil }
        let first = isNegative && unspecifiedYearDigits > 0 ? year - yearSpan + 1 : year
        if let season { return CivilDay(year: first, month: (season - 21) * 3 + 3, day: 1) }
        return CivilDay(year: first, month: month.number ?? 1, day: day.number ?? 1)
    }

    /// The last day it may mean; `nil` where the year is not given.
    public var latest: CivilDay? {
        guard !hasUnspecifiedYear else { return nil }
        let last = isNegative ? year : year + yearSpan - 1
        if let season {
            return season == 24
                ? CivilDay.last(ofMonth: 2, year: last + 1) : CivilDay.last(ofMonth: (season - 21) * 3 + 5, year: last)
        }
        let month = month.number ?? 12
        if let day = day.number { return CivilDay(year: last, month: month, day: day) }
        return CivilDay.last(ofMonth: month, year: last)
    }

    private var yearSpan: Int { unspecifiedYearDigits == 1 ? 10 : unspecifiedYearDigits == 2 ? 100 : 1 }

    /// The canonical string.
    public var description: String {
        var text = yearText
        switch month {
        case .absent: break
        case .unspecified: text += "-XX"
        case .value(let number): text += "-" + EDTFDate.padded(number, 2)
        }
        switch day {
        case .absent: break
        case .unspecified: text += "-XX"
        case .value(let number): text += "-" + EDTFDate.padded(number, 2)
        }
        return text + time + qualifier.rawValue
    }

    private var yearText: String {
        if hasUnspecifiedYear { return "XXXX" }
        if year > 9999 || year < -9999 { return "Y\(year)" }
        guard unspecifiedYearDigits > 0 else { return EDTFDate.padded(year, 4) }
        let digits = EDTFDate.padded(year.magnitude == 0 ? 0 : Int(year.magnitude), 4)
        return (isNegative ? "-" : "") + digits.dropLast(unspecifiedYearDigits)
            + String(repeating: "X", count: unspecifiedYearDigits)
    }

    /// A number with zeros before it, the sign not counted.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}
