// A document as one page of HTML for paper and for screens: no script, nothing from elsewhere, and its notes at its end.

import Presentation

extension Document {
    /// The document as a page of HTML in UTF-8 that needs no other file.
    public func html() -> [UInt8] {
        var page = PrintPage(Layout(self))
        page.write()
        return page.html.bytes
    }
}

struct PrintPage {
    let layout: Layout
    var html = HTMLWriter()
    /// How often each note was mentioned so far.
    var mentioned: [Int: Int] = [:]
    private var placed: Set<Int> = []

    init(_ layout: Layout) { self.layout = layout }

    /// No script, no picture, no font, no form, no address; and links don't say where they were followed from.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    mutating func write() {
        let document = layout.document
        html.raw("<!doctype html>\n")
        html.open("html", [("lang", layout.language)])
        html.raw("<head><meta charset=\"utf-8\">")
        html.open("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.policy)])
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">")
        let title = [document.propertyTitle ?? "", document.title].first(where: CleanText.isSeen) ?? "—"
        html.element("title", text: CleanText.clean(title))
        html.raw("<style>")
        html.raw(trusted: String(decoding: PackageResources.print_css, as: UTF8.self))
        html.raw("</style></head>\n<body>\n")
        if let header = document.header, CleanText.isSeen(header) {
            html.element("header") { $0.element("p", text: CleanText.clean(header)) }
        }
        html.raw("<main>\n")
        if CleanText.isSeen(document.title) { html.element("h1", text: CleanText.clean(document.title)) }
        if let subtitle = document.subtitle, CleanText.isSeen(subtitle) {
            html.element("p", class: "subtitle", text: CleanText.clean(subtitle))
        }
        html.raw("\n")
        blocks(layout.blocks)
        notes()
        html.raw("</main>\n")
        if let footer = document.footer, CleanText.isSeen(footer) {
            html.element("footer") { $0.element("p", text: CleanText.clean(footer)) }
        }
        html.raw("</body></html>\n")
    }

    mutating func pieces(_ pieces: [Document.Inline]) {
        for (place, piece) in pieces.enumerated() {
            switch piece {
            case .span(let span): self.span(span)
            case .note(let note):
                let number = layout.number(of: note)
                mentioned[number, default: 0] += 1
                html.element("sup") {
                    if pieces.followsNote(place) { $0.raw(",") }
                    $0.element(
                        "a",
                        [
                            ("id", Self.mention(number, mentioned[number] ?? 1)), ("href", "#note-\(number)"),
                            ("role", "doc-noteref"),
                        ], text: String(number))
                }
            case .anchor(let name):
                if let number = layout.number(ofAnchor: name), placed.insert(number).inserted {
                    html.element("span", [("id", "place-\(number)")]) { _ in }
                }
            case .lineBreak: html.raw("<br>")
            }
        }
    }

    private mutating func span(_ span: Document.Span) {
        let words = CleanText.clean(span.text)
        guard !words.isEmpty else { return }
        let language = span.language.map { [("lang" as StaticString, CleanText.language($0))] } ?? []
        func look(_ html: inout HTMLWriter, _ attributes: [(StaticString, String)]) {
            switch span.look {
            case .plain where attributes.isEmpty: html.text(words)
            case .plain: html.element("span", attributes, text: words)
            case .emphasis: html.element("em", attributes, text: words)
            case .strong: html.element("strong", attributes, text: words)
            case .secondary: html.element("small", attributes, text: words)
            case .code: html.element("code", attributes, text: words)
            }
        }
        switch span.link {
        case .web(let address) where CleanText.isSeen(words):
            // On paper a link is its address; where that is what the words say already, it isn't said twice.
            let style = words == address.text ? [] : [("class" as StaticString, "named")]
            html.element("a", [("href", address.text)] + style + language) { look(&$0, []) }
        case .anchor(let name) where CleanText.isSeen(words):
            guard let number = layout.number(ofAnchor: name) else { return look(&html, language) }
            html.element("a", [("href", "#place-\(number)")] + language) { look(&$0, []) }
        default: look(&html, language)
        }
    }

    private static func mention(_ number: Int, _ time: Int) -> String {
        time == 1 ? "mention-\(number)" : "mention-\(number)-\(time)"
    }

    /// The notes, each with arrows to where it is mentioned.
    private mutating func notes() {
        guard !layout.notes.isEmpty else { return }
        let labels = layout.document.labels
        html.raw("<section role=\"doc-endnotes\" aria-labelledby=\"notes\">\n")
        html.element("h2", [("id", "notes")], text: CleanText.clean(labels.notes))
        html.raw("\n<ol>\n")
        for (index, note) in layout.notes.enumerated() {
            let number = index + 1
            html.open("li", [("id", "note-\(number)")])
            for span in note.spans { self.span(span) }
            for time in 1...max(1, layout.mentions(of: note)) {
                let name = "\(CleanText.clean(labels.back)) (\(number)\(time == 1 ? "" : ", \(time)"))"
                html.raw(" ")
                html.element(
                    "a",
                    [
                        ("href", "#\(Self.mention(number, time))"), ("role", "doc-backlink"), ("class", "back"),
                        ("aria-label", name),
                    ], text: "↩")
            }
            html.raw("</li>\n")
        }
        html.raw("</ol>\n</section>\n")
    }
}
