// Tokens and sentences: where each word of a text stands and what it is.

/// One word, number or punctuation mark of a text.
public struct Token: Sendable, Hashable {
    /// Offset of its first UTF-8 byte in the text.
    public var start: Int
    /// Offset after its last byte.
    public var end: Int
    /// The word in lower case, with typographic quotes and dashes made plain (`’` as `'`).
    public var lower: String
    /// The dictionary form in lower case ("detained" as "detain"); set by the tagger.
    public var lemma: String
    /// Part of speech; set by the tagger.
    public var tag: UPOS
    /// How the word is written.
    public var shape: Shape
    /// Whether white space stands before it.
    public var spaceBefore: Bool

    /// How a word is written.
    public enum Shape: UInt8, Sendable {
        case lower, capitalised, upper, mixed, number, punctuation
    }

    /// Makes a token before tagging.
    public init(
        start: Int, end: Int, lower: String, lemma: String = "", tag: UPOS = .x, shape: Shape, spaceBefore: Bool
    ) {
        self.start = start
        self.end = end
        self.lower = lower
        self.lemma = lemma
        self.tag = tag
        self.shape = shape
        self.spaceBefore = spaceBefore
    }
}

/// One sentence: a range of tokens. A line end always ends a sentence.
public struct Sentence: Sendable, Hashable {
    /// Indices of its tokens.
    public var tokens: Range<Int>
    /// Index of the line (paragraph) of the text it stands in, from 0.
    public var line: Int

    /// Makes a sentence.
    public init(tokens: Range<Int>, line: Int) {
        self.tokens = tokens
        self.line = line
    }
}

/// A text cut into tokens and sentences.
public struct TokenizedText: Sendable {
    /// The UTF-8 bytes of the text.
    public let bytes: [UInt8]
    /// All tokens, in order.
    public var tokens: [Token]
    /// All sentences, in order; together they hold every token.
    public var sentences: [Sentence]

    /// Makes a tokenized text from its parts.
    public init(bytes: [UInt8], tokens: [Token], sentences: [Sentence]) {
        self.bytes = bytes
        self.tokens = tokens
        self.sentences = sentences
    }

    /// The text of a range of bytes.
    public func string(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The text from the first to the last of a range of tokens.
    public func string(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return string(tokens[first].start, tokens[last].end)
    }
}
