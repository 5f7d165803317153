// From one point to another: "from 5 to 9 May", "between March and May 2021", "6-8 December", "18–24 September 2023", "2014-2018".

extension DateGrammar {
    /// A stretch of time given by its two ends.
    func range(_ index: Int) -> Found<TimeExpression>? {
        let isBetween = isKeyword(index, .between)
        let isIntroduced = isBetween || isKeyword(index, .from)
        let start = isIntroduced ? index + 1 : index
        if let found = rangeInside(index) { return found }
        // "the night of 5 to 6 May"
        let night = nightOf(start)
        let first = night ?? start
        if let days = twoDays(first, isBetween: isBetween) { return days }
        if let years = twoYears(first, isBetween: isBetween, isIntroduced: isIntroduced) { return years }
        guard let left = end(first),
            let join = join(left.end, isBetween: isBetween, isIntroduced: isIntroduced, after: left.value),
            let right = end(join)
        else {
            return rangeToBareDay(first, isBetween: isBetween)
        }
        guard let combined = combine(left.value, right.value), !isGlued(first, right.end),
            isPlausible(left, right, isIntroduced: isIntroduced)
        else {
            return rangeToBareDay(first, isBetween: isBetween)
        }
        return (combined, right.end)
    }

    /// Whether more digits are glued on before or after: a telephone number, a code.
    private func isGlued(_ start: Int, _ end: Int) -> Bool {
        if isDash(start - 1), !at(start).hasSpaceBefore, at(start - 2).isNumber, !at(start - 1).hasSpaceBefore {
            return true
        }
        return isDash(end) && !at(end).hasSpaceBefore && at(end + 1).isNumber && !at(end + 1).hasSpaceBefore
    }

    private func nightOf(_ index: Int) -> Int? {
        let place = skip(.the, from: index)
        return isPartOfDay(place) && isKeyword(place + 1, .of) ? place + 2 : nil
    }

    /// One end of a range: a point, a year, or "now".
    private func end(_ index: Int) -> Found<TimeExpression>? {
        if isKeyword(index, .now) { return (.day(0, .document), index + 1) }
        // "the end of 2008" before the bare year.
        if let found = point(index) {
            if case .within = found.value { return nil }
            return found
        }
        if isKeyword(index, .this), let date = numericDate(index + 1) ?? writtenDate(index + 1) {
            return (.calendar(date.value), date.end)
        }
        if let year = yearNumber(skip(.the, from: index)), at(year.end).word.unit == nil {
            return (.calendar(CalendarDate(year: .number(year.value))), year.end)
        }
        if at(index).word.unit == .week, let week = weekOf(index) { return week }
        return nil
    }

    /// The place after the word or dash between the ends.
    private func join(_ index: Int, isBetween: Bool, isIntroduced: Bool, after left: TimeExpression) -> Int? {
        if isKeyword(index, .to, .until, .through) { return index + 1 }
        if isBetween, isKeyword(index, .and) { return index + 1 }
        if isDash(index) { return index + 1 }
        if isBetween, isMark(index, ","), isKeyword(index + 1, .and) { return index + 2 }
        return nil
    }

    /// Whether two ends belong together, where no word introduces them.
    private func isPlausible(_ left: Found<TimeExpression>, _ right: Found<TimeExpression>, isIntroduced: Bool) -> Bool
    {
        if case .unanchored = left.value { return false }
        if case .unanchored = right.value { return false }
        if case .offset(_, _, .story) = left.value, !isIntroduced { return false }
        // "Jane Johnson - May 25th - Coffee date - 29th" and "12 March 2024 - 15 March": a spaced dash only joins dates.
        if isDash(left.end), at(left.end).hasSpaceBefore {
            guard case .calendar = left.value, case .calendar = right.value else { return false }
        }
        return true
    }

    private func combine(_ left: TimeExpression, _ right: TimeExpression) -> TimeExpression? {
        guard case .calendar(var a) = left, case .calendar(var b) = right else { return .range(left, right) }
        if b.month == nil, b.day != nil, let month = a.month {
            b.month = (a.day ?? 0) > (b.day ?? 0) ? month % 12 + 1 : month
            if b.year == .none { b.year = a.year }
        } else if a.month == nil, a.day != nil, b.month != nil, a.weekday == nil {
            a.month = (a.day ?? 0) > (b.day ?? 0) ? ((b.month ?? 1) + 10) % 12 + 1 : b.month
            a.year = b.year
        } else if a.year == .none, a.month != nil, b.month != nil {
            a.year = b.year
            if case .number(let year) = b.year, (a.month ?? 0, a.day ?? 0) > (b.month ?? 0, b.day ?? 32) {
                a.year = .number(year - 1)
            }
        }
        if a.isYearOnly, b.isYearOnly, case .number(let x) = a.year, case .number(let y) = b.year, x > y { return nil }
        return .range(.calendar(a), .calendar(b))
    }

    /// Two days of one month: "5 to 9 May", "6-8 December", "between 4 and 22 this month", "from ninth till seventeenth of April", "3 and 4 July".
    private func twoDays(_ index: Int, isBetween: Bool) -> Found<TimeExpression>? {
        guard let first = bareDay(index) else { return nil }
        var place = first.end
        var isPair = false
        if isKeyword(place, .to, .until, .through) || isBetween && isKeyword(place, .and) || isDash(place) {
            place += 1
        } else if isMark(place, "/"), !at(place).hasSpaceBefore, let day = dayNumber(place + 1),
            day.value == first.value + 1, at(day.end).word.month > 0
        {
            // "the night of 5/6 May"
            place += 1
        } else if isKeyword(place, .and) {
            place += 1
            isPair = true
        } else {
            return nil
        }
        if let date = writtenDate(place), let day = date.value.day, date.value.month != nil {
            guard !isPair || day == first.value + 1 else { return nil }
            guard let range = combine(.calendar(CalendarDate(day: first.value)), .calendar(date.value)) else {
                return nil
            }
            return (range, date.end)
        }
        guard !isPair, let second = bareDay(place) else { return nil }
        let monthPlace = skip(.of, .in, from: second.end)
        if let month = period(monthPlace), case .period(.month, _, _) = month.value {
            return (.range(.dayOf(first.value, month.value), .dayOf(second.value, month.value)), month.end)
        }
        // "between the 21st and 23rd"
        if isKeyword(index, .the), at(index + 1).isOrdinal, endsPhrase(second.end),
            at(skip(.the, from: place)).isOrdinal, style.isEager == false
        {
            return (
                .range(.calendar(CalendarDate(day: first.value)), .calendar(CalendarDate(day: second.value))),
                second.end
            )
        }
        return nil
    }

    /// A day of the month without its month.
    private func bareDay(_ index: Int) -> Found<Int>? {
        let place = skip(.the, from: index)
        guard let day = dayNumber(place) else { return nil }
        return at(place).isNumber || ordinal(place) != nil || style.isEager ? day : nil
    }

    /// "May 16-18, 2024", "November 19 to 20", "April the ninth till the seventeenth", "Feb between 2-7 2018".
    private func rangeToBareDay(_ index: Int, isBetween: Bool) -> Found<TimeExpression>? {
        guard let left = writtenDate(index), let day = left.value.day, left.value.month != nil else { return nil }
        guard
            isKeyword(left.end, .to, .until, .through) || isDash(left.end) && !at(left.end).hasSpaceBefore
                || isBetween && isKeyword(left.end, .and)
        else { return nil }
        guard let second = bareDay(left.end + 1), !isMark(second.end, ":", "/", ".") || !at(second.end + 1).isNumber,
            at(second.end).word.unit == nil,
            second.value != day,
            keyword(second.end) != .am, keyword(second.end) != .pm
        else { return nil }
        var end = second.end
        var date = CalendarDate(year: left.value.year, day: second.value)
        var first = left.value
        if let year = yearAfter(end), first.year == .none {
            first.year = year.value
            date.year = year.value
            end = year.end
        }
        guard let range = combine(.calendar(first), .calendar(date)) else { return nil }
        return (range, end)
    }

    /// A period and two points in it: "next week between Wednesday and Friday", "November between 19 and 20".
    private func rangeInside(_ index: Int) -> Found<TimeExpression>? {
        if let week = period(index), case .period(.week, _, _) = week.value, isKeyword(week.end, .between, .from),
            let first = weekday(week.end + 1),
            isKeyword(first.end, .and, .to, .until, .through), let second = weekday(first.end + 1)
        {
            return (.range(.weekdayOf(first.value, week.value), .weekdayOf(second.value, week.value)), second.end)
        }
        guard let month = month(index), isKeyword(month.end, .between, .from), let first = bareDay(month.end + 1),
            isKeyword(first.end, .and, .to, .until, .through) || isDash(first.end), let second = bareDay(first.end + 1)
        else { return nil }
        let year = yearAfter(second.end)
        let base = CalendarDate(year: year?.value ?? .none, month: month.value)
        var (a, b) = (base, base)
        (a.day, b.day) = (first.value, second.value)
        return (.range(.calendar(a), .calendar(b)), year?.end ?? second.end)
    }

    /// "2014-2018", "from 2014 to 2018", "2019–20", "in 2014 through 2018".
    private func twoYears(_ index: Int, isBetween: Bool, isIntroduced: Bool) -> Found<TimeExpression>? {
        guard let first = yearNumber(index), at(index).isNumber, first.value >= 1900 else { return nil }
        let place = first.end
        // "in 2022 and 2023"
        let isPair =
            isKeyword(place, .and) && isKeyword(index - 1, .in) && at(place + 1).number == first.value + 1
            && !style.isEager
        guard isDash(place) || isKeyword(place, .to, .until, .through) || isBetween && isKeyword(place, .and) || isPair
        else { return nil }
        if isDash(place), !isIntroduced, at(place).hasSpaceBefore != at(place + 1).hasSpaceBefore { return nil }
        let second = at(place + 1)
        guard second.isNumber, !second.isOrdinal, !continuesNumber(place + 1) else { return nil }
        if isDash(place + 2), !at(place + 2).hasSpaceBefore, at(place + 3).isNumber { return nil }
        let last: Int
        switch second.digits {
        case 4: last = second.number
        case 2 where isDash(place) && !at(place).hasSpaceBefore && second.number > 12:
            last = first.value / 100 * 100 + second.number
        default: return nil
        }
        guard last > first.value, last < 2200, second.digits == 4 || last - first.value < 6, month(place + 2) == nil,
            !isGlued(index, place + 2)
        else { return nil }
        // A telephone number or code: something else is glued on.
        if at(place + 2).kind == .word, !at(place + 2).hasSpaceBefore, at(place + 2).token == second.token {
            return nil
        }
        return (
            .range(.calendar(CalendarDate(year: .number(first.value))), .calendar(CalendarDate(year: .number(last)))),
            place + 2
        )
    }
}
