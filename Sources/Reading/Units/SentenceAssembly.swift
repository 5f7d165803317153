// Takes apart a sentence into a main clause and what interrupts it, parses each, and joins the trees.
import Syntax

/// One sentence being parsed in pieces.
struct SentenceAssembly {
    let units: [Unit]
    let tokens: [Token]
    private var heads: [Int]
    private var relations: [DependencyRelation]

    init(units: [Unit], tokens: [Token]) {
        self.units = units
        self.tokens = tokens
        heads = Array(repeating: -1, count: units.count)
        relations = Array(repeating: .root, count: units.count)
    }

    func parsed(sentence: Int, with syntax: SyntaxModel) -> ParsedSentence {
        var assembly = self
        // A line of dashes, a row of dots: nothing to parse.
        if units.contains(where: { $0.kind != .word || tokens[$0.tokens.lowerBound].shape != .punctuation }) {
            assembly.parse(Array(units.indices), with: syntax)
        } else {
            for unit in units.indices.dropFirst() { assembly.attach(unit, to: 0, .punct) }
        }
        var children = Array(repeating: [Int](), count: units.count)
        for unit in units.indices where assembly.heads[unit] >= 0 { children[assembly.heads[unit]].append(unit) }
        return ParsedSentence(
            sentence: sentence, units: units,
            tree: DependencyTree(heads: assembly.heads, relations: assembly.relations),
            children: children)
    }

    /// Parses the units at `indices` as one clause, after parting what interrupts it. Returns the root.
    @discardableResult
    private mutating func parse(_ indices: [Int], with syntax: SyntaxModel, depth: Int = 0) -> Int? {
        guard !indices.isEmpty else { return nil }
        let parts = depth < 3 ? Interruptions(of: indices, in: units).parts : []
        var inside = Set<Int>()
        for part in parts { inside.formUnion(part.units) }
        let plain = indices.filter { !inside.contains($0) }
        guard !plain.isEmpty else {
            return parseClause(indices, with: syntax)
        }
        let root = parseClause(plain, with: syntax)
        for part in parts {
            let anchor = part.anchor.flatMap { inside.contains($0) ? nil : $0 } ?? root
            if part.relation == .oblTmod || part.relation == .punct {
                for unit in part.units { attach(unit, to: anchor, part.relation) }
            } else if let root = parse(part.units, with: syntax, depth: depth + 1) {
                attach(root, to: part.relation == .appos ? anchor.map(wholePhrase) : anchor, part.relation)
            }
        }
        return root
    }

    /// The noun that a phrase ends in or hangs on: of "his successor as mayor" the successor.
    private func wholePhrase(_ unit: Int) -> Int {
        var top = unit
        while relations[top] == .nmod || relations[top] == .compound || relations[top] == .flat, heads[top] >= 0,
            heads[top] < top,
            units[heads[top]].tag.isNominal
        {
            top = heads[top]
        }
        return top
    }

    private mutating func attach(_ unit: Int, to head: Int?, _ relation: DependencyRelation) {
        guard let head, head != unit else { return }
        heads[unit] = head
        relations[unit] = relation
    }

    private mutating func parseClause(_ indices: [Int], with syntax: SyntaxModel) -> Int? {
        let tree = syntax.parse(
            indices.map { ParserWord(lower: units[$0].lower, lemma: units[$0].lemma, tag: units[$0].tag) })
        var root: Int?
        for (local, unit) in indices.enumerated() {
            let head = tree.heads[local]
            if head < 0 {
                if let root { attach(unit, to: root, .dep) } else { root = unit }
            } else {
                heads[unit] = indices[head]
                relations[unit] = tree.relations[local]
            }
        }
        return root
    }
}
