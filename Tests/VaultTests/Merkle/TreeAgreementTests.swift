// The four ways to a root agree: the definition, the tree in memory, the right edge, the tiles.
import TestSupport
import Testing

@testable import Vault

struct TreeAgreementTests {
    @Test func rootsOfAllSizes() throws {
        let entries = someEntries(600)
        let leaves = leafHashes(entries)
        var tree = Merkle.WholeTree()
        var edge = Merkle.RightEdge()
        var tiles = Merkle.TileWriter()
        for size in 0...entries.count {
            if size > 0 {
                tree.append(leaves[size - 1])
                try edge.append(leaves[size - 1])
                _ = try tiles.append([leaves[size - 1]])
            }
            let root = try tree.root()
            #expect(edge.root == root)
            #expect(tiles.root == root)
            #expect(try Merkle.RightEdge(size: edge.size, peaks: edge.peaks) == edge)
            #expect(Merkle.root(of: leaves[..<size]) == root)
            if size < 80 || size % 64 < 2 { #expect(PlainTree.root(entries[..<size]) == root.bytes, "\(size) entries") }
        }
    }

    @Test func rootsOfPartsAreThoseOfTheirEntries() throws {
        let entries = someEntries(64)
        var tree = Merkle.WholeTree(leafHashes(entries))
        var asked = 0
        for lower in 0..<UInt64(64) {
            for upper in lower...64 {
                guard let root = try? tree.root(of: lower..<upper) else { continue }
                #expect(root.bytes == PlainTree.root(entries[Int(lower)..<Int(upper)]))
                asked += 1
            }
        }
        // Every node of the tree and every right edge below it, and the empty part at each place.
        #expect(asked > 300)
    }

    @Test func largeTreesFromTiles() throws {
        let leaves = leafHashes(someEntries(66_000))
        var files = MemoryFiles()
        var writer = Merkle.TileWriter()
        files.write(try writer.append(leaves))
        var whole = Merkle.WholeTree(leaves)
        var tiles = try Merkle.TileTree(size: 66_000, root: try whole.root(), reader: files)
        var chance = Random(seed: 4)
        for _ in 0..<40 {
            let size = UInt64.random(in: 1...66_000, using: &chance)
            let index = UInt64.random(in: 0..<size, using: &chance)
            let old = UInt64.random(in: 1...size, using: &chance)
            #expect(try tiles.root(size: size) == whole.root(size: size))
            #expect(try tiles.inclusionProof(of: index, size: size) == whole.inclusionProof(of: index, size: size))
            #expect(try tiles.consistencyProof(from: old, size: size) == whole.consistencyProof(from: old, size: size))
        }
    }

    @Test func aFullEdgeRefusesMore() throws {
        let hash = Merkle.leafHash([1])
        var edge = try Merkle.RightEdge(size: Merkle.largestSize, peaks: Array(repeating: hash, count: 63))
        let before = edge
        #expect(throws: MerkleError.tooLarge(size: 1 << 63)) { try edge.append(hash) }
        #expect(edge == before)
        #expect(throws: MerkleError.wrongCount(hashes: 1, size: 3)) { try Merkle.RightEdge(size: 3, peaks: [hash]) }
        #expect(throws: MerkleError.tooLarge(size: .max)) { try Merkle.RightEdge(size: .max, peaks: []) }
    }

    @Test func hashesAreReadAndPrintedStrictly() throws {
        let hash = Merkle.emptyRoot
        #expect(hash.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hash.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(Merkle.Hash(base64: hash.base64) == hash)
        #expect(Merkle.Hash(bytes: hash.bytes) == hash)
        #expect(Merkle.Hash(bytes: hash.bytes + [0]) == nil)
        #expect(Merkle.Hash(bytes: hash.bytes.dropLast()) == nil)
        // The same bytes with unused bits set, without padding, with a line end.
        for other in [
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            hash.base64 + "\n",
        ] {
            #expect(Merkle.Hash(base64: other) == nil)
        }
    }
}
