// What stops a bulk acceptance: doubts of the reader, children, contradictions to what the casebook holds.

import CaseLogic
import CaseModel

/// Judges the items of one draft against the casebook.
struct ReviewJudge {
    let index: CaseIndex
    let source: Int64
    let found: SourceDraft

    func judge(_ review: inout DraftUnderReview) throws {
        let search = PersonSearch(index: index)
        for place in review.items.indices {
            guard case .person(let id) = review.items[place].content, review.items[place].link == nil,
                review.items[place].state != .rejected, !found.isOwn[id.number],
                let person = review.file.persons.first(where: { $0.id == id })
            else { continue }
            review.items[place].known = try search.known(found.entityRows[id.number], person, in: review.file)
        }
        let children = try children()
        let protected = try protected(review, children)
        for place in review.items.indices {
            let item = review.items[place]
            review.items[place].isProtected =
                review.participants(of: item).contains(where: protected.contains)
                || item.statements.contains { review.sensitivities[$0] == .protected }
        }
        var accounts: [Account: [Known]] = [:]
        for place in review.items.indices where review.items[place].state == .drafted {
            let item = review.items[place]
            var stops: [Stop] = []
            if let event = review.event(of: item) {
                for known in try knownEvents(of: event, review, &accounts) {
                    let mine = account(of: event, place: event.place.map { review.file.name(of: $0.value) })
                    for contradiction in mine.contradictions(to: known.account) {
                        stops.append(
                            Stop(
                                .conflict, "\(known.who): \(contradiction.words)",
                                known: try index.entity(at: known.event)))
                    }
                    if known.isLinked, stops.isEmpty, review.items[place].sameEvent == nil,
                        mine.isPlainlySame(as: known.account)
                    {
                        review.items[place].sameEvent = try index.entity(at: known.event)
                    }
                }
            }
            for named in review.participants(of: item) where children.contains(named) {
                stops.append(Stop(.child, "\(review.file.name(of: named)) is a child by the words of the report"))
            }
            if item.confidence == .check { stops.append(Stop(.check, "the reader asks to have it checked")) }
            review.items[place].stops = stops
        }
    }

    /// The people and groups that some words of the source, or the record they were linked to, call children.
    private func children() throws -> Set<EntityID> {
        var children: Set<EntityID> = []
        try index.database.prepare(
            """
            SELECT child FROM statement JOIN entry ON entry.id = statement.id >> 20
            WHERE statement.source = ? AND child IS NOT NULL AND live = 1 AND review NOT IN ('superseded')
            """
        ).each(source) { row in if let id = found.entity(of: row.int(0)) { children.insert(id) } }
        for (number, record) in found.links.enumerated() {
            guard let record else { continue }
            let isChild = try index.database.prepare("SELECT child FROM record WHERE id = ?").first(record) {
                $0.bool(0)
            }
            if isChild ?? false { children.insert(EntityID(number)) }
        }
        return children
    }

    /// Those who are protected: children, and whose record is, or may be, one that is protected.
    private func protected(_ review: DraftUnderReview, _ children: Set<EntityID>) throws -> Set<EntityID> {
        var protected = children
        for (number, row) in found.entityRows.enumerated() {
            let record = found.links[number] ?? row
            let isProtected =
                try index.database.prepare(
                    """
                    SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1 AND sensitivity = 'protected')
                        OR EXISTS (SELECT 1 FROM mark WHERE item = ?1 AND kind = 'sensitivity' AND value = 'protected')
                    """
                ).first(record) { $0.bool(0) } ?? false
            if isProtected { protected.insert(EntityID(number)) }
        }
        for item in review.items {
            guard case .person(let id) = item.content,
                item.known.contains(where: { $0.sensitivity == .protected && ($0.likeness == .same || $0.hasSameName) })
            else { continue }
            protected.insert(id)
        }
        return protected
    }

    /// An event of the casebook that concerns somebody of the draft.
    private struct Known {
        var event: Int64
        var account: EventAccount
        /// Whose it is.
        var who: String
        /// Whether a member has said that the person is this record; else it only may be.
        var isLinked: Bool
    }

    private struct Account: Hashable {
        var record: Int64
        var isLinked: Bool
    }

    /// The accepted events of all records that the people of an event are linked to.
    private func knownEvents(
        of event: EventView, _ review: DraftUnderReview, _ accounts: inout [Account: [Known]]
    ) throws -> [Known] {
        let subjects = event.kind.value.isAct ? event.actors + event.victims : event.victims
        var known: [Known] = []
        for subject in Set(subjects.map(\.value)).sorted() {
            for (record, isLinked) in try records(of: subject, review) {
                let asked = Account(record: record, isLinked: isLinked)
                if accounts[asked] == nil { accounts[asked] = try accountsOf(record, isLinked: isLinked) }
                known += accounts[asked] ?? []
            }
        }
        let own = found.entityRows[event.id.number]
        return known.filter { $0.event != own }
    }

    /// The record that a person is linked to, or those that it may be.
    private func records(of person: EntityID, _ review: DraftUnderReview) throws -> [(Int64, isLinked: Bool)] {
        if let link = found.links[person.number] { return [(link, true)] }
        // Accepted as a record of its own: other reports may have been linked to it.
        if found.reviews[person.number] == .accepted || found.isOwn[person.number] {
            return [(found.entityRows[person.number], true)]
        }
        let likely = review.item(ofPerson: person)?.known.filter { $0.likeness == .same || $0.hasSameName } ?? []
        return try likely.compactMap { known in try index.row(of: known.record).map { ($0, false) } }
    }

    private func accountsOf(_ record: Int64, isLinked: Bool) throws -> [Known] {
        let joined = try JoinedCase(person: record, in: index, .whole)
        guard let id = joined.entity(of: record) else { return [] }
        let file = CaseFile(folding: joined.draft)
        let name = file.name(of: id)
        return try file.events.compactMap { event in
            let subjects = event.kind.value.isAct ? event.actors + event.victims : event.victims
            guard subjects.contains(where: { $0.value == id }) else { return nil }
            let who = isLinked ? "\(name) in the casebook" : "if this is \(name) of the casebook"
            // Places take no part; their names stand with their records.
            let place = try event.place.flatMap { place in
                try index.database.prepare("SELECT name FROM record WHERE id = ?").first(joined.record(of: place.value))
                {
                    $0.text(0)
                }
            }
            return Known(
                event: joined.record(of: event.id), account: account(of: event, place: place), who: who,
                isLinked: isLinked)
        }
    }

    private func account(of event: EventView, place: String?) -> EventAccount {
        EventAccount(event, place: place) { SearchWords.key(of: $0) == SearchWords.key(of: $1) }
    }
}
