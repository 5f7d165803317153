// Turns what an expression of time says into a date, given the day of the document and the date the narrative has reached.
import CaseModel

/// Which way a date without a year lies from the day of the document.
enum TimeDirection: Sendable { case past, future }

/// A date with the rule that led to it.
struct ResolvedDate {
    var date: EDTF
    var rule: String

    init(_ date: EDTF, _ rule: String) {
        self.date = date
        self.rule = rule
    }

    init?(_ date: EDTF?, _ rule: String) {
        guard let date else { return nil }
        self.date = date
        self.rule = rule
    }
}

/// Resolves expressions of time.
struct DateResolver {
    /// The day that "today" is; nil where the page does not say.
    var document: CivilDay?
    /// The date that the narrative has reached.
    var story: EDTF?
    /// Which part of the story's date was meant: "early October".
    var storyPart: PeriodPart?
    var direction = TimeDirection.past
    /// A date of the same sentence or line, whose year goes on: "arrested on 5 May 2021 and sentenced on 7 June".
    var yearHint: EDTF?
    /// Whether that date may lie before or after: the nearest year counts.
    var isYearHintLoose = false
    /// A week that weekdays belong to: "18-24 September 2023" above a bulletin.
    var week: EDTF?
    /// Where a bound lies ahead of the narrative: "remanded until 8 August".
    var isAhead = false
    var style = DateStyle()

    func resolve(_ expression: TimeExpression) -> ResolvedDate? {
        switch expression {
        case .calendar(let date): return calendar(date)
        case .decade(let year, let hasCentury):
            return ResolvedDate(EDTF(decadeOf: hasCentury ? year : 1900 + year), "as written")
        case .century(let number): return ResolvedDate(EDTF(century: number), "as written")
        case .day(let step, let anchor): return day(step, anchor)
        case .period(let unit, let step, let anchor): return period(unit, step, anchor)
        case .named(let name, let which): return named(name, which)
        case .weekday(let weekday, let which): return self.weekday(weekday, which)
        case .weekdayOfStory(let weekday, let sign): return weekdayOfStory(weekday, sign)
        case .weekdayOf(let weekday, let inner): return self.weekday(weekday, of: inner)
        case .dayOf(let day, let inner):
            guard let month = resolve(inner), let start = month.date.earliest else { return nil }
            return ResolvedDate(EDTF(year: start.year, month: start.month, day: day), month.rule)
        case .nth(let n, let unit, let inner): return nth(n, unit, of: inner)
        case .firstOf(let count, let unit, let inner): return first(count, unit, of: inner)
        case .nthWeekday(let n, let weekday, let inner): return nth(n, weekday: weekday, of: inner)
        case .offset(let length, let sign, let anchor): return offset(length, sign, anchor)
        case .offsetFrom(let length, let sign, let inner): return offset(length, sign, from: inner)
        case .span(let length, let sign): return span(length, sign)
        case .lengthFrom(let length, let inner): return stretch(length, from: inner)
        case .inLength(let length):
            return direction == .future || style.isEager ? offset(length, 1, .document) : nil
        case .within(let length): return style.isEager ? stretch(length, from: .day(0, .document)) : nil
        case .range(let start, let end): return range(start, end)
        case .part(let part, let inner): return self.part(part, of: inner)
        case .weekHolding(let inner):
            guard let found = resolve(inner), let day = found.date.earliest else { return nil }
            return ResolvedDate(EDTF(week: day.monday), "the week that holds the day; " + found.rule)
        case .monthHolding(let inner):
            guard let found = resolve(inner), let day = found.date.earliest else { return nil }
            return ResolvedDate(EDTF(year: day.year, month: day.month), "the month that holds the day; " + found.rule)
        case .weekNumber(let number, let inner): return weekNumber(number, of: inner)
        case .weekendOf(let inner):
            guard let found = resolve(inner), let day = found.date.earliest else { return nil }
            let saturday = day.monday.adding(days: 5)
            return ResolvedDate(EDTF(from: EDTF(saturday), to: EDTF(saturday.adding(days: 1))), found.rule)
        case .dayOfStory(let n): return dayOfStory(n)
        case .about(let inner):
            return resolve(inner).map {
                ResolvedDate($0.date.withApproximation(), $0.rule + ", said to be approximate")
            }
        case .unanchored: return nil
        }
    }

    // MARK: Dates of the calendar

    private func calendar(_ date: CalendarDate) -> ResolvedDate? {
        if let season = date.season { return self.season(season, date.year) }
        if date.month == nil, date.day != nil { return dayOfMonth(date) }
        switch date.year {
        case .none: return date.month == nil ? nil : yearless(date)
        case .number(let year): return ResolvedDate(full(date, year), "as written")
        case .short(let year): return ResolvedDate(full(date, century(of: year, date)), "as written")
        case .shifted(let step, let anchor):
            guard let year = year(of: anchor) else {
                return ResolvedDate(full(date, nil), "the year is counted from a date that is not given")
            }
            return ResolvedDate(
                full(date, year + step),
                anchor == .document ? "year counted from the document date" : "year counted from the date before")
        case .justPast:
            var past = self
            past.direction = .past
            return past.yearless(date)
        }
    }

    private func full(_ date: CalendarDate, _ year: Int?) -> EDTF? {
        EDTF(year: year, month: date.month, day: date.day)
    }

    /// Two digits are of this century unless that lies well ahead.
    private func century(of year: Int, _ date: CalendarDate) -> Int {
        let now = document?.year ?? 2025
        let near = now / 100 * 100 + year
        if style.isEager { return year < 30 || near <= now ? near : near - 100 }
        return near > now + 5 ? near - 100 : near
    }

    func year(of anchor: TimeAnchor) -> Int? {
        switch anchor {
        case .document: document?.year
        case .story: story?.latest?.year ?? (style.isEager ? document?.year : nil)
        }
    }

    /// A day or month without a year.
    private func yearless(_ date: CalendarDate) -> ResolvedDate? {
        guard let month = date.month else { return nil }
        if let hint = yearHint, let near = isYearHintLoose ? nearest(hint, date) : after(hint, date) { return near }
        guard let document else {
            return ResolvedDate(EDTF(year: nil, month: month, day: date.day), "no year is given")
        }
        let years =
            direction == .past
            ? Array(((document.year - 8)...document.year).reversed()) : Array(document.year...(document.year + 8))
        var matching: EDTF?
        var first: EDTF?
        for year in years {
            guard let candidate = full(date, year), let start = candidate.earliest, let end = candidate.latest else {
                continue
            }
            guard direction == .past ? start <= document : end >= document else { continue }
            if first == nil { first = candidate }
            if matching == nil, let weekday = date.weekday, candidate.day?.weekday == weekday { matching = candidate }
        }
        if let matching, !style.isEager {
            return ResolvedDate(matching, "the year in which that day falls on the weekday named")
        }
        return ResolvedDate(
            first,
            direction == .past
                ? "the latest such date before the document date" : "the next such date after the document date")
    }

    /// The first such date on or after a date that was named just before.
    private func after(_ hint: EDTF, _ date: CalendarDate) -> ResolvedDate? {
        guard let start = hint.earliest else { return nil }
        for year in start.year...(start.year + 4) {
            guard let candidate = full(date, year), let end = candidate.latest, end >= start else { continue }
            return ResolvedDate(candidate, "year from the date before it (\(hint.description))")
        }
        return nil
    }

    /// The date of that name that lies nearest to a date in full.
    private func nearest(_ hint: EDTF, _ date: CalendarDate) -> ResolvedDate? {
        guard let day = hint.earliest else { return nil }
        let candidates = (day.year - 1...day.year + 1).compactMap { full(date, $0) }
        let best = candidates.min { distance($0, day) < distance($1, day) }
        return ResolvedDate(best, "year from the nearest full date (\(hint.description))")
    }

    private func distance(_ date: EDTF, _ day: CivilDay) -> UInt {
        guard let first = date.earliest, let last = date.latest else { return .max }
        return first <= day && day <= last
            ? 0 : min((first.number - day.number).magnitude, (last.number - day.number).magnitude)
    }

    /// "the 25th", "Thursday the 21st": the month of the narrative, or the nearest one that fits.
    private func dayOfMonth(_ date: CalendarDate) -> ResolvedDate? {
        guard let day = date.day else { return nil }
        if date.weekday == nil, let anchor = story?.end, let month = anchor.month.number, month <= 12, !style.isEager {
            if anchor.hasUnspecifiedYear {
                return ResolvedDate(EDTF(year: nil, month: month, day: day), "month from the date before it")
            }
            let isEarlier = (anchor.day.number ?? 0) > day
            let next = isAhead && isEarlier ? month % 12 + 1 : month
            return ResolvedDate(
                EDTF(year: anchor.year + (next < month ? 1 : 0), month: next, day: day),
                "month from the date before it (\(anchor.description))")
        }
        guard let document else { return nil }
        let parts = document.components
        let sign = direction == .past ? -1 : 1
        for step in 0..<40 {
            guard let month = CivilDay(year: parts.year, month: parts.month, day: 1)?.adding(months: sign * step),
                let candidate = CivilDay(year: month.year, month: month.month, day: day)
            else { continue }
            if let weekday = date.weekday, candidate.weekday != weekday { continue }
            if step == 0, date.weekday != nil {
                return ResolvedDate(EDTF(candidate), "the day of this month that falls on the weekday named")
            }
            guard direction == .past ? candidate <= document : candidate >= document else { continue }
            return ResolvedDate(
                EDTF(candidate),
                direction == .past
                    ? "the latest such day before the document date" : "the next such day after the document date")
        }
        return nil
    }

    private func season(_ season: Int, _ year: YearWord) -> ResolvedDate? {
        switch year {
        case .number(let year): return ResolvedDate(EDTF(year: year, season: season), "as written")
        case .short(let year):
            return ResolvedDate(EDTF(year: century(of: year, CalendarDate()), season: season), "as written")
        case .shifted(let step, let anchor):
            return ResolvedDate(
                self.year(of: anchor).flatMap { EDTF(year: $0 + step, season: season) },
                "year counted from the \(anchor == .document ? "document date" : "date before")")
        case .none, .justPast:
            if let hint = yearHint?.earliest, let candidate = EDTF(year: hint.year, season: season) {
                if let end = candidate.latest, end >= hint {
                    return ResolvedDate(candidate, "year from the date before it")
                }
                return ResolvedDate(EDTF(year: hint.year + 1, season: season), "year from the date before it")
            }
            guard let document else { return nil }
            let years = direction == .past ? [document.year, document.year - 1] : [document.year, document.year + 1]
            for year in years {
                guard let candidate = EDTF(year: year, season: season), let start = candidate.earliest,
                    let end = candidate.latest
                else { continue }
                if direction == .past ? start <= document : end >= document {
                    return ResolvedDate(candidate, "the \(direction == .past ? "latest" : "next") such season")
                }
            }
            return nil
        }
    }
}

extension EDTF {
    /// The week from a Monday to its Sunday.
    init?(week monday: CivilDay) { self.init(from: EDTF(monday), to: EDTF(monday.adding(days: 6))) }

    /// A century by its number: the 20th is `19XX`.
    init?(century number: Int) {
        guard (1...99).contains(number) else { return nil }
        self.init((number - 1 < 10 ? "0" : "") + "\(number - 1)XX")
    }
}
