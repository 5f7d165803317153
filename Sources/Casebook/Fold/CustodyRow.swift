// A row of the table of custodies: a spell of custody as it stood on some days.

import CaseLogic
import CaseModel

/// What the list of those held says of somebody, and on which days.
struct CustodyRow: Equatable {
    /// Before and after all days.
    static let ever = 10_000_000

    /// The days on which it is what is known.
    var validFrom: Int
    var validTo: Int
    var since: String?
    var first: Int?
    /// How it ended; nil while it goes on, as far as was known then.
    var ending: String?
    var facility: String?
    var kind: String
    var standing: Standing
    var termEnds: String?
    var termDay: Int?
    var isTermSaid: Bool
    var termRule: String?
    /// The last day on which it is listed, of those on which it is what is known.
    var listedTo: Int
    var heldBy: [Int64]
    var provisions: [Provision]
    var events: [Int64]
    var place: Int64?

    /// All rows of a person, in order.
    static func all(of person: EntityID, in file: CaseFile, _ findings: CaseFindings, _ joined: JoinedCase)
        -> [CustodyRow]
    {
        let events = Dictionary(file.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [CustodyRow] = []
        for state in CustodyState.all(of: person, in: file) {
            for custody in state.custodies where custody.person == person {
                let matters = findings.proceedings.filter { !Set($0.events).isDisjoint(with: custody.events) }
                let row = CustodyRow(custody, in: state, matters, events, joined)
                // What was over before is in rows of its own.
                guard row.listedTo >= row.validFrom || row.ending == nil else { continue }
                if let last = rows.lastIndex(where: { $0.isGoneOn(in: row) }) {
                    rows[last].validTo = row.validTo
                    rows[last].listedTo = row.listedTo
                } else {
                    rows.append(row)
                }
            }
        }
        return rows
    }

    private init(
        _ custody: Custody, in state: CustodyState, _ matters: [Proceeding], _ known: [EntityID: EventView],
        _ joined: JoinedCase
    ) {
        validFrom = state.from?.number ?? -Self.ever
        validTo = state.to?.number ?? Self.ever
        since = custody.from?.description
        first = custody.from?.earliest?.number
        // What only silence says depends on the day that is asked for.
        let isTold = custody.end != nil && custody.end != custody.presumedEnd?.end
        ending = isTold ? custody.end?.rawValue : nil
        facility = custody.holds.last { $0.facility != nil }?.facility?.value
        kind = custody.holds.last?.kind.rawValue ?? ""
        standing = custody.holds.contains { $0.standing == .reported } ? .reported : .alleged
        let end = custody.termEnds
        termEnds = end?.date.description
        termDay = end?.date.latest?.number
        isTermSaid = end.map { end in end.events.first.flatMap { known[$0] }?.until?.value == end.date } ?? false
        termRule = end?.rule
        listedTo = min(custody.lastListedDay(isEndTold: isTold), validTo)
        heldBy = (custody.holds.last { !$0.by.isEmpty }?.by ?? []).map { joined.record(of: $0) }
        provisions = []
        for event in matters.flatMap(\.events) where state.events.contains(event) {
            for provision in known[event]?.provisions.map(\.value) ?? [] where !provisions.contains(provision) {
                provisions.append(provision)
            }
        }
        self.events = custody.events.map { joined.record(of: $0) }
        place = custody.holds.last { $0.place != nil }?.place.map { joined.record(of: $0) }
    }

    /// Whether another row says the same of the days right after.
    private func isGoneOn(in next: CustodyRow) -> Bool {
        guard validTo == next.validFrom - 1, listedTo == validTo else { return false }
        var same = next
        (same.validFrom, same.validTo, same.listedTo) = (validFrom, validTo, listedTo)
        return same == self
    }
}
