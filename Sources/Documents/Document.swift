// A letter, a dossier or a form as a value, from which the same bytes come in every run.

/// A document: what stands in it, in order, and nothing about the computer or the person that made it.
///
/// It is written by ``Document/docx()``, ``Document/html()`` and ``Document/plainText()``. Any text may stand in it: what could be read as markup is
/// escaped, line ends are spaces, and characters that XML can't hold, or that turn the direction of writing, are shown as U+FFFD.
///
///     var letter = Document(language: "en", title: "Urgent appeal")
///     let hearing = Document.Footnote("Report of 3 May")
///     letter.blocks = [.paragraph("He was arrested on 1 May.", .note(hearing)), .paragraph("He was held for nine days.", .note(hearing))]
///     let file = try letter.docx()
public struct Document: Sendable, Hashable {
    /// The language of all text that names no other (BCP 47, such as `kk` or `en-GB`); `und` where it is none.
    public var language: String
    /// The title above the text.
    public var title: String
    /// A line below the title.
    public var subtitle: String?
    /// What stands at the head of every page.
    public var header: String?
    /// What stands at the foot of every page, beside its number.
    public var footer: String?
    /// The title among the file's properties (and a browser's tab); nil where the file shall say none: then a page in HTML takes that of the text.
    public var propertyTitle: String?
    /// The few words that are the document's own.
    public var labels: Labels
    /// What stands in it, in order.
    public var blocks: [Block]

    /// Makes a document; its own words are those of the language.
    public init(
        language: String, title: String, subtitle: String? = nil, header: String? = nil, footer: String? = nil,
        propertyTitle: String? = nil, labels: Labels? = nil, blocks: [Block] = []
    ) {
        self.language = language
        self.title = title
        self.subtitle = subtitle
        self.header = header
        self.footer = footer
        self.propertyTitle = propertyTitle
        self.labels = labels ?? Labels(of: language)
        self.blocks = blocks
    }

    /// The words that no caller writes into a block.
    public struct Labels: Sendable, Hashable {
        /// Above the notes, where they stand at the end.
        public var notes: String
        /// What the arrow behind a note leads to.
        public var back: String
        /// What a table without a caption is called.
        public var table: String

        /// Makes them.
        public init(notes: String, back: String, table: String) {
            self.notes = notes
            self.back = back
            self.table = table
        }

        /// Those of Russian and Kazakh; of any other language the English ones.
        public init(of language: String) {
            switch language.prefix(2).lowercased() {
            case "ru": self.init(notes: "Примечания", back: "Назад к тексту", table: "Таблица")
            case "kk": self.init(notes: "Ескертпелер", back: "Мәтінге оралу", table: "Кесте")
            default: self.init(notes: "Notes", back: "Back to the text", table: "Table")
            }
        }
    }
}
