// A report as the scorer sees it, gold or predicted: the keys of SCHEMA that count, decoded with patience.
import FoundationEssentials

/// One annotated report, gold or predicted; keys that the scorer does not use are ignored.
public struct AnnotatedReport: Codable, Sendable {
    /// Somebody or some body with a name.
    public struct Named: Codable, Sendable {
        public var name: String
        public var aliases: [String]
        public var optional: Bool
    }

    /// A provision of law.
    public struct Law: Codable, Sendable {
        public var article: String?
        public var part: String?
        public var code: String?
        public var optional: Bool
    }

    /// An event.
    public struct Event: Codable, Sendable {
        public var kind: String
        public var kindAlternatives: [String?]
        public var date: String?
        public var dateAlternatives: [String?]
        public var victims: [String]
        public var actors: [String]
        public var provisions: [String]
        public var duration: String?
        public var durationAlternatives: [String?]
        public var status: String?
        public var deniedBy: String?
        public var attributedTo: String?
        public var attributedAlternatives: [String?]
        public var confidence: String?
        public var optional: Bool
        /// An exact piece of the text that tells the event, and in it the words that name it; gold only.
        public var evidence: String?
        public var trigger: String?
    }

    /// A relation between two names.
    public struct Relation: Codable, Sendable {
        public var type: String
        public var typeAlternatives: [String?]
        public var from: String?
        public var to: String?
        public var optional: Bool
    }

    /// What must not be recorded.
    public struct Ban: Codable, Sendable {
        public var kind: String
        public var victims: [String]
        public var why: String?
        /// Limits the ban to events with one of these values; `nil` among the values means "not given".
        public var onlyIf: [String: [String?]]
    }

    public var persons: [Named] = []
    public var organisations: [Named] = []
    public var places: [String] = []
    public var optionalPlaces: [String] = []
    public var provisions: [Law] = []
    public var events: [Event] = []
    public var relations: [Relation] = []
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
