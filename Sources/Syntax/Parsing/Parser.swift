// Parses a sentence from left to right, keeping the few best states at each step, then names the relations.

/// The parser of one language.
package struct Parser: Sendable {
    private let moves: RowTable
    private let labels: RowTable
    private let words: RowTable
    /// How many states live side by side.
    package var beam = 4

    package init?(_ file: WeightsFile, words: RowTable) {
        guard let movesSection = file["moves"], let moves = RowTable(movesSection, width: 3),
            let labelsSection = file["labels"],
            let labels = RowTable(labelsSection, width: DependencyRelation.allCases.count)
        else { return nil }
        self.moves = moves
        self.labels = labels
        self.words = words
    }

    /// The words as features see them, with the root at the end.
    package static func keys(_ words: [ParserWord], known: RowTable?) -> [ParserKeys] {
        var keys: [ParserKeys] = []
        keys.reserveCapacity(words.count + 1)
        for word in words { keys.append(ParserKeys(word, known: known)) }
        keys.append(.root)
        return keys
    }

    /// The tree of a sentence.
    package func parse(_ sentence: [ParserWord]) -> DependencyTree {
        guard !sentence.isEmpty else { return DependencyTree(heads: [], relations: []) }
        return Self.keys(sentence, known: words).withUnsafeBufferPointer { keys in
            let heads = heads(of: keys)
            let relations = relations(of: heads, keys)
            return DependencyTree(heads: heads.map { $0 == sentence.count ? -1 : $0 }, relations: relations)
        }
    }

    private func heads(of words: UnsafeBufferPointer<ParserKeys>) -> [Int] {
        var moveScores = MoveScores(moves, words, beam: beam)
        let count = words.count - 1
        var states = ParserStates()
        states.start(count)
        var current = 0..<1
        var candidates = BeamCandidates(size: beam)
        for _ in 0..<2 * count {
            moveScores.removeAll()
            for index in current { moveScores.look(at: StateView(states.states[index], in: states)) }
            moveScores.sumUp()
            candidates.removeAll()
            for index in current {
                let state = states.states[index]
                let scores = moveScores[index - current.lowerBound]
                for move in ParserMove.allCases where states.allows(move, in: state) {
                    candidates.offer(
                        BeamCandidate(score: state.score + Int32(scores[move.rawValue]), state: index, move: move))
                }
            }
            let start = states.states.count
            for candidate in candidates.best {
                let next = states.make(candidate.move, in: candidate.state, score: candidate.score, words)
                states.states.append(next)
            }
            current = start..<states.states.count
        }
        return ParserMove.heads(of: states.moves(to: current.lowerBound), count: count)
    }

    private func relations(
        of heads: [Int], _ words: UnsafeBufferPointer<ParserKeys>
    ) -> [DependencyRelation] {
        var batch = RowBatch(labels, capacity: 64)
        var tree = TreeView()
        tree.read(heads, words)
        var found = [UInt8](repeating: 0, count: heads.count)
        for word in heads.indices where heads[word] < heads.count {
            found.withUnsafeBufferPointer { LabelFeatures.give(&batch, tree, words, labels: $0, word: word) }
            found[word] = UInt8(Sum64(batch).best(from: 1))
        }
        return found.map { DependencyRelation(rawValue: $0) ?? .dep }
    }
}

/// A move that could be made from a state.
package struct BeamCandidate: Sendable {
    package var score: Int32
    package var state: Int
    package var move: ParserMove

    package init(score: Int32, state: Int, move: ParserMove) {
        self.score = score
        self.state = state
        self.move = move
    }
}

/// The best few candidates, the best first; of equals the earlier comes first.
package struct BeamCandidates: Sendable {
    package private(set) var best: [BeamCandidate] = []
    private let size: Int

    package init(size: Int) { self.size = size }

    package mutating func removeAll() { best.removeAll(keepingCapacity: true) }

    /// Takes a candidate in if it is good enough.
    package mutating func offer(_ candidate: BeamCandidate) {
        if best.count == size {
            guard let last = best.last, candidate.score > last.score else { return }
            best.removeLast()
        }
        var place = best.count
        while place > 0, best[place - 1].score < candidate.score { place -= 1 }
        best.insert(candidate, at: place)
    }
}
