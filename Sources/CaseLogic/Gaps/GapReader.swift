// Finds what a case file lacks: orders, years, articles, places, ends of terms, lawyers.
import CaseModel

struct GapReader {
    let events: EventIndex
    let asOf: EDTF?
    let custodies: [Custody]
    let proceedings: [Proceeding]

    func gaps() -> [Gap] {
        let courts = Set(events.file.organisations.filter { $0.kind.value == .court }.map(\.id))
        return custodies.flatMap { custody($0) } + events.file.events.flatMap { event($0) }
            + proceedings.flatMap { proceeding($0, courts: courts) } + people()
    }

    // MARK: Custody

    private func custody(_ custody: Custody) -> [Gap] {
        let name = events.name(custody.person)
        var gaps: [Gap] = []
        func ask(_ kind: Gap.Kind, _ question: String, _ rule: String, events: [EntityID]? = nil) {
            gaps.append(
                Gap(
                    kind: kind, question: question, person: custody.person, events: events ?? custody.events,
                    spans: custody.spans, rule: rule))
        }
        let since = custody.from.map { " since \($0)" } ?? ""
        if custody.orders.isEmpty, custody.goesOn || lasts(custody, over: 3) {
            ask(
                .courtOrder, "Who ordered the custody of \(name)\(since), and when? No court order is recorded.",
                "a custody without remand, arrest or sentence")
        }
        if custody.goesOn, custody.holds.last?.facility == nil {
            let town = custody.holds.last?.place.map { " in \(events.name($0))" } ?? ""
            ask(.whereabouts, "Where\(town) is \(name) held\(since)?", "the last hold has no place")
        }
        if custody.end == .termOver || custody.end == .notRecorded {
            if custody.end == .termOver, let term = custody.termEnds?.date {
                ask(
                    .release,
                    "Was \(name), held\(since), released \(Wording.when(term)), when the term ended? No release is recorded.",
                    "the term is over and no release is told")
            } else {
                ask(
                    .release,
                    since.isEmpty
                        ? "When was \(name) released? No release is recorded."
                        : "When was \(name), held\(since), released? No release is recorded.",
                    "other events or a long silence follow, and no release is told")
            }
        }
        if let last = custody.holds.last(where: { $0.order != nil }), let order = last.order, custody.termEnds == nil,
            custody.goesOn
        {
            ask(
                .endOfTerm, "When does the \(Wording.name(of: orderKind(order))) of \(name) end?",
                "an order without a term or an end", events: [order])
        }
        if let order = custody.holds.last(where: { $0.order != nil })?.order, orderKind(order) == .sentence,
            custody.termEnds != nil, custody.goesOn
        {
            ask(
                .startOfTerm, "From which day does the term of \(name) run?",
                "the source does not say whether time before the sentence counts", events: [order])
        }
        unordered(custody).forEach {
            ask(.courtOrder, $0.question, "an order ended before the next began", events: $0.events)
        }
        return gaps
    }

    /// Times between the end of one order and the next, or today, in an unbroken custody.
    private func unordered(_ custody: Custody) -> [(question: String, events: [EntityID])] {
        let name = events.name(custody.person)
        let ordered = custody.holds.filter { $0.order != nil }
        var found: [(String, [EntityID])] = []
        for (hold, next) in zip(ordered, ordered.dropFirst()) where hold.order != next.order {
            guard let end = hold.orderEnds, let last = end.latest, let first = next.from?.earliest,
                first.number - last.number > 3, let order = hold.order, let later = next.order
            else { continue }
            found.append(
                (
                    "By what order was \(name) held between \(end), when the \(Wording.name(of: orderKind(order))) ended, and \(next.from?.description ?? "")?",
                    [order, later]
                ))
        }
        if custody.goesOn, let last = ordered.last, let order = last.order,
            orderKind(order) == .remand || orderKind(order) == .houseArrest, let end = last.orderEnds, let asOf,
            end.isSurelyBefore(asOf)
        {
            found.append(
                ("The \(Wording.name(of: orderKind(order))) of \(name) ended on \(end): was it extended?", [order]))
        }
        return found
    }

    private func orderKind(_ order: EntityID) -> EventKind { events.event(order)?.kind.value ?? .remand }

    private func lasts(_ custody: Custody, over days: Int) -> Bool {
        guard let start = custody.from?.latest, let end = custody.until?.earliest else { return false }
        return end.number - start.number > days
    }

    // MARK: Single events

    private func event(_ event: EventView) -> [Gap] {
        guard event.standing != .opinion, event.standing != .forecast else { return [] }
        let kind = event.kind.value
        let person = EventIndex.subjects(of: event).first
        let whom = EventIndex.subjects(of: event).map { events.name($0) }.joined(separator: ", ")
        let of = whom.isEmpty ? "" : " of \(whom)"
        var gaps: [Gap] = []
        func ask(_ missing: Gap.Kind, _ question: String, _ rule: String, spans: [ByteSpan]? = nil) {
            gaps.append(
                Gap(
                    kind: missing, question: question, person: person, events: [event.id], spans: spans ?? event.words,
                    rule: rule))
        }
        if let date = event.date {
            let said =
                Wording.quote(date.spans, in: events.file.draft.text).map { "\"\($0)\"" } ?? date.value.description
            if date.value.hasUnspecifiedYear {
                ask(.year, "Of which year is \(said)?", "a day without a year", spans: date.spans)
            } else if date.rule.contains("year from") {
                ask(
                    .year, "Is \(said) of \(date.value.earliest?.year ?? 0)? The year is worked out: \(date.rule).",
                    "the year is not said", spans: date.spans)
            }
        } else if [.detention, .charge, .sentence, .remand, .administrativeArrest, .release].contains(kind),
            !whom.isEmpty
        {
            ask(.date, "On what day was the \(Wording.name(of: kind))\(of)?", "an event without a date")
        }
        if kind == .charge, event.provisions.isEmpty, !whom.isEmpty {
            ask(.article, "Under which article is the charge against \(whom)?", "a charge without an article")
        }
        if kind == .detention, event.actors.isEmpty, !whom.isEmpty {
            ask(.whoDetained, "Which body detained \(whom)?", "a detention without an actor")
        }
        if [.administrativeArrest, .remand, .houseArrest].contains(kind), event.duration == nil, event.until == nil,
            !whom.isEmpty
        {
            ask(.endOfTerm, "For how long was the \(Wording.name(of: kind))\(of) ordered?", "an order without a term")
        }
        return gaps
    }

    // MARK: Matters and people

    private func proceeding(_ proceeding: Proceeding, courts: Set<EntityID>) -> [Gap] {
        guard let last = proceeding.reached, last.kind == .appeal, let appeal = events.event(last.event) else {
            return []
        }

        guard !appeal.actors.contains(where: { courts.contains($0.value) }) else { return [] }
        let name = events.name(proceeding.person)
        return [
            Gap(
                kind: .appealOutcome, question: "What came of the appeal of \(name)?", person: proceeding.person,
                events: [appeal.id], spans: appeal.words,
                rule: "the last stage told is an appeal, and no court is told to have decided it")
        ]
    }

    /// Whether an event is not merely background: within a year of the document, or without a date.
    private func isRecent(_ event: EventView) -> Bool {
        guard let today = asOf?.earliest, let day = event.date?.value.latest else { return true }
        return today.number - day.number < 400
    }

    /// For everybody who is held, charged or tried: date of birth and lawyer.
    private func people() -> [Gap] {
        let concerned: Set<EventKind> = [
            .detention, .remand, .administrativeArrest, .houseArrest, .charge, .sentence, .trial,
        ]
        var gaps: [Gap] = []
        let defended = Set(events.file.relations.filter { $0.type == .lawyerOf && !$0.isFormer }.map(\.to))
        for person in events.file.persons where person.neverMerge == nil {
            let cause = events.events(of: person.id).filter { concerned.contains($0.kind.value) }
            guard let first = cause.first, cause.count > 1 || isRecent(first) else { continue }
            let name = person.name.value
            gaps.append(
                Gap(
                    kind: .birthDate, question: "When was \(name) born?", person: person.id, events: [first.id],
                    spans: person.name.spans,
                    rule: "needed to tell namesakes apart and for every submission"))
            if !defended.contains(person.id) {
                gaps.append(
                    Gap(
                        kind: .lawyer, question: "Who is the lawyer of \(name)?", person: person.id,
                        events: cause.map(\.id), spans: person.name.spans,
                        rule: "somebody held or charged, and no lawyer is named"))
            }
        }
        return gaps
    }
}
