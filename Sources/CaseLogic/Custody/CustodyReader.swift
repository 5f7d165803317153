// Reads the custody of each person off the events: detention, transfer, remand, arrest, sentence, release, in order of time.
import CaseModel

struct CustodyReader {
    let events: EventIndex
    let asOf: EDTF?

    func custodies() -> [Custody] {
        // The day up to which the file speaks.
        let horizon = asOf?.latest ?? events.file.events.compactMap { $0.date?.value.latest }.max()
        return events.persons.flatMap { person in
            var chain = CustodyChain(person: person, events: events)
            for event in events.events(of: person) { chain.take(event) }
            return chain.finished(asOf: asOf, horizon: horizon)
        }
    }
}

/// The custodies of one person while events are read in order.
struct CustodyChain {
    let person: EntityID
    let events: EventIndex
    private var done: [Custody] = []
    private var open: Custody?
    /// A fine or a pledge followed a mere detention.
    private var looksFreed = false

    init(person: EntityID, events: EventIndex) {
        self.person = person
        self.events = events
    }

    mutating func take(_ event: EventView) {
        switch event.kind.value {
        case .detention: detention(event)
        case .remand, .administrativeArrest, .houseArrest: order(event)
        case .sentence:
            if PrisonTerms.isCustodial(event, in: events.file.draft.text, isHeld: open != nil) { order(event) }
        case .appeal: appeal(event)
        case .fine, .travelBan: punishedOtherwise(event)
        case .transfer: transfer(event)
        case .disappearance: move(event, rule: "nobody is told where the person is held")
        case .release: release(event)
        case .death: if open != nil { end(.died, at: event) }
        default: break
        }
    }

    mutating func finished(asOf: EDTF?, horizon: CivilDay?) -> [Custody] {
        if var custody = open {
            if looksFreed { custody.end = .notRecorded }
            done.append(custody)
        }
        open = nil
        let terms = CustodyTerms(events: events)
        return done.filter { !isFormal($0) }.map { terms.completed($0, asOf: asOf, horizon: horizon) }
    }

    /// Sentenced and let go the same day: nobody was held.
    private func isFormal(_ custody: Custody) -> Bool {
        guard custody.holds.count == 1, custody.end == .released, custody.holds[0].kind == .sentence,
            let from = custody.from, let until = custody.until
        else { return false }
        return from.agrees(with: until)
    }

    // MARK: What each kind of event does

    private mutating func detention(_ event: EventView) {
        if var custody = open {
            if let told = custody.holds.firstIndex(where: {
                $0.kind == .detention && isSame($0.from, event.date?.value)
            }) {
                merge(event, into: &custody.holds[told])
                if custody.takenFrom == nil { custody.takenFrom = event.from }
                open = custody
                return
            }
            if event.date == nil {
                merge(event, into: &custody.holds[custody.holds.count - 1])
                open = custody
                return
            }
            closeUnended(before: event)
        }
        var hold = self.hold(event, rule: "detained")
        hold.facility = event.facility ?? event.to
        begin(Custody(person: person, takenFrom: event.from, holds: [hold]))
    }

    private mutating func order(_ event: EventView) {
        if attach(event) { return }
        var hold = self.hold(event, rule: "ordered by \(Wording.one(event.kind.value))")
        hold.facility = event.facility
        hold.order = event.id
        hold.term = event.duration?.value
        if hold.from == nil, event.kind.value == .administrativeArrest, let detained = open?.holds.last,
            detained.order == nil,
            let day = detained.from, day.isDay
        {
            // The arrest that follows a detention, told without its day: about the same day.
            hold.from = day.withApproximation()
            hold.rule += "; the day is about that of the detention before it"
        }
        if let until = event.until?.value {
            hold.until = until
            hold.untilBasis = .said
            hold.orderEnds = until
        } else if let from = hold.from, let term = hold.term, event.kind.value != .sentence, let end = from.adding(term)
        {
            hold.until = end
            hold.untilBasis = .computed
            hold.orderEnds = end
            hold.rule += "; \(Wording.length(term)) from \(from) end on \(end)"
        }
        if var custody = open {
            if let told = custody.holds.firstIndex(where: { isRetold($0, event) }) {
                merge(event, into: &custody.holds[told])
                open = custody
                return
            }
            if isOver(custody, before: event) || isFar(custody, from: event) || isAnotherArrest(custody, event) {
                closeUnended(before: event)
            } else {
                append(hold)
                return
            }
        }
        begin(Custody(person: person, takenFrom: nil, holds: [hold]))
    }

    /// A remand of which nothing but that it was ordered is told, right after a detention: no other hold, but the order for this one.
    private mutating func attach(_ event: EventView) -> Bool {
        guard event.kind.value == .remand, event.date == nil, event.until == nil, event.duration == nil,
            event.facility == nil, var custody = open, let last = custody.holds.indices.last,
            custody.holds[last].order == nil, custody.holds[last].kind == .detention
        else { return false }
        custody.holds[last].order = event.id
        custody.holds[last].events.append(event.id)
        custody.holds[last].spans += event.words
        custody.holds[last].rule += "; a remand was ordered on a day that is not told"
        open = custody
        return true
    }

    private mutating func transfer(_ event: EventView) {
        let rule = "moved" + (event.from.map { " from \($0.value)" } ?? "") + (event.to.map { " to \($0.value)" } ?? "")
        guard var custody = open else {
            var first = hold(event, rule: "held there before the transfer")
            first.from = nil
            first.fromTime = nil
            first.facility = event.from
            if event.from != nil { begin(Custody(person: person, takenFrom: nil, holds: [first])) }
            move(event, rule: rule)
            return
        }
        let last = custody.holds.count - 1
        if custody.holds[last].facility == nil, let from = event.from {
            custody.holds[last].facility = from
            open = custody
        }
        // Told twice: the same day, and no other place.
        if custody.holds[last].kind == .transfer, isSame(custody.holds[last].from, event.date?.value),
            event.to == nil || custody.holds[last].facility?.value == event.to?.value
        {
            merge(event, into: &custody.holds[last])
            open = custody
            return
        }
        move(event, rule: rule)
    }

    /// Goes on in another place under the same order.
    private mutating func move(_ event: EventView, rule: String) {
        var hold = self.hold(event, rule: rule)
        hold.facility = event.to ?? event.facility
        guard let custody = open, let last = custody.holds.last else {
            begin(Custody(person: person, takenFrom: event.from, holds: [hold]))
            return
        }
        hold.order = last.order
        if last.untilBasis != .next, last.order != nil, let until = last.until,
            !(event.date.map { until.isSurelyBefore($0.value) } ?? false)
        {
            // The end of the term goes with the order.
            hold.until = until
            hold.untilBasis = last.untilBasis
            hold.term = last.term
            hold.orderEnds = last.orderEnds
        }
        append(hold)
    }

    /// An appeal that was decided with another term.
    private mutating func appeal(_ event: EventView) {
        guard var custody = open, let term = event.duration?.value,
            let last = custody.holds.lastIndex(where: { $0.order != nil }),
            custody.holds[last].order.flatMap({ events.event($0) })?.kind.value == .sentence
        else { return }
        custody.holds[last].term = term
        custody.holds[last].events.append(event.id)
        custody.holds[last].rule += "; changed on appeal to \(Wording.length(term))"
        open = custody
    }

    /// A fine or a pledge after a mere detention: the person was not kept, though no release is told.
    private mutating func punishedOtherwise(_ event: EventView) {
        guard let custody = open, custody.orders.isEmpty, !isFar(custody, from: event),
            custody.holds.allSatisfy({ $0.kind == .detention || $0.kind == .transfer })
        else { return }
        looksFreed = true
    }

    private mutating func release(_ event: EventView) {
        if open == nil, let from = event.from ?? event.facility {
            var hold = self.hold(event, rule: "held there before the release")
            hold.from = nil
            hold.fromTime = nil
            hold.facility = from
            open = Custody(person: person, takenFrom: nil, holds: [hold])
        }
        if open != nil { end(.released, at: event) }
    }

    // MARK: Links of the chain

    private func hold(_ event: EventView, rule: String) -> CustodyHold {
        CustodyHold(
            kind: event.kind.value, facility: nil, place: event.place?.value, by: event.actors.map(\.value),
            from: event.date?.value,
            fromTime: event.time?.value, until: nil, untilTime: nil, untilBasis: nil, order: nil, term: nil,
            orderEnds: nil, standing: event.standing,
            events: [event.id], spans: event.words + (event.facility?.spans ?? []), rule: rule)
    }

    private mutating func begin(_ custody: Custody) {
        open = custody
        looksFreed = false
    }

    private mutating func append(_ hold: CustodyHold) {
        guard var custody = open else { return }
        let last = custody.holds.count - 1
        endHold(&custody.holds[last], at: hold.from, time: hold.fromTime)
        custody.holds.append(hold)
        open = custody
        looksFreed = false
    }

    /// Ends a hold where the next begins, unless the dates say that it cannot be so.
    private func endHold(_ hold: inout CustodyHold, at date: EDTF?, time: String?) {
        guard let date else {
            hold.untilTime = nil
            if hold.untilBasis == .computed { (hold.until, hold.untilBasis) = (nil, nil) }
            return
        }
        if let from = hold.from, date.isSurelyBefore(from) { return }
        hold.until = date
        hold.untilTime = time
        hold.untilBasis = .next
    }

    private mutating func end(_ end: CustodyEnd, at event: EventView) {
        guard var custody = open else { return }
        let last = custody.holds.count - 1
        if let date = event.date?.value {
            endHold(&custody.holds[last], at: date, time: event.time?.value)
        } else if custody.holds[last].untilBasis == .computed {
            // Released at a time not told: the end of the term is no longer the end.
            (custody.holds[last].until, custody.holds[last].untilBasis) = (nil, nil)
        }
        custody.holds[last].events.append(event.id)
        custody.holds[last].spans += event.words
        custody.end = end
        done.append(custody)
        open = nil
    }

    /// Closes a custody whose end nobody tells, because a later one begins.
    private mutating func closeUnended(before event: EventView) {
        guard var custody = open else { return }
        custody.end = isOver(custody, before: event) ? .termOver : .notRecorded
        done.append(custody)
        open = nil
    }

    private func merge(_ event: EventView, into hold: inout CustodyHold) {
        if hold.facility == nil {
            hold.facility =
                event.facility ?? (event.kind.value == .detention || event.kind.value == .transfer ? event.to : nil)
        }
        if hold.place == nil { hold.place = event.place?.value }
        if hold.from == nil { hold.from = event.date?.value }
        if hold.fromTime == nil { hold.fromTime = event.time?.value }
        if hold.term == nil { hold.term = event.duration?.value }
        for actor in event.actors.map(\.value) where !hold.by.contains(actor) { hold.by.append(actor) }
        if !hold.events.contains(event.id) { hold.events.append(event.id) }
        for span in event.words where !hold.spans.contains(span) { hold.spans.append(span) }
    }
}
