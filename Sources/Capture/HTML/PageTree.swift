// A parsed page as two lists: its elements, and its blocks of text in reading order.

/// A page after parsing.
struct PageTree {
    /// Elements in document order; the first is the whole page.
    var elements: [PageElement] = []
    /// Runs of text that stand on lines of their own.
    var blocks: [TextBlock] = []
    /// The parts of all blocks.
    var pieces: [TextPiece] = []
}

/// An element that matters: a block, a link, or anything with hints.
struct PageElement {
    var tag: PageTag
    /// Index of the element around it; -1 for the page.
    var parent: Int
    var hints: Hints
    /// Index after the last element inside it.
    var end = 0
    /// Its blocks.
    var blocks: Range<Int> = 0..<0
}

/// What an element is, as far as reading needs to know.
enum PageTag: UInt8 {
    case page, division, section, article, main, header, footer, navigation, aside
    case paragraph, heading1, heading2, heading3, heading4, heading5, heading6
    case list, item, definitions, term, table, rows, row, cell, headerCell
    case quotation, preformatted, figure, caption, form, address, details, summary
    case link, inline, time

    /// Level of a heading, 0 for others.
    var headingLevel: Int {
        rawValue >= PageTag.heading1.rawValue && rawValue <= PageTag.heading6.rawValue
            ? Int(rawValue - PageTag.heading1.rawValue) + 1 : 0
    }

    /// Whether it is one of many in a list or table.
    var isListed: Bool { self == .item || self == .row || self == .term }

    /// Whether its text stands on lines of its own.
    var isBlock: Bool { rawValue < PageTag.link.rawValue }
}

/// A run of text between two block boundaries, and what was counted in it.
struct TextBlock {
    /// The block-level element that holds it directly.
    var element: Int
    var pieces: Range<Int>
    /// Letters and other characters that are not space; a Chinese or Japanese character counts as two.
    var letters = 0
    var linkLetters = 0
    var words = 0
    /// Whether it ends as a sentence does.
    var endsSentence = false
    /// Sentence ends and commas inside.
    var stops = 0

    /// Share of the letters that are in links.
    var linkShare: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }
}

/// A part of a block.
struct TextPiece {
    enum Kind { case text, lineBreak, cellBreak }
    var kind: Kind
    /// Bytes of the clean markup.
    var range: Range<Int>
    /// The innermost element around it.
    var element: Int
}
