// Pairing of gold items with predicted ones, so that as many as possible are paired and always the same ones.

enum Matching {
    /// Maximum bipartite matching; `edges[i]` holds the right nodes of left node `i` in order of preference. Gives the right node of each left one.
    static func pair(_ edges: [[Int]]) -> [Int: Int] {
        var leftOf: [Int: Int] = [:]

        func place(_ left: Int, _ tried: inout Set<Int>) -> Bool {
            for right in edges[left] where leftOf[right] == nil {  // a free one first, so that equals keep their order
                leftOf[right] = left
                return true
            }
            for right in edges[left] where !tried.contains(right) {
                tried.insert(right)
                guard let holder = leftOf[right] else { continue }
                if place(holder, &tried) {
                    leftOf[right] = left
                    return true
                }
            }
            return false
        }

        for left in edges.indices {
            var tried: Set<Int> = []
            _ = place(left, &tried)
        }
        return Dictionary(uniqueKeysWithValues: leftOf.map { ($0.value, $0.key) })
    }

    /// Pairs required gold items first, then lets optional ones absorb predictions that are left over.
    static func pair<Gold, Predicted>(
        _ gold: [Gold], _ predicted: [Predicted], isOptional: (Gold) -> Bool, matches: (Gold, Predicted) -> Bool
    ) -> (pairs: [Int: Int], absorbed: Set<Int>) {
        let required = gold.indices.filter { !isOptional(gold[$0]) }
        let optional = gold.indices.filter { isOptional(gold[$0]) }
        let found = pair(required.map { i in predicted.indices.filter { matches(gold[i], predicted[$0]) } })
        let pairs = Dictionary(uniqueKeysWithValues: found.map { (required[$0.key], $0.value) })
        let used = Set(pairs.values)
        let absorbed = predicted.indices.filter { j in
            !used.contains(j) && optional.contains { matches(gold[$0], predicted[j]) }
        }
        return (pairs, Set(absorbed))
    }
}
