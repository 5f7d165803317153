// Changes that leave every checksum and root of a log in order.

import Crypto
import Foundation
import TestSupport

@testable import Vault

extension Mutation {
    /// Builds a log's frames anew from changed batches, so that counts, roots and checksums fit; signature lines stay as they are, or are a stranger's.
    private func rebuilt(
        _ batches: [[FrameBytes]], log: Substring, vault: Identifier, signer: Curve25519.Signing.PrivateKey?
    ) throws -> [UInt8] {
        var tree = Merkle.RightEdge()
        var bytes: [UInt8] = []
        let origin = "habeas/\(vault)/\(log)"
        for batch in batches {
            for frame in batch where frame.kind != .commit {
                try tree.append(Merkle.leafHash(frame.payload[2..<2 + Leaf.length]))
                bytes += frame.bytes
            }
            guard let commit = batch.last, commit.kind == .commit else { continue }
            let checkpoint = try Checkpoint(origin: origin, size: tree.size, root: tree.root)
            var payload: [UInt8]
            if let signer {
                payload = try checkpoint.signed(by: [Note.Signer(name: origin, key: signer)])
            } else {
                let lines = String(decoding: commit.payload, as: UTF8.self).components(separatedBy: "\n\n")
                payload = Array((checkpoint.text + "\n" + lines[1]).utf8)
            }
            bytes += FrameBytes(kind: .commit, payload: payload).bytes
        }
        return bytes
    }

    /// One entry's sealed bytes or fields root changed, and everything that can be computed without a key made to fit.
    func forged(_ bytes: [UInt8], log: Substring, of vault: ManyLogs, random: inout Random) throws -> [UInt8] {
        var batches = FrameBytes.batches(in: bytes)
        let batch = random.below(batches.count)
        let entry = random.below(batches[batch].count - 1)
        var payload = batches[batch][entry].payload
        let leafStart = 2
        if random.below(3) == 0 {
            payload[leafStart + 1 + random.below(32)] ^= 1
        } else {
            payload[leafStart + Leaf.length + random.below(payload.count - leafStart - Leaf.length)] ^= 1
        }
        let hash = Array(SHA256.hash(data: payload[(leafStart + Leaf.length)...]))
        payload.replaceSubrange(leafStart + 33..<leafStart + 65, with: hash)
        batches[batch][entry].payload = payload
        return try rebuilt(batches, log: log, vault: vault.test.vault.id, signer: nil)
    }

    /// An entry's body zeroed and its kind set to erased: the leaf stays, so every root does.
    func quietlyErased(_ bytes: [UInt8], random: inout Random) throws -> [UInt8] {
        var frames = FrameBytes.all(in: bytes)
        let entries = frames.indices.filter { frames[$0].kind != .commit }
        let index = entries[random.below(entries.count)]
        frames[index].kind = .erasedEntry
        let start = 2 + Leaf.length
        for at in start..<frames[index].payload.count { frames[index].payload[at] = 0 }
        return frames.flatMap(\.bytes)
    }

    /// A batch signed by a stranger, and the log cut after it.
    func resigned(_ bytes: [UInt8], log: Substring, of vault: ManyLogs, random: inout Random) throws -> [UInt8] {
        var batches = FrameBytes.batches(in: bytes)
        let number = random.below(batches.count)
        batches = Array(batches[...number])
        let key = Curve25519.Signing.PrivateKey()
        guard let id = Identifier(hex: log) else { return bytes }
        var tree = Merkle.RightEdge()
        for batch in batches.dropLast() {
            for frame in batch where frame.kind != .commit {
                try tree.append(Merkle.leafHash(frame.payload[2..<2 + Leaf.length]))
            }
        }
        var last = batches[number]
        let leaves = last.dropLast().compactMap { Leaf(bytes: $0.payload[2..<2 + Leaf.length]) }
        let root = Merkle.root(of: leaves.map { Leaf.batchLeaf(fieldsRoot: $0.fieldsRoot, sealedHash: $0.sealedHash) })
        let message = Leaf.signed(
            vault: vault.test.vault.id, log: id, start: tree.size, count: UInt32(leaves.count), rootBefore: tree.root,
            batchRoot: root)
        let signature = [UInt8](try key.signature(for: message))
        for (index, leaf) in leaves.enumerated() {
            var leaf = leaf
            leaf.signature = signature
            last[index].payload.replaceSubrange(2..<2 + Leaf.length, with: leaf.bytes)
        }
        let sound = batches.dropLast().flatMap { $0 }.flatMap(\.bytes)
        let whole = try rebuilt(batches.dropLast() + [last], log: log, vault: vault.test.vault.id, signer: key)
        // Only the last commit is the stranger's.
        return sound + whole.dropFirst(sound.count)
    }

    /// As many entries, written by one who may write: nothing in the log itself tells.
    func rewritten(_ bytes: [UInt8], log: Substring, of vault: ManyLogs) throws -> [UInt8] {
        guard let id = Identifier(hex: log), let epoch = vault.epoch else { return bytes }
        let folder = try TemporaryFolder()
        let store = FolderStore(folder: folder.path)
        var appender = try LogAppender(store: store, vault: vault.test.vault.id, from: LogState(log: id))
        for batch in FrameBytes.batches(in: bytes) {
            let fields = Vault.header("note", author: vault.other.author.id, time: "2026-01-01T00:00:00.000Z", seen: [])
            _ = try appender.append(
                [Batch((0..<batch.count - 1).map { fields + [Field("text", "other \($0)")] }, by: vault.other.author)],
                sealedBy: .member(epoch.secret))
        }
        return try store.read(.frames(of: id), limit: 1 << 30)
    }
}
