// The moves that lead to a tree, or as near to it as the parser can come.
import Syntax

enum ParserOracle {
    /// The moves to a tree; where no move keeps every arc possible, the one that loses fewest.
    static func moves(to gold: [Int]) -> [ParserMove] {
        let count = gold.count
        var stack: [Int] = []
        var next = 0
        var result: [ParserMove] = []
        while result.count < 2 * count {
            var best: (move: ParserMove, cost: Int)?
            for move in [ParserMove.left, .right, .shift] {
                let isAllowed: Bool =
                    switch move {
                    case .shift: next < count
                    case .left: next < count ? !stack.isEmpty : stack.count == 1
                    case .right: stack.count >= 2
                    }
                guard isAllowed else { continue }
                let cost = cost(of: move, stack, next, gold)
                if best.map({ cost < $0.cost }) ?? true { best = (move, cost) }
            }
            guard let best else { break }
            result.append(best.move)
            switch best.move {
            case .shift:
                stack.append(next)
                next += 1
            case .left, .right: stack.removeLast()
            }
        }
        return result
    }

    /// How many arcs of the tree a move makes impossible.
    private static func cost(of move: ParserMove, _ stack: [Int], _ next: Int, _ gold: [Int]) -> Int {
        let count = gold.count
        guard move != .shift else {
            var cost = 0
            for (place, word) in stack.enumerated() {
                if gold[word] == next { cost += 1 }
                if place < stack.count - 1, gold[next] == word { cost += 1 }
            }
            return cost
        }
        guard let top = stack.last else { return 0 }
        let head = gold[top]
        let below = stack.count >= 2 ? stack[stack.count - 2] : -1
        var cost = 0
        if move == .left {
            if head == below || head > next { cost += 1 }
        } else if head >= next {
            cost += 1
        }
        if next < count { for word in next..<count where gold[word] == top { cost += 1 } }
        return cost
    }
}
