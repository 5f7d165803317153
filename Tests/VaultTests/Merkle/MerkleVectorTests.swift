// The proofs of transparency-dev/merkle: right ones are accepted, wrong ones refused. Its two sets on subtree proofs are
// left out: Habeas makes no such proofs.
import Foundation
import TestSupport
import Testing

@testable import Vault

private let folder = "vectors/merkle"

@Suite(.wants(shared: folder))
struct MerkleVectorTests {
    struct Inclusion: Decodable {
        var leafIdx: UInt64
        var treeSize: UInt64
        var root: String
        var leafHash: String
        var proof: [String]?
        var desc: String
        var wantErr: Bool
    }

    struct Consistency: Decodable {
        var size1: UInt64
        var size2: UInt64
        var root1: String
        var root2: String
        var proof: [String]?
        var desc: String
        var wantErr: Bool
    }

    struct NoHash: Error {}

    private func hash(_ text: String) throws -> Merkle.Hash {
        // Where sizes are equal, the suite has texts of 12 bytes for roots; any hash will do that is as equal as they are.
        if let bytes = Data(base64Encoded: text), bytes.starts(with: "don't care".utf8) {
            return Merkle.leafHash(bytes)
        }
        guard let hash = Merkle.Hash(base64: text) else { throw NoHash() }
        return hash
    }

    private func vectors<Vector: Decodable>(_ set: String, as type: Vector.Type) throws -> [Vector] {
        let place = try #require(Shared.place("\(folder)/\(set)"))
        let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".json") }
        return try paths.sorted().map {
            try JSONDecoder().decode(type, from: Data(contentsOf: place.appending(path: $0)))
        }
    }

    @Test func inclusionProofs() throws {
        let all = try vectors("inclusion", as: Inclusion.self)
        #expect(all.count == 98)
        var right = 0
        for vector in all {
            var refused = false
            do {
                try Merkle.verifyInclusion(
                    index: vector.leafIdx, size: vector.treeSize, leaf: hash(vector.leafHash), root: hash(vector.root),
                    proof: (vector.proof ?? []).map(hash))
            } catch { refused = true }
            #expect(refused == vector.wantErr, "\(vector.desc), entry \(vector.leafIdx) of \(vector.treeSize)")
            right += refused == vector.wantErr ? 1 : 0
        }
        #expect(right == 98)
        #expect(all.contains { !$0.wantErr })
    }

    @Test func consistencyProofs() throws {
        let all = try vectors("consistency", as: Consistency.self)
        #expect(all.count == 98)
        var right = 0
        for vector in all {
            var refused = false
            do {
                try Merkle.verifyConsistency(
                    oldSize: vector.size1, oldRoot: hash(vector.root1), newSize: vector.size2,
                    newRoot: hash(vector.root2), proof: (vector.proof ?? []).map(hash))
            } catch { refused = true }
            #expect(refused == vector.wantErr, "\(vector.desc), \(vector.size1) to \(vector.size2)")
            right += refused == vector.wantErr ? 1 : 0
        }
        #expect(right == 98)
        #expect(all.contains { !$0.wantErr })
    }
}
