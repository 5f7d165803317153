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
    let key: SymmetricKey
    /// Whether a text holds anything that is withheld.
    let holdsWithheld: (String) -> Bool
    let day: CivilDay
    /// The sources that are quoted.
    let quoted: Set<Int64>
    let memory = ProjectionMemory()

    /// - Parameters:
    ///   - key: what identifiers are made of; the same key gives the same identifiers.
    ///   - holdsWithheld: whether a text holds anything that is withheld; such a text is not taken.
    init(_ selection: Selection, key: [UInt8], asOf day: CivilDay, holdsWithheld: @escaping (String) -> Bool) {
        self.selection = selection
        (material, policy) = (selection.material, selection.policy)
        self.key = SymmetricKey(data: key)
        self.day = day
        self.holdsWithheld = holdsWithheld
        // A source says the day, the town and the building as they are: it is quoted only where all may be told.
        let tellsAll = policy.dates == .day && policy.places && policy.facilities
        quoted = policy.quotes && tellsAll ? selection.cited : []
    }

    /// The publication of a selection, and the records and sources that it tells of. The same whatever the number of finders.
    ///
    /// - Parameter finders: one or more that tell whether a text holds anything that is withheld; as many parts are made at a time.
    public static func publication(
        of selection: consuming Selection, key: [UInt8], asOf day: CivilDay, finders: [@Sendable (String) -> Bool]
    ) async -> (publication: Publication, items: [ItemID], sources: [LedgerID]) {
        precondition(!finders.isEmpty, "somebody has to say what is withheld")
        let chosen = consume selection
        @Sendable func projector(_ finder: Int) -> Projector {
            Projector(chosen, key: key, asOf: day, holdsWithheld: finders[finder])
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
        // The statements of a large casebook need not be kept beside those of its publication.
        let rest = chosen.withoutStatements()
        return Projector(rest, key: key, asOf: day, holdsWithheld: finders[0]).finish(&build)
    }

    private func events(_ rows: ArraySlice<Int64>) -> Build {
        var build = Build()
        build.statements.reserveCapacity(rows.reduce(0) { $0 + selection.statements(about: $1).count })
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
        build.persons = persons
        for row in rows { takeName(of: row, selection.statements(about: row), into: &build) }
        return build
    }

    /// The identifier that a record has in publications.
    public static func id(of record: ItemID, key: [UInt8]) -> PublicID {
        id(record.description, key: SymmetricKey(data: key))
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
        var quote: String?
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
            let starts = Array(stride(from: 0, to: rows.count, by: size))
            var parts = await withTaskGroup(of: (Int, Build).self) { group in
                for (number, start) in starts.enumerated() {
                    group.addTask { (start, gather(number, rows[start..<min(rows.count, start + size)])) }
                }
                var parts: [Int: Build] = [:]
                for await (start, build) in group { parts[start] = build }
                return parts
            }
            for start in starts { if let part = parts.removeValue(forKey: start) { take(part) } }
        }

        private mutating func take(_ other: Build) {
            entities.merge(other.entities) { first, _ in first }
            if statements.isEmpty { statements = other.statements } else { statements += other.statements }
            named.formUnion(other.named)
            persons.formUnion(other.persons)
            events.formUnion(other.events)
        }
    }

    func id(_ what: String) -> PublicID { Self.id(what, key: key) }

    private static func id(_ what: String, key: SymmetricKey) -> PublicID {
        PublicID(HMAC<SHA256>.authenticationCode(for: Array(what.utf8), using: key))
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
    struct Stretch: Hashable {
        var source: Int64
        var span: ByteSpan
    }

    var ids: [Int64: PublicID] = [:]
    /// The first office that is told of a person; nil of those who have none.
    var offices: [Int64: PublishableStatement?] = [:]
    /// Names of bodies and places that hold something withheld.
    var isWithheld: [Int64: Bool] = [:]
    /// The words of a stretch; nil where they may not be told.
    var quotes: [Stretch: String?] = [:]
}
