// Dates written in words: "16 May 2024", "May the 16th", "Thursday the 21st", "June of 1992", "spring of 2023".

extension DateGrammar {
    /// A month's name, with the full stop of an abbreviation.
    func month(_ index: Int) -> Found<Int>? {
        let lexeme = at(index)
        guard lexeme.word.month > 0 else { return nil }
        let isStopped = isMark(index + 1, ".") && !at(index + 1).hasSpaceBefore
        // "Oct. 2", "September.16th"; the full stop after a whole name ends its sentence.
        let goesOn =
            lexeme.word.isShort
            ? !at(index + 2).startsSentence : at(index + 2).isNumber && (style.isEager || !at(index + 2).hasSpaceBefore)
        return (lexeme.word.month, isStopped && goesOn ? index + 2 : index + 1)
    }

    /// A weekday's name, with the full stop of an abbreviation; no plurals.
    func weekday(_ index: Int) -> Found<Int>? {
        let word = at(index).word
        guard word.weekday > 0, !word.isPlural else { return nil }
        let isStopped = word.isShort && isMark(index + 1, ".") && !at(index + 1).hasSpaceBefore
        return (word.weekday, isStopped ? index + 2 : index + 1)
    }

    /// What names the year after a day, month or season: "2024", ", 2024", "of last year", "two years ago", "last".
    func yearAfter(_ index: Int) -> Found<YearWord>? {
        let place = skip(.of, .in, from: skipComma(from: index))
        if let year = yearNumber(place), place > index || at(place).isNumber || year.end > place + 1 {
            // "5 May 2000 people" names no year.
            return at(year.end).word.isCounted && year.value < 2010 ? nil : (.number(year.value), year.end)
        }
        if isMark(place, "'"), at(place + 1).isNumber, at(place + 1).digits == 2, !at(place + 1).hasSpaceBefore {
            return (.short(at(place + 1).number), place + 2)
        }
        if isKeyword(index, .of), at(index + 1).isNumber, at(index + 1).digits == 2, at(index + 1).number > 31 {
            return (.short(at(index + 1).number), index + 2)
        }
        let plain = skip(.of, .in, from: index)
        if let year = relativeYear(plain) { return year }
        if let amount = amount(skip(.of, .in, from: index)), at(amount.end).word.unit == .year, !amount.value.isVague {
            if isKeyword(amount.end + 1, .ago) { return (.shifted(-amount.value.whole, .document), amount.end + 2) }
            if isKeyword(amount.end + 1, .earlier, .before) {
                return (.shifted(-amount.value.whole, .story), amount.end + 2)
            }
            if isKeyword(amount.end + 1, .later) { return (.shifted(amount.value.whole, .story), amount.end + 2) }
        }
        if isKeyword(index, .last), !at(index + 1).isNumber, at(index + 1).word.unit == nil,
            at(index + 1).word.weekday == 0, at(index + 1).word.month == 0,
            at(index + 1).word.season == 0, at(index + 1).word.cardinal < 0
        {
            return (.justPast, index + 1)
        }
        return nil
    }

    /// "last year", "the same year", "this year".
    func relativeYear(_ index: Int) -> Found<YearWord>? {
        let place = skip(.very, from: skip(.the, from: index))
        guard let keyword = keyword(place), at(place + 1).word.unit == .year else { return nil }
        let end = place + 2
        switch keyword {
        case .this: return (.shifted(0, .document), end)
        case .last, .past: return (.shifted(-1, .document), end)
        case .next, .coming: return (.shifted(1, .document), end)
        case .previous: return (.shifted(-1, place > index ? .story : .document), end)
        case .following: return (.shifted(1, .story), end)
        case .same, .that: return (.shifted(0, .story), end)
        default: return nil
        }
    }

    /// A date with a month in it, perhaps after its weekday, or a weekday with its day.
    func writtenDate(_ index: Int) -> Found<CalendarDate>? {
        if let day = weekday(index) {
            var place = skipComma(from: day.end)
            if isMark(place, "(") || isDash(place) { place += 1 }
            if var date = dayAndMonth(skip(.the, from: place)) ?? monthAndDay(place) ?? numericDate(place) {
                date.value.weekday = day.value
                return (date.value, skipMark(")", from: date.end))
            }
            if let date = weekdayWithDay(day.value, skip(.the, from: day.end), hasThe: isKeyword(day.end, .the)) {
                return date
            }
            return nil
        }
        guard let date = dayAndMonth(skip(.the, from: index)) ?? monthAndDay(index) ?? yearAndMonth(index) else {
            return nil
        }
        // "13 May (Monday)"
        if date.value.day != nil, isMark(date.end, "("), let day = weekday(date.end + 1), isMark(day.end, ")") {
            var dated = date.value
            dated.weekday = day.value
            return (dated, day.end + 1)
        }
        return date
    }

    /// "Thursday the 21st", "Monday 21", "Fri 14th".
    private func weekdayWithDay(_ weekday: Int, _ index: Int, hasThe: Bool) -> Found<CalendarDate>? {
        guard let day = dayNumber(index), at(index).isNumber || hasThe, !isDash(day.end) || at(day.end).hasSpaceBefore
        else { return nil }
        guard !isMark(day.end, "/", ".", ":") || at(day.end).hasSpaceBefore || !at(day.end + 1).isNumber else {
            return nil
        }
        guard hasThe || endsPhrase(day.end), at(day.end).word.unit == nil, at(day.end).word.keyword != .pm,
            at(day.end).word.keyword != .am
        else { return nil }
        return (CalendarDate(day: day.value, weekday: weekday), day.end)
    }

    /// "16 May 2024", "16th of May", "the fifteenth day of June", "16-May-2024", "23-2020-September".
    private func dayAndMonth(_ index: Int) -> Found<CalendarDate>? {
        guard let day = dayNumber(index) else { return nil }
        if !at(index).isNumber, ordinal(index) == nil, day.value < 13, !style.isEager { return nil }
        var place = day.end
        if at(place).word.unit == .day, ordinal(index) != nil, !isPlural(place) { place += 1 }
        if isDash(place), at(place + 1).isNumber, at(place + 1).digits == 4, isDash(place + 2),
            let month = month(place + 3)
        {
            return (CalendarDate(year: .number(at(place + 1).number), month: month.value, day: day.value), month.end)
        }
        if isMark(place, "-", "/", ".", ","), at(place).hasSpaceBefore == false || isMark(place, ".") { place += 1 }
        place = skip(.the, from: skip(.of, from: place))
        guard let month = month(place) else { return nil }
        // "of 5 detained in May": the number must stand right before.
        var date = CalendarDate(month: month.value, day: day.value)
        var end = month.end
        let joined = isMark(end, "-", "/") && !at(end).hasSpaceBefore ? end + 1 : end
        if let year = joined > end ? yearNumber(joined).map({ (YearWord.number($0.value), $0.end) }) : yearAfter(end) {
            date.year = year.0
            end = year.1
        }
        return (date, end)
    }

    /// "May 16th, 2024", "May the 16th", "Oct-2", "Sep-23-2020", "May 2024", "May".
    private func monthAndDay(_ index: Int) -> Found<CalendarDate>? {
        guard let month = month(index) else { return nil }
        var date = CalendarDate(month: month.value)
        var place = month.end
        if isMark(place, "-", "/", ","), isDash(place) == false || !at(place).hasSpaceBefore { place += 1 }
        // "Dec/2018", "September-2020-23"
        if place > month.end, let year = yearNumber(place), at(place).isNumber {
            date.year = .number(year.value)
            if isDash(year.end), !at(year.end).hasSpaceBefore, let day = dayNumber(year.end + 1), isDash(month.end) {
                date.day = day.value
                return (date, day.end)
            }
            return (date, year.end)
        }
        let dayPlace = skip(.the, from: place)
        if let day = dayNumber(dayPlace), isDayOfMonth(dayPlace, day.end, joined: place > month.end) {
            date.day = day.value
            var end = day.end
            if isDash(end), !at(end).hasSpaceBefore, let year = yearNumber(end + 1), at(end + 1).isNumber {
                return (CalendarDate(year: .number(year.value), month: month.value, day: day.value), year.end)
            }
            // "Wed Oct 26 15:50:06 2016" is left without its year.
            if let year = yearAfter(end) { (date.year, end) = (year.value, year.end) }
            return (date, end)
        }
        if let year = yearAfter(month.end) { return (CalendarDate(year: year.value, month: month.value), year.end) }
        // "August 99"
        if at(month.end).isNumber, at(month.end).digits == 2, at(month.end).number > 31, at(month.end).hasSpaceBefore,
            endsPhrase(month.end + 1)
        {
            return (CalendarDate(year: .short(at(month.end).number), month: month.value), month.end + 1)
        }
        let end = at(month.end - 1).kind == .mark && at(index).word.isShort == false ? month.end - 1 : month.end
        return (CalendarDate(month: month.value), end)
    }

    /// Whether the number after a month's name is its day, and not how many of something: "In May 20 people were held".
    private func isDayOfMonth(_ index: Int, _ end: Int, joined: Bool) -> Bool {
        let lexeme = at(index)
        if at(end).word.unit != nil, at(end).hasSpaceBefore || at(end).kind == .word { return false }
        if lexeme.isNumber {
            if joined || lexeme.isOrdinal { return true }
            let isOn = isKeyword(index - 2, .on) || isKeyword(index - 3, .on)
            return (isOn || !at(end).word.isCounted) && !isMark(end, "%")
        }
        return style.isEager || endsPhrase(end) && (lexeme.word.ordinal > 0 || lexeme.word.cardinal >= 13)
    }

    /// "2016 June", "2019-sep-1", "2020/23/Sep", "2016, nov".
    private func yearAndMonth(_ index: Int) -> Found<CalendarDate>? {
        guard at(index).isNumber, let year = yearNumber(index) else { return nil }
        let place = skipMark("-", "/", ",", from: year.end)
        if let month = month(place), place > year.end || at(index).hasSpaceBefore || index == 0 {
            let dayPlace = skipMark("-", "/", from: month.end)
            if dayPlace > month.end, let day = dayNumber(dayPlace) {
                return (CalendarDate(year: .number(year.value), month: month.value, day: day.value), day.end)
            }
            return (CalendarDate(year: .number(year.value), month: month.value), month.end)
        }
        if place > year.end, isMark(year.end, "-", "/"), let day = dayNumber(place), isMark(day.end, "-", "/"),
            let month = month(day.end + 1)
        {
            return (CalendarDate(year: .number(year.value), month: month.value, day: day.value), month.end)
        }
        return nil
    }

    /// "spring of 2023", "summer 2016", "the autumn of last year", "winter".
    func seasonDate(_ index: Int) -> Found<CalendarDate>? {
        let season = at(index).word.season
        guard season > 0 else { return nil }
        var date = CalendarDate(season: season)
        guard let year = yearAfter(index + 1) else { return (date, index + 1) }
        date.year = year.value
        // "the winter of 2022-2023", "winter 2022/23"
        if isMark(year.end, "-", "/"), !at(year.end).hasSpaceBefore, case .number(let number) = year.value,
            [number + 1, (number + 1) % 100].contains(at(year.end + 1).number), at(year.end + 1).isNumber
        {
            return (date, year.end + 2)
        }
        return (date, year.end)
    }
}
