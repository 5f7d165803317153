// Scores of moves, with a memory: parts that depend on a few words only are summed once a sentence.

/// Scores the moves of the states of one sentence.
struct MoveScores {
    private struct Entry {
        var places: UInt64 = .max
        var sum = SIMD4<Int32>.zero
    }

    private let table: RowTable
    private var tops: [Entry]
    private var pairs: [Entry]

    init(_ table: RowTable) {
        self.table = table
        tops = [Entry](repeating: Entry(), count: 128)
        pairs = [Entry](repeating: Entry(), count: 256)
    }

    /// The scores of the three moves in a state.
    @inline(__always)
    mutating func scores(
        _ states: borrowing ParserStates, _ state: ParserState, _ words: UnsafeBufferPointer<ParserKeys>
    ) -> SIMD4<Int32> {
        let n0 = states.node(state, 0)
        let n1 = n0.below >= 0 ? states.nodes[Int(n0.below)] : .none
        let places = MoveFeatures.Places(s0: Int(n0.word), s1: Int(n1.word), b0: Int(state.next.word))
        var sum = Sum3(table)
        MoveFeatures.giveDependents(&sum, states, state, n0, n1, words)
        return sum.sum &+ top(places, words) &+ pair(places, words)
    }

    @inline(__always)
    private mutating func top(
        _ places: MoveFeatures.Places, _ words: UnsafeBufferPointer<ParserKeys>
    ) -> SIMD4<Int32> {
        let key = UInt64(places.s0 + 1) << 32 | UInt64(places.b0)
        let slot = (places.s0 &* 13 &+ places.b0) & 127
        if tops[slot].places == key { return tops[slot].sum }
        var sum = Sum3(table)
        MoveFeatures.giveTop(&sum, places, words)
        tops[slot] = Entry(places: key, sum: sum.sum)
        return sum.sum
    }

    @inline(__always)
    private mutating func pair(
        _ places: MoveFeatures.Places, _ words: UnsafeBufferPointer<ParserKeys>
    ) -> SIMD4<Int32> {
        let key = UInt64(places.s1 + 1) << 42 | UInt64(places.s0 + 1) << 21 | UInt64(places.b0)
        let slot = (places.s1 &* 29 &+ places.s0 &* 13 &+ places.b0) & 255
        if pairs[slot].places == key { return pairs[slot].sum }
        var sum = Sum3(table)
        MoveFeatures.givePair(&sum, places, words)
        pairs[slot] = Entry(places: key, sum: sum.sum)
        return sum.sum
    }
}
