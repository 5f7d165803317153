// Lengths of time: "15 days", "two and a half years", "six years and three months", "a ten-day".
import CaseModel

extension DateGrammar {
    /// The unit at a place; single letters only right after digits ("10D").
    private func unit(_ index: Int, after amountEnd: Int) -> Found<TimeUnit>? {
        let lexeme = at(index)
        if let unit = lexeme.word.unit, unit != .weekend, unit != .quarter, unit != .century {
            return (unit, index + 1)
        }
        if let letter = lexeme.word.unitLetter, at(amountEnd - 1).isNumber, !lexeme.hasSpaceBefore || letter == .hour {
            return (letter, index + 1)
        }
        return nil
    }

    /// One amount with its unit.
    private func component(_ index: Int) -> Found<(amount: Amount, unit: TimeUnit)>? {
        guard let amount = amount(index) else { return nil }
        let place = isDash(amount.end) && !at(amount.end).hasSpaceBefore ? amount.end + 1 : amount.end
        guard let unit = unit(place, after: amount.end) else { return nil }
        // "a second wave", "a minute" of a meeting; "a night"
        if amount.value.isArticle, unit.value == .second || unit.value == .night { return nil }
        return ((amount.value, unit.value), unit.end)
    }

    /// A length of time; its tokens end with its last unit, a possessive ("15 days'") included.
    func length(_ index: Int) -> Found<TimeLength>? {
        if let whole = wholeUnit(index) { return whole }
        guard let first = component(index) else { return nil }
        var length = TimeLength()
        length.add(first.value.amount, first.value.unit)
        var end = first.end
        // "a year and a half"
        if first.value.amount.thousandths == 0 {
            let (thousandths, after) = half(after: end)
            if thousandths > 0, at(after).word.unit == nil {
                length.thousandths = thousandths
                end = after
            }
        }
        end = possessive(end)
        while let next = component(skip(.and, from: skipComma(from: end))),
            accepts(next.value, after: length, at: end, next.end)
        {
            length.add(next.value.amount, next.value.unit)
            end = possessive(next.end)
        }
        return (length, end)
    }

    /// Whether another component belongs to the same length: a new unit, and not "a year and a day" apart by what follows.
    private func accepts(
        _ next: (amount: Amount, unit: TimeUnit), after length: TimeLength, at end: Int, _ nextEnd: Int
    ) -> Bool {
        guard !length.has(next.unit), !next.amount.isVague, length.thousandths == 0 else { return false }
        // "2 months and 2 days ago they found": the ago belongs to both only where both were joined without a verb between; kept.
        if isKeyword(end, .and), isKeyword(nextEnd, .ago), length.months > 0 || length.years > 0,
            next.unit == .day || next.unit == .week
        {
            return !isSpan(before: end)
        }
        return true
    }

    /// Whether "the last" or "the next" stands before the length that ends here.
    private func isSpan(before end: Int) -> Bool {
        var back = end - 1
        for _ in 0..<5 where back >= 0 {
            if isKeyword(back, .last, .past, .next, .previous) { return true }
            back -= 1
        }
        return false
    }

    /// The place after "'" or "'s".
    func possessive(_ index: Int) -> Int {
        guard isMark(index, "'"), !at(index).hasSpaceBefore else { return index }
        let next = at(index + 1)
        return next.kind == .word && next.word.unitLetter == .second && !next.hasSpaceBefore ? index + 2 : index + 1
    }

    /// "all day", "the whole month", "year-long".
    private func wholeUnit(_ index: Int) -> Found<TimeLength>? {
        if isKeyword(index, .all, .whole) {
            let place = isDash(index + 1) ? index + 2 : index + 1
            guard let unit = at(place).word.unit, unit != .quarter, unit != .century else { return nil }
            var length = TimeLength()
            length.add(Amount(whole: 1), unit)
            return (length, place + 1)
        }
        if let unit = at(index).word.unit, isDash(index + 1), isKeyword(index + 2, .long) {
            var length = TimeLength()
            length.add(Amount(whole: 1), unit)
            return (length, index + 3)
        }
        return nil
    }
}

extension TimeLength {
    mutating func add(_ amount: Amount, _ unit: TimeUnit) {
        switch unit {
        case .century: years += amount.whole * 100
        case .decade: decades += amount.whole
        case .year: years += amount.whole
        case .quarter: months += amount.whole * 3
        case .month: months += amount.whole
        case .fortnight: weeks += amount.whole * 2
        case .week: weeks += amount.whole
        case .day, .night, .weekend: days += amount.whole
        case .hour: hours += amount.whole
        case .minute: minutes += amount.whole
        case .second: seconds += amount.whole
        }
        if amount.thousandths > 0 { thousandths = amount.thousandths }
        lastUnit = unit
        isVague = isVague || amount.isVague
    }

    func has(_ unit: TimeUnit) -> Bool {
        switch unit {
        case .century, .year: years > 0
        case .decade: decades > 0
        case .quarter, .month: months > 0
        case .fortnight, .week: weeks > 0
        case .day, .night, .weekend: days > 0
        case .hour: hours > 0
        case .minute: minutes > 0
        case .second: seconds > 0
        }
    }

    /// The length as ISO 8601 writes it; half a month is 15 days.
    var duration: ISODuration? {
        var parts = self
        parts.years += parts.decades * 10
        if thousandths > 0 {
            let unit = lastUnit == .decade ? TimeUnit.year : lastUnit
            let fraction = thousandths
            switch unit {
            case .year where fraction * 12 % 1000 == 0: parts.months += fraction * 12 / 1000
            case .month where fraction == 500: parts.days += 15
            case .week where fraction * 7 % 1000 == 0: parts.days += fraction * 7 / 1000
            case .day where fraction * 24 % 1000 == 0: parts.hours += fraction * 24 / 1000
            case .hour where fraction * 60 % 1000 == 0: parts.minutes += fraction * 60 / 1000
            default: return decimalDuration(unit)
            }
        }
        return ISODuration(
            years: parts.years, months: parts.months, weeks: parts.weeks, days: parts.days, hours: parts.hours,
            minutes: parts.minutes, seconds: parts.seconds)
    }

    private func decimalDuration(_ unit: TimeUnit) -> ISODuration? {
        var decimals = String(thousandths + 1000).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        switch unit {
        case .year: return ISODuration("P\(years).\(decimals)Y")
        case .month: return ISODuration("P\(months).\(decimals)M")
        case .week, .fortnight: return ISODuration("P\(weeks).\(decimals)W")
        case .day: return ISODuration("P\(days).\(decimals)D")
        case .hour: return ISODuration("PT\(hours).\(decimals)H")
        case .minute: return ISODuration("PT\(minutes).\(decimals)M")
        case .second: return ISODuration("PT\(seconds).\(decimals)S")
        default: return nil
        }
    }
}
