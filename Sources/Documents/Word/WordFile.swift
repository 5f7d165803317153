// A Word file: its parts, how they belong together, and nothing about who made it (ECMA-376 parts 1 and 2).

import Presentation

extension Document {
    /// The document as a Word file (DOCX).
    ///
    /// Its properties are the language, and a title where ``propertyTitle`` gives one: no author, no date, no program, no template.
    ///
    /// - Throws: `ZipError.tooLarge` beyond 4 GB.
    public func docx() throws(ZipError) -> [UInt8] {
        let layout = Layout(self)
        let (body, lists) = WordFile.body(layout)
        let notes = WordFile.notes(layout)
        var zip = ZipWriter()
        try zip.add("[Content_Types].xml", PackageResources.types_xml)
        try zip.add("_rels/.rels", PackageResources.package_xml)
        try zip.add("docProps/core.xml", WordFile.properties(layout))
        try zip.add("word/document.xml", body.xml.bytes)
        try zip.add("word/_rels/document.xml.rels", WordFile.relationships(of: body, beginning: WordFile.parts))
        try zip.add("word/styles.xml", WordFile.styles(layout))
        try zip.add("word/settings.xml", PackageResources.settings_xml)
        try zip.add("word/fontTable.xml", PackageResources.fonts_xml)
        try zip.add("word/numbering.xml", WordFile.numbering(lists))
        try zip.add("word/footnotes.xml", notes.xml.bytes)
        try zip.add("word/_rels/footnotes.xml.rels", WordFile.relationships(of: notes))
        try zip.add("word/header1.xml", WordFile.running("w:hdr", "Header", header, layout) { _ in })
        try zip.add(
            "word/footer1.xml",
            WordFile.running("w:ftr", "Footer", footer, layout) {
                $0.xml.raw("<w:r><w:tab/></w:r>")
                $0.xml.raw("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
                $0.words(" / ")
                $0.xml.raw("<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
            })
        return zip.finished()
    }
}

private enum WordFile {
    /// Parts that every document has: the name of the relationship, its type, and the file.
    static let parts: [(String, String, String)] = [
        ("styles", "styles", "styles.xml"), ("settings", "settings", "settings.xml"),
        ("fonts", "fontTable", "fontTable.xml"), ("numbering", "numbering", "numbering.xml"),
        ("notes", "footnotes", "footnotes.xml"), ("header", "header", "header1.xml"),
        ("footer", "footer", "footer1.xml"),
    ]

    /// Kazakh and its neighbours have letters that Liberation lacks; DejaVu, which is larger, has them.
    static func styles(_ layout: Layout) -> [UInt8] {
        guard ["kk", "ky", "tg"].contains(layout.language.prefix(2).lowercased()) else {
            return PackageResources.styles_xml
        }
        let styles = String(decoding: PackageResources.styles_xml, as: UTF8.self)
        return Array(
            styles.replacing("Liberation S", with: "DejaVu S")
                .replacing(
                    "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>", with: "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
                ).utf8)
    }

    static func body(_ layout: Layout) -> (WordPart, lists: Int) {
        var body = WordBody(layout)
        let document = layout.document
        body.part.xml.open("w:document", WordPart.namespaces)
        body.part.xml.raw("<w:body>")
        if CleanText.isSeen(document.title) { body.paragraph("Title") { $0.words(document.title) } }
        if let subtitle = document.subtitle, CleanText.isSeen(subtitle) {
            body.paragraph("Subtitle") { $0.words(subtitle) }
        }
        body.blocks(layout.blocks)
        body.part.xml.raw("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>")
        body.part.xml.raw("<w:footerReference w:type=\"default\" r:id=\"footer\"/>")
        body.part.xml.raw("<w:footnotePr><w:numFmt w:val=\"decimal\"/></w:footnotePr>")
        // A4, margins of 2.5 cm.
        body.part.xml.raw("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>")
        body.part.xml.raw(
            "<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"
        )
        body.part.xml.raw("</w:sectPr></w:body></w:document>")
        return (body.part, body.lists)
    }

    /// The footnotes, after the two lines that part them from the text.
    static func notes(_ layout: Layout) -> WordPart {
        var part = WordPart(layout)
        part.xml.open("w:footnotes", WordPart.namespaces)
        part.xml.raw("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>")
        part.xml.raw("<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>")
        part.xml.raw("<w:continuationSeparator/></w:r></w:p></w:footnote>")
        for (index, note) in layout.notes.enumerated() {
            part.xml.open("w:footnote", [("w:id", String(index + 1))])
            part.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>")
            part.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
            part.xml.raw("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>")
            for span in note.spans { part.span(span) }
            part.xml.raw("</w:p></w:footnote>")
        }
        part.xml.raw("</w:footnotes>")
        return part
    }

    static func running(
        _ element: StaticString, _ style: String, _ words: String?, _ layout: Layout, _ rest: (inout WordPart) -> Void
    ) -> [UInt8] {
        var part = WordPart(layout)
        part.xml.open(element, WordPart.namespaces)
        part.xml.raw("<w:p><w:pPr>")
        part.property("w:pStyle", style)
        part.xml.raw("</w:pPr>")
        part.words(words ?? "")
        rest(&part)
        part.xml.raw("</w:p>")
        part.xml.close(element)
        return part.xml.bytes
    }

    /// Numbering 1 is that of bullets; each numbered list has one of its own behind it.
    static func numbering(_ lists: Int) -> [UInt8] {
        var xml = HTMLWriter()
        xml.raw(trusted: String(decoding: PackageResources.numbering_xml, as: UTF8.self))
        for list in 0..<lists {
            xml.open("w:num", [("w:numId", String(list + 2))])
            xml.raw("<w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>")
            xml.raw("</w:lvlOverride></w:num>")
        }
        xml.close("w:numbering")
        return xml.bytes
    }

    static func relationships(of part: WordPart, beginning parts: [(String, String, String)] = []) -> [UInt8] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        var xml = HTMLWriter()
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        xml.element("Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]) {
            for (id, type, target) in parts {
                $0.element("Relationship", [("Id", id), ("Type", types + type), ("Target", target)]) { _ in }
            }
            for (index, address) in part.addresses.enumerated() {
                $0.element(
                    "Relationship",
                    [
                        ("Id", "link\(index + 1)"), ("Type", types + "hyperlink"), ("Target", address.text),
                        ("TargetMode", "External"),
                    ]
                ) { _ in }
            }
        }
        return xml.bytes
    }

    static func properties(_ layout: Layout) -> [UInt8] {
        var xml = HTMLWriter()
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        xml.element(
            "cp:coreProperties",
            [
                ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ]
        ) {
            if let title = layout.document.propertyTitle { $0.element("dc:title", text: CleanText.clean(title)) }
            $0.element("dc:language", text: layout.language)
        }
        return xml.bytes
    }
}
