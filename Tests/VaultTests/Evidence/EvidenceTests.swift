// What is kept comes back as it was, whatever its size and wherever it comes from; what changes meanwhile is not kept.

import Foundation
import Testing

@testable import Vault

@Suite struct EvidenceTests {
    static let sizes =
        [0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 5_000_000] + (0..<12).map { _ in Int.random(in: 0...200_000) }

    @Test(arguments: sizes) func whatIsKeptComesBack(size: Int) throws {
        let test = try TestEvidence()
        let bytes = randomBytes(size)
        let reference = try test.put(bytes)
        #expect(reference.content == contentOf(bytes))
        #expect(reference.sealed == contentOf(try test.file(of: reference.id)))
        #expect(try test.evidence.content(of: reference, keys: test.keys, limit: size) == bytes)
        var sink = ArraySink()
        try test.evidence.copy(reference, keys: test.keys, to: &sink)
        #expect(sink.bytes == bytes)
        #expect(try test.evidence.record(of: reference, keys: test.keys) == TestEvidence.record)
        #expect(try test.evidence.unverifiedRecord(of: reference, keys: test.keys) == TestEvidence.record)
        #expect(test.evidence.check(reference) == .sound)
        #expect(test.evidence.check(reference, keys: test.keys) == .sound)
        #expect(BlobReference(bytes: reference.bytes) == reference)
        #expect(reference.bytes.count == BlobReference.byteCount)
        if size == 0 { return }
        #expect(throws: EvidenceError.tooLong(reference.id, size: UInt64(size), limit: size - 1)) {
            try test.evidence.content(of: reference, keys: test.keys, limit: size - 1)
        }
    }

    @Test func recordsOfAllSizesComeBack() throws {
        let test = try TestEvidence()
        for size in [0, 1, 511, 512, 513, 100_000, EvidenceArchive.longestRecord] {
            let record = randomBytes(size)
            let reference = try test.put([1, 2, 3], record: record)
            #expect(try test.evidence.record(of: reference, keys: test.keys) == record)
            #expect(test.evidence.check(reference, keys: test.keys) == .sound)
        }
        let size = EvidenceArchive.longestRecord + 1
        #expect(throws: EvidenceError.recordTooLong(size: size, limit: size - 1)) {
            try test.put([], record: randomBytes(size))
        }
        #expect(try test.files().count == 7)
    }

    @Test func filesAndPipesAreKeptToo() throws {
        let test = try TestEvidence()
        for size in [0, 1, 65_536, 3_000_000] {
            let bytes = randomBytes(size)
            let file = try TestFile("\(test.folder.path)/original", bytes)
            let recipient = try test.identity.publicKey
            func record(_ content: BlobContent) -> [UInt8] { Array("\(content.size) \(content.hash.hex)".utf8) }
            let kept = try test.evidence.put(
                descriptor: file.descriptor, fileExtension: nil, to: recipient, record: record)
            var slow = HaltingSource(rest: bytes[...], step: 7_001)
            let piped = try test.evidence.put(stream: &slow, fileExtension: nil, to: recipient, record: record)
            for reference in [kept, piped] {
                #expect(try test.evidence.content(of: reference, keys: test.keys, limit: size) == bytes)
                #expect(try test.evidence.record(of: reference, keys: test.keys) == record(contentOf(bytes)))
            }
            try FileManager.default.removeItem(atPath: file.path)
        }
        let folder = open(test.folder.path, O_RDONLY)
        defer { close(folder) }
        #expect(throws: EvidenceError.notAFile) {
            try test.evidence.put(descriptor: folder, fileExtension: nil, to: try test.identity.publicKey) { _ in [] }
        }
    }

    @Test(arguments: [0, 1, 1_048_575, 1_048_576, 1_048_577, 2_097_152, 2_097_153, 5_000_000])
    func aSpoolBeyondItsMemoryIsSealedAndGoes(size: Int) throws {
        let test = try TestEvidence()
        let bytes = randomBytes(size)
        var source = HaltingSource(rest: bytes[...], step: 100_000)
        try Spool(store: test.store, memory: 2 << 20).read(&source) { (content, again: inout SpoolSource) in
            #expect(content == contentOf(bytes))
            #expect(try again.readAll(limit: size) == bytes)
            let files = try test.files()
            #expect(files.count == (size > 2 << 20 ? 1 : 0))
            for file in files {
                let spooled = try Data(contentsOf: URL(filePath: "\(test.folder.path)/\(file)"))
                #expect(spooled.starts(with: Data("age-encryption.org/v1\n".utf8)))
                #expect(spooled.range(of: Data(bytes.suffix(64))) == nil)
            }
        }
        #expect(try test.files().isEmpty)
    }

    @Test func whatChangesWhileItIsReadIsNotKept() throws {
        let test = try TestEvidence()
        let bytes = randomBytes(200_000)
        let recipient = try test.identity.publicKey
        for size in [0, 199_999, 200_001, 65_536, 300_000] {
            var source = ArraySource(bytes)
            #expect(throws: EvidenceError.changedWhileRead) {
                try test.evidence.put(&source, size: UInt64(size), record: [], fileExtension: nil, to: recipient)
            }
        }
        #expect(try test.files().isEmpty)
        // Between the first reading, which makes the record, and the second: longer, shorter, different, touched.
        let changes: [(TestFile) throws -> Void] = [
            { try $0.append([1]) }, { truncate($0.path, 100_000) }, { truncate($0.path, 0) },
            { file in
                let handle = try FileHandle(forUpdating: URL(filePath: file.path))
                try handle.seek(toOffset: 150_000)
                try handle.write(contentsOf: Data([bytes[150_000] ^ 1]))
                try handle.close()
            },
        ]
        for change in changes {
            let file = try TestFile("\(test.folder.path)/original", bytes)
            #expect(throws: EvidenceError.changedWhileRead) {
                try test.evidence.put(descriptor: file.descriptor, fileExtension: nil, to: recipient) { _ in
                    try change(file)
                    return []
                }
            }
            #expect(try test.files() == ["original"])
        }
        #expect("\(EvidenceError.changedWhileRead)".contains("changed while it was read"))
    }

    @Test func twoPutsOfOneFileShareNothingButTheirSizeClass() throws {
        let (one, other) = (try TestEvidence(), try TestEvidence())
        let bytes = randomBytes(100_000)
        let blobs = [try one.put(bytes), try one.put(bytes), try other.put(bytes)]
        let files = [try one.file(of: blobs[0].id), try one.file(of: blobs[1].id), try other.file(of: blobs[2].id)]
        #expect(Set(blobs.map(\.id)).count == 3)
        #expect(Set(blobs.map(\.sealed.hash)).count == 3)
        var seen: Set<ArraySlice<UInt8>> = []
        // Behind the header's constant words no 16 bytes are the same.
        for file in files {
            for start in stride(from: 300, through: file.count - 16, by: 16) {
                #expect(seen.insert(file[start..<start + 16]).inserted)
            }
        }
        // Originals of one padding class make files of one size.
        let near = try one.put(randomBytes(100_000 + 512))
        #expect(Set(files.map(\.count)) == [Int(near.sealed.size)])
    }

    @Test func exportsAppearVerifiedOrNotAtAll() throws {
        let test = try TestEvidence()
        let bytes = randomBytes(300_000)
        let reference = try test.put(bytes)
        let out = try TemporaryFolder()
        let path = "\(out.path)/exported"
        try test.evidence.export(reference, keys: test.keys, to: path)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(bytes))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: EvidenceError.alreadyThere(path: path)) {
            try test.evidence.export(reference, keys: test.keys, to: path)
        }
        var file = try test.file(of: reference.id)
        file[file.count - 1] ^= 1
        try test.replaceFile(of: reference.id, with: file)
        #expect(throws: EvidenceError.altered(reference.id, how: "its file has another hash")) {
            try test.evidence.export(reference, keys: test.keys, to: "\(out.path)/second")
        }
        var sink = ArraySink()
        #expect(throws: EvidenceError.self) { try test.evidence.copy(reference, keys: test.keys, to: &sink) }
        #expect(sink.bytes.isEmpty)
        #expect(throws: EvidenceError.notExported(path: "/nowhere/x", code: ENOENT)) {
            try test.evidence.export(reference, keys: test.keys, to: "/nowhere/x")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path) == ["exported"])
    }

    @Test func blobsThatNobodyNamesAreListed() throws {
        let test = try TestEvidence()
        let named = try (0..<5).map { _ in try test.put([1]) }
        let planted = try (0..<100).map { _ in try test.put([2]).id }
        #expect(try test.evidence.unnamed(named: Set(named.map(\.id))) == planted.sorted())
        #expect(try test.evidence.strangers().isEmpty)
        let folder = "\(test.folder.path)/evidence"
        let strange = ["ab", "zz", "README", "\(named[0].id.hex.prefix(2))/note.txt"].filter {
            !FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
        for name in strange { try Data().write(to: URL(filePath: "\(folder)/\(name)")) }
        #expect(Set(try test.evidence.strangers()) == Set(strange.map { "evidence/\($0)" }))
        for id in planted { try test.evidence.erase(id) }
        #expect(try test.evidence.unnamed(named: Set(named.map(\.id))).isEmpty)
        #expect(test.evidence.check(named[0], keys: test.keys) == .sound)
        try test.evidence.erase(named[0].id)
        try test.evidence.erase(named[0].id)
        #expect(test.evidence.check(named[0]) == .missing)
        #expect(throws: EvidenceError.missing(named[0].id)) {
            try test.evidence.content(of: named[0], keys: test.keys, limit: 9)
        }
    }
}
