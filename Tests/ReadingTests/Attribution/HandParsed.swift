// Sentences parsed by hand, so that rules over the tree are tested apart from the parser.
import CaseModel
import Syntax

@testable import Reading

/// A sentence written as `form/lemma/tag/head/relation` words, heads counted from 1 and 0 for the root; `*` before a form marks the trigger.
struct HandParsed {
    let clause: ParsedSentence
    let trigger: Range<Int>

    init(_ text: String) {
        var units: [Unit] = []
        var heads: [Int] = []
        var relations: [DependencyRelation] = []
        var marked: [Int] = []
        for (position, word) in text.split(separator: " ").enumerated() {
            var parts = word.split(separator: "/").map(String.init)
            if parts[0].hasPrefix("*") {
                parts[0].removeFirst()
                marked.append(position)
            }
            units.append(
                Unit(
                    tokens: position..<position + 1, kind: .word, tag: UPOS(parts[2].uppercased()[...]) ?? .x,
                    lower: parts[0].lowercased(), lemma: parts[1]))
            heads.append((Int(parts[3]) ?? 0) - 1)
            relations.append(DependencyRelation(label: parts[4][...]))
        }
        var children = Array(repeating: [Int](), count: units.count)
        for (unit, head) in heads.enumerated() where head >= 0 { children[head].append(unit) }
        clause = ParsedSentence(
            sentence: 0, units: units, tree: DependencyTree(heads: heads, relations: relations), children: children)
        trigger = (marked.first ?? 0)..<(marked.last ?? 0) + 1
    }

    func event(_ kind: EventKind) -> EventDraft {
        EventDraft(kind: kind, trigger: trigger, sentence: 0, unit: trigger.lowerBound)
    }
}
