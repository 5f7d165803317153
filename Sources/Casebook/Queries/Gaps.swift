// What is missing, as questions, over the whole casebook.

public import CaseLogic
public import CaseModel

/// A question about a person.
public struct RecordGap: Hashable, Sendable {
    /// Whom it is about.
    public var person: RecordName
    /// What is missing.
    public var kind: Gap.Kind
    /// The question.
    public var question: String
    /// Why it is asked.
    public var rule: String
    /// The events it comes from.
    public var events: [ItemID]
    /// The words it comes from, each with the entry that brought its source.
    public var quotes: [Quote]

    /// Words of a source.
    public struct Quote: Hashable, Sendable {
        public var words: String
        public var source: LedgerID
        public var title: String
    }
}

extension Casebook {
    /// How long ago the last event of somebody may lie who is still asked about.
    static let daysOfInterest = 400

    /// Questions about people to whom something happened in the last 400 days, or who are held.
    ///
    /// - Parameter kinds: only such questions; empty for all.
    /// - Parameter everybody: also about people to whom nothing happened for longer.
    public func gaps(
        asOf day: CivilDay, _ kinds: Set<Gap.Kind> = [], everybody: Bool = false, includingProtected: Bool = false
    ) throws -> [RecordGap] {
        let reading = Reading(includingProtected: includingProtected)
        var found: [RecordGap] = []
        let people = try index.database.prepare(
            """
            SELECT id, name FROM record WHERE type = 'person' AND id IN (
                SELECT person FROM \(reading.custodies) WHERE listed_to >= ?1 AND valid_from <= ?1
                UNION SELECT record FROM \(reading.participants) WHERE event IN (
                    SELECT id FROM \(reading.events) WHERE ?2 OR last >= ?3 AND first <= ?1))
            ORDER BY name, id
            """
        ).all(day.number, everybody, day.number - Self.daysOfInterest) { $0.int(0) }
        for row in people {
            guard let record = try index.record(at: row), includingProtected || record.sensitivity != .protected else {
                continue
            }
            let joined = try JoinedCase(fileOf: row, in: index, reading)
            guard let file = try index.file(record, row, joined, asOf: day) else { continue }
            let quotes = Quotes(text: file.file.draft.text)
            var seen: Set<String> = []
            for gap in file.findings.gaps where (gap.person ?? file.subject) == file.subject {
                guard kinds.isEmpty || kinds.contains(gap.kind), seen.insert(gap.question).inserted else { continue }
                found.append(
                    RecordGap(
                        person: record, kind: gap.kind, question: gap.question, rule: gap.rule,
                        events: gap.events.compactMap {
                            file.items.indices.contains($0.number) ? file.items[$0.number] : nil
                        },
                        quotes: gap.spans.prefix(1).compactMap { span in
                            file.source(of: span).map {
                                RecordGap.Quote(
                                    words: quotes.quote(around: span, taking: gap.spans), source: $0.id, title: $0.title
                                )
                            }
                        }))
            }
        }
        return found
    }
}
