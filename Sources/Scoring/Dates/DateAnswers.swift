// Compares answers with what the date vectors expect.
public import CaseModel

/// What a reader found in a phrase.
public struct DateAnswer: Sendable {
    public var text: String
    public var date: EDTF?
    public var duration: ISODuration?
    public var bound: String?

    /// Makes an answer; `text` are the words it stands on.
    public init(text: String, date: EDTF?, duration: ISODuration?, bound: String?) {
        self.text = text.lowercased()
        self.date = date
        self.duration = duration
        self.bound = bound
    }
}

/// How one case came out.
public enum DateVerdict: Sendable, Equatable {
    case right
    case wrong(String)
    /// A length of time was read as a date: counted apart.
    case lengthAsDate(String)
}

extension DateVector {
    /// Judges the points and lengths found in the phrase: as many as expected, on the same words, with the same days.
    public func verdict(on answers: [DateAnswer]) -> DateVerdict {
        for (result, answer) in zip(expected, answers)
        where result.type == "duration" && answer.duration == nil && answer.date != nil {
            return .lengthAsDate("\(result.text) as \(answer.date?.description ?? "")")
        }
        let known = judged(answers)
        let wanted = expected.filter { !($0.isUnresolved && $0.type == "date") }
        guard known.count == wanted.count else {
            return .wrong(
                "\(wanted.count) expected, found \(known.map { "\($0.text) = \($0.date?.description ?? $0.duration?.description ?? "")" })"
            )
        }
        for (result, answer) in zip(wanted, known) {
            guard result.text.contains(answer.text) || answer.text.contains(result.text) else {
                return .wrong("'\(answer.text)' for '\(result.text)'")
            }
            if !result.agrees(with: answer) {
                return .wrong(
                    "\(answer.text) = \(answer.date?.description ?? answer.duration?.description ?? "") \(answer.bound ?? "")"
                )
            }
        }
        return .right
    }
}

extension DateVector {
    /// The answers that count. The parser files ask for one type only: what else we find in their phrases is not theirs to judge.
    private func judged(_ answers: [DateAnswer]) -> [DateAnswer] {
        let known = answers.filter { $0.date != nil || $0.duration != nil }
        if id.hasPrefix("DateTimeModel") { return known }
        if !expected.isEmpty {
            return known.filter { answer in
                expected.contains { $0.text.contains(answer.text) || answer.text.contains($0.text) }
            }
        }
        if id.hasPrefix("DurationParser") { return known.filter { $0.duration != nil } }
        return known.filter { $0.date.map { $0.isDay == id.hasPrefix("DateParser") } ?? false }
    }
}

extension DateVector.Expected {
    func agrees(with answer: DateAnswer) -> Bool {
        if type == "duration" {
            guard let found = answer.duration, let wanted = ISODuration(timex) else { return false }
            return found == wanted
                || (found.roughDays - wanted.roughDays).magnitude < 1e-6 && found.wholeMonths == wanted.wholeMonths
        }
        guard let date = answer.date else { return false }
        if isUnresolved { return agreesWithoutDays(date) }
        return agreesOnDays(date, answer) || isPart(answer.text) && agreesOnPeriod(date)
    }

    /// Part of a period: EDTF has no "early", so the period that they name is right too.
    private func agreesOnPeriod(_ date: EDTF) -> Bool {
        if let week = week(of: timex), week.covers(date) || date == week { return true }
        if let period = EDTF(timex), !period.hasUnspecifiedYear { return period.covers(date) }
        if date.isInterval, let start, let end { return isAtEdge(start, date.start) && isAtEdge(end, date.end) }
        guard let period = EDTF(timex), period.month == date.month, let day = start ?? end else { return false }
        return date.covers(EDTF(day)) || start == nil && date.covers(EDTF(day.adding(days: -1)))
            || date.earliest == start || date.latest?.adding(days: 1) == start
    }

    private func isAtEdge(_ day: CivilDay, _ edge: EDTFDate?) -> Bool {
        guard let first = edge?.earliest, let last = edge?.latest else { return false }
        return first <= day && day <= last.adding(days: 1)
    }

    private func isPart(_ text: String) -> Bool {
        if ["start", "mid", "end"].contains(where: { mod.hasSuffix($0) }) { return true }
        let words = Set(text.split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: [
            "early", "late", "mid", "middle", "beginning", "start", "end", "earlier", "later",
        ])
    }

    private func week(of timex: String) -> EDTF? {
        let parts = timex.split(separator: "-")
        guard parts.count == 2, parts[1].hasPrefix("W"), let year = Int(parts[0]),
            let number = Int(parts[1].dropFirst()),
            let january4 = CivilDay(year: year, month: 1, day: 4)
        else { return nil }
        let monday = january4.monday.adding(days: 7 * (number - 1))
        return EDTF(from: EDTF(monday), to: EDTF(monday.adding(days: 6)))
    }

    /// "2016-SU", "SU": only the season, and the year where they give it.
    private func agreesWithoutDays(_ date: EDTF) -> Bool {
        let codes = ["SP": 21, "SU": 22, "FA": 23, "WI": 24]
        guard let code = codes[String(timex.suffix(2))], date.start?.season == code else { return false }
        guard let year = Int(timex.dropLast(3)) else { return true }
        return date.year == year
    }

    private func agreesOnDays(_ date: EDTF, _ answer: DateAnswer) -> Bool {
        switch answer.bound {
        case "before", "by", "until":
            guard start == nil, let end else { return type == "date" && date.earliest == start }
            return date.earliest == end || date.latest == end || date.latest?.adding(days: 1) == end
        case "after":
            guard let start, end == nil else { return false }
            return date.latest?.adding(days: 1) == start || date.isDay && date.day == start || isPartStart(date, start)
        case "since", "from":
            guard let start else { return false }
            return date.earliest == start && (end == nil || date.latest?.adding(days: 1) == end || date.latest == end)
        default: break
        }
        guard let start, let end else {
            // "since" and "after" that we give as plain points.
            return start != nil
                ? date.earliest == start : date.latest.map { $0 == end || $0.adding(days: 1) == end } ?? false
        }
        guard date.earliest == start, let latest = date.latest else { return false }
        if type == "date" { return latest == end }
        if timex.hasSuffix("W)"), latest.adding(days: -6) == end { return true }
        return latest == end || latest.adding(days: 1) == end || date.end?.earliest == end
    }

    private func isPartStart(_ date: EDTF, _ start: CivilDay) -> Bool {
        mod.contains("start") && date.earliest == start
    }
}
