// Trains the parser: a dynamic oracle tells in every state, right or wrong, which moves lose nothing more.
import Syntax

/// A sentence for the parser: tagged words and the tree they should get.
struct ParserExample {
    var words: [ParserWord]
    var heads: [Int]
    var relations: [DependencyRelation]
}

/// Weights of the parser while they are learned.
struct ParserTraining {
    let moves = TrainingTable(width: 4)
    let labels = TrainingTable(width: DependencyRelation.allCases.count)
    private var moveScores = [Int32](repeating: 0, count: 4)
    private var labelScores = [Int32](repeating: 0, count: DependencyRelation.allCases.count)
    private var random = FixedRandom(seed: 7)

    /// Learns from all examples, round after round.
    mutating func run(_ examples: [ParserExample], known: RowTable, rounds: Int) {
        var prepared = examples.map { (keys: Parser.keys($0.words, known: known), example: $0) }
        var list = FeatureList()
        var labelList = FeatureList()
        var state = ParserState()
        for round in 0..<rounds {
            prepared.shuffle(using: &random)
            for item in prepared {
                item.keys.withUnsafeBufferPointer { keys in
                    learn(item.example, keys, round: round, &state, &list, &labelList)
                }
            }
        }
    }

    private mutating func learn(
        _ example: ParserExample, _ keys: UnsafeBufferPointer<ParserKeys>, round: Int, _ state: inout ParserState,
        _ list: inout FeatureList, _ labelList: inout FeatureList
    ) {
        let count = example.words.count
        let gold = example.heads.map { $0 < 0 ? count : $0 }
        state.start(count)
        while !state.isDone {
            MoveFeatures.fill(&list, state, keys)
            moves.score(list, into: &moveScores)
            moves.step()
            var best: ParserMove?
            var bestRight: ParserMove?
            var lowest = Int.max
            for move in ParserMove.allCases where state.allows(move) {
                lowest = min(lowest, Self.cost(of: move, state, gold))
            }
            for move in ParserMove.allCases where state.allows(move) {
                let score = moveScores[move.rawValue]
                if best.map({ moveScores[$0.rawValue] < score }) ?? true { best = move }
                if Self.cost(of: move, state, gold) == lowest,
                    bestRight.map({ moveScores[$0.rawValue] < score }) ?? true
                {
                    bestRight = move
                }
            }
            guard let best, let bestRight else { return }
            if best != bestRight {
                moves.update(list, class: bestRight.rawValue, by: 1)
                moves.update(list, class: best.rawValue, by: -1)
            }
            let explore = round > 0 && Double(random.next() >> 11) / Double(1 << 53) < 0.9
            let move = explore ? best : bestRight
            guard let arc = state.arc(of: move) else {
                state.make(move)
                continue
            }
            if arc.head == count {
                state.make(move, label: DependencyRelation.root.rawValue)
                continue
            }
            LabelFeatures.fill(&labelList, state, keys, head: arc.head, dependent: arc.dependent)
            labels.score(labelList, into: &labelScores)
            var label = 1
            for candidate in 2..<labelScores.count where labelScores[candidate] > labelScores[label] {
                label = candidate
            }
            if gold[arc.dependent] == arc.head {
                labels.step()
                let right = Int(example.relations[arc.dependent].rawValue)
                if right != label, right != 0 {
                    labels.update(labelList, class: right, by: 1)
                    labels.update(labelList, class: label, by: -1)
                }
            }
            state.make(move, label: UInt8(label))
        }
    }

    /// How many gold arcs a move makes impossible.
    static func cost(of move: ParserMove, _ state: borrowing ParserState, _ gold: [Int]) -> Int {
        let count = state.count
        let next = state.next
        var cost = 0
        switch move {
        case .shift:
            let depth = state.stack.count
            for (place, word) in state.stack.enumerated() {
                if gold[Int(word)] == next { cost += 1 }
                if place < depth - 1, gold[next] == Int(word) { cost += 1 }
            }
        // The root can take only one word, the last on the stack.
        case .left:
            let top = state.stack(0)
            let head = gold[top]
            if head == state.stack(1) || (head > next && head <= count) { cost += 1 }
            if next < count { for word in next..<count where gold[word] == top { cost += 1 } }
        case .right:
            let top = state.stack(0)
            let head = gold[top]
            if head >= next && head <= count { cost += 1 }
            if next < count { for word in next..<count where gold[word] == top { cost += 1 } }
        }
        return cost
    }
}
