// Which date vectors are in our scope: decided by the kind of expression, never by whether we read it.

/// The kinds of expression that reports do not need.
public enum DateScope {
    /// Why a case is left out, or nil.
    static func reason(input: String, expected: [DateVector.Expected], hasReference: Bool) -> String? {
        for result in expected {
            switch result.type {
            case "time", "timerange": return "time of day"
            case "datetime", "datetimerange": return "day with a time of day"
            case "set": return "recurrence"
            case "timezone", "": return "other"
            default: break
            }
            if result.text.isEmpty { continue }
            if let kind = kind(of: result) { return kind }
        }
        return nil
    }

    private static func kind(of result: DateVector.Expected) -> String? {
        let words = result.text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        let text = " " + words.joined(separator: " ") + " "
        if result.timex.contains("BD") || contains(text, ["business day", "business days", "working week", "workweek"])
        {
            return "business calendar"
        }
        if result.timex.hasPrefix("FY") || result.timex.hasPrefix("SY")
            || contains(text, ["fiscal", "school year", "calendar year", "cy", "sy"])
            || words.contains(where: isCode)
        {
            return "business calendar"
        }
        if result.timex.hasSuffix("WE") && result.timex.hasPrefix("P") { return "length in weekends" }
        if contains(text, holidays) { return "holiday" }
        if result.text.contains("=") || contains(text, ["greater", "otd", "w c", "eod", "eoy", "to date"]) {
            return "notation of queries and abbreviations"
        }
        if result.timex == "PRESENT_REF" { return "now" }
        return nil
    }

    private static func contains(_ text: String, _ words: [String]) -> Bool {
        words.contains { text.contains(" \($0) ") }
    }

    /// "q3", "h1", "cy18", "sy18".
    private static func isCode(_ word: String) -> Bool {
        let letters = word.prefix { $0.isLetter }
        let rest = word.dropFirst(letters.count)
        if word.hasSuffix("h1") || word.hasSuffix("h2") || word.hasSuffix("q1") || word.hasSuffix("q2")
            || word.hasSuffix("q3") || word.hasSuffix("q4")
        {
            return true
        }
        return ["q", "h", "cy", "sy", "fy"].contains(String(letters)) && !rest.isEmpty && rest.allSatisfy(\.isNumber)
    }

    private static let holidays = [
        "independence day", "black friday", "earth day", "easter", "saint patrick", "workers day", "juneteenth",
        "freedom day", "jubilee day", "christmas",
        "new year", "halloween", "labor day", "thanksgiving", "eid al fitr", "easter monday",
    ]

    /// The page that lists what is left out, case by case.
    public static func page(_ files: [(name: String, cases: [DateVector])]) -> String {
        var text = """
            # What the date vectors ask, and what we leave out

            Written by `habeas-train dates --vectors ../shared/vectors/dates-en --scope`; the kinds are decided in `Sources/Scoring/Dates/DateScope.swift`
            by the type and words of what the vectors expect, before anything is read. In scope are dates, months, years, weeks, weekdays, relative days,
            periods and lengths of time, and phrases in which nothing is to be found. A case goes out if any of its expected expressions is of a kind left out.

            How answers are compared (`DateAnswers.swift`): of two readings the past one counts; the end of a range may be its last day, the day after it, or
            the first day of its last unit, as the vectors have all three; part of a period ("late this month") is right as the period, since EDTF has no
            "early"; a parser that is asked for one type only is not charged with what else is in its phrase. The vectors are read in the manner of
            calendars (`Dates.findEagerly`): the month first in digits, "last Friday" as the Friday of last week, "a month ago" as a day, "a few" as three;
            reports are not read that way.

            | file | cases | in scope | left out |
            | --- | --- | --- | --- |

            """
        for file in files {
            let left = file.cases.filter { $0.leftOut != nil }.count
            text += "| \(file.name) | \(file.cases.count) | \(file.cases.count - left) | \(left) |\n"
        }
        text += "\nLeft out, with the numbers of the cases from 0:\n"
        let all = files.flatMap { file in
            file.cases.compactMap { vector in vector.leftOut.map { (reason: $0, file: file.name, id: vector.id) } }
        }
        for reason in Set(all.map(\.reason)).sorted() {
            text += "\n## \(reason)\n"
            for file in files {
                let numbers = all.filter { $0.reason == reason && $0.file == file.name }.compactMap {
                    $0.id.split(separator: " ").last.map(String.init)
                }
                if !numbers.isEmpty { text += "\n\(file.name): \(numbers.joined(separator: ", "))\n" }
            }
        }
        return text
    }
}
