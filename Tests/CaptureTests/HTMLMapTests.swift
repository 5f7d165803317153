// From the text of a page back to its bytes, exactly.
import CaseModel
import Testing

@testable import Capture

@Suite struct HTMLMapTests {
    /// The bytes of the page that words of its text came from, as text.
    private func source(of words: String, in html: String) throws -> String {
        let bytes = Array(html.utf8)
        let source = try Capture.read(bytes: bytes, name: "page.html")
        return String(decoding: try original(of: words, in: source, bytes: bytes), as: UTF8.self)
    }

    @Test(arguments: [
        ("“Enough”", "&ldquo;Enough&rdquo;"), ("“Enough", "&ldquo;Enough"), ("R&D", "R&amp;D"), ("it’s", "it&#8217;s"),
        ("a < b", "a &lt; b"),
        ("detained", "de&shy;tained"), ("Sanat Bukenov", "Sanat&nbsp;\n   Bukenov"), ("≂̸", "&NotEqualTilde;"),
        ("x & y", "x & y"),
        ("1 < 2", "1 < 2"), ("Қазақстан", "Қазақстан"), ("😀", "&#x1F600;"),
    ])
    func wordsMapToTheirMarkup(words: String, markup: String) throws {
        let html = "<h1>Activist searched</h1><p>\(firstParagraph) Then \(markup) came.</p><p>\(lastParagraph)</p>"
        let found = try source(of: words, in: html)
        // Of a soft hyphen nothing is left, so its bytes lie between two ranges.
        #expect(found == markup.replacing("&shy;", with: ""))
    }

    @Test func aBreakInsideWordsPartsTheRanges() throws {
        let html = "<p>\(firstParagraph) The <b class=\"x\">po</b>lice <a href=\"/p\">came</a> again.</p>"
        let bytes = Array(html.utf8)
        let captured = try Capture.read(bytes: bytes, name: "page.html")
        let span = try #require(captured.span(of: "The police came again"))
        let ranges = captured.map.originalRanges(of: span).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(ranges == ["The ", "po", "lice ", "came", " again"])
        #expect(
            captured.map.originalRange(of: span).map { String(decoding: bytes[$0], as: UTF8.self) }
                == "The <b class=\"x\">po</b>lice <a href=\"/p\">came</a> again")
    }

    @Test func everyByteOfTheTextCameFromSomewhere() throws {
        let html = page(
            "<h1>Search &amp; seizure</h1><table><tr><td>a&nbsp;b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table><p>\(firstParagraph)</p>"
        )
        let bytes = Array(html.utf8)
        let source = try Capture.read(bytes: bytes, name: "page.html")
        let text = Array(source.text.utf8)
        for index in text.indices {
            let range = source.map.originalRange(of: ByteSpan(index, index + 1))
            let isOurs =
                text[index] == 10
                || (index > 0 && index + 1 < text.count && text[(index - 1)...(index + 1)].contains(UInt8(ascii: "|")))
            #expect((range == nil) == isOurs, "byte \(index)")
        }
    }
}
