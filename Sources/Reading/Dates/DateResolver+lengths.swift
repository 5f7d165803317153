// Resolves what is counted by lengths: "two days later", "a month ago", "the last three weeks", and ranges.
import CaseModel

extension DateResolver {
    func offset(_ length: TimeLength, _ sign: Int, _ anchor: TimeAnchor) -> ResolvedDate? {
        if style.isEager { return document.flatMap { exact(length, sign, from: $0) } }
        switch anchor {
        case .document:
            guard let document else { return nil }
            return counted(
                length, sign, from: EDTF(document), rule: "counted from the document date",
                isLoose: length.finest == .week)
        case .story:
            guard let story else { return nil }
            return counted(
                length, sign, from: story, rule: "counted from the date before it (\(story.description))",
                isLoose: false)
        }
    }

    func offset(_ length: TimeLength, _ sign: Int, from inner: TimeExpression) -> ResolvedDate? {
        var toward = self
        toward.direction = sign > 0 && style.isEager ? .future : direction
        guard let found = (style.isEager ? toward : self).resolve(inner) else { return nil }
        if style.isEager { return found.date.earliest.flatMap { exact(length, sign, from: $0) } }
        return counted(length, sign, from: found.date, rule: "counted from the date named with it", isLoose: false)
    }

    /// To the day.
    private func exact(_ length: TimeLength, _ sign: Int, from day: CivilDay) -> ResolvedDate? {
        guard let duration = length.duration, duration.fraction == nil else { return nil }
        let date = day.adding(months: sign * duration.wholeMonths).adding(days: sign * duration.wholeDays)
        return ResolvedDate(EDTF(date), "counted to the day")
    }

    /// As fine as it was said: days and weeks give a day, months a month, years a year.
    private func counted(_ length: TimeLength, _ sign: Int, from date: EDTF, rule: String, isLoose: Bool)
        -> ResolvedDate?
    {
        guard let duration = length.duration, duration.fraction == nil else { return nil }
        if length.isVague { return vague(length, sign, from: date, rule: rule) }
        let isApproximate = isLoose || date.isApproximate
        switch length.finest {
        case .hour, .day, .week, .night:
            guard let day = sign > 0 ? date.end : date.start, day.day.number != nil else {
                return shifted(date, sign, duration, rule)
            }
            if day.hasUnspecifiedYear { return sign > 0 ? ResolvedDate(EDTF(day).adding(duration), rule) : nil }
            guard let start = day.earliest else { return nil }
            let sum = start.adding(months: sign * duration.wholeMonths).adding(days: sign * duration.wholeDays)
            return ResolvedDate(EDTF(sum, approximate: isApproximate), rule)
        case .month:
            guard let end = sign > 0 ? date.end : date.start, let month = end.month.number, month <= 12 else {
                return nil
            }
            let count = end.year * 12 + month - 1 + sign * duration.wholeMonths
            if end.hasUnspecifiedYear {
                return ResolvedDate(EDTF(year: nil, month: ((count % 12) + 12) % 12 + 1, approximate: true), rule)
            }
            return ResolvedDate(EDTF(year: count / 12, month: count % 12 + 1, approximate: true), rule)
        case .year, .decade:
            guard let end = sign > 0 ? date.end : date.start, end.unspecifiedYearDigits == 0 else { return nil }
            return ResolvedDate(
                EDTF(year: end.year + sign * duration.wholeMonths / 12, approximate: date.isApproximate), rule)
        default: return nil
        }
    }

    /// Days counted from a month: the month they lead to, where all days of the first lead to one.
    private func shifted(_ date: EDTF, _ sign: Int, _ duration: ISODuration, _ rule: String) -> ResolvedDate? {
        guard duration.wholeDays > 0, date.precision == .month, var first = date.earliest, var last = date.latest else {
            return nil
        }
        switch storyPart {
        case .early: last = first.adding(days: 9)
        case .middle: (first, last) = (first.adding(days: 9), first.adding(days: 19))
        case .late: first = last.adding(days: -9)
        default: break
        }
        let (a, b) = (first.adding(days: sign * duration.wholeDays), last.adding(days: sign * duration.wholeDays))
        guard a.month == b.month, a.year == b.year else { return nil }
        return ResolvedDate(EDTF(year: a.year, month: a.month, approximate: true), rule)
    }

    /// "a few days ago": the month, where all that it can mean lies in one; "a few months later": the year, likewise.
    private func vague(_ length: TimeLength, _ sign: Int, from date: EDTF, rule: String) -> ResolvedDate? {
        guard let day = (sign > 0 ? date.end : date.start).flatMap({ $0.day.number == nil ? nil : $0.earliest }) else {
            return nil
        }
        let rule = rule + ", said vaguely"
        switch length.finest {
        case .day:
            let (near, far) = (day.adding(days: sign * 2), day.adding(days: sign * 6))
            guard near.month == far.month else { return nil }
            return ResolvedDate(EDTF(year: near.year, month: near.month, approximate: true), rule)
        case .week:
            let (near, far) = (day.adding(days: sign * 14), day.adding(days: sign * 35))
            return near.month == far.month
                ? ResolvedDate(EDTF(year: near.year, month: near.month, approximate: true), rule) : nil
        case .month:
            let (near, far) = (day.adding(months: sign * 2), day.adding(months: sign * 6))
            return near.year == far.year ? ResolvedDate(EDTF(year: near.year, approximate: true), rule) : nil
        case .hour: return ResolvedDate(EDTF(day), rule)
        default: return nil
        }
    }

    /// "the last three weeks"; months and years back are no date of anything.
    func span(_ length: TimeLength, _ sign: Int) -> ResolvedDate? {
        guard let document, let duration = length.duration, duration.fraction == nil, !length.isVague || style.isEager
        else { return nil }
        let rule = sign < 0 ? "up to the document date" : "from the document date on"
        if length.decades > 0, length.years == 0, style.isEager {
            let decade = document.year / 10 * 10
            let first = sign < 0 ? decade - 10 * length.decades : decade + 10
            return ResolvedDate(EDTF(from: EDTF(year: first), to: EDTF(year: first + 10 * length.decades - 1)), rule)
        }
        guard style.isEager || length.finest == .day || length.finest == .week else { return nil }
        if style.isEager, let quarters = wholeQuarters(length) { return quarterSpan(quarters, sign, rule) }
        if sign < 0 {
            let start = document.adding(months: -duration.wholeMonths).adding(days: -duration.wholeDays)
            return ResolvedDate(EDTF(from: EDTF(start), to: EDTF(document.adding(days: style.isEager ? -1 : 0))), rule)
        }
        let start = document.adding(days: 1)
        let end = start.adding(months: duration.wholeMonths).adding(days: duration.wholeDays - 1)
        return ResolvedDate(EDTF(from: EDTF(start), to: EDTF(end)), rule)
    }

    private func wholeQuarters(_ length: TimeLength) -> Int? { length.lastUnit == .quarter ? length.months / 3 : nil }

    private func quarterSpan(_ count: Int, _ sign: Int, _ rule: String) -> ResolvedDate? {
        guard let document, let first = CivilDay(year: document.year, month: (document.month - 1) / 3 * 3 + 1, day: 1)
        else { return nil }
        let start = sign < 0 ? first.adding(months: -3 * count) : first.adding(months: 3)
        let end = start.adding(months: 3 * count - 1)
        return ResolvedDate(
            EDTF(from: EDTF(year: start.year, month: start.month), to: EDTF(year: end.year, month: end.month)), rule)
    }

    /// "three days from 5 May on".
    func stretch(_ length: TimeLength, from inner: TimeExpression) -> ResolvedDate? {
        var inner = inner
        if style.isEager, case .calendar(var date) = inner, date.year == .none, date.month != nil {
            date.year = .shifted(0, .document)
            inner = .calendar(date)
        }
        guard let duration = length.duration, duration.fraction == nil, let found = resolve(inner),
            let start = found.date.day
        else { return nil }
        let isWithin = if case .day(0, .document) = inner { true } else { false }
        let end = start.adding(months: duration.wholeMonths).adding(
            days: duration.wholeDays - (isWithin && style.isEager ? 0 : 1))
        return ResolvedDate(EDTF(from: EDTF(start), to: EDTF(end)), found.rule)
    }

    /// From one date to another; what the end says of year and month the start may leave out.
    func range(_ first: TimeExpression, _ last: TimeExpression) -> ResolvedDate? {
        guard let start = resolve(first) else { return nil }
        var following = self
        following.yearHint = start.date.withoutQualifiers()
        let end: ResolvedDate?
        switch last {
        case .weekday(let weekday, .plain):
            end = start.date.day.map { day in
                ResolvedDate(
                    EDTF(day.adding(days: (weekday - day.weekday + 6) % 7 + 1)), "the next one after the start")
            }
        case .weekday, .named: end = resolve(last)
        case .calendar(let date) where date.year == .none && (date.month != nil || date.weekday != nil):
            following.document = date.month == nil ? start.date.day : document
            following.direction = date.month == nil ? .future : direction
            end = following.resolve(last)
        case .offset(let length, let sign, _) where start.date.isDay:
            following.document = start.date.day
            following.story = start.date
            end = following.offset(length, sign, .story)
        default: end = resolve(last)
        }
        guard let end else { return nil }
        guard let date = joined(start.date, end.date) else { return nil }
        return ResolvedDate(date, start.rule == end.rule ? start.rule : "start: \(start.rule); end: \(end.rule)")
    }

    private func joined(_ start: EDTF, _ end: EDTF) -> EDTF? {
        if !start.isInterval, !end.isInterval {
            return EDTF(from: start, to: end)
        }
        guard let a = start.start, let b = end.end else { return nil }
        return EDTF(from: EDTF(a), to: EDTF(b))
    }

    /// Part of a period: the period itself, for EDTF has no "early"; what is left of one is a stretch of days.
    func part(_ part: PeriodPart, of inner: TimeExpression) -> ResolvedDate? {
        guard let found = resolve(inner) else { return nil }
        switch part {
        case .early: return ResolvedDate(found.date, found.rule + ", early in it")
        case .middle: return ResolvedDate(found.date, found.rule + ", in the middle of it")
        case .late: return ResolvedDate(found.date, found.rule + ", late in it")
        case .soFar: return ResolvedDate(found.date, found.rule + ", earlier in it")
        case .rest:
            guard let document, let end = found.date.latest, document <= end, let start = found.date.earliest,
                start <= document
            else { return found }
            return ResolvedDate(EDTF(from: EDTF(document), to: EDTF(end)), found.rule + ", what is left of it")
        }
    }
}
