// What members did, as undoing shows it.

public import CaseModel

/// An act of a member.
public struct DoneAct: Hashable, Sendable {
    /// The entry.
    public let id: LedgerID
    /// When: RFC 3339 in UTC.
    public let time: String
    /// Who.
    public let author: String
    /// What kind of act.
    public let kind: Act.Kind
    /// Whether it counts: nothing has undone it.
    public let counts: Bool
    /// What was done, in words: "accepted 3 items of “Two detained”: detention 2024-05-16 (Aidar Testov), …".
    public let words: String
}

extension Casebook {
    /// The act of an entry; nil where there is none.
    ///
    /// - Parameter includingProtected: whether its words may say what is protected.
    public func act(_ id: LedgerID, includingProtected: Bool = false) throws -> DoneAct? {
        try index.row(of: id).flatMap { try done(at: $0, includingProtected) }
    }

    /// The last acts, newest first.
    ///
    /// - Parameters:
    ///   - author: only those of this member.
    ///   - includingProtected: whether their words may say what is protected.
    ///   - undoable: only what counts and what `undo` without a name may take: decisions, not what came in, and no undoing.
    public func acts(by author: String?, undoable: Bool, most: Int, includingProtected: Bool = false) throws
        -> [DoneAct]
    {
        let kinds = "'captured', 'drafted', 'exported', 'undone'"
        return try index.database.prepare(
            """
            SELECT id FROM entry WHERE (?1 IS NULL OR author = ?1) AND kind <> 'captured' AND kind <> 'exported'
                AND id NOT IN (SELECT entry FROM table_row)
                AND (NOT ?2 OR live = 1 AND kind NOT IN (\(kinds)))
            ORDER BY clock DESC, time DESC, log_high DESC, log_low DESC, place DESC LIMIT ?3
            """
        ).all(author, undoable, most) { $0.int(0) }.compactMap { try done(at: $0, includingProtected) }
    }

    /// The entries whose short name begins so; at most so many are looked for.
    public func entries(named beginning: String, most: Int = 8) throws -> [LedgerID] {
        var found: [LedgerID] = []
        let wanted = beginning.lowercased()
        try index.database.prepare("SELECT log_high, log_low, place FROM entry").each { row in
            let id = LedgerID(
                log: (UInt64(bitPattern: row.int(0)), UInt64(bitPattern: row.int(1))),
                index: UInt64(bitPattern: row.int(2)))
            if found.count < most, id.shortName.hasPrefix(wanted) { found.append(id) }
        }
        return found
    }

    private func done(at row: Int64, _ includingProtected: Bool) throws -> DoneAct? {
        guard let id = try index.entry(at: row) else { return nil }
        let head = try index.database.prepare("SELECT time, author, kind, live FROM entry WHERE id = ?").first(row) {
            ($0.string(0), $0.string(1), Act.Kind(rawValue: $0.string(2)), $0.bool(3))
        }
        guard let head, let kind = head.2 else { return nil }
        let words = try ActWords(index: index, showsProtected: includingProtected).shownWords(row, kind)
        return DoneAct(id: id, time: head.0, author: head.1, kind: kind, counts: head.3, words: words)
    }
}

/// Puts acts into words.
struct ActWords {
    let index: CaseIndex
    var showsProtected = false
    private static let mostNamed = 3

    /// An act in words, without protected names unless they may be shown.
    func shownWords(_ row: Int64, _ kind: Act.Kind) throws -> String {
        let words = try words(row, kind)
        return showsProtected ? words : try index.openText(words)
    }

    func words(_ row: Int64, _ kind: Act.Kind) throws -> String {
        guard let act = try index.act(at: row) else {
            return "read \(try title(of: row))"
        }
        switch act {
        case .decided(let act):
            let byVerdict = Dictionary(grouping: act.decisions, by: \.verdict)
            let parts = try Decision.Verdict.allCases.compactMap { verdict -> String? in
                guard let decisions = byVerdict[verdict] else { return nil }
                let done = verdict == .accept ? "accepted" : verdict == .reject ? "rejected" : "reopened"
                return "\(done) \(try list(decisions.map(\.item)))"
            }
            return "\(parts.joined(separator: "; ")), of \(try title(act.draft))"
        case .added(let act):
            let count = act.entities.filter { $0 == .event }.count
            return
                "\(count > 0 ? "made an event of its own of what was said" : "added to what was read") in \(try title(act.draft))"
        case .edited(let act): return "put right \(try words(of: act.statement)), in \(try title(act.draft))"
        case .linked(let act): return "linked \(try words(of: act.entity)) to \(try words(of: act.record))"
        case .merged(let act): return "merged \(try words(of: act.record)) into \(try words(of: act.into))"
        case .parted(let act): return "parted \(try words(of: act.record)) again"
        case .preferred(let act):
            guard let statement = act.statement else { return "took a preference back" }
            return "preferred \(try words(of: statement)): \(act.reason)"
        case .marked(let act):
            let what = try act.item.map { try words(of: $0) } ?? act.source.map { try title($0) } ?? "something"
            return "marked \(what)"
        case .held(let act):
            let what = try act.item.map { try words(of: $0) } ?? act.source.map { try title($0) } ?? "something"
            return "\(act.reason == nil ? "ended the hold on" : "held back") \(what)"
        case .imported(let act): return "took in the table \(act.file), \(act.rows) rows"
        case .noted: return "noted \(try title(of: row))"
        case .appointed(let act): return "made an appointment: \(act.what), \(act.date)"
        case .closed(let act): return "closed an appointment: \(act.outcome)"
        case .intervened(let act): return "recorded an intervention: \(act.what), to \(act.to)"
        case .answered(let act): return "recorded an answer: \(act.result)"
        case .saved(let act): return "saved the list '\(act.name)'"
        case .exported(let act): return "took out \(act.what) \(act.item)"
        case .agreed(let act): return "agreed to publish the \(act.what) of \(act.day)"
        case .ruled(let act):
            if act.policy != nil { return "changed the rules for what goes out" }
            return act.publishers == 1 ? "ruled that one member publishes" : "ruled that two members have to agree"
        case .published(let act): return "published \(act.what) (\(act.to)), \(act.items.count) records"
        case .captured(let act): return "kept \(act.name)"
        case .drafted: return kind.rawValue
        case .undone(let act):
            guard let target = try index.row(of: act.entry),
                let kind = try index.database.prepare("SELECT kind FROM entry WHERE id = ?").first(
                    target, row: { Act.Kind(rawValue: $0.string(0)) }), kind != .undone
            else { return "undid an undoing" }
            return "undid: \(try words(target, kind))"
        }
    }

    private func list(_ items: [ItemID]) throws -> String {
        let named = try items.prefix(Self.mostNamed).map { try words(of: $0) }.joined(separator: ", ")
        return items.count > Self.mostNamed ? "\(items.count) items (\(named), …)" : named
    }

    private func title(_ source: LedgerID) throws -> String { try title(of: index.row(of: source) ?? -1) }

    private func title(of source: Int64) throws -> String {
        let found = try index.database.prepare(
            "SELECT COALESCE(title, draft_id), sensitivity = 'protected' FROM source WHERE id = ?"
        ).first(source) { ($0.string(0), $0.bool(1)) }
        if found?.1 ?? false, !showsProtected { return "a protected source" }
        let title = try showsProtected ? found?.0 : found.map { _ in try index.openWords(of: source).title }
        return title.map { "“\($0)”" } ?? "a report that is not here"
    }

    /// An entity or a statement in a few words.
    func words(of item: ItemID) throws -> String {
        guard let row = try index.row(of: item) else { return "something that is not here" }
        return item.kind == .entity ? try entityWords(row) : try statementWords(row)
    }

    private func entityWords(_ row: Int64) throws -> String {
        let type = try index.database.prepare("SELECT type FROM entity WHERE id = ?").first(row) { $0.text(0) }
        func value(_ property: String) throws -> String? {
            try index.database.prepare(
                "SELECT value FROM statement WHERE subject = ? AND property = ? AND review <> 'superseded' ORDER BY preference DESC, id LIMIT 1"
            ).first(row, property) { $0.text(0) }
        }
        func isProtected(_ entity: Int64) throws -> Bool {
            if showsProtected { return false }
            return try index.database.prepare(
                """
                SELECT EXISTS (SELECT 1 FROM entity JOIN record ON record.id = entity.root WHERE entity.id = ?1 AND sensitivity = 'protected')
                    OR EXISTS (SELECT 1 FROM statement WHERE child = ?1)
                    OR EXISTS (SELECT 1 FROM entity JOIN source ON source.id = entity.source
                        WHERE entity.id = ?1 AND source.sensitivity = 'protected')
                    OR EXISTS (SELECT 1 FROM mark WHERE item = ?1 AND kind = 'sensitivity' AND value = 'protected')
                """
            ).first(entity) { $0.bool(0) } ?? false
        }
        if type != EntityType.event.rawValue {
            return try isProtected(row) ? "somebody protected" : value("name") ?? "somebody without a name"
        }
        if try isProtected(row) { return "an event that is protected" }
        let who = try index.database.prepare(
            """
            SELECT name.value, part.other FROM statement AS part
            JOIN statement AS name ON name.subject = part.other AND name.property = 'name'
            WHERE part.subject = ? AND part.property IN ('victim', 'actor') ORDER BY part.property DESC, part.id LIMIT 1
            """
        ).first(row) { ($0.string(0), $0.int(1)) }
        let name = try who.map { try isProtected($0.1) ? "somebody protected" : $0.0 }
        return [try value("kind") ?? "event", try value("date"), name.map { "(\($0))" }].compactMap(\.self).joined(
            separator: " ")
    }

    private func statementWords(_ row: Int64) throws -> String {
        let found = try index.database.prepare(
            "SELECT property, value, subject, other, \(Reading.isProtected) OR child IS NOT NULL FROM statement JOIN source ON source.id = statement.source WHERE statement.id = ?"
        ).first(row) { row in
            (row.string(0), row.text(1), row.int(2), row.isNull(3) ? nil : row.int(3), row.bool(4))
        }
        guard let (property, value, subject, other, isProtected) = found else { return "a statement that is not here" }
        guard showsProtected || !isProtected else { return "the \(property) of something protected" }
        let said = try value ?? other.map { try entityWords($0) } ?? ""
        let type = try index.database.prepare("SELECT type FROM entity WHERE id = ?").first(subject) { $0.text(0) }
        return type == EntityType.event.rawValue
            ? "\(property) \(said)" : "\(property) \(said) of \(try entityWords(subject))"
    }
}
