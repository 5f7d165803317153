// The blocks of a page of HTML.

import Presentation

extension PrintPage {
    mutating func blocks(_ blocks: [Document.Block]) {
        for block in blocks {
            self.block(block)
            html.raw("\n")
        }
    }

    private mutating func block(_ block: Document.Block) {
        switch block {
        // The title is the heading of level 1.
        case .heading(1, let words): line("h2", words)
        case .heading(2, let words): line("h3", words)
        case .heading(3, let words): line("h4", words)
        case .heading(_, let words): line("h5", words)
        case .paragraph(let words): line("p", words)
        case .bullets(let items): list("ul", items)
        case .numbers(let items): list("ol", items)
        case .answers(let answers): self.answers(answers)
        case .table(let table): self.table(table)
        case .quotation(let items):
            html.raw("<blockquote>")
            for item in items { line("p", item) }
            html.raw("</blockquote>")
        case .checkbox(let isTicked, let words):
            html.raw("<p class=\"checkbox\">")
            html.text(isTicked ? "☒ " : "☐ ")
            pieces(words)
            html.raw("</p>")
        case .pageBreak: html.raw("<div class=\"page\"></div>")
        case .notice(let inner): group("notice", "note", inner)
        case .together(let inner): group("together", nil, inner)
        }
    }

    private mutating func line(_ element: StaticString, _ words: [Document.Inline]) {
        html.open(element)
        pieces(words)
        html.close(element)
    }

    private mutating func group(_ style: String, _ role: String?, _ inner: [Document.Block]) {
        html.open("div", [("class", style)] + (role.map { [("role" as StaticString, $0)] } ?? []))
        blocks(inner)
        html.close("div")
    }

    private mutating func list(_ element: StaticString, _ items: [[Document.Inline]]) {
        html.open(element)
        for item in items { line("li", item) }
        html.close(element)
    }

    private mutating func answers(_ answers: [Document.Answer]) {
        html.raw("<dl>\n")
        for answer in answers {
            html.raw("<div>")
            line("dt", answer.question)
            html.raw("<dd>")
            blocks(answer.answer)
            html.raw("</dd></div>\n")
        }
        html.raw("</dl>")
    }

    private mutating func table(_ table: Document.Table) {
        let isNamed = CleanText.isSeen(table.caption)
        html.open(
            "table", isNamed ? [] : [("aria-label" as StaticString, CleanText.clean(layout.document.labels.table))])
        if isNamed { html.element("caption", text: CleanText.clean(table.caption)) }
        html.raw("<colgroup>")
        let sum = table.widths.reduce(0, +)
        for width in table.widths {
            let tenths = (1_000 * width + sum / 2) / sum
            html.open("col", [("style", "width:\(tenths / 10).\(tenths % 10)%")])
        }
        html.raw("</colgroup>\n")
        if !table.header.isEmpty {
            html.raw("<thead><tr>")
            for cell in table.header {
                self.cell(cell, scope: cell.isEmpty ? nil : "col")
            }
            html.raw("</tr></thead>\n")
        }
        html.raw("<tbody>\n")
        for row in table.rows {
            html.raw("<tr>")
            for (number, cell) in row.enumerated() {
                self.cell(cell, scope: number == 0 && table.namesRows && !cell.isEmpty ? "row" : nil)
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table>")
    }

    /// A cell; the heading of a column or a row where it has a scope.
    private mutating func cell(_ words: [Document.Inline], scope: String?) {
        guard let scope else { return line("td", words) }
        html.open("th", [("scope", scope)])
        pieces(words)
        html.close("th")
    }
}
