// What the report was last about: the people and the day that a sentence takes for granted.
import CaseModel
import Syntax

/// Remembers the last events, so that "He was then taken away" has a victim and a day.
struct Story {
    private var line = -1
    private var lastInLine: EventDraft?
    private var last: EventDraft?
    private var counts: [Int: Int] = [:]

    mutating func enter(line: Int) {
        if line != self.line { lastInLine = nil }
        self.line = line
    }

    mutating func note(_ event: EventDraft) {
        for victim in event.victims { counts[victim.entity, default: 0] += 1 }
        lastInLine = event
        last = event
    }

    /// Kinds that follow one another within a day.
    private static let sequels: [EventKind: Set<EventKind>] = [
        .seizure: [.search, .detention], .detention: [.search, .protest, .seizure],
        .transfer: [.detention, .search], .interrogation: [.detention, .search],
    ]

    /// The date of the event that this one directly follows, where the words leave no doubt that the day is the same.
    func date(for event: EventDraft, in clause: ParsedSentence) -> (date: EDTF, rule: String)? {
        guard let before = lastInLine, let date = before.date, Self.sequels[event.kind]?.contains(before.kind) == true,
            event.sentence - before.sentence <= 1
        else { return nil }
        return (date, "the day of the \(before.kind.rawValue) it follows")
    }

    /// The people that a trigger without any concerns: those of the last event in the same line, else the only person spoken of.
    func victims(for match: TriggerMatch, in clause: ParsedSentence, page: Page) -> [FoundParticipant] {
        if let before = lastInLine, !before.victims.isEmpty, before.sentence == clause.sentence || before.sentence + 1 == clause.sentence {
            return before.victims.filter { page.entities[$0.entity].type == .person }
                .map { FoundParticipant(entity: $0.entity, unit: match.head, how: "spoken of just before") }
        }
        return []
    }
}
