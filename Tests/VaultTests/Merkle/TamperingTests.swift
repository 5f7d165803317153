// A log as a stranger gets it, changed in every way that files can be: nothing passes.
import Crypto
import TestSupport
import Testing

@testable import Vault

struct TamperingTests {
    private let origin = "habeas/vault/log"
    private let size: UInt64 = 300
    private let signer: Note.Signer
    private let sound: MemoryFiles

    init() throws {
        signer = try Note.Signer(name: "habeas/vault", key: Curve25519.Signing.PrivateKey())
        let entries = someEntries(Int(size))
        var tiles = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        var files = MemoryFiles()
        files.write(try tiles.append(leafHashes(entries)) + bundles.append(entries))
        files.files["checkpoint"] = try Checkpoint(origin: origin, size: size, root: tiles.root).signed(by: [signer])
        sound = files
    }

    /// Why a reader who knows only the key refuses a log; `nil` where all of it is as it was signed.
    private func refusal(of files: MemoryFiles, key: Note.Verifier) -> (any Error)? {
        do {
            let (checkpoint, _) = try Checkpoint.open(files.readTile("checkpoint"), origin: origin, verifiers: [key])
            var tree = try Merkle.TileTree(size: checkpoint.size, root: checkpoint.root, reader: files)
            try tree.checkAllTiles()
            for bundle in 0..<(checkpoint.size + 255) / 256 { _ = try tree.entries(ofBundle: bundle) }
            return nil
        } catch { return error }
    }

    private enum Change: CaseIterable { case flip, drop, double, swap, cut, extend, exchange, remove, blank }

    /// The files after one change of chance.
    private func changed(by change: Change, using chance: inout Random) -> MemoryFiles {
        var files = sound
        let paths = files.files.keys.sorted()
        let path = paths[Int.random(in: 0..<paths.count, using: &chance)]
        var bytes = files.files[path] ?? []
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        // Parts of the size of a hash, where a program would cut.
        let part = place / 32 * 32..<min(bytes.count, place / 32 * 32 + 32)
        switch change {
        case .flip: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case .drop: bytes.removeSubrange(part)
        case .double: bytes.insert(contentsOf: bytes[part], at: part.lowerBound)
        case .swap:
            let other = Int.random(in: 0..<bytes.count / 32, using: &chance) * 32
            for step in 0..<32 where part.count == 32 && part.lowerBound != other {
                bytes.swapAt(part.lowerBound + step, other + step)
            }
        case .cut: bytes.removeLast(bytes.count - place)
        case .extend: bytes += bytes[part]
        case .exchange: bytes = files.files[paths[Int.random(in: 0..<paths.count, using: &chance)]] ?? []
        case .remove: bytes = []
        case .blank: for step in part { bytes[step] = 0 }
        }
        files.files[path] = change == .remove ? nil : bytes
        return files
    }

    @Test func everyChangeIsFound() throws {
        #expect(refusal(of: sound, key: signer.verifier) == nil)
        var chance = Random(seed: 9)
        var tried: [String: Int] = [:]
        for round in 0..<900 {
            let change = Change.allCases[round % Change.allCases.count]
            let files = changed(by: change, using: &chance)
            // An exchange of a file for itself changes nothing.
            guard files.files != sound.files else { continue }
            tried["\(change)", default: 0] += 1
            #expect(refusal(of: files, key: signer.verifier) != nil, "\(change), round \(round)")
        }
        #expect(tried.count == Change.allCases.count)
        #expect(tried.values.allSatisfy { $0 > 60 }, "\(tried)")
    }

    @Test func anotherKeyOrAnotherTreeIsFound() throws {
        let stranger = try Note.Signer(name: "habeas/vault", key: Curve25519.Signing.PrivateKey())
        #expect(refusal(of: sound, key: stranger.verifier) as? NoteError == .unsigned(names: ["habeas/vault"]))
        // All of it made anew with an entry changed, but signed by the stranger.
        var entries = someEntries(Int(size))
        entries[17] += [1]
        var tiles = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        var files = MemoryFiles()
        files.write(try tiles.append(leafHashes(entries)) + bundles.append(entries))
        files.files["checkpoint"] = try Checkpoint(origin: origin, size: size, root: tiles.root).signed(by: [stranger])
        #expect(refusal(of: files, key: stranger.verifier) == nil)
        #expect(refusal(of: files, key: signer.verifier) != nil)
        // The same files under the checkpoint that was signed before.
        files.files["checkpoint"] = sound.files["checkpoint"]
        #expect(refusal(of: files, key: signer.verifier) is MerkleError)
    }

    @Test func noBytesOfChanceCrashAReader() throws {
        var chance = Random(seed: 10)
        let note = try sound.readTile("checkpoint")
        let bundle = try sound.readTile("tile/entries/001.p/44")
        for round in 0..<4_000 {
            var bytes = round % 2 == 0 ? note : bundle
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                let place = Int.random(in: 0..<bytes.count, using: &chance)
                bytes[place] =
                    [0, 0x0A, 0x20, 0x2B, 0x3D, 0xE2, 0xFF, UInt8.random(in: 0...255, using: &chance)][
                        Int.random(in: 0..<8, using: &chance)]
            }
            if let (text, _) = try? Note.parse(bytes) {
                // What passes as a checkpoint is spelled as we would spell it.
                if let checkpoint = try? Checkpoint(text: text) { #expect(checkpoint.text == text) }
            }
            if let entries = try? EntryBundle.entries(in: bytes, count: 44, path: "x") {
                #expect(entries.reduce(88) { $0 + $1.count } == bytes.count)
            }
            let path = String(decoding: bytes.prefix(40), as: UTF8.self)
            if let tile = try? Tile(path: path) { #expect(tile.path == path) }
        }
    }
}
