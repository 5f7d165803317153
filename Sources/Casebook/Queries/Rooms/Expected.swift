// One thing that is expected: an appointment or a reply, by the entry that made it; and what is due, kept until entries come.

public import CaseLogic
public import CaseModel

extension Casebook {
    /// What an entry expects, and what became of it; nil where it is no appointment or reply that stands, or is about nobody but people who
    /// are protected.
    public func expected(_ id: LedgerID, includingProtected: Bool = false) throws -> (item: DueItem, outcome: String?)?
    {
        guard let row = try index.row(of: id),
            try index.database.prepare("SELECT live FROM entry WHERE id = ?").first(row, row: { $0.bool(0) }) ?? false,
            let act = try index.act(at: row)
        else { return nil }
        let closing = try index.database.prepare(
            """
            SELECT closing.entry FROM closing JOIN entry ON entry.id = closing.entry WHERE target = ? AND live = 1
            ORDER BY clock, time LIMIT 1
            """
        ).first(row) { $0.int(0) }
        var outcome: String?
        switch try closing.flatMap({ try index.act(at: $0) }) {
        case .closed(let act): outcome = act.outcome
        case .answered(let act): outcome = act.result
        default: break
        }
        guard let item = try index.due(act, entry: id, includingProtected) else { return nil }
        return (item, try includingProtected ? outcome : outcome.map { try index.openText($0) })
    }

    /// The same as `due`, worked out once for a day for as long as no entry comes.
    public func keptDue(
        asOf day: CivilDay, within days: Int, rules: [DeadlineRule], includingProtected: Bool = false
    ) throws -> [DueItem] {
        let question = KeptAnswers.Due(day: day, days: days, includingProtected: includingProtected)
        if let known = index.kept.due[question] { return known }
        let found = try due(asOf: day, within: days, rules: rules, includingProtected: includingProtected)
        if index.kept.due.count > 8 { index.kept.due = [:] }
        index.kept.due[question] = found
        return found
    }

    /// A record by one of its items; nil where there is none, or it is protected and that is not asked for.
    public func record(_ item: ItemID, includingProtected: Bool) throws -> RecordName? {
        try index.record(of: item).flatMap { includingProtected || $0.sensitivity != .protected ? $0 : nil }
    }
}

extension CaseIndex {
    /// An appointment or an expected reply as a line of what is due.
    func due(_ act: Act, entry: LedgerID, _ includingProtected: Bool) throws -> DueItem? {
        let item: DueItem
        switch act {
        case .appointed(let act):
            item = DueItem(
                kind: .appointment, day: act.date.latest ?? CivilDay(number: 0), date: act.date, what: act.what,
                records: try act.records.compactMap { try record(of: $0) }, subject: .appointment(act), entry: entry)
        case .intervened(let act):
            guard let due = act.replyDue else { return nil }
            item = DueItem(
                kind: .reply, day: due.latest ?? CivilDay(number: 0), date: due, what: act.what,
                records: try act.records.compactMap { try record(of: $0) }, subject: .reply(act), entry: entry)
        default: return nil
        }
        return includingProtected ? item : try withoutProtected(item)
    }
}
