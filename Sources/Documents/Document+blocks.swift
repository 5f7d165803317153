// What a document is made of, from top to bottom.

extension Document {
    /// One thing that stands below the one before it.
    public indirect enum Block: Sendable, Hashable {
        /// A heading of level 1 to 4; one that skips levels is raised to one below the heading before it, so that headings are in order.
        case heading(Int, [Inline])
        case paragraph([Inline])
        case bullets([[Inline]])
        /// A list numbered from 1.
        case numbers([[Inline]])
        case answers([Answer])
        case table(Table)
        /// A quotation, in paragraphs.
        case quotation([[Inline]])
        /// A box, ticked (☒) or not (☐), and what it is for.
        case checkbox(Bool, [Inline])
        /// What follows begins on a new page; at the beginning, at the end, and within other blocks it does nothing.
        case pageBreak
        /// Something that nobody may overlook, in a frame.
        case notice([Block])
        /// Blocks that stay on one page where they fit.
        case together([Block])

        /// A heading of words alone.
        public static func heading(_ level: Int, _ words: String) -> Block { .heading(level, [.text(words)]) }

        /// A paragraph of these pieces.
        public static func paragraph(_ pieces: Inline...) -> Block { .paragraph(pieces) }

        /// A checkbox for words alone.
        public static func checkbox(_ isTicked: Bool, _ words: String) -> Block { .checkbox(isTicked, [.text(words)]) }
    }

    /// A question and what is answered, as forms have them; also a term and what it means.
    public struct Answer: Sendable, Hashable {
        public var question: [Inline]
        public var answer: [Block]

        /// Makes a pair.
        public init(_ question: [Inline], _ answer: [Block]) {
            self.question = question
            self.answer = answer
        }
    }

    /// Rows of cells below a row of headings.
    public struct Table: Sendable, Hashable {
        /// What it shows; also its name for those who hear the document.
        public var caption: String
        /// The headings of its columns; none where it has no such row. It is said again on every page.
        public var header: [[Inline]]
        /// Its rows; short ones are filled up with empty cells.
        public var rows: [[[Inline]]]
        /// How wide the columns are beside each other, in any measure; equal where fewer or more are given than there are columns.
        public var widths: [Int]
        /// Whether the first cell of a row says what the row is about.
        public var namesRows: Bool

        /// Makes a table.
        public init(
            _ caption: String, header: [[Inline]], rows: [[[Inline]]] = [], widths: [Int] = [], namesRows: Bool = false
        ) {
            self.caption = caption
            self.header = header
            self.rows = rows
            self.widths = widths
            self.namesRows = namesRows
        }
    }
}
