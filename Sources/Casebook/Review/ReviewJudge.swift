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
                review.about.sensitivity == .protected
                || review.participants(of: item).contains(where: protected.contains)
                || item.statements.contains { review.sensitivities[$0] == .protected }
        }
        var accounts: [Account: [Known]] = [:]
        for place in review.items.indices where review.items[place].state == .drafted {
            let item = review.items[place]
            var stops: [Stop] = []
            if let event = review.event(of: item) {
                for known in try knownEvents(of: event, review, &accounts) {
                    let mine = account(of: event, place: try placeName(of: event, review))
                    for contradiction in mine.contradictions(to: known.account) {
                        stops.append(
                            Stop(
                                .conflict, "\(known.who): \(contradiction.words)",
                                known: try index.entity(at: known.event)))
                    }
                    if known.isLinked, stops.isEmpty, review.items[place].likeEvent == nil,
                        mine.isPlainlySame(as: known.account)
                    {
                        review.items[place].likeEvent = try index.entity(at: known.event)
                    }
                }
            }
            for named in review.participants(of: item) where children.contains(named) {
                stops.append(Stop(.child, "\(review.file.name(of: named)) is a child by the words of the report"))
            }
            if review.participants(of: item).contains(where: { mayBeProtected($0, review) }) {
                stops.append(
                    Stop(.protected, "it may be about somebody who is protected; link them, or protect them too"))
            }
            if item.confidence == .check { stops.append(Stop(.check, "the reader asks to have it checked")) }
            review.items[place].stops = stops
        }
        try findSameEvents(&review)
    }

    /// Finds the accepted event that one which waits plainly is; none for one that contradicts what is known.
    private func findSameEvents(_ review: inout DraftUnderReview) throws {
        struct Meeting: Hashable {
            var kind: EventKind
            var day: CivilDay
            var people: Set<Int64>
        }
        var waiting: [Meeting: [(place: Int, telling: Telling)]] = [:]
        for place in review.items.indices where review.items[place].state == .drafted {
            guard let event = review.event(of: review.items[place]), let day = event.date?.value.day,
                let people = try knownSubjects(of: event)
            else { continue }
            let telling = Telling(
                row: found.entityRows[event.id.number], sources: [try index.tableOrSource(of: source)],
                subjects: people, account: account(of: event, place: try placeName(of: event, review)))
            waiting[Meeting(kind: event.kind.value, day: day, people: people), default: []].append((place, telling))
        }
        let accepted = AcceptedTellings(index: index)
        for (meeting, mine) in waiting {
            let known = try accepted.tellings(accepted.events(meeting.kind, on: meeting.day, about: meeting.people))
            guard !known.isEmpty else { continue }
            for group in SameEvents.groups(known + mine.map(\.telling)) where group[0] < known.count {
                for number in group where number >= known.count {
                    let place = mine[number - known.count].place
                    guard !review.items[place].stops.contains(where: { $0.kind == .conflict }) else { continue }
                    review.items[place].sameEvent = try index.entity(at: known[group[0]].row)
                    review.items[place].likeEvent = nil
                }
            }
        }
    }

    /// The records of all whom an event is about; nil where anybody is not known yet.
    private func knownSubjects(of event: EventView) throws -> Set<Int64>? {
        var people: Set<Int64> = []
        for subject in Telling.subjects(of: event) {
            guard let record = try record(of: subject) else { return nil }
            people.insert(record)
        }
        return people.isEmpty ? nil : people
    }

    /// The record that somebody is, where that is certain; after mergers.
    private func record(of entity: EntityID) throws -> Int64? {
        let own = found.entityRows[entity.number]
        guard let link = found.links[entity.number] else {
            return found.reviews[entity.number] == .accepted || found.isOwn[entity.number] ? own : nil
        }
        return try index.database.prepare("SELECT root FROM entity WHERE id = ?").first(link) {
            $0.isNull(0) ? link : $0.int(0)
        }
    }

    /// The name of an event's place: that of its record where it was linked to one.
    private func placeName(of event: EventView, _ review: DraftUnderReview) throws -> String? {
        guard let place = event.place?.value else { return nil }
        return try record(of: place).flatMap { try index.name(ofRecord: $0) } ?? review.file.name(of: place)
    }

    /// Whether somebody who is nobody's record yet may be one who is protected.
    private func mayBeProtected(_ person: EntityID, _ review: DraftUnderReview) -> Bool {
        guard let item = review.item(ofPerson: person), item.link == nil, item.state == .drafted else { return false }
        return item.known.contains {
            $0.sensitivity == .protected && $0.isLikely
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
                item.known.contains(where: { $0.sensitivity == .protected && $0.isLikely })
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
        // Accepted as a record of its own: other reports may have been linked to it. Whom it may be counts until somebody says that it is nobody known.
        var own: [(Int64, isLinked: Bool)] = []
        if found.reviews[person.number] == .accepted || found.isOwn[person.number] {
            own.append((found.entityRows[person.number], true))
        }
        let likely = review.item(ofPerson: person)?.known.filter(\.isLikely) ?? []
        return try own + likely.compactMap { known in try index.row(of: known.record).map { ($0, false) } }
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
                try index.name(ofRecord: joined.record(of: place.value))
            }
            return Known(
                event: joined.record(of: event.id), account: account(of: event, place: place), who: who,
                isLinked: isLinked)
        }
    }

    private func account(of event: EventView, place: String?) -> EventAccount {
        EventAccount(event, place: place, isSamePlace: SearchWords.areSame)
    }
}
