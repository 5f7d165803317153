// Scores of moves, with a memory: what depends on a few words or subtrees is summed once a sentence.

/// Scores the moves of the states of one sentence: first all states that live side by side are looked at, then all is summed.
struct MoveScores: ~Copyable {
    typealias Sum = SIMD4<Int16>

    private let words: UnsafeBufferPointer<ParserKeys>
    private var batch: RowBatch
    private var memory: SumMemory
    /// The numbers of the sums that make up each state's scores.
    private var parts: [Int32] = []
    /// Where the features of each new sum end in the batch.
    private var ends: [Int] = []

    private static let partsOfState = 13

    init(_ table: RowTable, _ words: UnsafeBufferPointer<ParserKeys>, beam: Int) {
        self.words = words
        batch = RowBatch(table, capacity: beam * MoveFeatures.most)
        memory = SumMemory(words: words.count)
    }

    /// Forgets the states, not the sums.
    mutating func removeAll() {
        parts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        batch.removeAll()
    }

    /// Takes in one more state.
    @inline(__always)
    mutating func look(at view: StateView) {
        let words = words
        let places = view.places
        take(.top, places.top) { MoveFeatures.giveTop(&$0, places.top, words) }
        take(.below, places.below) { MoveFeatures.giveBelow(&$0, places.below, words) }
        take(.next, places.next) { MoveFeatures.giveNext(&$0, places.next, words) }
        take(.topAndNext, places.top, places.next) { MoveFeatures.giveTopAndNext(&$0, places, words) }
        take(.belowAndTop, places.below, places.top) { MoveFeatures.giveBelowAndTop(&$0, places, words) }
        take(.belowAndNext, places.below, places.next) { MoveFeatures.giveBelowAndNext(&$0, places, words) }
        take(.threeWords, places.below, places.top, places.next) { MoveFeatures.giveThreeWords(&$0, places, words) }

        let top = Int(view.top.subtree)
        take(.dependentsOfTop, top) { MoveFeatures.giveDependentsOfTop(&$0, view.top, words) }
        take(.dependentsOfTopAndNext, top, places.next) {
            MoveFeatures.giveDependentsOfTopAndNext(&$0, view, words)
        }
        take(.dependentsOfTopAndBelow, top, places.below) {
            MoveFeatures.giveDependentsOfTopAndBelow(&$0, view, words)
        }
        take(.dependentsOfBelow, Int(view.below.subtree), places.top) {
            MoveFeatures.giveDependentsOfBelow(&$0, view, words)
        }
        take(.dependentsOfNext, Int(view.next.subtree), places.top) {
            MoveFeatures.giveDependentsOfNext(&$0, view, words)
        }
        parts.append(memory.newNumber())
        MoveFeatures.giveRest(&batch, view, words)
        ends.append(batch.count)
    }

    /// Makes one of the sums of a state known; everything that its features look at must be in the key.
    @inline(__always)
    private mutating func take(
        _ part: SumMemory.Part, _ a: Int, _ b: Int = -1, _ c: Int = -1, give: (inout RowBatch) -> Void
    ) {
        let (number, isNew) = memory.number(of: SumMemory.key(part, a, b, c))
        parts.append(number)
        guard isNew else { return }
        give(&batch)
        ends.append(batch.count)
    }

    /// Sums what is new in the states taken in.
    mutating func sumUp() {
        batch.find()
        var start = 0
        for end in ends {
            memory.sums.append(Sum3(batch, start..<end).sum)
            start = end
        }
    }

    /// The scores of the three moves, in the order of `ParserMove`, in a state by its turn.
    @inline(__always)
    subscript(state: Int) -> Sum {
        var sum = Sum.zero
        for part in state * Self.partsOfState..<(state + 1) * Self.partsOfState {
            sum &+= memory.sums[Int(parts[part])]
        }
        return sum
    }
}
