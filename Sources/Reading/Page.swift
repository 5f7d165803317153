// Everything the stages have found in one text so far; each stage adds its part and leaves the others alone.
import CaseModel
import Syntax

/// One report on its way through the stages.
struct Page {
    let text: String
    var context: ReadingContext
    let lexicon: Lexicon
    /// Day of the document as the text or the context gives it, with its words in the text.
    var documentDate: EDTF?
    var documentDateOrigin: DocumentDateOrigin?
    /// ISO 3166 code of the country the report is about, for its provisions.
    var country: String?

    var words = TokenizedText(bytes: [], tokens: [], sentences: [])
    var nameSpans: [NameSpan] = []
    var citations: [ProvisionMention] = []
    var times: [TimeMention] = []
    /// People, organisations and places, in order of first mention; indices are used as references.
    var entities: [EntityDraft] = []
    /// Every place where an entity is named, described or meant, in order; see `Mention`.
    var mentions: [Mention] = []
    /// Groups of people without names, by the token that names or means them; indices into `entities`.
    var unnamedGroups: [Int: Int] = [:]
    /// One per sentence, in order.
    var clauses: [ParsedSentence] = []
    var events: [EventDraft] = []
    var relations: [RelationDraft] = []
    var setAside: [SetAsideDraft] = []

    init(text: String, context: ReadingContext, lexicon: Lexicon = .english) {
        self.text = text
        self.context = context
        self.lexicon = lexicon
    }

    var tokens: [Token] { words.tokens }

    /// The byte span from the first to the last token of a range.
    func span(_ range: Range<Int>) -> ByteSpan {
        guard let first = range.first, let last = range.last else { return ByteSpan(0, 0) }
        return ByteSpan(words.tokens[first].start, words.tokens[last].end)
    }

    /// Index of the sentence that holds a token.
    func sentence(of token: Int) -> Int {
        var low = 0
        var high = words.sentences.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if words.sentences[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

/// A provision of law where the text cites it.
struct ProvisionMention {
    /// All tokens of the citation: "Article 297, Part 2 of the Criminal Code"; of "Articles 257 and 405" each gives one mention over the same tokens.
    var tokens: Range<Int>
    var provision: Provision
}

/// An expression of time in the text, and what it came to.
struct TimeMention {
    enum Kind { case point, duration, clock }
    var tokens: Range<Int>
    var kind: Kind
    /// The date as far as the words alone give it, or resolved (after `DateStage.resolve`); of a time of day that opens
    /// an entry of a live report the day of that entry.
    var date: EDTF?
    var duration: ISODuration?
    /// "17:00" for clock times.
    var clock: String?
    /// How it was resolved, in words ("year from the nearest dated event").
    var rule = ""
    /// Whether it dates no event: it only names the day of the document (date line), a day of birth, or the wording of a law.
    var isDateline = false
    /// A preposition or particle that turns a point into a bound: "until", "since", "before", "after", "by", "from"; part of `tokens` if set.
    /// A length may be bound "within".
    var bound: String?
    /// What the words say, for the date stage to resolve; nil for lengths and times of day.
    var expression: TimeExpression?
}

/// A person, organisation, place or unnamed group of the report.
struct EntityDraft {
    var type: EntityType
    /// Fullest form in the report.
    var name: String
    var nameSpan: ByteSpan
    var aliases: [String] = []
    var roles: [(role: PersonRole, span: ByteSpan)] = []
    var organisationKind: OrganisationKind?
    var gender: Gender = .unknown
    /// "a certain 'Ivanov'".
    var neverMerge = false
    /// Size of a group, where counted.
    var size: Int?
    /// Whether the draft should list it (a bare "the court" may be kept for resolving and not be listed).
    var isListed = true
    var confidence: Confidence = .check
}

enum Gender: Sendable { case male, female, unknown }

/// A place in the text that names, describes or means one or more entities.
struct Mention {
    enum Form {
        /// A name: "Aidar Syzdykov", "Syzdykov", "KNB".
        case name
        /// A role or kin noun that means somebody here: "the activist", "his wife", "the court".
        case noun
        /// "he", "they", "her" (possessives too).
        case pronoun
        /// "the couple", "both men", "the two", "three other activists".
        case group
    }
    var tokens: Range<Int>
    /// The token whose dependency links tie the mention to the sentence (the last of a name, the noun of a description).
    var head: Int
    var form: Form
    /// Indices into `Page.entities`; several for groups, none where it could not be resolved.
    var entities: [Int]
    /// Whose wife, lawyer or client a noun means ("his wife", "Syzdykov's lawyer"): an index into `Page.entities`.
    var possessor: Int?
}

/// A unit of the parse: one word, or a whole name, date or citation that stands as one.
struct Unit {
    enum Kind { case word, name, time, citation, quoted }
    var tokens: Range<Int>
    var kind: Kind
    var tag: UPOS
    var lower: String
    var lemma: String
}

/// A sentence parsed over its units.
struct ParsedSentence {
    var sentence: Int
    var units: [Unit]
    var tree: DependencyTree
    /// For each unit its dependents, in order.
    var children: [[Int]]

    /// The unit that holds a token of this sentence.
    func unit(holding token: Int) -> Int? { units.firstIndex { $0.tokens.contains(token) } }
}

/// An event on its way to the draft.
struct EventDraft {
    var kind: EventKind
    /// Tokens of the trigger.
    var trigger: Range<Int>
    var sentence: Int
    /// Unit of the trigger in its sentence.
    var unit: Int
    var victims: [Participant] = []
    var actors: [Participant] = []
    var date: EDTF?
    var dateMention: Int?
    var dateRule = ""
    var place: Int?
    var facility: Range<Int>?
    var from: Range<Int>?
    var to: Range<Int>?
    var until: EDTF?
    var time: String?
    var duration: ISODuration?
    var durationMention: Int?
    var provisions: [Int] = []
    var standing: Standing = .reported
    var deniedBy: Speaker?
    /// Outermost first; entities are indices into `Page.entities`.
    var wordOf: [Speaker] = []
    var wordOfSpan: ByteSpan?
    var rule = ""
    /// Whether the words of its trigger deny something themselves.
    var saysNot = false
    /// What the models chose from, and what they see of the event itself.
    var victimOptions: [VictimOption] = []
    var dateOptions: [DateOption] = []
    var features = Features()
    /// Whether it is told, with its own date, as what a step against the person is for.
    var isGround = false
    /// Probability that kind, participants and date are all right.
    var score = 0.5
    /// From which score on the reader vouches for an event.
    static let sureFrom = 0.74

    struct Participant {
        var entity: Int
        var span: ByteSpan
        var rule: String
    }
}

/// A relation on its way to the draft; `from` and `to` are indices into `Page.entities`.
struct RelationDraft {
    var type: RelationType
    var from: Int
    var to: Int
    var isFormer = false
    var standing: Standing = .reported
    var spans: [ByteSpan]
    var rule: String
    var confidence: Confidence = .check
}

/// Something that looks like an event and must not be recorded; participants are indices into `Page.entities`.
struct SetAsideDraft {
    var kind: EventKind
    var participants: [Int]
    var date: EDTF?
    var reason: SetAside.Reason
    var explanation: String
    var tokens: Range<Int>
}
