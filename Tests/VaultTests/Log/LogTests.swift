// A log keeps what was acknowledged, whatever happens to its end, and tells of every change in its middle.

import Crypto
import Foundation
import Testing

@testable import Vault

/// A folder that goes when the value does.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "habeas-test-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A log in a folder, with an author and keys of its own.
struct TestLog {
    let folder: TemporaryFolder
    let store: FolderStore
    let vault = Identifier.random()
    let log = Identifier.random()
    let author = Author.random()
    let secret = EpochSecret.random()
    var keys = EpochKeys()

    init() throws {
        folder = try TemporaryFolder()
        store = FolderStore(folder: folder.path)
        keys.add(secret, identity: AgeSecretKey())
    }

    var frames: String { "\(folder.path)/logs/\(log)/frames" }

    func appender() throws -> LogAppender {
        try LogAppender(store: store, vault: vault, from: LogState(log: log), waiting: 0.1)
    }

    func append(_ texts: [String]) throws {
        var appender = try appender()
        _ = try appender.append([Batch(texts.map { [Field("text", $0)] }, by: author)], sealedBy: .member(secret))
    }

    /// The texts of all entries, every one opened and its author checked.
    func texts() throws -> [String] {
        var reader = LogReader(store: store, vault: vault, from: LogState(log: log))
        var texts: [String] = []
        while let batch = try reader.next() {
            #expect(batch.isSigned(by: try #require(author.verifyingKey), in: vault))
            for entry in batch.entries { texts.append(try keys.open(entry, in: vault).fields[0].text ?? "?") }
        }
        return texts
    }

    func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: frames))) }

    func set(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: frames)) }
}

@Suite struct LogTests {
    @Test func whatWasAppendedIsReadInItsOrder() throws {
        let log = try TestLog()
        try log.append(["one"])
        try log.append(["two", "three", String(repeating: "long ", count: 9_000)])
        #expect(try log.texts() == ["one", "two", "three", String(repeating: "long ", count: 9_000)])
    }

    @Test func largeBatchesAreSplitAndSmallOnesWrittenTogether() throws {
        let log = try TestLog()
        var appender = try log.appender()
        let many = (0..<2_500).map { [Field("text", "\($0)")] }
        let indices = try appender.append(
            [Batch(many, by: log.author), Batch([[Field("text", "last")]], by: log.author)],
            sealedBy: .member(log.secret))
        #expect(indices == [0..<2_500, 2_500..<2_501])
        #expect(try log.texts() == (0..<2_500).map(String.init) + ["last"])
    }

    @Test func entriesOfOneAuthorThatWaitTogetherAreSignedOnce() throws {
        let log = try TestLog()
        var appender = try log.appender()
        let other = Author.random()
        func batch(_ text: String, _ author: Author) -> Batch { Batch([[Field("text", text)]], by: author) }
        let indices = try appender.append(
            [
                batch("a", log.author), batch("b", log.author), Batch([], by: log.author), batch("c", other),
                batch("d", log.author),
            ], sealedBy: .member(log.secret))
        #expect(indices == [0..<1, 1..<2, 2..<2, 2..<3, 3..<4])
        #expect(try appender.append([Batch([], by: other)], sealedBy: .member(log.secret)) == [4..<4])
        var reader = LogReader(store: log.store, vault: log.vault, from: LogState(log: log.log))
        var sizes: [Int] = []
        while let batch = try reader.next() {
            let author = sizes.count == 1 ? other : log.author
            #expect(batch.isSigned(by: try #require(author.verifyingKey), in: log.vault))
            sizes.append(batch.entries.count)
        }
        #expect(sizes == [2, 1, 1])
    }

    @Test func anEmptyFileOfFramesIsWrittenTo() throws {
        let log = try TestLog()
        _ = try log.store.lock(log.log, waiting: 0)
        try log.set([])
        try log.append(["one"])
        #expect(try log.texts() == ["one"])
    }

    @Test func aCaptureDeviceWritesWhatOnlyMembersRead() throws {
        var log = try TestLog()
        let identity = AgeSecretKey()
        let epoch = EpochSecret.random()
        var appender = try log.appender()
        _ = try appender.append(
            [Batch([[Field("text", "seen from a window")]], by: log.author)],
            sealedBy: .captureDevice(epoch: epoch.epoch, recipient: try identity.publicKey))
        #expect(throws: LogError.self) { try log.texts() }
        log.keys.add(epoch, identity: identity)
        #expect(try log.texts() == ["seen from a window"])
    }

    @Test func oneWritesAndTheOtherIsTold() throws {
        let log = try TestLog()
        let first = try log.appender()
        #expect(throws: StoreError.busy(path: "\(log.folder.path)/logs/\(log.log)")) { try log.appender() }
        _ = first.state
    }

    @Test func everyTornTailIsCutAndNothingAcknowledgedLost() throws {
        let log = try TestLog()
        try log.append(["one", "two"])
        let safe = try log.bytes()
        try log.append(["three"])
        let whole = try log.bytes()
        for length in safe.count..<whole.count {
            try log.set([UInt8](whole[..<length]))
            #expect(try log.texts() == ["one", "two"])
            let appender = try log.appender()
            #expect((appender.keptTail == nil) == (length == safe.count))
            #expect(try log.bytes() == safe)
        }
    }

    @Test func aTornTailOfRubbishIsCut() throws {
        let log = try TestLog()
        try log.append(["one"])
        let safe = try log.bytes()
        for rubbish in [
            [UInt8](repeating: 0, count: 5_000), Array("hbf1".utf8), [UInt8](repeating: 0xFF, count: 300_000),
        ] {
            try log.set(safe + rubbish)
            #expect(try log.texts() == ["one"])
            try log.append(["two"])
            #expect(try log.texts() == ["one", "two"])
            try log.set(safe)
        }
    }

    @Test func noFlippedBitBeforeTheLastBatchPasses() throws {
        let log = try TestLog()
        try log.append(["one", "two"])
        let first = try log.bytes().count
        try log.append(["three"])
        let whole = try log.bytes()
        for position in 0..<first {
            var changed = whole
            changed[position] ^= 1 << UInt8(position % 8)
            try log.set(changed)
            #expect(throws: LogError.self, "byte \(position)") { try log.texts() }
        }
    }

    @Test func aFailedWriteStopsTheWriter() throws {
        let log = try TestLog()
        try log.append(["one"])
        var appender = try log.appender()
        // Somebody else lengthens the file behind the lock's back.
        try log.set(try log.bytes() + [0])
        #expect(throws: StoreError.self) {
            try appender.append([Batch([[Field("text", "x")]], by: log.author)], sealedBy: .member(log.secret))
        }
        #expect(throws: LogError.self) {
            try appender.append([Batch([[Field("text", "x")]], by: log.author)], sealedBy: .member(log.secret))
        }
    }

    @Test func sameTextLeavesNothingInCommon() throws {
        let (one, other) = (try TestLog(), try TestLog())
        for log in [one, other] { try log.append(["the same words", "the same words"]) }
        func leaves(_ log: TestLog) throws -> [[UInt8]] {
            var reader = LogReader(store: log.store, vault: log.vault, from: LogState(log: log.log))
            return try #require(try reader.next()).entries.map { Array($0.leaf.bytes[1..<65]) }
        }
        #expect(Set(try leaves(one) + leaves(other)).count == 4)
    }

    @Test func manyWritersShareTheDisk() async throws {
        let log = try TestLog()
        let writer = LogWriter(try log.appender(), sealedBy: .member(log.secret))
        let author = log.author
        let indices = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for number in 0..<64 {
                group.addTask { try await writer.append(Batch([[Field("text", "\(number)")]], by: author)).lowerBound }
            }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(indices == Set(0..<64))
        #expect(Set(try log.texts()) == Set((0..<64).map(String.init)))
    }
}

@Suite struct PadmeTests {
    /// Numbers of the paper's definition, worked out by hand: 9 = 1001 keeps two bits of its tail, 8 MiB + 1 few.
    @Test(arguments: [(0, 0), (1, 1), (2, 2), (9, 10), (255, 256), (257, 272), (1_000, 1_024), (8_388_609, 8_650_752)])
    func padsToItsClass(_ length: Int, _ padded: Int) { #expect(Padme.padded(length) == padded) }

    @Test func addsAtMostTwelvePercentAndIsStable() {
        for length in (2...5_000).map({ $0 * 37 }) {
            let padded = Padme.padded(length)
            #expect(padded >= length && Double(padded) <= Double(length) * 1.12)
            #expect(Padme.padded(padded) == padded)
        }
    }
}
