// The date reader by itself, for measuring it and for looking at what it finds.
public import CaseModel
import Syntax

/// Reads expressions of time in a text, apart from everything else.
public struct Dates: Sendable {
    private let syntax: SyntaxModel

    /// Loads models and word lists.
    public init() { syntax = SyntaxModel() }

    /// An expression of time where it stands.
    public struct Found: Sendable {
        /// What it is.
        public enum Kind: String, Sendable { case point, duration, clock }
        /// Its bytes in the text.
        public var span: ByteSpan
        public var kind: Kind
        /// The date it came to, where it could be resolved.
        public var date: EDTF?
        public var duration: ISODuration?
        /// Hours and minutes of a time of day.
        public var clock: String?
        /// "until", "since", "before", "after", "by", "from", "within".
        public var bound: String?
        /// How the date was resolved.
        public var rule: String
        /// Whether it gives the day of the document.
        public var isDateline: Bool
    }

    /// Everything in a text that names a time, resolved as in a report that was published on a day.
    public func find(in text: String, published: EDTF? = nil) -> (found: [Found], documentDate: EDTF?) {
        var page = Page(text: text, context: ReadingContext(id: "", published: published))
        page.words = syntax.tokenize(Array(text.utf8))
        syntax.tag(&page.words)
        page.times = DateStage.find(in: page)
        DateStage.resolve(&page)
        return (page.times.map { Self.found($0, in: page) }, page.documentDate)
    }

    /// Everything in a phrase that names a time, each resolved by itself against a reference day, as calendars and assistants do it:
    /// 3/7 is the 7th of March, "last Friday" the Friday of last week, "a month ago" a day, "a few" three.
    public func findEagerly(in text: String, reference: CivilDay) -> [Found] {
        var page = Page(text: text, context: ReadingContext(id: ""))
        page.words = syntax.tokenize(Array(text.utf8))
        syntax.tag(&page.words)
        let style = DateStyle(monthFirst: true, isEager: true)
        let isTaken = Array(repeating: false, count: page.tokens.count)
        page.times = DateStage.find(in: page.words, style: style, isTaken: isTaken)
        for index in page.times.indices {
            guard let expression = page.times[index].expression else { continue }
            var resolver = DateResolver()
            resolver.document = reference
            resolver.style = style
            guard let found = resolver.resolve(expression) else { continue }
            page.times[index].date = found.date
            page.times[index].rule = found.rule
            page.times[index].kind = .point
        }
        return page.times.map { Self.found($0, in: page) }
    }

    private static func found(_ mention: TimeMention, in page: Page) -> Found {
        let kind: Found.Kind =
            switch mention.kind {
            case .point: .point
            case .duration: .duration
            case .clock: .clock
            }
        return Found(
            span: page.span(mention.tokens), kind: kind, date: mention.date, duration: mention.duration,
            clock: mention.clock,
            bound: mention.bound, rule: mention.rule, isDateline: mention.isDateline)
    }
}
