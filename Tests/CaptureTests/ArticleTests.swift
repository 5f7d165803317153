// Which words of a page are its article, and on which lines they come.
import CaseModel
import Testing

@testable import Capture

@Suite struct ArticleTests {
    @Test func paragraphsComeOneALine() throws {
        let source = try captured(
            page("<h1>Activist searched</h1>\n<p>\(firstParagraph)</p>\n\n<p>\(lastParagraph)</p>"))
        #expect(source.text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
        #expect(source.bodyStart == "Activist searched\n".utf8.count)
        #expect(source.title == "Activist searched")
        #expect(source.language == "en")
    }

    @Test func twoBreaksPartParagraphsOneEndsALine() throws {
        let source = try captured(
            page(
                "<h1>Activist searched</h1><div>\(firstParagraph)<br><br>\nNew one.<br/>And on.<br> <br>\(lastParagraph)</div>"
            ))
        #expect(source.text == "Activist searched\n\(firstParagraph)\nNew one.\nAnd on.\n\(lastParagraph)")
    }

    @Test func whiteSpaceIsMadeSingleSpaces() throws {
        #expect(
            try lines(between: "<p>  The\n  <b>police </b>\u{A0} came&nbsp;\tagain&#32;on\u{2009}Monday . </p>") == [
                "The police came again on Monday ."
            ])
    }

    @Test func referencesAreDecoded() throws {
        #expect(
            try lines(
                between:
                    "<p>&ldquo;Enough&rdquo; &mdash; said O&#39;Neil &amp; K&#x6f;. &lt;b&gt; &copy 2024 &unknown; &euro;5 &#150; &NotEqualTilde;</p>"
            )
                == ["“Enough” — said O'Neil & Ko. <b> © 2024 &unknown; €5 – ≂̸"])
    }

    @Test func invisibleCharactersAreLeftOut() throws {
        #expect(
            try lines(between: "<p>They de&shy;tained Aidar\u{200B} Samatov on Mon<wbr>day.</p>") == [
                "They detained Aidar Samatov on Monday."
            ])
    }

    @Test func listsComeOneItemALine() throws {
        #expect(
            try lines(between: "<p>Taken were:</p><ul><li>a laptop</li><li>two telephones</li></ul>") == [
                "Taken were:", "a laptop", "two telephones",
            ])
    }

    @Test func tablesComeOneRowALine() throws {
        let table =
            "<table><tr><th>No.</th><th>Name</th></tr><tr><td>1</td><td>Aidar <b>Samatov</b></td></tr><tr><td>2</td><td>Sanat</td></tr></table>"
        #expect(try lines(between: table) == ["No. | Name", "1 | Aidar Samatov", "2 | Sanat"])
    }

    @Test func layoutTablesAreNoTables() throws {
        let html = """
            <table width=100%><tr><td><a href=/>Home</a><br><a href=/n>News</a></td><td><h2>Activist searched</h2>
            <p>\(firstParagraph)</p><p>\(lastParagraph)</p></td></tr></table>
            """
        #expect(try captured(html).text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
    }

    @Test func subheadingsStayWhereTextFollows() throws {
        #expect(
            try lines(between: "<h2>The search</h2><p>It took three hours.</p><h2>The detention</h2>") == [
                "The search", "It took three hours.", "The detention",
            ])
        let end = try captured(
            page(
                "<h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p><h3>More on this</h3><ul><li><a href=x>Another case in Aktau</a></li></ul>"
            ))
        #expect(end.text.hasSuffix(lastParagraph))
    }

    @Test func runInHeadingsGoOnTheirParagraphsLine() throws {
        #expect(
            try lines(between: "<h4>Monday.</h4><p>The court heard two witnesses.</p>") == [
                "Monday. The court heard two witnesses."
            ])
    }

    @Test func clockTimesGoOnTheirEntrysLine() throws {
        let entry =
            "<div><span>21:50</span> <div><p>The police have closed the square and the streets around it.</p></div></div>"
        #expect(try lines(between: entry) == ["21:50 | The police have closed the square and the streets around it."])
    }

    // MARK: Furniture

    @Test(arguments: [
        "<div class=\"read-also\"><b>Read also:</b> <a href=x>Court extends the arrest of Gulsim</a></div>",
        "<p>Read also: <a href=x>Court extends the arrest of Gulsim Rakhmanova</a></p>",
        "<figure><img src=a.jpg><figcaption>Archive photo: Marzhan Alimbek, 2022</figcaption></figure>",
        "<div class=\"wp-caption-text\">Marzhan Alimbek at the court in 2022.</div>",
        "<div class=\"newsletter-inline\"><h4>Stay informed</h4><p>Get our weekly newsletter.</p><input><button>Subscribe</button></div>",
        "<div id=\"gpt-ad-2\">ADVERTISEMENT</div>", "<p>ADVERTISEMENT</p>",
        "<ul class=\"share\"><li>Facebook</li><li>Telegram</li></ul>",
        "<form><p>Sign the petition for Asel Turdubekova today.</p></form>",
        "<aside><p>Sabit Nurov was sentenced to four years in May.</p></aside>",
        "<nav><p>Sabit Nurov was sentenced to four years in May.</p></nav>",
        "<div style=\"display: none\"><p>Sabit Nurov was sentenced to four years.</p></div>",
        "<p hidden>Sabit Nurov was sentenced to four years.</p>",
        "<script>var p = '<p>Sabit Nurov was sentenced.</p>'</script>", "<!-- <p>Sabit Nurov was sentenced.</p> -->",
        "<template><p>Sabit Nurov was sentenced to four years.</p></template>",
        "<noscript>Enable JavaScript, please, to see this page.</noscript>",
        "<style>p { color: red }</style>", "<select><option>Almaty</select>", "<button>Print</button>",
        "<svg><text>Chart of arrests</text></svg>",
        "<ul><li><a href=1>Fifteen days for a sheet of paper</a></li><li><a href=2>The case of Ainur</a></li></ul>",
        "<div>Protesters in the square (Photo: agency)</div>",
        "<iframe src=x>Your browser does not support frames.</iframe>",
    ])
    func furnitureInTheTextIsLeftOut(furniture: String) throws {
        #expect(try lines(between: furniture) == [])
    }

    @Test func furnitureAroundTheTextIsCounted() throws {
        let source = try captured(
            page(
                """
                <h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p>
                <section id="comments"><h3>2 comments</h3><ol><li><b>Saltanat</b> says: <p>My cousin Rauan was searched that morning too!</p></li></ol></section>
                """))
        #expect(source.text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
        let kinds = source.leftOut.map(\.kind)
        #expect(kinds == [.navigation, .comments, .sidebars, .footers])
        #expect(source.leftOut.first { $0.kind == .sidebars }?.snippets.last == "Sabit Nurov sentenced to four years")
        #expect(source.leftOut.first { $0.kind == .navigation }?.description == "2 navigation items (“Home”)")
    }

    @Test func commentsMayBeLongerThanTheArticle() throws {
        let comments = String(
            repeating: "<li><p>They should all be released, and at once, whatever the court may say about it.</p></li>",
            count: 60)
        let source = try captured(
            page(
                "<h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p><div class=\"comments\"><ol>\(comments)</ol></div>"
            ))
        #expect(source.text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
    }

    @Test(arguments: [
        "sidebar-wrap", "has-comments", "hidden-xs related-layout", "share-page", "ad-free", "widget-area", "menu-open",
    ])
    func namesThatHoldTheWholeArticleMeanNothing(name: String) throws {
        let source = try captured(
            "<html><body><div class=\"\(name)\"><h1>Activist searched</h1><p>\(firstParagraph)</p><p>\(lastParagraph)</p></div></body></html>"
        )
        #expect(source.text == "Activist searched\n\(firstParagraph)\n\(lastParagraph)")
    }

    @Test func aShortArticleUnderItsHeadlineWinsOverLongTeasers() throws {
        let teasers = (1...8).map {
            "<div><h3><a href=/\($0)>The story of teacher number \($0)</a></h3><p>The regional court has dismissed the complaint of teacher number \($0), who was fined in May for a post.</p></div>"
        }
        let source = try captured(
            "<html><head><title>Activist searched in Astana</title></head><body><div><h1>Activist searched in Astana</h1><p>\(firstParagraph)</p></div>"
                + "<div class=\"grid\">\(teasers.joined())</div></body></html>")
        #expect(source.text == "Activist searched in Astana\n\(firstParagraph)")
    }

    @Test func anUnclosedControlDoesNotSwallowTheArticle() throws {
        let long = String(repeating: "<p>\(firstParagraph) And again.</p><p>\(lastParagraph) Or not.</p>", count: 1)
        let filler = String(
            repeating:
                "<p>The court has heard witness after witness, and all of them said what they saw on Monday.</p>",
            count: 50)
        let source = try captured(
            "<select><option>Almaty<h1>Activist searched</h1>\(long)\(filler)<select><option>Astana</select>")
        #expect(source.text.contains(firstParagraph) && source.text.contains(lastParagraph))
    }

    @Test func aTextThatStandsTwiceIsTakenOnce() throws {
        let long = firstParagraph + " " + lastParagraph
        #expect(try lines(between: "<p>\(long)</p><div class=\"mobile\"><p>\(long)</p></div>") == [long])
    }

    @Test func whatThePublisherSaysOfItselfIsLeftOut() throws {
        let body = String(repeating: "<p>\(firstParagraph) \(lastParagraph)</p><p>And more of it.</p>", count: 1)
        let source = try captured(
            page(
                "<h1>Activist searched</h1>\(body)<p>\(lastParagraph)</p><h3>About the Fund</h3><p>The Fund defends reporters in forty countries.</p><p>Contact: Anna Lind.</p>"
            ))
        #expect(source.text.hasSuffix(lastParagraph))
    }
}
