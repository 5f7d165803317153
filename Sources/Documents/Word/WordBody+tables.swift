// Tables of a Word document, and frames, which are tables of one cell (ECMA-376 part 1, 17.4).

import Presentation

extension WordBody {
    /// What a frame keeps free on each side, as its style says.
    private static let margin = 200

    mutating func table(_ table: Document.Table) {
        let widths = self.widths(table.widths)
        if CleanText.isSeen(table.caption) {
            paragraph("Caption") { $0.words(table.caption) }
        } else if beginsPage {
            paragraph("AfterTable", [])
        }
        begin("Rows", widths)
        within { body in
            if !table.header.isEmpty { body.row(table.header, widths, table, isHeader: true) }
            for row in table.rows { body.row(row, widths, table, isHeader: false) }
        }
        end()
    }

    mutating func notice(_ blocks: [Document.Block]) {
        if beginsPage { paragraph("AfterTable", []) }
        let outer = width
        begin("Notice", [outer])
        part.xml.raw("<w:tr><w:tc>")
        cellWidth(outer)
        width = max(Self.margin, outer - 2 * Self.margin)
        within { $0.blocks(blocks) }
        width = outer
        // A cell ends with a paragraph, and a table within already has one behind it.
        part.xml.raw("</w:tc></w:tr>")
        end()
    }

    private mutating func row(
        _ cells: [[Document.Inline]], _ widths: [Int], _ table: Document.Table, isHeader: Bool
    ) {
        part.xml.raw("<w:tr><w:trPr><w:cantSplit/>")
        // A row with a footnote can't be said again on the next page.
        let hasNotes = cells.contains { $0.contains { if case .note = $0 { true } else { false } } }
        if isHeader, !hasNotes { part.xml.raw("<w:tblHeader/>") }
        part.xml.raw("</w:trPr>")
        for (number, cell) in cells.enumerated() {
            part.xml.raw("<w:tc>")
            cellWidth(widths[number], isShaded: isHeader)
            paragraph(isHeader || number == 0 && table.namesRows ? "CellHead" : "Cell", cell)
            part.xml.raw("</w:tc>")
        }
        part.xml.raw("</w:tr>")
    }

    private mutating func begin(_ style: String, _ widths: [Int]) {
        part.xml.raw("<w:tbl><w:tblPr>")
        part.property("w:tblStyle", style)
        part.xml.open("w:tblW", [("w:w", String(widths.reduce(0, +))), ("w:type", "dxa")])
        part.xml.raw("</w:tblW><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>")
        for width in widths {
            part.xml.open("w:gridCol", [("w:w", String(width))])
            part.xml.close("w:gridCol")
        }
        part.xml.raw("</w:tblGrid>")
    }

    /// Two tables without a paragraph between them would be one.
    private mutating func end() {
        part.xml.raw("</w:tbl>")
        paragraph("AfterTable", [])
    }

    private mutating func cellWidth(_ width: Int, isShaded: Bool = false) {
        part.xml.raw("<w:tcPr>")
        part.xml.open("w:tcW", [("w:w", String(width)), ("w:type", "dxa")])
        part.xml.close("w:tcW")
        if isShaded { part.xml.raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F2F4\"/>") }
        part.xml.raw("</w:tcPr>")
    }

    /// The widths of columns, shared out to the last twentieth of a point.
    private func widths(_ shares: [Int]) -> [Int] {
        let sum = shares.reduce(0, +)
        var (given, taken) = (0, 0)
        return shares.map { share in
            given += share
            let edge = width * given / sum
            defer { taken = edge }
            return edge - taken
        }
    }
}
