// Finds the pairs of events whose distance in time says something: act and charge, detention and court.
import CaseModel

struct IntervalReader {
    let events: EventIndex
    let held: HeldTogether

    func intervals(of proceedings: [Proceeding]) -> [Interval] { proceedings.flatMap { intervals(of: $0) } }

    private func intervals(of proceeding: Proceeding) -> [Interval] {
        let acts = proceeding.acts.compactMap { events.event($0) }
        let act = acts.first { $0.date != nil && $0.kind.value == .offence } ?? acts.first { $0.date != nil }
        let detention = first(.detention, in: proceeding)
        let charge = first(.charge, in: proceeding)
        let sentence = first(.sentence, in: proceeding)
        var found: [Interval?] = []
        if proceeding.code == .administrative {
            let step = proceeding.stages.lazy.compactMap { events.event($0.event) }.first {
                $0.date != nil && $0.kind.value != .appeal && $0.kind.value != .release
            }
            found.append(interval(.offenceToProsecution, act, step, proceeding))
        } else {
            found.append(interval(.offenceToDetention, act, detention, proceeding))
            found.append(interval(.offenceToCharge, act, charge, proceeding))
        }
        found.append(interval(.detentionToCharge, detention, charge, proceeding))
        found.append(interval(.detentionToCourt, detention, court(after: detention, in: proceeding), proceeding))
        found.append(interval(.chargeToSentence, charge, sentence, proceeding))
        if let release = first(.release, in: proceeding), let detention,
            !held.different(detention, release, of: proceeding.person)
        {
            found.append(interval(.detentionToRelease, detention, release, proceeding))
        }
        found.append(interval(.sentenceToAppeal, sentence, first(.appeal, in: proceeding), proceeding))
        return found.compactMap { $0 }
    }

    private func first(_ kind: EventKind, in proceeding: Proceeding) -> EventView? {
        proceeding.stages.lazy.filter { $0.kind == kind }.compactMap { events.event($0.event) }.first { $0.date != nil }
    }

    /// The first decision or hearing of a court that is not surely before the detention.
    private func court(after detention: EventView?, in proceeding: Proceeding) -> EventView? {
        guard let detention, let start = detention.date?.value else { return nil }
        let courts: Set<EventKind> = [.remand, .houseArrest, .trial, .sentence, .administrativeArrest, .fine]
        return proceeding.stages.lazy.filter { courts.contains($0.kind) }.compactMap { events.event($0.event) }
            .first { event in
                event.date.map { !$0.value.isSurelyBefore(start) } ?? false
                    && !held.different(detention, event, of: proceeding.person)
            }
    }

    private func interval(_ kind: Interval.Kind, _ from: EventView?, _ to: EventView?, _ proceeding: Proceeding)
        -> Interval?
    {
        guard let from, let to, let start = from.date?.value, let end = to.date?.value,
            let length = IntervalLength(from: start, to: end)
        else { return nil }
        let first = Wording.name(of: from.kind.value)
        let second = Wording.name(of: to.kind.value)
        var rule = "from the \(first) (\(start)) to the \(second) (\(end)): \(length)"
        if length.fewestDays != length.mostDays { rule += ", between \(length.fewestDays) and \(length.mostDays) days" }
        if start.hasUnspecifiedYear { rule += ", if both are of one year" }
        return Interval(
            kind: kind, person: proceeding.person, code: proceeding.code, from: from.id, to: to.id, start: start,
            end: end, length: length, rule: rule,
            spans: from.words + to.words)
    }
}
