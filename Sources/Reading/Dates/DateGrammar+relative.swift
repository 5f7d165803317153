// Relative days and periods: "yesterday", "the next morning", "last week", "this January", "Tuesday of next week".

extension DateGrammar {
    /// "today", "the day before yesterday", "the next day", "that evening", "last night", "this morning".
    func relativeDay(_ index: Int) -> Found<TimeExpression>? {
        let word = at(index).word
        if let day = word.day { return (.day(day, .document), possessive(index + 1)) }
        if word.keyword == .now, style.isEager { return (.day(0, .document), index + 1) }
        let place = skip(.the, from: index)
        if let beside = besideDay(place, hasThe: place > index) { return beside }
        let next = skip(.very, from: place)
        if style.isEager, at(skip(.the, .my, from: index)).word.unit == .day, isKeyword(index, .the, .my) {
            return (.day(0, .document), index + 2)
        }
        guard let keyword = keyword(next) else { return nil }
        let dayPlace =
            keyword == .that || keyword == .this
            ? skip(.very, .same, from: next + 1) : skip(.day(after: keyword), from: next + 1)
        let isDay = at(dayPlace).word.unit == .day
        let isPart = isPartOfDay(dayPlace)
        guard isDay || isPart, !(isDay && at(dayPlace + 1).word.isPlural) else { return nil }
        let end = dayPlace + 1
        switch keyword {
        case .this: return (.day(0, .document), end)
        case .same, .that: return (.day(0, .story), end)
        case .next, .following: return (.day(1, .story), end)
        case .previous: return (.day(-1, .story), end)
        case .last where isPart: return (.day(-1, .document), end)
        case .last where isDay && !style.isEager:
            return place > index ? (.dayOfStory(-1), end) : nil
        case .last, .past: return isDay ? (.day(-1, .document), end) : nil
        default: return nil
        }
    }

    func isPartOfDay(_ index: Int) -> Bool {
        let word = at(index).word
        return word.dayPart != nil && !word.isPlural
    }

    /// "the day before", "the night before the search", "the day after tomorrow".
    private func besideDay(_ index: Int, hasThe: Bool) -> Found<TimeExpression>? {
        guard at(index).word.unit == .day || isPartOfDay(index), hasThe || index == 0 || !at(index - 1).word.isArticle
        else { return nil }
        let step: Int
        switch keyword(index + 1) {
        case .before: step = -1
        case .after: step = 1
        default: return nil
        }
        if let day = at(index + 2).word.day { return (.day(day + step, .document), index + 3) }
        if isKeyword(index + 2, .last), step < 0, at(index + 3).word.unit == nil, !at(index + 3).isNumber {
            return (.day(-2, .document), index + 3)
        }
        guard hasThe else { return nil }
        var length = TimeLength()
        length.add(Amount(whole: 1), .day)
        if let base = base(index + 2) { return (.offsetFrom(length, step, base.value), base.end) }
        return endsClause(index + 2) ? (.day(step, .story), index + 2) : (.unanchored, index + 2)
    }

    /// Whether nothing hangs on a preposition that ends here: "the day before." but not "the day before the trial".
    func endsClause(_ index: Int) -> Bool {
        let lexeme = at(index)
        if lexeme.kind != .word || lexeme.startsSentence { return true }
        return isKeyword(index, .in, .on, .at, .and, .to, .for, .by, .from, .during)
    }

    /// "last week", "this month", "the following year", "the weekend", "that same month".
    func period(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.very, from: skip(.the, .my, from: index))
        if let unit = at(place).word.unit, let bare = barePeriod(unit, place, hasThe: place > index) { return bare }
        guard let first = keyword(place) else { return nil }
        var next = place + 1
        if first == .this || first == .that { next = skip(.very, .same, .past, .coming, from: next) }
        if first == .same || first == .that { next = skip(.very, from: next) }
        guard let unit = at(next).word.unit, unit != .day, !unit.isClock, unit != .night, unit != .century else {
            return nil
        }
        // "last three years" and "these months" are others' business.
        let end = possessive(next + 1)
        switch first {
        case .this:
            return (
                .period(unit, keyword(place + 1) == .past ? -1 : keyword(place + 1) == .coming ? 1 : 0, .document), end
            )
        case .last: return (.period(unit, -1, .document), end)
        case .past: return (.period(unit, -1, .document), end)
        case .previous: return (.period(unit, -1, place > index && !style.isEager ? .story : .document), end)
        case .next, .coming:
            return (.period(unit, 1, first == .next && place > index && !style.isEager ? .story : .document), end)
        case .following: return (.period(unit, 1, .story), end)
        case .same, .that: return (.period(unit, 0, .story), end)
        default: return nil
        }
    }

    /// "the weekend", "the week after next", "the year before", "the month" after "end of".
    private func barePeriod(_ unit: TimeUnit, _ place: Int, hasThe: Bool) -> Found<TimeExpression>? {
        guard hasThe || unit == .weekend else { return nil }
        guard
            unit == .week || unit == .month || unit == .year || unit == .weekend || unit == .fortnight && style.isEager
        else { return nil }
        let isPlural = at(place).word.isPlural
        if isKeyword(place + 1, .after), hasThe {
            let next = skip(.the, from: place + 2)
            if isKeyword(next, .next) { return (.period(unit, 2, .document), next + 1) }
        }
        if isKeyword(place + 1, .before, .after), hasThe, unit != .weekend {
            let step = isKeyword(place + 1, .before) ? -1 : 1
            if endsClause(place + 2) { return (.period(unit, step, .story), place + 2) }
            if !style.isEager { return base(place + 2) == nil ? (.unanchored, place + 2) : nil }
        }
        if unit == .weekend, !isPlural { return (.period(.weekend, 0, .document), place + 1) }
        guard style.isEager, hasThe, !isKeyword(place + 1, .of, .commencing, .beginning), !at(place + 1).isNumber else {
            return nil
        }
        return (.period(unit, 0, .document), place + 1)
    }

    /// "last May", "this January", "next Friday", "this coming Monday", "Friday last", "the following Tuesday".
    func named(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.the, from: index)
        guard let first = keyword(place) else { return nil }
        let which: Which
        var next = place + 1
        var isStory = false
        switch first {
        case .this:
            if isKeyword(next, .past) {
                (which, next) = (.plain, next + 1)
            } else if isKeyword(next, .coming, .next) {
                (which, next) = (.this, next + 1)
            } else {
                which = .this
            }
        case .last: which = .last
        case .past: which = .plain
        case .previous: (which, isStory) = (.last, place > index && !style.isEager)
        case .next: which = .next
        case .coming: which = style.isEager ? .next : .this
        case .following: (which, isStory) = (.next, !style.isEager)
        case .same, .that:
            next = skip(.very, .same, from: next)
            // "the same summer", "that March"
            var date = CalendarDate(year: .shifted(0, .story))
            if let month = month(next), !at(month.end).isNumber {
                date.month = month.value; return (.calendar(date), month.end)
            }
            guard at(next).word.season > 0 else { return nil }
            date.season = at(next).word.season
            return (.calendar(date), next + 1)
        default: return nil
        }
        if let day = weekday(next) {
            // "this Friday (15 June)", "next Friday 5/12"
            if var date = writtenDate(next), date.value.month != nil {
                if date.value.year == .none { date.value.year = .shifted(0, .document) }
                return (.calendar(date.value), date.end)
            }
            if isStory { return (.weekdayOfStory(day.value, first == .previous ? -1 : 1), possessive(day.end)) }
            return (
                first == .past || keyword(place + 1) == .past
                    ? .weekday(day.value, .plain) : .weekday(day.value, which), possessive(day.end)
            )
        }
        if let month = month(next), dayNumber(month.end) == nil || !at(month.end).isNumber {
            return (.named(month.value, which), possessive(month.end))
        }
        let season = at(next).word.season
        return season > 0 ? (.named(season, which), next + 1) : nil
    }

    /// A weekday alone or with its week: "Tuesday", "Tuesday next week", "on Monday of the following week", "last week Sunday".
    func weekdayExpression(_ index: Int) -> Found<TimeExpression>? {
        if let day = weekday(index) {
            let end = possessive(day.end)
            // "the Friday that people call Bloody"
            if isKeyword(index - 1, .the), isKeyword(end, .that, .of, .before, .after), !style.isEager {
                return (.unanchored, end)
            }
            let place = skip(.of, .in, from: isDash(end) ? end + 1 : end)
            if let week = period(place), case .period(.week, _, _) = week.value {
                return (.weekdayOf(day.value, week.value), week.end)
            }
            if isKeyword(end, .last), endsPhrase(end + 1), at(end + 1).word.unit == nil {
                return (.weekday(day.value, .last), end + 1)
            }
            if let length = length(skipComma(from: end)), isKeyword(length.end, .from),
                isKeyword(length.end + 1, .now) || at(length.end + 1).word.day == 0
            {
                return (.weekdayOf(day.value, .weekHolding(.offset(length.value, 1, .document))), length.end + 2)
            }
            if let offset = offset(end), case .offsetFrom = offset.value {
                return (.weekdayOf(day.value, .weekHolding(offset.value)), offset.end)
            }
            return (.weekday(day.value, .plain), end)
        }
        guard let week = period(index), case .period(.week, _, _) = week.value else { return nil }
        let place = isDash(week.end) ? week.end + 1 : skip(.on, from: week.end)
        guard let day = weekday(place) else { return nil }
        return (.weekdayOf(day.value, week.value), day.end)
    }

    /// "earlier this week", "later that month", "early last year", "the end of March", "mid-2022", "the rest of the week".
    func partOfPeriod(_ index: Int) -> Found<TimeExpression>? {
        var place = skip(.the, from: index)
        let part: PeriodPart
        switch keyword(place) {
        case .early: part = .early
        case .mid: part = .middle
        case .late: part = .late
        case .beginning: part = .early
        case .end: part = .late
        case .rest: part = .rest
        case .earlier: part = .soFar
        case .later: part = .rest
        default: return nil
        }
        let word = keyword(place)
        place += 1
        if isDash(place) { place += 1 }
        let isOf = isKeyword(place, .of)
        if word == .beginning || word == .end { guard isOf || style.isEager else { return nil } }
        place = skip(.of, .in, .on, from: place)
        guard let whole = wholePeriod(place, afterPart: true) else { return nil }
        if case .period(_, _, let anchor) = whole.value, word == .earlier || word == .later {
            return (.part(anchor == .story ? .soFar : part, whole.value), whole.end)
        }
        if case .day = whole.value { return whole }
        if case .weekday = whole.value { return whole }
        if word == .earlier || word == .later { return nil }
        return (.part(part, whole.value), whole.end)
    }

    /// A period that can have a beginning and an end: a week, month, year, season or decade.
    func wholePeriod(_ index: Int, afterPart: Bool) -> Found<TimeExpression>? {
        if let decade = decade(index) { return decade }
        if let found = period(index) ?? relativeDay(index) ?? named(index) { return found }
        if let date = writtenDate(index) { return (.calendar(date.value), date.end) }
        if let season = seasonDate(skip(.the, from: index)) { return (.calendar(season.value), season.end) }
        let yearPlace = skip(.the, from: index)
        if at(yearPlace).word.unit == .year, let year = yearNumber(yearPlace + 1) {
            return (.calendar(CalendarDate(year: .number(year.value))), year.end)
        }
        if let year = yearNumber(index) { return (.calendar(CalendarDate(year: .number(year.value))), year.end) }
        if let day = weekday(index) { return (.weekday(day.value, .plain), day.end) }
        // "the end of the month", "the end of year"
        if afterPart, let unit = at(yearPlace).word.unit,
            unit == .week || unit == .month || unit == .year || unit == .decade
        {
            return (.period(unit, 0, .story), yearPlace + 1)
        }
        return nil
    }
}

extension DateKeyword {
    /// Words that may stand between a keyword and its day: "the following business day" is not one.
    static func day(after keyword: DateKeyword) -> DateKeyword { keyword == .same ? .very : .same }
}
