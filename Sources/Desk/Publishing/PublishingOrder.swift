// What is to be published, and what was found out about it before anything is written.

import CLinux
public import CaseModel
public import Casebook
public import LeakScan
import Projection
public import Publication
public import Publishing
import Synchronization
import Vault

/// What a member asks for.
public struct PublishingOrder: Sendable {
    public var output: PublicationPolicy.Output
    public var policy: PublicationPolicy
    /// The day it tells of.
    public var day: CivilDay
    /// The people it is about; nil for everybody who may be in it.
    public var only: [ItemID]?

    public init(
        _ output: PublicationPolicy.Output, _ policy: PublicationPolicy, day: CivilDay, only: [ItemID]? = nil
    ) {
        self.output = output
        self.policy = policy
        self.day = day
        self.only = only
    }
}

/// Everything that would go out, with the scan that looks for everything that must not.
public struct PreparedPublication: Sendable {
    public let order: PublishingOrder
    public let publication: Publication
    /// The records and sources that it tells of.
    public let items: [ItemID]
    public let sources: [LedgerID]
    /// The records behind the people with a case, by their identifiers in the publication.
    public let people: [PublicID: ItemID]
    public let scan: LeakScan
    /// What the scan lets pass, and why.
    public let exceptions: [LeakException]
    /// What identifiers are made of, in hexadecimal digits.
    public let key: String
    /// Of all that would go out, and of each case.
    public let digests: PublicationDigest
    /// The SHA-256 of all that would go out: the same only while nothing of it changes.
    public let digest: String
    /// Who agreed to it, and how many have to.
    public let agreed: [String]
    public let publishers: Int
    /// The newest entry that it knows of.
    let newest: Int64
}

extension PreparedPublication {
    /// Finds out what would go out of a casebook.
    ///
    /// - Parameter key: what identifiers are made of where the ledger has no key yet; random without one.
    /// - Throws: `PublishingError.nobody`, `.noConsent`, `.heldBack`; errors of the casebook.
    public init(_ order: PublishingOrder, of casebook: Casebook, key fallback: String? = nil) async throws {
        // What was published before has left memory behind.
        clinux_give_back_memory()
        let newest = try await casebook.newest()
        let levels: Set<Sensitivity> =
            order.policy.levels(of: order.output) == .internal ? [.public, .internal] : [.public]
        let read = try await casebook.publishingMaterial(levels, asOf: order.day)
        let material = read.publishable
        if let only = order.only { try await Self.check(only, order, material, casebook) }
        let selection = Selection(material, order.policy, order.output, only: order.only.map(Set.init))
        async let quotes = QuoteCandidates(selection)
        let words = read.words.words(
            named: selection.named, publicTexts: selection.publicTexts, cited: selection.cited)
        let withheld = WithheldStrings(words, publicNames: selection.fullNames, order.policy)
        let scan = LeakScan(for: withheld.strings, doubtful: withheld.doubtful, except: withheld.exceptions)
        let key = material.key ?? fallback ?? Identifier.random().hex
        let bytes = Array(key.utf8)
        let people = Dictionary(
            selection.publishedPeople.map { (Projector.id(of: $0, key: bytes), $0) },
            uniquingKeysWith: { first, _ in first })
        _ = consume material
        _ = consume read
        let finders = (0..<Desk.cores).map { _ in
            let memory = ScanMemory(scan)
            return { @Sendable (text: String) in memory.holds(text) }
        }
        let projected = await Projector.publication(
            of: consume selection, quoting: await quotes, key: bytes, asOf: order.day, finders: finders)
        // What was needed to work it out is given back at once: laptops are small.
        async let given: Void = clinux_give_back_memory()
        guard !projected.publication.cases.isEmpty else { throw PublishingError.nobody(order.output) }
        let digests = await PublicationDigest(projected.publication, jobs: Desk.cores)
        await given
        let digest = digests.whole(as: order.output)
        self.init(
            order: order, publication: projected.publication, items: projected.items, sources: projected.sources,
            people: people, scan: scan, exceptions: withheld.exceptions, key: key, digests: digests, digest: digest,
            agreed: try await casebook.agreements(to: digest), publishers: try await casebook.publishers(),
            newest: newest)
    }

    /// Everybody who was named has to have agreed, and may not be held back.
    private static func check(
        _ only: [ItemID], _ order: PublishingOrder, _ material: Publishable, _ casebook: Casebook
    ) async throws {
        let needed = order.output.consents
        let held = Set(
            material.held.compactMap { hold in if case .record(let record) = hold.target { record.item } else { nil } })
        for item in only {
            let name = try await casebook.knownRecord(item)?.name ?? item.shortName
            if held.contains(item) { throw PublishingError.heldBack(name: name) }
            let record = material.records.values.first { $0.item == item }
            let missing = needed.subtracting(record?.consent ?? [])
            if !missing.isEmpty {
                throw PublishingError.noConsent(name: name, missing: missing.sorted { $0.rawValue < $1.rawValue })
            }
        }
    }
}

/// Remembers what was looked for: thousands of statements have the same few names and words. Quotes are asked for once each.
private final class ScanMemory: Sendable {
    private struct State {
        let finder: LeakFinder
        var known: [String: Bool] = [:]
    }

    private let state: Mutex<State>

    init(_ scan: LeakScan) { state = Mutex(State(finder: LeakFinder(scan))) }

    private static let longest = 40

    func holds(_ text: String) -> Bool {
        state.withLock { state in
            guard text.utf8.count <= Self.longest else { return !state.finder.finds(in: text).isEmpty }
            if let known = state.known[text] { return known }
            let holds = !state.finder.finds(in: text).isEmpty
            state.known[text] = holds
            return holds
        }
    }
}
