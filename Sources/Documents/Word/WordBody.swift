// The body of a Word document: its paragraphs and lists (ECMA-376 part 1, 17.3.1).

import Presentation

struct WordBody {
    var part: WordPart
    /// Numbered lists so far; each counts from 1 by a numbering of its own.
    private(set) var lists = 0
    /// Whether the next paragraph begins a page.
    var beginsPage = false
    /// Whether paragraphs stay on the page of the one that follows.
    var keepsWithNext = false
    /// 0 in the text itself, more within frames.
    var depth = 0
    /// How wide a table may be here, in twentieths of a point: on a page of A4 with margins of 2.5 cm, and less within frames.
    var width = 9_072

    init(_ layout: Layout) { part = WordPart(layout) }

    mutating func blocks(_ blocks: [Document.Block]) {
        for block in blocks { self.block(block) }
    }

    private mutating func block(_ block: Document.Block) {
        switch block {
        case .heading(let level, let pieces): paragraph("Heading\(level)", pieces)
        case .paragraph(let pieces): paragraph(nil, pieces)
        case .bullets(let items): for item in items { paragraph("ListItem", list: 1, item) }
        case .numbers(let items):
            lists += 1
            for item in items { paragraph("ListItem", list: lists + 1, item) }
        case .answers(let answers):
            for answer in answers {
                paragraph("Question", answer.question)
                within { $0.blocks(answer.answer) }
            }
        case .table(let table): self.table(table)
        case .quotation(let items): for item in items { paragraph("Quote", item) }
        case .checkbox(let isTicked, let pieces):
            paragraph("Checkbox") {
                $0.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"Box\"/></w:rPr>")
                $0.xml.element("w:t", text: isTicked ? "☒" : "☐")
                $0.xml.raw("</w:r><w:r><w:tab/></w:r>")
                $0.pieces(pieces)
            }
        case .pageBreak: if depth == 0 { beginsPage = true }
        case .notice(let blocks): notice(blocks)
        case .together(let blocks):
            let before = keepsWithNext
            for (number, block) in blocks.enumerated() {
                keepsWithNext = before || number < blocks.count - 1
                within { $0.block(block) }
            }
            keepsWithNext = before
        }
    }

    /// Writes what stands inside of something else.
    mutating func within(_ fill: (inout WordBody) -> Void) {
        depth += 1
        fill(&self)
        depth -= 1
    }

    mutating func paragraph(_ style: String?, list: Int? = nil, _ pieces: [Document.Inline]) {
        paragraph(style, list: list) { $0.pieces(pieces) }
    }

    mutating func paragraph(_ style: String?, list: Int? = nil, _ fill: (inout WordPart) -> Void) {
        part.xml.raw("<w:p><w:pPr>")
        if let style { part.property("w:pStyle", style) }
        if keepsWithNext { part.xml.raw("<w:keepNext/><w:keepLines/>") }
        if beginsPage { part.xml.raw("<w:pageBreakBefore/>") }
        beginsPage = false
        if let list {
            part.xml.raw("<w:numPr><w:ilvl w:val=\"0\"/>")
            part.property("w:numId", String(list))
            part.xml.raw("</w:numPr>")
        }
        part.xml.raw("</w:pPr>")
        fill(&part)
        part.xml.raw("</w:p>")
    }
}
