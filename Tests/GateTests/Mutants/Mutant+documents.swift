// Leaks in documents, pictures and archives.

import LeakSupport

/// A Word file with a part changed or added.
private func word(_ part: String, _ content: String, body: String = "<w:p><w:r><w:t>A case.</w:t></w:r></w:p>")
    -> [UInt8]
{
    var parts = [
        "[Content_Types].xml": "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        "docProps/core.xml": "<cp:coreProperties/>", "docProps/app.xml": "<Properties/>",
        "word/document.xml": "<w:document><w:body>\(body)</w:body></w:document>",
    ]
    parts[part] = content
    return LeakContainers.zip(parts.keys.sorted().map { LeakContainers.Entry($0, Array((parts[$0] ?? "").utf8)) })
}

private func document(_ body: String) -> [UInt8] {
    word("word/document.xml", "<w:document><w:body>\(body)</w:body></w:document>")
}

private func pdf(_ stream: String) -> [UInt8] {
    Array("%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n".utf8)
        + LeakContainers.deflated(Array(stream.utf8), 15) + Array("\nendstream endobj\n".utf8)
}

extension Mutant {
    static let documents: [Mutant] = [
        Mutant("Word, core.xml: creator") {
            try $0.add(
                "a.docx",
                word(
                    "docProps/core.xml", "<cp:coreProperties><dc:creator>\($1.member)</dc:creator></cp:coreProperties>")
            )
        },
        Mutant("Word, app.xml: company") {
            try $0.add(
                "a.docx",
                word("docProps/app.xml", "<Properties><Company>Bureau of \($1.person.family)</Company></Properties>"))
        },
        Mutant("Word, custom.xml") {
            try $0.add(
                "a.docx",
                word(
                    "docProps/custom.xml",
                    "<property name=\"client\"><vt:lpwstr>\($1.person.name)</vt:lpwstr></property>"))
        },
        Mutant("Word, comment") {
            try $0.add(
                "a.docx",
                word(
                    "word/comments.xml",
                    "<w:comment w:author=\"X\"><w:p><w:r><w:t>ask \($1.person.family)</w:t></w:r></w:p></w:comment>"))
        },
        Mutant("Word, author of a tracked change") {
            try $0.add(
                "a.docx",
                document(
                    "<w:p><w:ins w:author=\"\($1.member)\" w:date=\"2026-05-01T00:00:00Z\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>"
                ))
        },
        Mutant("Word, deleted text") {
            try $0.add(
                "a.docx", document("<w:p><w:del><w:r><w:delText>\($1.person.name)</w:delText></w:r></w:del></w:p>"))
        },
        Mutant("Word, name in several runs") {
            let runs = [$1.person.family.prefix(3), $1.person.family.dropFirst(3)].map {
                "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">\($0)</w:t></w:r>"
            }
            try $0.add("a.docx", document("<w:p>\(runs.joined())</w:p>"))
        },
        Mutant("Word, footnote") {
            try $0.add(
                "a.docx",
                word("word/footnotes.xml", "<w:footnote><w:p><w:r><w:t>\($1.initials)</w:t></w:r></w:p></w:footnote>"))
        },
        Mutant("Word, header") {
            try $0.add(
                "a.docx",
                word("word/header1.xml", "<w:hdr><w:p><w:r><w:t>\($1.person.nameCyrillic)</w:t></w:r></w:p></w:hdr>"))
        },
        Mutant("Word, alternative text") {
            try $0.add(
                "a.docx", document("<w:p><wp:docPr id=\"1\" name=\"p\" descr=\"Photo of \($1.person.name)\"/></w:p>"))
        },
        Mutant("Word, link") {
            try $0.add(
                "a.docx",
                word(
                    "word/_rels/document.xml.rels",
                    "<Relationship Target=\"file:///home/\($1.person.family)/a.docx\" TargetMode=\"External\"/>"))
        },
        Mutant("Word, bookmark") {
            try $0.add("a.docx", document("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"\($1.person.family)\"/></w:p>"))
        },
        Mutant("PDF, information") {
            try $0.add("a.pdf", Array("%PDF-1.4\n1 0 obj<</Author(\($1.person.name))>>endobj\n".utf8))
        },
        Mutant("PDF, information in UTF-16, hexadecimal") {
            let hex = $1.person.nameCyrillic.utf16.map { String(Int($0) + 0x10000, radix: 16).dropFirst() }.joined()
            try $0.add("a.pdf", Array("%PDF-1.4\n1 0 obj<</Author<FEFF\(hex)>>>endobj\n".utf8))
        },
        Mutant("PDF, stream") { try $0.add("a.pdf", pdf("BT (Of \($1.person.name)) Tj ET")) },
        Mutant("PDF, kerned") {
            try $0.add(
                "a.pdf", pdf("BT [(\($1.person.family.prefix(2))) -20 (\($1.person.family.dropFirst(2)))] TJ ET"))
        },
        Mutant("PDF, XMP") {
            try $0.add("a.pdf", pdf("<x:xmpmeta><dc:creator><rdf:li>\($1.member)</rdf:li></dc:creator></x:xmpmeta>"))
        },
        Mutant("PNG, tEXt") {
            try $0.add("a.png", LeakContainers.png("tEXt", Array("Author\0\($1.person.name)".utf8)))
        },
        Mutant("PNG, zTXt") {
            try $0.add(
                "a.png",
                LeakContainers.png(
                    "zTXt", Array("Author\0\0".utf8) + LeakContainers.deflated(Array($1.person.name.utf8), 15)))
        },
        Mutant("JPEG, Exif") {
            try $0.add(
                "a.jpg",
                [0xFF, 0xD8, 0xFF, 0xE1, 0, 60] + Array("Exif\0\0II*\0\($1.person.name)\0".utf8) + [
                    0xFF, 0xDA, 1, 2, 3, 0xFF, 0xD9,
                ])
        },
        Mutant("JPEG, XMP") {
            try $0.add(
                "a.jpg",
                [0xFF, 0xD8, 0xFF, 0xE1, 0, 120]
                    + Array(
                        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>\($1.person.nameCyrillic)</dc:creator></x:xmpmeta>"
                            .utf8)
                    + [0xFF, 0xD9])
        },
        Mutant("JPEG, comment") {
            try $0.add("a.jpg", [0xFF, 0xD8, 0xFF, 0xFE, 0, 40] + Array("taken by \($1.member)".utf8) + [0xFF, 0xD9])
        },
    ]

    static let containers: [Mutant] = [
        Mutant("ZIP, comment") {
            try $0.add("a.zip", LeakContainers.zip([LeakContainers.Entry("a.txt", [65])], comment: $1.person.name))
        },
        Mutant("ZIP, entry's name") {
            try $0.add(
                "a.zip", LeakContainers.zip([LeakContainers.Entry("\($1.person.family.lowercased()).txt", [65])]))
        },
        Mutant("ZIP, extra field") {
            var entry = LeakContainers.Entry("a.txt", [65])
            let name = Array($1.person.name.utf8)
            entry.extra = LeakContainers.number(0x7075, 2) + LeakContainers.number(name.count, 2) + name
            try $0.add("a.zip", LeakContainers.zip([entry]))
        },
        Mutant("ZIP, comment of an entry") {
            var entry = LeakContainers.Entry("a.txt", [65])
            entry.comment = $1.person.nameCyrillic
            try $0.add("a.zip", LeakContainers.zip([entry]))
        },
        Mutant("ZIP, entry that no list names") {
            var entry = LeakContainers.Entry("b.txt", Array($1.person.name.utf8))
            entry.isListed = false
            try $0.add("a.zip", LeakContainers.zip([LeakContainers.Entry("a.txt", [65]), entry]))
        },
        Mutant("ZIP in ZIP") {
            let inner = LeakContainers.zip([
                LeakContainers.Entry("c.html", Array(LeakVariants.page($1.person.name).utf8))
            ])
            try $0.add("a.zip", LeakContainers.zip([LeakContainers.Entry("b.zip", inner)]))
        },
    ]
}
