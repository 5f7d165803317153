// What was done about a record, by whom and when; and the marks it bears.

public import CaseModel

/// Something that was done about a record.
public struct RecordAct: Hashable, Sendable {
    /// The entry, when, by whom, of what kind, and whether it counts.
    public var done: DoneAct
    /// The headline of the source it is about.
    public var title: String?
    /// How many items of it were accepted, rejected or reopened, or brought.
    public var count: Int?
    /// What was decided, where it is a decision: the first of its verdicts.
    public var verdict: Decision.Verdict?
    /// The words of the member: a reason, what is to happen, what came of it.
    public var said: String?
    /// The day that it names.
    public var date: EDTF?
    /// Whether it ends or takes back what an earlier one began: a hold, a preference, a mark.
    public var isEnd: Bool
    /// For whom it says that something is.
    public var sensitivity: Sensitivity?
}

/// How careful to be with a record.
public struct RecordMarks: Hashable, Sendable {
    /// What the person agrees to; nil where nobody asked.
    public var consent: [Consent]?
    /// Whether it may never be taken for another.
    public var isNeverMerged: Bool
    /// Whether the words of a report call them a child.
    public var isChild: Bool
}

extension Casebook {
    /// The marks of a record.
    public func marks(of item: ItemID) throws -> RecordMarks? {
        guard let record = try index.record(of: item), let root = try index.row(of: record.item) else { return nil }
        let consent = try index.database.prepare("SELECT value FROM mark WHERE item = ? AND kind = 'consent'").first(
            root
        ) { $0.text(0) }
        return try index.database.prepare("SELECT never_merge, child FROM record WHERE id = ?").first(root) { row in
            RecordMarks(
                consent: consent.map { $0.split(separator: ",").compactMap { Consent(rawValue: String($0)) } },
                isNeverMerged: row.bool(0), isChild: row.bool(1))
        }
    }

    /// What was done about a record, the newest first.
    public func history(of item: ItemID, most: Int = 100, includingProtected: Bool = false) throws -> [RecordAct] {
        guard let record = try index.record(of: item), let root = try index.row(of: record.item) else { return [] }
        var rows = Set(
            try index.database.prepare(
                """
                SELECT naming.entry FROM entity JOIN naming ON naming.item = entity.id WHERE entity.root = ?1
                UNION SELECT naming.entry FROM entity JOIN statement ON statement.subject = entity.id
                    JOIN naming ON naming.item = -1 - statement.id WHERE entity.root = ?1
                UNION SELECT decided_by FROM entity WHERE root = ?1 AND decided_by IS NOT NULL
                UNION SELECT source FROM entity WHERE root = ?1
                UNION SELECT statement.id >> 20 FROM entity JOIN statement ON statement.subject = entity.id WHERE root = ?1
                """
            ).all(root) { $0.int(0) })
        let closings = try index.database.prepare("SELECT entry FROM closing WHERE target = ?")
        for row in rows { rows.formUnion(try closings.all(row) { $0.int(0) }) }
        for row in rows {
            rows.formUnion(
                try index.database.prepare("SELECT entry FROM undoing WHERE target = ?").all(row) { $0.int(0) })
        }
        let order = try index.database.prepare("SELECT clock, time FROM entry WHERE id = ?")
        let sorted = try rows.compactMap { row in try order.first(row) { ($0.int(0), $0.string(1), row) } }.sorted {
            $0 > $1
        }
        return try sorted.prefix(most).compactMap { try recordAct(at: $0.2, root, includingProtected) }
    }

    private func recordAct(at row: Int64, _ root: Int64, _ includingProtected: Bool) throws -> RecordAct? {
        guard let id = try index.entry(at: row),
            let done = try act(id, includingProtected: includingProtected)
        else { return nil }
        var found = RecordAct(done: done, isEnd: false)
        func title(_ source: LedgerID?) throws {
            guard let source = try source.map({ try index.row(of: $0) }) ?? row else { return }
            let isHidden =
                try index.database.prepare("SELECT sensitivity = 'protected' FROM source WHERE id = ?").first(source) {
                    $0.bool(0)
                } ?? true
            guard includingProtected || !isHidden else { return }
            found.title =
                try includingProtected
                ? index.database.prepare("SELECT COALESCE(title, draft_id) FROM source WHERE id = ?").first(source) {
                    $0.string(0)
                } : index.openWords(of: source).title
        }
        func say(_ words: String?) throws { found.said = try words.map { try shown($0, includingProtected) } }
        switch try index.act(at: row) {
        case .decided(let act)?:
            try title(act.draft)
            found.verdict = act.decisions.first?.verdict
            found.count = act.decisions.count
        case .added(let act)?:
            try title(act.draft)
            found.count = act.statements.count
        case .edited(let act)?:
            try title(act.draft)
            try say(act.reason)
        case .merged(let act)?: try say(act.reason)
        case .preferred(let act)?:
            try say(act.reason)
            found.isEnd = act.statement == nil
        case .marked(let act)?: found.sensitivity = act.sensitivity
        case .held(let act)?:
            try say(act.reason)
            (found.isEnd, found.date) = (act.reason == nil, act.until)
        case .appointed(let act)?:
            try say(act.what)
            found.date = act.date
        case .closed(let act)?: try say(act.outcome)
        case .intervened(let act)?:
            try say(act.what)
            found.date = act.date
        case .answered(let act)?:
            try say(act.result)
            found.date = act.date
        case .undone(let act)?: try say(act.reason)
        case .drafted?, .noted?, nil: try title(nil)
        default: break
        }
        return found
    }

    private func shown(_ words: String, _ includingProtected: Bool) throws -> String {
        try includingProtected ? words : index.openText(words)
    }
}
