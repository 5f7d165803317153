// A tree straight from its definition, files in memory, and repeatable chance, for the tests of trees and tiles.
import Crypto

@testable import Vault

/// The definition of RFC 9162, section 2.1.1, word for word over bytes.
enum PlainTree {
    static func root(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = entries.first else { return Array(SHA256.hash(data: [UInt8]())) }
        guard entries.count > 1 else { return Array(SHA256.hash(data: [0] + first)) }
        var half = 1
        while half * 2 < entries.count { half *= 2 }
        let middle = entries.startIndex + half
        return Array(SHA256.hash(data: [1] + root(entries[..<middle]) + root(entries[middle...])))
    }

    /// The turns on the way from the root of a tree of `size` entries to one of them: true is right.
    static func turns(to index: UInt64, size: UInt64) -> [Bool] {
        guard size > 1 else { return [] }
        var half: UInt64 = 1
        while half * 2 < size { half *= 2 }
        return index < half
            ? [false] + turns(to: index, size: half) : [true] + turns(to: index - half, size: size - half)
    }
}

/// Files of a log in memory.
struct MemoryFiles: TileReader {
    struct Missing: Error {}

    var files: [String: [UInt8]] = [:]

    mutating func write(_ new: [TileFile]) {
        for file in new { files[file.path] = file.bytes }
    }

    func readTile(_ path: String) throws -> [UInt8] {
        guard let bytes = files[path] else { throw Missing() }
        return bytes
    }
}

/// Entries that differ from one another.
func someEntries(_ count: Int) -> [[UInt8]] {
    (0..<count).map { Array("entry \($0)".utf8) + [UInt8](repeating: UInt8($0 % 251), count: $0 % 40) }
}

func leafHashes(_ entries: some Sequence<[UInt8]>) -> [Merkle.Hash] { entries.map { Merkle.leafHash($0) } }

extension Merkle.Hash {
    /// This hash with one of its 256 bits changed.
    func flipped(bit: Int) -> Merkle.Hash {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        return Merkle.Hash(bytes: changed) ?? Merkle.emptyRoot
    }
}
