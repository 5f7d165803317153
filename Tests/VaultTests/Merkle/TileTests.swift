// Tiles: their paths, that they don't depend on how entries arrived, and that every changed byte is found.
import TestSupport
import Testing

@testable import Vault

struct TileTests {
    @Test func pathsAreThoseOfTheSpecification() throws {
        let known: [(Tile, String)] = [
            (Tile(kind: .hashes(level: 0), index: 0), "tile/0/000"),
            (Tile(kind: .hashes(level: 0), index: 1_234_067), "tile/0/x001/x234/067"),
            (Tile(kind: .hashes(level: 2), index: 1, width: 8), "tile/2/001.p/8"),
            (Tile(kind: .entries, index: 273, width: 112), "tile/entries/273.p/112"),
            (Tile(kind: .entries, index: 1000), "tile/entries/x001/000"),
        ]
        for (tile, path) in known {
            #expect(tile.path == path)
            #expect(try Tile(path: path) == tile)
        }
        let wrong = [
            "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/8/000", "tile/-1/000",
            "tile/0/001/234", "tile/0/x001/x234", "tile/0/x000/001", "tile/0/000.p/0", "tile/0/000.p/256",
            "tile/0/000.p/012", "tile/0/000.p/", "tile/0/000.p", "tile/0/+01", "/tile/0/000", "tile/0/000/",
            "tile/0/../000", "tile/entries/x99999/000", "tile/data/000", "tile/0/xx01/000", "tile/0/x001.p/3",
            "tile/0/" + String(repeating: "x999/", count: 7) + "999",
        ]
        for path in wrong { #expect(throws: MerkleError.badPath(path)) { try Tile(path: path) } }
    }

    @Test func pathsOfChanceComeBack() throws {
        var chance = Random(seed: 5)
        for _ in 0..<2000 {
            let index = UInt64.random(in: 0..<(1 << UInt64.random(in: 1...55, using: &chance)), using: &chance)
            let level = Int.random(in: 0..<8, using: &chance)
            let kind: Tile.Kind = Bool.random(using: &chance) ? .entries : .hashes(level: level)
            let tile = Tile(kind: kind, index: index, width: Int.random(in: 1...256, using: &chance))
            #expect(try Tile(path: tile.path) == tile)
        }
    }

    @Test func anySplitOfAppendsWritesTheSame() throws {
        let entries = someEntries(2_000)
        let leaves = leafHashes(entries)
        var whole = MemoryFiles()
        var writer = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        whole.write(try writer.append(leaves))
        whole.write(try bundles.append(entries))
        var chance = Random(seed: 6)
        for round in 0..<6 {
            var files = MemoryFiles()
            var writer = Merkle.TileWriter()
            var bundles = EntryBundleWriter()
            var next = 0
            while next < entries.count {
                let portion =
                    next..<min(
                        entries.count, next + Int.random(in: 1...[1, 3, 100, 256, 300, 900][round], using: &chance))
                // Now and then the log is opened anew, from its files alone.
                if Int.random(in: 0..<10, using: &chance) == 0 {
                    writer = try Merkle.TileWriter(size: UInt64(next), root: writer.root, reader: files)
                    bundles = try EntryBundleWriter(size: UInt64(next), reader: files)
                }
                let new = try writer.append(leaves[portion]) + bundles.append(Array(entries[portion]))
                for file in new where file.tile.isFull {
                    #expect(files.files[file.path] == nil, "\(file.path) was written twice")
                }
                files.write(new)
                next = portion.upperBound
            }
            #expect(writer.root == Merkle.root(of: leaves))
            for (path, bytes) in whole.files { #expect(files.files[path] == bytes, "\(path)") }
            // Whatever else is there is an older partial tile.
            for path in files.files.keys where whole.files[path] == nil { #expect(try !Tile(path: path).isFull) }
        }
    }

    @Test func everyTileWithAChangedByteIsFound() throws {
        let leaves = leafHashes(someEntries(66_000))
        var files = MemoryFiles()
        var writer = Merkle.TileWriter()
        files.write(try writer.append(leaves))
        let root = writer.root
        var tree = try Merkle.TileTree(size: 66_000, root: root, reader: files)
        try tree.checkAllTiles()
        #expect(files.files.count == 257 + 2 + 1 + 1)
        var chance = Random(seed: 7)
        // All the tiles of the upper levels and the right edge, and some of the many full ones.
        let paths = files.files.keys.sorted()
        let chosen =
            paths.filter { !$0.hasPrefix("tile/0/") || $0.contains(".p/") } + paths.shuffled(using: &chance).prefix(12)
        for path in chosen {
            var changed = files
            var bytes = try files.readTile(path)
            bytes[Int.random(in: 0..<bytes.count, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            changed.files[path] = bytes
            let tile = try Tile(path: path)
            if tile.isFull {
                var tree = try Merkle.TileTree(size: 66_000, root: root, reader: changed)
                #expect(throws: MerkleError.changedTile(path: path)) { try tree.checkAllTiles() }
            } else {
                let found = try Merkle.TileTree.computedRoot(size: 66_000, reader: changed)
                #expect(throws: MerkleError.wrongRoot(size: 66_000, wanted: root, found: found)) {
                    try Merkle.TileTree(size: 66_000, root: root, reader: changed)
                }
            }
        }
        // Cut off, too long, gone.
        for bytes in [[], Array(try files.readTile("tile/0/003").dropLast()), try files.readTile("tile/0/003") + [0]] {
            var changed = files
            changed.files["tile/0/003"] = bytes
            var tree = try Merkle.TileTree(size: 66_000, root: root, reader: changed)
            #expect(throws: MerkleError.badTile(path: "tile/0/003", why: "\(bytes.count) bytes instead of 8192")) {
                try tree.inclusionProof(of: 800)
            }
        }
        var without = files
        without.files["tile/0/003"] = nil
        var cut = try Merkle.TileTree(size: 66_000, root: root, reader: without)
        #expect(throws: MemoryFiles.Missing.self) { try cut.checkAllTiles() }
    }

    @Test func everyByteOfASmallLogCounts() throws {
        let entries = someEntries(300)
        var files = MemoryFiles()
        var writer = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        files.write(try writer.append(leafHashes(entries)) + bundles.append(entries))
        let root = writer.root
        func isSound(_ files: MemoryFiles) -> Bool {
            do {
                var tree = try Merkle.TileTree(size: 300, root: root, reader: files)
                try tree.checkAllTiles()
                for bundle in UInt64(0)..<2 { _ = try tree.entries(ofBundle: bundle) }
                return true
            } catch { return false }
        }
        #expect(isSound(files))
        for (path, bytes) in files.files {
            for place in stride(from: 0, to: bytes.count, by: path.contains("entries") ? 97 : 211) {
                var changed = files
                changed.files[path]?[place] ^= 0x10
                #expect(!isSound(changed), "byte \(place) of \(path)")
            }
        }
        // The entries come back, and a swapped pair is named.
        var tree = try Merkle.TileTree(size: 300, root: root, reader: files)
        let back = try tree.entries(ofBundle: 0) + tree.entries(ofBundle: 1)
        #expect(back.map(Array.init) == entries)
        var swapped = entries
        swapped.swapAt(258, 270)
        var others = EntryBundleWriter()
        files.write(try others.append(swapped))
        var fooled = try Merkle.TileTree(size: 300, root: root, reader: files)
        #expect(throws: MerkleError.changedEntry(index: 258, path: "tile/entries/001.p/44")) {
            try fooled.entries(ofBundle: 1)
        }
    }

    @Test func aFullTileStandsInForAPartialOneThatIsGone() throws {
        let entries = someEntries(512)
        let leaves = leafHashes(entries)
        var files = MemoryFiles()
        var writer = Merkle.TileWriter()
        var bundles = EntryBundleWriter()
        files.write(try writer.append(leaves[..<300]))
        files.files["tile/0/001.p/44"] = nil
        let oldRoot = writer.root
        var all = Merkle.TileWriter()
        files.write(try all.append(leaves) + bundles.append(entries))
        var old = try Merkle.TileTree(size: 300, root: oldRoot, reader: files)
        #expect(try old.inclusionProof(of: 299) == Merkle.WholeTree(leaves[..<300]).proof(of: 299))
        #expect(try old.entries(ofBundle: 1).map(Array.init) == Array(entries[256..<300]))
    }

    @Test func bundlesKeepTheirLimits() throws {
        var writer = EntryBundleWriter()
        let longest = [UInt8](repeating: 7, count: 65_535)
        let files = try writer.append([[], longest])
        #expect(files.map(\.path) == ["tile/entries/000.p/2"])
        let back = try EntryBundle.entries(in: files[0].bytes, count: 2, path: "x")
        #expect(back.map(Array.init) == [[], longest])
        let before = writer.size
        #expect(throws: MerkleError.entryTooLong(bytes: 65_536)) { try writer.append([[1], longest + [7]]) }
        #expect(writer.size == before)
        #expect(try writer.append([[1]]).first?.bytes == files[0].bytes + [0, 1, 1])
        for (bytes, count): ([UInt8], Int) in [([0], 1), ([0, 2, 1], 1), ([0, 1, 1], 2), ([0, 1, 1, 0], 1), ([], 1)] {
            #expect(throws: MerkleError.self) { try EntryBundle.entries(in: bytes, count: count, path: "x") }
        }
        #expect(throws: MerkleError.tooLarge(size: .max)) { try EntryBundleWriter(size: .max, reader: MemoryFiles()) }
        #expect(throws: MerkleError.tooLarge(size: .max)) {
            try Merkle.TileTree(size: .max, root: Merkle.emptyRoot, reader: MemoryFiles())
        }
        #expect(throws: MemoryFiles.Missing.self) {
            try Merkle.TileTree(size: Merkle.largestSize, root: Merkle.emptyRoot, reader: MemoryFiles())
        }
    }
}

extension Merkle.WholeTree {
    /// The proof of an entry, for a tree that isn't kept.
    fileprivate func proof(of index: UInt64) throws -> [Merkle.Hash] {
        var tree = self
        return try tree.inclusionProof(of: index)
    }
}
