// Puts entries of many logs into the one order in which every copy of a vault reads them.

/// Takes the entries of each log from its beginning; one may come when no entry that it has seen still waits.
struct EntryOrder {
    private let stamps: [EntryStamp]
    /// By log, the entries that are left, the next last.
    private var left: [Identifier: [Int]] = [:]
    /// The next entries of logs that may come now.
    private var free: [Int] = []
    /// By log, the next entries of others that have seen more of it than has come.
    private var waiting: [Identifier: [Int]] = [:]
    /// What an entry has seen and is not known yet to have come.
    private var unsettled: [Int: [(log: Identifier, size: UInt64)]] = [:]
    /// The indices in their order.
    private(set) var ordered: [Int] = []

    init(_ stamps: [EntryStamp]) {
        self.stamps = stamps
        for index in stamps.indices { left[stamps[index].id.log, default: []].append(index) }
        for log in left.keys { left[log]?.sort { stamps[$0].id.index > stamps[$1].id.index } }
        for log in left.keys { admitNext(of: log) }
        while let next = takeNext() {
            let log = stamps[next].id.log
            ordered.append(next)
            unsettled[next] = nil
            left[log]?.removeLast()
            admitNext(of: log)
            // Those that were taken in spite of waiting are not waited with any more.
            for index in waiting.removeValue(forKey: log) ?? [] where unsettled[index] != nil { place(index) }
        }
    }

    private mutating func admitNext(of log: Identifier) {
        guard let next = left[log]?.last else { return }
        unsettled[next] = stamps[next].clock.sizes.filter { $0.key != log }.map { ($0.key, $0.value) }
        place(next)
    }

    /// Puts an entry among those that are free, or with those that wait for a log.
    private mutating func place(_ index: Int) {
        while let (log, size) = unsettled[index]?.last {
            if let head = left[log]?.last, stamps[head].id.index < size {
                waiting[log, default: []].append(index)
                return
            }
            unsettled[index]?.removeLast()
        }
        free.append(index)
    }

    /// The earliest of the entries that are free. In logs that say they have seen each other's future none is, and then time decides.
    private mutating func takeNext() -> Int? {
        func isEarlier(_ one: Int, _ other: Int) -> Bool {
            (stamps[one].time, stamps[one].id) < (stamps[other].time, stamps[other].id)
        }
        guard let place = free.indices.min(by: { isEarlier(free[$0], free[$1]) }) else {
            return left.values.compactMap(\.last).min(by: isEarlier)
        }
        free.swapAt(place, free.count - 1)
        return free.removeLast()
    }
}
