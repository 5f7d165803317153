// For each key the numbers filed under it: one growing block of memory, however many keys there are.

/// Numbers filed under keys. A value; adding and removing one costs the same however many keys there are.
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
    private var free: Int32 = -1

    /// The number of keys.
    var count: Int { lists.count }

    /// How many numbers are filed under a key.
    func count(of key: UInt64) -> Int { Int(lists[key]?.count ?? 0) }

    /// Files a number; files it twice if asked twice.
    mutating func add(_ number: Int32, under key: UInt64) {
        let list = lists[key] ?? List(first: -1, count: 0)
        let node = Node(number: number, next: list.first)
        let place: Int32
        if free >= 0 {
            place = free
            free = nodes[Int(place)].next
            nodes[Int(place)] = node
        } else {
            place = Int32(nodes.count)
            nodes.append(node)
        }
        lists[key] = List(first: place, count: list.count + 1)
    }

    /// Takes a number out; nothing happens where it isn't filed.
    mutating func remove(_ number: Int32, under key: UInt64) {
        guard var list = lists[key] else { return }
        var (before, place) = (Int32(-1), list.first)
        while place >= 0, nodes[Int(place)].number != number { (before, place) = (place, nodes[Int(place)].next) }
        guard place >= 0 else { return }
        let next = nodes[Int(place)].next
        if before >= 0 { nodes[Int(before)].next = next } else { list.first = next }
        nodes[Int(place)] = Node(number: -1, next: free)
        free = place
        list.count -= 1
        lists[key] = list.count == 0 ? nil : list
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
