// Times of day: "17:00", "5 o'clock in the evening", "6 p.m.", "at about six in the evening".

extension DateGrammar {
    /// A time of day as `HH:MM`, or without a value where the words leave open which half of the day it is.
    func clock(_ index: Int) -> Found<String?>? {
        let isAt =
            isKeyword(index - 1, .at, .about, .by, .until, .from, .since, .before, .after, .to, .between, .and)
            || isKeyword(index, .at)
        let start = skip(.about, from: skip(.at, from: index))
        if at(start).word.dayPart == .noon || at(start).word.dayPart == .midday, isAt { return ("12:00", start + 1) }
        if at(start).word.dayPart == .midnight, isAt { return ("00:00", start + 1) }
        guard let hour = hour(start) else { return nil }
        var place = hour.end
        var minute = 0
        var isExact = false
        if isMark(place, ":"), !at(place).hasSpaceBefore, at(place + 1).isNumber, at(place + 1).digits == 2,
            at(place + 1).number < 60, hour.value < 24
        {
            minute = at(place + 1).number
            place += 2
            isExact = at(start).digits == 2 || hour.value > 12
            if isMark(place, ":"), at(place + 1).isNumber, at(place + 1).digits == 2 { place += 2 }
            // A ratio: "a 4:3 screen" has one digit; "1:10 scale" is left alone without a preposition.
            if !isExact, !isAt, half(of: place) == nil, at(start).digits == 1 { return nil }
            isExact = true
        } else if isMark(place, "."), !at(place).hasSpaceBefore, at(place + 1).isNumber, at(place + 1).digits == 2,
            at(place + 1).number < 60, hour.value < 24,
            isAt || half(of: place + 2) != nil, !isMark(place + 2, ".", "/", "%")
        {
            minute = at(place + 1).number
            place += 2
            isExact = hour.value > 12 || at(start).digits == 2
        }
        var isClock = isExact
        if isOClock(place) { (isClock, place) = (true, isKeyword(place, .clock) ? place + 1 : place + 3) }
        var value = hour.value
        if let half = half(of: place) {
            guard value <= 12, value > 0 else { return nil }
            value = half.value == 12 ? (value == 12 ? 12 : value + 12) : (value == 12 ? 0 : value)
            return (text(value, minute), half.end)
        }
        if let part = partOfDay(place), value <= 12, value > 0, isAt || isClock {
            return (text(hourInPart(value, part.value), minute), part.end)
        }
        if at(place).word.unit == .hour, isExact || at(start).digits == 4 { return (text(value, minute), place + 1) }
        guard isClock else { return nil }
        return (isExact || value > 12 ? text(value, minute) : nil, place)
    }

    private func hour(_ index: Int) -> Found<Int>? {
        guard let number = cardinal(index), number.value < 24, at(index).digits <= 2 else { return nil }
        return number
    }

    private func isOClock(_ index: Int) -> Bool {
        isKeyword(index, .clock)
            || at(index).kind == .word && !at(index).isMeaningful && isMark(index + 1, "'")
                && isKeyword(index + 2, .clock)
            || at(index).word.cardinal == 0 && isMark(index + 1, "'") && isKeyword(index + 2, .clock)
    }

    /// 0 for the morning half, 12 for the other.
    private func half(of index: Int) -> Found<Int>? {
        let place = skipMark(".", from: index)
        switch keyword(place) {
        case .am: return (0, skipMark(".", from: place + 1))
        case .pm: return (12, skipMark(".", from: place + 1))
        default: return nil
        }
    }

    /// "in the evening", "at night", "this morning".
    private func partOfDay(_ index: Int) -> Found<DayPart>? {
        guard isKeyword(index, .in, .at, .on) else { return nil }
        let place = skip(.early, .late, from: skip(.the, from: index + 1))
        guard let part = at(place).word.dayPart, !isKeyword(place + 1, .of) else { return nil }
        return (part, place + 1)
    }

    private func hourInPart(_ hour: Int, _ part: DayPart) -> Int {
        switch part {
        case .morning, .dawn: hour == 12 ? 0 : hour
        case .night: hour == 12 ? 0 : hour < 6 ? hour : hour + 12
        default: hour == 12 ? 12 : hour + 12
        }
    }

    private func text(_ hour: Int, _ minute: Int) -> String {
        (hour < 10 ? "0" : "") + String(hour) + ":" + (minute < 10 ? "0" : "") + String(minute)
    }
}
