// What a file is, is told by its contents; a name that says otherwise is noted.
import CaseModel
import Testing

@testable import Capture

@Suite struct WrongLabelTests {
    @Test func aPageCalledTextIsReadAsAPage() throws {
        let source = try captured(page("<h1>Activist searched</h1><p>\(firstParagraph)</p>"), name: "report.txt")
        #expect(source.mediaType == "text/html")
        #expect(source.text == "Activist searched\n\(firstParagraph)")
        #expect(source.notes == ["It is labelled as plain text, but it is a web page and was read as one."])
    }

    @Test func textCalledAPageIsReadAsText() throws {
        let source = try captured("Police detained two people.\nBoth were released.", name: "report.html")
        #expect(source.mediaType == "text/plain")
        #expect(source.text == "Police detained two people.\nBoth were released.")
        #expect(source.notes == ["It is labelled as a web page, but it has no tags and was read as plain text."])
    }

    @Test(arguments: ["text/html", "text/html; charset=utf-8", "application/xhtml+xml"])
    func oneTagIsEnoughWhereTheSenderSaysPage(type: String) throws {
        let source = try Capture.read(
            bytes: Array("\(firstParagraph)<br>\(lastParagraph)".utf8), name: "x", mediaType: type)
        #expect(source.text == "\(firstParagraph)\n\(lastParagraph)")
    }

    @Test func piecesOfAPageAreAPage() throws {
        #expect(
            try captured("<p>Police detained Aidar Samatov.</p>", name: "x").text == "Police detained Aidar Samatov.")
        #expect(
            try captured("<h2>Detained</h2>\n<p>\(firstParagraph)", name: "x").text == "Detained\n\(firstParagraph)")
    }
}
