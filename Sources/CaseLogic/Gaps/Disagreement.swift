// Where a case file holds two answers: both stay, side by side.
public import CaseModel

/// Two or more answers to one question about an event, or a denial of it.
public struct Disagreement: Hashable, Sendable {
    /// What it is about, in a term.
    public enum Topic: String, CaseIterable, Hashable, Sendable {
        case whetherItHappened = "whether-it-happened"
        case date, term
    }

    /// What a side says, in terms.
    public enum Saying: Hashable, Sendable {
        case happened, denied
        case date(EDTF)
        case term(ISODuration)
        case other(String)
    }

    /// One side of it.
    public struct Side: Hashable, Sendable {
        /// What it says.
        public var value: String
        /// The same in terms.
        public var saying: Saying
        /// On whose word, outermost first; empty for the source's own voice.
        public var wordOf: [Speaker]
        /// The events it rests on.
        public var events: [EntityID]
        /// The words it rests on.
        public var spans: [ByteSpan]
    }

    /// What it is about.
    public var topic: Topic
    /// The event that it is about; of two that may be one the first.
    public var event: EntityID
    /// The same in words: "whether the detention of X took place", "the term of the sentence of X".
    public var about: String
    /// The sides, in order of the text.
    public var sides: [Side]
    /// How it was found.
    public var rule: String
}

struct DisagreementReader {
    let events: EventIndex

    func disagreements() -> [Disagreement] {
        events.file.events.compactMap { denial(of: $0) } + twoValues() + events.persons.flatMap { twoTerms(of: $0) }
    }

    private func denial(of event: EventView) -> Disagreement? {
        guard let denier = event.deniedBy else { return nil }
        let what = title(of: event)
        return Disagreement(
            topic: .whetherItHappened, event: event.id, about: "whether the \(what) took place as told",
            sides: [
                .init(value: "it did", saying: .happened, wordOf: event.wordOf, events: [event.id], spans: event.words),
                .init(value: "denied", saying: .denied, wordOf: [denier], events: [event.id], spans: event.words),
            ], rule: "the file says who denies it")
    }

    /// Statements of one event that give its date or term two values.
    private func twoValues() -> [Disagreement] {
        var found: [Disagreement] = []
        let about = Dictionary(
            grouping: events.file.draft.statements.filter { $0.property == .date || $0.property == .duration },
            by: \.subject)
        for event in events.file.events {
            for (property, name) in [(Property.date, "date"), (Property.duration, "term")] {
                let statements = (about[event.id] ?? []).filter {
                    $0.property == property && $0.review != .rejected && $0.review != .superseded
                }
                var sides: [Disagreement.Side] = []
                for statement in statements {
                    let value = text(statement.value)
                    // "In May" and "on 16 May" agree; the first told stands.
                    let isSaid = sides.contains { $0.value == value || agrees(statement.value, with: $0.value) }
                    if !isSaid {
                        sides.append(
                            .init(
                                value: value, saying: saying(statement.value), wordOf: statement.wordOf,
                                events: [event.id], spans: statement.spans))
                    }
                }
                if sides.count > 1 {
                    found.append(
                        Disagreement(
                            topic: property == .date ? .date : .term, event: event.id,
                            about: "the \(name) of the \(title(of: event))", sides: sides,
                            rule: "two statements about one event"))
                }
            }
        }
        return found
    }

    /// Two orders of one kind on one day with different terms.
    private func twoTerms(of person: EntityID) -> [Disagreement] {
        let ordered: Set<EventKind> = [.sentence, .administrativeArrest, .remand, .houseArrest]
        let all = events.events(of: person).filter {
            ordered.contains($0.kind.value) && $0.duration != nil && $0.date != nil
        }
        var found: [Disagreement] = []
        // In order of time, so that two of one day stand near one another.
        for (first, second) in zip(all, all.dropFirst())
        where first.kind.value == second.kind.value && first.duration?.value != second.duration?.value
            && first.date?.value.isDay ?? false
        {
            guard let a = first.date?.value, let b = second.date?.value, a.withoutQualifiers() == b.withoutQualifiers()
            else { continue }
            found.append(
                Disagreement(
                    topic: .term, event: first.id, about: "the term of the \(title(of: first))",
                    sides: [first, second].map { event in
                        .init(
                            value: event.duration.map { Wording.length($0.value) } ?? "",
                            saying: event.duration.map { .term($0.value) } ?? .other(""), wordOf: event.wordOf,
                            events: [event.id], spans: event.words + (event.duration?.spans ?? []))
                    }, rule: "two \(Wording.name(of: first.kind.value)) events of \(a) with different terms"))
        }
        return found
    }

    private func agrees(_ value: Value, with other: String) -> Bool {
        guard case .date(let date) = value, let said = EDTF(other) else { return false }
        return date.agrees(with: said)
    }

    private func title(of event: EventView) -> String {
        let whom = EventIndex.subjects(of: event).map { events.name($0) }.joined(separator: ", ")
        return Wording.name(of: event.kind.value) + (whom.isEmpty ? "" : " of \(whom)")
    }

    private func saying(_ value: Value) -> Disagreement.Saying {
        switch value {
        case .date(let date): .date(date)
        case .duration(let duration): .term(duration)
        default: .other(text(value))
        }
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .date(let date): date.description
        case .duration(let duration): Wording.length(duration)
        case .text(let text): text
        default: ""
        }
    }
}
