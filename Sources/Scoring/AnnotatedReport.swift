// A report as the scorer sees it, gold or predicted: the keys of SCHEMA that count, decoded with patience.
import FoundationEssentials

/// One annotated report, gold or predicted; keys that the scorer does not use are ignored.
public struct AnnotatedReport: Codable, Sendable {
    /// Somebody or some body with a name.
    public struct Named: Codable, Sendable {
        /// The fullest form of the name.
        public var name: String
        /// Other forms that count as the same name.
        public var aliases: [String]
        /// Whether it is no mistake to leave it out.
        public var optional: Bool
    }

    /// A provision of law.
    public struct Law: Codable, Sendable {
        /// Number of the article ("297").
        public var article: String?
        /// Part of the article ("2").
        public var part: String?
        /// The code: `criminal`, `administrative` and so on.
        public var code: String?
        /// Whether it is no mistake to leave it out.
        public var optional: Bool
    }

    /// An event.
    public struct Event: Codable, Sendable {
        /// What happened, as in `EventKind`.
        public var kind: String
        /// Other kinds that are right too.
        public var kindAlternatives: [String?]
        /// EDTF; `nil` where the report gives no date.
        public var date: String?
        /// Other dates that are right too; `nil` among them means "not given".
        public var dateAlternatives: [String?]
        /// Names of those it was done to.
        public var victims: [String]
        /// Names of the doers.
        public var actors: [String]
        /// Provisions cited for it: "297/2 criminal".
        public var provisions: [String]
        /// Term, as ISO 8601 writes it.
        public var duration: String?
        /// Other terms that are right too.
        public var durationAlternatives: [String?]
        /// `reported` or `alleged`.
        public var status: String?
        /// Name of who denies it, or `unnamed`.
        public var deniedBy: String?
        /// Name of the outermost speaker.
        public var attributedTo: String?
        /// Other speakers that are right too.
        public var attributedAlternatives: [String?]
        /// `sure` or `check`; predictions only.
        public var confidence: String?
        /// Whether it is no mistake to leave it out.
        public var optional: Bool
        /// An exact piece of the text that tells the event; gold only.
        public var evidence: String?
        /// The words in it that name the event; gold only.
        public var trigger: String?
    }

    /// A relation between two names.
    public struct Relation: Codable, Sendable {
        /// As in `RelationType`.
        public var type: String
        /// Other types that are right too.
        public var typeAlternatives: [String?]
        /// Name at the one end.
        public var from: String?
        /// Name at the other end.
        public var to: String?
        /// Whether it is no mistake to leave it out.
        public var optional: Bool
    }

    /// What must not be recorded.
    public struct Ban: Codable, Sendable {
        /// Kind of the event that must not be recorded.
        public var kind: String
        /// Of whom it must not be recorded.
        public var victims: [String]
        /// The reason, for people.
        public var why: String?
        /// Limits the ban to events with one of these values; `nil` among the values means "not given".
        public var onlyIf: [String: [String?]]
    }

    /// People with names.
    public var persons: [Named] = []
    /// Bodies with names.
    public var organisations: [Named] = []
    /// Names of places.
    public var places: [String] = []
    /// Places that may be named or left out.
    public var optionalPlaces: [String] = []
    /// Provisions that the report cites.
    public var provisions: [Law] = []
    /// What happened.
    public var events: [Event] = []
    /// Ties between people and bodies.
    public var relations: [Relation] = []
    /// What must not be recorded; gold only.
    public var bans: [Ban] = []
    /// The day of publication, where the page has it only as metadata.
    public var published: String?

    /// Makes an empty report, which is what a missing prediction counts as.
    public init() {}

    /// Reads the JSON of one report.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(AnnotatedReport.self, from: Data(json))
    }
}
