// Days of the Gregorian calendar, as plain numbers that can be counted and compared.

/// One day of the proleptic Gregorian calendar.
public struct CivilDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1 January 1970, which is day 0.
    public let number: Int

    /// Makes the day with a number.
    public init(number: Int) { self.number = number }

    /// Makes a day; `nil` where the calendar has no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CivilDay.length(ofMonth: month, year: year) else { return nil }
        number = CivilDay.number(year: year, month: month, day: day)
    }

    /// Number of days of a month; 0 where there is no such month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// Whether a year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// The last day of a month.
    public static func last(ofMonth month: Int, year: Int) -> CivilDay? {
        CivilDay(year: year, month: month, day: length(ofMonth: month, year: year))
    }

    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        // Counted in years that begin on 1 March, so that the leap day comes last.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year.
    public var year: Int { components.year }
    /// The month, from 1.
    public var month: Int { components.month }
    /// The day of the month, from 1.
    public var day: Int { components.day }

    /// Day of the week, Monday 1 to Sunday 7.
    public var weekday: Int {
        let remainder = (number + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// The Monday of its week.
    public var monday: CivilDay { CivilDay(number: number - (weekday - 1)) }

    /// The day so many days later, or earlier where negative.
    public func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

    /// The day so many months later; the 31st becomes the last day of a shorter month.
    public func adding(months: Int) -> CivilDay {
        let (year, month, day) = components
        let count = year * 12 + (month - 1) + months
        let newYear = count >= 0 ? count / 12 : (count - 11) / 12
        let newMonth = count - newYear * 12 + 1
        let newDay = Swift.min(day, CivilDay.length(ofMonth: newMonth, year: newYear))
        return CivilDay(number: CivilDay.number(year: newYear, month: newMonth, day: newDay))
    }

    /// Orders by time.
    public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }

    /// The day as `2024-05-16`.
    public var description: String {
        let (year, month, day) = components
        return "\(EDTFDate.padded(year, 4))-\(EDTFDate.padded(month, 2))-\(EDTFDate.padded(day, 2))"
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
