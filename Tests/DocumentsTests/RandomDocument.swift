// Documents of chance, full of what could break a format; and what must be read in them.
import Documents
import TestSupport

struct RandomDocument {
    private(set) var random: Random
    private var notes: [Document.Footnote] = []

    init(seed: UInt64) { random = Random(seed: seed) }

    // Swift writes no such letters between quotation marks.
    private static let none = [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF].compactMap(Unicode.Scalar.init).map {
        String(Character($0))
    }
    private static let scraps =
        none + [
            "<script>alert(1)</script>", "</w:t></w:r></w:p>", "]]>", "<!--", "-->", "&amp;", "&#x0;", "&", "\"", "'",
            "<", ">", "\u{0}", "\u{1}",
            "\u{8}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}", "\u{9F}", "\u{202E}",
            "\u{2066}", "\u{2028}", "\r\n", "\n", "\t", "  ", "\u{A0}", "\u{AD}", "\u{200B}", "\u{FEFF}",
            "e\u{301}\u{301}", "😀", "👩‍👩‍👧", "Қазақстан",
            "Нұрпейісов", "العربية", "中文", "=HYPERLINK(\"x\")", "</style>", "{PAGE}", "%s%n", "\\",
            "javascript:alert(1)", "</title>", "x",
            "word", "Bolat", " ",
        ]

    mutating func words() -> String {
        (0..<random.below(6)).map { _ in Self.scraps[random.below(Self.scraps.count)] }.joined(separator: " ")
    }

    mutating func document() -> Document {
        notes = (0..<4).map { _ in Document.Footnote([span(), span()]) }
        return Document(
            language: ["en", "ru", "kk", "zz\"><b>", ""][random.below(5)], title: words(), subtitle: words(),
            header: words(),
            footer: words(), propertyTitle: random.below(2) == 0 ? words() : nil,
            blocks: (0..<12).map { _ in block(3) })
    }

    private mutating func block(_ depth: Int) -> Document.Block {
        switch random.below(depth > 0 ? 12 : 7) {
        case 0: .heading(random.below(8) - 1, line())
        case 1, 2: .paragraph(line())
        case 3: .bullets(lines())
        case 4: .numbers(lines())
        case 5: .quotation(lines())
        case 6: .checkbox(random.below(2) == 0, line())
        case 7: .pageBreak
        case 8: .notice((0..<random.below(3)).map { _ in block(depth - 1) })
        case 9: .together((0..<random.below(3)).map { _ in block(depth - 1) })
        case 10:
            .answers(
                (0..<random.below(3)).map { _ in .init(line(), (0..<random.below(3)).map { _ in block(depth - 1) }) })
        default:
            .table(
                .init(
                    words(), header: lines(), rows: (0..<random.below(4)).map { _ in lines() },
                    widths: (0..<random.below(4)).map { _ in random.below(9) - 1 }, namesRows: random.below(2) == 0))
        }
    }

    private mutating func lines() -> [[Document.Inline]] { (0..<random.below(4)).map { _ in line() } }

    private mutating func line() -> [Document.Inline] {
        (0..<random.below(5)).map { _ in
            switch random.below(8) {
            case 0: .note(notes[random.below(notes.count)])
            case 1: .anchor(["a", "b", words()][random.below(3)])
            case 2: .lineBreak
            default: .span(span())
            }
        }
    }

    private mutating func span() -> Document.Span {
        let looks = Document.Look.allCases
        let links: [Document.Link?] = [
            nil, nil, nil, .anchor("a"), .anchor("b"), .anchor("nowhere"),
            WebAddress("https://host.example/\(random.below(9))/?q=\"<>&%%41é#a#b").map { .web($0) },
        ]
        return .init(
            words(), looks[random.below(looks.count)], link: links[random.below(links.count)],
            language: [nil, nil, "ru", "x y"][random.below(4)])
    }
}

/// What a reader must find in a document, worked out without any of the writers' code.
struct Expected {
    private(set) var words = ""
    private(set) var notes: [Int] = []
    private(set) var noteWords: [String] = []
    private var order: [Document.Footnote] = []

    init(_ document: Document) {
        if Self.isSeen(document.title) { words += Self.shown(document.title) }
        if let subtitle = document.subtitle, Self.isSeen(subtitle) { words += Self.shown(subtitle) }
        document.blocks.forEach { read($0) }
        noteWords = order.map { $0.spans.map { Self.shown($0.text) }.joined() }
    }

    private mutating func read(_ line: [Document.Inline]) {
        for piece in line {
            switch piece {
            case .span(let span): words += Self.shown(span.text)
            case .note(let note):
                if !order.contains(note) { order.append(note) }
                notes.append((order.firstIndex(of: note) ?? -2) + 1)
            case .anchor, .lineBreak: break
            }
        }
    }

    private mutating func read(_ block: Document.Block) {
        switch block {
        case .heading(_, let line), .paragraph(let line), .checkbox(_, let line): read(line)
        case .bullets(let lines), .numbers(let lines), .quotation(let lines): lines.forEach { read($0) }
        case .notice(let blocks), .together(let blocks): blocks.forEach { read($0) }
        case .answers(let answers):
            for answer in answers {
                read(answer.question)
                answer.answer.forEach { read($0) }
            }
        case .table(let table):
            let hasCells = !table.header.isEmpty || table.rows.contains { !$0.isEmpty }
            if hasCells, Self.isSeen(table.caption) { words += Self.shown(table.caption) }
            table.header.forEach { read($0) }
            table.rows.forEach { $0.forEach { read($0) } }
        case .pageBreak: break
        }
    }

    static func isSeen(_ words: String) -> Bool {
        words.unicodeScalars.contains { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
    }

    /// Line ends as spaces; what can't be shown as U+FFFD.
    static func shown(_ words: String) -> String {
        String(
            String.UnicodeScalarView(
                words.unicodeScalars.map { scalar in
                    let isLineEnd = [0x9, 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029].contains(scalar.value)
                    let isTurn = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    let isNone =
                        scalar.properties.isNoncharacterCodePoint || scalar.properties.generalCategory == .control
                    return isLineEnd ? " " : isTurn || isNone ? "\u{FFFD}" : scalar
                }))
    }
}
