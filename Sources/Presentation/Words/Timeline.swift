// The order of events in time, and the words each rests on.
import CaseModel

enum Timeline {
    /// Events by their earliest day; those of a year that is not given, and then those without a date, come last, in the order of the report.
    static func ordered(_ events: [EventView]) -> [EventView] {
        func rank(_ event: EventView) -> (Int, Int) {
            guard let date = event.date?.value else { return (2, 0) }
            if let day = date.earliest ?? date.latest { return (0, day.number) }
            return (1, (date.month ?? 0) * 31 + (date.dayOfMonth ?? 0))
        }
        return events.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
    }

    /// All words that an event rests on, the first of each value.
    static func spans(_ event: EventView) -> [ByteSpan] {
        var spans = event.kind.spans.dropFirst() + []
        for value in event.victims + event.actors { spans += value.spans.prefix(1) }
        spans += event.date?.spans.prefix(1) ?? []
        spans += event.duration?.spans.prefix(1) ?? []
        spans += event.facility?.spans.prefix(1) ?? []
        for provision in event.provisions { spans += provision.spans.prefix(1) }
        return Array(spans)
    }
}
