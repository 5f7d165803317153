// The state of a source: which of its items are accepted, rejected, put right or still waiting, by all acts that name them.

import CaseModel

/// A source while its decisions are worked out.
private struct SourceState {
    struct EntityState {
        var id: Int64
        var type: EntityType
        var verdict: Decision.Verdict?
        /// The record that a member has linked it to.
        var link: Int64?
        /// The entry that decided.
        var decidedBy: Int64?
        /// Whether an accepted statement names it.
        var isNamed = false
        var wasReview: String
        var wasRecord: Int64?
        var wasLink: Int64?
        var wasDecidedBy: Int64?
    }

    struct StatementState {
        var id: Int64
        var subject: Int64
        var other: Int64?
        var property: Property?
        var verdict: Decision.Verdict?
        var supersededBy: Int64?
        /// The statement that an edit put it in the place of; it goes by its verdict until it has one.
        var replaces: Int64?
        var preference = 0
        /// Whether the entry that brought it still counts.
        var counts = true
        var wasReview: String
        var wasSupersededBy: Int64?
        var wasPreference: Int
    }

    var entities: [Int64: EntityState] = [:]
    var statements: [Int64: StatementState] = [:]
}

extension Property {
    /// Whether a statement of it is decided on for itself, and not with its subject.
    var isItemOfItsOwn: Bool { if case .relation = self { true } else { false } }

    /// Whether it says who or what something is; that is accepted with whatever names the thing.
    var identifies: Bool {
        switch self {
        case .name, .alias, .role, .organisationKind, .neverMerge, .size: true
        default: false
        }
    }
}

extension Fold {
    /// Works out all decisions on one source and writes down what they change.
    mutating func settleSource(_ source: Int64) throws {
        var state = try load(source)
        let isLive =
            try database.prepare("SELECT live FROM entry WHERE id = ?").first(source) { $0.bool(0) } ?? false
        var note: Noted?
        if case .noted(let act)? = try index.act(at: source) { note = act }
        // A member's own words need no review; what a reader made of them does.
        let isNote = note.map { $0.reader == nil } ?? false
        if isNote { for id in state.entities.keys { state.entities[id]?.verdict = .accept } }
        for link in note?.links ?? [] {
            let entity = RowNumber.of(link.entity.number, in: source)
            state.entities[entity]?.link = try index.row(of: link.record)
        }
        var mark: Sensitivity?
        for (row, act) in try acts(on: source) {
            apply(act, at: row, to: &state)
            if case .marked(let marked) = act, row >= 0, marked.source != nil { mark = marked.sensitivity }
        }
        try settleSensitivity(of: source, mark)
        if isNote {
            // A note's relations are its maker's own words.
            for (id, statement) in state.statements where statement.verdict == nil {
                state.statements[id]?.verdict = .accept
            }
        }
        if !isLive {
            for id in state.entities.keys { state.entities[id]?.verdict = .reject }
            for id in state.statements.keys { state.statements[id]?.verdict = .reject }
        }
        try save(state, source)
    }

    /// Keeps for whom a source is; everything that it says of anybody may count otherwise then.
    private mutating func settleSensitivity(of source: Int64, _ mark: Sensitivity?) throws {
        let changed = try database.prepare(
            """
            UPDATE source SET sensitivity = COALESCE(?2, own_sensitivity)
            WHERE id = ?1 AND sensitivity <> COALESCE(?2, own_sensitivity) RETURNING id
            """
        ).all(source, mark?.rawValue) { $0.int(0) }
        guard !changed.isEmpty else { return }
        dirty.records.formUnion(
            try database.prepare("SELECT id FROM entity WHERE source = ?").all(source) { $0.int(0) })
    }

    private func load(_ source: Int64) throws -> SourceState {
        var state = SourceState()
        try database.prepare("SELECT id, type, review, record, link, decided_by FROM entity WHERE source = ?").each(
            source
        ) { row in
            guard let type = EntityType(rawValue: row.string(1)) else { return }
            state.entities[row.int(0)] = SourceState.EntityState(
                id: row.int(0), type: type, wasReview: row.string(2), wasRecord: row.isNull(3) ? nil : row.int(3),
                wasLink: row.isNull(4) ? nil : row.int(4), wasDecidedBy: row.isNull(5) ? nil : row.int(5))
        }
        try database.prepare(
            "SELECT id, subject, other, property, review, preference, superseded_by FROM statement WHERE source = ?"
        ).each(source) { row in
            state.statements[row.int(0)] = SourceState.StatementState(
                id: row.int(0), subject: row.int(1), other: row.isNull(2) ? nil : row.int(2),
                property: Property(fileName: row.string(3)), wasReview: row.string(4),
                wasSupersededBy: row.isNull(6) ? nil : row.int(6), wasPreference: row.number(5) ?? 0)
        }
        return state
    }

    /// The acts about a source that count, in the ledger's order.
    private func acts(on source: Int64) throws -> [(Int64, Act)] {
        try database.prepare(
            """
            SELECT id, kind, act, live FROM entry WHERE act IS NOT NULL AND id IN (
                SELECT id FROM entry WHERE source = ?1
                UNION SELECT naming.entry FROM entity JOIN naming ON naming.item = entity.id WHERE entity.source = ?1
                UNION SELECT naming.entry FROM statement JOIN naming ON naming.item = -1 - statement.id
                    WHERE statement.source = ?1)
            ORDER BY clock, time, log_high, log_low, place
            """
        ).all(source) { row in
            (row.int(0), Act(kind: row.string(1), stored: row.bytes(2)), row.bool(3))
        }.compactMap { found in found.1.map { (found.2 ? found.0 : ~found.0, $0) } }
    }

    /// Applies one act; one that does not count comes with its number negated, and takes away what it had brought.
    private func apply(_ act: Act, at row: Int64, to state: inout SourceState) {
        let (entry, isLive) = row < 0 ? (~row, false) : (row, true)
        switch act {
        case .added, .edited:
            for (id, _) in state.statements where RowNumber.entry(of: id) == entry {
                state.statements[id]?.counts = isLive
                // What a member adds they stand behind, relations too.
                if case .added(let added) = act, isLive, added.waits != true { state.statements[id]?.verdict = .accept }
            }
            var waits = false
            if case .added(let added) = act { waits = added.waits == true }
            for (id, _) in state.entities where RowNumber.entry(of: id) == entry {
                state.entities[id]?.verdict = !isLive ? .reject : waits ? nil : .accept
                state.entities[id]?.decidedBy = isLive ? entry : nil
            }
            guard isLive else { return }
            let now = RowNumber.of(0, in: entry)
            if case .edited(let edit) = act, var old = try? index.row(of: edit.statement) {
                // What an earlier edit made of it is put right, too.
                while let heir = state.statements[old]?.supersededBy, heir != now { old = heir }
                state.statements[old]?.supersededBy = now
                state.statements[now]?.replaces = old
            } else if case .added(let added) = act {
                for old in (added.replaces ?? []).compactMap({ try? index.row(of: $0) }) {
                    // By the one that says the same thing, where there is one.
                    let heirs = added.statements.indices.map { RowNumber.of($0, in: entry) }
                    let heir = heirs.first { state.statements[$0]?.property == state.statements[old]?.property }
                    state.statements[old]?.supersededBy = heir ?? now
                }
            }
        case .decided(let act) where isLive:
            for decision in act.decisions {
                guard let item = try? index.row(of: decision.item) else { continue }
                let verdict: Decision.Verdict? = decision.verdict == .reopen ? nil : decision.verdict
                if decision.item.kind == .statement {
                    state.statements[item]?.verdict = verdict
                } else {
                    state.entities[item]?.verdict = verdict
                    state.entities[item]?.decidedBy = verdict == nil ? nil : entry
                    if let record = decision.record.flatMap({ try? index.row(of: $0) }) {
                        state.entities[item]?.link = record
                    } else if decision.verdict == .reopen {
                        state.entities[item]?.link = nil
                    }
                }
            }
        case .linked(let act) where isLive:
            guard let item = try? index.row(of: act.entity), let record = try? index.row(of: act.record) else { return }
            state.entities[item]?.link = record
        case .preferred(let act) where isLive:
            for item in act.over + [act.statement].compactMap(\.self) {
                guard let id = try? index.row(of: item) else { continue }
                state.statements[id]?.preference = act.statement == nil ? 0 : item == act.statement ? 1 : -1
            }
        default: break
        }
    }

    /// Writes down what changed, and notes the records that it touches.
    private mutating func save(_ state: SourceState, _ source: Int64) throws {
        var state = state
        var reviews: [Int64: Review] = [:]
        func verdict(on statement: SourceState.StatementState) -> Decision.Verdict? {
            var (statement, steps) = (statement, 0)
            while statement.verdict == nil, let old = statement.replaces.flatMap({ state.statements[$0] }), steps < 1000
            {
                statement = old
                steps += 1
            }
            return statement.verdict
        }
        func review(of statement: SourceState.StatementState) -> Review {
            guard statement.counts else { return .rejected }
            if statement.supersededBy.map({ state.statements[$0]?.counts ?? false }) ?? false { return .superseded }
            if let verdict = verdict(on: statement) { return verdict == .accept ? .accepted : .rejected }
            guard let subject = state.entities[statement.subject] else { return .drafted }
            if subject.verdict == .reject { return .rejected }
            // Who was rejected takes part in nothing.
            if let other = statement.other, state.entities[other]?.verdict == .reject { return .rejected }
            guard let property = statement.property, !property.isItemOfItsOwn else { return .drafted }
            if subject.verdict == .accept { return .accepted }
            return subject.isNamed && property.identifies ? .accepted : .drafted
        }
        // What an accepted statement names is accepted with it, unless somebody decided otherwise.
        for statement in state.statements.values where review(of: statement) == .accepted {
            for named in [statement.other, statement.subject].compactMap(\.self)
            where state.entities[named]?.verdict == nil {
                state.entities[named]?.isNamed = true
            }
        }
        for statement in state.statements.values { reviews[statement.id] = review(of: statement) }

        // People whom an event names that waits come with it.
        var covered: Set<Int64> = []
        for statement in state.statements.values where reviews[statement.id] == .drafted {
            if let other = statement.other, !(statement.property?.isItemOfItsOwn ?? true) { covered.insert(other) }
        }
        var undecided = 0
        for entity in state.entities.values {
            let isAccepted = entity.verdict == .accept || entity.verdict == nil && entity.isNamed
            let review: Review = isAccepted ? .accepted : entity.verdict == .reject ? .rejected : .drafted
            let record = isAccepted ? entity.link ?? entity.id : nil
            if review == .drafted, entity.type == .event || entity.type == .person && !covered.contains(entity.id) {
                undecided += 1
            }
            if review.rawValue != entity.wasReview || record != entity.wasRecord || entity.link != entity.wasLink
                || entity.decidedBy != entity.wasDecidedBy
            {
                try database.prepare("UPDATE entity SET review = ?, record = ?, link = ?, decided_by = ? WHERE id = ?")
                    .run(
                        review.rawValue, record, entity.link, entity.decidedBy, entity.id)
                if record != nil || entity.wasRecord != nil { dirty.records.insert(entity.id) }
            }
        }
        for statement in state.statements.values {
            let now = reviews[statement.id] ?? .drafted
            if now == .drafted, statement.property?.isItemOfItsOwn ?? false { undecided += 1 }
            let heir = now == .superseded ? statement.supersededBy : nil
            guard
                now.rawValue != statement.wasReview || statement.preference != statement.wasPreference
                    || heir != statement.wasSupersededBy
            else { continue }
            // What an item says has changed, and with it its record.
            dirty.records.insert(statement.subject)
            if let other = statement.other { dirty.records.insert(other) }
            try database.prepare(
                "UPDATE statement SET review = ?, superseded_by = ?, preference = ? WHERE id = ?"
            ).run(now.rawValue, heir, statement.preference, statement.id)
        }
        try database.prepare("UPDATE source SET undecided = ? WHERE id = ?").run(undecided, source)
    }
}
