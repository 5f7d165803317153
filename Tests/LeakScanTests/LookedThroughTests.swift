// Files that are as they were are looked through for new strings alone, and nothing is missed by it.

import Foundation
import LeakSupport
import Testing

@testable import LeakScan

@Suite struct LookedThroughTests {
    private static let anna = WithheldString("Anna Testova", kind: .person, of: "1")
    private static let boris = WithheldString("Boris Primerov", kind: .person, of: "2")
    private static let shared = LeakException(string: "Bekov", within: "Aidar Bekov", reason: "another man")

    /// A folder of files with these texts.
    private static func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "looked-\(UUID().uuidString)")
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    private static let files = [
        "a.html": "<p>Aidar Bekov met Boris Primerov</p>", "b/c.json": "{\"name\":\"Aidar Bekov\"}", "d.txt": "nothing",
    ]

    @Test func newStringsAreFoundInFilesThatAreAsTheyWere() throws {
        let folder = try Self.folder(Self.files)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bekov = WithheldString("Daniyar Bekov", kind: .person, of: "3")
        let first = LeakScan(for: [Self.anna, bekov], except: [Self.shared])
        let clean = try first.scan(folder: folder.path, version: "1")
        #expect(clean.isClean && clean.filesKnown == 0 && clean.excused.map(\.count) == [2])
        let stored = LookedThrough(first, clean, version: "1", folder: "f").bytes
        let looked = try #require(LookedThrough(stored))
        #expect(looked.folder == "f")

        let all = Set(Self.files.keys)
        let again = try first.scan(folder: folder.path, unchanged: all, since: looked, version: "1")
        #expect(again.isClean && again.filesRead == 0 && again.filesKnown == 3)
        #expect(again.bytesKnown == clean.bytesRead && again.excused.map(\.count) == clean.excused.map(\.count))
        // Somebody is withheld who was not before.
        let second = LeakScan(for: [Self.anna, bekov, Self.boris], except: [Self.shared])
        let found = try second.scan(folder: folder.path, unchanged: all, since: looked, version: "1")
        #expect(found.filesKnown == 3 && found.leaks.map(\.place) == ["a.html", "a.html"])
        #expect(Set(found.leaks.map(\.string)) == [Self.boris])
        #expect(try found.leaks == second.scan(folder: folder.path).leaks)
        // A file that changed is looked through for everything.
        try Data("Anna Testova".utf8).write(to: folder.appending(path: "d.txt"))
        let changed = try first.scan(
            folder: folder.path, unchanged: all.subtracting(["d.txt"]), since: looked, version: "1")
        #expect(changed.filesRead == 1 && changed.filesKnown == 2)
        #expect(Set(changed.leaks.map(\.place)) == ["d.txt"])
        #expect(try changed.leaks == first.scan(folder: folder.path).leaks)
    }

    @Test func whatAnExceptionLetPassIsFoundWhereItIsGone() throws {
        let folder = try Self.folder(Self.files)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bekov = WithheldString("Daniyar Bekov", kind: .person, of: "3")
        let scan = LeakScan(for: [bekov], except: [Self.shared])
        let looked = LookedThrough(scan, try scan.scan(folder: folder.path), version: "1", folder: "f")
        let all = Set(Self.files.keys)
        let gone = try LeakScan(for: [bekov]).scan(folder: folder.path, unchanged: all, since: looked, version: "1")
        #expect(gone.filesKnown == 3 && Set(gone.leaks.map(\.place)) == ["a.html", "b/c.json"])
        // The same string may stand elsewhere only: that is another exception.
        let elsewhere = LeakException(string: "Bekov", within: "Aidar Bekov", place: "x/*", reason: "another man")
        let moved = try LeakScan(for: [bekov], except: [elsewhere]).scan(
            folder: folder.path, unchanged: all, since: looked, version: "1")
        #expect(moved.filesKnown == 3 && Set(moved.leaks.map(\.place)) == ["a.html", "b/c.json"])
        // Another program looks through everything.
        let other = try scan.scan(folder: folder.path, unchanged: all, since: looked, version: "2")
        #expect(other.filesKnown == 0 && other.filesRead == 3)
        // One more exception forbids nothing.
        let more = LeakScan(for: [bekov], except: [elsewhere, Self.shared])
        let known = try more.scan(folder: folder.path, unchanged: all, since: looked, version: "1")
        #expect(known.isClean && known.filesKnown == 3 && known.excused.map(\.exception) == [Self.shared])
    }

    /// Of files that are passed over only the names are looked at.
    @Test func namesOfFilesThatArePassedOverAreLookedAt() throws {
        let folder = try Self.folder(["style.css": "Anna Testova", "testova.css": "p", "x/style.css": "Anna Testova"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let scan = LeakScan(for: [Self.anna])
        let report = try scan.scan(folder: folder.path, jobs: 2, passing: ["style.css", "testova.css", "absent"])
        #expect(report.filesPassedOver == 2 && report.bytesPassedOver == 13 && report.filesRead == 1)
        #expect(report.files == 3 && report.bytes == 25)
        #expect(Set(report.leaks.map(\.place)) == ["testova.css", "x/style.css"])
    }

    /// An exception makes a word say nothing by itself; beside an initial it says something from then on.
    @Test func namesWithAWordThatBecameFreeAreLookedForAgain() throws {
        let files = ["bodies/a.html": "<p>H. Perandara</p>"]
        let folder = try Self.folder(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        let withheld = [WithheldString("Hanna Perandara", kind: .person, of: "1")]
        let inBodies = LeakException(string: "Perandara", place: "bodies/**", reason: "the street")
        let first = LeakScan(for: withheld, except: [inBodies])
        let clean = try first.scan(folder: folder.path)
        #expect(clean.isClean)
        let looked = LookedThrough(first, clean, version: "1", folder: "f")
        let published = ["Alma", "Perandara", "Alma Perandara"].map {
            LeakException(string: $0, within: $0, reason: "it is published")
        }
        let later = LeakScan(for: withheld, except: [inBodies] + published)
        let found = try later.scan(folder: folder.path, unchanged: Set(files.keys), since: looked, version: "1")
        #expect(found.filesKnown == 1 && !found.isClean)
        #expect(try found.leaks == later.scan(folder: folder.path).leaks)
    }

    /// A hash has no words of its own, but may be a word of what is withheld.
    @Test func hashesThatAreWithheldAreFound() {
        let hash = "d41d8cd98f00b204e9800998ecf8427e"
        for (text, kind) in [
            ("\(hash)@relay.example", .contact), ("Scan of evidence \(hash) from colony", .words),
        ] as [(String, WithheldString.Kind)] {
            let scan = LeakScan(for: [WithheldString(text, kind: kind, of: "1")])
            #expect(!scan.finds(in: "before \(text) after").isEmpty, "\(text)")
        }
    }

    @Test func shortLookalikesAreRead() {
        #expect(SpelledWord.keys(Array("Xe".unicodeScalars)).contains(SpelledWord.key("Хе")))
        #expect(!SpelledWord.keys(Array("As".unicodeScalars)).contains(SpelledWord.key("А")))
    }

    /// Strings come and go by chance; what was clean once is looked through for the rest, and finds what a whole scan finds.
    @Test(arguments: 0..<40) func findsWhatAWholeScanFinds(seed: Int) throws {
        var dice = SeededDice(seed)
        let names = ["Anna Testova", "Boris Primerov", "Vera Zhukova", "Gleb Orlov", "Dina Sadykova", "Emil Weber"]
        var files: [String: String] = [:]
        for number in 0..<12 {
            let said = (0..<dice.roll(0...2)).map { _ in names[dice.roll(0...names.count - 1)] }
            files["p\(number).html"] = "<p>" + said.joined(separator: ", and ") + " spoke</p>"
        }
        let folder = try Self.folder(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        func strings(_ numbers: Set<Int>) -> [WithheldString] {
            numbers.sorted().map { WithheldString(names[$0], kind: .person, of: "\($0)") }
        }
        let known = Set(names.indices.filter { _ in dice.roll(0...1) == 0 })
        let first = LeakScan(for: strings(known))
        let before = try first.scan(folder: folder.path)
        // Only files without a leak can have been published.
        let clean = Set(files.keys).subtracting(before.leaks.map(\.place))
        var passed = before
        passed.leaks = []
        let looked = LookedThrough(first, passed, version: "1", folder: "f")
        let later = LeakScan(
            for: strings(known.union([dice.roll(0...names.count - 1), dice.roll(0...names.count - 1)])))
        let found = try later.scan(folder: folder.path, jobs: 2, unchanged: clean, since: looked, version: "1")
        #expect(try found.leaks == later.scan(folder: folder.path).leaks)
        #expect(found.filesKnown == clean.count)
    }
}

/// Chance that can be had again.
private struct SeededDice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
}
