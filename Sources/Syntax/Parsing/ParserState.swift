// States of the parser: small values that share their stacks, so that many can live side by side.

/// A word on a stack, with the dependents it has so far; -1 stands for none.
package struct StackNode: Sendable {
    package var word: Int32 = -1
    /// The number of the word with these dependents.
    package var subtree: Int32 = -1
    /// The node below, as an index into the states' nodes.
    package var below: Int32 = -1
    /// The outermost and second outermost dependents at each side.
    package var left1: Int32 = -1
    package var left2: Int32 = -1
    package var right1: Int32 = -1
    package var right2: Int32 = -1
    package var leftCount: UInt8 = 0
    package var rightCount: UInt8 = 0
    /// Kinds of the dependents at each side.
    package var leftKinds: UInt64 = 0
    package var rightKinds: UInt64 = 0

    /// What stands where nothing is.
    package static let none = StackNode()
}

/// One state: the stack by its top node, and the next word with its dependents.
package struct ParserState: Sendable {
    package var top: Int32 = -1
    package var depth: Int32 = 0
    /// The next word, its left dependents in the same form as on the stack.
    package var next = StackNode()
    package var score: Int32 = 0
    /// The state before, and the move from there.
    package var before: Int32 = -1
    package var move: ParserMove = .shift
}

/// All states and stack nodes of one sentence.
package struct ParserStates {
    package private(set) var count = 0
    package private(set) var nodes: [StackNode] = []
    package var states: [ParserState] = []
    private var subtrees = SubtreeNumbers()

    package init() {}

    /// Forgets everything and makes the first state of a sentence.
    package mutating func start(_ count: Int) {
        self.count = count
        nodes.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
        subtrees.start(count)
        var first = ParserState()
        first.next.word = 0
        first.next.subtree = 0
        states.append(first)
    }

    /// Whether a move may be made; exactly one word becomes a dependent of the root.
    @inline(__always)
    package func allows(_ move: ParserMove, in state: ParserState) -> Bool {
        let isLast = Int(state.next.word) >= count
        switch move {
        case .shift: return !isLast
        case .left: return isLast ? state.depth == 1 : state.depth >= 1
        case .right: return state.depth >= 2
        }
    }

    /// A node, or none for -1.
    @inline(__always)
    package func node(_ index: Int32) -> StackNode { index >= 0 ? nodes[Int(index)] : .none }

    /// The state after a move, which must be allowed.
    package mutating func make(
        _ move: ParserMove, in index: Int, score: Int32, _ words: UnsafeBufferPointer<ParserKeys>
    ) -> ParserState {
        var state = states[index]
        state.before = Int32(index)
        state.move = move
        state.score = score
        switch move {
        case .shift:
            var node = state.next
            node.below = state.top
            state.top = push(node)
            state.depth += 1
            state.next = StackNode()
            state.next.word = node.word + 1
            state.next.subtree = state.next.word
        case .left:
            let top = nodes[Int(state.top)]
            state.top = top.below
            state.depth -= 1
            state.next.left2 = state.next.left1
            state.next.left1 = top.word
            state.next.leftCount = min(state.next.leftCount + 1, 5)
            state.next.leftKinds |= words[Int(top.word)].bit
            state.next.subtree = subtrees.number(of: state.next.subtree, with: top.word)
        case .right:
            let top = nodes[Int(state.top)]
            var head = nodes[Int(top.below)]
            head.right2 = head.right1
            head.right1 = top.word
            head.rightCount = min(head.rightCount + 1, 5)
            head.rightKinds |= words[Int(top.word)].bit
            head.subtree = subtrees.number(of: head.subtree, with: top.word)
            state.top = push(head)
            state.depth -= 1
        }
        return state
    }

    private mutating func push(_ node: StackNode) -> Int32 {
        nodes.append(node)
        return Int32(nodes.count - 1)
    }

    /// The moves that led to a state.
    package func moves(to index: Int) -> [ParserMove] {
        var result: [ParserMove] = []
        var at = index
        while at >= 0, states[at].before >= 0 {
            result.append(states[at].move)
            at = Int(states[at].before)
        }
        return result.reversed()
    }
}
