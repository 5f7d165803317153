// What the bureau did for somebody, and what came of it.

public import CaseModel

/// An intervention that counts.
public struct Intervention: Hashable, Sendable {
    /// The entry that recorded it.
    public var id: LedgerID
    /// What was done, to whom, when, and by when a reply is due.
    public var intervened: Intervened
    /// The records it concerns, by the names they have now.
    public var records: [KnownRecord]
    /// Who recorded it.
    public var author: String
    /// What came back, in the order it was recorded.
    public var answers: [Answered]

    /// Whether a reply is due on a day or was due before it, and none is recorded.
    public func isDue(on day: CivilDay) -> Bool {
        guard answers.isEmpty, let due = intervened.replyDue?.latest else { return false }
        return due <= day
    }
}

extension Casebook {
    /// The interventions that were not taken back, the earliest first.
    ///
    /// - Parameter includingAnswered: also those that an answer came to.
    public func interventions(includingAnswered: Bool = false) throws -> [Intervention] {
        var answers: [LedgerID: [Answered]] = [:]
        for found in try index.acts(.answered) {
            if case .answered(let act) = found.act { answers[act.intervention, default: []].append(act) }
        }
        return try index.acts(.intervened).compactMap { found -> Intervention? in
            guard case .intervened(let act) = found.act, let id = try index.entry(at: found.row),
                includingAnswered || answers[id] == nil
            else { return nil }
            return Intervention(
                id: id, intervened: act, records: try index.knownRecords(act.records), author: found.author,
                answers: answers[id] ?? [])
        }.sorted { ($0.intervened.date, $0.id) < ($1.intervened.date, $1.id) }
    }
}
