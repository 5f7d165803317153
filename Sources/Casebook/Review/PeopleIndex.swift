// Which records a person of a draft may be: an index of the spellings of all people, made when it is first asked for and kept up from then on.

import CaseModel
import Matching

/// An index of people by their names. Belongs to its `CaseIndex`.
final class PeopleIndex {
    private var candidates: CandidateIndex<Int64>?
    private var changed: Set<Int64> = []

    /// Notes that the names of a record changed, or that it is gone.
    func note(_ record: Int64) { if candidates != nil { changed.insert(record) } }

    /// The index, with all that changed.
    func current(_ database: Database) throws -> CandidateIndex<Int64> {
        var index = candidates ?? CandidateIndex()
        // Held once only, or every change would copy it.
        candidates = nil
        defer { candidates = index }
        let sql =
            "SELECT spelling.name FROM spelling JOIN record ON record.id = spelling.record WHERE record = ? AND type = 'person'"
        if index.count == 0 {
            var names: [PreparedName] = []
            var last: Int64?
            try database.prepare(
                """
                SELECT spelling.record, spelling.name FROM spelling JOIN record ON record.id = spelling.record
                WHERE type = 'person' ORDER BY spelling.record
                """
            ).each { row in
                if let last, row.int(0) != last {
                    index.insert(last, names: names)
                    names = []
                }
                last = row.int(0)
                names.append(PreparedName(row.string(1)))
            }
            if let last { index.insert(last, names: names) }
        } else {
            for record in changed.sorted() {
                let names = try database.prepare(sql).all(record) { PreparedName($0.string(0)) }
                if names.isEmpty { index.remove(record) } else { index.insert(record, names: names) }
            }
        }
        changed = []
        return index
    }
}

/// Asks whom a person of a draft may be.
struct PersonSearch {
    let index: CaseIndex

    /// Records that are worth a look, at most so many.
    private static let most = 5

    /// The records that a person may be, likeliest first; none for somebody who is never to be merged, and none across a mark.
    ///
    /// - Parameters:
    ///   - entity: the row of the person, whose own record is left out.
    ///   - person: the person as the draft describes them.
    func known(_ entity: Int64, _ person: PersonView, in file: CaseFile) throws -> [KnownPerson] {
        guard person.neverMerge == nil else { return [] }
        return try known(
            entity, names: [person.name.value] + person.aliases.map(\.value), Self.context(of: person, in: file))
    }

    /// The records that somebody of some names may be; `entity` is a row that can be none of them.
    func known(_ entity: Int64, names: [String], _ context: PersonContext) throws -> [KnownPerson] {
        let names = names.map { PreparedName($0) }
        let wanted = PersonRecord(id: entity, names: names, context: context)
        let found = try index.people.current(index.database).candidates(for: names, atLeast: 0.3, most: 30)
        let matcher = PersonMatcher<Int64>()
        var known: [(KnownPerson, Double)] = []
        for candidate in found where candidate.id != entity {
            guard try mayBe(entity, candidate.id) else { continue }
            let record = PersonRecord(
                id: candidate.id, names: [candidate.name], context: try self.context(of: candidate.id))
            guard let comparison = matcher.compare(wanted, record), comparison.verdict != .different,
                let id = try index.entity(at: candidate.id)
            else { continue }
            // Known by a name that only protected statements give: that is protected, too.
            let isGuarded = try index.database.prepare(
                "SELECT guarded FROM spelling WHERE record = ? AND name = ?"
            ).first(candidate.id, candidate.name.text) { $0.bool(0) }
            let head = try index.database.prepare("SELECT name, sensitivity FROM record WHERE id = ?").first(
                candidate.id
            ) { ($0.string(0), Sensitivity(rawValue: $0.string(1)) ?? .protected) }
            known.append(
                (
                    KnownPerson(
                        record: id, name: head?.0 ?? candidate.name.text,
                        likeness: comparison.verdict == .same ? .same : .unsure, score: comparison.score,
                        hasSameName: comparison.name.score >= NameComparison.sameFrom
                            && !comparison.name.findings.contains(.oneWord),
                        reasons: comparison.reasons,
                        sensitivity: isGuarded ?? false ? .protected : head?.1 ?? .protected), comparison.score
                ))
        }
        return known.sorted { ($1.1, $0.0.record) < ($0.1, $1.0.record) }.prefix(Self.most).map(\.0)
    }

    /// The other records that a record may be.
    func known(ofRecord record: Int64, names: [String]) throws -> [KnownPerson] {
        try known(record, names: names, try context(of: record))
    }

    /// Whether no mark forbids to take one for the other.
    private func mayBe(_ entity: Int64, _ record: Int64) throws -> Bool {
        try index.database.prepare(
            """
            SELECT NOT EXISTS (SELECT 1 FROM record WHERE id = ?1 AND never_merge = 1)
                AND NOT EXISTS (SELECT 1 FROM mark WHERE item = ?1 AND kind = 'never-merge:' || ?2)
                AND NOT EXISTS (SELECT 1 FROM mark WHERE item = ?2 AND kind IN ('never-merge', 'never-merge:' || ?1))
            """
        ).first(record, entity) { $0.bool(0) } ?? true
    }

    /// Roles that say something of who somebody is.
    private static func isTelling(_ role: String) -> Bool {
        ![PersonRole.other, .relative, .witness].map(\.rawValue).contains(role)
    }

    private static func context(of person: PersonView, in file: CaseFile) -> PersonContext {
        var context = PersonContext(roles: Set(person.roles.map(\.value.rawValue).filter(isTelling)))
        let bodies = Dictionary(uniqueKeysWithValues: file.organisations.map { ($0.id, $0.name.value) })
        for relation in file.relations where relation.from == person.id {
            if let body = bodies[relation.to] { context.organisations.insert(body) }
        }
        for event in file.events where (event.victims + event.actors).contains(where: { $0.value == person.id }) {
            if let date = event.date?.value, date.isDay { context.dates.insert(date.withoutQualifiers().description) }
            if let place = event.place { context.places.insert(file.name(of: place.value)) }
        }
        return context
    }

    private func context(of record: Int64) throws -> PersonContext {
        var context = PersonContext()
        try index.database.prepare(
            """
            SELECT 'role', value FROM entity JOIN statement ON statement.subject = entity.id JOIN source ON source.id = statement.source
                WHERE entity.root = ?1 AND property = 'role' AND statement.review = 'accepted' AND NOT \(Reading.isProtected)
            UNION SELECT 'body', body.name FROM entity JOIN statement ON statement.subject = entity.id
                JOIN source ON source.id = statement.source
                JOIN entity AS other ON other.id = statement.other JOIN record AS body ON body.id = other.root
                WHERE entity.root = ?1 AND body.type = 'organisation' AND statement.review = 'accepted'
                    AND body.sensitivity <> 'protected' AND NOT \(Reading.isProtected)
            UNION SELECT 'date', date FROM participant JOIN event ON event.id = participant.event
                WHERE participant.record = ?1 AND first IS NOT NULL AND first = last
            UNION SELECT 'place', place.name FROM participant JOIN event ON event.id = participant.event
                JOIN record AS place ON place.id = event.place
                WHERE participant.record = ?1 AND place.sensitivity <> 'protected'
            """
        ).each(record) { row in
            let value = row.string(1)
            switch row.string(0) {
            case "role": if Self.isTelling(value) { context.roles.insert(value) }
            case "body": context.organisations.insert(value)
            case "date": context.dates.insert(EDTF(value)?.withoutQualifiers().description ?? value)
            default: context.places.insert(value)
            }
        }
        return context
    }
}
