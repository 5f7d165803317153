// Reads entities of FollowTheMoney, one JSON object a line: those that we wrote, and of others what has a place here.

import CaseModel
import FoundationEssentials

enum FTMReader {
    /// One line.
    struct Line: Decodable {
        var id: String
        var schema: String
        var properties: [String: [String]]
        /// Its number in the file, from 1.
        var number = 0

        private enum CodingKeys: String, CodingKey { case id, schema, properties }

        var place: String { "line \(number)" }
        func all(_ property: String) -> [String] { properties[property] ?? [] }
        func first(_ property: String) -> String? { properties[property]?.first }

        /// What notes such as "time: 14:30" say, in order.
        func notes(_ label: String) -> [String] {
            all("notes").filter { $0.hasPrefix(label + ": ") }.map { String($0.dropFirst(label.count + 2)) }
        }
    }

    static func read(_ bytes: [UInt8]) throws(TableError) -> Exchange {
        var exchange = Exchange(.followTheMoney)
        var lines: [Line] = []
        let decoder = JSONDecoder()
        for (place, bytes) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
            do {
                var line = try decoder.decode(Line.self, from: Data(bytes))
                line.number = place + 1
                lines.append(line)
            } catch {
                exchange.problem("line \(place + 1)", "it \(JSONProblem.words(of: error)).")
            }
        }
        if lines.isEmpty {
            throw TableError("there is no entity of FollowTheMoney in it; it has to have one JSON object a line.")
        }
        for line in lines { addThing(line, to: &exchange) }
        for line in lines { addStatements(line, to: &exchange) }
        addParticipants(lines, to: &exchange)
        return exchange
    }

    private static func type(of line: Line) -> EntityType? {
        switch line.schema {
        case "Person": .person
        case "LegalEntity": line.all("keywords").contains("group") ? .group : .organisation
        case "Organization", "PublicBody", "Company": .organisation
        case "Address": .place
        case "Event": .event
        default: nil
        }
    }

    private static let documents: Set<String> = [
        "Document", "Article", "HyperText", "PlainText", "Pages", "Email", "Image", "Video", "Audio", "Table",
        "Workbook",
    ]

    private static func addThing(_ line: Line, to exchange: inout Exchange) {
        if let type = type(of: line) {
            if type == .event, kind(of: line) == nil {
                return exchange.problem(
                    line.place, "what happened is not told in words that are known here; put a kind into keywords.")
            }
            if !exchange.add(line.id, type) {
                exchange.problem(line.place, "its id stands for something else already.")
            }
        } else if documents.contains(line.schema) {
            let published = line.notes("published").first ?? line.first("publishedAt") ?? line.first("date")
            exchange.add(
                Exchange.Origin(
                    id: line.id, kind: line.first("keywords") ?? "document", title: line.first("title"),
                    site: line.first("publisher"), published: published.flatMap { EDTF($0) },
                    language: line.first("language") ?? "und", original: exchange.origins.count))
        } else if FTMLink(schema: line.schema) == nil {
            exchange.problem(line.place, "a '\(line.schema.prefix(40))' has no place here; it was left out.")
        }
    }

    private static func kind(of line: Line) -> EventKind? {
        line.all("keywords").lazy.compactMap { EventKind(rawValue: $0) }.first
    }

    private static func addStatements(_ line: Line, to exchange: inout Exchange) {
        let origin = line.first("proof").flatMap { exchange.origin($0) }
        guard let type = type(of: line), exchange.type(of: line.id) == type else {
            if let link = FTMLink(schema: line.schema) { add(link, line, origin, to: &exchange) }
            return
        }
        guard type != .event else { return addEvent(line, origin, to: &exchange) }
        func state(_ property: Property, _ value: Value) { exchange.state(line.id, property, value, origin: origin) }
        if !line.all("keywords").contains("not named") {
            for name in line.all("name") { state(.name, .text(name)) }
        }
        for alias in line.all("alias") { state(.alias, .text(alias)) }
        for word in line.all("classification") {
            if type == .person, let role = PersonRole(rawValue: word) { state(.role, .role(role)) }
            if type == .organisation, let kind = OrganisationKind(rawValue: word) {
                state(.organisationKind, .organisationKind(kind))
            }
        }
        if type == .group {
            for words in line.all("summary") where words.hasPrefix("size: ") {
                if let size = Int(words.dropFirst(6)), size >= 0 { state(.size, .number(size)) }
            }
        }
    }

    private static func addEvent(_ line: Line, _ origin: Int?, to exchange: inout Exchange) {
        let standing = standing(of: line)
        let wordOf = line.notes("according to").map { Speaker.unnamed($0) }
        let deniedBy = line.notes("denied by").first.map { Speaker.unnamed($0) }
        func state(_ property: Property, _ value: Value?, of words: String?) {
            guard let words else { return }
            guard let value else {
                return exchange.problem(line.place, "'\(words.prefix(40))' can't be read as its \(property.fileName).")
            }
            exchange.state(
                line.id, property, value, wordOf: wordOf, standing: standing,
                deniedBy: property == .kind ? deniedBy : nil, origin: origin)
        }
        if let kind = kind(of: line) { state(.kind, .eventKind(kind), of: kind.rawValue) }
        for (property, label, name) in [(Property.date, "date", "date"), (.until, "until", "endDate")] {
            let words =
                line.notes(label).first ?? line.first(name) ?? (property == .date ? line.first("startDate") : nil)
            state(property, words.flatMap { EDTF($0) }.map { .date($0) }, of: words)
        }
        if let id = line.first("addressEntity"), let place = exchange.thing(id), exchange.type(of: id) == .place {
            state(.place, .entity(place), of: id)
        }
        for (property, label) in [(Property.time, "time"), (.facility, "facility"), (.from, "from"), (.to, "to")] {
            let words = line.notes(label).first
            state(property, words.map { .text($0) }, of: words)
        }
        let duration = line.notes("duration").first
        state(.duration, duration.flatMap { ISODuration($0) }.map { .duration($0) }, of: duration)
        for words in line.notes("provision") {
            state(.provision, ProvisionLabel.provision(words).map { .provision($0) }, of: words)
        }
    }

    private static func standing(of line: Line) -> Standing {
        line.notes("standing").first.flatMap { Standing(rawValue: $0) } ?? .reported
    }

    private static func add(_ link: FTMLink, _ line: Line, _ origin: Int?, to exchange: inout Exchange) {
        guard let from = line.first(link.from), let to = line.first(link.to), exchange.thing(from) != nil,
            let other = exchange.thing(to)
        else { return exchange.problem(line.place, "it links something that is not in the file.") }
        // Who takes part in an event is told with the events.
        if exchange.type(of: from) == .event { return }
        guard let type = line.first(link.word).flatMap({ RelationType(rawValue: $0) }) ?? link.usual else {
            return exchange.problem(
                line.place, "how the two stand to one another is not told in words that are known here.")
        }
        let words = line.all("summary")
        let standing = words.lazy.filter { $0.hasPrefix("standing: ") }
            .compactMap { Standing(rawValue: String($0.dropFirst(10))) }.first
        exchange.state(
            from, .relation(type), .entity(other), standing: standing ?? .reported,
            isFormer: words.contains("former"), origin: origin)
    }

    /// Who takes part in events, as links say it; of other programs' events, who is involved and no link tells how.
    private static func addParticipants(_ lines: [Line], to exchange: inout Exchange) {
        var linked: Set<[String]> = []
        var standings: [String: (standing: Standing, wordOf: [Speaker], origin: Int?)] = [:]
        for line in lines where line.schema == "Event" {
            standings[line.id] = (
                standing(of: line), line.notes("according to").map { .unnamed($0) },
                line.first("proof").flatMap { exchange.origin($0) }
            )
        }
        for line in lines where line.schema == "UnknownLink" {
            guard let event = line.first("subject"), let id = line.first("object"), let stood = standings[event],
                exchange.type(of: event) == .event, let other = exchange.thing(id)
            else { continue }
            linked.insert([event, id])
            let side: Property? =
                switch line.first("role") {
                case "victim": .victim
                case "actor", "accused": .actor
                default: nil
                }
            guard let side else {
                exchange.problem(line.place, "it does not tell on which side of the event the two are.")
                continue
            }
            exchange.state(
                event, side, .entity(other), wordOf: stood.wordOf, standing: stood.standing, origin: stood.origin)
        }
        for line in lines where line.schema == "Event" && exchange.type(of: line.id) == .event {
            for id in line.all("involved") where !linked.contains([line.id, id]) {
                exchange.problem(line.place, "'\(id.prefix(40))' is involved, but not told on which side; left out.")
            }
        }
    }
}

/// Schemas that link two things, with the properties that name them.
struct FTMLink {
    let from: String
    let to: String
    let word: String
    /// What a link is that does not say it in our words.
    let usual: RelationType?

    init?(schema: String) {
        switch schema {
        case "Membership": (from, to, word, usual) = ("member", "organization", "role", .memberOf)
        case "Employment": (from, to, word, usual) = ("employee", "employer", "role", .employeeOf)
        case "Family": (from, to, word, usual) = ("relative", "person", "relationship", .relativeOf)
        case "Associate": (from, to, word, usual) = ("associate", "person", "relationship", .associateOf)
        case "Representation": (from, to, word, usual) = ("agent", "client", "role", nil)
        case "Succession": (from, to, word, usual) = ("successor", "predecessor", "role", .successorOf)
        case "UnknownLink": (from, to, word, usual) = ("subject", "object", "role", nil)
        default: return nil
        }
    }
}
