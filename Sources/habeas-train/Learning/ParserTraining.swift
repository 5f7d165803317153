// Trains the parser: whole rows of moves by the worst mistake of the beam, then the names of relations.
import Syntax

/// A sentence for the parser: tagged words and the tree they should get.
struct ParserExample {
    var words: [ParserWord]
    var heads: [Int]
    var relations: [DependencyRelation]
}

/// Weights of the parser while they are learned.
struct ParserTraining {
    let moves = MoveTable()
    let labels = TrainingTable(width: DependencyRelation.allCases.count)
    var beam = 8
    var labelMargin: Int32 = 30
    private var labelScores = [Int32](repeating: 0, count: DependencyRelation.allCases.count)
    private var random = FixedRandom(seed: 7)
    private var list = Features()

    /// A list of features inside a value that can be copied.
    private final class Features { var list = FeatureList() }

    private struct Item {
        var keys: [ParserKeys]
        var heads: [Int]
        var moves: [ParserMove]
        var relations: [DependencyRelation]
    }

    /// Learns from all examples, round after round.
    mutating func run(
        _ examples: [ParserExample], known: RowTable, rounds: Int, labelRounds: Int = 8,
        after: (Int, ParserTraining) -> Void = { _, _ in }
    ) {
        var items = examples.map { example -> Item in
            let heads = example.heads.map { $0 < 0 ? example.words.count : $0 }
            return Item(
                keys: Parser.keys(example.words, known: known), heads: heads, moves: ParserOracle.moves(to: heads),
                relations: example.relations)
        }
        for round in 0..<labelRounds {
            labels.counts = round == labelRounds - 1
            items.shuffle(using: &random)
            for item in items { item.keys.withUnsafeBufferPointer { learnLabels(item, $0) } }
        }
        for round in 0..<rounds {
            moves.counts = round == rounds - 1
            items.shuffle(using: &random)
            for item in items { item.keys.withUnsafeBufferPointer { learnMoves(item, $0) } }
            after(round, self)
        }
    }

    private mutating func learnMoves(_ item: Item, _ words: UnsafeBufferPointer<ParserKeys>) {
        moves.step()
        let count = item.heads.count
        var states = ParserStates()
        states.start(count)
        var current = 0..<1
        // The gold row of moves, followed beside the beam; -1 once it fell out.
        var gold = 0
        var goldScore: Int32 = 0
        var goldStates = ParserStates()
        goldStates.start(count)
        var goldIndex = 0
        var worst: Int32 = 0
        var worstStep = -1
        var worstState = -1
        var candidates = BeamCandidates(size: beam)
        for (step, right) in item.moves.enumerated() {
            candidates.removeAll()
            for index in current {
                let state = states.states[index]
                MoveFeatures.fill(&list.list, states, state, words)
                let moveScores = moves.score(list.list)
                for move in ParserMove.allCases where states.allows(move, in: state) {
                    candidates.offer(
                        BeamCandidate(score: state.score + moveScores[move.rawValue], state: index, move: move))
                }
            }
            MoveFeatures.fill(&list.list, goldStates, goldStates.states[goldIndex], words)
            let moveScores = moves.score(list.list)
            goldScore += moveScores[right.rawValue]
            let nextGold = goldStates.make(right, in: goldIndex, score: goldScore, words)
            goldStates.states.append(nextGold)
            goldIndex = goldStates.states.count - 1

            let start = states.states.count
            var nextGoldInBeam = -1
            for candidate in candidates.best {
                if candidate.state == gold, candidate.move == right { nextGoldInBeam = states.states.count }
                let next = states.make(candidate.move, in: candidate.state, score: candidate.score, words)
                states.states.append(next)
            }
            gold = nextGoldInBeam
            current = start..<states.states.count
            let best = states.states[start]
            let isLast = step == item.moves.count - 1
            if gold < 0 || isLast && gold != start {
                let violation = best.score - goldScore
                if violation >= worst {
                    worst = violation
                    worstStep = step
                    worstState = start
                }
            }
        }
        guard worstStep >= 0 else { return }
        let wrong = states.moves(to: worstState)
        let first = zip(wrong, item.moves).prefix { $0 == $1 }.count
        learn(Array(item.moves.prefix(worstStep + 1)), by: 1, from: first, count, words)
        learn(wrong, by: -1, from: first, count, words)
    }

    /// Moves the weights of a row of moves, from the first that differs.
    private mutating func learn(
        _ row: [ParserMove], by delta: Int16, from first: Int, _ count: Int, _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        var states = ParserStates()
        states.start(count)
        for (step, move) in row.enumerated() {
            if step >= first {
                MoveFeatures.fill(&list.list, states, states.states[step], words)
                moves.update(list.list, move, by: delta)
            }
            let next = states.make(move, in: step, score: 0, words)
            states.states.append(next)
        }
    }

    private mutating func learnLabels(_ item: Item, _ words: UnsafeBufferPointer<ParserKeys>) {
        var tree = TreeView()
        tree.read(item.heads, words)
        var found = [UInt8](repeating: 0, count: item.heads.count)
        for word in item.heads.indices where item.heads[word] < item.heads.count {
            labels.step()
            found.withUnsafeBufferPointer {
                LabelFeatures.fill(&list.list, tree, words, labels: $0, word: word)
            }
            labels.score(list.list, into: &labelScores)
            let right = Int(item.relations[word].rawValue)
            var wrong = -1
            for candidate in 1..<labelScores.count
            where candidate != right && (wrong < 0 || labelScores[candidate] > labelScores[wrong]) { wrong = candidate }
            if right != 0, labelScores[right] - labelScores[wrong] < labelMargin {
                labels.update(list.list, class: right, by: 1)
                labels.update(list.list, class: wrong, by: -1)
            }
            found[word] = UInt8(right == 0 || labelScores[wrong] >= labelScores[right] ? wrong : right)
        }
    }
}
