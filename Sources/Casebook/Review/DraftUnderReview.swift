// A draft as somebody goes through it: its items in a sensible order, each with what stops a bulk acceptance.

public import CaseModel

/// A source with its items: events first, as the text tells them; then people; then relations; then what members added.
public struct DraftUnderReview: Sendable {
    /// The entry that brought it.
    public let id: LedgerID
    /// The shortest beginning of its short name that no other source has, of four letters or more.
    public let shortName: String
    /// What is known of the source.
    public let about: SourceCard
    /// What it says now, edits included.
    public let file: CaseFile
    /// All its items, decided or not.
    public internal(set) var items: [ReviewItem]
    /// The names in the ledger of the draft's entities, by number.
    public let entities: [ItemID]
    /// The names in the ledger of the draft's statements, by place.
    public let statements: [ItemID]
    /// For whom each statement is, where that was said or its words ask for it.
    public let sensitivities: [Sensitivity?]

    /// The draft behind the case file.
    public var draft: Draft { file.draft }

    /// The items that nobody has decided on.
    public var waiting: [ReviewItem] { items.filter { $0.state == .drafted } }

    /// The short name of an item: "k7f3.4".
    public func shortName(of item: ReviewItem) -> String { "\(shortName).\(item.number)" }

    /// The item of a name.
    public func item(_ id: ItemID) -> ReviewItem? { items.first { $0.id == id } }

    /// The item that a person of the draft is.
    public func item(ofPerson person: EntityID) -> ReviewItem? { items.first { $0.content == .person(person) } }

    /// The event of an item.
    public func event(of item: ReviewItem) -> EventView? {
        guard case .event(let id) = item.content else { return nil }
        return file.events.first { $0.id == id }
    }

    /// The people, bodies and groups that an item names, each once.
    public func participants(of item: ReviewItem) -> [EntityID] {
        var seen: Set<EntityID> = []
        let named: [EntityID]
        switch item.content {
        case .event: named = event(of: item).map { ($0.victims + $0.actors).map(\.value) } ?? []
        case .person(let person): named = [person]
        case .relation(let place):
            var ends = [draft.statements[place].subject]
            if case .entity(let other) = draft.statements[place].value { ends.append(other) }
            named = ends
        }
        return named.filter { seen.insert($0).inserted }
    }

    /// Those that a bulk acceptance takes, and those that wait for a decision of their own.
    ///
    /// - Parameter includingCheck: whether what is marked to be checked is taken too; conflicts and children never are.
    public func bulk(includingCheck: Bool) -> (taken: [ReviewItem], left: [ReviewItem]) {
        let waiting = waiting
        let isTaken: (ReviewItem) -> Bool = { item in
            item.stops.allSatisfy { includingCheck && $0.kind == .check }
        }
        return (waiting.filter(isTaken), waiting.filter { !isTaken($0) })
    }

    /// Decisions that accept some items, each event that plainly is a known one as that.
    ///
    /// - Parameter joining: whether such events are joined; else each becomes a record of its own.
    public func accepting(_ items: [ReviewItem], joining: Bool) -> [Decision] {
        items.map { Decision($0.id, .accept, record: joining ? $0.sameEvent : nil) }
    }
}
