// Cuts a draft into items and puts them in order.

import CaseModel

/// The items of a draft, not yet judged: events as the text tells them, people, relations; then what members added.
struct ReviewItems {
    private(set) var items: [ReviewItem] = []

    /// An item with what decides on its place.
    private struct Made {
        var order: [Int]
        var id: ItemID
        var content: ReviewItem.Content
        var statements: [Int]
        var state: Review
        var head: Statement?
    }

    /// - Parameters:
    ///   - entities: the names of the draft's entities in the ledger.
    ///   - statements: those of its statements.
    init(_ found: SourceDraft, _ file: CaseFile, source: Int64, entities: [ItemID], statements: [ItemID]) {
        let draft = found.draft
        var about: [EntityID: [Int]] = [:]
        for (place, statement) in draft.statements.enumerated() where !statement.property.isItemOfItsOwn {
            about[statement.subject, default: []].append(place)
        }
        var made: [Made] = []
        func isAdded(_ row: Int64) -> Int { RowNumber.entry(of: row) == source ? 0 : 1 }
        func add(_ content: ReviewItem.Content, _ entity: EntityID, kind: Int, head property: Property) {
            let said = about[entity] ?? []
            let head = said.first { draft.statements[$0].property == property }.map { draft.statements[$0] }
            let start = kind == 0 ? head?.spans.first?.start ?? 0 : 0
            let row = found.entityRows[entity.number]
            made.append(
                Made(
                    order: [isAdded(row), kind, start, made.count], id: entities[entity.number],
                    content: content, statements: said, state: found.reviews[entity.number], head: head))
        }
        for event in file.events { add(.event(event.id), event.id, kind: 0, head: .kind) }
        for person in file.persons { add(.person(person.id), person.id, kind: 1, head: .name) }
        for (place, statement) in draft.statements.enumerated() where statement.property.isItemOfItsOwn {
            made.append(
                Made(
                    order: [isAdded(found.statementRows[place]), 2, 0, made.count], id: statements[place],
                    content: .relation(place), statements: [place], state: statement.review, head: statement))
        }
        made.sort { $0.order.lexicographicallyPrecedes($1.order) }
        let covered = Set(
            file.events.filter { found.reviews[$0.id.number] != .rejected }
                .flatMap { ($0.victims + $0.actors).map(\.value) })
        items = made.enumerated().map { place, made in
            var item = ReviewItem(
                id: made.id, number: place + 1, content: made.content, statements: made.statements, state: made.state,
                confidence: made.head?.confidence ?? .check, standing: made.head?.standing ?? .reported, stops: [])
            if case .person(let id) = made.content { item.isCovered = covered.contains(id) }
            return item
        }
    }
}
