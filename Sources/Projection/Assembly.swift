// Puts a publication together: everything by its new identifier, in an order that tells nothing.

import CaseModel
import Casebook
import Dispatch
import Publication

/// A source that statements rest on.
struct ToldSource: Sendable {
    var row: Int64
    /// Nil where it is not there.
    var source: PublishedSource?
}

/// What was gathered, with the place that everything has in the publication.
struct Assembly: Sendable {
    private let day: CivilDay
    private let policy: PublicationPolicy
    private let gathered: Projector.Build
    /// In the order of their identifiers.
    private let entities: [PublishedEntity]
    private let places: [PublicID: Int]
    /// The statements that may be told, in the order of their subjects: places among those gathered.
    private let order: [Int32]
    private let sources: [PublishedSource]
    private let usedSources: Set<Int64>
    private let sourcePlaces: [Int64: Int]
    private let quotes: [PublishedQuote]
    /// The place of each candidate; -1 of those that no statement rests on.
    private let quotePlaces: [Int]

    init(
        _ build: consuming Projector.Build, _ told: [ToldSource], _ candidates: [QuoteCandidates.Candidate],
        day: CivilDay, policy: PublicationPolicy
    ) {
        self.day = day
        self.policy = policy
        entities = build.entities.values.sorted { $0.id < $1.id }
        places = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1.id, $0) })
        order = Self.order(build.statements, places, entities.count)
        var used: Set<Int64> = []
        for place in order { used.insert(build.statements[Int(place)].source) }
        var sources = told.compactMap { told in
            told.source.flatMap { used.contains(told.row) ? (row: told.row, source: $0) : nil }
        }
        sources.sort { $0.source.id < $1.source.id }
        let sourcePlaces = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1.row, $0) })
        self.sources = sources.map(\.source)
        self.sourcePlaces = sourcePlaces
        usedSources = used
        (quotes, quotePlaces) = Self.quotes(build.statements, candidates, order, sourcePlaces)
        gathered = build
    }

    /// The statements about each entity, in their order. Whatever a statement names has to be there.
    private static func order(_ statements: [Projector.Drafted], _ places: [PublicID: Int], _ count: Int) -> [Int32] {
        var subjects = [Int32](repeating: -1, count: statements.count)
        var starts = [Int32](repeating: 0, count: count + 1)
        for (place, statement) in statements.enumerated() {
            guard let subject = places[statement.subject], statement.other.map({ places[$0] != nil }) ?? true else {
                continue
            }
            subjects[place] = Int32(subject)
            starts[subject + 1] += 1
        }
        for subject in 0..<count { starts[subject + 1] += starts[subject] }
        var order = [Int32](repeating: 0, count: Int(starts[count]))
        for (place, subject) in subjects.enumerated() where subject >= 0 {
            order[Int(starts[Int(subject)])] = Int32(place)
            starts[Int(subject)] += 1
        }
        return order
    }

    /// The quotes that statements rest on, in the order of the sources.
    private static func quotes(
        _ statements: [Projector.Drafted], _ candidates: [QuoteCandidates.Candidate], _ order: [Int32],
        _ sourcePlaces: [Int64: Int]
    ) -> ([PublishedQuote], [Int]) {
        // In the order of their first use: that of the casebook tells when something came in.
        var used: [(source: Int, use: Int, candidate: Int)] = []
        var places = [Int](repeating: -1, count: candidates.count)
        for place in order {
            guard let quote = statements[Int(place)].quote, places[quote] < 0,
                let source = sourcePlaces[candidates[quote].source]
            else { continue }
            places[quote] = 0
            used.append((source, used.count, quote))
        }
        used.sort { ($0.source, $0.use) < ($1.source, $1.use) }
        for (place, quote) in used.enumerated() { places[quote.candidate] = place }
        return (used.map { PublishedQuote(source: $0.source, words: candidates[$0.candidate].words) }, places)
    }

    /// The publication, and the records and sources that it tells of.
    func publication(
        records: [Int64: PublishableRecord], sources ids: [Int64: LedgerID]
    ) async -> (Publication, [ItemID], [LedgerID]) {
        async let items = gathered.events.union(gathered.named).compactMap { records[$0]?.item }.sorted()
        let statements = madeInHalves()
        let publication = Publication(
            day: day, policy: policy, entities: entities, statements: statements, sources: sources, quotes: quotes)
        return (publication, await items, usedSources.compactMap { ids[$0] }.sorted())
    }

    /// The statements in their order, made in two halves at a time, each at its place: a list of lists would need the memory of two.
    private func madeInHalves() -> [PublishedStatement] {
        let middle = order.count / 2
        return Array(unsafeUninitializedCapacity: order.count) { statements, count in
            nonisolated(unsafe) let places = statements
            DispatchQueue.concurrentPerform(iterations: 2) { half in
                for place in half == 0 ? 0..<middle : middle..<order.count {
                    places.initializeElement(at: place, to: published(gathered.statements[Int(order[place])]))
                }
            }
            count = order.count
        }
    }

    private func published(_ drafted: Projector.Drafted) -> PublishedStatement {
        let value: Value = drafted.other.flatMap { places[$0] }.map { .entity(EntityID($0)) } ?? drafted.value
        let quote = drafted.quote.flatMap { quotePlaces[$0] < 0 ? nil : quotePlaces[$0] }
        return PublishedStatement(
            Statement(
                subject: EntityID(places[drafted.subject] ?? 0), property: drafted.property, value: value, spans: [],
                wordOf: drafted.wordOf.map(speaker), standing: drafted.standing,
                deniedBy: drafted.deniedBy.map(speaker), isFormer: drafted.isFormer, rule: "", confidence: .sure,
                review: .accepted, madeBy: ""),
            source: sourcePlaces[drafted.source] ?? 0, quote: quote)
    }

    private func speaker(_ drafted: Projector.DraftedSpeaker) -> Speaker {
        switch drafted {
        case .words(let words): .unnamed(words)
        case .entity(let id): places[id].map { .entity(EntityID($0)) } ?? .unnamed("unnamed")
        }
    }
}
