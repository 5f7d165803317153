// Scores of moves, with a memory: what depends on a few words or subtrees is summed once a sentence.

/// Scores the moves of the states of one sentence: first all states that live side by side are looked at, then all is summed.
struct MoveScores: ~Copyable {
    typealias Sum = SIMD4<Int16>

    private let words: UnsafeBufferPointer<ParserKeys>
    private var batch: RowBatch
    private var memory: SumMemory
    /// The scores of each state; until all is summed, only what was known before.
    private var scores: [Sum] = []
    /// The sums that are not in the scores of a state yet.
    private var missing: [(state: Int, number: Int)] = []
    /// Where the features of each new sum end in the batch.
    private var ends: [Int] = []

    init(_ table: RowTable, _ words: UnsafeBufferPointer<ParserKeys>, beam: Int) {
        self.words = words
        batch = RowBatch(table, capacity: beam * MoveFeatures.most)
        memory = SumMemory(words: words.count)
    }

    /// Forgets the states, not the sums.
    mutating func removeAll() {
        scores.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        batch.removeAll()
    }

    /// Takes in one more state.
    // Never inlined: in the loop over states the optimiser would work on it for a quarter of a minute, and gain nothing.
    @inline(never)
    mutating func look(at view: StateView) {
        let words = words
        var known = Sum.zero
        let places = view.places
        add(to: &known, .top, places.top) { MoveFeatures.giveTop(&$0, places.top, words) }
        add(to: &known, .below, places.below) { MoveFeatures.giveBelow(&$0, places.below, words) }
        add(to: &known, .next, places.next) { MoveFeatures.giveNext(&$0, places.next, words) }
        add(to: &known, .topAndNext, places.top, places.next) { MoveFeatures.giveTopAndNext(&$0, places, words) }
        add(to: &known, .belowAndTop, places.below, places.top) { MoveFeatures.giveBelowAndTop(&$0, places, words) }
        add(to: &known, .belowAndNext, places.below, places.next) { MoveFeatures.giveBelowAndNext(&$0, places, words) }
        add(to: &known, .threeWords, places.below, places.top, places.next) {
            MoveFeatures.giveThreeWords(&$0, places, words)
        }

        let top = Int(view.top.subtree)
        add(to: &known, .dependentsOfTop, top) { MoveFeatures.giveDependentsOfTop(&$0, view.top, words) }
        add(to: &known, .dependentsOfTopAndNext, top, places.next) {
            MoveFeatures.giveDependentsOfTopAndNext(&$0, view, words)
        }
        add(to: &known, .dependentsOfTopAndBelow, top, places.below) {
            MoveFeatures.giveDependentsOfTopAndBelow(&$0, view, words)
        }
        add(to: &known, .dependentsOfBelow, Int(view.below.subtree), places.top) {
            MoveFeatures.giveDependentsOfBelow(&$0, view, words)
        }
        add(to: &known, .dependentsOfNext, Int(view.next.subtree), places.top) {
            MoveFeatures.giveDependentsOfNext(&$0, view, words)
        }
        missing.append((scores.count, memory.newNumber()))
        MoveFeatures.giveRest(&batch, view, words)
        ends.append(batch.count)
        scores.append(known)
    }

    /// Adds one of the sums of the state taken in, now or when it is made; everything that its features look at must be in the key.
    @inline(__always)
    private mutating func add(
        to known: inout Sum, _ part: SumMemory.Part, _ a: Int, _ b: Int = -1, _ c: Int = -1,
        give: (inout RowBatch) -> Void
    ) {
        let (number, isNew) = memory.number(of: SumMemory.key(part, a, b, c))
        if number < memory.sums.count {
            known &+= memory.sums[number]
            return
        }
        missing.append((scores.count, number))
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
        for (state, number) in missing { scores[state] &+= memory.sums[number] }
    }

    /// The scores of the three moves, in the order of `ParserMove`, in a state by its turn.
    @inline(__always)
    subscript(state: Int) -> Sum { scores[state] }
}
