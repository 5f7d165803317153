// Words planted by a program that we share no code with are found, each in its file and form, and no other.

import Foundation
import TestSupport
import Testing

@testable import BrowserSupport

@Suite struct ProfileScanTests {
    @Test(.wants(program: "python3"), arguments: [1, 2, 3]) func everyPlantedWordIsFound(seed: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-scan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Repository.root.appending(path: "Tests/Outside/plantcanaries.py").path
        let said = try Program.run("/usr/bin/env", ["python3", script, folder.path, "\(seed)"])
        let planted = said.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(planted.count == 500 && said.exit == 0, "\(said.errors)")
        let result = try ProfileScan(for: planted.map { $0[0] }).scan(folder)
        let wanted = Set(
            planted.filter { !$0[1].isEmpty }.map { ProfileScan.Hit(word: $0[0], file: $0[2], form: $0[1]) })
        #expect(wanted.subtracting(result.hits).isEmpty, "not found")
        // A word of ASCII can be read as more than one form at once; in another file none may be.
        let places = Set(wanted.map { [$0.word, $0.file] })
        #expect(result.hits.filter { !places.contains([$0.word, $0.file]) }.isEmpty, "found where nothing is")
        #expect(result.files == 400 && result.unread.isEmpty)
    }

    @Test func wordsAtTheEdgesInNamesAndInLinks() throws {
        let scan = try ProfileScan(for: ["edgeword", "otherword", "Құрылыс"])
        #expect(scan.scan(Array("edgeword".utf8)).hits.map(\.form) == ["UTF-8"])
        #expect(scan.scan(Array("xEDGEWORD".utf8)).hits.count == 1)
        #expect(scan.scan(Array("құрылыс".utf8)).hits.count == 1)
        for cut in ["", "edgewor", "dgeword", "edge\0word"] { #expect(scan.scan(Array(cut.utf8)).hits.isEmpty) }
        #expect(throws: ProfileScan.TooShort.self) { try ProfileScan(for: ["shorter"]) }

        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-scan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "in edgeword"), withIntermediateDirectories: true)
        let link = folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/nowhere/otherword")
        let forms = Set(scan.scan(folder).hits.map { "\($0.word): \($0.form)" })
        #expect(forms == ["edgeword: UTF-8 in the name", "otherword: UTF-8 in the link"])
    }

    @Test func aThousandWordsWithOneBeginning() throws {
        // The end of each word is looked up, so that a common beginning costs nothing.
        let words = (0..<1_000).map { "canaryofthisrun\(10_000 + $0 * 7)" }
        let text = Array((words.joined(separator: " ") + String(repeating: " canaryofthisrun", count: 50_000)).utf8)
        #expect(try ProfileScan(for: words).scan(text).hits.count == 1_000)
    }
}
