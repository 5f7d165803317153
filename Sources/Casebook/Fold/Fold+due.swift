// What is due and what closes it: rows by day, so that nobody has to read all acts to tell what comes this week.

import CaseModel

extension Fold {
    /// Writes down that something is due.
    func expect(_ entry: Int64, by date: EDTF) throws {
        guard let day = date.latest ?? date.earliest else { return }
        try database.prepare("INSERT OR REPLACE INTO expected (entry, day) VALUES (?,?)").run(entry, day.number)
    }

    /// Writes down that an act closes what another began.
    func close(_ target: LedgerID, by entry: Int64) throws {
        guard let target = try index.row(of: target) else { return }
        try database.prepare("INSERT OR REPLACE INTO closing (entry, target) VALUES (?,?)").run(entry, target)
    }
}
