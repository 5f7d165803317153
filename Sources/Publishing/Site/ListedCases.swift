// What the lists of the last site said of each case, so that what did not change need not be worked out again.

import CaseModel
import FoundationEssentials
import Presentation
public import Publication

/// The cases of a site as its lists know them, by the digest of all that is said in each. Keep it where nobody else can change it.
public struct ListedCases: Sendable {
    /// What all pages had in common: under another day or other rules nothing of it holds.
    let frame: String
    private let cases: [PublicID: Stored]

    /// A case; entities by their identifiers.
    private struct Stored: Codable, Sendable {
        var id: PublicID
        var data: String
        var state: PublishedState
        var day: Int?
        var ends: String?
        var place: PublicID?
        /// Identifiers, a space between them.
        var bodies: String
        /// `IDENTIFIER:KIND:YEAR`, a space between them; those that are alleged end with `?`.
        var events: String
        var provisions: [Provision]
    }

    private struct File: Codable {
        var frame: String
        var cases: [Stored]
    }

    init(_ cases: [(listed: SiteCase, data: String)], in publication: Publication, frame: String) {
        self.frame = frame
        func id(_ entity: Int) -> String { publication.entities[entity].id.description }
        let stored = cases.map { one, data in
            Stored(
                id: one.id, data: data, state: one.state, day: one.day, ends: one.termEnds?.description,
                place: one.place.map { publication.entities[$0].id },
                bodies: one.bodies.sorted().map(id).joined(separator: " "),
                events: one.events.map { event in
                    "\(id(event.id)):\(event.kind.rawValue):\(event.year.map(String.init) ?? "")\(event.isAlleged ? "?" : "")"
                }.joined(separator: " "),
                provisions: one.provisions)
        }
        self.cases = Dictionary(stored.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads it back; nil where the bytes are none.
    public init?(_ bytes: [UInt8]) {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else { return nil }
        frame = file.frame
        cases = Dictionary(file.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The form in which it is kept.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("frame", frame)
            json.list("cases", of: cases.values.sorted { $0.id < $1.id }) { json, one in
                json.object { json in
                    json.member("id", one.id.description)
                    json.member("data", one.data)
                    json.member("state", one.state.rawValue)
                    if let day = one.day { json.member("day", day) }
                    if let ends = one.ends { json.member("ends", ends) }
                    if let place = one.place { json.member("place", place.description) }
                    json.member("bodies", one.bodies)
                    json.member("events", one.events)
                    json.list("provisions", of: one.provisions) { json, provision in
                        json.object { json in
                            json.member("article", provision.article)
                            if let part = provision.part { json.member("part", part) }
                            json.member("code", provision.code.rawValue)
                            if let country = provision.country { json.member("country", country) }
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    /// The case of a person where all that is said in it has this digest; nil where it is not known.
    func listed(
        _ person: Int, _ data: String, in publication: Publication, changed: CivilDay, isNew: Bool
    ) -> SiteCase? {
        guard let one = cases[publication.entities[person].id], one.data == data else { return nil }
        var bodies: Set<Int> = []
        for word in one.bodies.utf8.split(separator: UInt8(ascii: " ")) {
            guard let body = publication.place(of: Substring(word)) else { return nil }
            bodies.insert(body)
        }
        var events: [SiteCase.Event] = []
        for word in one.events.utf8.split(separator: UInt8(ascii: " ")) {
            let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard parts.count == 3, let event = publication.place(of: Substring(parts[0])),
                let kind = EventKind(rawValue: String(Substring(parts[1])))
            else { return nil }
            let isAlleged = parts[2].last == UInt8(ascii: "?")
            let year = Int(Substring(isAlleged ? parts[2].dropLast() : parts[2]))
            events.append(SiteCase.Event(id: event, kind: kind, year: year, isAlleged: isAlleged))
        }
        let place = one.place.flatMap { publication.place(of: $0) }
        guard (place == nil) == (one.place == nil) else { return nil }
        return SiteCase(
            person, in: publication, state: one.state, day: one.day, termEnds: one.ends.flatMap { EDTF($0) },
            provisions: one.provisions, place: place, bodies: bodies, events: events, changed: changed, isNew: isNew)
    }
}

extension Publication {
    fileprivate func place(of text: Substring) -> Int? { PublicID(text).flatMap { place(of: $0) } }
}
