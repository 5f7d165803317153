// Builds a publication up from what may be in it; nothing is ever copied and then cut.

public import CaseModel
public import Casebook
import Crypto
public import Publication

/// Makes the publication of a selection.
public struct Projector {
    let selection: Selection
    let material: Publishable
    let policy: PublicationPolicy
    /// A hash that has the key already.
    let keyed: HMAC<SHA256>
    /// Whether a text holds anything that is withheld.
    let holdsWithheld: (String) -> Bool
    let day: CivilDay
    let quotes: QuoteCandidates
    let memory: ProjectionMemory

    /// - Parameters:
    ///   - quotes: the words that may be quoted where nothing in them is withheld.
    ///   - key: what identifiers are made of; the same key gives the same identifiers.
    ///   - holdsWithheld: whether a text holds anything that is withheld; such a text is not taken.
    init(
        _ selection: Selection, quoting quotes: QuoteCandidates, key: [UInt8], asOf day: CivilDay,
        holdsWithheld: @escaping (String) -> Bool
    ) {
        self.selection = selection
        (material, policy) = (selection.material, selection.policy)
        self.quotes = quotes
        memory = ProjectionMemory(quotes: quotes.all.count)
        keyed = HMAC<SHA256>(key: SymmetricKey(data: key))
        self.day = day
        self.holdsWithheld = holdsWithheld
    }

    /// The publication of a selection, and the records and sources that it tells of. The same whatever the number of finders.
    ///
    /// - Parameters:
    ///   - quotes: of the same selection.
    ///   - finders: one or more that tell whether a text holds anything that is withheld; as many parts are made at a time.
    public static func publication(
        of selection: consuming Selection, quoting quotes: QuoteCandidates, key: [UInt8], asOf day: CivilDay,
        finders: [@Sendable (String) -> Bool]
    ) async -> (publication: Publication, items: [ItemID], sources: [LedgerID]) {
        precondition(!finders.isEmpty, "somebody has to say what is withheld")
        let chosen = consume selection
        @Sendable func projector(_ finder: Int) -> Projector {
            Projector(chosen, quoting: quotes, key: key, asOf: day, holdsWithheld: finders[finder])
        }
        var build = Build()
        // Events first: whom they name decides on who else there is.
        let events = chosen.subjects.filter { chosen.material.records[$0]?.type == .event }
        await build.take(partsOf: events, finders.count) { number, rows in projector(number).events(rows) }
        projector(0).ties(&build)
        let persons = build.persons
        await build.take(partsOf: build.named.sorted(), finders.count) { number, rows in
            projector(number).names(rows, persons)
        }
        let used = Set(build.statements.map(\.source)).sorted()
        let size = (used.count + finders.count - 1) / finders.count
        let sources = await inParallel(chunksOf: size, used.count, jobs: finders.count) { range in
            let projector = projector(range.lowerBound / max(1, size))
            return used[range].map { ToldSource(row: $0, source: projector.told($0)) }
        }.flatMap(\.self)
        // The statements of a large casebook need not be kept beside those of its publication.
        let assembly = Assembly(consume build, sources, quotes.all, day: day, policy: chosen.policy)
        let records = chosen.material.records
        let ids = chosen.material.sources.mapValues(\.id)
        _ = consume chosen
        return await assembly.publication(records: records, sources: ids)
    }

    private func events(_ rows: ArraySlice<Int64>) -> Build {
        var build = Build()
        // As much as all parts together have: what is not written to takes no memory, and what grows would take that of two.
        build.statements.reserveCapacity(material.statements.count)
        for row in rows {
            guard let record = material.records[row] else { continue }
            take(event: row, record, selection.statements(about: row), into: &build)
        }
        return build
    }

    private func ties(_ build: inout Build) {
        for row in build.persons.sorted() { takeTies(of: row, selection.statements(about: row), into: &build) }
    }

    private func names(_ rows: ArraySlice<Int64>, _ persons: Set<Int64>) -> Build {
        var build = Build()
        for row in rows {
            takeName(of: row, selection.statements(about: row), hasEvent: persons.contains(row), into: &build)
        }
        return build
    }

    /// The identifier that a record has in publications.
    public static func id(of record: ItemID, key: [UInt8]) -> PublicID {
        id(record.description, HMAC<SHA256>(key: SymmetricKey(data: key)))
    }

    // MARK: What is gathered

    /// A statement while entities are known by what they are made of.
    struct Drafted: Sendable {
        var subject: PublicID
        var property: Property
        var value: Value
        var other: PublicID?
        var wordOf: [DraftedSpeaker]
        var deniedBy: DraftedSpeaker?
        var standing: Standing
        var isFormer: Bool
        var source: Int64
        /// A place in the candidates.
        var quote: Int?
    }

    enum DraftedSpeaker: Sendable {
        case entity(PublicID)
        case words(String)
    }

    struct Build: Sendable {
        var entities: [PublicID: PublishedEntity] = [:]
        /// In the order of the casebook: of statements that disagree the first stands.
        var statements: [Drafted] = []
        /// Records that are named, of people, bodies, places and groups; and people with an event.
        var named: Set<Int64> = []
        var persons: Set<Int64> = []
        var events: Set<Int64> = []

        /// Adds what is gathered of some rows, in so many parts at a time, in the order of the rows.
        mutating func take(
            partsOf rows: [Int64], _ count: Int, _ gather: @escaping @Sendable (Int, ArraySlice<Int64>) -> Build
        ) async {
            let size = max(1, (rows.count + count - 1) / max(1, count))
            var parts = await inParallel(chunksOf: size, rows.count, jobs: count) { range in
                gather(range.lowerBound / size, rows[range])
            }
            // Each is let go as it is added.
            parts.reverse()
            while let part = parts.popLast() { take(part) }
        }

        private mutating func take(_ other: consuming Build) {
            if entities.isEmpty, statements.isEmpty, named.isEmpty, persons.isEmpty, events.isEmpty {
                self = other
                return
            }
            statements += other.statements
            entities.merge(other.entities) { first, _ in first }
            named.formUnion(other.named)
            persons.formUnion(other.persons)
            events.formUnion(other.events)
        }
    }

    func id(_ what: String) -> PublicID { Self.id(what, keyed) }

    private static func id(_ what: String, _ keyed: HMAC<SHA256>) -> PublicID {
        var code = keyed
        code.update(data: Array(what.utf8))
        return PublicID(code.finalize())
    }

    func id(of row: Int64) -> PublicID {
        if let known = memory.ids[row] { return known }
        let id = id(material.records[row]?.item.description ?? "")
        memory.ids[row] = id
        return id
    }
}

/// What was worked out once and is asked for again and again: thousands of statements name the same few towns and quote the same sentences.
final class ProjectionMemory {
    enum Naming {
        /// By this identifier, wherever it stands.
        case told(PublicID)
        /// Somebody whose office alone may be told.
        case office
        case untold
    }

    var ids: [Int64: PublicID] = [:]
    /// The first office that is told of a person; nil of those who have none.
    var offices: [Int64: PublishableStatement?] = [:]
    /// How each record may be named.
    var namings: [Int64: Naming] = [:]
    /// Whether the words of each candidate may be quoted; nil where nobody asked.
    var mayQuote: [Bool?]

    init(quotes: Int) { mayQuote = Array(repeating: nil, count: quotes) }
}
