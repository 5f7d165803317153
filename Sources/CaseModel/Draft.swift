// What Reading makes of one report: entities, statements about them, and what it left out and why.

/// Something that looks like an event but must not be recorded, with the reason.
public struct SetAside: Hashable, Sendable, Codable {
    /// Why an item is not recorded.
    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        case negated, hypothetical, forecast
        case askedFor = "asked-for"
        case anotherPerson = "another-person"
        case refuted
    }

    /// The kind of event it would have been.
    public var kind: EventKind
    /// The people and organisations it would have concerned.
    public var participants: [EntityID]
    /// When it would be, for appointments and forecasts.
    public var date: EDTF?
    /// Why it is set aside.
    public var reason: Reason
    /// The reason in a sentence with the words that show it.
    public var explanation: String
    /// The words it rests on.
    public var spans: [ByteSpan]

    /// Makes an item that is set aside.
    public init(
        kind: EventKind, participants: [EntityID], date: EDTF? = nil, reason: Reason, explanation: String,
        spans: [ByteSpan]
    ) {
        self.kind = kind
        self.participants = participants
        self.date = date
        self.reason = reason
        self.explanation = explanation
        self.spans = spans
    }
}

/// A sentence with a word that names an event, of which no event was read ("nothing read here").
public struct UnreadSentence: Hashable, Sendable, Codable {
    /// The sentence.
    public var span: ByteSpan
    /// The word or words that suggested an event.
    public var trigger: ByteSpan

    /// Makes an unread sentence.
    public init(span: ByteSpan, trigger: ByteSpan) {
        self.span = span
        self.trigger = trigger
    }
}

/// How the date of a document became known.
public enum DocumentDateOrigin: String, Hashable, Sendable, Codable {
    case text, metadata, given
}

/// The draft of one report, as Reading gives it to review.
public struct Draft: Hashable, Sendable {
    /// The version of the reader that makes statements now.
    public static let reader = "habeas reader 1"

    /// Name of the report: the stem of its file.
    public var id: String
    /// ISO 639 code of its language.
    public var language: String
    /// The day the report was published, where known.
    public var documentDate: EDTF?
    /// How that day is known.
    public var documentDateOrigin: DocumentDateOrigin?
    /// The text the spans point into.
    public var text: String
    /// Everything statements are made about, in order of first mention; the number of each is its place in this list.
    public var entities: [Entity]
    /// All statements, in order of subject and place in the text.
    public var statements: [Statement]
    /// Provisions cited anywhere, with their words.
    public var provisions: [(provision: Provision, spans: [ByteSpan])] {
        var order: [Provision] = []
        var found: [Provision: [ByteSpan]] = [:]
        for cited in citations {
            if found[cited.provision] == nil { order.append(cited.provision) }
            found[cited.provision, default: []].append(cited.span)
        }
        return order.map { ($0, found[$0] ?? []) }
    }
    /// Each place where a provision is cited.
    public var citations: [Citation]
    /// What looks like an event and must not be recorded.
    public var setAside: [SetAside]
    /// Sentences of which nothing was read although a word suggests an event.
    public var unread: [UnreadSentence]

    /// A provision where the text cites it.
    public struct Citation: Hashable, Sendable, Codable {
        /// The provision.
        public var provision: Provision
        /// The words that cite it.
        public var span: ByteSpan

        /// Makes a citation.
        public init(provision: Provision, span: ByteSpan) {
            self.provision = provision
            self.span = span
        }
    }

    /// Makes a draft.
    public init(
        id: String, language: String, documentDate: EDTF? = nil, documentDateOrigin: DocumentDateOrigin? = nil,
        text: String,
        entities: [Entity] = [], statements: [Statement] = [], citations: [Citation] = [], setAside: [SetAside] = [],
        unread: [UnreadSentence] = []
    ) {
        self.id = id
        self.language = language
        self.documentDate = documentDate
        self.documentDateOrigin = documentDateOrigin
        self.text = text
        self.entities = entities
        self.statements = statements
        self.citations = citations
        self.setAside = setAside
        self.unread = unread
    }
}
