// An annotated report as tests read it, with every key that a draft can be made of.
public import Foundation

/// What tests read of an annotated report; the keys are those of SCHEMA.
public struct GoldReport: Decodable, Sendable {
    /// Somebody or some body with a name.
    public struct Named: Decodable, Sendable {
        public var name: String
        public var aliases: [String]?
        public var roles: [String]?
        public var kind: String?
    }

    /// A provision that the text cites.
    public struct Law: Decodable, Sendable {
        public var article: String
        public var part: String?
        public var code: String
        public var country: String?
        public var optional: Bool?
        public var evidence: String?
    }

    /// Something that happened.
    public struct Event: Decodable, Sendable {
        public var kind: String
        public var date, until, time, duration: String?
        public var victims, actors: [String]
        public var place, facility, from, to: String?
        public var provisions: [String]?
        public var status, deniedBy, attributedTo: String?
        public var wordOf: [String]?
        public var evidence, trigger: String?

        /// Makes an event of a made-up case.
        public init(
            kind: String, date: String? = nil, victims: [String] = [], actors: [String] = [],
            provisions: [String] = [], duration: String? = nil, status: String? = nil, deniedBy: String? = nil,
            facility: String? = nil, from: String? = nil, to: String? = nil, time: String? = nil
        ) {
            self.kind = kind
            self.date = date
            self.victims = victims
            self.actors = actors
            self.provisions = provisions
            self.duration = duration
            self.status = status
            self.deniedBy = deniedBy
            self.facility = facility
            self.from = from
            self.to = to
            self.time = time
        }
    }

    /// A tie between two people or bodies.
    public struct Relation: Decodable, Sendable {
        public var type: String
        public var from: String
        public var to: String
        public var former: Bool?
        public var status: String?
        public var evidence: String?
    }

    /// What must not be recorded.
    public struct Ban: Decodable, Sendable {
        public var kind: String
        public var victims: [String]
        public var evidence: String?
    }

    public var documentDate: String?
    public var country: String?
    public var persons: [Named]
    public var organisations: [Named]
    public var places: [String]
    public var provisions: [Law]
    public var events: [Event]
    public var relations: [Relation]
    public var mustNot: [Ban]?

    /// Reads the JSON of one report.
    public init(contentsOf url: URL) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(GoldReport.self, from: Data(contentsOf: url))
    }
}
