// The questions a custody chain asks of an event: is it told again, does it go on, is it another custody.
import CaseModel

extension CustodyChain {
    func isSame(_ a: EDTF?, _ b: EDTF?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.agrees(with: b)
    }

    /// Whether an order is the one that a hold was read from, told again.
    func isRetold(_ hold: CustodyHold, _ event: EventView) -> Bool {
        guard hold.kind == event.kind.value, hold.order != nil else { return false }
        guard
            isSame(hold.from, event.date?.value)
                || event.date == nil && (event.duration == nil || event.duration?.value == hold.term)
        else { return false }
        return true
    }

    /// Whether the term of an arrest or sentence was over before an event.
    func isOver(_ custody: Custody, before event: EventView) -> Bool {
        guard let last = custody.holds.last, let until = last.until, let date = event.date?.value,
            last.untilBasis != .next
        else { return false }
        let order = last.order.flatMap { events.event($0) }?.kind.value
        return (order == .administrativeArrest || order == .sentence) && until.isSurelyBefore(date)
    }

    /// Whether an administrative arrest after another is not its continuation.
    func isAnotherArrest(_ custody: Custody, _ event: EventView) -> Bool {
        guard event.kind.value == .administrativeArrest, let last = custody.holds.last(where: { $0.order != nil }),
            last.order.flatMap({ events.event($0) })?.kind.value == .administrativeArrest
        else { return false }
        guard let end = last.orderEnds?.latest, let date = event.date?.value.earliest else { return true }
        return abs(date.number - end.number) > 3
    }

    /// Whether an order comes so long after a mere detention that it can't be the same custody.
    func isFar(_ custody: Custody, from event: EventView) -> Bool {
        guard custody.orders.isEmpty, let start = custody.from?.latest, let date = event.date?.value.earliest else {
            return false
        }
        let limit = event.kind.value == .sentence ? 900 : event.kind.value == .remand ? 200 : 60
        return date.number - start.number > limit
    }
}
