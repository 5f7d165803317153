// For each key the numbers filed under it: one growing block of memory, however many keys there are.

/// Numbers filed under keys. A value; filing one costs the same however many there are. Nothing is ever taken out: whoever
/// reads passes over numbers that mean nothing any more, and files everything anew when there are too many of them.
struct PostingLists: Sendable {
    private struct Node {
        var number: Int32
        var next: Int32
    }

    private struct List {
        var first: Int32
        var count: Int32
    }

    private var lists: [UInt64: List] = [:]
    private var nodes: [Node] = []

    /// How many numbers are filed under a key.
    func count(of key: UInt64) -> Int { Int(lists[key]?.count ?? 0) }

    /// Files a number; files it twice if asked twice.
    mutating func add(_ number: Int32, under key: UInt64) {
        let place = Int32(nodes.count)
        let list = lists[key] ?? List(first: -1, count: 0)
        nodes.append(Node(number: number, next: list.first))
        lists[key] = List(first: place, count: list.count + 1)
    }

    /// Calls a closure with each number filed under a key, the last filed first.
    func forEach(under key: UInt64, _ body: (Int32) -> Void) {
        guard let list = lists[key] else { return }
        var place = list.first
        while place >= 0 {
            body(nodes[Int(place)].number)
            place = nodes[Int(place)].next
        }
    }
}
