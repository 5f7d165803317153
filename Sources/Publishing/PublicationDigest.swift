// Digests of what goes out: the same only while nothing of it changes.

import CaseModel
import Crypto
public import Publication

/// SHA-256 of a publication and of each case in it. Every entity is hashed once; all else is put together of their digests.
public struct PublicationDigest: Sendable {
    private let publication: Publication
    /// Of each source, quote and entity, 32 bytes each.
    private let sources: [UInt8]
    private let quotes: [UInt8]
    /// What each entity is and is called.
    private let traits: [UInt8]
    /// What else is said of each.
    private let facts: [UInt8]

    private static let size = SHA256.byteCount

    /// Hashes everything.
    ///
    /// - Parameter jobs: how many parts are hashed at a time.
    public init(_ publication: Publication, jobs: Int) async {
        self.publication = publication
        func each(_ count: Int, _ digest: @escaping @Sendable (Int) -> [UInt8]) async -> [UInt8] {
            let parts = await inParallel(chunksOf: 2_048, count, jobs: jobs) { $0.flatMap(digest) }
            return Array(parts.joined())
        }
        let sources = await each(publication.sources.count) { Self.of(publication.sources[$0]) }
        let quotes = await each(publication.quotes.count) {
            Array(SHA256.hash(data: Array(publication.quotes[$0].words.utf8)))
        }
        (self.sources, self.quotes) = (sources, quotes)
        let writer = StatementBytes(publication, sources, quotes)
        let both = await each(publication.entities.count) { entity in
            var (traits, facts) = (writer.head(entity), [UInt8]())
            for place in publication.statements(about: entity) {
                let said = publication.statements[place]
                if said.statement.isTrait { writer.add(said, to: &traits) } else { writer.add(said, to: &facts) }
            }
            return Array(SHA256.hash(data: traits)) + Array(SHA256.hash(data: facts))
        }
        var (traits, facts): ([UInt8], [UInt8]) = ([], [])
        traits.reserveCapacity(both.count / 2)
        facts.reserveCapacity(both.count / 2)
        for start in stride(from: 0, to: both.count, by: 2 * Self.size) {
            traits += both[start..<start + Self.size]
            facts += both[start + Self.size..<start + 2 * Self.size]
        }
        (self.traits, self.facts) = (traits, facts)
    }

    /// Of everything in the publication, with its day, the rules it was made under, and what is to be made of it: hexadecimal digits.
    public func whole(as output: PublicationPolicy.Output) -> String {
        var hash = SHA256()
        let head = [output.rawValue, publication.day.description] + publication.policy.lines
        var bytes: [UInt8] = []
        for line in head { StatementBytes.add(line, to: &bytes) }
        hash.update(data: bytes)
        for part in [traits, facts, sources] { hash.update(data: part) }
        return hash.finalize().hexDigits
    }

    /// Of all that is said in the case of a person, whatever the day: hexadecimal digits.
    public func ofCase(_ person: Int) -> String { of(CaseScope(of: person, in: publication)) }

    /// The same of a scope.
    func of(_ scope: CaseScope) -> String {
        var hash = SHA256()
        func add(_ digests: [UInt8], _ entity: Int) {
            hash.update(data: digests[entity * Self.size..<(entity + 1) * Self.size])
        }
        for entity in [scope.person] + scope.events {
            add(traits, entity)
            add(facts, entity)
        }
        let writer = StatementBytes(publication, sources, quotes)
        var ties: [UInt8] = []
        for place in scope.ties { writer.add(publication.statements[place], to: &ties) }
        hash.update(data: ties)
        for entity in scope.named { add(traits, entity) }
        return hash.finalize().hexDigits
    }

    private static func of(_ source: PublishedSource) -> [UInt8] {
        let parts = [
            source.id.description, source.kind.rawValue, source.title ?? "", source.site ?? "",
            source.published?.description ?? "", source.language, String(source.original), source.exhibit?.sha256 ?? "",
        ]
        var bytes: [UInt8] = []
        for part in parts { StatementBytes.add(part, to: &bytes) }
        return Array(SHA256.hash(data: bytes))
    }
}

/// The bytes of a statement that are hashed. Entities are in them by their identifiers, which stay when others come and go.
private struct StatementBytes: Sendable {
    private let publication: Publication
    private let sources: [UInt8]
    private let quotes: [UInt8]

    init(_ publication: Publication, _ sources: [UInt8], _ quotes: [UInt8]) {
        (self.publication, self.sources, self.quotes) = (publication, sources, quotes)
    }

    /// What an entity is, whatever is said of it.
    func head(_ entity: Int) -> [UInt8] {
        let entity = publication.entities[entity]
        var bytes: [UInt8] = []
        Self.add(entity.id.description, to: &bytes)
        Self.add(entity.type.rawValue, to: &bytes)
        Self.add(entity.naming.rawValue, to: &bytes)
        Self.add(entity.isCase ? "case" : "", to: &bytes)
        Self.add(entity.entered?.description ?? "", to: &bytes)
        return bytes
    }

    func add(_ said: PublishedStatement, to bytes: inout [UInt8]) {
        let statement = said.statement
        Self.add(id(statement.subject), to: &bytes)
        Self.add(statement.property.fileName, to: &bytes)
        Self.add(statement.standing.rawValue, to: &bytes)
        Self.add(statement.isFormer ? "former" : "", to: &bytes)
        Self.add(words(statement.value), to: &bytes)
        Self.add(String(statement.wordOf.count), to: &bytes)
        for speaker in statement.wordOf { Self.add(words(speaker), to: &bytes) }
        Self.add(statement.deniedBy.map(words) ?? "", to: &bytes)
        let size = SHA256.byteCount
        bytes += sources[said.source * size..<(said.source + 1) * size]
        if let quote = said.quote { bytes += quotes[quote * size..<(quote + 1) * size] }
        bytes.append(said.quote == nil ? 0 : 1)
    }

    /// With its length before it: texts may hold any sign.
    static func add(_ text: String, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text.utf8)
    }

    private func id(_ entity: EntityID) -> String { publication.entities[entity.number].id.description }

    private func words(_ speaker: Speaker) -> String {
        switch speaker {
        case .entity(let entity): "=\(id(entity))"
        case .unnamed(let words): "~\(words)"
        }
    }

    private func words(_ value: Value) -> String {
        switch value {
        case .text(let text): "t\(text)"
        case .entity(let entity): "e\(id(entity))"
        case .date(let date): "d\(date)"
        case .duration(let duration): "l\(duration)"
        case .provision(let provision): "p\(provision.key) \(provision.country ?? "")"
        case .eventKind(let kind): "k\(kind.rawValue)"
        case .role(let role): "r\(role.rawValue)"
        case .organisationKind(let kind): "o\(kind.rawValue)"
        case .number(let number): "n\(number)"
        case .mark: "m"
        }
    }
}
