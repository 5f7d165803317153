// The pairing of events, and the layers that count them: events, units, dates.

extension ReportScorer {
    /// Kind, date and people of an event, for the list of mistakes.
    static func label(_ event: AnnotatedReport.Event) -> String {
        let who = event.victims.isEmpty ? event.actors : event.victims
        return "\(event.kind) \(event.date ?? "None") \(who.joined(separator: ", "))"
    }

    func isKind(_ i: Int, _ j: Int) -> Bool {
        let kind = predicted.events[j].kind
        return kind == gold.events[i].kind || gold.events[i].kindAlternatives.contains(kind)
    }

    func isDate(_ i: Int, _ j: Int) -> Bool {
        let date = Normalising.date(predicted.events[j].date)
        return date == Normalising.date(gold.events[i].date)
            || gold.events[i].dateAlternatives.contains { Normalising.date($0) == date }
    }

    /// Whether some optional gold event may be the same as predicted event `j`.
    func isOptional(_ j: Int) -> Bool { optional.contains { loose[$0][j] } }

    mutating func pairEvents() {
        let wanted = gold.events.map { goldNames.participants(of: $0) }
        let asVictims = predicted.events.map { predictedNames.participants(of: $0, as: "") }
        let asDoers = predicted.events.map { predictedNames.participants(of: $0, as: "offence") }
        loose = gold.events.indices.map { i in
            predicted.events.indices.map { j in
                guard isKind(i, j) else { return false }
                let given = (Kinds.ofDoers.contains(gold.events[i].kind) ? asDoers : asVictims)[j]
                return !wanted[i].isDisjoint(with: given) || (wanted[i].isEmpty && given.isEmpty)
            }
        }
        exact = gold.events.indices.map { i in predicted.events.indices.map { j in loose[i][j] && isDate(i, j) } }
        required = gold.events.indices.filter { !gold.events[$0].optional }
        optional = gold.events.indices.filter { gold.events[$0].optional }
        strict = pairs(of: required, taken: [], by: exact)
        let rest = required.filter { strict[$0] == nil }
        relaxed = strict.merging(pairs(of: rest, taken: Set(strict.values), by: loose)) { first, _ in first }
    }

    /// Pairs gold events with predicted ones, those of the same duration first.
    private func pairs(of events: [Int], taken: Set<Int>, by allowed: [[Bool]]) -> [Int: Int] {
        let edges = events.map { i in
            let open = predicted.events.indices.filter { allowed[i][$0] && !taken.contains($0) }
            let sameTerm = open.filter { predicted.events[$0].duration == gold.events[i].duration }
            return sameTerm + open.filter { predicted.events[$0].duration != gold.events[i].duration }
        }
        return Dictionary(uniqueKeysWithValues: Matching.pair(edges).map { (events[$0.key], $0.value) })
    }

    mutating func scoreEvents() {
        for (layer, pairs) in [(Layer.events, strict), (.eventsRelaxed, relaxed)] {
            let used = Set(pairs.values)
            let extra = predicted.events.indices.filter { !used.contains($0) && !isOptional($0) }
            let missed = required.filter { pairs[$0] == nil }
            add(layer, right: pairs.count, extra: extra.count, missed: missed.count)
            guard layer == .events else { continue }
            for i in missed { note(layer.rawValue, "MISSED", Self.label(gold.events[i])) }
            for j in extra { note(layer.rawValue, "EXTRA", Self.label(predicted.events[j])) }
        }
    }

    /// One unit for each event and participant, which does not depend on how people are grouped into events.
    mutating func scoreUnits() {
        struct Unit {
            var event: Int
            var who: Who?
        }
        func units(_ events: [AnnotatedReport.Event], _ names: NameResolver) -> [Unit] {
            events.indices.flatMap { index in
                let who = names.participants(of: events[index]).sorted { Normalising.precedes($0.sortKey, $1.sortKey) }
                return who.isEmpty ? [Unit(event: index, who: nil)] : who.map { Unit(event: index, who: $0) }
            }
        }
        let wanted = units(gold.events, goldNames)
        let given = units(predicted.events, predictedNames)
        let optionalEvents = Set(optional)
        let isOptional = { (unit: Unit) in optionalEvents.contains(unit.event) }
        let (pairs, _) = Matching.pair(wanted, given, isOptional: isOptional) { a, b in
            a.who == b.who && isKind(a.event, b.event) && isDate(a.event, b.event)
        }
        let used = Set(pairs.values)
        let extra = given.indices.filter { index in
            guard !used.contains(index) else { return false }
            let unit = given[index]  // an optional unit takes it in whatever its date
            return !wanted.contains { isOptional($0) && $0.who == unit.who && isKind($0.event, unit.event) }
        }
        let required = wanted.filter { !isOptional($0) }.count
        add(.eventUnits, right: used.count, extra: extra.count, missed: required - used.count)
    }

    mutating func scoreDates() {
        for (i, j) in relaxed {
            let wanted = Normalising.date(gold.events[i].date)
            let given = Normalising.date(predicted.events[j].date)
            let others = gold.events[i].dateAlternatives.map(Normalising.date)
            if wanted == nil, given == nil { continue }
            if wanted == nil, others.contains(given) { continue }
            if given == nil, others.contains(nil) { continue }
            if wanted != nil, given == wanted || others.contains(given) {
                add(.dates, right: 1)
            } else {
                add(.dates, extra: given == nil ? 0 : 1, missed: wanted == nil ? 0 : 1)
            }
        }
    }
}
