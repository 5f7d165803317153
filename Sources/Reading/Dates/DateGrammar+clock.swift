// Times of day: "17:00", "5 o'clock in the evening", "6 p.m.", "at about six in the evening", "half past seven".

extension DateGrammar {
    /// What a clock shows, before it is known in which half of the day.
    private struct Face {
        var hour: Int
        var minute = 0
        /// Whether the way it is written leaves no doubt that it is a time.
        var isClock = false
        /// Whether it counts to 24.
        var isExact = false
    }

    /// A time of day as `HH:MM`, or without a value where the words leave open which half of the day it is.
    func clock(_ index: Int) -> Found<String?>? {
        let isAt =
            isKeyword(index - 1, .at, .about, .by, .until, .from, .since, .before, .after, .to, .between, .and)
            || isKeyword(index, .at)
        let start = skip(.about, from: skip(.at, from: index))
        if isAt, let part = at(start).word.dayPart {
            if part == .noon || part == .midday { return ("12:00", start + 1) }
            if part == .midnight { return ("00:00", start + 1) }
        }
        guard var face = face(start, isAt: isAt) else { return nil }
        if isOClock(face.end) {
            face.value.isClock = true
            face.end = isKeyword(face.end, .clock) ? face.end + 1 : face.end + 3
        }
        let (hour, minute) = (face.value.hour, face.value.minute)
        if let half = half(of: face.end) {
            guard (1...12).contains(hour) else { return nil }
            return (text(hour % 12 + half.value, minute), half.end)
        }
        if let part = partOfDay(face.end), (1...12).contains(hour), isAt || face.value.isClock {
            return (text(hourInPart(hour, part.value), minute), part.end)
        }
        guard face.value.isClock else { return nil }
        // "3:30 this morning": the words after it are a day of their own.
        if isKeyword(face.end, .this), let part = at(face.end + 1).word.dayPart, (1...12).contains(hour) {
            return (text(hourInPart(hour, part), minute), face.end)
        }
        return (face.value.isExact || hour > 12 ? text(hour, minute) : nil, face.end)
    }

    private func face(_ index: Int, isAt: Bool) -> Found<Face>? {
        if let spoken = spokenFace(index) { return spoken }
        let lexeme = at(index)
        // "1700 hours"
        if lexeme.digits == 4, at(index + 1).word.unit == .hour, lexeme.number % 100 < 60, lexeme.number < 2400 {
            return (
                Face(hour: lexeme.number / 100, minute: lexeme.number % 100, isClock: true, isExact: true), index + 2
            )
        }
        guard let hour = cardinal(index), hour.value < 24, lexeme.digits <= 2 else { return nil }
        let mark = at(hour.end)
        let minute = at(hour.end + 1)
        guard !mark.hasSpaceBefore, minute.isNumber, minute.digits == 2, minute.number < 60, !minute.hasSpaceBefore
        else {
            return (Face(hour: hour.value), hour.end)
        }
        let isFull = lexeme.digits == 2 || hour.value > 12
        if mark.isMark(":") {
            var end = hour.end + 2
            if isMark(end, ":"), at(end + 1).isNumber, at(end + 1).digits == 2 { end += 2 }
            // A ratio: "a 4:3 screen".
            if !isFull, !isAt, half(of: end) == nil { return nil }
            return (Face(hour: hour.value, minute: minute.number, isClock: true, isExact: true), end)
        }
        // "at 6.30", "6.30pm", "14h30"
        let isDotted =
            mark.isMark(".") && (isAt || half(of: hour.end + 2) != nil) && !isMark(hour.end + 2, ".", "/", "%")
        if isDotted || mark.word.unitLetter == .hour {
            return (
                Face(
                    hour: hour.value, minute: minute.number, isClock: isFull || !isDotted, isExact: isFull || !isDotted),
                hour.end + 2
            )
        }
        return (Face(hour: hour.value), hour.end)
    }

    /// "half past seven", "quarter to nine", "ten past four", "20 minutes past eight".
    private func spokenFace(_ index: Int) -> Found<Face>? {
        var place = at(index).word.isArticle ? index + 1 : index
        let minutes: Int
        if isKeyword(place, .half) {
            (minutes, place) = (30, place + 1)
        } else if at(place).word.unit == .quarter {
            (minutes, place) = (15, place + 1)
        } else {
            guard let number = cardinal(place), number.value < 60 else { return nil }
            (minutes, place) = (number.value, number.end)
            if at(place).word.unit == .minute { place += 1 }
        }
        guard isKeyword(place, .past, .to), let hour = cardinal(place + 1), (1...12).contains(hour.value) else {
            return nil
        }
        if isKeyword(place, .past) { return (Face(hour: hour.value, minute: minutes, isClock: true), hour.end) }
        // "five to nine years" is no time of day.
        guard minutes == 15 || at(index).word.isArticle || isKeyword(index - 1, .at), at(hour.end).word.unit == nil
        else { return nil }
        return (Face(hour: hour.value == 1 ? 12 : hour.value - 1, minute: 60 - minutes, isClock: true), hour.end)
    }

    private func isOClock(_ index: Int) -> Bool {
        if isKeyword(index, .clock) { return true }
        let isO = at(index).kind == .word && !at(index).isMeaningful || at(index).word.cardinal == 0
        return isO && isMark(index + 1, "'") && isKeyword(index + 2, .clock)
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

    /// "in the evening", "at night".
    private func partOfDay(_ index: Int) -> Found<DayPart>? {
        guard isKeyword(index, .in, .at, .on) else { return nil }
        let place = skip(.early, .late, from: skip(.the, from: index + 1))
        guard let part = at(place).word.dayPart, !isKeyword(place + 1, .of) else { return nil }
        return (part, place + 1)
    }

    private func hourInPart(_ hour: Int, _ part: DayPart) -> Int {
        switch part {
        case .morning, .dawn: hour % 12
        case .night: hour == 12 || hour < 6 ? hour % 12 : hour + 12
        default: hour % 12 + 12
        }
    }

    private func text(_ hour: Int, _ minute: Int) -> String {
        (hour < 10 ? "0" : "") + String(hour) + ":" + (minute < 10 ? "0" : "") + String(minute)
    }
}
