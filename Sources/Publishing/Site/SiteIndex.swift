// Everything that lists of the site ask for, worked out once of all cases.

import CaseModel
import Phrases
import Publication

/// Small numbers are told as "fewer than".
struct SmallCounts: Sendable {
    let smallest: Int

    /// A number as it may be told; nil for none.
    func said(_ count: Int, _ words: Phrasebook) -> String? {
        if count == 0 { return nil }
        if count < smallest { return words("statistics.fewer", ["n": .number(smallest)]) }
        return Phrase.grouped(count)
    }
}

/// The cases of a site, and what they have in common.
struct SiteIndex: Sendable {
    struct Law: Sendable {
        let provision: Provision
        /// Places in `cases`, in the order of the register.
        let cases: [Int]
    }

    struct Named: Sendable {
        /// A body or place, as a place in the publication.
        let entity: Int
        let cases: [Int]
    }

    let publication: Publication
    let cases: [SiteCase]
    /// Those held longest first, then the others by name.
    let order: [Int]
    let byState: [PublishedState: Int]
    let laws: [Law]
    let bodies: [Named]
    let places: [Named]
    let counts: SmallCounts

    init(_ publication: Publication, _ cases: [SiteCase]) {
        self.publication = publication
        self.cases = cases
        counts = SmallCounts(smallest: publication.policy.smallestCount)
        let keys = cases.map { one in
            (PublishedState.allCases.firstIndex(of: one.state) ?? 0, -(one.day ?? -1), one.name, one.id)
        }
        order = cases.indices.sorted { keys[$0] < keys[$1] }
        byState = Dictionary(grouping: cases, by: \.state).mapValues(\.count)
        var (laws, bodies, places): ([Provision: [Int]], [Int: [Int]], [Int: [Int]]) = ([:], [:], [:])
        for place in order {
            for provision in cases[place].provisions { laws[provision, default: []].append(place) }
            for body in cases[place].bodies { bodies[body, default: []].append(place) }
            if let town = cases[place].place { places[town, default: []].append(place) }
        }
        self.laws = laws.map { Law(provision: $0, cases: $1) }.sorted { a, b in
            a.cases.count != b.cases.count
                ? a.cases.count > b.cases.count : Self.path(of: a.provision) < Self.path(of: b.provision)
        }
        func sorted(_ named: [Int: [Int]]) -> [Named] {
            named.map { Named(entity: $0, cases: $1) }.sorted { a, b in
                a.cases.count != b.cases.count ? a.cases.count > b.cases.count : a.entity < b.entity
            }
        }
        (self.bodies, self.places) = (sorted(bodies), sorted(places))
    }

    func name(_ entity: Int) -> String { publication.name(of: entity) }
    func id(_ entity: Int) -> PublicID { publication.entities[entity].id }

    /// The page of a provision, in the folder of a language: "law/criminal-297-2-kz.html".
    static func path(of provision: Provision) -> String {
        let parts = [provision.code.rawValue, provision.article, provision.part ?? "", provision.country ?? ""]
        let safe = parts.filter { !$0.isEmpty }.map { part in
            String(
                part.lowercased().unicodeScalars.map { scalar in
                    scalar.properties.isAlphabetic || scalar.value < 0x80 && scalar.properties.numericType != nil
                        ? Character(scalar) : "-"
                }.prefix(24))
        }
        return "law/\(safe.joined(separator: "-")).html"
    }
}
