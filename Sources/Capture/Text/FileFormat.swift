// Knows a file by its first bytes, whatever its name says, so that what can't be read is refused by name.

enum FileFormat {
    /// The name of a known format that is neither text nor a web page, or `nil`.
    static func foreign(_ bytes: [UInt8]) -> String? {
        for (magic, name) in magics where bytes.starts(with: magic) {
            return name == zip ? zipKind(bytes) : name
        }
        if bytes.count > 12 {
            if bytes[4..<8].elementsEqual("ftyp".utf8) { return "a video or HEIC picture" }
            if bytes[8..<12].elementsEqual("WEBP".utf8) { return "a WebP picture" }
        }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return "a TAR archive" }
        return isMHTML(bytes) ? "a web archive (MHTML)" : nil
    }

    private static let zip = "a ZIP archive"

    private static let magics: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], zip),
        ([0x50, 0x4B, 0x05, 0x06], zip),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        ([0x1F, 0x8B], "a gzip archive"),
        (Array("BZh".utf8), "a bzip2 archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        (Array("Rar!".utf8), "a RAR archive"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Microsoft Office document"),
        (Array("{\\rtf".utf8), "an RTF document"),
        (Array("%!PS".utf8), "a PostScript document"),
        (Array("ID3".utf8), "an MP3 recording"),
        (Array("OggS".utf8), "an Ogg recording"),
        (Array("RIFF".utf8), "a picture or recording (RIFF)"),
        ([0x1A, 0x45, 0xDF, 0xA3], "a Matroska video"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format 3".utf8), "an SQLite database"),
        (Array("WARC/1.".utf8), "a web archive (WARC)"),
        (Array("bplist00".utf8), "a web archive or property list"),
        (Array("age-encryption.org/v1".utf8), "an encrypted file (age)"),
    ]

    private static func zipKind(_ bytes: [UInt8]) -> String {
        let head = bytes.prefix(4096)
        if contains(head, "opendocument.text") { return "an OpenDocument text" }
        if contains(head, "epub+zip") { return "an EPUB book" }
        if contains(head, "word/") { return "a Word document (DOCX)" }
        if contains(head, "xl/") { return "an Excel workbook (XLSX)" }
        if contains(head, "[Content_Types].xml") { return "an Office document (DOCX or the like)" }
        return zip
    }

    /// A page saved as one file: a mail-like header that says multipart/related.
    private static func isMHTML(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(2048)
        return contains(head, "MIME-Version:") && contains(head, "multipart/related")
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        let pattern = Array(word.utf8)
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        return bytes.indices.dropLast(pattern.count - 1).contains {
            bytes[$0] == first && bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
        }
    }

    /// Whether decoded text is a web page: a doctype or `<html` near the start, or enough tags of a page in the first part; one tag is
    /// enough where the name or the sender says that it is a page, or the text begins with a tag.
    static func isHTML(_ text: [UInt8], isSaid: Bool) -> Bool {
        let first = text.firstIndex { $0 > 32 } ?? 0
        if isSaid, first + 1 < text.count, text[first] == UInt8(ascii: "<"), lower(text[first + 1]) >= 97,
            lower(text[first + 1]) <= 122
        {
            return true
        }
        let needed = isSaid || tagWeight(text, at: first) > 0 ? 1 : 4
        var found = 0
        for index in first..<min(text.count, first + 65_536) where text[index] == UInt8(ascii: "<") {
            found += tagWeight(text, at: index)
            if found >= needed { return true }
        }
        return false
    }

    /// What the tag at `index` counts; 0 where there is none.
    private static func tagWeight(_ text: [UInt8], at index: Int) -> Int {
        guard index < text.count, text[index] == UInt8(ascii: "<") else { return 0 }
        return pageTags.first { matches($0.0, in: text, at: index + 1) }?.1 ?? 0
    }

    /// Tags as a page has them; four points make a page.
    private static let pageTags: [([UInt8], Int)] = [
        ("!doctype html", 4), ("html", 4), ("head", 4), ("body", 4), ("meta", 2), ("title", 2), ("script", 2),
        ("article", 2),
        ("div", 1), ("p", 1), ("h1", 1), ("h2", 1), ("h3", 1), ("table", 1), ("tr", 1), ("td", 1), ("br", 1), ("hr", 1),
        ("a", 1),
        ("span", 1), ("ul", 1), ("ol", 1), ("li", 1), ("b", 1), ("i", 1), ("em", 1), ("strong", 1), ("img", 1),
        ("form", 1),
        ("section", 1), ("main", 1), ("header", 1), ("footer", 1), ("nav", 1), ("font", 1), ("center", 1), ("link", 1),
        ("style", 1),
        ("blockquote", 1), ("pre", 1), ("h4", 1), ("dl", 1),
    ].map { (Array($0.0.utf8), $0.1) }

    private static func matches(_ name: [UInt8], in text: [UInt8], at start: Int) -> Bool {
        let end = start + name.count
        guard end < text.count else { return false }
        for (offset, byte) in name.enumerated() where lower(text[start + offset]) != byte { return false }
        return !isLetterOrDigit(text[end])
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= 48 && byte <= 57) || (lower(byte) >= 97 && lower(byte) <= 122)
    }

    /// Whether decoded text is XML that is no page: a news feed or a drawing.
    static func foreignXML(_ text: [UInt8]) -> String? {
        let head = text.prefix(1024)
        guard head.first(where: { $0 > 32 }) == UInt8(ascii: "<") else { return nil }
        if contains(head, "<rss") || contains(head, "<feed") || contains(head, "<rdf:RDF") {
            return "a news feed (RSS or Atom)"
        }
        let isXML = head.drop { $0 <= 32 }.starts(with: "<?xml".utf8)
        let isDrawing = head.drop { $0 <= 32 }.starts(with: "<svg".utf8) || (isXML && contains(head, "<svg"))
        return isDrawing && !contains(head, "<html") && !contains(head, "<body") && !contains(head, "<p")
            ? "a drawing (SVG)" : nil
    }

    /// Whether bytes are no text at all: zero bytes or many control characters in the first part.
    static func isBinary(_ bytes: [UInt8]) -> Bool {
        var controls = 0
        var zeros = 0
        let head = bytes.prefix(65_536)
        for byte in head where byte < 32 {
            switch byte {
            case 0: zeros += 1
            case 9, 10, 12, 13, 27: break
            default: controls += 1
            }
        }
        return zeros * 1000 > head.count || (controls + zeros) * 50 > head.count
    }
}
