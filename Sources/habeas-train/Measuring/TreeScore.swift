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

    /// What a dependent is to the verb it hangs on, as far as events ask.
    enum Role { case subject, passiveSubject, object, oblique }

    static func role(_ relation: DependencyRelation) -> Role? {
        switch relation {
        case .nsubj: .subject
        case .nsubjPass: .passiveSubject
        case .obj, .iobj: .object
        case .obl, .oblAgent, .oblTmod, .oblNpmod: .oblique
        default: nil
        }
    }

    /// Counts one sentence; `tags` are the treebank's: arguments are those of its verbs.
    mutating func add(_ tree: DependencyTree, gold heads: [Int], _ relations: [DependencyRelation], tags: [UPOS]) {
        for index in heads.indices {
            words += 1
            let isHead = tree.heads[index] == heads[index]
            if isHead {
                self.heads += 1
                if Self.main(tree.relations[index]) == Self.main(relations[index]) { labelled += 1 }
                if tree.relations[index] == relations[index] { labelledFine += 1 }
            }
            let head = tree.heads[index]
            let gold = heads[index] >= 0 && tags[heads[index]] == .verb ? Self.role(relations[index]) : nil
            let found = head >= 0 && tags[head] == .verb ? Self.role(tree.relations[index]) : nil
            if gold != nil { goldArguments += 1 }
            if found != nil { foundArguments += 1 }
            if let gold, let found, isHead {
                rightArgumentsUnlabelled += 1
                if gold == found { rightArguments += 1 }
            }
        }
    }
}
