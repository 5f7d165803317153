// Puts a draft before somebody's eyes.

import CaseLogic
public import CaseModel

extension Casebook {
    /// A draft with its items; nil where there is no such source, or its entry was undone.
    ///
    /// - Parameter isJudged: whether to look for what stops a bulk acceptance in the rest of the casebook, and for people it knows.
    public func draft(_ id: LedgerID, isJudged: Bool = true) throws -> DraftUnderReview? {
        guard let source = try index.row(of: id), let found = try SourceDraft(source, in: index),
            let about = try sourceCard(source), let short = try shortestName(of: source)
        else { return nil }
        let file = CaseFile(folding: found.draft)
        var review = DraftUnderReview(
            id: id, shortName: short, about: about, file: file, items: [],
            entities: try found.entityRows.compactMap { try index.entity(at: $0) },
            statements: try found.statementRows.compactMap { try index.statement(at: $0) },
            sensitivities: found.sensitivities)
        guard review.entities.count == found.entityRows.count, review.statements.count == found.statementRows.count
        else { return nil }
        review.items =
            ReviewItems(found, file, source: source, entities: review.entities, statements: review.statements).items
        for place in review.items.indices {
            review.items[place].link = try link(of: review.items[place], found)
        }
        if isJudged { try ReviewJudge(index: index, source: source, found: found).judge(&review) }
        return review
    }

    /// A draft as lists show it: without names of what is protected, the words of protected statements, and contact details.
    public func listed(_ draft: DraftUnderReview) throws -> DraftUnderReview {
        guard let source = try index.row(of: draft.id) else { return draft }
        let (title, text) = try index.openWords(of: source)
        var (listed, about) = (draft.file.draft, draft.about)
        listed.text = text
        if about.title != nil { about.title = title }
        if about.sensitivity == .protected { about.title = JoinedCase.hiddenName }
        // What a protected statement says of something that is not.
        for (place, sensitivity) in draft.sensitivities.enumerated() where sensitivity == .protected {
            if case .text = listed.statements[place].value {
                listed.statements[place].value = .text(JoinedCase.hiddenName)
            }
        }
        return DraftUnderReview(
            id: draft.id, shortName: draft.shortName, about: about, file: CaseFile(folding: listed), items: draft.items,
            entities: draft.entities, statements: draft.statements, sensitivities: draft.sensitivities)
    }

    private func link(of item: ReviewItem, _ found: SourceDraft) throws -> ItemID? {
        switch item.content {
        case .event(let id), .person(let id): try found.links[id.number].flatMap { try index.entity(at: $0) }
        case .relation: nil
        }
    }

    private func sourceCard(_ source: Int64) throws -> SourceCard? {
        try index.database.prepare(
            "SELECT kind, title, author, site, file, sensitivity, translator FROM source WHERE id = ?"
        ).first(source) { row in
            SourceCard(
                kind: SourceCard.Kind(rawValue: row.string(0)) ?? .report, title: row.text(1), author: row.text(2),
                site: row.text(3), file: row.text(4), sensitivity: Sensitivity(rawValue: row.string(5)) ?? .internal,
                translator: row.text(6))
        }
    }

    /// The beginning of a source's short name that no other has.
    func shortestName(of source: Int64) throws -> String? {
        guard
            let name = try index.database.prepare("SELECT short FROM source WHERE id = ?").first(
                source, row: { $0.text(0) })
        else { return nil }
        for length in 4..<max(5, name.utf8.count) {
            let beginning = String(name.prefix(length))
            if try sources(beginningWith: beginning).count == 1 { return beginning }
        }
        return name
    }

    /// The sources whose short name begins so.
    func sources(beginningWith beginning: String) throws -> [Int64] {
        try index.database.prepare("SELECT id FROM source WHERE short >= ?1 AND short < ?1 || '~' LIMIT 8").all(
            beginning
        ) {
            $0.int(0)
        }
    }

    /// The entries of all sources whose short name begins so.
    public func sources(named beginning: String) throws -> [LedgerID] {
        try sources(beginningWith: beginning.lowercased()).compactMap { try index.entry(at: $0) }
    }

    /// The source that an entity or a statement belongs to; nil where there is no such thing.
    public func source(of item: ItemID) throws -> LedgerID? {
        guard let row = try index.row(of: item) else { return nil }
        let table = item.kind == .entity ? "entity" : "statement"
        return try index.database.prepare("SELECT source FROM \(table) WHERE id = ?").first(row) { $0.int(0) }
            .flatMap { try index.entry(at: $0) }
    }
}
