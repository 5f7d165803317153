// Blobs that were changed, cut, exchanged, sealed to others, or written by somebody who means harm.

import Foundation
import Testing

@testable import Vault

@Suite struct EvidenceTamperingTests {
    @Test func everyFlippedBitIsFound() throws {
        let test = try TestEvidence()
        let reference = try test.put(randomBytes(70_000))
        let file = try test.file(of: reference.id)
        let places = Set(0..<400).union((0..<400).map { _ in Int.random(in: 0..<file.count) })
        for place in places {
            var bad = file
            bad[place] ^= 1 << UInt8.random(in: 0...7)
            try test.replaceFile(of: reference.id, with: bad)
            let found = BlobState.altered(how: "its file has another hash")
            #expect(test.evidence.check(reference) == found, "byte \(place)")
            #expect(test.evidence.check(reference, keys: test.keys) == found, "byte \(place)")
            #expect(throws: EvidenceError.self) {
                try test.evidence.content(of: reference, keys: test.keys, limit: 1 << 20)
            }
            #expect(throws: EvidenceError.self) { try test.evidence.record(of: reference, keys: test.keys) }
        }
    }

    @Test func everyCutIsFound() throws {
        let test = try TestEvidence()
        let reference = try test.put(randomBytes(70_000))
        let file = try test.file(of: reference.id)
        for size in stride(from: 0, to: file.count, by: 512) {
            try test.replaceFile(of: reference.id, with: Array(file[..<size]))
            let found = BlobState.altered(how: "its file has \(size) bytes instead of \(file.count)")
            #expect(test.evidence.check(reference) == found)
            #expect(test.evidence.check(reference, keys: test.keys) == found)
        }
    }

    /// Whoever may write entries may also lie in them: the reference is right about the file, which is not what it should be.
    @Test func archivesThatAreNotAsTheFormatSaysAreRefused() throws {
        let test = try TestEvidence()
        let bytes = randomBytes(5_000)
        var sink = ArraySink()
        var source = ArraySource(bytes)
        let content = try EvidenceArchive.write(
            record: TestEvidence.record, original: &source, size: 5_000, extension: "pdf", to: &sink)
        let archive = sink.bytes
        #expect(test.evidence.check(try test.plant(archive: archive, content: content), keys: test.keys) == .sound)

        func refuses(_ archive: [UInt8], as claimed: BlobContent? = nil, _ what: Comment) throws {
            let reference = try test.plant(archive: archive, content: claimed ?? content)
            #expect(test.evidence.check(reference) == .sound, what)
            guard case .altered = test.evidence.check(reference, keys: test.keys) else {
                return #expect(Bool(false), what)
            }
            try test.evidence.erase(reference.id)
        }
        for size in stride(from: 0, to: archive.count, by: 512) {
            try refuses(Array(archive[..<size]), "cut at \(size)")
        }
        try refuses(archive + [UInt8](repeating: 0, count: 512), "longer")
        try refuses(archive + [1], "longer by one")
        try refuses(archive, as: BlobContent(hash: content.hash, size: 4_999), "another size")
        try refuses(archive, as: BlobContent(hash: contentOf([]).hash, size: 5_000), "another hash")
        // Every byte matters but those of the record, which the hash of the file alone covers, and of a header's fields that say nothing here.
        let original = 1_024
        let places =
            Array(stride(from: 512 + TestEvidence.record.count, to: 1_024, by: 17)) + Array(original..<original + 99)
            + Array(original + 124..<original + 156)
            + (0..<80).map { _ in Int.random(in: original + 512..<archive.count) }
        for place in places {
            var bad = archive
            bad[place] ^= 0x80
            try refuses(bad, "byte \(place)")
        }
    }

    @Test func namesOfMembersAreNeverUsed() throws {
        let test = try TestEvidence()
        let before = try test.files()
        let names = [
            "../../../tmp/habeas-planted", "/tmp/habeas-planted", "original.txt\n../x", "original.", "original.TXT",
            "original.../x", "original.ninechars", "original/..", "capture.json", "original.a/b", "",
        ]
        for name in names {
            var archive = UstarHeader(name: "capture.json", size: 0).bytes + UstarHeader(name: name, size: 0).bytes
            archive += [UInt8](repeating: 0, count: Int(EvidenceArchive.size(record: 0, original: 0)) - archive.count)
            let reference = try test.plant(archive: archive, content: contentOf([]))
            let out = try TemporaryFolder()
            #expect(
                throws: EvidenceError.altered(reference.id, how: "its archive has a member that does not belong there")
            ) {
                try test.evidence.export(reference, keys: test.keys, to: "\(out.path)/x")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: out.path).isEmpty)
            try test.evidence.erase(reference.id)
        }
        #expect(try test.files() == before)
        // What a caller asks for is no way in either.
        for ending in ["../x", "a/b", "", "TXT", "ninechars", "é", "a\n", "a\0", "."] {
            #expect(EvidenceArchive.name(extension: ending) == "original")
        }
        #expect(EvidenceArchive.name(extension: "mp4") == "original.mp4")
    }

    @Test func otherKeysAndForeignFilesAreToldFromDamage() throws {
        let test = try TestEvidence()
        let reference = try test.put([1, 2, 3])
        let other = try TestEvidence()
        let state = test.evidence.check(reference, keys: other.keys)
        #expect(state == .unopened(why: AgeError.noIdentityMatches.description))
        #expect(test.evidence.check(reference, keys: EpochKeys()) == state)
        #expect(throws: EvidenceError.unopened(reference.id, why: AgeError.noIdentityMatches.description)) {
            try test.evidence.content(of: reference, keys: other.keys, limit: 3)
        }
        // Somebody else's good blob of the same size in its place.
        let planted = try test.put([3, 2, 1])
        try test.replaceFile(of: reference.id, with: try test.file(of: planted.id))
        #expect(test.evidence.check(reference, keys: test.keys) == .altered(how: "its file has another hash"))
        // A link or folder in its place.
        let place = test.place(of: reference.id)
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: test.place(of: planted.id))
        guard case .unopened = test.evidence.check(reference) else {
            return #expect(Bool(false), "a link was followed")
        }
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        guard case .unopened = test.evidence.check(reference) else { return #expect(Bool(false), "a folder was read") }
    }

    @Test func bytesOfChanceAreNoArchive() throws {
        for _ in 0..<300 {
            var reader = EvidenceArchiveReader(from: ArraySource(randomBytes(Int.random(in: 0...3_000))))
            #expect(throws: ArchiveError.self) { try reader.readRecord() }
        }
        for count in 0..<200 where count != BlobReference.byteCount {
            #expect(BlobReference(bytes: randomBytes(count)) == nil)
        }
        let all = randomBytes(960)
        #expect(BlobReference.all(in: all)?.flatMap(\.bytes) == all)
        #expect(BlobReference.all(in: Array(all.dropLast())) == nil)
    }
}
