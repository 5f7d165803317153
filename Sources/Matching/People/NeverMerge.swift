// Marks that two records, or one record and every other, are never to be suggested as one.

/// Marks against merging.
public struct NeverMerge<ID: Hashable & Sendable>: Hashable, Sendable {
    private struct Pair: Hashable {
        var ids: Set<ID>
    }

    private var records: Set<ID> = []
    private var pairs: Set<Pair> = []

    /// No marks.
    public init() {}

    /// Marks one record: it is merged with nobody (the "certain 'Ivanov'" of a charge).
    public mutating func mark(_ id: ID) { records.insert(id) }

    /// Takes the mark of one record away; marks on pairs stay.
    public mutating func unmark(_ id: ID) { records.remove(id) }

    /// Marks two records.
    public mutating func mark(_ a: ID, _ b: ID) { pairs.insert(Pair(ids: [a, b])) }

    /// Takes the mark of two records away.
    public mutating func unmark(_ a: ID, _ b: ID) { pairs.remove(Pair(ids: [a, b])) }

    /// Whether two records may be suggested as one.
    public func allows(_ a: ID, _ b: ID) -> Bool {
        !records.contains(a) && !records.contains(b) && !pairs.contains(Pair(ids: [a, b]))
    }
}
