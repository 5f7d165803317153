// Title, author, day, language and site, from what a page states and from what it shows.
import CaseModel
import Testing

@testable import Capture

@Suite struct MetadataTests {
    private func source(head: String = "", title: String = "Activist searched – Bureau", _ article: String? = nil)
        throws -> Source
    {
        try captured(
            page(
                article ?? "<h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p>", title: title,
                head: head))
    }

    @Test(arguments: [
        "<meta property=\"article:published_time\" content=\"2024-11-06T15:20:00+05:00\">",
        "<meta name=pubdate content=20241106>",
        "<meta itemprop=\"datePublished\" content=\"2024-11-06\">",
        "<meta name=\"DC.date.issued\" content=\"2024-11-06\">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-11-06T23:59:00-08:00\"}</script>",
        "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"Article\"],\"datePublished\":\"2024-11-06\"}]}</script>",
    ])
    func publicationDayFromMetadata(head: String) throws {
        let source = try source(head: head)
        #expect(source.published?.description == "2024-11-06")
        #expect(source.publishedOrigin == .metadata)
    }

    @Test(arguments: [
        ("<div>6 November 2024</div>", "6 November 2024"),
        (
            "<p class=\"date\">Published on November 6, 2024 by the desk</p>",
            "Published on November 6, 2024 by the desk"
        ),
        ("<time>06.11.2024, 16:40</time>", "06.11.2024, 16:40"),
        ("<h3 class=\"dateline\">Kampala. Wednesday November 6, 2024</h3>", "Kampala. Wednesday November 6, 2024"),
        (
            "<div class=\"meta\"><time>6 Nov 2024</time> <span class=\"comments\"><a href=\"#c\">3 comments</a></span></div>",
            "6 Nov 2024"
        ),
        ("<div>6 ноября 2024 г.</div>", "6 ноября 2024 г."),
        ("<div>6th of November 2024</div>", "6th of November 2024"), ("<div>2024-11-06</div>", "2024-11-06"),
    ])
    func publicationDayFromTheDateLine(line: String, words: String) throws {
        let source = try source("<h1>Activist searched</h1>\(line)<p>\(firstParagraph)</p><p>\(lastParagraph)</p>")
        #expect(source.published?.description == "2024-11-06")
        #expect(source.publishedOrigin == .dateLine)
        #expect(source.text == "Activist searched\n\(words)\n\(firstParagraph)\n\(lastParagraph)")
        #expect(source.text.utf8.dropFirst(source.bodyStart).elementsEqual("\(firstParagraph)\n\(lastParagraph)".utf8))
    }

    @Test(arguments: ["06/11/2024", "November 2024", "6 November", "4 min read", "31.31.2024", "2024"])
    func noDayIsMadeUp(line: String) throws {
        #expect(
            try source("<h1>Activist searched</h1><div>\(line)</div><p>\(firstParagraph)</p><p>\(lastParagraph)</p>")
                .published == nil)
    }

    @Test func daysOfOtherThingsAreNotTaken() throws {
        let head =
            "<meta name=\"dcterms.modified\" content=\"2025-06-02\"><meta property=\"article:expiration_time\" content=\"2025-06-02\">"
        #expect(try source(head: head).published == nil)
        #expect(
            try source(
                "<div>Thursday, July 25, 2024 · <a href=x>Login</a></div><h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p>"
            ).published == nil)
    }

    @Test func titleIsTheHeadlineWithoutTheSite() throws {
        #expect(try source(title: "Activist searched – Bureau of somebody").title == "Activist searched")
        #expect(try source(title: "Bureau", "<p>\(firstParagraph)</p><p>\(lastParagraph)</p>").title == "Bureau")
        // A second heading repeats the stated title; the first names the site.
        let source = try source(
            title: "Two people searched in Shymkent | Bureau",
            "<h1>Bureau of somebody</h1><h2>Two people searched in Shymkent</h2><p>\(firstParagraph)</p><p>\(lastParagraph)</p>"
        )
        #expect(source.title == "Two people searched in Shymkent")
        #expect(source.text.hasPrefix("Two people searched in Shymkent\n"))
    }

    @Test(arguments: [
        ("Two people searched in Shymkent – Bureau of somebody", "Two people searched in Shymkent"),
        ("Two people searched in Shymkent | News | Bureau", "Two people searched in Shymkent | News"),
        ("Bureau – News", "Bureau – News"), ("A forty-two-year-old man detained", "A forty-two-year-old man detained"),
    ])
    func siteIsTakenOffATitleThatNoHeadingRepeats(title: String, wanted: String) throws {
        #expect(try source(title: title, "<p>\(firstParagraph)</p><p>\(lastParagraph)</p>").title == wanted)
    }

    @Test func theHighestHeadingBeforeTheTextServesAsTitle() throws {
        let article =
            "<h3>The press service informs</h3><h2>On a gathering in Temirtau</h2><p>\(firstParagraph)</p><p>\(lastParagraph)</p>"
        let source = try source(title: "Полиция – Новости", article)
        #expect(source.title == "On a gathering in Temirtau")
        #expect(source.text.hasPrefix("The press service informs\nOn a gathering in Temirtau\n"))
    }

    @Test func authorLanguageAndSite() throws {
        let source = try source(
            head: """
                <meta name="author" content="Betty &amp; Sons"><meta property="og:site_name" content="The Courier">
                <script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Camila D\\u00f3sova"}]}</script>
                """)
        #expect(source.author == "Betty & Sons")
        #expect(source.siteName == "The Courier")
        #expect(source.language == "en")
        let byScript = try self.source(
            head:
                "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Camila D\\u00f3sova\"}]}</script>"
        )
        #expect(byScript.author == "Camila Dósova")
    }

    @Test(arguments: [
        "{", "[[[[", "{\"@type\":", "{\"@type\":\"NewsArticle\",\"author\":{\"name\":[]}}", "null", "{\"a\":\"\\u12",
        "\"\\ud83d\\u0041\"",
    ])
    func brokenStatementsDoNoHarm(json: String) throws {
        let source = try source(head: "<script type=\"application/ld+json\">\(json)</script>")
        #expect(source.title == "Activist searched")
        #expect(source.published == nil)
    }
}
