// Dates in the words of each language, as exact as they are and no more.

public import CaseModel

extension Phrasebook {
    /// A date: "12 June 2025", "June 2025", "about 2024", "12 June to 3 July 2025".
    public func date(_ date: EDTF) -> String { DateSpeaker(words: self).said(date) }

    /// A day.
    public func date(_ day: CivilDay) -> String { date(EDTF(day)) }

    /// A date in text that goes on, or what stands for none.
    public func date(orNone date: EDTF?) -> String { date.map { self.date($0) } ?? self("date.none") }

    /// A time of the ledger (RFC 3339 in UTC) as day, hour and minute.
    public func time(_ text: String) -> String {
        guard text.utf8.count >= 16, let day = EDTF(String(text.prefix(10))) else { return text }
        return self("date.time", ["day": .text(date(day)), "time": .text(String(text.dropFirst(11).prefix(5)))])
    }
}
