// Scores of parsed sentences against a treebank.
import Syntax

/// Counts of right heads, labels and event arguments.
struct TreeScore {
    var words = 0
    var heads = 0
    var labelled = 0
    var labelledFine = 0
    var goldArguments = 0
    var foundArguments = 0
    var rightArguments = 0
    var rightArgumentsUnlabelled = 0

    var uas: Double { Double(heads) / Double(max(words, 1)) }
    var las: Double { Double(labelled) / Double(max(words, 1)) }
    var lasFine: Double { Double(labelledFine) / Double(max(words, 1)) }

    static func f1(_ right: Int, _ found: Int, _ gold: Int) -> Double {
        found + gold == 0 ? 0 : 2 * Double(right) / Double(found + gold)
    }

    var arguments: Double { Self.f1(rightArguments, foundArguments, goldArguments) }
    var argumentsUnlabelled: Double { Self.f1(rightArgumentsUnlabelled, foundArguments, goldArguments) }

    /// The label without its subtype.
    static func main(_ relation: DependencyRelation) -> Substring { relation.label.prefix { $0 != ":" } }

    /// Subjects, objects and obliques.
    static func isArgument(_ relation: DependencyRelation) -> Bool {
        switch relation {
        case .nsubj, .nsubjPass, .obj, .iobj, .obl, .oblAgent, .oblTmod, .oblNpmod: true
        default: false
        }
    }

    /// Counts one sentence; `isVerb` tells which words are verbs in the gold.
    mutating func add(
        _ tree: DependencyTree, gold heads: [Int], _ relations: [DependencyRelation], tags: [UPOS], predicted: [UPOS]
    ) {
        for index in heads.indices {
            words += 1
            let isHead = tree.heads[index] == heads[index]
            if isHead {
                self.heads += 1
                if Self.main(tree.relations[index]) == Self.main(relations[index]) { labelled += 1 }
                if tree.relations[index] == relations[index] { labelledFine += 1 }
            }
            let isGold = Self.isArgument(relations[index]) && heads[index] >= 0 && tags[heads[index]] == .verb
            let head = tree.heads[index]
            let isFound = Self.isArgument(tree.relations[index]) && head >= 0 && predicted[head] == .verb
            if isGold { goldArguments += 1 }
            if isFound { foundArguments += 1 }
            if isGold, isFound, isHead {
                rightArgumentsUnlabelled += 1
                if tree.relations[index] == relations[index] { rightArguments += 1 }
            }
        }
    }
}
