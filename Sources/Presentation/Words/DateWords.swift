// Dates and lengths of time as one says them: as exact as their source, and never more.
public import CaseModel

/// Puts dates and durations into words.
public enum DateWords {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let seasons = [21: "spring", 22: "summer", 23: "autumn", 24: "winter"]

    /// A date in words: "16 May 2024", "about April 2024", "16 May, year not given".
    public static func words(_ date: EDTF) -> String {
        guard date.isInterval else { return date.start.map(words) ?? date.description }
        switch (date.start, date.end) {
        case (let start?, let end?): return "between \(words(start)) and \(words(end))"
        case (let start?, nil): return "from \(words(start))"
        case (nil, let end?): return "until \(words(end))"
        case (nil, nil): return date.description
        }
    }

    private static func words(_ date: EDTFDate) -> String {
        let bare = exact(date)
        switch date.qualifier {
        case .none: return bare
        case .approximate: return "about \(bare)"
        default: return "perhaps \(bare)"
        }
    }

    private static func exact(_ date: EDTFDate) -> String {
        var parts: [String] = []
        if let day = date.day.number { parts.append(String(day)) }
        if let season = date.season {
            parts.append(seasons[season] ?? "season \(season)")
        } else if let month = date.month.number {
            parts.append((1...12).contains(month) ? months[month - 1] : String(month))
        }
        if date.hasUnspecifiedYear {
            return parts.isEmpty ? "year not given" : parts.joined(separator: " ") + ", year not given"
        }
        if date.unspecifiedYearDigits > 0 {
            let text = date.description
            return text.hasSuffix("X") && date.unspecifiedYearDigits == 1 && parts.isEmpty
                ? "the \(text.dropLast())0s" : text
        }
        parts.append((date.isNegative ? "−" : "") + String(abs(date.year)))
        return parts.joined(separator: " ")
    }

    /// A length of time in words: "15 days", "1 year 6 months".
    public static func words(_ duration: ISODuration) -> String {
        let names: [(ISODuration.Unit, String)] = [
            (.year, "year"), (.month, "month"), (.week, "week"), (.day, "day"), (.hour, "hour"), (.minute, "minute"),
            (.second, "second"),
        ]
        guard duration.fraction == nil else { return duration.description }
        let parts = names.compactMap { unit, name -> String? in
            let amount = duration[unit]
            return amount == 0 ? nil : "\(amount) \(name)\(amount == 1 ? "" : "s")"
        }
        return parts.isEmpty ? duration.description : parts.joined(separator: " ")
    }
}
