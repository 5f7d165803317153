// A matter while its events are being found: what fits it in time and text.
import CaseModel

struct Matter {
    var code: LegalCode
    var articles: Set<String>
    var events: [EventView]

    func holds(_ event: EventView) -> Bool { events.contains { $0.id == event.id } }

    func joined(with other: Matter) -> Matter {
        Matter(code: code, articles: articles.union(other.articles), events: events + other.events)
    }

    // MARK: Penalties part matters

    private static func isPenalty(_ kind: EventKind) -> Bool {
        kind == .sentence || kind == .fine || kind == .administrativeArrest
    }

    private var penalties: [EventView] { events.filter { Self.isPenalty($0.kind.value) } }

    /// Whether an event can't belong here because a penalty of another day closed the matter.
    func isClosed(to event: EventView) -> Bool {
        if event.kind.value == .offence {
            // What is done after a charge or penalty is another matter.
            return events.contains { ($0.kind.value == .charge || Self.isPenalty($0.kind.value)) && isPast($0, event) }
        }
        if event.kind.value == .charge, events.contains(where: { $0.kind.value == .offence && isPast(event, $0) }) {
            return true
        }
        guard Self.isPenalty(event.kind.value) || event.kind.value == .charge else { return false }
        return penalties.contains { penalty in
            guard let a = penalty.date?.value, let b = event.date?.value else {
                return Self.isPenalty(event.kind.value) && penalty.kind.value == event.kind.value
                    && penalty.date != event.date
            }
            if a.agrees(with: b) { return false }
            return Self.isPenalty(event.kind.value) ? true : a.isSurelyBefore(b)
        }
    }

    func mayBeOne(with other: Matter) -> Bool {
        if !penalties.isEmpty && !other.penalties.isEmpty {
            return penalties.allSatisfy { a in other.penalties.allSatisfy { b in sameDate(a, b) } }
        }
        guard let a = days, let b = other.days else { return true }
        return b.lowerBound - a.upperBound <= 550 && a.lowerBound - b.upperBound <= 550
    }

    private func sameDate(_ a: EventView, _ b: EventView) -> Bool {
        guard let x = a.date?.value, let y = b.date?.value else { return a.date == nil && b.date == nil }
        return x.agrees(with: y)
    }

    // MARK: Time

    /// First and last day of what is dated in it.
    private var days: ClosedRange<Int>? {
        let all = events.compactMap { $0.date?.value }.flatMap { [$0.earliest?.number, $0.latest?.number] }.compactMap {
            $0
        }
        guard let first = all.min(), let last = all.max() else { return nil }
        return first...last
    }

    private func gap(_ a: EventView, _ b: EventView) -> Int? {
        guard let x = a.date?.value, let y = b.date?.value, let x1 = x.earliest, let x2 = x.latest, let y1 = y.earliest,
            let y2 = y.latest
        else { return nil }
        return max(0, max(x1.number - y2.number, y1.number - x2.number))
    }

    /// Whether an event lies so few days from what is dated here; true where a date is missing.
    func isNear(_ event: EventView, days limit: Int) -> Bool {
        guard event.date != nil, days != nil else { return true }
        return distance(to: event) <= limit
    }

    /// Days to the nearest dated event of the matter; a large number where nothing can be compared.
    func distance(to event: EventView) -> Int { events.compactMap { gap($0, event) }.min() ?? 100_000 }

    /// Whether everything done in the matter comes at or after an event.
    func isAfter(_ event: EventView) -> Bool {
        guard let date = event.date?.value else { return true }
        return events.allSatisfy { $0.date.map { !$0.value.isSurelyBefore(date) } ?? true }
    }

    // MARK: Text

    func textDistance(to event: EventView) -> Int {
        let at = EventIndex.position(event)
        return events.map { abs(EventIndex.position($0) - at) }.min() ?? Int.max
    }

    func isTold(within bytes: Int, of event: EventView) -> Bool { textDistance(to: event) <= bytes }

    // MARK: Fit

    /// How well a search, detention, hearing, appeal or release fits, smaller is better; `nil` where it can't belong.
    func fit(of event: EventView) -> Int? {
        let kind = event.kind.value
        let isAfterwards = kind == .appeal || kind == .release || kind == .trial
        if kind == .trial || kind == .appeal, code == .administrative, penalties.isEmpty { return nil }
        guard event.date != nil else { return 1_000 + textDistance(to: event) }
        let stages = events.filter { !$0.kind.value.isAct }
        let nearest = stages.compactMap { gap($0, event) }.min()
        if let nearest, nearest <= 3 { return nearest }
        if !isAfterwards, penalties.contains(where: { penalty in isPast(penalty, event) }) { return nil }
        if isAfterwards,
            stages.contains(where: { stage in
                stage.date.map { date in isPast(stage, event) && !date.value.hasUnspecifiedYear } ?? false
            })
        {
            return nearest
        }
        if isAfterwards, stages.contains(where: { $0.date != nil }) { return nil }
        let acts = events.filter { $0.kind.value.isAct && $0.date != nil }
        if !acts.isEmpty {
            // After what is alleged: fits; before it: another matter.
            guard acts.contains(where: { isPast($0, event) || (gap($0, event) ?? 1) == 0 }) else { return nil }
            return 500 + (acts.compactMap { gap($0, event) }.min() ?? 500)
        }
        if let nearest { return nearest <= 1500 ? 500 + nearest : nil }
        return 1_000 + textDistance(to: event)
    }

    private func isPast(_ earlier: EventView, _ event: EventView) -> Bool {
        guard let a = earlier.date?.value, let b = event.date?.value else { return false }
        return a.isSurelyBefore(b)
    }
}
