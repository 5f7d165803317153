// A tree that lies in memory as a whole.

extension Merkle {
    /// A tree with all its hashes in memory, 64 bytes an entry: for small trees and for checking others.
    public struct WholeTree: HashSource, Sendable {
        /// The hashes of complete subtrees: `rows[l][i]` covers `2^l` entries.
        private var rows: [[Hash]] = [[]]

        /// A tree of these leaf hashes, in their order.
        public init(_ leaves: some Sequence<Hash> = []) {
            for leaf in leaves { append(leaf) }
        }

        public var size: UInt64 { UInt64(rows[0].count) }

        /// Adds an entry by its hash.
        public mutating func append(_ leaf: Hash) {
            var node = leaf
            var level = 0
            while true {
                if level == rows.count { rows.append([]) }
                rows[level].append(node)
                let count = rows[level].count
                guard count % 2 == 0 else { return }
                node = nodeHash(rows[level][count - 2], rows[level][count - 1])
                level += 1
            }
        }

        public func hash(level: Int, index: UInt64) throws -> Hash {
            try check(level: level, index: index, in: size)
            return rows[level][Int(index)]
        }
    }
}
