// Proofs that are made are accepted, and any change to one is refused.
import TestSupport
import Testing

@testable import Vault

struct ProofTests {
    private let all = leafHashes(someEntries(70))

    private func accepts(
        _ index: UInt64, _ size: UInt64, _ leaf: Merkle.Hash, _ root: Merkle.Hash, _ proof: [Merkle.Hash]
    ) -> Bool {
        (try? Merkle.verifyInclusion(index: index, size: size, leaf: leaf, root: root, proof: proof)) != nil
    }

    private func accepts(
        _ old: UInt64, _ oldRoot: Merkle.Hash, _ new: UInt64, _ newRoot: Merkle.Hash, _ proof: [Merkle.Hash]
    ) -> Bool {
        (try? Merkle.verifyConsistency(oldSize: old, oldRoot: oldRoot, newSize: new, newRoot: newRoot, proof: proof))
            != nil
    }

    @Test func everyEntryOfEverySmallTree() throws {
        var tree = Merkle.WholeTree(all)
        var chance = Random(seed: 1)
        for size in 1...UInt64(all.count) {
            let root = try tree.root(size: size)
            for index in 0..<size {
                let leaf = all[Int(index)]
                let proof = try tree.inclusionProof(of: index, size: size)
                let bit = Int.random(in: 0..<256, using: &chance)
                #expect(accepts(index, size, leaf, root, proof))
                #expect(!accepts(index, size, leaf.flipped(bit: bit), root, proof))
                #expect(!accepts(index, size, leaf, root.flipped(bit: bit), proof))
                #expect(!accepts(index, size, leaf, root, proof + [root]))
                if !proof.isEmpty {
                    let place = Int.random(in: 0..<proof.count, using: &chance)
                    var changed = proof
                    changed[place] = proof[place].flipped(bit: bit)
                    #expect(!accepts(index, size, leaf, root, changed))
                    changed.remove(at: place)
                    #expect(!accepts(index, size, leaf, root, changed))
                }
                let other = UInt64.random(in: 0..<72, using: &chance)
                if other != index {
                    #expect(!accepts(other, size, leaf, root, proof), "entry \(index) as \(other) of \(size)")
                }
                // A size with the same turns asks for the same sums; every other must be refused.
                let otherSize = UInt64.random(in: 0..<140, using: &chance)
                let sameTurns =
                    index < otherSize
                    && PlainTree.turns(to: index, size: size) == PlainTree.turns(to: index, size: otherSize)
                #expect(
                    accepts(index, otherSize, leaf, root, proof) == sameTurns,
                    "entry \(index) of \(size) in \(otherSize)")
            }
        }
    }

    @Test func everyPairOfSmallTrees() throws {
        var tree = Merkle.WholeTree(all)
        var chance = Random(seed: 2)
        for new in 1...UInt64(all.count) {
            let newRoot = try tree.root(size: new)
            for old in 1...new {
                let oldRoot = try tree.root(size: old)
                let proof = try tree.consistencyProof(from: old, size: new)
                let bit = Int.random(in: 0..<256, using: &chance)
                #expect(accepts(old, oldRoot, new, newRoot, proof))
                #expect(!accepts(old, oldRoot.flipped(bit: bit), new, newRoot, proof))
                #expect(!accepts(old, oldRoot, new, newRoot.flipped(bit: bit), proof))
                #expect(!accepts(old, oldRoot, new, newRoot, proof + [newRoot]))
                #expect(!accepts(old, oldRoot, old - 1, newRoot, proof))
                if !proof.isEmpty {
                    let place = Int.random(in: 0..<proof.count, using: &chance)
                    var changed = proof
                    changed[place] = proof[place].flipped(bit: bit)
                    #expect(!accepts(old, oldRoot, new, newRoot, changed))
                    changed.remove(at: place)
                    #expect(!accepts(old, oldRoot, new, newRoot, changed))
                }
                let other = UInt64.random(in: 0...new, using: &chance)
                if other != old {
                    #expect(!accepts(other, oldRoot, new, newRoot, proof), "\(old) as \(other) in \(new)")
                }
            }
        }
    }

    @Test func largerTrees() throws {
        let leaves = leafHashes(someEntries(3000))
        var tree = Merkle.WholeTree(leaves)
        var chance = Random(seed: 3)
        for _ in 0..<200 {
            let size = UInt64.random(in: 1...3000, using: &chance)
            let index = UInt64.random(in: 0..<size, using: &chance)
            let old = UInt64.random(in: 1...size, using: &chance)
            let root = try tree.root(size: size)
            let proof = try tree.inclusionProof(of: index, size: size)
            #expect(accepts(index, size, leaves[Int(index)], root, proof))
            #expect(!accepts(index, size, leaves[Int(index)].flipped(bit: Int(index % 256)), root, proof))
            let oldRoot = try tree.root(size: old)
            let consistency = try tree.consistencyProof(from: old, size: size)
            #expect(accepts(old, oldRoot, size, root, consistency))
            if old < size { #expect(!accepts(old, oldRoot, size, root.flipped(bit: 7), consistency)) }
        }
    }

    @Test func whatCannotBeAskedIsRefusedInWords() throws {
        var tree = Merkle.WholeTree(all)
        #expect(throws: MerkleError.noSuchEntry(index: 70, size: 70)) { try tree.inclusionProof(of: 70) }
        #expect(throws: MerkleError.noSuchEntry(index: 5, size: 5)) { try tree.inclusionProof(of: 5, size: 5) }
        #expect(throws: MerkleError.emptyTree(newSize: 70)) { try tree.consistencyProof(from: 0) }
        #expect(throws: MerkleError.shrunk(from: 71, to: 70)) { try tree.consistencyProof(from: 71) }
        #expect(throws: MerkleError.notASubtree(from: 2, to: 4)) { try tree.root(of: 2..<5) }
        #expect(throws: MerkleError.noSuchEntry(index: .max - 1, size: 70)) { try tree.root(of: 0..<UInt64.max) }
        var nothing = Merkle.WholeTree()
        #expect(throws: MerkleError.noSuchEntry(index: 0, size: 0)) { try nothing.inclusionProof(of: 0) }
        let root = try nothing.root()
        #expect(root == Merkle.emptyRoot)
        for size in [UInt64.max, 1 << 63] {
            #expect(throws: MerkleError.tooLarge(size: size)) {
                try Merkle.verifyInclusion(index: 0, size: size, leaf: root, root: root, proof: [])
            }
            #expect(throws: MerkleError.tooLarge(size: size)) {
                try Merkle.verifyConsistency(oldSize: 1, oldRoot: root, newSize: size, newRoot: root, proof: [])
            }
        }
        // The largest tree has ways of 63 steps.
        let long = [Merkle.Hash](repeating: root, count: 63)
        #expect(throws: MerkleError.notIncluded(index: 0, size: Merkle.largestSize)) {
            try Merkle.verifyInclusion(index: 0, size: Merkle.largestSize, leaf: root, root: root, proof: long)
        }
        #expect(throws: MerkleError.wrongCount(hashes: 62, size: Merkle.largestSize)) {
            try Merkle.verifyInclusion(
                index: 0, size: Merkle.largestSize, leaf: root, root: root, proof: Array(long.dropLast()))
        }
    }
}
