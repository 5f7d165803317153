// Puts a date into words: as exact as its source, never more.

import CaseModel

struct DateSpeaker {
    let words: Phrasebook

    func said(_ date: EDTF) -> String {
        guard date.isInterval else { return date.start.map(said) ?? date.description }
        switch (date.start, date.end) {
        case (let start?, let end?):
            return words("date.between", ["from": .text(said(start)), "to": .text(said(end))])
        case (let start?, nil): return words("date.from", ["date": .text(said(start))])
        case (nil, let end?): return words("date.until", ["date": .text(said(end))])
        case (nil, nil): return date.description
        }
    }

    /// A length of time: "1 year 6 months".
    func said(_ duration: ISODuration) -> String {
        guard duration.fraction == nil else { return duration.description }
        let units: [(ISODuration.Unit, Word)] = [
            (.year, "length.year"), (.month, "length.month"), (.week, "length.week"), (.day, "length.day"),
            (.hour, "length.hour"), (.minute, "length.minute"), (.second, "length.second"),
        ]
        let parts = units.compactMap { unit, word -> String? in
            duration[unit] == 0 ? nil : words(word, ["n": .number(duration[unit])])
        }
        return parts.isEmpty ? duration.description : parts.joined(separator: " ")
    }

    private func said(_ date: EDTFDate) -> String {
        let exact = exact(date)
        switch date.qualifier {
        case .none: return exact
        case .approximate: return words("date.about", ["date": .text(exact)])
        default: return words("date.perhaps", ["date": .text(exact)])
        }
    }

    private func exact(_ date: EDTFDate) -> String {
        let day = date.day.number
        let month = date.month.number.flatMap { (1...12).contains($0) ? $0 : nil }
        let year: String? =
            date.hasUnspecifiedYear
            ? nil : (date.isNegative ? "−" : "") + String(abs(date.year))
        if !date.hasUnspecifiedYear, date.unspecifiedYearDigits > 0 {
            guard date.unspecifiedYearDigits == 1, date.month == .absent else { return date.description }
            return words("date.decade", ["year": .text(String(date.year))])
        }
        var arguments: [String: Argument] = [:]
        if let year { arguments["year"] = .text(year) }
        if let day { arguments["day"] = .text(String(day)) }
        if let season = date.season {
            arguments["month"] = .text(words("season.\(season)"))
            return words(year == nil ? "date.month.noYear" : "date.season", arguments)
        }
        guard let month else { return year ?? words("date.noYear") }
        // Some languages bend the month after a day.
        arguments["month"] = .text(words(day == nil ? "month.\(month)" : "month.\(month).of"))
        switch (day, year) {
        case (nil, nil): return words("date.month.noYear", arguments)
        case (nil, _): return words("date.month", arguments)
        case (_, nil): return words("date.day.noYear", arguments)
        default: return words("date.day", arguments)
        }
    }
}
