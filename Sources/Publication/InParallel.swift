// Several things made at a time, in the order in which one by one would have made them.

/// Makes something of each number below a count, several at a time; the results are in order.
public func inParallel<Made: Sendable>(
    _ count: Int, jobs: Int, _ make: @escaping @Sendable (Int) -> Made
) async -> [Made] {
    let chunk = max(1, min(64, count / max(1, jobs)))
    return await inParallel(chunksOf: chunk, count, jobs: jobs) { $0.map(make) }.flatMap(\.self)
}

/// Makes something of each stretch of the numbers below a count, several stretches at a time; the results are in order.
///
/// - Parameter size: how many numbers a stretch has; the last one may have fewer.
public func inParallel<Made: Sendable>(
    chunksOf size: Int, _ count: Int, jobs: Int, _ make: @escaping @Sendable (Range<Int>) -> Made
) async -> [Made] {
    let starts = Array(stride(from: 0, to: count, by: max(1, size)))
    return await withTaskGroup(of: (Int, Made).self) { group in
        var made: [Made?] = Array(repeating: nil, count: starts.count)
        var next = 0
        func add() {
            guard next < starts.count else { return }
            let number = next
            next += 1
            group.addTask { (number, make(starts[number]..<min(count, starts[number] + max(1, size)))) }
        }
        for _ in 0..<max(1, jobs) { add() }
        for await (number, one) in group {
            made[number] = one
            add()
        }
        return made.compactMap(\.self)
    }
}
