// What may go out, and nothing else: every format is made of this, and can't reach the casebook.

public import CaseModel

/// Something that published statements are about, or name.
public struct PublishedEntity: Hashable, Sendable {
    /// How much of a name there is.
    public enum Naming: String, Hashable, Sendable, Codable {
        /// By its full name.
        case full
        /// A person by initials.
        case initials
        /// Not by a name: somebody whose role alone is told, or a group.
        case none
    }

    public var id: PublicID
    public var type: EntityType
    public var naming: Naming
    /// Whether the person has a case: agreed to be published, and events are about them.
    public var isCase: Bool
    /// The day on which an event came in; only in bulletins, which tell what is new.
    public var entered: CivilDay?

    public init(id: PublicID, type: EntityType, naming: Naming, isCase: Bool = false, entered: CivilDay? = nil) {
        self.id = id
        self.type = type
        self.naming = naming
        self.isCase = isCase
        self.entered = entered
    }
}

/// Where published statements come from.
public struct PublishedSource: Hashable, Sendable {
    /// How it may be called.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A report, by its site, title and day.
        case report
        /// A document that is not cited.
        case document
        /// Somebody or something known to the bureau: a call, an interview, own knowledge.
        case known
        /// A row of a table of the bureau.
        case table
    }

    /// A file that the bureau keeps and can show; only in what goes to lawyers and authorities.
    public struct Exhibit: Hashable, Sendable, Codable {
        /// The SHA-256 of the file, in hexadecimal digits.
        public var sha256: String
        /// Its size in bytes.
        public var size: Int

        public init(sha256: String, size: Int) {
            self.sha256 = sha256
            self.size = size
        }
    }

    public var id: PublicID
    public var kind: Kind
    public var title: String?
    public var site: String?
    public var published: EDTF?
    /// ISO 639 code.
    public var language: String
    /// Sources with one number say one thing: reprints and translations. The number means nothing else, and stays.
    public var original: Int
    public var exhibit: Exhibit?

    public init(
        id: PublicID, kind: Kind, title: String? = nil, site: String? = nil, published: EDTF? = nil, language: String,
        original: Int, exhibit: Exhibit? = nil
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.site = site
        self.published = published
        self.language = language
        self.original = original
        self.exhibit = exhibit
    }
}

/// Words of a source that may be told. Several statements rest on the same ones.
public struct PublishedQuote: Hashable, Sendable {
    /// The source, as a place in `Publication.sources`.
    public var source: Int
    public var words: String

    public init(source: Int, words: String) {
        self.source = source
        self.words = words
    }
}

/// One published statement. Entities are places in `Publication.entities`.
public struct PublishedStatement: Hashable, Sendable {
    /// Without spans, rules and makers: these are of the casebook.
    public var statement: Statement
    /// The source, as a place in `Publication.sources`.
    public var source: Int
    /// The words of the source, where they may be told, as a place in `Publication.quotes`.
    public var quote: Int?

    public init(_ statement: Statement, source: Int, quote: Int? = nil) {
        self.statement = statement
        self.source = source
        self.quote = quote
    }
}

/// What may go out.
public struct Publication: Sendable {
    /// The day it tells of.
    public let day: CivilDay
    /// The rules it was made under, as far as formats need them.
    public let policy: PublicationPolicy
    /// In the order of their identifiers.
    public let entities: [PublishedEntity]
    /// In the order of their subjects; of statements that disagree the one that stands comes first.
    public let statements: [PublishedStatement]
    /// In the order of their identifiers.
    public let sources: [PublishedSource]
    /// In the order of their sources.
    public let quotes: [PublishedQuote]

    /// The statements about each entity.
    private let about: [Range<Int>]
    /// The events that each person takes part in, and the relations in which each is named: places of statements, those of one entity after another.
    private let naming: [Int32]
    /// Where those of each entity begin; and one more.
    private let namingStarts: [Int32]

    /// - Precondition: statements come in the order of their subjects, quotes in that of their sources, and they name entities, sources and quotes
    ///   that are there.
    public init(
        day: CivilDay, policy: PublicationPolicy, entities: [PublishedEntity], statements: [PublishedStatement],
        sources: [PublishedSource], quotes: [PublishedQuote]
    ) {
        self.day = day
        self.policy = policy
        self.entities = entities
        self.statements = statements
        self.sources = sources
        self.quotes = quotes
        var about = [Range<Int>](repeating: 0..<0, count: entities.count)
        var starts = [Int32](repeating: 0, count: entities.count + 1)
        var start = 0
        for (place, statement) in statements.enumerated() {
            let subject = statement.statement.subject.number
            if place + 1 == statements.count || statements[place + 1].statement.subject.number != subject {
                about[subject] = start..<(place + 1)
                start = place + 1
            }
            if case .entity(let other) = statement.statement.value { starts[other.number + 1] += 1 }
        }
        self.about = about
        for entity in entities.indices { starts[entity + 1] += starts[entity] }
        namingStarts = starts
        var naming = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for (place, statement) in statements.enumerated() {
            guard case .entity(let other) = statement.statement.value else { continue }
            naming[Int(starts[other.number])] = Int32(place)
            starts[other.number] += 1
        }
        self.naming = naming
    }

    /// The place of an entity; nil where there is none with such an identifier.
    public func place(of id: PublicID) -> Int? {
        var (low, high) = (0, entities.count)
        while low < high {
            let middle = (low + high) / 2
            if entities[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < entities.count && entities[low].id == id ? low : nil
    }

    /// The words of the source that a statement rests on, where they may be told.
    public func words(of statement: PublishedStatement) -> String? { statement.quote.map { quotes[$0].words } }

    /// The places of the statements about an entity.
    public func statements(about entity: Int) -> Range<Int> { about[entity] }

    /// The places of the statements that name an entity.
    public func statements(naming entity: Int) -> [Int] {
        naming[Int(namingStarts[entity])..<Int(namingStarts[entity + 1])].map(Int.init)
    }

    /// People with a case, in the order of their identifiers.
    public var cases: [Int] { entities.indices.filter { entities[$0].isCase } }

    /// What an entity is called; empty of events and of people without a name.
    public func name(of entity: Int) -> String {
        for statement in statements[about[entity]] where statement.statement.property == .name {
            if case .text(let text) = statement.statement.value { return text }
        }
        return ""
    }

    /// What kind of body an entity is, where that is told.
    public func kind(of entity: Int) -> OrganisationKind? {
        statements[about[entity]].lazy.compactMap { published -> OrganisationKind? in
            if case .organisationKind(let kind) = published.statement.value { kind } else { nil }
        }.first
    }

    /// How many people a group is, where that is told.
    public func size(of entity: Int) -> Int? {
        statements[about[entity]].lazy.compactMap { published -> Int? in
            if case .number(let size) = published.statement.value { size } else { nil }
        }.first
    }

    /// The roles that are told of a person, in the order of their list.
    public func roles(of entity: Int) -> [PersonRole] {
        let told = statements[about[entity]].compactMap { statement -> PersonRole? in
            if case .role(let role) = statement.statement.value { role } else { nil }
        }
        return PersonRole.allCases.filter(told.contains)
    }
}
