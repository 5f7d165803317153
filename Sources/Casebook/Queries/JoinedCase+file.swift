// The joined case as people look at it: with the names of everybody in it, with relations, and without what is protected.

import CaseModel

extension JoinedCase {
    /// A file of more events than this, such as that of a town, holds the newest.
    static let mostEvents = 500

    /// Everything about a record: what is said of it, its events with all who take part, and who stands to it in what relation.
    ///
    /// In the open reading other people who are protected lose their names.
    init(fileOf root: Int64, in index: CaseIndex, _ reading: Reading) throws {
        self.init()
        try add(
            """
            subject.root IN (
                SELECT ?1
                UNION SELECT id FROM (SELECT id FROM \(reading.events)
                    WHERE id IN (SELECT event FROM \(reading.participants) WHERE record = ?1)
                    ORDER BY first DESC LIMIT \(Self.mostEvents))
                UNION SELECT id FROM (SELECT id FROM \(reading.events) WHERE place = ?1 ORDER BY first DESC LIMIT \(Self.mostEvents))
                UNION SELECT holder.root FROM entity AS named JOIN statement AS tie ON tie.other = named.id
                    JOIN entity AS holder ON holder.id = tie.subject WHERE named.root = ?1 AND holder.root IS NOT NULL AND holder.type <> 'event')
                AND (subject.root = ?1 OR subject.type = 'event' OR other.root = ?1)
            """, root, index, reading)
        let all = try index.database.prepare(
            """
            SELECT COUNT(*) FROM (SELECT event FROM \(reading.participants) WHERE record = ?1
                UNION SELECT id FROM \(reading.events) WHERE place = ?1)
            """
        ).first(root) { $0.number(0) }
        if let all, all > Self.mostEvents { eventsInAll = all }
        try fillYears(from: index, reading)
        try addNames(index)
        if reading == .open { try hideProtected(index) }
    }

    /// Gives a name, roles and sizes to everybody whom the statements name; of accepted ones those of their records.
    private mutating func addNames(_ index: CaseIndex) throws {
        let named = Set(draft.statements.lazy.filter { $0.property == .name }.map(\.subject))
        let ofRecord = try index.database.prepare("SELECT name FROM record WHERE id = ?")
        let drafted = try index.database.prepare(
            "SELECT value FROM statement WHERE subject = ? AND property = 'name' AND review <> 'superseded' ORDER BY id LIMIT 1"
        )
        for entity in draft.entities where entity.type != .event && !named.contains(entity.id) {
            let row = record(of: entity.id)
            let name = try ofRecord.first(row) { $0.text(0) } ?? drafted.first(row) { $0.text(0) }
            guard let name, !name.isEmpty else { continue }
            var said: [(Property, Value)] = [(.name, .text(name))]
            said += try index.traits(of: row).map { ($0.property, $0.value) }
            for (property, value) in said {
                add(
                    Statement(
                        subject: entity.id, property: property, value: value, spans: [], rule: "from its own record",
                        review: .accepted), row: nil)
            }
        }
    }

    /// What stands for a name that is protected.
    static let hiddenName = "[protected]"

    /// Takes the names of protected people and bodies out of the statements, and what is protected out of the words that would be quoted.
    private mutating func hideProtected(_ index: CaseIndex) throws {
        for (entity, row) in zip(draft.entities, rows) {
            let isProtected = try index.database.prepare(
                "SELECT 1 FROM record WHERE id = ? AND sensitivity = 'protected'"
            ).first(row) { _ in true }
            guard isProtected ?? false else { continue }
            var isNamed = false
            for place in draft.statements.indices where draft.statements[place].subject == entity.id {
                guard [.name, .alias].contains(draft.statements[place].property) else { continue }
                change(place) { statement in
                    statement.value = .text(Self.hiddenName)
                    statement.spans = []
                    if isNamed { statement.property = .alias }
                }
                isNamed = true
            }
        }
        var text = Array(draft.text.utf8)
        for source in sources {
            let words = try index.openWords(of: source.source)
            openTitles[source.source] = words.title
            let open = words.text.utf8
            text.replaceSubrange(source.start..<min(text.count, source.start + open.count), with: open)
        }
        draft.text = String(decoding: text, as: UTF8.self)
        let words = try index.protectedWords()
        for place in draft.statements.indices {
            change(place) { statement in
                if case .text(let text) = statement.value, text != Self.hiddenName {
                    statement.value = .text(words.covered(text, &index.searchWords))
                }
                statement.wordOf = statement.wordOf.map { $0.covered(words, index) }
                statement.deniedBy = statement.deniedBy.map { $0.covered(words, index) }
            }
        }
    }
}

extension Speaker {
    /// Without protected names, where it is only words.
    fileprivate func covered(_ words: ProtectedWords, _ index: CaseIndex) -> Speaker {
        if case .unnamed(let text) = self { .unnamed(words.covered(text, &index.searchWords)) } else { self }
    }
}

extension CaseIndex {
    /// What accepted statements say of what a record is.
    fileprivate func traits(of record: Int64) throws -> [KeptAnswers.Trait] {
        if let known = kept.traits[record] { return known }
        let found = try database.prepare(
            """
            SELECT DISTINCT property, value FROM entity JOIN statement ON statement.subject = entity.id
            WHERE entity.root = ? AND property IN ('role', 'organisation-kind', 'size', 'never-merge')
                AND statement.review = 'accepted' ORDER BY property, value
            """
        ).all(record) { row -> KeptAnswers.Trait? in
            guard let property = Property(fileName: row.string(0)),
                let value = StatementColumns.value(of: property, text: row.text(1), other: nil)
            else { return nil }
            return KeptAnswers.Trait(property: property, value: value)
        }.compactMap(\.self)
        if kept.traits.count >= KeptAnswers.mostTraits { kept.traits = [:] }
        kept.traits[record] = found
        return found
    }

    /// The events of a person that came into the casebook at a time or later.
    func events(of person: Int64, enteredFrom time: String) throws -> Set<Int64> {
        Set(
            try database.prepare(
                "SELECT id FROM whole_event WHERE id IN (SELECT event FROM whole_participant WHERE record = ?) AND entered >= ?"
            ).all(person, time) { $0.int(0) })
    }
}
