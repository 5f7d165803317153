// A state as the features of moves see it.

/// What the parser looks at in a state: the three upper nodes of the stack and the next word.
package struct StateView {
    let top: StackNode
    let below: StackNode
    let third: StackNode
    let next: StackNode
    let depth: Int32

    @inline(__always)
    init(_ state: ParserState, in states: borrowing ParserStates) {
        top = states.node(state.top)
        below = states.node(top.below)
        third = states.node(below.below)
        next = state.next
        depth = state.depth
    }

    @inline(__always)
    var places: MoveFeatures.Places {
        MoveFeatures.Places(top: Int(top.word), below: Int(below.word), next: Int(next.word))
    }
}
