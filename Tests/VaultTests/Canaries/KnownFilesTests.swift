// Someone with copies of our files, and a vault without its keys: nothing in it says which of the files it holds.
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Vault

/// Hashes and beginnings of files that a thief knows, looked for at every byte of a vault; of each its first 16 bytes.
private struct Dictionary {
    private var beginnings: Set<UInt128> = []

    /// What could stand in the clear for a file: its own bytes, and hashes of them, in binary, hex or base64.
    mutating func learn(_ content: [UInt8], name: String) {
        let data = Data(content)
        var forms: [[UInt8]] = [content, Array(name.utf8)]
        let sums: [[UInt8]] = [
            Array(SHA256.hash(data: data)), Array(SHA512.hash(data: data)), Array(Insecure.SHA1.hash(data: data)),
            Array(Insecure.MD5.hash(data: data)), Merkle.leafHash(content).bytes,
            Array(SHA256.hash(data: Array(name.utf8))),
            Array(SHA256.hash(data: Data(SHA256.hash(data: data)))),
            EntryBody.commitment(to: Field("evidence", content), salt: []).bytes,
            EntryBody.commitment(to: Field("name", name), salt: []).bytes,
        ]
        for sum in sums { forms += [sum, Array(sum.hex.utf8), Array(Data(sum).base64EncodedString().utf8)] }
        for form in forms where form.count >= 16 { beginnings.insert(UInt128(bigEndian: form.prefix(16))) }
    }

    /// How many places in some bytes begin as something that was learned.
    func matches(in bytes: [UInt8]) -> Int {
        var window: UInt128 = 0
        var count = 0
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt128(byte)
            if index >= 15, beginnings.contains(window) { count += 1 }
        }
        return count
    }
}

@Suite struct KnownFilesTests {
    private static func content(_ number: Int, size: Int) -> [UInt8] {
        var generator = Random(seed: UInt64(number))
        return (0..<size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    /// Everything in a vault's folder, with the paths.
    private static func everything(in folder: String) throws -> [UInt8] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        return try names.flatMap { name in
            Array(name.utf8) + (FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init) ?? [])
        }
    }

    private func keep(_ content: [UInt8], named name: String, in vault: Vault) async throws -> BlobReference {
        let blob = try await vault.keep(content, fileExtension: "txt", record: Array("{}".utf8))
        _ = try await vault.append("captured", [Field("evidence", blob.bytes), Field("name", name)])
        return blob
    }

    @Test func tenThousandKnownFilesMatchNothing() async throws {
        let test = try await TestVault()
        var known = Dictionary()
        for number in 0..<10_000 {
            let content = Self.content(number, size: 16 + number % 1_500)
            known.learn(content, name: "known report \(number).html")
            if number % 100 == 0 { _ = try await keep(content, named: "known report \(number).html", in: test.vault) }
        }
        try await test.vault.close()
        let bytes = try Self.everything(in: test.folder.path)
        #expect(bytes.count > 100_000)
        #expect(known.matches(in: bytes) == 0)
        // The same search finds a plain hash, and a plain name.
        let planted = bytes + Array(SHA256.hash(data: Data(Self.content(300, size: 316))))
        #expect(known.matches(in: planted) == 1)
        #expect(known.matches(in: bytes + Array("known report 9999.html".utf8)) >= 1)
    }

    @Test func twoVaultsWithTheSameFilesHaveNothingInCommon() async throws {
        let (one, two) = (try await TestVault(), try await TestVault())
        var (ours, theirs): ([BlobReference], [BlobReference]) = ([], [])
        for number in 0..<40 {
            let content = Self.content(number, size: 1 + number * number * 7)
            ours.append(try await keep(content, named: "\(number)", in: one.vault))
            theirs.append(try await keep(content, named: "\(number)", in: two.vault))
        }
        #expect(Set(ours.map(\.id)).isDisjoint(with: theirs.map(\.id)))
        #expect(Set(ours.map(\.sealed.hash)).isDisjoint(with: theirs.map(\.sealed.hash)))
        let (pieces, others) = (try Self.pieces(of: ours, in: one), try Self.pieces(of: theirs, in: two))
        #expect(pieces.count > 50_000 && pieces.isDisjoint(with: others))
        let (leaves, otherLeaves) = (try await Self.leaves(of: one), try await Self.leaves(of: two))
        #expect(leaves.count > 120 && leaves.isDisjoint(with: otherLeaves))
    }

    @Test func aSizeTellsNoMoreThanItsClass() async throws {
        let test = try await TestVault()
        // A class of sizes: archives of 48 to 50 KiB are padded to the same.
        var sizes: Set<UInt64> = []
        for size in stride(from: 47_700, through: 48_600, by: 75) {
            sizes.insert(try await keep(Self.content(size, size: size), named: "\(size)", in: test.vault).sealed.size)
        }
        #expect(sizes.count == 1)
        let frames = try await Self.entries(of: test).filter { $0.index > 0 }
        #expect(frames.count == 13)
        #expect(Set(frames.map(\.sealed.count)).count == 1)
    }

    /// The sealed bytes of blobs, in pieces of 16, behind the header that all age files have.
    private static func pieces(of blobs: [BlobReference], in test: TestVault) throws -> Set<[UInt8]> {
        var pieces: Set<[UInt8]> = []
        for blob in blobs {
            let place = "\(test.folder.path)/vault/\(StorePath.blob(blob.id))"
            let bytes = try #require(FileManager.default.contents(atPath: place).map(Array.init))
            let mac = try #require(Data(bytes).range(of: Data("\n---".utf8))?.upperBound)
            for start in stride(from: mac, to: bytes.count - 16, by: 1) {
                pieces.insert(Array(bytes[start..<start + 16]))
            }
        }
        return pieces
    }

    private static func entries(of test: TestVault) async throws -> [SealedEntry] {
        var entries: [SealedEntry] = []
        for log in try await test.vault.store.identifiers(in: .logs) {
            var reader = LogReader(store: test.vault.store, vault: test.vault.id, from: LogState(log: log))
            while let batch = try reader.next() { entries += batch.entries }
        }
        return entries
    }

    /// All that the leaves of a vault say: roots, hashes, signatures.
    private static func leaves(of test: TestVault) async throws -> Set<[UInt8]> {
        Set(
            try await entries(of: test).flatMap {
                [$0.leaf.fieldsRoot.bytes, $0.leaf.sealedHash.bytes, $0.leaf.signature]
            })
    }
}
