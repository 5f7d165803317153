// The front of the room: cut a text into words, tag them, find names, parse sentences.

/// What a name names, as the name tagger sees it.
public enum NameClass: UInt8, CaseIterable, Sendable {
    case person, organisation, location, other
}

/// A name that the name tagger found.
public struct NameSpan: Sendable, Hashable {
    /// Indices of its tokens.
    public var tokens: Range<Int>
    /// What it names.
    public var kind: NameClass

    /// Makes a name span.
    public init(tokens: Range<Int>, kind: NameClass) {
        self.tokens = tokens
        self.kind = kind
    }
}

/// One word as the parser sees it; several tokens (a full name, a date) may stand as one.
public struct ParserWord: Sendable {
    /// The form in lower case.
    public var lower: String
    /// The dictionary form.
    public var lemma: String
    /// Part of speech.
    public var tag: UPOS

    /// Makes a parser word.
    public init(lower: String, lemma: String, tag: UPOS) {
        self.lower = lower
        self.lemma = lemma
        self.tag = tag
    }
}

/// A dependency tree over the words of one sentence.
public struct DependencyTree: Sendable {
    /// For each word the index of its head, or -1 for the root.
    public var heads: [Int]
    /// For each word its relation to its head.
    public var relations: [DependencyRelation]

    /// Makes a tree.
    public init(heads: [Int], relations: [DependencyRelation]) {
        self.heads = heads
        self.relations = relations
    }
}

/// The trained models of one language; a value that is cheap to copy and safe to share.
public struct SyntaxModel: Sendable {
    private let abbreviations = Abbreviations()
    private let languages = LanguageGuess()
    private let tagger: Tagger?
    private let lemmatizer: Lemmatizer?
    private var parser: Parser?
    private let nameTagger: NameTagger?

    /// Loads the English models from inside the binary; without them words stay untagged and trees flat.
    public init() {
        self.init(EmbeddedFile("weights/en.habw"))
    }

    /// Loads models from the bytes of a weights file; for training.
    package init(_ file: EmbeddedFile?) {
        let weights = file.flatMap { WeightsFile($0) }
        let tagger = weights.flatMap { Tagger($0) }
        self.tagger = tagger
        lemmatizer = weights.flatMap { weights in tagger.flatMap { Lemmatizer(weights, words: $0.words) } }
        if let weights, let words = tagger?.words {
            parser = Parser(weights, words: words)
            nameTagger = NameTagger(weights, words: words)
        } else {
            parser = nil
            nameTagger = nil
        }
    }

    /// Whether the models are there.
    public var isTrained: Bool { tagger != nil && lemmatizer != nil && parser != nil && nameTagger != nil }

    /// Cuts a text into sentences and tokens, without tags.
    public func tokenize(_ bytes: [UInt8]) -> TokenizedText {
        var result = TokenizedText(bytes: bytes, tokens: [], sentences: [])
        bytes.withUnsafeBufferPointer { buffer in
            var tokenizer = Tokenizer(bytes: buffer, abbreviations: abbreviations)
            tokenizer.run()
            result.tokens = tokenizer.tokens
            result.sentences = SentenceSplitter(bytes: buffer, tokens: tokenizer.tokens, abbreviations: abbreviations)
                .sentences(of: tokenizer.parts)
        }
        return result
    }

    /// Sets part of speech and lemma of every token.
    public func tag(_ text: inout TokenizedText) {
        guard let tagger, let lemmatizer else { return }
        let classes = tagger.classes(of: text)
        for index in text.tokens.indices {
            text.tokens[index].tag = classes[index].tag
            text.tokens[index].lemma = lemmatizer.lemma(of: text.tokens[index].lower, classes[index])
        }
    }

    /// Finds names of people, organisations and places in a tagged text.
    public func names(in text: TokenizedText) -> [NameSpan] { nameTagger?.names(in: text) ?? [] }

    /// Parses one sentence, given as words that are already tagged.
    public func parse(_ words: [ParserWord]) -> DependencyTree {
        parser?.parse(words)
            ?? DependencyTree(heads: words.map { _ in -1 }, relations: words.map { _ in .root })
    }

    /// The ISO 639 code of the language that most of a text is in ("en", "ru", "kk"), or nil where that is not clear:
    /// in very short texts, mixed ones, and languages that are not on the list.
    public func language(of text: TokenizedText) -> String? { languages.language(of: text) }

    /// The same of a text that is not cut yet.
    public func language(of text: String) -> String? { language(of: beginning(of: text)) }

    /// Whether a text of forty words or more has hardly any of the small words of English ("the", "of").
    public func isForeign(_ text: String) -> Bool { languages.hasNoWords(of: "en", in: beginning(of: text)) }

    private func beginning(of text: String) -> TokenizedText { tokenize(Array(text.utf8.prefix(40_000))) }
}
