// Which date vectors are in our scope: decided by the kind of expression, never by whether we read it.

/// The kinds of expression that reports do not need.
enum DateScope {
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
        if result.timex.contains("BD") || contains(text, ["business day", "business days", "working week", "workweek"]) { return "business calendar" }
        if result.timex.hasPrefix("FY") || result.timex.hasPrefix("SY") || contains(text, ["fiscal", "school year", "calendar year", "cy", "sy", "quarter", "quarters"])
            || words.contains(where: isCode)
        {
            return "business calendar"
        }
        if result.timex.hasSuffix("WE") && result.timex.hasPrefix("P") { return "lengths in weekends" }
        if contains(text, holidays) { return "holiday" }
        if result.text.contains("=") || contains(text, ["greater", "otd", "w c", "eod", "eoy", "to date"]) { return "notation of queries and abbreviations" }
        if result.timex == "PRESENT_REF" { return "now" }
        return nil
    }

    private static func contains(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains(" \($0) ") } }

    /// "q3", "h1", "cy18", "sy18".
    private static func isCode(_ word: String) -> Bool {
        let letters = word.prefix { $0.isLetter }
        let rest = word.dropFirst(letters.count)
        if word.hasSuffix("h1") || word.hasSuffix("h2") || word.hasSuffix("q1") || word.hasSuffix("q2") || word.hasSuffix("q3") || word.hasSuffix("q4") { return true }
        return ["q", "h", "cy", "sy", "fy"].contains(String(letters)) && !rest.isEmpty && rest.allSatisfy(\.isNumber)
    }

    private static let holidays = [
        "independence day", "black friday", "earth day", "easter", "saint patrick", "workers day", "juneteenth", "freedom day", "jubilee day", "christmas",
        "new year", "halloween", "labor day", "thanksgiving", "eid al fitr", "easter monday",
    ]
}
