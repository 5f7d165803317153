// The year of a date that was told without one: found where the same thing is told with a year, or by the day of publication.
public import CaseModel

/// Finds the years that reports leave open.
public enum OpenYears {
    /// The one year that other dates give to a date without a year; nil where none agrees, or where several years would do.
    ///
    ///     OpenYears.year(of: EDTF("XXXX-05-16"), among: [EDTF("2024-05-16")])   // 2024
    public static func year(of date: EDTF, among others: [EDTF]) -> Int? {
        guard date.hasUnspecifiedYear else { return nil }
        let years = Set(others.compactMap { year(of: date, in: $0) })
        return years.count == 1 ? years.first : nil
    }

    /// The year that another date gives; nil where it does not agree with the date, or is too coarse to tell a year.
    public static func year(of date: EDTF, in other: EDTF) -> Int? {
        guard !other.hasUnspecifiedYear, let first = other.earliest, let last = other.latest,
            last.number - first.number < 40
        else { return nil }
        // A date of the turn of the year may lie in either.
        return [first.year, last.year].first { date.settingYear($0)?.agrees(with: other) ?? false }
    }

    /// The year of the latest such day that is not after the day a report was published.
    public static func year(of date: EDTF, before published: EDTF) -> Int? {
        guard date.hasUnspecifiedYear, let day = published.latest, published.isDay || published.precision == .month
        else {
            return nil
        }
        return stride(from: day.year, through: day.year - 8, by: -1).first { year in
            date.settingYear(year)?.earliest.map { $0 <= day } ?? false
        }
    }
}
