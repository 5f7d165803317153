// Small pages and the ways to look at what was captured of them.
import CaseModel
import Testing

@testable import Capture

/// Captures a page given as text.
func captured(_ html: String, name: String = "page.html") throws -> Source {
    try Capture.read(bytes: Array(html.utf8), name: name)
}

/// A whole page around an article: what stands before and after it is furniture.
func page(_ article: String, title: String = "A title of the page", head: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
    <main><article>\(article)</article></main>
    <aside><h3>Popular</h3><ul><li><a href="/1">Sabit Nurov sentenced to four years</a></li></ul></aside>
    <footer>© 2024 Bureau of somebody. All rights reserved.</footer></body></html>
    """
}

/// Paragraphs that make an article of what is between them.
let firstParagraph =
    "Police officers searched the flat of the activist Aidar Samatov in Astana on Monday, his lawyer said."
let lastParagraph = "The lawyer has appealed, and the regional court will hear the appeal in the first week of June."

/// The lines that a page gives when `middle` stands between the two paragraphs, without those two.
func lines(between middle: String) throws -> [String] {
    let source = try captured(
        page("<h1>Activist searched in Astana</h1><p>\(firstParagraph)</p>\(middle)<p>\(lastParagraph)</p>"))
    let lines = source.text.split(separator: "\n").map(String.init)
    try #require(
        lines.first == "Activist searched in Astana" && lines.last == lastParagraph && lines.contains(firstParagraph))
    return lines.filter { $0 != firstParagraph && $0 != lastParagraph && $0 != "Activist searched in Astana" }
}

/// The words of the original, in its encoding, that the first occurrence of some words in the text came from.
func original(of words: String, in source: Source, bytes: [UInt8]) throws -> [UInt8] {
    let span = try #require(source.span(of: words))
    return source.map.originalRanges(of: span).flatMap { bytes[$0] }
}

extension Source {
    /// Where some words first stand in the text.
    func span(of words: String) -> ByteSpan? {
        let (text, words) = (Array(text.utf8), Array(words.utf8))
        guard !words.isEmpty, text.count >= words.count else { return nil }
        return (0...(text.count - words.count)).first { text[$0..<($0 + words.count)].elementsEqual(words) }
            .map { ByteSpan($0, $0 + words.count) }
    }
}
