// What other programs give: entities with identifiers of the file, and statements about them. The front of reading exchange files.

public import CaseModel

/// The contents of a file of open data: ours, FollowTheMoney, or Uwazi's.
public struct Exchange: Sendable {
    /// Something that statements are about.
    public struct Thing: Hashable, Sendable {
        /// What it is known by in the file.
        public var id: String
        public var type: EntityType

        public init(_ id: String, _ type: EntityType) {
            self.id = id
            self.type = type
        }
    }

    /// Where statements come from, as the file says.
    public struct Origin: Hashable, Sendable {
        public var id: String
        public var kind: String
        public var title: String?
        public var site: String?
        public var published: EDTF?
        public var language: String
        /// Origins with one number say one thing.
        public var original: Int

        public init(
            id: String, kind: String = "document", title: String? = nil, site: String? = nil, published: EDTF? = nil,
            language: String = "und", original: Int = 0
        ) {
            self.id = id
            self.kind = kind
            self.title = title
            self.site = site
            self.published = published
            self.language = language
            self.original = original
        }
    }

    /// A statement, with the place of its origin in `origins` and the words it rests on, where the file has them.
    public struct Said: Hashable, Sendable {
        /// Entities are places in `things`.
        public var statement: Statement
        public var origin: Int?
        public var quote: String?
    }

    /// Something in the file that could not be read; all else was.
    public struct Problem: Hashable, Sendable {
        /// Where: "line 7", "events.csv, row 3".
        public var place: String
        /// What is wrong, and what to do.
        public var why: String
    }

    /// What kind of file it was.
    public let format: Format
    /// What it calls itself, where it says so.
    public var title: String?
    public internal(set) var things: [Thing] = []
    public internal(set) var statements: [Said] = []
    public internal(set) var origins: [Origin] = []
    public internal(set) var problems: [Problem] = []
    private var places: [String: Int] = [:]
    private var originPlaces: [String: Int] = [:]

    init(_ format: Format) { self.format = format }

    /// How statements came about, in words.
    static let rule = "a file of open data"

    // MARK: Filling it

    /// Adds a thing; false where its identifier is taken by one of another type.
    @discardableResult
    mutating func add(_ id: String, _ type: EntityType) -> Bool {
        if let known = places[id] { return things[known].type == type }
        places[id] = things.count
        things.append(Thing(id, type))
        return true
    }

    mutating func add(_ origin: Origin) {
        guard originPlaces[origin.id] == nil else { return }
        originPlaces[origin.id] = origins.count
        origins.append(origin)
    }

    /// The thing of an identifier.
    func thing(_ id: String) -> EntityID? { places[id].map { EntityID($0) } }

    func origin(_ id: String) -> Int? { originPlaces[id] }

    func type(of id: String) -> EntityType? { places[id].map { things[$0].type } }

    mutating func state(
        _ subject: String, _ property: Property, _ value: Value, wordOf: [Speaker] = [],
        standing: Standing = .reported, deniedBy: Speaker? = nil, isFormer: Bool = false, origin: Int? = nil,
        quote: String? = nil
    ) {
        guard let subject = thing(subject) else { return }
        statements.append(
            Said(
                statement: Statement(
                    subject: subject, property: property, value: value, spans: [], wordOf: wordOf, standing: standing,
                    deniedBy: deniedBy, isFormer: isFormer, rule: Self.rule, confidence: .sure),
                origin: origin, quote: quote))
    }

    mutating func problem(_ place: String, _ why: String) { problems.append(Problem(place: place, why: why)) }
}

extension Exchange {
    /// The kinds of files that are read.
    public enum Format: String, Hashable, Sendable {
        case publication, package, uwazi
        case followTheMoney = "follow-the-money"
    }

    /// What kind of file it is by its name and first bytes; nil for any other, such as a bureau's own table.
    public static func format(of bytes: [UInt8], name: String) -> Format? {
        let start = bytes.prefix(4_096)
        let first = start.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        if first == 0x7B {
            let text = String(decoding: start, as: UTF8.self)
            if name.hasSuffix("datapackage.json") { return .package }
            if text.contains("\"habeas-publication\""), text.contains("\"format\"") { return .publication }
            if text.contains("\"schema\""), text.contains("\"properties\"") { return .followTheMoney }
            return nil
        }
        return UwaziReader.isOurs(bytes) ? .uwazi : nil
    }

    /// Reads a file that stands alone: all but a data package.
    ///
    /// - Throws: `TableError`.
    public init(_ bytes: [UInt8], as format: Format) throws(TableError) {
        switch format {
        case .publication: self = try PublicationReader.read(bytes)
        case .followTheMoney: self = try FTMReader.read(bytes)
        case .uwazi: self = try UwaziReader.read([bytes])
        case .package:
            throw TableError("a data package is several files; give the folder in which datapackage.json lies.")
        }
    }

    /// The tables of a data package that hold everything; the others are made of them.
    public static var packageTables: [String] { PackageReader.needed }

    /// Reads the tables of a data package, by their names.
    ///
    /// - Throws: `TableError`.
    public init(package files: [String: [UInt8]]) throws(TableError) { self = try PackageReader.read(files) }

    /// Reads tables of Uwazi of which one names what stands in another.
    ///
    /// - Throws: `TableError`.
    public init(uwazi files: [[UInt8]]) throws(TableError) { self = try UwaziReader.read(files) }
}
