// What a line is made of: words with their look and their link, notes, places that links lead to.

extension Document {
    /// One piece of a line.
    public enum Inline: Sendable, Hashable, ExpressibleByStringLiteral {
        case span(Span)
        /// The number of a footnote.
        case note(Footnote)
        /// A place that links lead to; its name is written nowhere. Of two with one name the first counts.
        case anchor(String)
        case lineBreak

        public init(stringLiteral words: String) { self = .span(Span(words)) }

        /// Words as they are.
        public static func text(_ words: String) -> Inline { .span(Span(words)) }

        /// Words in italics.
        public static func emphasis(_ words: String) -> Inline { .span(Span(words, .emphasis)) }

        /// Words in bold.
        public static func strong(_ words: String) -> Inline { .span(Span(words, .strong)) }

        /// Words that are less important, small and grey.
        public static func secondary(_ words: String) -> Inline { .span(Span(words, .secondary)) }

        /// Letters and digits that are compared one by one, such as a digest.
        public static func code(_ words: String) -> Inline { .span(Span(words, .code)) }

        /// Words that lead somewhere.
        public static func link(_ words: String, to link: Link) -> Inline { .span(Span(words, link: link)) }
    }

    /// Words of one look.
    public struct Span: Sendable, Hashable {
        public var text: String
        public var look: Look
        public var link: Link?
        /// Their language, where it is not the document's (BCP 47).
        public var language: String?

        /// Makes a span.
        public init(_ text: String, _ look: Look = .plain, link: Link? = nil, language: String? = nil) {
            self.text = text
            self.look = look
            self.link = link
            self.language = language
        }
    }

    /// How words look.
    public enum Look: Sendable, Hashable, CaseIterable {
        case plain, emphasis, strong, secondary, code
    }

    /// Where words lead.
    public enum Link: Sendable, Hashable {
        case web(WebAddress)
        /// To an ``Inline/anchor(_:)`` of this document; where there is none, the words lead nowhere.
        case anchor(String)
    }

    /// A footnote. Equal ones are one: the second time, the number of the first stands there again.
    public struct Footnote: Sendable, Hashable {
        public var spans: [Span]

        /// A note of these spans.
        public init(_ spans: [Span]) { self.spans = spans }

        /// A note of words alone.
        public init(_ words: String) { spans = [Span(words)] }
    }
}
