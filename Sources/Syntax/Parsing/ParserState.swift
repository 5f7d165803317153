// The state of the parser between two moves: the stack, the next word, and the arcs made so far.

/// A move of the parser.
package enum ParserMove: Int, CaseIterable, Sendable {
    /// The next word goes onto the stack.
    case shift
    /// The top of the stack becomes a dependent of the next word.
    case left
    /// The top of the stack becomes a dependent of the word below it.
    case right
}

/// An arc-hybrid state over `count` words; the root stands after the last word.
package struct ParserState {
    package private(set) var count = 0
    package private(set) var stack: [Int32] = []
    package private(set) var next = 0
    package private(set) var heads: [Int32] = []
    package var labels: [UInt8] = []
    /// For each word its outermost and second outermost dependents at each side, -1 for none.
    package private(set) var left1: [Int32] = []
    package private(set) var left2: [Int32] = []
    package private(set) var right1: [Int32] = []
    package private(set) var right2: [Int32] = []
    package private(set) var leftCount: [UInt8] = []
    package private(set) var rightCount: [UInt8] = []
    /// Sets of the relations of the dependents at each side.
    package private(set) var leftLabels: [UInt64] = []
    package private(set) var rightLabels: [UInt64] = []

    package init() {}

    /// Begins a sentence.
    package mutating func start(_ count: Int) {
        self.count = count
        stack.removeAll(keepingCapacity: true)
        next = 0
        func reset<T>(_ array: inout [T], _ value: T) {
            array.removeAll(keepingCapacity: true)
            array.append(contentsOf: repeatElement(value, count: count + 1))
        }
        reset(&heads, -1)
        reset(&labels, 0)
        reset(&left1, -1)
        reset(&left2, -1)
        reset(&right1, -1)
        reset(&right2, -1)
        reset(&leftCount, 0)
        reset(&rightCount, 0)
        reset(&leftLabels, 0)
        reset(&rightLabels, 0)
    }

    /// Whether every word has its head.
    package var isDone: Bool { next >= count && stack.isEmpty }

    /// Whether a move may be made; exactly one word becomes a dependent of the root.
    @inline(__always)
    package func allows(_ move: ParserMove) -> Bool {
        switch move {
        case .shift: next < count
        case .left: next < count ? !stack.isEmpty : stack.count == 1
        case .right: stack.count >= 2
        }
    }

    /// The word at a depth of the stack, 0 the top; -1 for none.
    @inline(__always)
    package func stack(_ depth: Int) -> Int { depth < stack.count ? Int(stack[stack.count - 1 - depth]) : -1 }

    /// The word at a place ahead, 0 the next; `count` is the root, -1 for none.
    @inline(__always)
    package func ahead(_ distance: Int) -> Int { next + distance <= count ? next + distance : -1 }

    /// The arc that a move would make.
    @inline(__always)
    package func arc(of move: ParserMove) -> (head: Int, dependent: Int)? {
        switch move {
        case .shift: nil
        case .left: (next, stack(0))
        case .right: (stack(1), stack(0))
        }
    }

    /// Makes a move; `label` is the relation of the arc it makes.
    package mutating func make(_ move: ParserMove, label: UInt8 = 0) {
        switch move {
        case .shift:
            stack.append(Int32(next))
            next += 1
        case .left:
            guard let top = stack.popLast() else { return }
            attach(Int(top), to: next, label: label, isLeft: true)
        case .right:
            guard let top = stack.popLast(), let head = stack.last else { return }
            attach(Int(top), to: Int(head), label: label, isLeft: false)
        }
    }

    private mutating func attach(_ dependent: Int, to head: Int, label: UInt8, isLeft: Bool) {
        heads[dependent] = Int32(head)
        labels[dependent] = label
        let bit = UInt64(1) << UInt64(label & 63)
        if isLeft {
            // Later left dependents stand further out.
            left2[head] = left1[head]
            left1[head] = Int32(dependent)
            leftCount[head] = min(leftCount[head] + 1, 6)
            leftLabels[head] |= bit
        } else {
            right2[head] = right1[head]
            right1[head] = Int32(dependent)
            rightCount[head] = min(rightCount[head] + 1, 6)
            rightLabels[head] |= bit
        }
    }
}
