// Puts a publication together: everything by its new identifier, in an order that tells nothing.

import CaseModel
import Casebook
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
    /// The place of each gathered quote; -1 of those that no statement rests on.
    private let quotePlaces: [Int]

    init(_ build: consuming Projector.Build, _ told: [ToldSource], day: CivilDay, policy: PublicationPolicy) {
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
        (quotes, quotePlaces) = Self.quotes(build, order, sourcePlaces)
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

    /// The quotes that statements rest on, each stretch of a source once, in the order of the sources.
    private static func quotes(
        _ build: Projector.Build, _ order: [Int32], _ sourcePlaces: [Int64: Int]
    ) -> ([PublishedQuote], [Int]) {
        var numbers: [ProjectionMemory.Stretch: Int] = [:]
        var used: [(source: Int, quote: Int)] = []
        var numberOf = [Int](repeating: -1, count: build.quotes.count)
        for place in order {
            guard let quote = build.statements[Int(place)].quote, numberOf[quote] < 0 else { continue }
            let stretch = build.quotes[quote].stretch
            guard let source = sourcePlaces[stretch.source] else { continue }
            if let known = numbers[stretch] {
                numberOf[quote] = known
            } else {
                (numbers[stretch], numberOf[quote]) = (used.count, used.count)
                used.append((source, quote))
            }
        }
        // Sorting keeps no order of its own: those of one source stay as they came.
        let sorted = used.indices.sorted { (used[$0].source, $0) < (used[$1].source, $1) }
        var placeOf = [Int](repeating: 0, count: used.count)
        for (place, number) in sorted.enumerated() { placeOf[number] = place }
        return (
            sorted.map { PublishedQuote(source: used[$0].source, words: build.quotes[used[$0].quote].words) },
            numberOf.map { $0 < 0 ? -1 : placeOf[$0] }
        )
    }

    /// The publication, and the records and sources that it tells of.
    func publication(
        records: [Int64: PublishableRecord], sources ids: [Int64: LedgerID]
    ) async -> (Publication, [ItemID], [LedgerID]) {
        async let items = gathered.events.union(gathered.named).compactMap { records[$0]?.item }.sorted()
        let statements = order.map { published(gathered.statements[Int($0)]) }
        let publication = Publication(
            day: day, policy: policy, entities: entities, statements: statements, sources: sources, quotes: quotes)
        return (publication, await items, usedSources.compactMap { ids[$0] }.sorted())
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
