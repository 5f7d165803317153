// Puts a publication together: everything by its new identifier, in an order that tells nothing.

import CaseModel
import Casebook
import Publication

extension Projector {
    func finish(_ build: inout Build) -> (Publication, [ItemID], [LedgerID]) {
        let entities = build.entities.values.sorted { $0.id < $1.id }
        let places = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1.id, $0) })
        let statements = build.statements
        build.statements = []
        // The statements about each entity, in their order. Whatever a statement names has to be there.
        var about = [[Int32]](repeating: [], count: entities.count)
        var used: Set<Int64> = []
        for place in statements.indices {
            guard let subject = places[statements[place].subject],
                statements[place].other.map({ places[$0] != nil }) ?? true
            else { continue }
            about[subject].append(Int32(place))
            used.insert(statements[place].source)
        }
        var order: [(row: Int64, source: PublishedSource)] = used.sorted().compactMap { row in
            material.sources[row].map { (row, told($0)) }
        }
        order.sort { $0.source.id < $1.source.id }
        for place in order.indices {
            let original = material.sources[order[place].row]?.original ?? order[place].row
            order[place].source.original = number(ofOriginal: original)
        }
        let sourcePlaces = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.row, $0) })
        func speaker(_ drafted: DraftedSpeaker) -> Speaker {
            switch drafted {
            case .words(let words): .unnamed(words)
            case .entity(let id): places[id].map { .entity(EntityID($0)) } ?? .unnamed("unnamed")
            }
        }
        var published: [PublishedStatement] = []
        published.reserveCapacity(statements.count)
        for (subject, told) in about.enumerated() {
            for place in told {
                let drafted = statements[Int(place)]
                let value: Value = drafted.other.flatMap { places[$0] }.map { .entity(EntityID($0)) } ?? drafted.value
                published.append(
                    PublishedStatement(
                        Statement(
                            subject: EntityID(subject), property: drafted.property, value: value, spans: [],
                            wordOf: drafted.wordOf.map(speaker), standing: drafted.standing,
                            deniedBy: drafted.deniedBy.map(speaker), isFormer: drafted.isFormer, rule: "",
                            confidence: .sure, review: .accepted, madeBy: ""),
                        source: sourcePlaces[drafted.source] ?? 0, quote: drafted.quote))
            }
        }
        let items = build.events.union(build.named).compactMap { material.records[$0]?.item }.sorted()
        return (
            Publication(
                day: day, policy: policy, entities: entities, statements: published,
                sources: order.map(\.source)),
            items, used.compactMap { material.sources[$0]?.id }.sorted()
        )
    }

    /// A number that stays the same from one publication to the next, as an identifier does.
    private func number(ofOriginal row: Int64) -> Int {
        let name = "original " + (material.sources[row]?.id.description ?? "\(row)")
        return id(name).description.utf8.reduce(0) { ($0 * 31 + Int($1)) & 0xFFFF_FFFF_FFFF }
    }

    func told(_ source: PublishableSource) -> PublishedSource {
        let isCited = selection.isCited(source)
        let title = isCited ? source.card.title.flatMap { !holdsWithheld($0) ? $0 : nil } : nil
        let site = isCited ? source.card.site.flatMap { !holdsWithheld($0) ? $0 : nil } : nil
        let kind: PublishedSource.Kind =
            switch source.card.kind {
            case .report: isCited ? .report : .document
            case .table: .table
            case .call, .interview, .hearing, .ownKnowledge, .letter: .known
            }
        return PublishedSource(
            id: id(source.id.description), kind: kind, title: title, site: site,
            published: isCited ? source.published.map(coarse) : nil, language: source.language, original: 0,
            exhibit: selection.output.isPublic
                ? nil : source.file.map { PublishedSource.Exhibit(sha256: $0.sha256, size: $0.size) })
    }
}
