// ZIP files of ours, and addresses: what is refused, and what others read.
import Documents
import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite struct ZipTests {
    @Test(arguments: 0..<60) func whatWasPutInIsReadAgain(seed: UInt64) throws {
        var random = Random(seed: seed)
        var zip = ZipWriter()
        let files = (0..<random.below(9)).map { number in
            let isDull = random.below(2) == 0
            let content = (0..<random.below(3_000)).map { _ in UInt8(isDull ? 7 : random.below(256)) }
            return ("folder/файл \(number).bin", content, random.below(2) == 0)
        }
        for (name, content, isPacked) in files { try zip.add(name, content, isPacked: isPacked) }
        #expect(zip.count == files.count)
        var read = try ZipArchive(zip.finished(), limits: TableLimits())
        for (name, content, _) in files { #expect(try read.content(name) == content) }
    }

    @Test(arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:a", "a\u{0}b", "a\nb"])
    func onlyPathsWithinAFolder(name: String) {
        var zip = ZipWriter()
        #expect(throws: ZipError.notAPath(name)) { try zip.add(name, []) }
        #expect(zip.count == 0)
    }

    @Test func noFileTwice() throws {
        var zip = ZipWriter()
        try zip.add("a", [1])
        let before = zip.finished()
        #expect(throws: ZipError.addedTwice("a")) { try zip.add("a", [2]) }
        #expect(zip.finished() == before)
    }

    @Test(arguments: [
        "http://a.example/", "javascript:alert(1)", "https://", "https:///x", "https://user:word@a.example/",
        "https://a.example\\@b.example/",
        "https://a b.example/", "https://a.example/\n", "https://a.example:99999/", "https://-a.example",
        "https://қаз.example/", " https://a.example",
    ])
    func addressesRefused(address: String) { #expect(WebAddress(address) == nil) }

    @Test(arguments: [
        ("https://a.example", "https://a.example"),
        ("HTTPS://A.example:8443/x?y=1&z=2#f", "https://A.example:8443/x?y=1&z=2#f"),
        ("https://a.example/қ\"<>", "https://a.example/%D2%9B%22%3C%3E"),
        ("https://a.example/%41%4", "https://a.example/%41%254"),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
    ])
    func addressesWritten(address: String, written: String) { #expect(WebAddress(address)?.text == written) }
}
