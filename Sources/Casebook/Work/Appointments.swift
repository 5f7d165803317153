// What is to happen, and what became of it.

public import CaseModel

/// An appointment that counts.
public struct Appointment: Hashable, Sendable {
    /// The entry that made it.
    public var id: LedgerID
    /// What it is, when and where.
    public var appointed: Appointed
    /// The records it concerns, by the names they have now.
    public var records: [KnownRecord]
    /// Who made it.
    public var author: String
    /// What happened, where somebody said so.
    public var outcome: String?
    /// The entry that says what happened.
    public var closedBy: LedgerID?
}

extension Casebook {
    /// The appointments that were not taken back, the earliest first.
    ///
    /// - Parameter includingClosed: also those of which somebody said what happened.
    public func appointments(includingClosed: Bool = false) throws -> [Appointment] {
        var closings: [LedgerID: (LedgerID, Closed)] = [:]
        for found in try index.acts(.closed) {
            guard case .closed(let act) = found.act, let id = try index.entry(at: found.row) else { continue }
            closings[act.appointment] = (id, act)
        }
        return try index.acts(.appointed).compactMap { found -> Appointment? in
            guard case .appointed(let act) = found.act, let id = try index.entry(at: found.row),
                includingClosed || closings[id] == nil
            else { return nil }
            return Appointment(
                id: id, appointed: act, records: try index.knownRecords(act.records), author: found.author,
                outcome: closings[id]?.1.outcome, closedBy: closings[id]?.0)
        }.sorted {
            ($0.appointed.date, $0.appointed.time ?? "", $0.id) < ($1.appointed.date, $1.appointed.time ?? "", $1.id)
        }
    }
}

extension CaseIndex {
    /// The records that items go by now; those that are none any more are left out.
    func knownRecords(_ items: [ItemID]) throws -> [KnownRecord] {
        try items.compactMap { item in try row(of: item).flatMap { try knownRecord(at: $0) } }
    }
}
