// The lines of a Word document: runs of text, links, notes and places (ECMA-376 part 1, 17.3.2 and 17.16).

import Presentation

/// A part of a Word file that holds text, while it is written.
struct WordPart {
    let layout: Layout
    var xml = HTMLWriter()
    /// Where the links of this part lead; the first has the number 1 among its relationships.
    private(set) var addresses: [WebAddress] = []
    private var numbers: [WebAddress: Int] = [:]
    private var bookmarks = 0
    private var written: Set<Int> = []
    private var noted: Set<Document.Footnote> = []

    static let namespaces: [(StaticString, String)] = [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ]

    init(_ layout: Layout) {
        self.layout = layout
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    }

    mutating func pieces(_ pieces: [Document.Inline]) {
        for (place, piece) in pieces.enumerated() {
            switch piece {
            case .span(let span): self.span(span)
            case .note(let note):
                if pieces.followsNote(place) {
                    xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:t>,</w:t></w:r>")
                }
                self.note(note)
            case .anchor(let name):
                if let number = layout.number(ofAnchor: name), written.insert(number).inserted {
                    bookmark("_place\(number)") { _ in }
                }
            case .lineBreak: xml.raw("<w:r><w:br/></w:r>")
            }
        }
    }

    mutating func span(_ span: Document.Span) {
        switch span.link {
        case .web(let address):
            let number = numbers[address] ?? addresses.count + 1
            if numbers.updateValue(number, forKey: address) == nil { addresses.append(address) }
            xml.open("w:hyperlink", [("r:id", "link\(number)")])
            run(span, isLink: true)
            xml.close("w:hyperlink")
        case .anchor(let name):
            guard let number = layout.number(ofAnchor: name) else { return run(span, isLink: false) }
            xml.open("w:hyperlink", [("w:anchor", "_place\(number)")])
            run(span, isLink: true)
            xml.close("w:hyperlink")
        case nil: run(span, isLink: false)
        }
    }

    /// Words of no look of their own.
    mutating func words(_ words: String) { run(Document.Span(words), isLink: false) }

    /// A property that is a name and a value.
    mutating func property(_ name: StaticString, _ value: String) {
        xml.open(name, [("w:val", value)])
        xml.close(name)
    }

    private mutating func run(_ span: Document.Span, isLink: Bool) {
        guard !span.text.isEmpty else { return }
        let style: String? =
            switch span.look {
            case .plain: isLink ? "Hyperlink" : nil
            case .emphasis: "Emphasis"
            case .strong: "Strong"
            case .secondary: "Secondary"
            case .code: "Code"
            }
        xml.raw("<w:r><w:rPr>")
        if let style { property("w:rStyle", style) }
        if isLink, span.look != .plain { xml.raw("<w:color w:val=\"1F4E79\"/><w:u w:val=\"single\"/>") }
        language(span.language)
        xml.raw("</w:rPr>")
        xml.element("w:t", [("xml:space", "preserve")], text: CleanText.clean(span.text))
        xml.raw("</w:r>")
    }

    private mutating func language(_ tag: String?) {
        let language = WordLanguage.tag(tag.map(CleanText.language) ?? layout.language)
        xml.open("w:lang", [("w:val", language), ("w:eastAsia", language), ("w:bidi", language)])
        xml.close("w:lang")
    }

    /// The first time a real footnote; later a field that shows its number again.
    private mutating func note(_ note: Document.Footnote) {
        let number = layout.number(of: note)
        if !noted.insert(note).inserted {
            let start: [StaticString] = [
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>",
                "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">",
            ]
            start.forEach { xml.raw($0) }
            xml.text(" NOTEREF _note\(number) \\f \\h ")
            xml.raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>")
            xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>")
            xml.element("w:t", text: String(number))
            xml.raw("</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
        } else if layout.mentions(of: note) > 1 {
            bookmark("_note\(number)") { $0.reference(number) }
        } else {
            reference(number)
        }
    }

    private mutating func reference(_ number: Int) {
        xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>")
        xml.open("w:footnoteReference", [("w:id", String(number))])
        xml.raw("</w:footnoteReference></w:r>")
    }

    private mutating func bookmark(_ name: String, _ fill: (inout WordPart) -> Void) {
        bookmarks += 1
        let id = String(bookmarks)
        xml.open("w:bookmarkStart", [("w:id", id), ("w:name", name)])
        xml.close("w:bookmarkStart")
        fill(&self)
        xml.open("w:bookmarkEnd", [("w:id", id)])
        xml.close("w:bookmarkEnd")
    }
}

/// Languages as Word knows them.
enum WordLanguage {
    /// Word checks spelling only where a country is named.
    static func tag(_ language: String) -> String {
        switch language.lowercased() {
        case "en": "en-GB"
        case "ru": "ru-RU"
        case "kk": "kk-KZ"
        case "fr": "fr-FR"
        case "es": "es-ES"
        case "de": "de-DE"
        case "uk": "uk-UA"
        case "ky": "ky-KG"
        case "und": "x-none"
        default: language
        }
    }
}
