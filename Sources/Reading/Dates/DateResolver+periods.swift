// Resolves days and periods that are named from where one stands: "yesterday", "that week", "last May", "the third week of".
import CaseModel

extension DateResolver {
    /// The day something is counted from; for a story that is a stretch of time its last day, or its first.
    func base(_ anchor: TimeAnchor, last: Bool = true) -> CivilDay? {
        switch anchor {
        case .document: return document
        case .story:
            guard let story else { return style.isEager ? document : nil }
            guard let end = last ? story.end : story.start, end.day.number != nil else { return nil }
            return end.earliest
        }
    }

    func day(_ step: Int, _ anchor: TimeAnchor) -> ResolvedDate? {
        if anchor == .document {
            guard let document else { return nil }
            return ResolvedDate(
                EDTF(document.adding(days: step)), step == 0 ? "the document date" : "counted from the document date")
        }
        if step == 0, let story, story.isDay || story.isInterval { return ResolvedDate(story, "the date before it") }
        if let day = base(.story, last: step >= 0) {
            return ResolvedDate(
                EDTF(day.adding(days: step), approximate: story?.isApproximate ?? false),
                "counted from the date before it")
        }
        // Without a year a day can still have a next.
        guard let story, story.hasUnspecifiedYear, !story.isInterval, story.dayOfMonth != nil else { return nil }
        if step == 0 { return ResolvedDate(story, "the date before it") }
        return step > 0
            ? ResolvedDate(ISODuration(days: step).flatMap { story.adding($0) }, "counted from the date before it")
            : nil
    }

    func period(_ unit: TimeUnit, _ step: Int, _ anchor: TimeAnchor) -> ResolvedDate? {
        let rule = anchor == .document ? "counted from the document date" : "counted from the date before it"
        switch unit {
        case .week, .fortnight:
            guard let monday = base(anchor)?.monday else { return nil }
            let weeks = unit == .week ? 1 : 2
            let start = monday.adding(days: step * 7 * weeks)
            return ResolvedDate(
                EDTF(from: EDTF(start), to: EDTF(start.adding(days: 7 * weeks - 1))), rule + ", Monday to Sunday")
        case .weekend:
            guard let day = base(anchor) else { return nil }
            var saturday = day.monday.adding(days: 5 + step * 7)
            if step == 0, anchor == .document, direction == .past, day.weekday < 6, !style.isEager {
                saturday = saturday.adding(days: -7)
            }
            return ResolvedDate(EDTF(from: EDTF(saturday), to: EDTF(saturday.adding(days: 1))), rule)
        case .month:
            guard let (year, month) = month(of: anchor) else { return monthWithoutYear(step, anchor, rule) }
            let count = year * 12 + month - 1 + step
            return ResolvedDate(EDTF(year: count / 12, month: count % 12 + 1), rule)
        case .quarter:
            guard let (year, month) = month(of: anchor) else { return nil }
            let count = year * 4 + (month - 1) / 3 + step
            return ResolvedDate(
                EDTF(
                    from: EDTF(year: count / 4, month: count % 4 * 3 + 1),
                    to: EDTF(year: count / 4, month: count % 4 * 3 + 3)), rule)
        case .year: return ResolvedDate(year(of: anchor).flatMap { EDTF(year: $0 + step) }, rule)
        case .decade: return ResolvedDate(year(of: anchor).flatMap { EDTF(decadeOf: $0 + step * 10) }, rule)
        case .century: return ResolvedDate(year(of: anchor).flatMap { EDTF(century: $0 / 100 + 1 + step) }, rule)
        default: return nil
        }
    }

    private func month(of anchor: TimeAnchor) -> (Int, Int)? {
        if anchor == .document || story == nil { return base(anchor).map { ($0.year, $0.month) } }
        guard let end = story?.end, !end.hasUnspecifiedYear, let month = end.month.number, month <= 12 else {
            return nil
        }
        return (end.year, month)
    }

    private func monthWithoutYear(_ step: Int, _ anchor: TimeAnchor, _ rule: String) -> ResolvedDate? {
        guard anchor == .story, let end = story?.end, end.hasUnspecifiedYear, let month = end.month.number else {
            return nil
        }
        return ResolvedDate(EDTF(year: nil, month: (month - 1 + step + 12) % 12 + 1), rule)
    }

    /// "last May", "this January", "next summer".
    func named(_ name: Int, _ which: Which) -> ResolvedDate? {
        guard let document else { return nil }
        func date(_ year: Int) -> EDTF? { name > 12 ? EDTF(year: year, season: name) : EDTF(year: year, month: name) }
        switch which {
        case .this, .plain:
            // "this winter" in January began last year.
            if name == 24, document.month < 3, direction == .past {
                return ResolvedDate(date(document.year - 1), "this season")
            }
            return ResolvedDate(date(document.year), "of the year of the document")
        case .last:
            if style.isEager { return ResolvedDate(date(document.year - 1), "of the year before") }
            let recent = (document.year - 2...document.year).reversed().compactMap(date).first {
                ($0.latest.map { $0 < document } ?? false)
            }
            return ResolvedDate(recent, "the latest one that was over before the document date")
        case .next:
            let coming = (document.year...document.year + 2).compactMap(date).first {
                ($0.earliest.map { $0 > document } ?? false)
            }
            return ResolvedDate(coming, "the next one after the document date")
        }
    }

    func weekday(_ weekday: Int, _ which: Which) -> ResolvedDate? {
        if which == .plain, let start = week?.earliest, let end = week?.latest, end.number - start.number <= 7 {
            let step = (weekday - start.weekday + 7) % 7
            return ResolvedDate(EDTF(start.adding(days: step)), "the day of the week that the report is about")
        }
        guard let document else { return nil }
        let same = document.monday.adding(days: weekday - 1)
        switch which {
        case .plain:
            if direction == .future {
                let day = same > document ? same : same.adding(days: 7)
                return ResolvedDate(EDTF(day), "the next such day after the document date")
            }
            let isSame = style.isEager ? same < document : same <= document
            return ResolvedDate(
                EDTF(isSame ? same : same.adding(days: -7)), "the latest such day up to the document date")
        case .this: return ResolvedDate(EDTF(same), "of the week of the document date")
        case .last:
            if style.isEager { return ResolvedDate(EDTF(same.adding(days: -7)), "of the week before") }
            return ResolvedDate(
                EDTF(same < document ? same : same.adding(days: -7)), "the latest such day before the document date")
        case .next: return ResolvedDate(EDTF(same.adding(days: 7)), "of the week after the document date")
        }
    }

    func weekdayOfStory(_ weekday: Int, _ sign: Int) -> ResolvedDate? {
        guard let day = base(.story, last: sign > 0) else { return nil }
        let step = sign > 0 ? (weekday - day.weekday + 6) % 7 + 1 : -((day.weekday - weekday + 6) % 7 + 1)
        return ResolvedDate(
            EDTF(day.adding(days: step)), "the nearest such day \(sign > 0 ? "after" : "before") the date before it")
    }

    func weekday(_ weekday: Int, of inner: TimeExpression) -> ResolvedDate? {
        guard let found = resolve(inner), let start = found.date.earliest else { return nil }
        return ResolvedDate(EDTF(start.adding(days: (weekday - start.weekday + 7) % 7)), found.rule)
    }

    /// The Monday of the first week of a year or month: the week that has its first Thursday.
    private func firstMonday(from start: CivilDay) -> CivilDay {
        start.weekday <= 4 ? start.monday : start.monday.adding(days: 7)
    }

    /// The Monday of the last week: the one that has the last Thursday.
    private func lastMonday(until end: CivilDay) -> CivilDay {
        end.weekday >= 4 ? end.monday : end.monday.adding(days: -7)
    }

    func nth(_ n: Int, _ unit: TimeUnit, of inner: TimeExpression) -> ResolvedDate? {
        guard let found = resolve(inner), let start = found.date.earliest, let end = found.date.latest else {
            return nil
        }
        let date: EDTF?
        switch unit {
        case .day:
            let day = n < 0 ? end : start.adding(days: n - 1)
            date = day <= end ? EDTF(day) : nil
        case .week:
            let monday = n < 0 ? lastMonday(until: end) : firstMonday(from: start).adding(days: 7 * (n - 1))
            date = monday <= end ? EDTF(week: monday) : nil
        case .month:
            let month = n < 0 ? CivilDay(year: end.year, month: end.month, day: 1) : start.adding(months: n - 1)
            date = month.flatMap { $0 <= end ? EDTF(year: $0.year, month: $0.month) : nil }
        case .quarter:
            let first = n < 0 ? end.adding(months: -2) : start.adding(months: 3 * (n - 1))
            date =
                first <= end
                ? EDTF(
                    from: EDTF(year: first.year, month: first.month), to: EDTF(year: first.year, month: first.month + 2)
                ) : nil
        default: date = nil
        }
        return ResolvedDate(date, found.rule)
    }

    func first(_ count: Int, _ unit: TimeUnit, of inner: TimeExpression) -> ResolvedDate? {
        guard let found = resolve(inner), let start = found.date.earliest, let end = found.date.latest,
            count.magnitude < 400
        else { return nil }
        let date: EDTF?
        switch unit {
        case .day:
            date =
                count > 0
                ? EDTF(from: EDTF(start), to: EDTF(start.adding(days: count - 1)))
                : EDTF(from: EDTF(end.adding(days: count + 1)), to: EDTF(end))
        case .week:
            let first = count > 0 ? firstMonday(from: start) : lastMonday(until: end).adding(days: 7 * (count + 1))
            date = EDTF(from: EDTF(first), to: EDTF(first.adding(days: 7 * Int(count.magnitude) - 1)))
        case .month:
            let first = count > 0 ? start : end.adding(months: count + 1)
            let last = count > 0 ? start.adding(months: count - 1) : end
            date = EDTF(from: EDTF(year: first.year, month: first.month), to: EDTF(year: last.year, month: last.month))
        default: date = nil
        }
        return ResolvedDate(date, found.rule)
    }

    func nth(_ n: Int, weekday: Int, of inner: TimeExpression?) -> ResolvedDate? {
        let found: ResolvedDate?
        if let inner { found = resolve(inner) } else { found = style.isEager ? period(.month, 0, .document) : nil }
        guard let found, let start = found.date.earliest, let end = found.date.latest else { return nil }
        let first = start.adding(days: (weekday - start.weekday + 7) % 7)
        let last = end.adding(days: -((end.weekday - weekday + 7) % 7))
        let day = n < 0 ? last : first.adding(days: 7 * (n - 1))
        return day <= end ? ResolvedDate(EDTF(day), found.rule) : nil
    }

    func weekNumber(_ number: Int, of inner: TimeExpression?) -> ResolvedDate? {
        let year: Int?
        if let inner { year = resolve(inner)?.date.year } else { year = document?.year }
        guard let year, let start = CivilDay(year: year, month: 1, day: 1) else { return nil }
        return ResolvedDate(
            EDTF(week: firstMonday(from: start).adding(days: 7 * (number - 1))), "weeks of the year by ISO 8601")
    }

    func dayOfStory(_ n: Int) -> ResolvedDate? {
        guard let story, story.isInterval, let start = story.earliest, let end = story.latest,
            story.start?.day.number != nil
        else { return nil }
        let day = n < 0 ? end : start.adding(days: n - 1)
        return day <= end ? ResolvedDate(EDTF(day), "of the days named before") : nil
    }
}
