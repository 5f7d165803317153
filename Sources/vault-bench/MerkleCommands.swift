// A log of a million entries: its leaf hashes, its tiles, and proofs from them.

import ArgumentParser
import Crypto
import Glibc
import Vault

struct MerkleLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Hashes leaves, writes their tiles to a folder, makes proofs from it, reads all of it back; prints seconds."
    )

    @Option(help: "How many leaves.") var count = 1_000_000
    @Option(help: "Bytes of a leaf.") var bytes = 141
    @Argument(help: "An empty folder for the tiles.") var folder: String

    func run() throws {
        let clock = ContinuousClock()
        func seconds(_ work: () throws -> Void) rethrows -> Double {
            let (whole, rest) = try clock.measure(work).components
            return Double(whole) + Double(rest) / 1e18
        }
        var leaf = [UInt8](repeating: 1, count: max(8, bytes))
        var hashes: [Merkle.Hash] = []
        hashes.reserveCapacity(count)
        var writer = Merkle.TileWriter()
        var files: [TileFile] = []
        let build = try seconds {
            for number in 0..<count {
                leaf.withUnsafeMutableBytes { $0.storeBytes(of: UInt64(number).bigEndian, as: UInt64.self) }
                hashes.append(Merkle.leafHash(leaf))
            }
            files = try writer.append(hashes)
        }
        for file in files { try TileFolder(path: folder).write(file) }

        let (size, root) = (writer.size, writer.root)
        let proofs = 100
        let prove = try seconds {
            for number in 0..<proofs {
                // Each as if the program had just been started: nothing read before.
                var tree = try Merkle.TileTree(size: size, root: root, reader: TileFolder(path: folder))
                let index = UInt64(number) * size / UInt64(proofs)
                let proof = try tree.inclusionProof(of: index)
                try Merkle.verifyInclusion(index: index, size: size, leaf: hashes[Int(index)], root: root, proof: proof)
            }
        }
        let check = try seconds {
            var tree = try Merkle.TileTree(size: size, root: root, reader: TileFolder(path: folder))
            try tree.checkAllTiles()
        }
        let checkpoints = 1_000
        let signer = try Note.Signer(name: "bench", key: Curve25519.Signing.PrivateKey())
        let checkpoint = try Checkpoint(origin: "bench/log", size: size, root: root)
        let note = try checkpoint.signed(by: [signer])
        let open = try seconds {
            for _ in 0..<checkpoints {
                _ = try Checkpoint.open(note, origin: checkpoint.origin, verifiers: [signer.verifier])
            }
        }
        print("open \(open / Double(checkpoints))")
        print("build \(build)\nprove \(prove / Double(proofs))\ncheck \(check)\nroot \(root)")
    }
}

/// Tiles in a folder.
struct TileFolder: TileReader {
    struct Failure: Error { var path: String }

    var path: String

    func readTile(_ tile: String) throws -> [UInt8] {
        guard let file = fopen("\(path)/\(tile)", "r") else { throw Failure(path: tile) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 32 * Tile.fullWidth + 1)
        bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
        return bytes
    }

    func write(_ file: TileFile) throws {
        let parts = file.path.split(separator: "/")
        for end in 1..<parts.count { mkdir("\(path)/\(parts[..<end].joined(separator: "/"))", 0o700) }
        guard let open = fopen("\(path)/\(file.path)", "w") else { throw Failure(path: file.path) }
        defer { fclose(open) }
        guard fwrite(file.bytes, 1, file.bytes.count, open) == file.bytes.count else { throw Failure(path: file.path) }
    }
}
