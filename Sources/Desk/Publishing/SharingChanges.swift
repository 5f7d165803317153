// What would go to a partner, compared with what last went to them: as far as the ledger keeps it, since a share leaves no folder behind.

public import CaseModel
public import Casebook
import Projection
public import Publication

/// The difference between what last went to a partner about a person and what would go now.
public struct SharingChanges: Sendable {
    /// When that was, and the day it told of.
    public struct Last: Hashable, Sendable {
        public var time: String
        public var day: EDTF
    }

    /// What last went to them; nil where nothing did.
    public var last: Last?
    /// Whether it is the same to the last word, but for the day it tells of.
    public var isTheSame = false
    /// People, bodies and places that are in it and were not, in the order of their types and names.
    public var added: [KnownRecord] = []
    public var addedEvents = 0
    public var addedSources = 0
    /// How many are no longer in it: which, is not said.
    public var withdrawn = 0
    public var withdrawnSources = 0
}

extension Desk {
    /// Compares what would go to a partner with what last went to them; writes nothing.
    ///
    /// The ledger keeps which records and sources were in it, and a digest of all that was told. So it can be said which of them are new or gone, and
    /// whether everything is as it was, and not which words are other.
    /// - Throws: `PublishingError.originalsNotAgreed`; errors of the casebook.
    public func changes(of prepared: PreparedPublication, _ order: SharingOrder) async throws -> SharingChanges {
        if order.withOriginals, prepared.publishers > 1 { throw PublishingError.originalsNotAgreed }
        let casebook = try await keeper.current()
        func root(_ item: ItemID) async throws -> ItemID { try await casebook.knownRecord(item)?.item ?? item }
        var now = Set(prepared.items)
        if order.withOriginals { now.formUnion(try await sharedOriginals(of: prepared).0.flatMap(\.records)) }
        let recipients = Set(order.recipientBeginnings)
        let people = Set(prepared.order.only ?? [])
        var changes = SharingChanges()
        var (then, thenSources): (Set<ItemID>, Set<LedgerID>) = ([], [])
        for one in try await casebook.publications().reversed()
        where one.act.what == prepared.order.output.rawValue
            && recipients.isSubset(of: one.act.to.split(separator: ", ").map(String.init))
        {
            var items: Set<ItemID> = []
            // Records may have been merged since.
            for item in one.act.items { items.insert(try await root(item)) }
            guard people.isSubset(of: items) else { continue }
            (then, thenSources) = (items, Set(one.act.sources))
            changes.last = .init(time: one.time, day: one.act.day)
            if let day = one.act.day.day, let digest = one.act.agreedDigest, then == now {
                var before = prepared.order
                before.day = day
                let same = try? await PreparedPublication(before, of: casebook, key: prepared.key)
                changes.isTheSame = same?.digest == digest
            }
            break
        }
        for item in now.subtracting(then).sorted() {
            guard let record = try await casebook.knownRecord(item) else { continue }
            if record.type == .event { changes.addedEvents += 1 } else { changes.added.append(record) }
        }
        changes.added.sort { ($0.type.rawValue, $0.name, $0.item) < ($1.type.rawValue, $1.name, $1.item) }
        changes.withdrawn = then.subtracting(now).count
        changes.addedSources = Set(prepared.sources).subtracting(thenSources).count
        changes.withdrawnSources = thenSources.subtracting(prepared.sources).count
        return changes
    }
}
