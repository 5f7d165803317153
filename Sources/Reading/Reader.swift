// The front of the room: text in, draft out, through the stages in the order of the design.
public import CaseModel
import Syntax

/// What is known of a report before it is read.
public struct ReadingContext: Sendable {
    /// Name of the report.
    public var id: String
    /// ISO 639 code of its language, where known.
    public var language: String?
    /// Day of publication, where the page or the caller gives it.
    public var published: EDTF?
    /// Whether that day comes from the page's metadata or from the caller.
    public var publishedOrigin: DocumentDateOrigin

    /// Makes a context.
    public init(
        id: String, language: String? = nil, published: EDTF? = nil, publishedOrigin: DocumentDateOrigin = .given
    ) {
        self.id = id
        self.language = language
        self.published = published
        self.publishedOrigin = publishedOrigin
    }
}

/// Reads reports; one value serves any number of texts and threads.
public struct Reader: Sendable {
    private let syntax: SyntaxModel
    private let lexicon: Lexicon

    /// Loads the models; reads with the word lists given.
    public init(lexicon: Lexicon = .english) {
        syntax = SyntaxModel()
        self.lexicon = lexicon
    }

    /// Reads one report. The same text, context and word lists give the same draft, on every machine.
    public func read(_ text: String, context: ReadingContext) -> Draft {
        var page = analysed(text, context: context, models: .trained)
        EventSettling.settle(&page, with: .trained)
        return DraftStage.draft(of: page)
    }

    /// The ISO 639 code of the language that a text is in by its words and letters; nil where that is not clear.
    public func language(of text: String) -> String? { syntax.language(of: text) }

    /// Whether a text of forty words or more has hardly any of the small words of English ("the", "of").
    public func isForeign(_ text: String) -> Bool { syntax.isForeign(text) }

    /// Everything the stages find, before events are weighed and joined.
    func analysed(_ text: String, context: ReadingContext, models: EventModels) -> Page {
        var page = Page(text: text, context: context, lexicon: lexicon)
        page.words = syntax.tokenize(Array(text.utf8))
        syntax.tag(&page.words)
        lexicon.verbForms.correct(&page.words)
        page.nameSpans = syntax.names(in: page.words)
        page.country = CountryGuess.country(of: page)
        page.citations = ProvisionStage.find(in: page)
        page.times = DateStage.find(in: page)
        EntityStage.nameEntities(&page)
        UnitStage.parse(&page, with: syntax)
        EntityStage.resolveMentions(&page)
        DateStage.resolve(&page)
        EventStage.read(&page, with: models)
        RelationStage.read(&page)
        AttributionStage.read(&page)
        return page
    }
}
