// Sentences about what we work out: custody, matters, intervals.
import CaseLogic
import CaseModel

extension FileWords {
    /// One hold in words: where, by whom, on what order.
    func place(of hold: CustodyHold) -> String {
        var words =
            hold.facility?.value ?? hold.place.map { "in \(name($0)), place of holding not told" } ?? "place not told"
        if !hold.by.isEmpty { words += ", by \(joined(hold.by.map(name)))" }
        if let term = hold.term { words += ", ordered for \(DateWords.words(term))" }
        if hold.order == nil, hold.kind != .transfer { words += ", no order recorded" }
        return words
    }

    /// From when until when, with hours.
    func time(of hold: CustodyHold) -> String {
        let from = [hold.from.map(DateWords.words) ?? "no date", hold.fromTime].compactMap { $0 }.joined(
            separator: ", ")
        guard hold.until != nil || hold.untilTime != nil else { return from }
        let sameDay = hold.until == hold.from && hold.untilTime != nil
        let until = [sameDay ? nil : hold.until.map(DateWords.words), hold.untilTime].compactMap { $0 }.joined(
            separator: ", ")
        return until.isEmpty || until == from ? from : "\(from) – \(until)"
    }

    /// What is worked out about the whole of a custody: its clock and the end of its term.
    func computed(_ custody: Custody) -> [String] {
        var lines: [String] = []
        if let clock = custody.clock {
            lines.append("\(clock.isApproximate ? "about " : "")day \(clock.day) on \(DateWords.words(clock.asOf))")
        }
        if let end = custody.termEnds { lines.append("the term ends \(DateWords.words(end.date)) (\(end.rule))") }
        switch custody.end {
        case .released: lines.append("released")
        case .died: lines.append("died in custody")
        case .termOver: lines.append("the term is over; no release is recorded")
        case .notRecorded: lines.append("whether \(name(custody.person)) is still held is not told")
        case nil: break
        }
        return lines
    }

    /// What a matter is: whose, under which code and provisions.
    func title(_ matter: Proceeding) -> String {
        let kind =
            switch matter.code {
            case .criminal: "Criminal matter"
            case .administrative: "Administrative matter"
            default: "Matter"
            }
        let under = matter.provisions.isEmpty ? "no provision told" : joined(matter.provisions.map(Self.short))
        return "\(kind) of \(name(matter.person)): \(under)"
    }

    /// The stages of a matter in order of time: "detention 9 June 2025; charge, no date".
    func stages(_ matter: Proceeding) -> String {
        matter.stages.map { stage in
            KindWords.label(stage.kind) + (stage.date.map { " \(DateWords.words($0))" } ?? ", no date")
        }.joined(separator: "; ")
    }

    /// An interval in words: "29 days from the alleged offence (17 April 2024) to the detention (16 May 2024)".
    func sentence(_ interval: Interval) -> String {
        func end(_ id: EntityID, _ date: EDTF) -> String {
            let kind = event(id)?.kind.value
            let label = kind.map { $0 == .offence ? "alleged offence" : KindWords.label($0) } ?? "event"
            return "the \(label) (\(DateWords.words(date)))"
        }
        return
            "\(interval.length.description) from \(end(interval.from, interval.start)) to \(end(interval.to, interval.end))"
    }

    /// One side of a disagreement with its speaker; the report's own voice never stands behind what it only passes on.
    func sentence(_ side: Disagreement.Side) -> String {
        if let chain = chain(side.wordOf) { return "\(side.value), on the word of \(chain)" }
        let isAlleged = side.events.contains { event($0)?.standing == .alleged }
        if !isAlleged, let source = side.spans.first.flatMap(sourceName) { return "\(side.value), in \(source)" }
        return side.value
            + (isAlleged ? ", as is alleged (the report does not say by whom)" : ", in the report’s own words")
    }

    /// Questions, each once.
    func questions(_ gaps: [Gap]) -> [Gap] {
        var places: [String: Int] = [:]
        var questions: [Gap] = []
        for gap in gaps {
            if let place = places[gap.question] {
                questions[place].events += gap.events
            } else {
                places[gap.question] = questions.count
                questions.append(gap)
            }
        }
        return questions
    }

    /// The intervals of each matter, in the order of the matters.
    func intervals(_ all: [Interval], of matters: [Proceeding]) -> [[Interval]] {
        let byPerson = Dictionary(grouping: all, by: \.person)
        return matters.map { matter in
            let events = Set(matter.events)
            return (byPerson[matter.person] ?? []).filter { events.contains($0.from) && events.contains($0.to) }
        }
    }
}
