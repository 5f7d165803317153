// The order of entries is the one that its rule gives, also where clocks contradict one another.

import Testing

@testable import Vault

@Suite struct EntryOrderTests {
    /// The rule as it reads, step by step.
    private func byTheRule(_ stamps: [EntryStamp]) -> [Int] {
        var left = Set(stamps.indices)
        var ordered: [Int] = []
        while !left.isEmpty {
            let heads = left.filter { one in
                !left.contains { stamps[$0].id.log == stamps[one].id.log && stamps[$0].id < stamps[one].id }
            }
            let free = heads.filter { one in
                !heads.contains { $0 != one && stamps[one].clock.hasSeen(stamps[$0].id) }
            }
            guard
                let next = (free.isEmpty ? heads : free).min(by: {
                    (stamps[$0].time, stamps[$0].id) < (stamps[$1].time, stamps[$1].id)
                })
            else { break }
            left.remove(next)
            ordered.append(next)
        }
        return ordered
    }

    @Test func isWhatTheRuleSays() {
        let logs = (0..<5).map { _ in Identifier.random() }
        for round in 0..<300 {
            var stamps: [EntryStamp] = []
            for log in logs.prefix(1 + round % 5) {
                var clock = LogClock()
                for index in 0..<UInt64.random(in: 0...8) {
                    // Also of what is not there, and of oneself.
                    if Bool.random() { clock.see(.random(in: 0...10), of: logs[Int.random(in: 0..<5)]) }
                    let id = EntryID(log: log, index: index)
                    let entry = OpenedEntry(
                        id: id, author: log, type: "note", time: "\(Int.random(in: 0...9))", clock: clock, fields: [],
                        epoch: log)
                    stamps.append(EntryStamp(entry))
                    clock.see(index + 1, of: log)
                }
            }
            stamps.shuffle()
            #expect(EntryStamp.order(stamps) == byTheRule(stamps))
        }
    }
}
