// What can't be read is refused in one sentence, and nothing waits, crashes or takes long.
import CaseModel
import Foundation
import Testing

@testable import Capture

@Suite struct BadInputTests {
    private func refusal(_ bytes: [UInt8], name: String = "page.html", limits: CaptureLimits = .standard)
        -> CaptureError.Reason?
    {
        do throws(CaptureError) {
            _ = try Capture.read(bytes: bytes, name: name, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    private func refusal(path: String) -> CaptureError.Reason? {
        do throws(CaptureError) {
            _ = try Capture.read(path: path)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func emptyFilesAreRefused() {
        #expect(refusal([]) == .empty)
        #expect(refusal(Array(" \n\t\r\n".utf8), name: "a.txt") == .empty)
        #expect(refusal([0xEF, 0xBB, 0xBF], name: "a.txt") == .empty)
    }

    @Test func binariesAreRefused() {
        #expect(refusal((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) }, name: "a.txt") == .binary)
        #expect(refusal(Array("A report".utf8) + [0, 0, 0, 1, 2], name: "a.txt") == .binary)
    }

    @Test(arguments: [
        ("%PDF-1.7\nxyz", "a PDF document"), ("PK\u{3}\u{4}....word/document.xml", "a Word document (DOCX)"),
        ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
        ("PK\u{3}\u{4}abc", "a ZIP archive"),
        ("GIF89a...", "a GIF picture"), ("{\\rtf1\\ansi text}", "an RTF document"),
        ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "a web archive (MHTML)"),
        (
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title></channel></rss>",
            "a news feed (RSS or Atom)"
        ),
        ("age-encryption.org/v1\n-> X25519", "an encrypted file (age)"),
    ])
    func otherFormatsAreNamedWhateverTheFileIsCalled(content: String, format: String) {
        #expect(refusal(Array(content.utf8), name: "page.html") == .format(format))
        #expect(refusal(Array(content.utf8), name: "report.txt") == .format(format))
    }

    @Test func pagesWithoutAnArticleAreRefused() {
        let links = String(repeating: "<li><a href=\"/x\">Another headline of the day</a></li>", count: 40)
        #expect(refusal(Array("<html><body><nav><ul>\(links)</ul></nav></body></html>".utf8)) == .noArticle)
        #expect(
            refusal(Array("<html><body><ul>\(links)</ul><footer>© 2024 Somebody</footer></body></html>".utf8))
                == .noArticle)
        #expect(refusal(Array("<html><head><title>T</title></head><body></body></html>".utf8)) == .noArticle)
        #expect(
            refusal(Array("<html><body><script>var a = 'Police detained.';</script></body></html>".utf8)) == .noArticle)
    }

    @Test func sizesAreLimited() {
        let limits = CaptureLimits(fileBytes: 5000, textBytes: 1000, tags: 100)
        #expect(
            refusal([UInt8](repeating: 65, count: 5001), name: "a.txt", limits: limits)
                == .tooLarge(size: 5001, limit: 5000))
        #expect(
            refusal([UInt8](repeating: 65, count: 1001), name: "a.txt", limits: limits)
                == .tooMuchText(length: 1001, limit: 1000))
        #expect(refusal(Array(String(repeating: "<p>x", count: 200).utf8), limits: limits) == .tooManyTags(limit: 100))
        let long = "<p>" + String(repeating: "Police came again. ", count: 100)
        #expect(refusal(Array(long.utf8), limits: limits) == .tooMuchText(length: 1899, limit: 1000))
    }

    @Test(arguments: [
        "div", "span class=a", "b", "a href=x", "ul><li", "table><tr><td", "font color=red", "form", "template", "svg",
        "blockquote",
    ])
    func deepNestingIsFlattened(tag: String) throws {
        let deep = String(repeating: "<\(tag)>", count: 20_000)
        let source = try captured("<h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p>\(deep)")
        #expect(source.text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
        // What stands in a link, a template or a drawing is no article.
        if ["a href=x", "template", "svg"].contains(tag) { return }
        let inside = try captured("\(deep)<p>\(firstParagraph)</p>")
        #expect(inside.text == firstParagraph)
    }

    @Test(arguments: [
        "<", "&", "<!--", "<!x", "</x>", "<script>", "<title>", "<svg>", "<br>", "<p>", "<td>", "&#", "<a href=\"",
        "<div class=a class=b ",
        "<select><option>", "<!doctype html>", "<html><body>", "<template></template>",
        "<meta name=description content=x>",
    ])
    func endlessRepetitionDoesNoHarm(piece: String) throws {
        let repeated = String(repeating: piece, count: 20_000)
        let source = try captured(
            "<h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p>" + repeated)
        #expect(source.text.hasPrefix("Activist searched\n\(firstParagraph)\n\(lastParagraph)"))
    }

    @Test func everyCutOfAPageIsCapturedOrRefused() throws {
        let whole = Array(
            page(
                "<h1>Search &amp; seizure</h1><time datetime=\"2024-05-16\">16 May</time><p>\(firstParagraph)</p><p>\(lastParagraph)"
            ).utf8)
        for length in stride(from: 0, to: whole.count, by: 7) {
            do throws(CaptureError) {
                let source = try Capture.read(bytes: Array(whole[..<length]), name: "page.html")
                #expect(source.map.originalRange(of: ByteSpan(0, source.text.utf8.count))?.upperBound ?? 0 <= length)
            } catch {
                #expect(error.description.hasPrefix("page.html: "))
            }
        }
    }

    // MARK: Places that are no files

    @Test func placesThatAreNoFilesAreRefusedAtOnce() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipe = folder.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(refusal(path: pipe) == .notAFile("a named pipe"))
        #expect(refusal(path: folder.path) == .directory)
        #expect(refusal(path: folder.path + "/none.html") == .missing)
        #expect(refusal(path: pipe + "/none.html") == .missing)
        #expect(refusal(path: "/dev/zero") == .notAFile("a device"))
        #expect(refusal(path: "") == .missing)
        #expect(
            refusal(path: folder.path + "/" + String(repeating: "x", count: 300)) == .unreadable("the name is too long")
        )
        let loop = folder.appending(path: "loop").path
        #expect(symlink(loop, loop) == 0)
        #expect(refusal(path: loop) == .unreadable("too many links"))
    }

    @Test func hugeFilesAreRefusedUnread() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "habeas-\(UUID().uuidString).html").path
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(truncate(path, 200_000_000) == 0)
        #expect(refusal(path: path) == .tooLarge(size: 200_000_000, limit: CaptureLimits.standard.fileBytes))
    }

    @Test(.enabled(if: geteuid() != 0, "SKIPPED: root may read everything")) func unreadableFilesAreRefused() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "habeas-\(UUID().uuidString).html").path
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: Data("text".utf8), attributes: [.posixPermissions: 0]))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(refusal(path: path) == .unreadable("permission denied"))
    }

    @Test func everyRefusalIsOneSentence() {
        let reasons: [CaptureError.Reason] = [
            .missing, .unreadable("permission denied"), .directory, .notAFile("a device"), .empty, .binary,
            .format("a PDF document"),
            .tooLarge(size: 200_000_000, limit: 64_000_000), .tooMuchText(length: 5, limit: 4), .tooManyTags(limit: 5),
            .encoding("big5"), .noArticle,
        ]
        for reason in reasons {
            let sentence = CaptureError(reason, name: "a/b.html").description
            #expect(sentence.hasPrefix("a/b.html: ") && sentence.hasSuffix(".") && !sentence.contains("\n"))
        }
    }
}
