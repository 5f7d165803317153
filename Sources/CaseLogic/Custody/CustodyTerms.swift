// Computes the ends of terms and the clock of a custody.
import CaseModel

struct CustodyTerms {
    let events: EventIndex

    /// The custody with its computed end of term and its clock.
    func completed(_ custody: Custody, asOf: EDTF?, horizon: CivilDay?) -> Custody {
        var custody = custody
        custody.termEnds = termEnds(of: custody)
        if custody.end == nil { custody.presumedEnd = presumedEnd(of: custody) }
        if let presumed = custody.presumedEnd, let horizon, presumed.after < horizon { custody.end = presumed.end }
        if custody.end == nil { custody.clock = clock(of: custody, asOf: asOf) }
        return custody
    }

    /// The end of a custody of which no end is told: its term is over, or nothing is heard for long after a short measure.
    private func presumedEnd(of custody: Custody) -> PresumedEnd? {
        guard let last = custody.holds.last else { return nil }
        let order = custody.orders.last.flatMap { events.event($0) }?.kind.value
        let isShort = order == .administrativeArrest || order == .sentence
        if isShort, let term = custody.termEnds?.date.latest { return PresumedEnd(after: term, end: .termOver) }
        guard let start = last.from?.latest ?? custody.from?.latest else {
            // Nobody knows when it began, and it lasted days.
            return order == .administrativeArrest && custody.holds.count == 1
                ? PresumedEnd(after: .distantPast, end: .notRecorded) : nil
        }
        if order == .administrativeArrest {
            return PresumedEnd(after: CivilDay(number: start.number + 60), end: .notRecorded)
        }
        if order == nil, last.kind == .detention || last.kind == .transfer {
            return PresumedEnd(after: CivilDay(number: start.number + 30), end: .notRecorded)
        }
        return nil
    }

    /// Day N of a custody that goes on; the first day is 1.
    func clock(of custody: Custody, asOf: EDTF?) -> CustodyClock? {
        guard let asOf, let today = asOf.day, let start = custody.from, let first = start.day, first <= today else {
            return nil
        }
        let day = today.number - first.number + 1
        return CustodyClock(
            day: day, asOf: asOf, isApproximate: start.isApproximate || asOf.isApproximate,
            rule: "from \(start) to \(asOf) is day \(day), the first day counted as day 1")
    }

    /// When the term last ordered ends: as the source says, else start plus length. A sentence is counted from the first day of custody.
    private func termEnds(of custody: Custody) -> ComputedDate? {
        guard let last = custody.holds.last(where: { $0.order != nil }), let order = last.order,
            let event = events.event(order)
        else { return nil }
        if let until = event.until?.value {
            return ComputedDate(
                date: until, rule: "the source gives the end of the \(Wording.name(of: event.kind.value))",
                events: [order])
        }
        // An appeal changes the term of the hold that the order began; the order itself says what it said.
        let ordered = custody.holds.last { $0.order == order && $0.term != nil }?.term
        guard let term = ordered ?? event.duration?.value else { return nil }
        if event.kind.value == .sentence, let start = custody.from, let end = start.adding(term) {
            let isFirst = custody.holds.first?.order == order
            let first =
                isFirst
                ? "the day of the sentence, for no custody before it is recorded"
                : "the first day of custody, if the time before the sentence is counted"
            let sentences = custody.orders.filter { events.event($0)?.kind.value == .sentence }.count
            let replaces = sentences > 1 ? ", if the last sentence replaces the one before" : ""
            return ComputedDate(
                date: end, rule: "\(Wording.length(term)) from \(start) (\(first)\(replaces)) end \(Wording.when(end))",
                events: custody.holds[0].events + [order])
        }
        guard let start = event.date?.value ?? (last.events.first == order ? last.from : nil),
            let end = start.adding(term)
        else { return nil }
        return ComputedDate(
            date: end,
            rule:
                "\(Wording.length(term)) from \(start), the start of the \(Wording.name(of: event.kind.value)), end \(Wording.when(end))",
            events: [order])
    }
}
