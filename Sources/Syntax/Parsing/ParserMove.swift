// The three moves of the arc-hybrid parser.

/// A move of the parser.
package enum ParserMove: Int, CaseIterable, Sendable {
    /// The next word goes onto the stack.
    case shift
    /// The top of the stack becomes a dependent of the next word.
    case left
    /// The top of the stack becomes a dependent of the word below it.
    case right

    /// The heads that a row of moves gives to `count` words; `count` is the root.
    package static func heads(of moves: some Sequence<ParserMove>, count: Int) -> [Int] {
        var heads = [Int](repeating: count, count: count)
        var stack: [Int] = []
        var next = 0
        for move in moves {
            switch move {
            case .shift:
                stack.append(next)
                next += 1
            case .left:
                if let top = stack.popLast() { heads[top] = next }
            case .right:
                if let top = stack.popLast(), let below = stack.last { heads[top] = below }
            }
        }
        return heads
    }
}
