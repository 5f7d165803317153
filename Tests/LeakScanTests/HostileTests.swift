// Damaged, huge and looping files never crash a scan, never pass as clean, and never hold it up.
import Foundation
import LeakScan
import LeakSupport
import TestSupport
import Testing

struct HostileTests {
    static let scan = LeakScan(for: [WithheldString("Aidar Testov", kind: .person, of: "the name of 1")])

    @Test func truncatedContainersAreRefused() {
        let file = LeakContainers.zip([
            .init("a.txt", Array(repeating: 65, count: 900)), .init("b.txt", Array("some text".utf8)),
        ])
        for length in 4..<file.count {
            #expect(!Self.scan.scan(bytes: Array(file.prefix(length)), name: "a.zip").isClean, "\(length)")
        }
        let packed = LeakContainers.deflated(Array("some text that is long enough".utf8), 31)
        for length in 4..<packed.count {
            #expect(!Self.scan.scan(bytes: Array(packed.prefix(length)), name: "a.gz").isClean, "\(length)")
        }
        #expect(Self.scan.scan(bytes: file, name: "a.zip").isClean)
        #expect(Self.scan.scan(bytes: packed, name: "a.gz").isClean)
    }

    @Test func alteredContainersNeverCrash() {
        var random = Random(seed: 3)
        let person = MadeUpPerson.some(1)[0]
        for variant in LeakVariants.all where !variant.file.hasSuffix("html") {
            let whole = variant.make(person, &random)
            guard whole.count < 10_000 else { continue }
            for _ in 0..<30 {
                var bytes = whole
                for _ in 0..<(1 + random.below(4)) where !bytes.isEmpty {
                    bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
                }
                let report = Self.scan.scan(bytes: bytes, name: variant.file)
                #expect(report.bytesRead == bytes.count)
            }
        }
    }

    @Test func bombsAreRefused() {
        let zeros = [UInt8](repeating: 0x20, count: 40 << 20)
        let bomb = LeakContainers.deflated(zeros, 31)
        #expect(bomb.count < 100_000)
        #expect(Self.scan.scan(bytes: bomb, name: "a.gz").unreadable.contains { $0.reason.contains("unpacks to more") })
        let zip = LeakContainers.zip([.init("a", zeros)])
        #expect(!Self.scan.scan(bytes: zip, name: "a.zip").isClean)
    }

    @Test func deepNestsAreRefused() {
        var bytes = Array("Testov".utf8)
        for _ in 0..<30 { bytes = LeakContainers.zip([.init("a.zip", bytes)]) }
        let report = Self.scan.scan(bytes: bytes, name: "a.zip")
        #expect(report.unreadable.contains { $0.reason.contains("too deep") })
    }

    @Test func hiddenAndUnknownPartsAreRefused() {
        var encrypted = LeakContainers.Entry("a.txt", [65])
        encrypted.flags = 1
        var unknown = LeakContainers.Entry("a.txt", [65])
        unknown.method = 12
        var unlisted = LeakContainers.Entry("a.txt", [65])
        unlisted.isListed = false
        for file in [
            LeakContainers.zip([encrypted]), LeakContainers.zip([unknown]), LeakContainers.zip([unlisted]),
            LeakContainers.zip([.init("a", [65])], between: [1, 2, 3]),
            LeakContainers.zip([.init("a", [65])]) + [0, 1],
            [0x4D, 0x5A, 0, 0] + LeakContainers.zip([.init("a", [65])]), Array("BZh9abc".utf8),
            Array("age-encryption.org/v1\n".utf8), Array("%PDF-1.4 /Encrypt".utf8),
        ] { #expect(!Self.scan.scan(bytes: file, name: "x").unreadable.isEmpty) }
    }

    @Test func textsThatRepeatEndFast() {
        for piece in [
            "<", "<a", "&#", "%4", "\\", "=\n", "PK\u{3}\u{4}", "a<b>", "12 ", "-\n", "x\u{9C}", "Ab1", "4 1 ", "é",
            "'", "\u{0}A", "54 ",
        ] {
            let bytes = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
            let report = Self.scan.scan(bytes: bytes, name: "a")
            #expect(report.leaks.isEmpty, "\(piece)")
        }
        #expect(Self.scan.scan(bytes: [], name: "empty").isClean)
    }

    @Test func foldersLinksAndNames() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "leak-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "a/testov"), withIntermediateDirectories: true)
        try Data("nothing".utf8).write(to: folder.appending(path: "a/b.txt"))
        try Data("Aidar".utf8).write(to: folder.appending(path: "a/c.txt"))
        let clean = folder.appending(path: "clean")
        try FileManager.default.createDirectory(at: clean, withIntermediateDirectories: true)
        try Data("nothing".utf8).write(to: clean.appending(path: "x.txt"))
        #expect(try Self.scan.scan(folder: clean.path).isClean)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "/home/Testov")
        for jobs in [1, 3] {
            let report = try Self.scan.scan(folder: folder.path, jobs: jobs)
            #expect(report.leaks.map(\.place) == ["a/c.txt", "a/testov", "link"])
            #expect(report.unreadable.map(\.place) == ["link"])
            #expect(report.filesRead == 3)
        }
        #expect(throws: LeakScanError.self) { try Self.scan.scan(folder: folder.path + "/absent") }
    }
}
