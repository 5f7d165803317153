// A log that another program wrote (transparency-dev/tessera): its checkpoints follow from its tiles and entries.
import Foundation
import TestSupport
import Testing

@testable import Vault

private let folder = "vectors/tlog-tiles/log"

@Suite(.wants(shared: folder))
struct PublishedLogTests {
    struct Folder: TileReader {
        var url: URL
        func readTile(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: path))) }
    }

    static let origin = "example.com/log/testdata"
    /// The key with which that project signs its test log; public.
    static let key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

    @Test func everyCheckpointFollowsFromTheTiles() throws {
        let reader = Folder(url: try #require(Shared.place(folder)))
        let verifier = try Note.Verifier(Self.key)
        #expect(verifier.description == Self.key)
        var roots: [UInt64: Merkle.Hash] = [:]
        for name in (0...15).map({ "checkpoint.\($0)" }) + ["checkpoint"] {
            // The log has no checkpoint of every size.
            guard let bytes = try? reader.readTile(name) else { continue }
            let (checkpoint, signers) = try Checkpoint.open(bytes, origin: Self.origin, verifiers: [verifier])
            #expect(signers == [verifier])
            #expect(
                try Merkle.TileTree.computedRoot(size: checkpoint.size, reader: reader) == checkpoint.root, "\(name)")
            var tree = try Merkle.TileTree(size: checkpoint.size, root: checkpoint.root, reader: reader)
            try tree.checkAllTiles()
            if checkpoint.size > 0 { #expect(try tree.entries(ofBundle: 0).count == Int(checkpoint.size)) }
            roots[checkpoint.size] = checkpoint.root
        }
        #expect(roots.count == 16)
        // From every checkpoint to every later one.
        for (new, newRoot) in roots {
            var tree = try Merkle.TileTree(size: new, root: newRoot, reader: reader)
            for (old, oldRoot) in roots where old > 0 && old <= new {
                let proof = try tree.consistencyProof(from: old)
                try Merkle.verifyConsistency(
                    oldSize: old, oldRoot: oldRoot, newSize: new, newRoot: newRoot, proof: proof)
            }
        }
    }

    @Test func weWriteTheSameFiles() throws {
        let reader = Folder(url: try #require(Shared.place(folder)))
        let verifier = try Note.Verifier(Self.key)
        let (checkpoint, _) = try Checkpoint.open(
            try reader.readTile("checkpoint"), origin: Self.origin, verifiers: [verifier])
        var tree = try Merkle.TileTree(size: checkpoint.size, root: checkpoint.root, reader: reader)
        let entries = try tree.entries(ofBundle: 0).map(Array.init)
        var tiles = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        var compared = 0
        for entry in entries {
            for file in try tiles.append([Merkle.leafHash(entry)]) + bundles.append([entry]) {
                #expect(try reader.readTile(file.path) == file.bytes, "\(file.path)")
                compared += 1
            }
        }
        #expect(compared == 2 * entries.count)
        #expect(tiles.root == checkpoint.root)
    }
}
