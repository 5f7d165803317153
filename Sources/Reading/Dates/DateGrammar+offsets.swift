// What is counted from a day: "two days ago", "a week before the trial", "the last three weeks", "within ten days".
import Syntax

extension DateGrammar {
    /// A length that is counted from a day.
    func offset(_ index: Int) -> Found<TimeExpression>? {
        if let after = afterLength(index) { return after }
        guard let length = length(index) else { return countedWeekdays(index) }
        let end = length.end
        // "to 26 months after he pleaded guilty" is a length.
        if isKeyword(index - 1, .to, .of, .for), isKeyword(end, .before, .after), base(end + 1) == nil { return nil }
        if length.value.finest == .hour, isKeyword(end, .from, .before, .after), base(end + 1) != nil { return nil }
        // "two weeks into his detention"
        if at(end).token >= 0, tokens[at(end).token].lower == "into" { return (.unanchored, end) }
        switch keyword(end) {
        case .ago: return (.offset(length.value, -1, .document), end + 1)
        case .earlier: return (.offset(length.value, -1, .story), end + 1)
        case .later:
            // "30 minutes later this week"
            if isKeyword(end + 1, .this) || isKeyword(end + 1, .in), period(skip(.in, from: end + 1)) != nil {
                return nil
            }
            return (.offset(length.value, 1, style.isEager ? .document : .story), end + 1)
        case .before, .previous: return counted(length.value, -1, from: end + 1)
        case .after: return counted(length.value, 1, from: end + 1)
        case .from, .since:
            if isKeyword(end + 1, .now) { return (.offset(length.value, 1, .document), end + 2) }
            if let base = base(end + 1), isKeyword(end, .from) {
                return (.offsetFrom(length.value, 1, base.value), base.end)
            }
            return nil
        default: return nil
        }
    }

    private func counted(_ length: TimeLength, _ direction: Int, from index: Int) -> Found<TimeExpression>? {
        if let base = base(index) { return (.offsetFrom(length, direction, base.value), base.end) }
        if endsClause(index) { return (.offset(length, direction, .story), index) }
        // "two days after that"
        if isKeyword(index, .that),
            at(index + 1).kind != .word || [.verb, .aux, .adv].contains(at(index + 1).tag) || endsClause(index + 1)
        {
            return (.offset(length, direction, .story), index + 1)
        }
        // "three days after his arrest on 3 April": the date stays an expression of its own.
        if let date = dateOfNoun(index) { return (.offsetFrom(length, direction, .calendar(date)), index) }
        return (.unanchored, index)
    }

    /// The day of what is named at a place: "his arrest on 3 April", "the verdict of 5 May".
    private func dateOfNoun(_ index: Int) -> CalendarDate? {
        for place in index..<index + 7 {
            let lexeme = at(place)
            guard lexeme.kind == .word, !lexeme.startsSentence, lexeme.tag != .verb || place < index + 2 else {
                return nil
            }
            if isKeyword(place, .on, .of), let date = writtenDate(place + 1) ?? numericDate(place + 1),
                date.value.day != nil,
                date.value.month != nil
            {
                return date.value
            }
        }
        return nil
    }

    /// A date that something can be counted from.
    func base(_ index: Int) -> Found<TimeExpression>? {
        if let day = relativeDay(index), case .day(_, .document) = day.value { return day }
        if let named = named(index) { return named }
        if let date = writtenDate(index) ?? numericDate(index),
            date.value.day != nil || date.value.weekday != nil || style.isEager
        {
            return (.calendar(date.value), date.end)
        }
        if let day = namedDay(index) { return day }
        if let day = weekday(index) { return (.weekday(day.value, .plain), day.end) }
        return nil
    }

    /// "after three days"; "after two years in prison" is a length and no date.
    private func afterLength(_ index: Int) -> Found<TimeExpression>? {
        guard isKeyword(index, .after), let length = length(index + 1), !length.value.isVague else { return nil }
        let next = at(length.end)
        let opensClause =
            next.kind == .word && !next.isMeaningful && [.pron, .propn, .det, .aux, .adv].contains(next.tag)
        guard endsPhrase(length.end) || opensClause, !isKeyword(length.end, .of, .in, .on, .at),
            offsetFollows(length.end) == false
        else { return nil }
        return (.offset(length.value, 1, .story), length.end)
    }

    private func offsetFollows(_ index: Int) -> Bool {
        isKeyword(index, .ago, .earlier, .later, .before, .after, .from, .old)
    }

    /// "two Sundays from now".
    private func countedWeekdays(_ index: Int) -> Found<TimeExpression>? {
        guard let count = cardinal(index), at(count.end).word.weekday > 0, isKeyword(count.end + 1, .from, .later)
        else { return nil }
        let end = isKeyword(count.end + 1, .from) ? count.end + 3 : count.end + 2
        guard isKeyword(count.end + 1, .later) || isKeyword(count.end + 2, .now) else { return nil }
        var length = TimeLength()
        length.add(Amount(whole: count.value - 1), .week)
        length.add(Amount(whole: 1), .day)
        return (.weekdayOf(at(count.end).word.weekday, .offset(length, 1, .document)), end)
    }

    /// "the last three weeks", "the next 3 days", "5 upcoming years", "the past year".
    func span(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.the, from: index)
        if let keyword = keyword(place), let direction = direction(keyword) {
            if let count = cardinal(place + 1), at(count.end).word.unit == .quarter, isPlural(count.end) {
                var length = TimeLength()
                length.add(Amount(whole: count.value), .quarter)
                return (.span(length, direction), count.end + 1)
            }
            guard let length = length(place + 1), !at(place + 1).word.isArticle, at(place + 1).word.keyword != .all,
                length.value.finest != .hour
            else { return nil }
            return (.span(length.value, direction), length.end)
        }
        if let count = cardinal(place), let keyword = keyword(count.end), let direction = direction(keyword),
            let unit = at(count.end + 1).word.unit,
            !unit.isClock, count.value == 1 || isPlural(count.end + 1)
        {
            var length = TimeLength()
            length.add(Amount(whole: count.value), unit)
            return (.span(length, direction), count.end + 2)
        }
        return nil
    }

    func isPlural(_ index: Int) -> Bool {
        let token = at(index).token
        return tokens.indices.contains(token) && tokens[token].lower.hasSuffix("s")
    }

    private func direction(_ keyword: DateKeyword) -> Int? {
        switch keyword {
        case .last, .past, .previous: -1
        case .next, .coming, .following: 1
        default: nil
        }
    }

    /// "within five days", "in three weeks", "for 3 days from today".
    func withinLength(_ index: Int) -> Found<TimeExpression>? {
        switch keyword(index) {
        case .within:
            if let span = span(index + 1), case .span(let length, 1) = span.value { return (.within(length), span.end) }
            guard let length = length(index + 1), !length.value.isVague else { return nil }
            if isKeyword(length.end, .from, .of), let base = base(length.end + 1) {
                return (.lengthFrom(length.value, base.value), base.end)
            }
            return (.within(length.value), length.end)
        case .in:
            guard let length = length(index + 1), !isKeyword(length.end, .of) else { return nil }
            // "in two weeks' time", "in two days from today"
            if at(length.end).token >= 0, tokens[at(length.end).token].lower == "time",
                isMark(length.end - 1, "'") || isMark(length.end - 2, "'")
            {
                return (.offset(length.value, 1, .document), length.end + 1)
            }
            if isKeyword(length.end, .from), let base = base(length.end + 1) {
                return (.offsetFrom(length.value, 1, base.value), base.end)
            }
            guard endsPhrase(length.end) else { return nil }
            return (.inLength(length.value), length.end)
        default: return nil
        }
    }

    /// "3 days, from today", "2 weeks starting May 20th", "less than 2 weeks from today".
    func lengthFromBase(_ index: Int) -> Found<TimeExpression>? {
        let place = skip(.for, from: index)
        guard let length = length(place) else { return nil }
        var next = skipComma(from: length.end)
        let isStart = isKeyword(next, .commencing, .beginning)
        guard isStart || isKeyword(next, .from) && (place > index || next > length.end) else { return nil }
        next = skip(.on, .from, from: next + 1)
        guard let base = base(next) else { return nil }
        return (.lengthFrom(length.value, base.value), base.end)
    }
}
