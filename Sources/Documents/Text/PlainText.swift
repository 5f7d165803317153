// A document as text of 78 columns, for letters and for those who read without a browser.

import Presentation

extension Document {
    /// The document as text: lines of up to 78 characters (longer only where a word or address is), its notes at the end.
    public func plainText() -> String {
        var text = PlainText(Layout(self))
        text.write()
        return text.page.text
    }
}

struct PlainText {
    static let width = 78
    let layout: Layout
    var page = TextPage(style: TextStyle(width: PlainText.width))

    init(_ layout: Layout) { self.layout = layout }

    mutating func write() {
        let document = layout.document
        let above = [document.header, document.title, document.subtitle].map { $0.map(CleanText.clean) ?? "" }
        if CleanText.isSeen(above[0]) {
            lines(above[0], indent: 0)
            page.space()
        }
        if CleanText.isSeen(above[1]) { underlined(above[1], "=") }
        if CleanText.isSeen(above[2]) { lines(above[2], indent: 0) }
        blocks(layout.blocks, indent: 0)
        if !layout.notes.isEmpty {
            page.space()
            underlined(CleanText.clean(document.labels.notes), "=")
            let room = "[\(layout.notes.count)] ".count
            for (index, note) in layout.notes.enumerated() {
                lines(words(note.spans.map { .span($0) }), lead: "[\(index + 1)] ", indent: room)
            }
        }
        if let footer = document.footer, CleanText.isSeen(footer) {
            page.space()
            lines(CleanText.clean(footer), indent: 0)
        }
    }

    mutating func blocks(_ blocks: [Document.Block], indent: Int) {
        for (number, block) in blocks.enumerated() {
            let follows: Bool =
                if number > 0, case .checkbox = blocks[number - 1], case .checkbox = block { true } else { false }
            if number > 0 && !follows || indent == 0 && !follows { page.space() }
            self.block(block, indent: min(indent, 24))
        }
    }

    private mutating func block(_ block: Document.Block, indent: Int) {
        switch block {
        case .heading(let level, let pieces):
            underlined(words(pieces), ["=", "-", "~", "."][level - 1], indent: indent)
        case .paragraph(let pieces): lines(words(pieces), indent: indent)
        case .bullets(let items): for item in items { lines(words(item), lead: "- ", indent: indent + 2, at: indent) }
        case .numbers(let items):
            let room = "\(items.count). ".count
            for (index, item) in items.enumerated() {
                lines(words(item), lead: "\(index + 1). ", indent: indent + room, at: indent)
            }
        case .answers(let answers):
            for (index, answer) in answers.enumerated() {
                if index > 0 { page.space() }
                lines(words(answer.question), indent: indent)
                blocks(answer.answer, indent: indent + 4)
            }
        case .table(let table): self.table(table, indent: indent)
        case .quotation(let items):
            for (index, item) in items.enumerated() {
                if index > 0 { page.space() }
                lines(words(item), indent: indent + 4)
            }
        case .checkbox(let isTicked, let pieces):
            lines(words(pieces), lead: isTicked ? "[x] " : "[ ] ", indent: indent + 4, at: indent)
        case .pageBreak: rule("* * *", indent: indent)
        case .notice(let inner):
            rule(String(repeating: "*", count: Self.width - indent), indent: indent)
            blocks(inner, indent: indent + 2)
            rule(String(repeating: "*", count: Self.width - indent), indent: indent)
        case .together(let inner): blocks(inner, indent: indent)
        }
    }

    /// Pieces of a line as text; a line break is a line end.
    func words(_ pieces: [Document.Inline]) -> String {
        pieces.map { piece in
            switch piece {
            case .span(let span):
                if case .web(let address) = span.link, CleanText.clean(span.text) != address.text {
                    "\(CleanText.clean(span.text)) <\(address.text)>"
                } else {
                    CleanText.clean(span.text)
                }
            case .note(let note): "[\(layout.number(of: note))]"
            case .anchor: ""
            case .lineBreak: "\n"
            }
        }.joined()
    }

    /// Lines of a paragraph; the first hangs under `lead`, which begins in the column `at`.
    mutating func lines(_ words: String, lead: String = "", indent: Int, at column: Int = 0) {
        for (index, line) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let lead = index == 0 && !lead.isEmpty ? String(repeating: " ", count: column) + lead : ""
            page.paragraph(String(line), lead: lead, indent: indent)
        }
    }

    mutating func rule(_ words: String, indent: Int) { lines(words, indent: indent) }

    private mutating func underlined(_ words: String, _ mark: Character, indent: Int = 0) {
        let line = TextPage.wrap(words, Self.width - indent)
        lines(words, indent: indent)
        rule(String(repeating: mark, count: max(1, line.map(\.count).max() ?? 0)), indent: indent)
    }
}
