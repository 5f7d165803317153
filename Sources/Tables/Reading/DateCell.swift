// Dates as tables have them: 16.05.2024, 2024-05-16, 16/05/24, May 2024, 2024, the days of a spreadsheet.

public import CaseModel

/// Which comes first where strokes part a date.
public enum SlashedOrder: String, Hashable, Sendable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
}

/// Reads one cell as a date. What can mean two days is not guessed.
public struct DateCell: Sendable {
    /// For 03/04/2024; nil where nobody has said.
    public var slashed: SlashedOrder?
    /// Whether the spreadsheet counts its days from 1904.
    public var from1904: Bool

    public init(slashed: SlashedOrder?, from1904: Bool = false) {
        self.slashed = slashed
        self.from1904 = from1904
    }

    /// What a cell says.
    public enum Reading: Hashable, Sendable {
        case date(EDTF)
        /// It is read one way or the other by the order of day and month.
        case ambiguous
        /// It is no date; says why.
        case none(String)
    }

    /// Reads a cell.
    public func read(_ cell: Cell) -> Reading {
        if let day = cell.date { return .date(EDTF(day)) }
        if let number = cell.number, number == number.rounded(.down), (20_000..<80_000).contains(number) {
            return Self.day(serial: Int(number), from1904: from1904).map { .date(EDTF($0)) } ?? .none("it is no day")
        }
        // Five digits are nothing else than the number of a day, as a spreadsheet writes it where a cell lost its form.
        if cell.text.utf8.count == 5, let number = Int(cell.text), (20_000..<80_000).contains(number) {
            return Self.day(serial: number, from1904: from1904).map { .date(EDTF($0)) } ?? .none("it is no day")
        }
        return read(cell.text)
    }

    /// The day of a spreadsheet's number, by the calendar of 1900 (in which a 29 February 1900 is counted that never was).
    static func day(serial: Int, from1904: Bool = false) -> CivilDay? {
        guard (1..<2_958_466).contains(serial) || from1904 && serial >= 0 else { return nil }
        if from1904 { return CivilDay(year: 1904, month: 1, day: 1)?.adding(days: serial) }
        return CivilDay(year: 1899, month: 12, day: serial < 61 ? 31 : 30)?.adding(days: serial)
    }

    /// Reads words.
    public func read(_ words: String) -> Reading {
        let text = words.trimmingYearWords
        if let date = EDTF(text), text.utf8.count <= 24 { return plausible(date) }
        if let range = range(text) { return range }
        let parts = text.split { " .,-/–—".contains($0) }.map(String.init)
        let isSlashed = text.contains("/")
        guard (1...3).contains(parts.count) || parts.count == 4 else { return .none("it is no date") }
        // A time of day after the date is not part of it.
        let numbers = parts.prefix(3).map { Int($0) }
        if parts.count >= 3, parts.count == 3 || parts[3].contains(":"), let a = numbers[0], let b = numbers[1],
            let third = numbers[2]
        {
            return threeNumbers(a, b, third, parts: parts, isSlashed: isSlashed)
        }
        if parts.count == 3, parts[2].contains(":"), let found = EDTF(parts[0]) { return plausible(found) }
        if parts.count == 2, let month = numbers[0], let year = numbers[1], parts[1].utf8.count == 4 {
            return date(year, month, nil)
        }
        if parts.count == 2, let year = numbers[0], let month = numbers[1], parts[0].utf8.count == 4 {
            return date(year, month, nil)
        }
        if parts.count == 2, parts[1].contains(":") { return read(parts[0]) }
        return named(parts)
    }

    private func threeNumbers(_ a: Int, _ b: Int, _ third: Int, parts: [String], isSlashed: Bool) -> Reading {
        if parts[0].utf8.count == 4 { return date(a, b, third) }
        guard parts[2].utf8.count == 4 || parts[2].utf8.count == 2 else { return .none("it is no date") }
        let year = parts[2].utf8.count == 4 ? third : third + (third < 69 ? 2000 : 1900)
        guard isSlashed, a != b else { return date(year, b, a) }
        if a > 12 {
            return slashed == .monthFirst
                ? .none("the mapping says month-first, and there is no month \(a)") : date(year, b, a)
        }
        if b > 12 {
            return slashed == .dayFirst
                ? .none("the mapping says day-first, and there is no month \(b)") : date(year, a, b)
        }
        switch slashed {
        case .dayFirst?: return date(year, b, a)
        case .monthFirst?: return date(year, a, b)
        case nil: return .ambiguous
        }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int?) -> Reading {
        guard let found = EDTF(year: year, month: month, day: day) else { return .none("there is no such day") }
        return plausible(found)
    }

    private func plausible(_ date: EDTF) -> Reading {
        if let year = date.earliest?.year ?? date.latest?.year, !(1900...2100).contains(year) {
            return .none("the year \(year) can't be right")
        }
        return .date(date)
    }

    /// "16 мая 2024", "May 16 2024", "май 2024".
    private func named(_ parts: [String]) -> Reading {
        var (month, day, year): (Int?, Int?, Int?) = (nil, nil, nil)
        for part in parts {
            if let number = Int(part.prefix { $0.isNumber }), part.first?.isNumber ?? false {
                if part.prefix(while: { $0.isNumber }).count == 4, year == nil {
                    year = number
                } else if day == nil {
                    day = number
                } else {
                    return .none("it is no date")
                }
            } else if let found = WordList.shared.meaning("month", within: part).flatMap({ Int($0) }), month == nil {
                month = found
            } else {
                return .none("it is no date")
            }
        }
        guard let year else { return .none("it has no year") }
        guard let month else {
            return day == nil && parts.count == 1
                ? plausible(EDTF(year: year) ?? EDTF(CivilDay(number: 0))) : .none("it is no date")
        }
        return date(year, month, day)
    }

    /// "16.05.2024 - 20.05.2024"; Uwazi writes 2024-05-16~2024-05-20.
    private func range(_ text: String) -> Reading? {
        for sign in [" - ", " – ", " — ", "–", "—", "~"] {
            let parts = text.split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 2, case .date(let from) = read(String(parts[0])),
                case .date(let to) = read(String(parts[1]))
            else { continue }
            return EDTF(from: from, to: to).map { .date($0) } ?? .none("it ends before it begins")
        }
        return nil
    }
}

extension String {
    /// Without the word for "year" after it and without blanks around it.
    fileprivate var trimmingYearWords: String {
        var text = Sheet.trimmed(self)
        for word in ["года", "год", "г.", "г", "жылы", "ж."] where text.lowercased().hasSuffix(word) {
            let rest = Sheet.trimmed(String(text.dropLast(word.count)))
            if rest.last?.isNumber ?? false {
                text = rest
                break
            }
        }
        return text
    }
}
