// Builds a publication up from what may be in it; nothing is ever copied and then cut.

public import CaseModel
public import Casebook
import Crypto
public import Publication

/// Makes the publication of a selection.
public struct Projector {
    let selection: Selection
    let key: SymmetricKey
    /// Whether a text holds anything that is withheld.
    let holdsWithheld: (String) -> Bool
    let day: CivilDay
    /// The words of cited sources.
    let quotes: [Int64: Quotes]

    var material: Publishable { selection.material }
    var policy: PublicationPolicy { selection.policy }

    /// - Parameters:
    ///   - key: what identifiers are made of; the same key gives the same identifiers.
    ///   - holdsWithheld: whether a text holds anything that is withheld; such a text is not taken.
    public init(_ selection: Selection, key: [UInt8], asOf day: CivilDay, holdsWithheld: @escaping (String) -> Bool) {
        self.selection = selection
        self.key = SymmetricKey(data: key)
        self.day = day
        self.holdsWithheld = holdsWithheld
        // A source says the day, the town and the building as they are: it is quoted only where all may be told.
        let policy = selection.policy
        let tellsAll = policy.dates == .day && policy.places && policy.facilities
        let cited = policy.quotes && tellsAll ? selection.cited : []
        quotes = selection.material.sources.filter { cited.contains($0.key) }.mapValues { Quotes(text: $0.text) }
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
        /// Its place in the order of the casebook: of statements that disagree the first stands.
        var order: Int
    }

    enum DraftedSpeaker {
        case entity(PublicID)
        case words(String)
    }

    struct Build {
        var entities: [PublicID: PublishedEntity] = [:]
        var statements: [Drafted] = []
        /// Records that are named, of people, bodies, places and groups; and people with an event.
        var named: Set<Int64> = []
        var persons: Set<Int64> = []
        var events: Set<Int64> = []
        var order = 0
    }

    func id(_ what: String) -> PublicID {
        PublicID(HMAC<SHA256>.authenticationCode(for: Array(what.utf8), using: key))
    }

    func id(of row: Int64) -> PublicID { id(material.records[row]?.item.description ?? "") }
}
