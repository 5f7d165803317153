// The fold: entries in, the index brought up to date. It gives the same index for the same entries in whatever order they come.
//
// The index is a function of the *set* of entries. Each part of it (a source with its items, a record, a merger, a mark) is worked out anew from
// all acts that name it, in the ledger's order, whenever one of them comes or is undone.

import CaseModel

/// One run of the fold over new entries.
struct Fold {
    let index: CaseIndex
    var database: Database { index.database }

    /// What has to be worked out anew.
    struct Dirty {
        var sources: Set<Int64> = []
        /// Records and entities that name one.
        var records: Set<Int64> = []
        /// Records alone, whatever goes by their names.
        var roots: Set<Int64> = []
        var mergers: Set<Int64> = []
        var marks: Set<Int64> = []
    }
    var dirty = Dirty()

    init(_ index: CaseIndex) { self.index = index }

    /// Takes entries into the index.
    ///
    /// - Parameters:
    ///   - progress: called now and then with the number of entries taken.
    ///   - entry: gives the entry of a number; nil where it is to be left out.
    static func take(
        count: Int, into index: CaseIndex, progress: (Int) -> Void = { _ in }, entry: (Int) throws -> LedgerEntry?
    ) throws {
        guard count > 0 else { return progress(0) }
        defer {
            index.knownProtectedWords = nil
            index.kept = KeptAnswers()
        }
        do {
            try index.database.transaction {
                var fold = Fold(index)
                for number in 0..<count {
                    if let entry = try entry(number) { try fold.insert(entry) }
                    if number & 255 == 255 { progress(number + 1) }
                }
                try fold.settle()
                progress(count)
            }
        } catch {
            index.forgetNumbers()
            throw error
        }
    }

    /// Writes an entry down and notes what it touches. One that is there already changes nothing.
    private mutating func insert(_ entry: LedgerEntry) throws {
        guard try index.row(of: entry.id) == nil else { return }
        let source = try entry.act.namedSource.flatMap { try index.row(of: $0) }
        try database.prepare(
            "INSERT INTO entry (log_high, log_low, place, clock, time, author, kind, act, source) VALUES (?,?,?,?,?,?,?,?,?)"
        ).run(
            Int64(bitPattern: entry.id.log.0), Int64(bitPattern: entry.id.log.1), Int64(bitPattern: entry.id.index),
            entry.clock, entry.time, entry.author, entry.act.kind.rawValue, try entry.act.stored(), source)
        guard let row = try index.row(of: entry.id) else { return }
        switch entry.act {
        case .drafted(let act):
            try insert(act.draft, about: act.about, evidence: act.source, as: row, review: .drafted, madeBy: act.reader)
        case .captured(let act): try insert(act, as: row)
        case .noted(let act):
            try insert(
                act.draft, about: act.about, evidence: nil, as: row, review: act.reader == nil ? .accepted : .drafted,
                madeBy: act.reader ?? entry.author)
            try insertTableRow(act, as: row)
        case .added(let act) where source != nil: try insert(act, as: row, source: source ?? row, madeBy: entry.author)
        case .edited(let act) where source != nil: try insert(act, as: row, source: source ?? row, madeBy: entry.author)
        default: break
        }
        try consider(row, entry.act)
        try takeWaiting(for: entry.id)
    }

    /// Has an act touch what it names; one that names an entry that has not come waits for it.
    private mutating func consider(_ row: Int64, _ act: Act) throws {
        for name in act.namedEntries where try index.row(of: name) == nil {
            try database.prepare("UPDATE entry SET live = 0 WHERE id = ?").run(row)
            try database.prepare(
                "INSERT OR REPLACE INTO waiting (entry, for_high, for_low, for_place) VALUES (?,?,?,?)"
            ).run(
                row, Int64(bitPattern: name.log.0), Int64(bitPattern: name.log.1), Int64(bitPattern: name.index))
            return
        }
        if case .noted(let note) = act { try joinTable(row, note) }
        if case .undone(let undone) = act, let target = try index.row(of: undone.entry),
            try isAfter(row, target)
        {
            try database.prepare("INSERT OR REPLACE INTO undoing (entry, target) VALUES (?,?)").run(row, target)
        }
        try settleLife(of: row)
        try touch(row, act)
    }

    /// Acts that waited for an entry, now that it is here.
    private mutating func takeWaiting(for entry: LedgerID) throws {
        let high = Int64(bitPattern: entry.log.0)
        let (low, place) = (Int64(bitPattern: entry.log.1), Int64(bitPattern: entry.index))
        let waiting = try database.prepare(
            "SELECT entry FROM waiting WHERE for_high = ? AND for_low = ? AND for_place = ?"
        ).all(high, low, place) { $0.int(0) }
        for row in waiting {
            try database.prepare("DELETE FROM waiting WHERE entry = ?").run(row)
            guard let act = try index.act(at: row) else { continue }
            if let source = try act.namedSource.flatMap({ try index.row(of: $0) }) {
                try database.prepare("UPDATE entry SET source = ? WHERE id = ?").run(source, row)
                let author = try database.prepare("SELECT author FROM entry WHERE id = ?").first(row) { $0.text(0) }
                switch act {
                case .added(let act): try insert(act, as: row, source: source, madeBy: author ?? "")
                case .edited(let act): try insert(act, as: row, source: source, madeBy: author ?? "")
                default: break
                }
            }
            try consider(row, act)
        }
    }

    /// Whether one entry comes after another in the ledger: an act can only undo what came before it.
    private func isAfter(_ row: Int64, _ other: Int64) throws -> Bool {
        try database.prepare("SELECT (SELECT clock FROM entry WHERE id = ?) > (SELECT clock FROM entry WHERE id = ?)")
            .first(row, other) { $0.bool(0) } ?? false
    }

    /// Works out whether an act counts, and then those that it undoes.
    mutating func settleLife(of row: Int64) throws {
        let isUndone =
            try database.prepare(
                "SELECT EXISTS (SELECT 1 FROM undoing JOIN entry ON entry.id = undoing.entry WHERE target = ? AND live = 1)"
            ).first(row) { $0.bool(0) } ?? false
        let isWaiting =
            try database.prepare("SELECT EXISTS (SELECT 1 FROM waiting WHERE entry = ?)").first(row) { $0.bool(0) }
            ?? false
        let stands = !isUndone && !isWaiting
        try database.prepare("UPDATE entry SET live = ? WHERE id = ?").run(stands, row)
        try settleTable(of: row, stands: stands)
        let target = try database.prepare("SELECT target FROM undoing WHERE entry = ?").first(row) { $0.int(0) }
        if let target {
            try settleLife(of: target)
            if let act = try index.act(at: target) { try touch(target, act) } else { dirty.sources.insert(target) }
        }
    }

    /// Notes what an act changes by counting or by not counting any more.
    private mutating func touch(_ row: Int64, _ act: Act) throws {
        switch act {
        case .drafted, .noted: dirty.sources.insert(row)
        case .decided(let act): if let source = try index.row(of: act.draft) { dirty.sources.insert(source) }
        case .added(let act): if let source = try index.row(of: act.draft) { dirty.sources.insert(source) }
        case .edited(let act): if let source = try index.row(of: act.draft) { dirty.sources.insert(source) }
        case .linked(let act):
            try note(row, names: [act.entity])
            dirty.sources.formUnion(try sources(of: [act.entity]))
        case .merged(let act): dirty.mergers.formUnion(try note(row, names: [act.record]))
        case .parted(let act): dirty.mergers.formUnion(try note(row, names: [act.record]))
        case .preferred(let act):
            let statements = act.over + [act.statement].compactMap(\.self)
            try note(row, names: statements)
            dirty.sources.formUnion(try sources(of: statements))
        case .marked(let act):
            dirty.marks.formUnion(try note(row, names: [act.item].compactMap(\.self) + (act.statements ?? [])))
            if let source = try act.source.flatMap({ try index.row(of: $0) }) { dirty.sources.insert(source) }
        case .held(let act): try note(row, names: [act.item].compactMap(\.self))
        case .appointed(let act):
            try note(row, names: act.records)
            try expect(row, by: act.date)
        case .intervened(let act):
            try note(row, names: act.records)
            if let due = act.replyDue { try expect(row, by: due) }
        case .closed(let act): try close(act.appointment, by: row)
        case .answered(let act): try close(act.intervention, by: row)
        case .captured, .imported, .saved, .exported, .published, .agreed, .ruled, .undone: break
        }
    }

    /// The sources that entities and statements come from.
    private func sources(of items: [ItemID]) throws -> [Int64] {
        try items.compactMap { item in
            guard let row = try index.row(of: item) else { return nil }
            let table = item.kind == .entity ? "entity" : "statement"
            return try database.prepare("SELECT source FROM \(table) WHERE id = ?").first(row) { $0.int(0) }
        }
    }

    /// Writes down which items an act names; returns their numbers in `naming`.
    @discardableResult
    private func note(_ entry: Int64, names items: [ItemID]) throws -> [Int64] {
        let numbers = try items.compactMap { item in try index.row(of: item).map { item.kind == .entity ? $0 : ~$0 } }
        for number in numbers {
            try database.prepare("INSERT OR IGNORE INTO naming (item, entry) VALUES (?,?)").run(number, entry)
        }
        return numbers
    }

    /// Works out all that is dirty: sources first, then mergers and marks, then the records that they touch.
    private mutating func settle() throws {
        for source in dirty.sources.sorted() {
            try settleSource(source)
            try settleWords(ofSource: source)
        }
        for record in dirty.mergers.sorted() { try settleMerger(of: record) }
        for item in dirty.marks.sorted() { try settleMark(of: item) }
        try settleRecords()
    }
}
