// What a Word file says to somebody who reads its XML: its words, in order, and the numbers of its footnotes.
import Testing

@testable import Tables

struct WordReader {
    /// The words of the body without numbers of notes and without boxes.
    private(set) var words = ""
    /// The numbers of footnotes, in order, as they are shown in the text.
    private(set) var notes: [Int] = []
    /// The words of each footnote; the first is number 1.
    private(set) var noteWords: [Int: String] = [:]
    /// Every part with its content.
    private(set) var parts: [String: [UInt8]] = [:]

    static let names = [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/numbering.xml", "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels", "word/header1.xml", "word/footer1.xml",
    ]

    /// Reads all parts through expat.
    init(_ file: [UInt8]) throws {
        var zip = try ZipArchive(file, limits: TableLimits())
        for name in Self.names {
            let part = try #require(try zip.content(name))
            parts[name] = part
            try XMLScanner.scan(part) { _ in }
        }
        try body()
        try footnotes()
    }

    func text(_ part: String) -> String { String(decoding: parts[part] ?? [], as: UTF8.self) }

    private mutating func body() throws {
        var (read, numbers) = ("", [Int]())
        var isText = false
        var style: String?
        var piece = ""
        try XMLScanner.scan(parts["word/document.xml"] ?? []) { event in
            switch event {
            case .start("r", _): style = nil
            case .start("rStyle", let values): style = values["val"]
            case .start("footnoteReference", let values): numbers.append(Int(values["id"] ?? "") ?? -1)
            case .start("t", _): (isText, piece) = (true, "")
            case .end("t"):
                isText = false
                if style == "FootnoteReference" {
                    // Between two numbers stands a comma.
                    if piece != "," { numbers.append(Int(piece) ?? -1) }
                } else if style != "Box" {
                    read += piece
                }
            case .text(let bytes): if isText { piece += String(decoding: bytes, as: UTF8.self) }
            default: break
            }
        }
        (words, notes) = (read, numbers)
    }

    private mutating func footnotes() throws {
        var found: [Int: String] = [:]
        var number = 0
        var isText = false
        try XMLScanner.scan(parts["word/footnotes.xml"] ?? []) { event in
            switch event {
            case .start("footnote", let values):
                number = Int(values["id"] ?? "") ?? -9
                if number > 0 { found[number] = "" }
            case .start("t", _): isText = true
            case .end("t"): isText = false
            case .text(let bytes): if isText { found[number, default: ""] += String(decoding: bytes, as: UTF8.self) }
            default: break
            }
        }
        // The space between a note's number and its words is ours.
        noteWords = found.mapValues { String($0.dropFirst()) }
    }
}
