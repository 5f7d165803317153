// Dates as ISO 8601-2 (EDTF) levels 0 and 1 write them.

/// A date or interval in EDTF, levels 0 and 1, and the unspecified year `XXXX-MM`, `XXXX-MM-DD`.
///
/// What is read, and where that differs from the standard, is in `docs/edtf.md`.
///
///     EDTF("2024-03-01~")?.adding(ISODuration("P15D"))   // 2024-03-16~
public struct EDTF: Hashable, Sendable, CustomStringConvertible {
    /// One end of an interval.
    public enum End: Hashable, Sendable {
        case date(EDTFDate)
        /// Written `..`: there is no bound.
        case open
        /// Written as nothing: the bound is not known.
        case unknown

        /// The date, where there is one.
        public var date: EDTFDate? { if case .date(let date) = self { date } else { nil } }
    }

    /// What it is.
    public enum Form: Hashable, Sendable {
        case single(EDTFDate)
        case interval(End, End)
    }

    /// The parts.
    public let form: Form

    init(form: Form) { self.form = form }

    /// Parses a string; `nil` where it is not EDTF of these levels.
    public init?(_ string: String) {
        guard let form = EDTFParser.form(of: string) else { return nil }
        self.form = form
    }

    /// A single date.
    public init(_ date: EDTFDate) { form = .single(date) }

    /// A day.
    public init(_ day: CivilDay, approximate: Bool = false) {
        form = .single(EDTFDate(day, qualifier: approximate ? .approximate : .none))
    }

    /// A year, month or day; without a year `XXXX-MM` or `XXXX-MM-DD`. `nil` where the calendar has no such date.
    public init?(year: Int?, month: Int? = nil, day: Int? = nil, approximate: Bool = false) {
        let qualifier: EDTFQualifier = approximate ? .approximate : .none
        if let month {
            guard (1...12).contains(month) else { return nil }
            // 2000 had a 29 February, and so may an unknown year.
            if let day, CivilDay(year: year ?? 2000, month: month, day: day) == nil { return nil }
        } else if day != nil || year == nil {
            return nil
        }
        if let year, !(-9999...9999).contains(year), month != nil { return nil }
        form = .single(
            EDTFDate(
                year: year ?? 0, unspecifiedYearDigits: year == nil ? 4 : 0, month: month.map { .value($0) } ?? .absent,
                day: day.map { .value($0) } ?? .absent, qualifier: qualifier))
    }

    /// A season, 21 (spring) to 24 (winter), of a year; `nil` for other numbers.
    public init?(year: Int, season: Int) {
        guard (21...24).contains(season), (-9999...9999).contains(year) else { return nil }
        form = .single(EDTFDate(year: year, month: .value(season)))
    }

    /// The decade that a year lies in (`201X`).
    public init?(decadeOf year: Int) {
        guard (0...9999).contains(year) else { return nil }
        form = .single(EDTFDate(year: year / 10 * 10, unspecifiedYearDigits: 1))
    }

    /// An interval between two single dates; `nil` ends are open. `nil` where the start is after the end or both are open.
    public init?(from start: EDTF?, to end: EDTF?) {
        guard let first = EDTF.end(of: start), let last = EDTF.end(of: end), start != nil || end != nil,
            EDTFParser.isInOrder(first, last)
        else { return nil }
        form = .interval(first, last)
    }

    private static func end(of date: EDTF?) -> End? {
        guard let date else { return .open }
        guard case .single(let single) = date.form, single.time.isEmpty else { return nil }
        return .date(single)
    }

    /// The canonical string.
    public var description: String {
        switch form {
        case .single(let date): date.description
        case .interval(let start, let end): text(start) + "/" + text(end)
        }
    }

    private func text(_ end: End) -> String {
        switch end {
        case .date(let date): date.description
        case .open: ".."
        case .unknown: ""
        }
    }
}

extension EDTF: Codable {
    /// Reads the canonical string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let string = try container.decode(String.self)
        guard let value = EDTF(string) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an EDTF date: \(string)")
        }
        self = value
    }

    /// Writes the canonical string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension EDTF: Comparable {
    /// Orders by first day, then by last day, then by string; dates without a year come after all others, by month and day.
    public static func < (a: EDTF, b: EDTF) -> Bool {
        let (x, y) = (a.sortingKey, b.sortingKey)
        return x == y ? a.description < b.description : x < y
    }

    private var sortingKey: (Int, Int, Int) {
        if let first = earliest ?? latest { return (0, first.number, latest?.number ?? Int.max) }
        guard let date = start else { return (2, 0, 0) }
        return (1, date.month.number ?? 0, date.day.number ?? 0)
    }
}
