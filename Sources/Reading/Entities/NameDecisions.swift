// Makes entities and mentions of the names of a page, once each is known for what it names.
import CaseModel
import Names
import Syntax

/// The entities of a page and the places where they are named.
struct NameDecisions {
    private(set) var entities: [EntityDraft] = []
    private(set) var mentions: [Mention] = []

    init(_ reading: NameReading) {
        let sorting = NameSorting(reading)
        let people = sorting.people
        var made: [(first: Int, entity: EntityDraft, mentions: [Range<Int>], person: Int?)] = []
        for (index, person) in people.people.enumerated() {
            let page = reading.page
            let name = person.composed ?? page.words.string(person.tokens)
            var entity = EntityDraft(type: .person, name: Self.clean(name), nameSpan: page.span(person.tokens))
            entity.aliases = person.forms.map { Self.clean($0) }.filter { $0 != entity.name }
            entity.gender = person.gender
            entity.neverMerge = person.isCertain
            entity.roles = person.roles.map { ($0.role, page.span($0.tokens)) }
            entity.confidence = person.evidence >= 3 ? .sure : .check
            made.append(
                (person.mentions.map(\.lowerBound).min() ?? person.tokens.lowerBound, entity, person.mentions, index))
        }
        for body in sorting.bodies.bodies {
            var entity = EntityDraft(type: .organisation, name: body.name, nameSpan: reading.page.span(body.tokens))
            entity.aliases = body.aliases.filter { $0 != body.name }
            entity.organisationKind = body.kind
            entity.isListed = body.isListed
            entity.confidence = body.tokens.count > 1 ? .sure : .check
            made.append((body.mentions.map(\.lowerBound).min() ?? body.tokens.lowerBound, entity, body.mentions, nil))
        }
        for place in sorting.places.places {
            let entity = EntityDraft(type: .place, name: place.name, nameSpan: reading.page.span(place.mentions[0]))
            made.append((place.mentions[0].lowerBound, entity, place.mentions, nil))
        }
        made.sort { $0.first < $1.first }
        var positions: [Int: Int] = [:]
        for (index, item) in made.enumerated() {
            entities.append(item.entity)
            if let person = item.person { positions[person] = index }
            for tokens in item.mentions {
                mentions.append(Mention(tokens: tokens, head: tokens.upperBound - 1, form: .name, entities: [index]))
            }
        }
        for group in people.groups {
            mentions.append(
                Mention(
                    tokens: group.tokens, head: group.tokens.upperBound - 1, form: .group,
                    entities: group.people.compactMap { positions[$0] }))
        }
        mentions.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
    }

    /// A name in one line, where the text breaks the line within it.
    private static func clean(_ name: String) -> String { String(name.map { $0 == "\n" ? " " : $0 }) }
}
