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
    public init(_ selection: Selection, key: [UInt8], asOf day: CivilDay, holdsWithheld: @escaping (String) -> Bool) {
        self.selection = selection
        (material, policy) = (selection.material, selection.policy)
        self.key = SymmetricKey(data: key)
        self.day = day
        self.holdsWithheld = holdsWithheld
        // A source says the day, the town and the building as they are: it is quoted only where all may be told.
        let tellsAll = policy.dates == .day && policy.places && policy.facilities
        quoted = policy.quotes && tellsAll ? selection.cited : []
    }

    /// The publication, and the records and sources that it tells of.
    public func publication() -> (publication: Publication, items: [ItemID], sources: [LedgerID]) {
        var build = Build()
        // Events first: whom they name decides on who else there is.
        for row in selection.subjects {
            guard let record = material.records[row], record.type == .event else { continue }
            take(event: row, record, selection.statements(about: row), into: &build)
        }
        for row in build.persons.sorted() { takeTies(of: row, selection.statements(about: row), into: &build) }
        for row in build.named.sorted() { takeName(of: row, selection.statements(about: row), into: &build) }
        return finish(&build)
    }

    /// The identifier that a record has in publications.
    public func id(of record: ItemID) -> PublicID { id(record.description) }

    // MARK: What is gathered

    /// A statement while entities are known by what they are made of.
    struct Drafted {
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

    enum DraftedSpeaker {
        case entity(PublicID)
        case words(String)
    }

    struct Build {
        var entities: [PublicID: PublishedEntity] = [:]
        /// In the order of the casebook: of statements that disagree the first stands.
        var statements: [Drafted] = []
        /// Records that are named, of people, bodies, places and groups; and people with an event.
        var named: Set<Int64> = []
        var persons: Set<Int64> = []
        var events: Set<Int64> = []
    }

    func id(_ what: String) -> PublicID {
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
