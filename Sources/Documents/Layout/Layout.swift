// A document made ready for writing: headings in order, tables with rows of one length, notes and places numbered. All writers begin here.

struct Layout {
    let document: Document
    let language: String
    let blocks: [Document.Block]
    /// The footnotes in the order of their first mention; the first is number 1.
    private(set) var notes: [Document.Footnote] = []
    private var numbers: [Document.Footnote: Int] = [:]
    private var mentions: [Document.Footnote: Int] = [:]
    private var anchors: [String: Int] = [:]

    init(_ document: Document) {
        self.document = document
        language = CleanText.language(document.language)
        var order = HeadingOrder()
        blocks = document.blocks.compactMap { Self.ready($0, &order) }
        for block in blocks { block.visit { take($0) } }
    }

    /// The number of a footnote, from 1.
    func number(of note: Document.Footnote) -> Int { numbers[note] ?? 0 }

    /// How often a footnote is mentioned.
    func mentions(of note: Document.Footnote) -> Int { mentions[note] ?? 0 }

    /// The number of a place that links lead to, from 1; nil where the document has no such place.
    func number(ofAnchor name: String) -> Int? { anchors[name] }

    private mutating func take(_ piece: Document.Inline) {
        switch piece {
        case .note(let note):
            if numbers[note] == nil {
                notes.append(note)
                numbers[note] = notes.count
            }
            mentions[note, default: 0] += 1
        case .anchor(let name): if anchors[name] == nil { anchors[name] = anchors.count + 1 }
        case .span, .lineBreak: break
        }
    }

    /// A block without what can't be shown; nil where nothing is left.
    private static func ready(_ block: Document.Block, _ order: inout HeadingOrder) -> Document.Block? {
        switch block {
        case .heading(let level, let pieces):
            isSeen(pieces)
                ? .heading(order.level(level), pieces) : isNothing(pieces) ? nil : .paragraph(pieces)
        case .paragraph(let pieces): isNothing(pieces) ? nil : block
        case .bullets(let items), .numbers(let items), .quotation(let items): items.isEmpty ? nil : block
        case .answers(let answers):
            answers.isEmpty
                ? nil : .answers(answers.map { Document.Answer($0.question, within($0.answer, &order)) })
        case .table(let table): Self.ready(table).map { .table($0) }
        case .checkbox, .pageBreak: block
        case .notice(let blocks): wrapped(blocks, &order) { .notice($0) }
        case .together(let blocks): wrapped(blocks, &order) { .together($0) }
        }
    }

    private static func wrapped(
        _ blocks: [Document.Block], _ order: inout HeadingOrder, _ wrap: ([Document.Block]) -> Document.Block
    ) -> Document.Block? {
        let ready = within(blocks, &order)
        return ready.isEmpty ? nil : wrap(ready)
    }

    /// Blocks inside of another, where pages can't begin.
    private static func within(_ blocks: [Document.Block], _ order: inout HeadingOrder) -> [Document.Block] {
        blocks.compactMap { $0 == .pageBreak ? nil : ready($0, &order) }
    }

    private static func ready(_ table: Document.Table) -> Document.Table? {
        let columns = max(table.header.count, table.rows.map(\.count).max() ?? 0)
        guard columns > 0 else { return nil }
        func filled(_ row: [[Document.Inline]]) -> [[Document.Inline]] {
            row + Array(repeating: [], count: columns - row.count)
        }
        var ready = table
        ready.header = table.header.contains { !$0.isEmpty } ? filled(table.header) : []
        ready.rows = table.rows.map(filled)
        let isGood = table.widths.count == columns && table.widths.allSatisfy { (1...10_000).contains($0) }
        ready.widths = isGood ? table.widths : Array(repeating: 1, count: columns)
        return ready
    }

    private static func isNothing(_ pieces: [Document.Inline]) -> Bool {
        pieces.allSatisfy { if case .span(let span) = $0 { span.text.isEmpty } else { false } }
    }

    private static func isSeen(_ pieces: [Document.Inline]) -> Bool {
        pieces.contains { if case .span(let span) = $0 { CleanText.isSeen(span.text) } else { false } }
    }
}

/// Keeps headings from skipping a level.
private struct HeadingOrder {
    private var last = 0

    mutating func level(_ wished: Int) -> Int {
        last = max(1, min(wished, 4, last + 1))
        return last
    }
}

extension Document.Block {
    /// Gives every piece of every line to a closure, in the order in which they are written.
    func visit(_ take: (Document.Inline) -> Void) {
        switch self {
        case .heading(_, let pieces), .paragraph(let pieces), .checkbox(_, let pieces): pieces.forEach(take)
        case .bullets(let items), .numbers(let items), .quotation(let items): items.forEach { $0.forEach(take) }
        case .answers(let answers):
            for answer in answers {
                answer.question.forEach(take)
                answer.answer.forEach { $0.visit(take) }
            }
        case .table(let table): (table.header + table.rows.flatMap { $0 }).forEach { $0.forEach(take) }
        case .pageBreak: break
        case .notice(let blocks), .together(let blocks): blocks.forEach { $0.visit(take) }
        }
    }
}

extension [Document.Inline] {
    /// Whether a piece stands right behind a note, so that two numbers would look like one.
    func followsNote(_ place: Int) -> Bool {
        if place > 0, case .note = self[place - 1] { true } else { false }
    }
}
