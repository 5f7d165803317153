// Dates that one report tells without a year: the year comes from where the same event is told with one, and the rule says so.

import CaseLogic
import CaseModel

extension JoinedCase {
    /// Fills in the years of dates that were told without.
    ///
    /// - Parameter index: where years that other events give are kept; nil takes only what other reports say of the same event.
    mutating func fillYears(from index: CaseIndex?, _ reading: Reading) throws {
        let open = draft.statements.indices.filter { date(of: $0)?.hasUnspecifiedYear ?? false }
        guard !open.isEmpty else { return }
        var dates: [EntityID: [EDTF]] = [:]
        for place in draft.statements.indices {
            if let date = date(of: place) { dates[draft.statements[place].subject, default: []].append(date) }
        }
        for place in open {
            guard let told = date(of: place) else { continue }
            let event = draft.statements[place].subject
            if let year = OpenYears.year(of: told, among: dates[event] ?? []) {
                let full = dates[event]?.first { OpenYears.year(of: told, in: $0) == year }
                fill(
                    place, year, "year from another report of the same event, which dates it \(full?.description ?? "")"
                )
            } else if let index, let found = try index.foundYear(of: record(of: event), reading),
                found.told == told.description
            {
                fill(place, found.year, found.rule)
            }
        }
    }

    private func date(of place: Int) -> EDTF? {
        let statement = draft.statements[place]
        guard statement.property == .date, case .date(let date) = statement.value else { return nil }
        return date
    }

    private mutating func fill(_ place: Int, _ year: Int, _ rule: String) {
        guard let told = date(of: place), let full = told.settingYear(year) else { return }
        let before = draft.statements[place].rule
        change(place) { statement in
            statement.value = .date(full)
            statement.rule = rule + (before.isEmpty ? "" : "; told as \(told): \(before)")
            statement.standing = .computed
        }
    }
}

extension CaseIndex {
    /// The year that was found for an event, with the date as told and the words for where it comes from.
    func foundYear(of event: Int64, _ reading: Reading) throws -> (year: Int, told: String, rule: String)? {
        let found = try database.prepare(
            "SELECT date, told, year_from, kind FROM \(reading.events) WHERE id = ? AND told IS NOT NULL"
        ).first(
            event
        ) { row in (row.string(0), row.string(1), row.int(2), row.string(3)) }
        guard let (date, told, from, kind) = found, let year = EDTF(date)?.earliest?.year else { return nil }
        if from < 0 {
            let published = try database.prepare("SELECT published FROM source WHERE id = ?").first(
                RowNumber.entry(of: ~from)
            ) { $0.text(0) }
            return (
                year, told,
                "year from the day the report was published (\(published ?? "")): the latest such day before it"
            )
        }
        let other = try database.prepare("SELECT date FROM \(reading.events) WHERE id = ?").first(from) { $0.text(0) }
        return (
            year, told,
            "year from the \(kind) of the same person that is dated \(other ?? "") elsewhere in the casebook"
        )
    }
}
