// A folder is published again and again: strings and exceptions come and go, files change, and whoever remembers finds what a whole scan finds.

import Foundation
import LeakSupport
import TestSupport
import Testing

@testable import LeakScan

@Suite struct KnownFilesTests {
    private struct Place: Hashable, CustomStringConvertible {
        var file: String
        var string: String
        var description: String { "\(file): \(string)" }
    }

    private static func places(_ report: LeakReport) -> Set<Place> {
        Set(report.leaks.map { Place(file: $0.place, string: $0.string.text) })
    }

    /// A long file has many lines, most of them the same from one time to the next.
    private static func long(_ random: inout Random) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < 700_000 {
            bytes += PieceTests.text(&random, 3).filter { $0 != 0x0A }
            bytes += Array("\n{\"id\":\"\(random.next())\",\"type\":\"event\",\"naming\":\"none\"},\n".utf8)
        }
        return bytes
    }

    private static func withheld(_ random: inout Random) -> [WithheldString] {
        PieceTests.people.indices.filter { _ in random.below(4) == 0 }.flatMap { number -> [WithheldString] in
            random.below(4) > 0
                ? PieceTests.people[number].withheld(number)
                : [WithheldString(PieceTests.people[number].name, kind: .person, of: "\(number)")]
        }
    }

    private static func exceptions(_ random: inout Random) -> [LeakException] {
        PieceTests.people.indices.filter { _ in random.below(6) == 0 }.flatMap { number -> [LeakException] in
            let person = PieceTests.people[number]
            let all = [person.given, person.family, "\(person.given) \(person.family)"]
            let some = all.filter { _ in random.below(3) > 0 }.map {
                LeakException(string: $0, within: $0, reason: "published")
            }
            guard random.below(4) == 0 else { return some }
            return some + [LeakException(string: person.family, place: "*.html", reason: "the street")]
        }
    }

    @Test(arguments: 0..<24) func findsWhatAWholeScanFinds(seed: Int) throws {
        var random = Random(seed: UInt64(seed) + 77)
        let folder = FileManager.default.temporaryDirectory.appending(path: "known-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: [UInt8]] = [:]
        func write(_ name: String, _ bytes: [UInt8]) throws {
            files[name] = bytes
            try Data(bytes).write(to: folder.appending(path: name))
        }
        for number in 0..<12 { try write("f\(number).html", PieceTests.text(&random, 1 + random.below(6))) }
        // Every third time one of the files is long.
        let hasLong = seed % 3 == 0
        if hasLong { try write("long.txt", Self.long(&random)) }
        var (strings, exceptions) = (Self.withheld(&random), Self.exceptions(&random))
        var looked: LookedThrough?
        var before: [String: [UInt8]] = [:]
        for time in 0..<4 {
            let scan = LeakScan(for: strings, except: exceptions)
            let unchanged = Set(files.keys.filter { files[$0] == before[$0] })
            let found = try scan.scan(
                folder: folder.path, jobs: 1 + random.below(3), unchanged: unchanged, since: looked, version: "1")
            let whole = try scan.scan(folder: folder.path, jobs: 1)
            #expect(Self.places(found) == Self.places(whole), "at time \(time)")
            #expect(found.unreadable == whole.unreadable)
            #expect(found.filesKnown == (looked == nil ? 0 : unchanged.count))
            // Only what is clean goes out: the others are put right, and looked through again.
            for name in Set(whole.leaks.map(\.place)) where files[name] != nil {
                if name == "long.txt" {
                    let leaks = Set(whole.leaks.map(\.string))
                    strings.removeAll { leaks.contains($0) }
                } else {
                    try write(name, Array("Nothing is here (\(time)).".utf8))
                }
            }
            let cleaned = LeakScan(for: strings, except: exceptions)
            let clean = try cleaned.scan(folder: folder.path, jobs: 2)
            guard Self.places(clean).isEmpty else { continue }
            looked = try #require(
                LookedThrough(LookedThrough(cleaned, clean, version: "1", folder: "f").bytes))
            before = files
            // The next time some files are other ones, and so is what is looked for.
            for name in files.keys.sorted() where random.below(4) == 0 {
                if name == "long.txt", var bytes = files[name] {
                    let at = random.below(bytes.count)
                    bytes.replaceSubrange(
                        at..<min(bytes.count, at + random.below(300)), with: PieceTests.text(&random, 2))
                    try write(name, bytes)
                } else {
                    try write(name, PieceTests.text(&random, 1 + random.below(6)))
                }
            }
            if random.below(3) > 0 {
                strings = random.below(2) == 0 ? Self.withheld(&random) : strings + Self.withheld(&random).prefix(3)
            }
            if random.below(3) > 0 { exceptions = Self.exceptions(&random) }
        }
    }

    /// What is not among the candidates can't hold a new string, however it is written there.
    @Test func candidatesHoldWhateverIsFound() throws {
        var random = Random(seed: 4)
        let variants = LeakVariants.all.filter { $0.file.hasSuffix("html") }
        let folder = FileManager.default.temporaryDirectory.appending(path: "candidates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var written: [String: Int] = [:]
        for (number, variant) in variants.enumerated() {
            let person = number % PieceTests.people.count
            try Data(variant.make(PieceTests.people[person], &random)).write(
                to: folder.appending(path: "v\(number).html"))
            written["v\(number).html"] = person
        }
        let nobody = LeakScan(for: [WithheldString("Zaur Qwertov", kind: .person, of: "0")])
        let clean = try nobody.scan(folder: folder.path, jobs: 2)
        #expect(clean.isClean)
        let chunks = try #require(LookedThrough(LookedThrough(nobody, clean, version: "1", folder: "").bytes)?.chunks)
        #expect(chunks == clean.chunks && chunks.units.count == variants.count)
        var skipped = 0
        for (number, person) in PieceTests.people.enumerated() where written.values.contains(number) {
            let scan = LeakScan(for: person.withheld(number))
            let found = Set(try scan.scan(folder: folder.path, jobs: 2).leaks.map(\.place))
            #expect(!found.isEmpty)
            let candidates = try #require(chunks.candidates(under: scan.patterns, blocks: [:], jobs: 2))
            #expect(found.isSubset(of: candidates), "\(found.subtracting(candidates))")
            skipped += written.count - candidates.count
        }
        // Most files need not be looked through.
        #expect(skipped > variants.count * 10)
    }

    /// A file that was clean when nobody was looked for, and is looked through for what is new.
    private static func finds(_ bytes: [UInt8], _ strings: [[WithheldString]]) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "known-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "a.txt"))
        let nobody = LeakScan(for: [WithheldString("Zaur Qwertov", kind: .person, of: "0")])
        let clean = try nobody.scan(folder: folder.path, version: "1")
        #expect(clean.isClean)
        let looked = try #require(LookedThrough(LookedThrough(nobody, clean, version: "1", folder: "f").bytes))
        #expect(bytes.count < 24 << 10 || (looked.blocks["a.txt"]?.count ?? 0) > 3)
        return try strings.map { new in
            let scan = LeakScan(for: nobody.patterns.strings + new)
            let found = try scan.scan(folder: folder.path, unchanged: ["a.txt"], since: looked, version: "1")
            #expect(found.filesKnown == 1)
            return !found.isClean
        }
    }

    /// A block ends behind a word that was looked for in no way, and may be the first word of a new string.
    @Test func stringsAreFoundOverTheEndsOfBlocks() throws {
        func word(_ first: String, _ number: Int) -> String {
            first + String([number / 26, number % 26].map { Character(Unicode.Scalar(UInt8(97 + $0))) }) + "moz"
        }
        func address(_ number: Int) -> String { "\(word("Q", number)), \(word("Wy", number)) street" }
        let lines = (0..<160).map { number in
            "\(address(number)) (\(number)) was \(String(repeating: "searched and then closed again ", count: 9)), \(number * 7).\n"
        }
        let found = try Self.finds(
            Array(lines.joined().utf8),
            (0..<160).map { [WithheldString(address($0), kind: .place, of: "1")] })
        #expect(found.count { $0 } == 160)
    }

    /// Long runs of digits are looked at in parts that overlap, whether numbers were looked for or not.
    @Test func numbersAreFoundWhereLongRunsAreParted() throws {
        var random = Random(seed: 9)
        let digits = (0..<900).map { _ in UInt8(0x30 + random.below(10)) }
        let text: [UInt8] = digits.flatMap { [$0, UInt8(ascii: " ")] }
        let numbers = stride(from: 230, to: 620, by: 3).map { start in
            [WithheldString(String(decoding: digits[start..<start + 10], as: UTF8.self), kind: .contact, of: "1")]
        }
        #expect(try Self.finds(text, numbers).allSatisfy { $0 })
    }

    @Test func damagedChunksAreNone() throws {
        let table = ChunkTable()
        let number = table.number(of: ChunkMemory.hash(of: "abc")) { Array("abc".utf8) }
        let index = try #require(ChunkIndex(table, frequent: [number], units: ["a": [0], "b": []]))
        let stored = index.stored
        #expect(ChunkIndex(stored: stored[...]) == index)
        for length in stored.indices { #expect(ChunkIndex(stored: stored[..<length]) != index) }
        var random = Random(seed: 1)
        for _ in 0..<2_000 {
            var bytes = stored
            bytes[random.below(bytes.count)] = UInt8(random.below(256))
            if let read = ChunkIndex(stored: bytes[...]) {
                _ = read.candidates(under: LeakScan(for: []).patterns, blocks: [:], jobs: 1)
            }
        }
    }
}

extension ChunkMemory {
    fileprivate static func hash(of text: String) -> UInt64 {
        Array(text.utf8).withUnsafeBufferPointer { hash($0) }
    }
}
