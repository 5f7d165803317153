// A point in time of any kind, with the part of the day that may stand before or after it.

extension DateGrammar {
    /// An expression that names a day, month, year or period; the longest reading.
    func point(_ index: Int) -> Found<TimeExpression>? {
        if let place = partOfDayBefore(index), let found = pointWithoutPart(place) { return found }
        // "less than two weeks after 5 May"
        if isKeyword(index, .less), isKeyword(index + 1, .than), let found = pointWithoutPart(index + 2) {
            switch found.value {
            case .offsetFrom(_, 1, let base): return (.range(base, found.value), found.end)
            case .offset(_, 1, let anchor): return (.range(.day(0, anchor), found.value), found.end)
            default: return nil
            }
        }
        // "about two weeks ago", "some three weeks earlier", "around 5 May"
        if isKeyword(index, .about, .some), let found = pointWithoutPart(index + 1) {
            switch found.value {
            case .offset, .offsetFrom, .calendar: return (.about(found.value), found.end)
            default: return nil
            }
        }
        return pointWithoutPart(index)
    }

    /// The place after "the morning of", "the early hours of", "the night of".
    private func partOfDayBefore(_ index: Int) -> Int? {
        var place = skip(.the, from: index)
        place = skip(.early, .late, .very, from: place)
        guard isPartOfDay(place) || at(place).word.unit == .hour, isKeyword(place + 1, .of) else { return nil }
        return place + 2
    }

    private func pointWithoutPart(_ index: Int) -> Found<TimeExpression>? {
        guard var best = longestPoint(index) else { return nil }
        best.end = partOfDayAfter(best.end, of: best.value)
        return best
    }

    private func longestPoint(_ index: Int) -> Found<TimeExpression>? {
        let lexeme = at(index)
        guard lexeme.isNumber || lexeme.isMeaningful || lexeme.isMark("'") else { return nil }
        var best: Found<TimeExpression>?
        func consider(_ found: Found<TimeExpression>?) {
            if let found, found.end > best?.end ?? index { best = found }
        }
        func consider(_ found: Found<CalendarDate>?) {
            consider(found.map { (value: TimeExpression.calendar($0.value), end: $0.end) })
        }
        consider(writtenDate(index))
        consider(numericDate(index))
        consider(offset(index))
        consider(decade(index))
        consider(century(index))
        if !lexeme.isNumber || lexeme.isOrdinal { consider(nthOf(index)) }
        consider(lengthFromBase(index))
        consider(span(index))
        guard !lexeme.isNumber else { return best }
        consider(relativeDay(index))
        consider(period(index))
        consider(named(index))
        consider(weekdayExpression(index))
        consider(partOfPeriod(index))
        consider(withinLength(index))
        consider(weekOf(index))
        consider(dayAlone(index))
        consider(seasonInContext(index))
        consider(namedDay(index))
        return best
    }

    /// A season where its word can't be something else: with its year, or after "in the", "this", "last".
    private func seasonInContext(_ index: Int) -> Found<CalendarDate>? {
        let place = skip(.the, from: index)
        guard let found = seasonDate(place) else { return nil }
        if found.value.year != .none { return found }
        if style.isEager { return found }
        guard place > index, isKeyword(index - 1, .in, .since, .until, .by, .from, .during, .of, .before, .after) else {
            return nil
        }
        return found
    }

    /// The place after "evening" in "Monday evening", or "in the evening" after a day.
    private func partOfDayAfter(_ index: Int, of expression: TimeExpression) -> Int {
        switch expression {
        case .calendar(let date) where date.day != nil || date.weekday != nil: break
        case .day, .weekday, .weekdayOfStory, .weekdayOf, .dayOf, .offset, .nthWeekday: break
        default: return index
        }
        var place = skip(.early, .late, from: index)
        if isPartOfDay(place) { return place + 1 }
        guard isKeyword(index, .in, .at, .during) else { return index }
        place = skip(.early, .late, from: skip(.the, from: index + 1))
        guard isPartOfDay(place), at(place).word.dayPart != .noon, at(place).word.dayPart != .midnight else {
            return index
        }
        return place + 1
    }
}
