// Finds, among very many records, the few whose names are worth comparing with a given one.

/// An index of records by their names: a value, changed record by record.
///
/// Each record has one or more names (its spellings, its aliases). A record that is inserted again replaces what was there.
public struct CandidateIndex<ID: Hashable & Sendable>: Sendable {
    /// A candidate and how its best name compares.
    public struct Candidate: Sendable {
        /// The record.
        public let id: ID
        /// The record's name that is most like the one asked for.
        public let name: PreparedName
        /// How the two compare.
        public let comparison: NameComparison
    }

    private var filed = FiledRecords<ID, [PreparedName]> { names in
        names.flatMap { name in
            let keys = BlockingKeys(name)
            return keys.words + keys.pairs
        }
    }

    /// A word that more records than this share is looked up only together with another word.
    static var commonWord: Int { 400 }

    /// An index without records.
    public init() {}

    /// The number of records.
    public var count: Int { filed.count }

    /// The names of a record; none where it isn't in the index.
    public func names(of id: ID) -> [PreparedName] { filed[id] ?? [] }

    /// Adds a record, or replaces its names.
    public mutating func insert(_ id: ID, names: [PreparedName]) { filed.insert(id, names) }

    /// Takes a record out; nothing happens where it isn't in the index.
    public mutating func remove(_ id: ID) { filed.remove(id) }

    /// The records whose names score at least so much against one of the given names, the best first, at most so many.
    ///
    /// Records with the same score come in no particular order.
    public func candidates(
        for names: [PreparedName], atLeast least: Double = NameComparison.differentBelow, most: Int = 50
    ) -> [Candidate] {
        var found: [Candidate] = []
        for number in numbers(for: names) {
            guard let (id, others) = filed[number: number] else { continue }
            var best: (name: PreparedName, comparison: NameComparison)?
            for name in names {
                for other in others where other.kind == name.kind {
                    let comparison = name.compared(with: other)
                    if comparison.score > best?.comparison.score ?? -1 { best = (other, comparison) }
                }
            }
            if let best, best.comparison.score >= least {
                found.append(Candidate(id: id, name: best.name, comparison: best.comparison))
            }
        }
        found.sort { $0.comparison.score > $1.comparison.score }
        return Array(found.prefix(most))
    }

    /// The candidates for one name.
    public func candidates(
        for name: PreparedName, atLeast least: Double = NameComparison.differentBelow, most: Int = 50
    ) -> [Candidate] {
        candidates(for: [name], atLeast: least, most: most)
    }

    /// The records that have a name with each word of a search, in any order, script and spelling, the nearest first, at most so many.
    ///
    /// One word is enough to find by, and an initial stands for a word beside another.
    public func search(_ words: PreparedName, most: Int = 50) -> [ID] {
        var found: [(id: ID, distance: Double)] = []
        for number in numbers(for: [words]) {
            guard let (id, names) = filed[number: number] else { continue }
            if let distance = names.compactMap({ $0.distance(toSearch: words) }).min() { found.append((id, distance)) }
        }
        found.sort { $0.distance < $1.distance }
        return found.prefix(most).map(\.id)
    }

    private func numbers(for names: [PreparedName]) -> [Int32] {
        let keys = names.flatMap { name -> [UInt64] in
            let keys = BlockingKeys(name)
            let words = keys.words.filter { keys.pairs.isEmpty || filed.count(of: $0) <= Self.commonWord }
            return words + keys.pairs
        }
        return filed.numbers(under: keys)
    }
}
