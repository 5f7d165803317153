// Publications by chance, with the texts that break files. All names are made up.

import CaseModel
public import Publication
import TestSupport

/// A publication that is the same for a seed.
public enum RandomPublication {
    /// Words as somebody has to survive them.
    public static let hostile = [
        "=cmd|' /C calc'!A0", "+7 701 000 00 00", "-1", "-2+3", "@SUM(A1)", "'=1+1", "\"=1\"", " =1", "\t=1",
        "\r\nnext",
        "a,b;c\"d\"", "line\nanother", "line\r\nanother", "nul\u{0}here", "bell\u{7}", "\u{FEFF}mark", "\u{202E}txet",
        "\u{200F}\u{627}\u{644}", "zero\u{200B}width", "e\u{301}galite\u{301}", "\u{1F1F0}\u{1F1FF} flag", "''", "'",
        "'quoted'",
        "\"quoted\"", "a|b", "<script>alert(1)</script>", "]]>", "\\", "\u{2028}line", "\u{85}next", "\u{FF1D}1",
        "NULL", "nan", "0123",
        "\u{10FFFF}", String(repeating: "long ", count: 2_000),
    ]

    /// - Parameters:
    ///   - hostility: of ten texts, how many are hostile.
    ///   - things: how many entities there are; a few, where nothing is said.
    public static func make(seed: UInt64, hostility: Int = 3, things: Int? = nil) -> Publication {
        var maker = Maker(random: Random(seed: seed), hostility: hostility)
        return maker.make(things)
    }

    private struct Maker {
        var random: Random
        /// Of ten texts, how many are hostile.
        let hostility: Int
        var statements: [PublishedStatement] = []
        var entities: [PublishedEntity] = []
        var sources: [PublishedSource] = []
        var quotes = QuoteGatherer()

        mutating func chance(_ ofTen: Int) -> Bool { random.below(10) < ofTen }

        mutating func pick<Item>(_ items: [Item]) -> Item { items[random.below(items.count)] }

        mutating func id() -> PublicID {
            let number = random.next()
            return PublicID((0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) })
        }

        mutating func words() -> String {
            if chance(hostility) { return pick(RandomPublication.hostile) }
            let first = ["Aidar", "Madina", "Иван", "Әсем", "Zhanna", "O'Neil"]
            let last = ["Testov", "Sampleva", "Примеров", "Үлгіұлы", "of Example Street 5", "(the elder)"]
            return pick(first) + " " + pick(last)
        }

        mutating func date() -> EDTF {
            let texts = [
                "2024-05-16", "2024-05", "2024", "2024-04~", "2024-05-16/2024-05-31", "XXXX-05-16", "2023-21", "201X",
                "2024-05-16/..", "../2024-05-16", "2024-02-29?", "1999-12-31", "/2024-01-01", "-0044-03-15", "Y12345",
            ]
            return EDTF(pick(texts)) ?? EDTF(CivilDay(number: 19_000))
        }

        mutating func provision() -> Provision {
            Provision(
                article: pick(["297", "272.3", "58A", "405-1"]), part: chance(5) ? pick(["1", "2", "4-1"]) : nil,
                code: pick(LegalCode.allCases), country: chance(5) ? pick(["KZ", "RU", "KG"]) : nil)
        }

        mutating func make(_ things: Int?) -> Publication {
            for _ in 0..<(1 + random.below(4)) {
                let isReport = chance(6)
                sources.append(
                    PublishedSource(
                        id: id(), kind: isReport ? .report : pick([.document, .known, .table]),
                        title: isReport ? words() : nil, site: isReport ? words() : nil,
                        published: isReport ? date() : nil, language: pick(["en", "ru", "kk", "und", "tt"]),
                        original: random.below(2)))
            }
            let types: [EntityType] = (0..<(things ?? 3 + random.below(10))).map { _ in pick(EntityType.allCases) }
            for type in types {
                entities.append(
                    PublishedEntity(
                        id: id(), type: type, naming: type == .event ? .none : pick([.full, .initials, .none])))
            }
            entities.sort { $0.id < $1.id }
            for place in entities.indices {
                entities[place].isCase = entities[place].type == .person && entities[place].naming != .none
                state(entities[place], EntityID(place))
            }
            statements.sort { $0.statement.subject < $1.statement.subject }
            return Publication(
                day: CivilDay(number: 20_000 + random.below(100)), policy: PublicationPolicy(), entities: entities,
                statements: quotes.placed(statements), sources: sources, quotes: quotes.inOrder)
        }

        /// Entities of some types.
        func others(_ types: [EntityType]) -> [EntityID] {
            entities.indices.filter { types.contains(entities[$0].type) }.map { EntityID($0) }
        }

        mutating func say(_ subject: EntityID, _ property: Property, _ value: Value) {
            let speakers = others([.person, .organisation])
            func speaker(_ maker: inout Maker) -> Speaker {
                maker.chance(5) && !speakers.isEmpty ? .entity(maker.pick(speakers)) : .unnamed(maker.words())
            }
            let wordOf = chance(3) ? (0...random.below(2)).map { _ in speaker(&self) } : []
            let denier = chance(2) ? speaker(&self) : nil
            let quoted = chance(5) ? words() : nil
            let statement = Statement(
                subject: subject, property: property, value: value, spans: [], wordOf: wordOf,
                standing: property == .name || chance(5) ? .reported : pick(Standing.allCases),
                deniedBy: denier, isFormer: chance(1), rule: "",
                confidence: .sure, review: .accepted, madeBy: "")
            let source = random.below(sources.count)
            let quote = quoted.map { quotes.number(of: $0, in: source) }
            statements.append(PublishedStatement(statement, source: source, quote: quote))
        }

        mutating func state(_ entity: PublishedEntity, _ id: EntityID) {
            if entity.type == .event { return event(id) }
            if entity.naming != .none { say(id, .name, .text(words())) }
            if chance(3) { say(id, .alias, .text(words())) }
            if entity.type == .person || entity.type == .organisation {
                let people = others([.person, .organisation]).filter { $0 != id }
                for type in RelationType.allCases where chance(1) && !people.isEmpty {
                    say(id, .relation(type), .entity(pick(people)))
                }
            }
            switch entity.type {
            case .person: for role in PersonRole.allCases where chance(1) { say(id, .role, .role(role)) }
            case .organisation: say(id, .organisationKind, .organisationKind(pick(OrganisationKind.allCases)))
            case .group: say(id, .size, .number(random.below(5_000)))
            default: break
            }
            if chance(1) { say(id, .neverMerge, .mark) }
        }

        mutating func event(_ id: EntityID) {
            say(id, .kind, .eventKind(pick(EventKind.allCases)))
            let people = others([.person, .organisation, .group])
            for property in [Property.victim, .actor] where !people.isEmpty {
                for _ in 0..<random.below(3) { say(id, property, .entity(pick(people))) }
            }
            let places = others([.place])
            if chance(5), !places.isEmpty { say(id, .place, .entity(pick(places))) }
            for property in [Property.facility, .from, .to, .time] where chance(3) { say(id, property, .text(words())) }
            for property in [Property.date, .until] {
                for _ in 0..<random.below(3) { say(id, property, .date(date())) }
            }
            if chance(3), let duration = ISODuration(pick(["P15D", "P3Y6M", "PT48H", "P2W"])) {
                say(id, .duration, .duration(duration))
            }
            for _ in 0..<random.below(3) { say(id, .provision, .provision(provision())) }
        }
    }
}
