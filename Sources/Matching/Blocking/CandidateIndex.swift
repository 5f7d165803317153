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

    private struct Record {
        var id: ID
        var names: [PreparedName]
    }

    private var records: [Record?] = []
    private var numbers: [ID: Int32] = [:]
    private var free: [Int32] = []
    private var postings = PostingLists()

    /// A word that more records than this share is looked up only together with another word.
    static var commonWord: Int { 400 }

    /// An index without records.
    public init() {}

    /// The number of records.
    public var count: Int { numbers.count }

    /// The names of a record; none where it isn't in the index.
    public func names(of id: ID) -> [PreparedName] { numbers[id].flatMap { records[Int($0)]?.names } ?? [] }

    /// Adds a record, or replaces its names.
    public mutating func insert(_ id: ID, names: [PreparedName]) {
        remove(id)
        let record = Record(id: id, names: names)
        let number: Int32
        if let place = free.popLast() {
            number = place
            records[Int(place)] = record
        } else {
            number = Int32(records.count)
            records.append(record)
        }
        numbers[id] = number
        for key in Self.keys(of: names) { postings.add(number, under: key) }
    }

    /// Takes a record out; nothing happens where it isn't in the index.
    public mutating func remove(_ id: ID) {
        guard let number = numbers.removeValue(forKey: id), let record = records[Int(number)] else { return }
        for key in Self.keys(of: record.names) { postings.remove(number, under: key) }
        records[Int(number)] = nil
        free.append(number)
    }

    /// The records whose names score at least so much against one of the given names, the best first, at most so many.
    ///
    /// Records with the same score come in no particular order.
    public func candidates(
        for names: [PreparedName], atLeast least: Double = NameComparison.differentBelow, most: Int = 50
    ) -> [Candidate] {
        var seen: Set<Int32> = []
        var found: [Candidate] = []
        for name in names {
            let keys = BlockingKeys(name)
            let isShort = keys.pairs.isEmpty
            var place: [UInt64] = keys.pairs
            place += keys.words.filter { isShort || postings.count(of: $0) <= Self.commonWord }
            for key in place { postings.forEach(under: key) { seen.insert($0) } }
        }
        for number in seen {
            guard let record = records[Int(number)] else { continue }
            var best: (name: PreparedName, comparison: NameComparison)?
            for name in names {
                for other in record.names where other.kind == name.kind {
                    let comparison = name.compared(with: other)
                    if comparison.score > best?.comparison.score ?? -1 { best = (other, comparison) }
                }
            }
            if let best, best.comparison.score >= least {
                found.append(Candidate(id: record.id, name: best.name, comparison: best.comparison))
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

    private static func keys(of names: [PreparedName]) -> Set<UInt64> {
        names.reduce(into: []) { keys, name in
            let made = BlockingKeys(name)
            keys.formUnion(made.words)
            keys.formUnion(made.pairs)
        }
    }
}
