// Periods that are counted or named: "the third week of 2027", "the 1990s", "the week of 16 May", "the third quarter".
import Syntax

extension DateGrammar {
    /// "the first Friday of July", "the last week of this month", "20th of next month", "the 15th day of June", "first two weeks of 2021".
    func nthOf(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.the, from: index)
        let isLast = isKeyword(place, .last)
        guard let nth = isLast ? (value: -1, end: place + 1) : ordinal(place) else { return nil }
        if let day = weekday(nth.end) {
            let inPlace = skip(.of, .in, from: day.end)
            if let whole = wholePeriod(inPlace, afterPart: inPlace > day.end), inPlace > day.end || isLast {
                return (.nthWeekday(nth.value, day.value, whole.value), whole.end)
            }
            return isLast || at(place).isNumber ? nil : (.nthWeekday(nth.value, day.value, nil), day.end)
        }
        if let unit = at(nth.end).word.unit, unit == .day || unit == .week || unit == .month || unit == .quarter {
            let ofPlace = skip(.of, .in, from: nth.end + 1)
            guard let whole = wholePeriod(ofPlace, afterPart: ofPlace > nth.end + 1),
                ofPlace > nth.end + 1 || !whole.value.isDay
            else {
                return unit == .day && place > index && (1...3).contains(nth.value)
                    ? (.dayOfStory(nth.value), nth.end + 1) : nil
            }
            // "the first days of March"
            if unit == .day, isPlural(nth.end), nth.value == 1 || isLast {
                return (.part(isLast ? .late : .early, whole.value), whole.end)
            }
            return (.nth(nth.value, unit, whole.value), whole.end)
        }
        // "the first two weeks of 2021"
        if isLast || nth.value == 1, let count = cardinal(nth.end), let unit = at(count.end).word.unit,
            isKeyword(count.end + 1, .of),
            let whole = wholePeriod(count.end + 2, afterPart: true)
        {
            return (.firstOf(isLast ? -count.value : count.value, unit, whole.value), whole.end)
        }
        if isLast == false, isKeyword(nth.end, .of, .in), nth.value <= 31, let month = period(nth.end + 1),
            case .period(.month, _, _) = month.value
        {
            return (.dayOf(nth.value, month.value), month.end)
        }
        if !isLast, let month = period(nth.end), case .period(.month, _, _) = month.value {
            return (.dayOf(nth.value, month.value), month.end)
        }
        return nil
    }

    /// "the 1990s", "the '70s", "the nineties", "the nineteen seventies", "1990 s".
    func decade(_ index: Int) -> Found<TimeExpression>? {
        var place = skip(.the, from: index)
        let hasThe = place > index
        let number = isMark(place, "'") ? place + 1 : place
        if at(number).isNumber, at(number).digits == 4 || at(number).digits == 2, at(number).number % 10 == 0 {
            var end = skipMark("'", from: number + 1)
            guard at(end).word.unitLetter == .second, at(end).kind == .word,
                !at(end).hasSpaceBefore || endsPhrase(end + 1)
            else { return nil }
            end += 1
            let value = at(number).number
            return (.decade(value, hasCentury: at(number).digits == 4), end)
        }
        if let name = at(place).word.decadeName {
            return hasThe || style.isEager ? (.decade(name == 0 ? 2000 : name, hasCentury: name < 20), place + 1) : nil
        }
        // "nineteen seventies", "two thousand and tens", "two thousands", "twenty-tens"
        guard let century = cardinalWords(place) else { return nil }
        place = isDash(century.end) ? century.end + 1 : skip(.and, from: century.end)
        if let name = at(place).word.decadeName {
            let base = century.value >= 1000 ? century.value : century.value * 100
            return base >= 1000 && base < 2200 ? (.decade(base + name, hasCentury: true), place + 1) : nil
        }
        return nil
    }

    /// "21st century".
    func century(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.the, from: index)
        guard let nth = ordinal(place), at(nth.end).word.unit == .century, (1...22).contains(nth.value) else {
            return nil
        }
        return (.century(nth.value), nth.end + 1)
    }

    /// "the week of 16 May", "week commencing February 4", "week 31", "the month of September".
    func weekOf(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.the, from: index)
        if at(place).word.unit == .week, let number = cardinal(place + 1), at(place + 1).isNumber,
            (1...53).contains(number.value)
        {
            let ofPlace = skip(.of, from: number.end)
            if ofPlace > number.end, let year = yearNumber(ofPlace) {
                return (.weekNumber(number.value, .calendar(CalendarDate(year: .number(year.value)))), year.end)
            }
            if ofPlace > number.end, let year = period(ofPlace) {
                return (.weekNumber(number.value, year.value), year.end)
            }
            return (.weekNumber(number.value, nil), number.end)
        }
        guard let unit = at(place).word.unit, unit == .week || unit == .month || unit == .weekend else { return nil }
        guard isKeyword(place + 1, .of, .commencing, .beginning) else { return nil }
        let next = skip(.on, .from, from: place + 2)
        guard let date = writtenDate(next) ?? dayAlone(next) else { return nil }
        switch unit {
        case .week: return (.weekHolding(.calendar(date.value)), date.end)
        case .weekend: return (.weekendOf(.calendar(date.value)), date.end)
        default: return (.monthHolding(.calendar(date.value)), date.end)
        }
    }

    /// "the 16th", "the 27".
    func dayAlone(_ index: Int) -> Found<CalendarDate>? {
        guard isKeyword(index, .the) else { return nil }
        let place = index + 1
        guard let day = dayNumber(place) else { return nil }
        let isDigits = at(place).isNumber
        if isDigits, at(place).isOrdinal {
            let isMeant =
                isKeyword(index - 1, .on, .since, .until, .by, .from, .before, .after) && !at(day.end).word.isCounted
                && !isNounLike(day.end)
            guard endsPhrase(day.end) && isAfterPreposition(index) || isMeant else { return nil }
        } else {
            guard style.isEager || isDigits && isKeyword(index - 1, .on) || ordinal(place) != nil && day.value > 20
            else { return nil }
            guard endsPhrase(day.end), at(day.end).kind != .number else { return nil }
        }
        if isKeyword(day.end, .of, .half) || isDash(day.end) && at(day.end + 1).kind == .word { return nil }
        return (CalendarDate(day: day.value), day.end)
    }

    private func isAfterPreposition(_ index: Int) -> Bool {
        isKeyword(index - 1, .on, .since, .until, .by, .from, .before, .after, .of, .for)
    }

    /// "the 25th session": a noun follows.
    private func isNounLike(_ index: Int) -> Bool {
        let lexeme = at(index)
        guard lexeme.kind == .word, !lexeme.isMeaningful, !lexeme.isCapitalised else { return false }
        return lexeme.tag == .noun || lexeme.tag == .adj || lexeme.tag == .propn
    }

    /// "New Year's Eve", "International Women's Day".
    func namedDay(_ index: Int) -> Found<TimeExpression>? {
        let start = skip(.the, from: index)
        guard at(start).token >= 0, let candidates = lexicon.namedDays[tokens[at(start).token].lower] else {
            return nil
        }
        for candidate in candidates {
            var token = at(start).token
            var isSame = true
            for word in candidate.words {
                // "women's" is two tokens.
                let parts =
                    word.hasSuffix("'s")
                    ? [String(word.dropLast(2)), "'s"] : word.hasSuffix("s'") ? [String(word.dropLast()), "'"] : [word]
                for part in parts {
                    guard token < tokens.count, tokens[token].lower == part else { isSame = false; break }
                    token += 1
                }
                if !isSame { break }
            }
            guard isSame else { continue }
            var end = start
            while end < lexemes.count, lexemes[end].token < token { end += 1 }
            var date = CalendarDate(month: candidate.month, day: candidate.day)
            if let year = yearAfter(end) { (date.year, end) = (year.value, year.end) }
            return (.calendar(date), end)
        }
        return nil
    }
}
