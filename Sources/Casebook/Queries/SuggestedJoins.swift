// Accepted events that are plainly one: what could be joined, and the acts that join it.

import CaseLogic
public import CaseModel

/// An event that is plainly one which was accepted before it.
public struct SuggestedJoin: Hashable, Sendable {
    /// The event that would be joined.
    public var event: RecordName
    /// The event that it would be: the first of them that was accepted.
    public var into: RecordName
    /// What happened.
    public var kind: EventKind
    /// When, on the full day that both give.
    public var date: EDTF
    /// Whom it is about.
    public var people: [RecordName]
    /// The reports and notes that tell the one, and those that tell the other.
    public var sources, intoSources: [JoinedSource]
    /// Why it is plainly one, in words.
    public var reasons: [String]
    /// Whether one of the two, or anything that is said of it, is protected.
    public var isProtected: Bool
    /// What has to be linked to `into`: all tellings of `event`.
    public var tellings: [ItemID]

    /// A source as a list of events shows it.
    public struct JoinedSource: Hashable, Sendable {
        /// The entry that brought it.
        public var id: LedgerID
        /// The beginning of its short name that no other source has.
        public var shortName: String
        /// Its headline, or what stands for one.
        public var title: String
    }

    /// The acts that join it.
    public var acts: [Act] { tellings.map { .linked(Linked(entity: $0, record: into.item)) } }
}

extension Casebook {
    /// Accepted events of different sources that are plainly one: one kind, one full day, the same people, at least one of them with a name,
    /// and nothing that contradicts. By day.
    ///
    /// - Parameters:
    ///   - person: only events about one of these records; nil for all.
    ///   - includingProtected: also the names of people and sources that are protected; else they are covered.
    public func suggestedJoins(about people: [ItemID]? = nil, includingProtected: Bool = false) throws
        -> [SuggestedJoin]
    {
        let tellings = AcceptedTellings(index: index)
        var meetings: Set<Set<Int64>> = []
        if let people {
            for row in try people.compactMap({ try index.record(of: $0) }).compactMap({ try index.row(of: $0.item) }) {
                meetings.formUnion(try tellings.meetings(of: row).map(Set.init))
            }
        } else {
            meetings.formUnion(try tellings.meetings(of: nil).map(Set.init))
        }
        var found: [SuggestedJoin] = []
        for events in meetings {
            let told = try tellings.tellings(Array(events))
            for group in SameEvents.groups(told) {
                for number in group.dropFirst() {
                    if let join = try join(told[number], into: told[group[0]], includingProtected) {
                        found.append(join)
                    }
                }
            }
        }
        return found.sorted {
            ($0.date.description, $0.into.item, $0.event.item) < ($1.date.description, $1.into.item, $1.event.item)
        }
    }

    private func join(_ one: Telling, into other: Telling, _ includingProtected: Bool) throws -> SuggestedJoin? {
        guard let event = try index.record(at: one.row), let into = try index.record(at: other.row),
            let date = other.account.event.date?.value.withoutQualifiers()
        else { return nil }
        let people = try one.subjects.sorted().compactMap { try index.record(at: $0) }
        let shared = one.account.sharedDetails(with: other.account)
        var reasons = ["of one kind, on one day, of the same \(people.count == 1 ? "person" : "people")"]
        if !shared.isEmpty { reasons.append("the same \(shared.joined(separator: ", "))") }
        for telling in [one, other] {
            let told = try index.database.prepare("SELECT told FROM whole_event WHERE id = ?").first(telling.row) {
                $0.text(0)
            }
            guard let told = told ?? nil, let name = try index.record(at: telling.row)?.shortName else { continue }
            reasons.append("\(name) says \(told), the year was found")
        }
        let isProtected = try [one, other].contains { try index.isProtected(event: $0.row) }
        return SuggestedJoin(
            event: event, into: into, kind: one.account.event.kind.value, date: date,
            people: people.map { $0.covered(unless: includingProtected) },
            sources: try sources(of: one, includingProtected), intoSources: try sources(of: other, includingProtected),
            reasons: reasons, isProtected: isProtected,
            tellings: try index.database.prepare("SELECT id FROM entity WHERE root = ?").all(one.row) { $0.int(0) }
                .compactMap { try index.entity(at: $0) }.sorted())
    }

    private func sources(of telling: Telling, _ includingProtected: Bool) throws -> [SuggestedJoin.JoinedSource] {
        try index.database.prepare(
            """
            SELECT DISTINCT source.id, COALESCE(title, draft_id), source.sensitivity = 'protected' FROM entity
            JOIN source ON source.id = entity.source WHERE root = ?
            """
        ).all(telling.row) { ($0.int(0), $0.string(1), $0.bool(2)) }.compactMap { row, title, isProtected in
            guard let id = try index.entry(at: row) else { return nil }
            let isCovered = isProtected && !includingProtected
            return SuggestedJoin.JoinedSource(
                id: id, shortName: try shortestName(of: row) ?? id.shortName,
                title: isCovered
                    ? "a protected source" : includingProtected ? title : try index.openWords(of: row).title)
        }.sorted { $0.id < $1.id }
    }
}

extension CaseIndex {
    /// Whether an event, a statement about it or a source of it is protected.
    fileprivate func isProtected(event root: Int64) throws -> Bool {
        try database.prepare(
            """
            SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1 AND sensitivity = 'protected')
                OR EXISTS (SELECT 1 FROM entity JOIN statement ON statement.subject = entity.id
                    JOIN source ON source.id = statement.source WHERE root = ?1 AND statement.review = 'accepted'
                        AND \(Reading.isProtected))
            """
        ).first(root) { $0.bool(0) } ?? false
    }
}

extension RecordName {
    /// Without its name where it is protected.
    fileprivate func covered(unless isShown: Bool) -> RecordName {
        guard !isShown, sensitivity == .protected else { return self }
        var covered = self
        covered.name = "somebody protected"
        return covered
    }
}
