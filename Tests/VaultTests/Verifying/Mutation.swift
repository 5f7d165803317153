// Ways in which a vault's folder can be changed by somebody who holds it: by chance, or with care and without keys.

import Crypto
import Foundation
import TestSupport

@testable import Vault

/// A frame of a log with all its bytes.
struct FrameBytes: Equatable {
    var kind: Frame.Kind
    var payload: [UInt8]

    var bytes: [UInt8] {
        var all: [UInt8] = []
        Frame.append(kind, to: &all) { $0 += payload }
        return all
    }

    /// The frames of a file.
    static func all(in bytes: [UInt8]) -> [FrameBytes] {
        var frames: [FrameBytes] = []
        var at = 0
        while case .frame(let frame, let next) = Frame.find(in: bytes, at: at) {
            frames.append(FrameBytes(kind: frame.kind, payload: Array(frame.payload)))
            at = next
        }
        return frames
    }

    /// The same, parted into batches.
    static func batches(in bytes: [UInt8]) -> [[FrameBytes]] {
        var batches: [[FrameBytes]] = []
        var batch: [FrameBytes] = []
        for frame in all(in: bytes) {
            batch.append(frame)
            if frame.kind == .commit {
                batches.append(batch)
                batch = []
            }
        }
        return batches
    }
}

enum Mutation: String, CaseIterable {
    case flipFrames = "a bit of a log flipped"
    case flipOther = "a bit of another file flipped"
    case dropFrame = "a frame dropped"
    case doubleFrame = "a frame doubled"
    case swapFrames = "two frames swapped"
    case dropBatch = "a batch dropped"
    case doubleBatch = "a batch doubled"
    case swapBatches = "two batches swapped"
    case moveBatch = "a batch of another log put in"
    case cutAtFrame = "a log cut after a frame"
    case cutAtBatch = "a log cut after a batch"
    case replaceTile = "a tile replaced by another"
    case olderCheckpoint = "the checkpoint file replaced by an older one"
    case foreignCheckpoint = "the checkpoint file replaced by another log's"
    case replaceKeys = "a member's keys or an epoch's file replaced"
    case forgedEpoch = "an epoch's file that seals other keys to the members"
    case dropFile = "a file removed"
    case dropLog = "a log removed"
    case forgeWithoutKeys = "a leaf replaced, all checksums and roots made to fit"
    case eraseQuietly = "a body overwritten as if it were erased"
    case resign = "a batch signed anew with a stranger's key"
    case rewriteByMember = "a log written anew by a member with all keys"

    /// Changes the files; nil where the change is none.
    func apply(to files: [String: [UInt8]], of vault: ManyLogs, random: inout Random) throws -> [String: [UInt8]]? {
        var changed = files
        func pick(_ isWanted: (String) -> Bool, _ random: inout Random) -> String {
            let paths = files.keys.filter(isWanted).sorted()
            return paths[random.below(paths.count)]
        }
        func isFrames(_ path: String) -> Bool { path.hasSuffix("/frames") }
        let frames = pick(isFrames, &random)
        let log = frames.split(separator: "/")[1]
        let bytes = files[frames] ?? []
        func put(_ frames: [FrameBytes]) -> [UInt8] { frames.flatMap(\.bytes) }
        switch self {
        case .flipFrames, .flipOther:
            let path = self == .flipFrames ? frames : pick({ !isFrames($0) && !$0.hasPrefix("tmp/") }, &random)
            guard let count = files[path]?.count, count > 0 else { return nil }
            changed[path]?[random.below(count)] ^= 1 << UInt8(random.below(8))
        case .dropFrame, .doubleFrame, .swapFrames:
            var all = FrameBytes.all(in: bytes)
            let (one, other) = (random.below(all.count), random.below(all.count))
            switch self {
            case .dropFrame: all.remove(at: one)
            case .doubleFrame: all.insert(all[one], at: one)
            default: all.swapAt(one, other)
            }
            changed[frames] = put(all)
        case .dropBatch, .doubleBatch, .swapBatches, .moveBatch:
            var all = FrameBytes.batches(in: bytes)
            let (one, other) = (random.below(all.count), random.below(all.count))
            switch self {
            case .dropBatch: all.remove(at: one)
            case .doubleBatch: all.insert(all[one], at: one)
            case .moveBatch:
                let from = FrameBytes.batches(in: files[pick({ isFrames($0) && $0 != frames }, &random)] ?? [])
                all[one] = from[random.below(from.count)]
            default: all.swapAt(one, other)
            }
            changed[frames] = put(all.flatMap { $0 })
        case .cutAtFrame:
            let all = FrameBytes.all(in: bytes)
            changed[frames] = put(Array(all.prefix(random.below(all.count))))
            cutDerived(log, &changed)
        case .cutAtBatch:
            let all = FrameBytes.batches(in: bytes).prefix(while: { _ in true })
            changed[frames] = put(all.prefix(random.below(all.count)).flatMap { $0 })
            cutDerived(log, &changed)
        case .replaceTile:
            let tile = pick({ $0.contains("/tile/") }, &random)
            let source = pick({ $0.contains("/tile/") }, &random)
            changed[tile] = random.below(4) == 0 ? [UInt8](repeating: 0, count: files[tile]?.count ?? 0) : files[source]
        case .olderCheckpoint: changed["logs/\(log)/checkpoint"] = vault.older[Identifier(hex: log) ?? .random()]
        case .foreignCheckpoint:
            changed["logs/\(log)/checkpoint"] = files[pick({ $0.hasSuffix("/checkpoint") }, &random)]
        case .replaceKeys:
            let path = pick({ $0.hasPrefix("keys/") || $0.hasPrefix("epochs/") }, &random)
            let source = pick(
                { $0.hasPrefix("keys/") || $0.hasPrefix("epochs/") || $0.hasPrefix("evidence/") }, &random)
            changed[path] = files[source]
        case .forgedEpoch:
            let path = pick({ $0.hasPrefix("epochs/") }, &random)
            guard let id = Identifier(hex: path.split(separator: "/")[1]) else { return nil }
            let forged = Epoch(
                identity: AgeSecretKey(), secret: EpochSecret(epoch: id, secret: SymmetricKey(size: .bits256)))
            changed[path] = try forged.sealed(
                to: [vault.other.identity.publicKey, vault.test.vault.identity.publicKey], vault: vault.test.vault.id)
        case .dropFile: changed[pick({ !$0.hasPrefix("tmp/") }, &random)] = nil
        case .dropLog: changed = files.filter { !$0.key.hasPrefix("logs/\(log)/") }
        case .forgeWithoutKeys: changed[frames] = try forged(bytes, log: log, of: vault, random: &random)
        case .eraseQuietly: changed[frames] = try quietlyErased(bytes, random: &random)
        case .resign: changed[frames] = try resigned(bytes, log: log, of: vault, random: &random)
        case .rewriteByMember: changed[frames] = try rewritten(bytes, log: log, of: vault)
        }
        if [.forgeWithoutKeys, .resign, .rewriteByMember, .dropBatch].contains(self) { cutDerived(log, &changed) }
        return changed == files ? nil : changed
    }

    /// Takes away what would tell by itself that a log was cut: tiles and checkpoint can be made anew by anybody who has the frames.
    private func cutDerived(_ log: Substring, _ files: inout [String: [UInt8]]) {
        files = files.filter { !$0.key.hasPrefix("logs/\(log)/tile/") }
        files["logs/\(log)/checkpoint"] = nil
    }
}
