// What the calendar says of an EDTF date: its first and last day, its parts, what it covers, what comes after so long a time.

extension EDTF {
    /// The date, or the start of the interval where there is one.
    public var start: EDTFDate? {
        switch form {
        case .single(let date): date
        case .interval(let start, _): start.date
        }
    }

    /// The date, or the end of the interval where there is one.
    public var end: EDTFDate? {
        switch form {
        case .single(let date): date
        case .interval(_, let end): end.date
        }
    }

    /// The first day it may mean; `nil` where the year or the start is not given.
    public var earliest: CivilDay? { start?.earliest }

    /// The last day it may mean; `nil` where the year or the end is not given.
    public var latest: CivilDay? { end?.latest }

    /// How fine it is.
    public var precision: EDTFPrecision {
        if case .single(let date) = form { date.precision } else { .interval }
    }

    /// Whether it is an interval.
    public var isInterval: Bool { precision == .interval }

    /// Whether it is one day of a known year, also where marked approximate or uncertain.
    public var isDay: Bool { day != nil }

    /// The day, where it is one day of a known year.
    public var day: CivilDay? {
        guard case .single(let date) = form, date.day.number != nil else { return nil }
        return date.earliest
    }

    /// The year of a single date, where it is given in full.
    public var year: Int? {
        guard case .single(let date) = form, date.unspecifiedYearDigits == 0 else { return nil }
        return date.year
    }

    /// The month of a single date.
    public var month: Int? {
        guard case .single(let date) = form, let month = date.month.number, month <= 12 else { return nil }
        return month
    }

    /// The day of the month of a single date.
    public var dayOfMonth: Int? {
        guard case .single(let date) = form else { return nil }
        return date.day.number
    }

    /// Whether a year is missing (`XXXX-05-16`).
    public var hasUnspecifiedYear: Bool { start?.hasUnspecifiedYear == true || end?.hasUnspecifiedYear == true }

    /// Whether any part is marked approximate.
    public var isApproximate: Bool {
        [start, end].contains { $0?.qualifier == .approximate || $0?.qualifier == .both }
    }

    /// The same, marked approximate; a lone season stays as it is, for `2023-21~` is level 2.
    public func withApproximation() -> EDTF {
        mapping { $0.qualifier = $0.qualifier.approximated }
    }

    /// The same without qualifiers.
    public func withoutQualifiers() -> EDTF {
        mapping { $0.qualifier = .none }
    }

    private func mapping(_ change: (inout EDTFDate) -> Void) -> EDTF {
        func changed(_ date: EDTFDate) -> EDTFDate {
            var copy = date
            change(&copy)
            return copy
        }
        func changed(_ end: End) -> End { end.date.map { .date(changed($0)) } ?? end }
        switch form {
        case .single(let date): return date.season == nil ? EDTF(changed(date)) : self
        case .interval(let start, let end): return EDTF(form: .interval(changed(start), changed(end)))
        }
    }

    /// The same date with the year filled in where it is `XXXX`; `nil` where that year has no such day.
    public func settingYear(_ year: Int) -> EDTF? {
        guard (-9999...9999).contains(year) else { return nil }
        func set(_ date: EDTFDate) -> EDTFDate? {
            guard date.hasUnspecifiedYear else { return date }
            let full = EDTFDate(year: year, month: date.month, day: date.day, qualifier: date.qualifier)
            return full.earliest == nil ? nil : full
        }
        switch form {
        case .single(let date): return set(date).map { EDTF($0) }
        case .interval(.date(let start), .date(let end)):
            guard let first = set(start), var last = set(end) else { return nil }
            if let a = first.earliest, let b = last.earliest, b < a {
                // "28 December to 3 January"
                last = EDTFDate(year: year + 1, month: last.month, day: last.day, qualifier: last.qualifier)
            }
            return EDTF(form: .interval(.date(first), .date(last)))
        case .interval: return self
        }
    }

    /// Days from one day to another, negative where the other is earlier; `nil` unless both are days of a known year.
    public func days(until other: EDTF) -> Int? {
        guard let a = day, let b = other.day else { return nil }
        return b.number - a.number
    }

    /// Whether every day that the other may mean lies in this; `2024-05` covers `2024-05-16`, `XXXX-05` covers `XXXX-05-16`.
    public func covers(_ other: EDTF) -> Bool {
        if let a = start, let b = other.start, a.hasUnspecifiedYear, b.hasUnspecifiedYear, !isInterval,
            !other.isInterval
        {
            return a.month == b.month && (a.day == .absent || a.day == b.day)
        }
        if hasUnspecifiedYear || other.hasUnspecifiedYear { return false }
        let startsBefore: Bool
        if case .interval(.open, _) = form {
            startsBefore = true
        } else if let a = earliest, let b = other.earliest {
            startsBefore = a <= b
        } else {
            startsBefore = false
        }
        if case .interval(_, .open) = form { return startsBefore }
        guard let a = latest, let b = other.latest else { return false }
        return startsBefore && b <= a
    }

    /// The date so long after this one, with its qualifier; months clamp (31 January and a month is 28 or 29 February).
    ///
    /// `nil` where it cannot be said: the length is finer than the date ("March 2024" and 15 days), the year is missing and
    /// matters, or an end is missing. Hours count as whole days only; fewer than 24 leave the day as it is.
    public func adding(_ duration: ISODuration) -> EDTF? {
        switch form {
        case .single(let date): return EDTF.add(duration, to: date).map { EDTF($0) }
        case .interval(.date(let start), .date(let end)):
            guard let first = EDTF.add(duration, to: start), let last = EDTF.add(duration, to: end) else { return nil }
            return EDTF(form: .interval(.date(first), .date(last)))
        case .interval: return nil
        }
    }

    private static func add(_ duration: ISODuration, to date: EDTFDate) -> EDTFDate? {
        guard date.time.isEmpty, duration.fraction == nil else { return nil }
        let months = duration.wholeMonths
        let days = duration.wholeDays
        guard months.magnitude < 120_000, days.magnitude < 3_660_000 else { return nil }
        switch date.precision {
        case .day:
            if date.hasUnspecifiedYear { return addWithoutYear(months: months, days: days, to: date) }
            guard let day = date.earliest else { return nil }
            let sum = day.adding(months: months).adding(days: days)
            guard sum.year.magnitude <= 9999 else { return nil }
            return EDTFDate(sum, qualifier: date.qualifier)
        case .month:
            guard days == 0, let month = date.month.number else { return nil }
            let count = date.year * 12 + month - 1 + months
            let year = count >= 0 ? count / 12 : (count - 11) / 12
            guard year.magnitude <= 9999 else { return nil }
            let field = EDTFField.value(count - year * 12 + 1)
            return date.hasUnspecifiedYear
                ? EDTFDate(year: 0, unspecifiedYearDigits: 4, month: field, qualifier: date.qualifier)
                : EDTFDate(year: year, month: field, qualifier: date.qualifier)
        case .season, .year:
            guard days == 0, months % 12 == 0, !date.hasUnspecifiedYear, date.month != .unspecified else { return nil }
            let year = date.year + months / 12
            return year.magnitude > 9999 ? nil : EDTFDate(year: year, month: date.month, qualifier: date.qualifier)
        default: return nil
        }
    }

    /// A sum that is the same in leap years and in others, else `nil`.
    private static func addWithoutYear(months: Int, days: Int, to date: EDTFDate) -> EDTFDate? {
        guard let month = date.month.number, let day = date.day.number else { return nil }
        let sums = [2023, 2024, 2025].compactMap { year in
            CivilDay(year: year, month: month, day: day)?.adding(months: months).adding(days: days).components
        }
        guard sums.count == 3, let first = sums.first,
            sums.allSatisfy({ $0.month == first.month && $0.day == first.day })
        else { return nil }
        return EDTFDate(
            year: 0, unspecifiedYearDigits: 4, month: .value(first.month), day: .value(first.day),
            qualifier: date.qualifier)
    }
}
