// Reads the text of a bulletin, as it was made or as somebody changed it, into a document.

import Documents
import Phrases

/// A bulletin's text in its parts. Any text can be read: what is no heading, item or note is a paragraph.
struct BulletinReader {
    private var title = ""
    private var blocks: [Document.Block] = []

    init(_ text: String) {
        var lines: [Substring] = []
        var notes: [Int: Document.Footnote] = [:]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let (number, rest) = Self.note(line) {
                if notes[number] == nil { notes[number] = Document.Footnote(rest) }
            } else {
                lines.append(line)
            }
        }
        var paragraph: [Substring] = []
        var items: [[Document.Inline]] = []
        func end(_ blocks: inout [Document.Block]) {
            if !items.isEmpty { blocks.append(.bullets(items)) }
            if !paragraph.isEmpty {
                blocks.append(.paragraph(Self.pieces(paragraph.joined(separator: " "), notes)))
            }
            (items, paragraph) = ([], [])
        }
        for line in lines {
            let isEmpty = line.allSatisfy(\.isWhitespace)
            if title.isEmpty {
                if !isEmpty { title = String(line) }
            } else if isEmpty {
                end(&blocks)
            } else if line.hasPrefix("# ") {
                end(&blocks)
                blocks.append(.heading(1, Self.pieces(String(line.dropFirst(2)), notes)))
            } else if line.hasPrefix("- ") {
                if !paragraph.isEmpty { end(&blocks) }
                items.append(Self.pieces(String(line.dropFirst(2)), notes))
            } else {
                if !items.isEmpty { end(&blocks) }
                paragraph.append(line)
            }
        }
        end(&blocks)
    }

    func document(language: Language, footer: String) -> Document {
        Document(language: language.rawValue, title: title, footer: footer, blocks: blocks)
    }

    /// "[3] text" at the beginning of a line.
    private static func note(_ line: Substring) -> (number: Int, text: String)? {
        guard line.first == "[", let end = line.firstIndex(of: "]"),
            let number = Int(line[line.index(after: line.startIndex)..<end]), line[end...].dropFirst().first == " "
        else { return nil }
        return (number, String(line[end...].dropFirst(2)))
    }

    /// Text with the numbers of notes that there are.
    private static func pieces(_ text: String, _ notes: [Int: Document.Footnote]) -> [Document.Inline] {
        var pieces: [Document.Inline] = []
        var words = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "[") {
            words += rest[..<start]
            let inner = rest[start...].dropFirst().prefix { $0.isASCII && $0.isNumber }
            if inner.endIndex < rest.endIndex, rest[inner.endIndex] == "]", let note = Int(inner).flatMap({ notes[$0] })
            {
                if !words.isEmpty { pieces.append(.text(words)) }
                words = ""
                pieces.append(.note(note))
                rest = rest[inner.endIndex...].dropFirst()
            } else {
                words.append("[")
                rest = rest[start...].dropFirst()
            }
        }
        words += rest
        return words.isEmpty ? pieces : pieces + [.text(words)]
    }
}
