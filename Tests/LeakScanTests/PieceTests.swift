// A long text is looked through in pieces, by several threads; what is found is what is found in the whole.

import Foundation
import LeakSupport
import TestSupport
import Testing

@testable import LeakScan

@Suite struct PieceTests {
    static let people = MadeUpPerson.some(60)
    static let strangers = MadeUpPerson.strangers(60)
    /// Half of the people are withheld; some of them have a word in common with somebody published.
    private static let scan = LeakScan(
        for: people.prefix(30).enumerated().flatMap { $1.withheld($0) }
            + (30..<40).map {
                WithheldString(people[$0].given + " " + people[$0 - 30].family, kind: .person, of: "\($0)")
            },
        except: (30..<50).flatMap { number -> [LeakException] in
            let words = [people[number].given, people[number].family]
            let pair = words.joined(separator: " ")
            return words.map { LeakException(string: $0, within: $0, reason: "published") }
                + [LeakException(string: pair, within: pair, reason: "published")]
        } + [
            LeakException(
                string: people[3].family, within: "\(strangers[0].given) \(people[3].family)", reason: "other"),
            LeakException(string: people[4].family, within: people[4].name, place: "*.html", reason: "elsewhere"),
        ])

    private static func report(_ bytes: [UInt8], pieces length: Int) -> LeakReport {
        let scanner = Scanner(scan.patterns)
        scanner.pieceLength = length
        scanner.file("a.txt") { scanner.look(bytes, Part(place: "a.txt")) }
        return scan.report([scanner.found])
    }

    /// A text of everything that reaches far: tags, lists, encoded runs, escapes, numbers, joined and folded lines.
    static func text(_ random: inout Random, _ count: Int) -> [UInt8] {
        let variants = LeakVariants.all.filter { $0.file.hasSuffix("html") }
        var bytes: [UInt8] = []
        func add(_ text: String) { bytes += Array(text.utf8) }
        for _ in 0..<count {
            let person = people[random.below(people.count)]
            let stranger = strangers[random.below(strangers.count)]
            switch random.below(26) {
            case 0..<6: bytes += variants[random.below(variants.count)].make(person, &random)
            case 6: add("\"\(stranger.given)\":[{\"\(person.family)\",\"naming\":\"none\"},\"\(person.given)\"]")
            case 7: add("\(person.given.prefix(1)). \(person.family), \(stranger.given.prefix(1)). \(stranger.family)")
            case 8: add(Data(stranger.note.utf8).base64EncodedString(options: .lineLength64Characters))
            case 9: add(Data((person.name + ", who").utf8).base64EncodedString())
            case 10:
                add(
                    person.name.utf8.map { String($0, radix: 16) }.joined(
                        separator: [" ", ", ", "\n"][random.below(3)]))
            case 11: add("<\(stranger.given) title=\"\(person.name)\"")
            case 12: add(">")
            case 13: add(String(repeating: " ", count: random.below(600)))
            case 14: add(String(repeating: "&#1040;", count: 1 + random.below(40)))
            case 15: add(person.phone.map { "\($0)" }.joined(separator: "\n"))
            case 16: add("\(person.family.prefix(3))-\n  \(person.family.dropFirst(3))")
            case 17: add(person.facility.replacing(" ", with: ", <br class=\"\(stranger.given)\"> "))
            case 18: add(String(repeating: "Ab1", count: random.below(2000)))
            case 19: add(person.identifier + "\", \"")
            case 20: bytes += [0xC0, 0xE2, 0xE5, 0xF2]
            case 21:
                add("\\u\(String(0x1_0000 + 0x410 + random.below(32), radix: 16).dropFirst()) \(person.givenCyrillic) ")
            case 22: add("\(strangers[0].given) \(people[3].family). A court, \(people[4].name); \(person.name)")
            case 23: add("12 34 56 &quot;\(stranger.given)&quot; 54, 65, 73, 0x74")
            case 24: add("=\n\(person.given)=20\(person.family)")
            default: add("The \(stranger.given.lowercased()), said (\(stranger.family)): \"\(stranger.note)\". ")
            }
            add(["", "", " ", "\n", "\",\"", ", "][random.below(6)])
        }
        return bytes
    }

    @Test(arguments: 0..<150) func piecesHaveWhatTheWholeHas(seed: Int) {
        var random = Random(seed: UInt64(seed) + 1)
        let bytes = Self.text(&random, 20 + random.below(80))
        let whole = Self.report(bytes, pieces: .max)
        for length in [1, 1 + random.below(300), 1 + random.below(3000)] {
            let pieces = Self.report(bytes, pieces: length)
            // What is read in several ways is found several times, and only the first eight places are told: in which way is no matter.
            #expect(Set(pieces.leaks.map(\.string)) == Set(whole.leaks.map(\.string)), "in pieces of \(length)")
            #expect(Set(pieces.excused.map(\.exception)) == Set(whole.excused.map(\.exception)))
            #expect(pieces.unreadable == whole.unreadable)
        }
    }

    /// The same words, numbers, identifiers, encoded runs and escapes at the same places, each as often excused.
    @Test func aPassOverPiecesIsAPassOverTheWhole() {
        var cuts = 0
        for seed in 0..<300 {
            var random = Random(seed: UInt64(seed) + 5000)
            let text = Self.text(&random, 20 + random.below(80))
            let (scanner, other) = (Scanner(Self.scan.patterns), Scanner(Self.scan.patterns))
            let length = seed % 2 == 0 ? 1 : 1 + random.below(2000)
            text.withUnsafeBufferPointer { bytes in
                var whole = Sweep(bytes, Part(place: "a"))
                scanner.sweep(&whole, 0..<bytes.count)
                var (joined, end) = (Sweep(bytes, Part(place: "a")), 0)
                for piece in Cuts(bytes: bytes, memory: other.memory).pieces(of: length) {
                    #expect(piece.lowerBound == end)
                    end = piece.upperBound
                    var sweep = Sweep(bytes, Part(place: "a"))
                    other.sweep(&sweep, piece)
                    joined.encoded += sweep.encoded
                    joined.hexadecimal += sweep.hexadecimal
                    joined.isNotUTF8 = joined.isNotUTF8 || sweep.isNotUTF8
                    joined.signs.entities += sweep.signs.entities
                    joined.signs.percents += sweep.signs.percents
                    joined.signs.backslashes += sweep.signs.backslashes
                    joined.signs.quoted += sweep.signs.quoted
                    // Nothing that is left to be read reaches over the cut.
                    let readings = [sweep.encoded.last?.upperBound, sweep.hexadecimal.last?.upperBound]
                    #expect(end == bytes.count || readings.allSatisfy { ($0 ?? 0) <= end })
                    cuts += 1
                }
                #expect(end == bytes.count)
                #expect(joined.encoded == whole.encoded && joined.hexadecimal == whole.hexadecimal)
                #expect(joined.isNotUTF8 == whole.isNotUTF8 && joined.signs == whole.signs)
            }
            #expect(Self.scan.report([other.found]) == Self.scan.report([scanner.found]), "\(seed)")
        }
        #expect(cuts > 1000)
    }

    /// Where a text can't be cut, escapes are read again with what follows them.
    @Test func escapesAtTheEndOfASegmentAreRead() {
        let person = Self.people[0]
        let name = person.family.utf8.map { "%" + String($0, radix: 16) }.joined()
        for shift in 0..<36 {
            let filler = String(repeating: "%20", count: ((4 << 20) - 18) / 3) + String(repeating: "x", count: shift)
            let report = Self.report(Array((filler + name + String(repeating: "%20", count: 9)).utf8), pieces: .max)
            #expect(report.leaks.contains { $0.string.text == person.name }, "\(shift)")
        }
    }

    @Test func theNumberOfThreadsChangesNothing() throws {
        var random = Random(seed: 5)
        let folder = FileManager.default.temporaryDirectory.appending(path: "pieces-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var large: [UInt8] = []
        while large.count < 5 << 20 {
            large += Array(("{\"note\":\"" + Self.strangers[random.below(60)].note + "\"},").utf8)
            if random.below(2000) == 0 { large += Self.text(&random, 3) }
        }
        try Data(large).write(to: folder.appending(path: "large.json"))
        try Data(Array(large.reversed())).write(to: folder.appending(path: "other.json"))
        for number in 0..<5 { try Data(Self.text(&random, 5)).write(to: folder.appending(path: "\(number).txt")) }
        func report(_ jobs: Int) throws -> LeakReport {
            var report = try Self.scan.scan(folder: folder.path, jobs: jobs, version: "1")
            // Chunks have numbers as they are met.
            report.chunks = nil
            return report
        }
        let one = try report(1)
        #expect(one.leaks.count > 10)
        for jobs in [2, 5] { #expect(try report(jobs) == one) }
        var only = one
        only.leaks = one.leaks.filter { $0.place == "large.json" }
        #expect(Self.scan.scan(bytes: large, name: "large.json").leaks == only.leaks)
        // So do new strings in files that are as they were.
        let nobody = LeakScan(for: [], except: Self.scan.patterns.exceptions.all)
        let looked = LookedThrough(nobody, try nobody.scan(folder: folder.path), version: "1", folder: "f")
        let all = Set(["large.json", "other.json"] + (0..<5).map { "\($0).txt" })
        let known = try Self.scan.scan(folder: folder.path, jobs: 3, unchanged: all, since: looked, version: "1")
        #expect(known.filesKnown == 7 && known.leaks == one.leaks)
    }
}
