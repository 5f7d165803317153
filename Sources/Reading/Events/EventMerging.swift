// One event told twice is one event.
import CaseModel

enum EventMerging {
    /// Joins events of one kind that share a participant and whose dates agree; the fuller telling gives the details.
    static func merged(_ events: [EventDraft], in page: Page) -> [EventDraft] {
        var kept: [EventDraft] = []
        var byKind: [EventKind: [Int]] = [:]
        for event in events {
            let twins: ArraySlice<Int> = byKind[event.kind]?.suffix(40) ?? []
            if let twin = twins.first(where: { isSame(kept[$0], event) }) {
                kept[twin].absorb(event)
            } else {
                byKind[event.kind, default: []].append(kept.count)
                kept.append(event)
            }
        }
        return kept
    }

    private static func isSame(_ a: EventDraft, _ b: EventDraft) -> Bool {
        let victims = Set(a.victims.map(\.entity))
        let others = Set(b.victims.map(\.entity))
        if a.kind.isAct {
            guard Set(a.actors.map(\.entity)) == Set(b.actors.map(\.entity)) else { return false }
        } else {
            guard
                victims == others || (!victims.isEmpty && victims.isSubset(of: others))
                    || (!others.isEmpty && others.isSubset(of: victims))
            else { return false }
        }
        if let x = a.duration, let y = b.duration, x != y { return false }
        let provisions = Set(a.provisions)
        if !provisions.isEmpty, !b.provisions.isEmpty, provisions.isDisjoint(with: b.provisions), a.kind == .charge {
            return false
        }
        guard let x = a.date, let y = b.date else {
            return a.date == nil && b.date == nil || a.sentence != b.sentence || a.kind == .offence
        }
        return x == y || x.covers(y) || y.covers(x)
    }
}

extension EventDraft {
    /// Takes over from another telling what this one lacks.
    fileprivate mutating func absorb(_ other: EventDraft) {
        if date == nil
            || (other.date.map { theirs in date.map { $0.covers(theirs) && $0 != theirs } ?? false } ?? false)
        {
            date = other.date ?? date
            dateMention = other.dateMention ?? dateMention
            dateRule = other.date == nil ? dateRule : other.dateRule
        }
        for victim in other.victims where !victims.contains(where: { $0.entity == victim.entity }) {
            victims.append(victim)
        }
        for actor in other.actors where !actors.contains(where: { $0.entity == actor.entity }) { actors.append(actor) }
        takeStanding(from: other)
        place = place ?? other.place
        facility = facility ?? other.facility
        from = from ?? other.from
        to = to ?? other.to
        until = until ?? other.until
        time = time ?? other.time
        if duration == nil {
            duration = other.duration
            durationMention = other.durationMention
        }
        for provision in other.provisions where !provisions.contains(provision) { provisions.append(provision) }
    }
}
