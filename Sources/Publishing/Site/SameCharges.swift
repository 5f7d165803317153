// The same charge in several reports is told once, with the footnotes of all of them.

import CaseModel

/// Finds charges and alleged offences that are told alike in every part: kind, provisions, date, who says so, who denies it, and whatever else is told.
enum SameCharges {
    /// The events with such charges once, where the first of them stands, and the words by which each is told.
    static func once(_ events: [EventView]) -> (events: [EventView], tellings: [EntityID: [ByteSpan]]) {
        var kept: [EventView] = []
        var tellings: [EntityID: [ByteSpan]] = [:]
        var places: [Telling: Int] = [:]
        for event in events {
            guard event.kind.value == .charge || event.kind.value == .offence else {
                kept.append(event)
                continue
            }
            let telling = Telling(event)
            if telling.isOnKnownWord, let place = places[telling] {
                // The words that the first one rests on stay the first.
                kept[place].kind.spans += event.allSpans
                tellings[kept[place].id, default: []] += event.kind.spans.prefix(1)
            } else {
                places[telling] = kept.count
                kept.append(event)
                tellings[event.id] = Array(event.kind.spans.prefix(1))
            }
        }
        return (kept, tellings)
    }

    /// All that is told of a charge, without where it is told.
    private struct Telling: Hashable {
        var parts: EventView

        init(_ event: EventView) {
            parts = event
            parts.id = EntityID(0)
            parts.kind = Sourced(event.kind.value, spans: [], rule: "")
            parts.confidence = .check
            parts.date = Self.bare(event.date)
            parts.place = Self.bare(event.place)
            parts.facility = Self.bare(event.facility)
            parts.from = Self.bare(event.from)
            parts.to = Self.bare(event.to)
            parts.until = Self.bare(event.until)
            parts.time = Self.bare(event.time)
            parts.duration = Self.bare(event.duration)
            parts.victims = Self.bare(event.victims) { $0.number }
            parts.actors = Self.bare(event.actors) { $0.number }
            parts.provisions = Self.bare(event.provisions) { "\($0.key) \($0.country ?? "")" }
        }

        /// Whether it is known whose word it is: two people who are not named may be two.
        var isOnKnownWord: Bool {
            (parts.wordOf + [parts.deniedBy].compactMap(\.self)).allSatisfy { speaker in
                if case .unnamed(let words) = speaker { !["", "unnamed"].contains(words) } else { true }
            }
        }

        private static func bare<Content>(_ sourced: Sourced<Content>?) -> Sourced<Content>? {
            sourced.map { Sourced($0.value, spans: [], rule: "") }
        }

        /// Each value once, in an order of their own.
        private static func bare<Content, Key: Comparable>(
            _ all: [Sourced<Content>], _ key: (Content) -> Key
        ) -> [Sourced<Content>] {
            Set(all.map(\.value)).sorted { key($0) < key($1) }.map { Sourced($0, spans: [], rule: "") }
        }
    }
}
