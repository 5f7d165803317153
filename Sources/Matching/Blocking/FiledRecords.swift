// Records under numbers and keys: what the indexes of names and of reports have in common.

/// Records by identifier, each filed under keys.
struct FiledRecords<ID: Hashable & Sendable, Record: Sendable>: Sendable {
    private var records: [(id: ID, record: Record)?] = []
    private var numbers: [ID: Int32] = [:]
    private var postings = PostingLists()
    private let keys: @Sendable (Record) -> [UInt64]

    /// An empty one; `keys` gives the keys of a record.
    init(keys: @escaping @Sendable (Record) -> [UInt64]) { self.keys = keys }

    /// The number of records.
    var count: Int { numbers.count }

    /// A record by its identifier.
    subscript(id: ID) -> Record? { numbers[id].flatMap { records[Int($0)]?.record } }

    /// A record by its number; nil for a number that means nothing any more.
    subscript(number number: Int32) -> (id: ID, record: Record)? { records[Int(number)] }

    /// Files a record, instead of one that had its identifier.
    mutating func insert(_ id: ID, _ record: Record) {
        remove(id)
        let number = Int32(records.count)
        records.append((id, record))
        numbers[id] = number
        for key in keys(record) { postings.add(number, under: key) }
    }

    /// Takes a record out; nothing happens where there is none.
    mutating func remove(_ id: ID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        records[Int(number)] = nil
        if records.count > 2 * numbers.count + 1000 { fileAnew() }
    }

    /// How many records are filed under a key, some that are gone included.
    func count(of key: UInt64) -> Int { postings.count(of: key) }

    /// The numbers filed under any of some keys, in ascending order, each once; some may mean nothing any more.
    func numbers(under keys: some Sequence<UInt64>) -> [Int32] {
        var all: [Int32] = []
        for key in keys { postings.forEach(under: key) { all.append($0) } }
        all.sort()
        var once: [Int32] = []
        once.reserveCapacity(all.count)
        for number in all where once.last != number { once.append(number) }
        return once
    }

    /// Leaves out what is gone.
    private mutating func fileAnew() {
        records = records.filter { $0 != nil }
        numbers = [:]
        postings = PostingLists()
        for (number, entry) in records.enumerated() {
            guard let entry else { continue }
            numbers[entry.id] = Int32(number)
            for key in keys(entry.record) { postings.add(Int32(number), under: key) }
        }
    }
}
