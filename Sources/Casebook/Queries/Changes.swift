// What changed in the casebook between two times: what came in, what was decided, who is in another state.

public import CaseLogic
public import CaseModel

/// What changed about one record.
public struct RecordChange: Hashable, Sendable {
    /// One thing that changed.
    public struct Item: Hashable, Sendable {
        /// What a change is about.
        public enum About: Hashable, Sendable {
            /// An event: what, when, where, how it stands.
            case event(EventKind, EDTF?, place: String?, Standing)
            /// The state of a person: which, since when, and which it was.
            case status(PersonStatus.Kind, since: EDTF?, before: PersonStatus.Kind?)
            /// A term of this kind of custody ended.
            case term(EventKind?)
            /// What a member did; in the words that they typed, where they typed any.
            case act(String?)
        }

        /// What happened to the record.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// An event came into the casebook.
            case event
            /// The state of a person.
            case status
            /// A term ended without a release.
            case termOver = "term-over"
            case merged, parted, linked, edited, preferred, marked, held = "held-back", appointed, closed, intervened,
                answered, undone, imported
        }

        /// What it is.
        public var kind: Kind
        /// In words.
        public var words: String
        /// The same in parts, for those who say it in other words.
        public var about: About
        /// The source behind it, where there is one.
        public var source: LedgerID?
        /// When it was entered (RFC 3339), or the day on which it came about.
        public var time: String
        /// Who entered it.
        public var by: String?
    }

    /// The record; nil for what concerns the whole casebook.
    public var record: RecordName?
    /// What changed, in order of time.
    public var items: [Item]
}

extension Casebook {
    /// What changed from one day (included) to another (not included).
    ///
    /// The states of people are those on the two days, by what was in the casebook then.
    public func changes(since: CivilDay, until: CivilDay, includingProtected: Bool = false) throws -> [RecordChange] {
        try changes(since: since, until: until, from: 0, limit: .max, includingProtected: includingProtected).changes
    }

    /// A page of what changed, and of how many records something did.
    ///
    /// What came in is worked out once for as long as no entry comes; the states of people for those of the page only.
    public func changes(
        since: CivilDay, until: CivilDay, from first: Int, limit: Int, includingProtected: Bool = false
    ) throws -> (changes: [RecordChange], count: Int) {
        let reading = Reading(includingProtected: includingProtected)
        let lines = try changedRecords(since, until, reading)
        let page = try lines.dropFirst(first).prefix(limit).map { line in
            var list = ChangeList()
            if line.isPerson { try addStatus(line.row, since, until, reading, &list) }
            let items = (line.items + (list.items[line.row] ?? [])).sorted {
                ($0.time, $0.kind.rawValue, $0.words) < ($1.time, $1.kind.rawValue, $1.words)
            }
            return RecordChange(record: line.record, items: items)
        }
        return (page, lines.count)
    }

    /// Records of which something changed, with what came in about them, in the order in which they are listed.
    private func changedRecords(
        _ since: CivilDay, _ until: CivilDay, _ reading: Reading
    ) throws -> [ChangeList.Line] {
        let question = KeptAnswers.Changed(since: since, until: until, includingProtected: reading == .whole)
        if let known = index.kept.changes[question] { return known }
        var found = ChangeList()
        let (start, end) = (since.description, until.description)
        try addEvents(from: start, to: end, reading, &found)
        try addActs(from: start, to: end, reading, &found)
        try addEndsOfTerms(since, until, reading, &found)
        let lines = try found.order.compactMap { row -> ChangeList.Line? in
            let (items, isPerson) = (found.items[row] ?? [], found.people.contains(row))
            guard row >= 0 else { return ChangeList.Line(row: row, record: nil, items: items, isPerson: false) }
            guard let record = try index.record(at: row), reading == .whole || record.sensitivity != .protected else {
                return nil
            }
            return ChangeList.Line(row: row, record: record, items: items, isPerson: isPerson)
        }.sorted { a, b in
            (a.record?.type == .person ? 0 : 1, a.record?.name ?? "~", a.record?.item.description ?? "")
                < (b.record?.type == .person ? 0 : 1, b.record?.name ?? "~", b.record?.item.description ?? "")
        }
        index.kept.changes = [question: lines]
        return lines
    }

    /// Events that came in, under the people they are about; those without named people under themselves.
    private func addEvents(
        from start: String, to end: String, _ reading: Reading, _ found: inout ChangeList
    ) throws {
        let events = try index.database.prepare(
            """
            SELECT event.id, event.kind, event.date, event.standing, event.entered, CASE WHEN ?3 OR place.sensitivity <> 'protected' THEN place.name END
            FROM \(reading.events) AS event LEFT JOIN record AS place ON place.id = event.place WHERE entered >= ?1 AND entered < ?2 ORDER BY entered, first
            """
        ).all(start, end, reading == .whole) { row in
            (
                id: row.int(0), kind: row.string(1), date: row.text(2), standing: row.string(3), entered: row.string(4),
                place: row.text(5)
            )
        }
        for event in events {
            let isAct = EventKind(rawValue: event.kind)?.isAct ?? false
            let people = try index.database.prepare(
                "SELECT record FROM \(reading.participants) JOIN record ON record.id = record WHERE event = ? AND type = 'person' AND side = ?"
            ).all(event.id, isAct ? "actor" : "victim") { $0.int(0) }
            let what = [
                (EventKind(rawValue: event.kind)?.words ?? event.kind)
                    + (event.date.map { " of \($0)" } ?? ", no date"), event.place.map { "in \($0)" },
                event.standing == Standing.reported.rawValue ? nil : event.standing,
            ].compactMap(\.self).joined(separator: ", ")
            for row in people.isEmpty ? [event.id] : people {
                found.add(
                    RecordChange.Item(
                        kind: .event, words: what,
                        about: .event(
                            EventKind(rawValue: event.kind) ?? .statement, event.date.flatMap { EDTF($0) },
                            place: event.place, Standing(rawValue: event.standing) ?? .alleged),
                        source: try source(of: event.id), time: event.entered), to: row)
                if !people.isEmpty { found.people.insert(row) }
            }
        }
    }

    /// What members did, under the records that their acts name.
    private func addActs(
        from start: String, to end: String, _ reading: Reading, _ found: inout ChangeList
    ) throws {
        let acts = try index.database.prepare(
            """
            SELECT time, author, kind, act, source FROM entry WHERE time >= ? AND time < ? AND live = 1
                AND kind NOT IN ('drafted', 'noted', 'captured', 'decided', 'exported', 'saved') ORDER BY time, log_high, log_low, place
            """
        ).all(start, end) { row in
            (
                row.string(0), row.string(1), Act(kind: row.string(2), stored: row.bytes(3)),
                row.isNull(4) ? nil : row.int(4)
            )
        }
        for (time, author, act, source) in acts {
            guard let act, let (kind, told, items) = try described(act) else { continue }
            let words = reading == .open ? try index.openText(told) : told
            let typed = try act.typedWords.map { reading == .open ? try index.openText($0) : $0 }
            let item = RecordChange.Item(
                kind: kind, words: words, about: .act(typed), source: try source.flatMap { try index.entry(at: $0) },
                time: time, by: author)
            let rows = try items.compactMap { try row(behind: $0) }
            for row in Set(rows) { found.add(item, to: row) }
            if rows.isEmpty { found.add(item, to: -1) }
        }
    }

    /// The source that brought an entity.
    private func source(of entity: Int64) throws -> LedgerID? {
        try index.database.prepare("SELECT source FROM entity WHERE id = ?").first(entity) { $0.int(0) }.flatMap {
            try index.entry(at: $0)
        }
    }

    /// The record behind an item: of a statement that of its subject.
    private func row(behind item: ItemID) throws -> Int64? {
        guard let row = try index.row(of: item) else { return nil }
        return try index.database.prepare(
            item.kind == .entity
                ? "SELECT root FROM entity WHERE id = ?"
                : "SELECT root FROM statement JOIN entity ON entity.id = subject WHERE statement.id = ?"
        ).first(row) { $0.isNull(0) ? nil : $0.int(0) }
    }

    private func name(of item: ItemID) throws -> String { try index.record(of: item)?.name ?? item.shortName }

    private func described(_ act: Act) throws -> (RecordChange.Item.Kind, String, [ItemID])? {
        func why(_ reason: String?) -> String { reason.map { " (\($0))" } ?? "" }
        switch act {
        case .merged(let act):
            return (.merged, "\(act.record.shortName) merged into this record\(why(act.reason))", [act.into])
        case .parted(let act): return (.parted, "stands for itself again", [act.record])
        case .linked(let act): return (.linked, "\(act.entity.shortName) is this record", [act.record])
        case .edited(let act):
            return (.edited, "\(act.now.property.fileName) put right\(why(act.reason))", [act.statement])
        case .added(let act):
            let about = Set(act.statements.map(\.subject)).map { ItemID(act.draft, entity: $0) }.sorted()
            return (.edited, "added by hand: \(act.statements.count) statements", about)
        case .preferred(let act): return (.preferred, "one of several answers preferred (\(act.reason))", act.over)
        case .marked(let act):
            let marks = [
                act.sensitivity.map(\.rawValue),
                act.consent.map { "consent: " + $0.map(\.rawValue).joined(separator: ", ") },
                act.neverMerge.map { $0 ? "never merge" : "may be merged" },
            ].compactMap(\.self)
            return (
                .marked, "\(act.source == nil ? "" : "a source ")marked: " + marks.joined(separator: "; "),
                [act.item].compactMap(\.self)
            )
        case .held(let act):
            return (
                .held, act.reason.map { "held back: \($0)" } ?? "no longer held back", [act.item].compactMap(\.self)
            )
        case .appointed(let act): return (.appointed, "\(act.what) on \(act.date)", act.records)
        case .closed(let act): return (.closed, act.outcome, try records(ofEntry: act.appointment))
        case .intervened(let act): return (.intervened, "\(act.what) to \(act.to)", act.records)
        case .answered(let act): return (.answered, act.result, try records(ofEntry: act.intervention))
        case .undone(let act):
            guard let row = try index.row(of: act.entry), let undone = try index.act(at: row),
                case let items = try described(undone)?.2 ?? []
            else { return (.undone, "an entry is taken back\(why(act.reason))", []) }
            return (.undone, "\(undone.kind.rawValue) is taken back\(why(act.reason))", items)
        case .imported(let act): return (.imported, "the table \(act.table) was taken in: \(act.rows) rows", [])
        case .captured, .drafted, .noted, .decided, .saved, .exported, .published, .agreed, .ruled: return nil
        }
    }

    private func records(ofEntry entry: LedgerID) throws -> [ItemID] {
        switch try index.row(of: entry).flatMap({ try index.act(at: $0) }) {
        case .appointed(let act): act.records
        case .intervened(let act): act.records
        default: []
        }
    }

    /// Terms that ended in between, of custodies that nobody says are over.
    private func addEndsOfTerms(
        _ since: CivilDay, _ until: CivilDay, _ reading: Reading, _ found: inout ChangeList
    ) throws {
        let ended = try index.database.prepare(
            "SELECT person, term_ends, kind FROM \(reading.custodies) WHERE ending IS NULL AND term_day >= ?1 AND term_day < ?2 AND valid_from < ?2 AND valid_to >= ?2 - 1"
        ).all(since.number, until.number) { row in (row.int(0), row.string(1), row.string(2)) }
        for (person, day, kind) in ended {
            found.add(
                RecordChange.Item(
                    kind: .termOver,
                    words: "the term of the \(EventKind(rawValue: kind)?.words ?? kind) ended; no release is recorded",
                    about: .term(EventKind(rawValue: kind)), time: day),
                to: person)
        }
    }

    /// The state of a person before and after, where it is another.
    private func addStatus(
        _ person: Int64, _ since: CivilDay, _ until: CivilDay, _ reading: Reading, _ found: inout ChangeList
    ) throws {
        func status(_ day: CivilDay, before time: CivilDay) throws -> PersonStatus? {
            let later = try index.events(of: person, enteredFrom: time.description)
            let joined = try JoinedCase(person: person, in: index, reading, without: later)
            guard let id = joined.entity(of: person) else { return nil }
            var file = CaseFile(folding: joined.draft)
            file.events.removeAll { !$0.mayHaveHappened(by: day) }
            let findings = CaseFindings(of: file, asOf: EDTF(day), person: id, findsClaims: false)
            return findings.history(of: id, in: file).last
        }
        let before = try status(since, before: since)
        let after = try status(until.adding(days: -1), before: until)
        guard let after, before?.kind != after.kind else { return }
        let was = before.map { "\($0.kind.rawValue) before" } ?? "nothing recorded before"
        let since = after.since.map { " since \($0)" } ?? ""
        found.add(
            RecordChange.Item(
                kind: .status, words: "\(after.kind.rawValue)\(since); \(was)",
                about: .status(after.kind, since: after.since, before: before?.kind), time: until.description),
            to: person)
    }
}

extension Act {
    /// The words that a member typed, where the act has some.
    fileprivate var typedWords: String? {
        switch self {
        case .merged(let act): act.reason
        case .edited(let act): act.reason
        case .preferred(let act): act.reason
        case .held(let act): act.reason
        case .appointed(let act): act.what
        case .closed(let act): act.outcome
        case .intervened(let act): act.what
        case .answered(let act): act.result
        case .undone(let act): act.reason
        case .imported(let act): act.table
        default: nil
        }
    }
}

/// Changes by record while they are collected.
struct ChangeList {
    /// One record with what came in about it.
    struct Line {
        var row: Int64
        var record: RecordName?
        var items: [RecordChange.Item]
        /// Whether it is a person about whom events came in, so that their state may be another.
        var isPerson: Bool
    }

    fileprivate var items: [Int64: [RecordChange.Item]] = [:]
    fileprivate private(set) var order: [Int64] = []
    fileprivate var people: Set<Int64> = []

    fileprivate mutating func add(_ item: RecordChange.Item, to row: Int64) {
        if items[row] == nil { order.append(row) }
        items[row, default: []].append(item)
    }
}
