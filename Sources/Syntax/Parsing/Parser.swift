// Parses a sentence from left to right, move by move, with the weights of linear models.

/// The parser of one language.
package struct Parser: Sendable {
    private let moves: RowTable
    private let labels: RowTable
    private let words: RowTable

    package init?(_ file: WeightsFile, words: RowTable) {
        guard let movesSection = file["moves"], let moves = RowTable(movesSection, width: 4),
            let labelsSection = file["labels"],
            let labels = RowTable(labelsSection, width: DependencyRelation.allCases.count)
        else { return nil }
        self.moves = moves
        self.labels = labels
        self.words = words
    }

    /// The words as features see them, with the root at the end.
    package static func keys(_ words: [ParserWord], known: RowTable?) -> [ParserKeys] {
        words.map { ParserKeys($0, known: known) } + [.root]
    }

    /// The tree of a sentence.
    package func parse(_ sentence: [ParserWord]) -> DependencyTree {
        guard !sentence.isEmpty else { return DependencyTree(heads: [], relations: []) }
        let keys = Self.keys(sentence, known: words)
        var state = ParserState()
        var list = FeatureList()
        state.start(sentence.count)
        keys.withUnsafeBufferPointer { keys in
            while !state.isDone {
                MoveFeatures.fill(&list, state, keys)
                let scores = moves.sum4(list)
                var best: ParserMove?
                for move in ParserMove.allCases where state.allows(move) {
                    if let current = best, scores[current.rawValue] >= scores[move.rawValue] { continue }
                    best = move
                }
                guard let move = best else { break }
                if let arc = state.arc(of: move) {
                    LabelFeatures.fill(&list, state, keys, head: arc.head, dependent: arc.dependent)
                    state.make(move, label: label(list, isRoot: arc.head == sentence.count))
                } else {
                    state.make(move)
                }
            }
        }
        return DependencyTree(
            heads: (0..<sentence.count).map { Int(state.heads[$0]) == sentence.count ? -1 : Int(state.heads[$0]) },
            relations: (0..<sentence.count).map { DependencyRelation(rawValue: state.labels[$0]) ?? .dep })
    }

    private func label(_ list: borrowing FeatureList, isRoot: Bool) -> UInt8 {
        if isRoot { return DependencyRelation.root.rawValue }
        let sum = labels.sum64(list)
        var best = 1
        for candidate in 2..<DependencyRelation.allCases.count where sum[candidate] > sum[best] { best = candidate }
        return UInt8(best)
    }
}
